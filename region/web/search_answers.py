"""What a hit of the search answers at once: the latest value, the status, the place."""

from __future__ import annotations

from region.comparisons.rankings.history import ranking_history
from region.content.catalogue import Catalogue
from region.indicators.series import SeriesView, series_view
from region.municipalities.parts import at_place
from region.targets.goals import goals
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view

COUNTY = "01"


@view
def answer(catalogue: Catalogue, kind: str, key: str, language: Language) -> str:
    """Return the answer in a few words; nothing where there is none."""
    match kind:
        case "municipality":
            return _latest(series_view(catalogue, "population", key, language))
        case "area":
            seen = at_place(catalogue, key)
            return _latest(series_view(seen, "population", key, language))
        case "indicator":
            table = catalogue.observations.get(key)
            if table is None or not table.series(COUNTY):
                return ""
            return course(series_view(catalogue, key, COUNTY, language), language)
        case "target":
            return goals(catalogue, language).target(key).status_text
        case "ranking":
            latest = ranking_history(catalogue, key, language).latest
            return f"{latest.label}: {latest.place}"
        case "key_figure":
            figure = next(one for one in catalogue.key_figures.figures if one.id == key)
            value = fmt.joined(figure.value_text[language], figure.unit[language], language)
            return gettext(language)("strategin {year}: {value}").format(
                year=figure.year, value=value
            )
        case _:
            return ""


def _latest(series: SeriesView) -> str:
    return f"{series.latest.text} {series.latest.period}" if series.points else ""


def course(series: SeriesView, language: Language) -> str:
    """Return the latest value, and which way it went since the one before, if they compare."""
    _ = gettext(language)
    told = series.told
    if not told:
        return ""
    last = told[-1]
    text = f"{last.text} {last.period}"
    if len(told) < 2 or any(told[-2].year < year <= last.year for year in series.breaks):
        return text
    before = told[-2]
    if before.number == last.number:
        return _("{value}, som {period}").format(value=text, period=before.period)
    words = (
        _("{value}, upp från {before}")
        if last.value > before.value
        else _("{value}, ned från {before}")
    )
    return words.format(value=text, before=before.number)
