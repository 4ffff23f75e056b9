"""Several measures at once: the chosen areas in each, with their places among all."""

from __future__ import annotations

from dataclasses import dataclass

from region.comparisons.certainty import field_of
from region.comparisons.comparison import ComparedValue, CompareView, compare
from region.comparisons.lines import LinePoint
from region.comparisons.peers import Role, ranked_only
from region.content.catalogue import Catalogue, ScopeName
from region.indicators.order import lowest_first
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import UnknownIdError, view

MOST_MEASURES = 4
DEFAULT_MEASURES: dict[ScopeName, tuple[str, ...]] = {
    "europe": ("tertiary_25_64", "employment_15_64", "rd_share_of_gdp", "gdp_pps_per_head"),
    "counties": (
        "median_income_20_64",
        "share_post_secondary_25_64",
        "unemployment_total_18_65",
        "ghg_emissions_per_capita",
    ),
}


@dataclass(frozen=True, eq=False)
class Cell:
    """One place in one measure.

    Attributes
    ----------
    value
        Its value in the measure's year, with its rank; None where it has none that year.
    earlier
        Then the last value before that year, which is not ranked; None if there is none at all.
    """

    value: ComparedValue | None
    earlier: LinePoint | None


@dataclass(frozen=True, eq=False)
class SeveralRow:
    """One place: its cells stand in the order of the measures."""

    code: str
    name: str
    role: Role
    cells: tuple[Cell, ...]


@dataclass(frozen=True, eq=False)
class SeveralView:
    """Stockholm and its peers in several measures, each in Stockholm's latest year.

    Attributes
    ----------
    measures
        Each measure as it is shown alone.
    rows
        Stockholm first, then the peers as they were chosen, then the whole.
    sentence
        In how many of the measures Stockholm is first among those shown, beyond doubt.
    places
        Stockholm's place among those shown, measure by measure.
    """

    scope: ScopeName
    measures: tuple[CompareView, ...]
    rows: tuple[SeveralRow, ...]
    sentence: str
    places: str


def read_measures(
    catalogue: Catalogue, scope: ScopeName, text: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the measures that a list of ids names, each once, and what is unknown in it."""
    known = catalogue.comparisons[scope].indicators
    parts = list(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    found = [part for part in parts if part in known]
    return tuple(found[:MOST_MEASURES]), tuple(part for part in parts if part not in known)


def default_measures(catalogue: Catalogue, scope: ScopeName) -> tuple[str, ...]:
    """Return the measures that a scope begins with; those that are not known are left out."""
    known = catalogue.comparisons[scope].indicators
    return tuple(key for key in DEFAULT_MEASURES[scope] if key in known) or tuple(known)[:1]


def _cell(found: CompareView, code: str) -> Cell:
    value = next((one for one in found.values if one.code == code), None)
    line = next((one for one in found.lines if one.code == code), None)
    before = [p for p in line.points if p.period < found.period] if line and not value else []
    return Cell(value, before[-1] if before else None)


def _among(catalogue: Catalogue, found: CompareView) -> tuple[tuple[int, int], int]:
    """Return which places Stockholm can have among those shown, and among how many."""
    one = catalogue.comparisons[found.scope]
    indicator = one.indicators[found.indicator]
    rows = one.readings[found.indicator].by_period[found.period]
    shown = {value.code for value in found.values if value.role != "union"}
    ranked = {row.area for row in ranked_only(one, rows.values())}
    field = field_of(one, indicator, found.period, lowest_first(indicator))
    span = field.span(one.own, shown & ranked)
    return (span.low, span.high) if span else (1, len(shown)), len(shown & ranked)


def _sentence(firsts: int, measures: int, others: int, language: Language) -> str:
    _ = gettext(language)
    count, all_of = fmt.in_words(firsts, language), fmt.in_words(measures, language)
    if measures == 1:
        sure, unsure = _("Stockholm är först av {n}"), _("Stockholm är inte säkert först av {n}")
        text = sure if firsts else unsure
    elif firsts == 0:
        text = _("Stockholm är inte säkert först av {n} i något av {measures} mått")
    elif firsts == measures:
        text = _("Stockholm är först av {n} i alla {measures} mått")
    else:
        text = _("Stockholm är först av {n} i {count} av {measures} mått")
    return text.format(n=fmt.in_words(others, language), count=count, measures=all_of)


@view
def several(
    catalogue: Catalogue,
    scope: ScopeName,
    measures: tuple[str, ...],
    peers: tuple[str, ...],
    language: Language,
) -> SeveralView:
    """Return several measures for Stockholm and its peers, each in its own latest year.

    Raises
    ------
    UnknownIdError
        for a measure that the comparison does not have, or none at all.
    """
    _ = gettext(language)
    one = catalogue.comparisons[scope]
    if not measures:
        raise UnknownIdError("measures", "", tuple(one.indicators))
    found = tuple(compare(catalogue, scope, key, peers, "", language) for key in measures)
    whole = any(line.role == "union" and line.points for each in found for line in each.lines)
    lines = {line.code: line for each in found for line in each.lines}
    order = [code for code in (one.own, *peers, one.union) if code in lines]
    rows = tuple(
        SeveralRow(
            code,
            lines[code].name,
            lines[code].role,
            tuple(_cell(each, code) for each in found),
        )
        for code in order
        if code != one.union or whole
    )
    spans = [_among(catalogue, each) for each in found]
    firsts = sum(span == (1, 1) and number > 1 for span, number in spans)
    told = []
    for each, ((low, high), number) in zip(found, spans, strict=True):
        place = str(low) if low == high else f"{low}–{high}"
        told.append(
            _("{measure} {year}: plats {place} av {n}").format(
                measure=each.short_name, year=each.label, place=place, n=number
            )
            + f" ({each.grade_name})"
        )
    shown = sum(row.role != "union" for row in rows)
    return SeveralView(
        scope=scope,
        measures=found,
        rows=rows,
        sentence=_sentence(firsts, len(found), shown, language),
        places=_("Bland dem som visas. {places}.").format(places="; ".join(told)),
    )
