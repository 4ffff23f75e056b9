"""Women and men in one indicator: both values and the gap in words, over time, in all places."""

from __future__ import annotations

from dataclasses import dataclass

from region.content.catalogue import Catalogue, Observation
from region.content.model import GROUPS, SEXES, Group, Indicator
from region.content.periods import period_label
from region.indicators import by_sex
from region.indicators.series import SeriesView, series_view
from region.indicators.values import value_note, value_number, value_text
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import UnknownIdError, view, whole_page

USUAL = "employment_rate_20_64"


@dataclass(frozen=True, eq=False)
class SexesAt:
    """Women's and men's values at one place in one period, and the gap, ready to show.

    `told` says the gap in words, and `note` what must be known about either of the two values.
    """

    code: str
    area: str
    year: int
    period: str
    women: float
    men: float
    women_number: str
    men_number: str
    women_text: str
    men_text: str
    gap: float
    gap_text: str
    told: str
    note: str

    @property
    def highest(self) -> float:
        """The larger of the two values."""
        return max(self.women, self.men)


@dataclass(frozen=True, eq=False)
class Sexes:
    """Women and men in one indicator at one place, over time and in the latest period of both."""

    indicator: str
    name: str
    short_name: str
    unit: str
    decimals: int
    latest: SexesAt
    women: SeriesView
    men: SeriesView
    gap: SeriesView
    summary: str


