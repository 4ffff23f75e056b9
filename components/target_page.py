"""The parts of one target's page."""

from __future__ import annotations

from dataclasses import replace

from components import charts, frame, sexes, takeaway
from components.current import Page
from components.page import Chosen, Parameter, Reading, control
from components.part_map import part_map, swatches
from region.comparisons.comparison import CompareView
from region.comparisons.peers import read_peers
from region.content.model.formula import Difference
from region.outputs.charts import Look, note
from region.outputs.exhibits import CHOICES
from region.outputs.exhibits.contributions import parts_chart
from region.outputs.exhibits.courses import course_chart, halves_chart, series_chart
from region.outputs.exhibits.targets import target_exhibit
from region.targets.contributions import can_show, contributions
from region.targets.course import CourseView, course
from region.targets.evidence import evidence
from region.targets.goals import goals
from region.targets.headlines import target_answer
from region.targets.paces import WhatIf, what_if
from region.targets.peers import NO_ONE, compared, comparison_of
from region.targets.precedent import precedent
from region.targets.timeline import timeline
from region.targets.view import TargetView
from region.words import formatting as fmt
from region.words import pages
from region.words.language import gettext

PICTURE_WIDE, PICTURE_MIDDLE = (1_240, 440), (720, 400)
PICTURE_NARROW, PICTURE_NARROW_WITH_OTHERS = (358, 320), (358, 400)


def _course(page: Page, chosen: Chosen) -> CourseView | None:
    """Return the target's course from its own base year, if it has a course."""
    return course(page.catalogue, chosen["target"], None, page.language)


def _bases(page: Page, chosen: Chosen) -> dict[str, str]:
    seen = _course(page, chosen) if chosen["target"] else None
    return {str(year): str(year) for year in seen.base_years} if seen else {}


def _own_base(page: Page, chosen: Chosen) -> str:
    """Return the year that the pace is counted from unless another is chosen."""
    years = _bases(page, chosen)
    seen = _course(page, chosen) if years else None
    own = str(seen.standard_base_year or "") if seen else ""
    return own if own in years else next(iter(years), "")


def _paces(page: Page, chosen: Chosen) -> dict[str, str]:
    seen = _course(page, chosen) if chosen["target"] else None
    return {pace: _written(pace, page) for pace in seen.paces} if seen else {}


def _own_pace(page: Page, chosen: Chosen) -> str:
    seen = _course(page, chosen) if chosen["target"] else None
    return seen.standard_pace if seen else ""


def _pace_unit(page: Page, chosen: Chosen) -> str:
    seen = _course(page, chosen)
    return seen.pace_unit if seen else ""


def _written(pace: str, page: Page) -> str:
    """A pace as text with a decimal point, written as the language does."""
    digits = len(pace.partition(".")[2])
    return fmt.number(float(pace), digits, page.language, sign=digits > 0)


def _periods(page: Page, chosen: Chosen) -> dict[str, str]:
    """Return the years that the parts are known for."""
    key = chosen["target"]
    if not key or not can_show(page.catalogue, key):
        return {}
    periods = contributions(page.catalogue, key, None, page.language).periods
    return {period: period for period in periods}


BASE = Parameter(
    name="base",
    label=lambda _: _("Räkna takten från"),
    options=_bases,
    default=_own_base,
    shape="slider",
)
PACE = Parameter(
    name="pace",
    label=lambda _: _("Pröva en takt"),
    unit=_pace_unit,
    options=_paces,
    default=_own_pace,
    shape="slider",
)
YEAR = Parameter(
    name="year",
    label=lambda _: _("År"),
    options=_periods,
    default=lambda page, chosen: next(reversed(_periods(page, chosen)), ""),
    shape="slider",
)


def _groups(page: Page, chosen: Chosen) -> dict[str, str]:
    one = comparison_of(page.catalogue, chosen["target"])
    if one is None:
        return {}
    _ = gettext(page.language)
    groups = {key: group.name[page.language] for key, group in one.groups.items()}
    return {**groups, NO_ONE: _("ingen")}


def _default_group(page: Page, chosen: Chosen) -> str:
    one = comparison_of(page.catalogue, chosen["target"])
    return one.default_group if one else ""


def _read_peers(page: Page, chosen: Chosen, text: str) -> Reading:
    """Return a group's id, or the codes that a text lists."""
    one = comparison_of(page.catalogue, chosen["target"])
    if one is None or text == NO_ONE:
        return text if one else None
    codes, _unknown = read_peers(one, text)
    if not codes:
        return None
    return text if text in one.groups else ",".join(codes)


PEERS = Parameter(
    name="peers",
    label=lambda _: _("Jämför med"),
    options=_groups,
    default=_default_group,
    reading=_read_peers,
)
TRIED = (BASE, PACE, YEAR, PEERS)


