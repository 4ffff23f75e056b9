"""Charts of women and men: two dots and a line, two lines over time, the gap over time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from region.content.model import SEXES
from region.indicators import by_sex
from region.indicators.sexes import Sexes, SexesAt
from region.outputs.charts.model import Lines, Pair, Pairs, Panel, Panels, Role
from region.outputs.exhibits.courses import series_chart, series_line
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view

ROLES: dict[str, Role] = {"women": "women", "men": "men"}


def pairs_chart(
    places: Iterable[SexesAt], unit: str, decimals: int, language: Language, chosen: str = ""
) -> Pairs:
    """Return places as two dots and a line each, in the order given."""
    _ = gettext(language)
    rows = tuple(
        Pair(
            one.area,
            one.women,
            one.men,
            one.gap_text,
            _("{area} {period}: kvinnor {women}, män {men}; {told}").format(
                area=one.area,
                period=one.period,
                women=one.women_text,
                men=one.men_text,
                told=one.told,
            ),
            one.code == chosen,
        )
        for one in places
    )
    return Pairs(rows, unit, decimals, _("kvinnor"), _("män"))


@view
def course_of_sexes(found: Sexes, language: Language, reach: tuple[float, ...] = ()) -> Lines:
    """Return women's and men's values over time, each named where it ends."""
    names = {sex: by_sex.name_of(sex)[language] for sex in SEXES}
    series = {"women": found.women, "men": found.men}
    lines = tuple(
        series_line(
            series[sex], ROLES[sex], f"{names[sex]} {series[sex].latest.number}", name=names[sex]
        )
        for sex in SEXES
    )
    return Lines(lines, found.unit, found.decimals, reach=reach)


@view
def course_of_gap(found: Sexes, language: Language) -> Lines:
    """Return the gap over time, with zero on the axis."""
    _ = gettext(language)
    line = series_line(found.gap, "chosen", found.gap.latest.number)
    return Lines(
        (line,), found.gap.unit, found.gap.decimals, break_label=_("brott i serien"), zero=True
    )


@view
def courses_of_sexes(found: tuple[Sexes, ...], language: Language) -> Panels:
    """Return women's and men's values over time in several places, all on the same axis."""
    _ = gettext(language)
    every = [series for one in found for series in (one.women, one.men)]
    values = [point.value for series in every for point in series.points]
    reach = (min(values), max(values))
    panels = (Panel(one.latest.area, course_of_sexes(one, language, reach)) for one in found)
    return Panels(tuple(panels), _("{unit}, samma axel för alla").format(unit=found[0].unit))


@view
def courses_of_gap(found: tuple[Sexes, ...], language: Language) -> Lines:
    """Return the gap over time in several places, with zero on the axis."""
    return replace(series_chart(tuple(one.gap for one in found), language), zero=True)
