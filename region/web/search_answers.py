"""What a hit of the search answers at once: the latest value, the status, the place."""

from __future__ import annotations

from region.comparisons.comparison import DEFAULT_INDICATORS, scope_of
from region.comparisons.lines import line_of
from region.comparisons.rankings.history import ranking_history
from region.comparisons.rankings.places import place_in_rankings
from region.content.catalogue import COUNTRY, COUNTY, Catalogue, Comparison, ScopeName
from region.indicators.series import SeriesView, series_view
from region.municipalities.area_types import PEOPLE
from region.municipalities.inside import FEWEST_NAMED
from region.municipalities.menu import map_view
from region.municipalities.parts import at_place
from region.strategy.follow_up.measures import measures
from region.targets.goals import goals
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view


@view
def answer(catalogue: Catalogue, kind: str, key: str, language: Language) -> str:
    """Return the answer in a few words; nothing where there is none."""
    match kind:
        case "municipality":
            return _latest(series_view(catalogue, "population", key, language))
        case "area":
            seen = at_place(catalogue, key)
            return _latest(series_view(seen, "population", key, language))
        case "small_area":
            return _of_small_area(catalogue, key, language)
        case "indicator":
            table = catalogue.observations.get(key)
            if table is None:
                return _compared(catalogue, scope_of(catalogue, key), key, "", language)
            area = next((one for one in (COUNTY, COUNTRY) if table.series(one)), "")
            if not area:
                return _of_municipalities(catalogue, key, language)
            text = course(series_view(catalogue, key, area, language), language)
            named = catalogue.areas[area].name[language]
            return text if area == COUNTY or not text else f"{named}: {text}"
        case "target":
            return goals(catalogue, language).target(key).status_text
        case "ranking":
            latest = ranking_history(catalogue, key, language).latest
            return f"{latest.label}: {latest.place}"
        case "place":
            return _of_place(catalogue, key, language)
        case "region":
            scope = next(one for one, found in catalogue.comparisons.items() if key in found.areas)
            measure = measure_of(catalogue.comparisons[scope], key)
            return _compared(catalogue, scope, measure, key, language)
        case "key_figure":
            figure = next(one for one in catalogue.key_figures.figures if one.id == key)
            value = fmt.joined(figure.value_text[language], figure.unit[language], language)
            _ = gettext(language)
            return _("strategin {year}: {value}").format(year=figure.year, value=value)
        case "goal":
            return _of_goal(catalogue, key, language)
        case "measure":
            found = measures(catalogue, language).measures
            return next((f"{m.state.symbol} {m.state.label}" for m in found if m.id == key), "")
        case "theme":
            number = sum(one.theme == key for one in catalogue.indicators.values())
            _ = gettext(language)
            return _("{number} mått").format(number=number)
        case _:
            return ""


def measure_of(comparison: Comparison, code: str) -> str:
    """Return the measure that a region is shown in: the usual one, else the first that has it."""
    usual = DEFAULT_INDICATORS[comparison.scope]
    order = (usual, *comparison.indicators)
    known = comparison.readings
    return next((key for key in order if key in known and code in known[key].by_area), usual)


def _compared(
    catalogue: Catalogue, scope: ScopeName, key: str, code: str, language: Language
) -> str:
    """Return the latest value that a comparison has: Stockholm's, or a region's with its measure.

    Which way it went is said of Stockholm's, where nothing has cut the line in between.
    """
    one = catalogue.comparisons[scope]
    if key not in one.indicators:
        return ""
    indicator = one.indicators[key]
    points = line_of(one, indicator, code or one.own, language).points
    if not points:
        return ""
    last = points[-1]
    text = f"{last.text} {last.label}" + (f" ({last.flags})" if last.uncertain else "")
    if code:
        return f"{(indicator.short_name or indicator.name)[language]}: {text}"
    before = points[-2] if len(points) > 1 else last
    if before is last or before.segment != last.segment or before.uncertain or last.uncertain:
        return text
    number, earlier = (fmt.number(p.value, p.decimals, language) for p in (last, before))
    if number == earlier:
        return _unmoved(text, before.label, language)
    return _moved(text, earlier, rose=last.value > before.value, language=language)


def _of_place(catalogue: Catalogue, key: str, language: Language) -> str:
    """Return the place's newest rank that could be read, else its newest award; and of whom."""
    _ = gettext(language)
    found = place_in_rankings(catalogue, key, language).appearances
    newest = max(found, key=lambda one: (one.rank is not None, one.year), default=None)
    if newest is None:
        return ""
    if newest.rank is None:
        return f"{newest.ranking_name} {newest.label}: {newest.rank_text}"
    return _("{ranking} {year}: plats {place}").format(
        ranking=newest.ranking_name, year=newest.label, place=newest.rank_text
    )


def _of_small_area(catalogue: Catalogue, key: str, language: Language) -> str:
    """Return how many live in an area; nothing of one with so few that it is not named."""
    tables = catalogue.small_areas
    if PEOPLE not in tables.tables:
        return ""
    latest = max(tables.observations[PEOPLE].by_period)
    people = tables.values(PEOPLE, latest).get(key, 0)
    if people < FEWEST_NAMED:
        return ""
    unit = tables.tables[PEOPLE].unit[language]
    return f"{fmt.with_unit(people, 0, unit, language)} {latest}"


def _of_municipalities(catalogue: Catalogue, key: str, language: Language) -> str:
    """Return the lowest and the highest value of the municipalities, where only they have any."""
    if not catalogue.observations[key].municipal_periods:
        return ""
    _ = gettext(language)
    found = map_view(catalogue, key, None, language)
    values = [row.value for row in found.rows if row.value is not None]
    if not values:
        return ""
    low, high = (fmt.number(one, found.decimals, language) for one in (min(values), max(values)))
    return _("{low}–{high} i kommunerna {period}").format(
        low=low, high=high, period=found.period_label
    )


def _of_goal(catalogue: Catalogue, key: str, language: Language) -> str:
    """Return how many targets a goal has, and how many of them can be assessed."""
    _ = gettext(language)
    found = [one for one in goals(catalogue, language).targets if one.goal == key]
    known = sum(one.status.progress.assessed for one in found)
    return _("{known} av {all} delmål kan bedömas").format(known=known, all=len(found))


def _latest(series: SeriesView) -> str:
    return f"{series.latest.text} {series.latest.period}" if series.points else ""


def course(series: SeriesView, language: Language) -> str:
    """Return the latest value, and which way it went since the one before, if they compare."""
    told = series.told
    if not told:
        return ""
    last = told[-1]
    text = f"{last.text} {last.period}"
    if len(told) < 2 or any(told[-2].year < year <= last.year for year in series.breaks):
        return text
    before = told[-2]
    if before.number == last.number:
        return _unmoved(text, before.period, language)
    return _moved(text, before.number, rose=last.value > before.value, language=language)


def _unmoved(text: str, period: str, language: Language) -> str:
    _ = gettext(language)
    return _("{value}, som {period}").format(value=text, period=period)


def _moved(text: str, before: str, *, rose: bool, language: Language) -> str:
    _ = gettext(language)
    words = _("{value}, upp från {before}") if rose else _("{value}, ned från {before}")
    return words.format(value=text, before=before)