def draw_target(page: Page, target: TargetView, chosen: Chosen) -> None:
    """Draw the target, always in the same order.

    The verdict and its picture, how sure, since when, compared with whom, what it would take, what
    the reports say, what is done, who contributes, and the sources.
    """
    seen, tried = _tried(page, target, chosen)
    found = compared(page.catalogue, target.id, chosen["peers"], page.language)
    top(page, target)
    if seen is not None:
        with frame.box(page, "target_picture"):
            control(page, chosen, PEERS)
            picture(page, seen, tried if "pace" in chosen.address else None, found, chosen)
    frame.show(
        "target_answers.html",
        page,
        target=target,
        course=seen,
        evidence=evidence(page.catalogue, target.id, page.language),
        compared=found,
        compare_address=_compare_address(page, found, chosen),
    )
    if seen is not None and (len(seen.base_years) > 1 or seen.paces or seen.reading):
        pace = chosen.address.get("pace", "")
        done = precedent(page.catalogue, target.id, page.language, pace) if pace else None
        frame.show("target_needed.html", page, course=seen, tried=tried, precedent=done)
        with frame.box(page, "target_controls"):
            control(page, chosen, BASE)
            control(page, chosen, PACE)
    gap(page, target)
    below(page, target)
    if can_show(page.catalogue, target.id):
        frame.show("target_parts_head.html", page)
        with frame.box(page, "parts_controls"):
            control(page, chosen, YEAR)
        parts(page, target, chosen["year"])
    sexes.of_target(page, target.id)
    frame.show("target_links.html", page, target=target)


def _compare_address(page: Page, found: CompareView | None, chosen: Chosen) -> str:
    if found is None:
        return ""
    scope = {} if found.scope == "europe" else {"scope": found.scope}
    return pages.link(
        "compare", page.language, **scope, indicator=found.indicator, peers=chosen["peers"]
    )


def _tried(
    page: Page, target: TargetView, chosen: Chosen
) -> tuple[CourseView | None, WhatIf | None]:
    """Return the course from the chosen base year, and what the chosen pace leads to."""
    base = chosen.address.get("base")
    seen = course(page.catalogue, target.id, int(base) if base else None, page.language)
    pace = chosen["pace"]
    return seen, what_if(page.catalogue, target.id, pace, page.language) if pace else None


def top(page: Page, target: TargetView) -> None:
    """Say in a sentence how it stands, and under it which target it is."""
    answer = target_answer(page.catalogue, target.id, page.language)
    frame.show("target_top.html", page, target=target, answer=answer)


def picture(
    page: Page,
    seen: CourseView,
    tried: WhatIf | None,
    found: CompareView | None,
    chosen: Chosen,
) -> None:
    """Draw the chart of the course with its table and source."""
    target = seen.target
    chart = course_chart(seen, tried, page.language, "full", found)
    alternative = " ".join((seen.series.summary, seen.line_label, *seen.reading))
    look = Look(page.language, page.theme, size=15, titled=False, own=19)
    narrow = PICTURE_NARROW_WITH_OTHERS if found else PICTURE_NARROW
    sizes = PICTURE_WIDE, narrow, PICTURE_MIDDLE
    made = charts.picture(chart, alternative, look, *sizes, told=True)
    note_ = note(chart, page.language)
    frame.show("target_picture.html", page, picture=made, note=note_, course=seen, tried=tried)
    drawn = len(seen.series.points) > 1
    kept = {n: chosen.address[n] for n in CHOICES["target"] if n in chosen.address}
    what, choice = f"target/{target.id}", tuple(kept.items())
    shown = target_exhibit(page.catalogue, target.id, page.language, choice) if drawn else None
    takeaway.links(page, what, target.name, takeaway.PICTURE, "", shown, **kept)


def gap(page: Page, target: TargetView) -> None:
    """Draw a gap that the target observes: the two series that it lies between, and itself."""
    observed = {one.series.indicator: one for one in target.observed}
    for key, one in observed.items():
        made = page.catalogue.indicators[key].formula
        if not isinstance(made, Difference) or not observed.keys() >= set(made.inputs):
            continue
        halves = tuple(observed[half].series for half in made.inputs)
        frame.show("target_gap.html", page, gap=one, halves=halves)
        said = " ".join(half.summary for half in halves)
        charts.draw_chart(halves_chart(halves), page, f"halves-{key}", said)
        frame.show("target_gap_over_time.html", page)
        course = replace(series_chart((one.series,), page.language), zero=True)
        charts.draw_chart(course, page, f"gap-{key}", one.series.summary)
        frame.show("series_table.html", page, series=(*halves, one.series))
        takeaway.drawn(page, f"series/{key}", area=one.series.code)


def below(page: Page, target: TargetView) -> None:
    """Draw the assessments by edition, and what the strategy does."""
    editions = timeline(page.catalogue, target.id, page.language)
    everything = goals(page.catalogue, page.language)
    goal = next(goal for goal in everything.goals if goal.id == target.goal)
    frame.show("target_timeline.html", page, target=target, editions=editions, goal=goal)


def parts(page: Page, target: TargetView, period: str | None) -> None:
    """Draw who contributes in one period, on the map, as a list and over time."""
    view = contributions(page.catalogue, target.id, period, page.language)
    drawn = part_map(view, page.theme)
    frame.show("target_parts.html", page, parts=view, picture=drawn, swatches=swatches(view))
    takeaway.links(page, f"map/{view.indicator}", view.name, year=view.period)
    if view.over_time:
        charts.draw_chart(parts_chart(view), page, f"parts-{target.id}", view.sentence)
        shared = takeaway.shared(page, f"parts/{target.id}")
        frame.show("target_parts_table.html", page, parts=view, shared=shared)
