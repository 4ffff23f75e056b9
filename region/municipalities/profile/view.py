"""A place in figures: who it is, in words, indicator by indicator, and who is like it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from region.content.catalogue import Catalogue
from region.content.geography import shapes
from region.indicators.certainty.words import rank_note
from region.municipalities.parts import Level, at_place, level_of, members, profiled
from region.municipalities.profile.rows import ProfileRow, ThemeRows, profile_row
from region.municipalities.profile.similar import (
    SimilarView,
    StructureItem,
    similar,
    structure_items,
)
from region.municipalities.profile.summary import summary
from region.words.names import slug
from region.words.text import Language
from region.words.views import UnknownIdError, whole_page

FACTS = ("population", "land_area", "population_density")


@dataclass(frozen=True, eq=False)
class Neighbour:
    """A municipality that borders on this one, or lies in it."""

    code: str
    name: str


@dataclass(frozen=True, eq=False)
class ProfileView:
    """All that the profile of one place says.

    `members` are the municipalities of the county or a part of it, `note` how a part is made.
    """

    code: str
    name: str
    level: Level
    members: tuple[Neighbour, ...]
    note: str
    facts: tuple[ProfileRow, ...]
    neighbours: tuple[Neighbour, ...]
    summary: tuple[str, ...]
    themes: tuple[ThemeRows, ...]
    similar: tuple[SimilarView, ...]
    structure: tuple[StructureItem, ...]
    rank_note: str

    @property
    def codes(self) -> tuple[str, ...]:
        """The municipalities that it is: itself, or those of the county or part."""
        return tuple(one.code for one in self.members) or (self.code,)

    @property
    def rows(self) -> tuple[ProfileRow, ...]:
        """All indicators, theme by theme."""
        return tuple(row for theme in self.themes for row in theme.rows)


@whole_page
def profile(catalogue: Catalogue, code: str, language: Language) -> ProfileView:
    """Return the profile of the municipality, the county or the part of it with this code.

    Raises
    ------
    UnknownIdError
        if there is no such place.
    """
    names = profiled(catalogue, language)
    if code not in names:
        raise UnknownIdError("municipality", code, tuple(names))
    level = level_of(catalogue, code)
    municipal = level == "municipality"
    near = next((shape.neighbours for shape in shapes().shapes if shape.code == code), ())
    catalogue = at_place(catalogue, code)
    rows = {
        indicator.id: (indicator.theme, profile_row(catalogue, indicator, code, language))
        for indicator in catalogue.municipal_indicators
    }
    themes = []
    for theme in catalogue.themes.values():
        found = [row for key, row in rows.values() if key == theme.id]
        if found:
            found.sort(key=lambda row: (catalogue.ended(row.indicator), row.name.casefold()))
            themes.append(ThemeRows(theme.id, theme.name[language], tuple(found)))
    return ProfileView(
        code=code,
        name=names[code],
        facts=tuple(rows[key][1] for key in FACTS if key in rows),
        level=level,
        members=_named(members(catalogue, code), names),
        note=catalogue.county_parts.note[language] if level == "part" else "",
        neighbours=_named(near, names),
        summary=summary(catalogue, code, language),
        themes=tuple(themes),
        similar=similar(catalogue, code, language) if municipal else (),
        structure=structure_items(catalogue, language) if municipal else (),
        rank_note=rank_note(language),
    )


def _named(codes: Iterable[str], names: Mapping[str, str]) -> tuple[Neighbour, ...]:
    return tuple(Neighbour(key, names[key]) for key in sorted(codes, key=names.__getitem__))


def file_name(catalogue: Catalogue, code: str, language: Language, ending: str) -> str:
    """Return what a downloaded profile is called: `kommunprofil-nacka-sv.xlsx`."""
    kind = "municipality-profile" if language == "en" else "kommunprofil"
    return f"{kind}-{slug(profiled(catalogue, language)[code])}-{language}.{ending}"
