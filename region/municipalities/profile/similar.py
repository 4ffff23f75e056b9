"""The municipalities most like one, with the reasons, and a free choice beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from region.content.catalogue import COUNTY, Catalogue
from region.content.periods import period_label
from region.indicators.by_sex import divided
from region.indicators.provenance import source_line
from region.indicators.sexes import municipal_sexes, name_of
from region.municipalities.profile.rows import Cell, Strip, cell, strip
from region.municipalities.profile.similarity import NEAR, Likeness, Similar, nearest, structure
from region.words.language import gettext
from region.words.text import Language
from region.words.views import UnknownIdError, view

ALIKE = 3
APART = 2


@dataclass(frozen=True, eq=False)
class Reason:
    """One indicator of two municipalities: what it is in each, and when."""

    indicator: str
    name: str
    own: str
    period: str
    text: str


@dataclass(frozen=True, eq=False)
class SimilarView:
    """A similar municipality, near in `near` of `of` measures. `distance` is in deviations."""

    code: str
    name: str
    distance: float
    near: int
    of: int
    alike: tuple[Reason, ...]
    apart: tuple[Reason, ...]


@dataclass(frozen=True, eq=False)
class StructureItem:
    """One indicator that likeness is measured by."""

    indicator: str
    name: str
    period: str
    line: str


@dataclass(frozen=True, eq=False)
class ComparisonRow:
    """One indicator for the municipalities compared, in the order of the columns."""

    indicator: str
    name: str
    unit: str
    period: str
    cells: tuple[Cell, ...]
    county: Cell
    strip: Strip | None
    line: str


@dataclass(frozen=True, eq=False)
class ComparisonView:
    """The first municipality is the profile's own; the county stands last."""

    names: tuple[str, ...]
    county: str
    rows: tuple[ComparisonRow, ...]


@view
def structure_items(
    catalogue: Catalogue, language: Language, like: Likeness = "all"
) -> tuple[StructureItem, ...]:
    """Return what likeness is measured by, with year and source."""
    found = structure(catalogue, like)
    return tuple(
        StructureItem(
            indicator=key,
            name=catalogue.indicators[key].name[language],
            period=period_label(catalogue.indicators[key], period, language),
            line=source_line(catalogue, catalogue.indicators[key], language, derived=True),
        )
        for key, period in zip(found.indicators, found.periods, strict=True)
    )


def _reason(
    catalogue: Catalogue, indicator_id: str, period: str, code: str, other: str, language: Language
) -> Reason:
    _ = gettext(language)
    indicator = catalogue.indicators[indicator_id]
    rows = catalogue.observations[indicator_id].by_period[period]
    own, theirs = (cell(rows.get(area), indicator, language) for area in (code, other))
    label = period_label(indicator, period, language)
    return Reason(
        indicator=indicator_id,
        name=indicator.short_name[language],
        own=own.text,
        period=label,
        text=_("{indicator}: {theirs} mot {own} ({year})").format(
            indicator=indicator.short_name[language],
            theirs=theirs.number,
            own=own.text,
            year=label,
        ),
    )


def _similar(
    catalogue: Catalogue, code: str, found: Similar, like: Likeness, language: Language
) -> SimilarView:
    basis = structure(catalogue, like)
    known = [(gap, place) for place, gap in enumerate(found.gaps) if gap is not None]
    known.sort()

    def reasons(places: list[tuple[float, int]]) -> tuple[Reason, ...]:
        return tuple(
            _reason(
                catalogue,
                basis.indicators[place],
                basis.periods[place],
                code,
                found.code,
                language,
            )
            for _gap, place in places
        )

    alike = [one for one in known if one[0] <= NEAR][:ALIKE]
    return SimilarView(
        code=found.code,
        name=catalogue.areas[found.code].name[language],
        distance=found.distance,
        near=found.near,
        of=len(known),
        alike=reasons(alike),
        apart=reasons(known[len(alike) :][-APART:][::-1]),
    )


def likenesses(language: Language) -> dict[Likeness, str]:
    """Return what municipalities can be alike in, and how it is called."""
    _ = gettext(language)
    return {
        "all": _("Allt"),
        "people": _("Invånare och boende"),
        "economy": _("Arbete och inkomst"),
    }


@view
def similar(
    catalogue: Catalogue, code: str, language: Language, like: Likeness = "all"
) -> tuple[SimilarView, ...]:
    """Return the five municipalities most like this one in a set, the most similar first."""
    return tuple(
        _similar(catalogue, code, found, like, language)
        for found in nearest(structure(catalogue, like).scores, code)
    )


@view
def comparison(
    catalogue: Catalogue, code: str, others: tuple[str, ...], language: Language
) -> ComparisonView:
    """Return the structure of the municipality beside others and the county.

    Raises
    ------
    UnknownIdError
        if one of the codes is no municipality.
    """
    columns = _checked(catalogue, code, others)
    basis = structure(catalogue)
    keys = dict(zip(basis.indicators, basis.periods, strict=True))
    names = {key: catalogue.indicators[key].name[language] for key in keys}
    return _beside(catalogue, columns, keys, names, language)


@view
def gaps_beside(
    catalogue: Catalogue, code: str, others: tuple[str, ...], language: Language
) -> ComparisonView:
    """Return the gap between women and men beside others and the county, measure by measure.

    Raises
    ------
    UnknownIdError
        if one of the codes is no municipality.
    """
    columns = _checked(catalogue, code, others)
    seen = divided(catalogue, "gap")
    keys = {key: seen.observations[key].municipal_periods[-1] for key in municipal_sexes(catalogue)}
    names = {key: name_of(catalogue, key, language) for key in keys}
    return _beside(seen, columns, keys, names, language)


def _checked(catalogue: Catalogue, code: str, others: tuple[str, ...]) -> tuple[str, ...]:
    """Return the codes of the columns, all of them municipalities."""
    allowed = tuple(area.code for area in catalogue.municipalities)
    for key in (code, *others):
        if key not in allowed:
            raise UnknownIdError("municipality", key, allowed)
    return (code, *others)


def _beside(
    catalogue: Catalogue,
    columns: tuple[str, ...],
    keys: Mapping[str, str],
    names: Mapping[str, str],
    language: Language,
) -> ComparisonView:
    """Return measures, each in its period, for the columns and the county."""
    code, *others = columns
    rows = []
    for key, period in keys.items():
        indicator = catalogue.indicators[key]
        found = catalogue.observations[key].by_period[period]
        rows.append(
            ComparisonRow(
                indicator=key,
                name=names[key],
                unit=indicator.unit[language],
                period=period_label(indicator, period, language),
                cells=tuple(cell(found.get(area), indicator, language) for area in columns),
                county=cell(found.get(COUNTY), indicator, language),
                strip=strip(catalogue, indicator, period, code, others, language),
                line=source_line(catalogue, indicator, language),
            )
        )
    return ComparisonView(
        names=tuple(catalogue.areas[key].name[language] for key in columns),
        county=catalogue.areas[COUNTY].name[language],
        rows=tuple(rows),
    )