def divided_indicators(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the indicators that have values of women and men."""
    return tuple(key for key in catalogue.indicators if by_sex.is_divided(catalogue, key))


def by_theme(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the indicators that have values of women and men, by theme; a pair stands once."""
    order = list(catalogue.themes)
    named = {
        name_of(catalogue, key, "sv"): key
        for key in sorted(
            divided_indicators(catalogue),
            key=lambda key: (order.index(catalogue.indicators[key].theme), key),
            reverse=True,
        )
    }
    return tuple(reversed(named.values()))


def municipal_sexes(catalogue: Catalogue) -> tuple[str, ...]:
    """Return those that have women and men in the municipalities, by theme."""
    tables = by_sex.divided(catalogue, "gap").observations
    return tuple(key for key in by_theme(catalogue) if tables[key].municipal_periods)


def default_of_sexes(catalogue: Catalogue) -> str:
    """Return the indicator that women and men of municipalities are first shown in."""
    offered = municipal_sexes(catalogue)
    return USUAL if USUAL in offered else next(iter(offered), "")


def _found(
    catalogue: Catalogue, key: str, area: str, period: str
) -> dict[Group, Observation] | None:
    """The rows of women, men and the gap; None where one of them has no value."""
    rows = {}
    for group in GROUPS:
        table = by_sex.divided(catalogue, group).observations[key]
        row = table.by_period.get(period, {}).get(area)
        if row is None or row.value is None:
            return None
        rows[group] = row
    return rows


def periods_of_both(catalogue: Catalogue, key: str, area: str) -> tuple[str, ...]:
    """Return the periods in which there is a gap at the place, in order of time."""
    table = by_sex.divided(catalogue, "gap").observations[key]
    return tuple(row.period for row in table.series(area))


def _checked(catalogue: Catalogue, key: str) -> None:
    allowed = divided_indicators(catalogue)
    if key not in allowed:
        raise UnknownIdError("indicator of women and men", key, allowed)


def gap_told(indicator: Indicator, value: float, decimals: int, language: Language) -> str:
    """Return the gap in words: `1,1 procentenheter lägre för kvinnor`."""
    _ = gettext(language)
    if not value:
        return _("lika för kvinnor och män")
    size = fmt.with_unit(abs(value), decimals, indicator.unit[language], language)
    words = _("{size} högre för kvinnor") if value > 0 else _("{size} lägre för kvinnor")
    return words.format(size=size)


def both_told(found: SexesAt, language: Language) -> str:
    """Return both values and the gap, in a sentence."""
    _ = gettext(language)
    words = _("{area}: kvinnor {women}, män {men}; {told}.")
    return words.format(
        area=found.area, women=found.women_text, men=found.men_text, told=found.told
    )


def _at(
    catalogue: Catalogue, key: str, area: str, period: str, language: Language
) -> SexesAt | None:
    rows = _found(catalogue, key, area, period)
    if rows is None:
        return None
    seen = {group: by_sex.divided(catalogue, group).indicators[key] for group in GROUPS}
    numbers = {sex: value_number(seen[sex], rows[sex], language) for sex in SEXES}
    texts = {sex: value_text(seen[sex], rows[sex], language) for sex in SEXES}
    notes = dict.fromkeys(value_note(seen[sex], rows[sex], language) for sex in SEXES)
    decimals = seen["gap"].decimals_of(area, period)
    values = {group: row.value or 0.0 for group, row in rows.items()}
    return SexesAt(
        code=area,
        area=catalogue.areas[area].name[language],
        year=int(period),
        period=period_label(seen["women"], period, language),
        women=values["women"],
        men=values["men"],
        women_number=numbers["women"],
        men_number=numbers["men"],
        women_text=texts["women"],
        men_text=texts["men"],
        gap=values["gap"],
        gap_text=fmt.with_unit(
            values["gap"], decimals, seen["gap"].unit[language], language, sign=True
        ),
        told=gap_told(seen["gap"], values["gap"], decimals, language),
        note="; ".join(note for note in notes if note),
    )


@view
def sexes_at(
    catalogue: Catalogue, key: str, area: str, language: Language, period: str = ""
) -> SexesAt:
    """Return women and men at a place, in the latest period of both unless another is named.

    Raises
    ------
    UnknownIdError
        if the indicator is not divided by sex, or the place has no values of both.
    """
    _checked(catalogue, key)
    offered = periods_of_both(catalogue, key, area)
    if not offered:
        table = by_sex.divided(catalogue, "gap").observations[key]
        known = tuple(code for code in table.by_area if table.series(code))
        raise UnknownIdError("area", area, known)
    found = _at(catalogue, key, area, period or offered[-1], language)
    if found is None:
        raise UnknownIdError("year", period, offered)
    return found


@view
def sexes(catalogue: Catalogue, key: str, area: str, language: Language) -> Sexes:
    """Return women and men at a place over time.

    Raises
    ------
    UnknownIdError
        as `sexes_at`.
    """
    _ = gettext(language)
    latest = sexes_at(catalogue, key, area, language)
    women, men, gap = (
        series_view(by_sex.divided(catalogue, group), key, area, language) for group in GROUPS
    )
    name = name_of(catalogue, key, language)
    summary = _("{name}, {area} {period}: kvinnor {women}, män {men}; {told}.").format(
        name=name,
        area=latest.area,
        women=latest.women_text,
        men=latest.men_text,
        period=latest.period,
        told=latest.told,
    )
    return Sexes(
        indicator=key,
        name=name,
        short_name=short_name_of(catalogue, key, language),
        unit=women.unit,
        decimals=women.decimals,
        latest=latest,
        women=women,
        men=men,
        gap=gap,
        summary=summary,
    )


def name_of(catalogue: Catalogue, key: str, language: Language) -> str:
    """Return what the indicator is called of both: that of the pair, where there is one."""
    indicator = catalogue.indicators[key]
    pair = indicator.by_sex.pair if indicator.by_sex else None
    return (pair or indicator).name[language]


def short_name_of(catalogue: Catalogue, key: str, language: Language) -> str:
    """Return what the indicator is called for short, of both where it is one of a pair."""
    indicator = catalogue.indicators[key]
    pair = indicator.by_sex.pair if indicator.by_sex else None
    return (pair or indicator).short_name[language]


@view
def sexes_everywhere(
    catalogue: Catalogue, key: str, language: Language, period: str = ""
) -> tuple[SexesAt, ...]:
    """Return women and men in all municipalities of one period, the largest gap first.

    Without `period` it is the latest in which a municipality has both.

    Raises
    ------
    UnknownIdError
        as `sexes_at`, and where no municipality has both.
    """
    _checked(catalogue, key)
    offered = by_sex.divided(catalogue, "gap").observations[key].municipal_periods
    if not offered or (period and period not in offered):
        raise UnknownIdError("year", period, offered)
    found = (
        _at(catalogue, key, area.code, period or offered[-1], language)
        for area in catalogue.municipalities
    )
    return tuple(sorted((one for one in found if one), key=lambda one: (one.gap, one.area)))


@view
def any_sexes_at(catalogue: Catalogue, area: str) -> bool:
    """Whether some indicator has both women's and men's values at the place."""
    return any(periods_of_both(catalogue, key, area) for key in by_theme(catalogue))


@whole_page
def sexes_of_place(catalogue: Catalogue, area: str, language: Language) -> tuple[Sexes, ...]:
    """Return women and men in every divided indicator that has both at the place, by theme.

    A pair of indicators stands once.
    """
    return tuple(
        sexes(catalogue, key, area, language)
        for key in by_theme(catalogue)
        if periods_of_both(catalogue, key, area)
    )


@view
def sexes_of_target(catalogue: Catalogue, target: str, language: Language) -> tuple[Sexes, ...]:
    """Return women and men in what a target or its conditions observe, where they are known."""
    about = catalogue.targets[target]
    observed = (*about.observed, *(one.observed for one in about.conditions if one.observed))
    found: dict[str, Sexes] = {}
    for one in observed:
        divided = one.indicator in catalogue.indicators and by_sex.is_divided(
            catalogue, one.indicator
        )
        if divided and periods_of_both(catalogue, one.indicator, one.area):
            seen = sexes(catalogue, one.indicator, one.area, language)
            found.setdefault(seen.name, seen)
    return tuple(found.values())
