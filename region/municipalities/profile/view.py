"""A municipality in figures: who it is, in words, indicator by indicator, and who is like it."""

from __future__ import annotations

from dataclasses import dataclass

from region.content.catalogue import Catalogue
from region.content.geography import shapes
from region.indicators.certainty.words import rank_note
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
from region.words.views import UnknownIdError, view

FACTS = ("population", "land_area", "population_density")


@dataclass(frozen=True, eq=False)
class Neighbour:
    """A municipality that borders on this one."""

    code: str
    name: str


@dataclass(frozen=True, eq=False)
class ProfileView:
    """All that the profile of one municipality says."""

    code: str
    name: str
    facts: tuple[ProfileRow, ...]
    neighbours: tuple[Neighbour, ...]
    summary: tuple[str, ...]
    themes: tuple[ThemeRows, ...]
    similar: tuple[SimilarView, ...]
    structure: tuple[StructureItem, ...]
    rank_note: str

    @property
    def rows(self) -> tuple[ProfileRow, ...]:
        """All indicators, theme by theme."""
        return tuple(row for theme in self.themes for row in theme.rows)


@view
def profile(catalogue: Catalogue, code: str, language: Language) -> ProfileView:
    """Return the profile of the municipality with this code.

    Raises
    ------
    UnknownIdError
        if there is no such municipality.
    """
    names = {area.code: area.name[language] for area in catalogue.municipalities}
    if code not in names:
        raise UnknownIdError("municipality", code, tuple(names))
    shape = next(shape for shape in shapes().shapes if shape.code == code)
    rows = {
        indicator.id: (indicator.theme, profile_row(catalogue, indicator, code, language))
        for indicator in catalogue.municipal_indicators
    }
    themes = []
    for theme in catalogue.themes.values():
        found = [row for key, row in rows.values() if key == theme.id]
        if found:
            found.sort(key=lambda row: row.name.casefold())
            themes.append(ThemeRows(theme.id, theme.name[language], tuple(found)))
    return ProfileView(
        code=code,
        name=names[code],
        facts=tuple(rows[key][1] for key in FACTS if key in rows),
        neighbours=tuple(
            Neighbour(key, names[key]) for key in sorted(shape.neighbours, key=names.__getitem__)
        ),
        summary=summary(catalogue, code, language),
        themes=tuple(themes),
        similar=similar(catalogue, code, language),
        structure=structure_items(catalogue, language),
        rank_note=rank_note(language),
    )


def file_name(catalogue: Catalogue, code: str, language: Language, ending: str) -> str:
    """Return what a downloaded profile is called: `kommunprofil-nacka-sv.xlsx`."""
    kind = "municipality-profile" if language == "en" else "kommunprofil"
    return f"{kind}-{slug(catalogue.areas[code].name[language])}-{language}.{ending}"
