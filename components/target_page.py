"""The parts of one target's page."""

from __future__ import annotations

from components import charts, frame, sexes, takeaway
from components.current import Page
from components.page import Chosen, Parameter, control
from components.part_map import part_map, swatches
from region.outputs.exhibits.contributions import parts_chart
from region.outputs.exhibits.courses import course_chart
from region.outputs.exhibits.targets import target_exhibit
from region.targets.contributions import can_show, contributions
from region.targets.course import CourseView, course
from region.targets.goals import goals
from region.targets.paces import WhatIf, what_if
from region.targets.timeline import timeline
from region.targets.view import TargetView
from region.words import formatting as fmt

WIDTH_BESIDE_WORDS = 720


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
TRIED = (BASE, PACE, YEAR)


def draw(page: Page, target: TargetView, chosen: Chosen) -> None:
    """Draw the target with what is tried: base year, pace, and the year of the parts."""
    seen, tried = _tried(page, target, chosen)
    top(page, target)
    with frame.box(page, "target_main"):
        if seen is not None:
            with frame.box(page, "target_picture"):
                if len(seen.base_years) > 1 or seen.paces:
                    with frame.box(page, "target_controls"):
                        control(page, chosen, BASE)
                        control(page, chosen, PACE)
                picture(page, seen, tried if "pace" in chosen.address else None)
        with frame.box(page, "target_side"):
            side(page, target, seen, tried)
    if can_show(page.catalogue, target.id):
        frame.show("target_parts_head.html", page)
        with frame.box(page, "parts_controls"):
            control(page, chosen, YEAR)
        parts(page, target, chosen["year"])
    sexes.of_target(page, target.id)
    below(page, target)


def _tried(
    page: Page, target: TargetView, chosen: Chosen
) -> tuple[CourseView | None, WhatIf | None]:
    """Return the course from the chosen base year, and what the chosen pace leads to."""
    base = chosen.address.get("base")
    seen = course(page.catalogue, target.id, int(base) if base else None, page.language)
    pace = chosen["pace"]
    return seen, what_if(page.catalogue, target.id, pace, page.language) if pace else None


def top(page: Page, target: TargetView) -> None:
    """Say which target it is and how it stands."""
    frame.show("target_top.html", page, target=target)


def picture(page: Page, seen: CourseView, tried: WhatIf | None) -> None:
    """Draw the chart of the course with its table and source."""
    target = seen.target
    chart = course_chart(seen, tried, page.language)
    alternative = " ".join((seen.series.summary, seen.line_label, *seen.reading))
    charts.draw(chart, page, f"course-{target.id}", alternative, WIDTH_BESIDE_WORDS)
    frame.show("target_key.html", page, course=seen, tried=tried)
    frame.show("series_table.html", page, series=(seen.series,))
    drawn = len(seen.series.points) > 1
    shown = target_exhibit(page.catalogue, target.id, page.language) if drawn else None
    takeaway.links(page, f"target/{target.id}", target.name, shown=shown)


def side(page: Page, target: TargetView, seen: CourseView | None, tried: WhatIf | None) -> None:
    """Tell in words what the figures say, what is needed, and by which method."""
    frame.show("target_side.html", page, target=target, course=seen, tried=tried)


def below(page: Page, target: TargetView) -> None:
    """Draw the assessments by edition, figures published, related series, and the links."""
    editions = timeline(page.catalogue, target.id, page.language)
    everything = goals(page.catalogue, page.language)
    goal = next(goal for goal in everything.goals if goal.id == target.goal)
    frame.show("target_timeline.html", page, target=target, editions=editions, goal=goal)
    frame.show("target_links.html", page, target=target)


def parts(page: Page, target: TargetView, period: str | None) -> None:
    """Draw who contributes in one period, on the map, as a list and over time."""
    view = contributions(page.catalogue, target.id, period, page.language)
    drawn = part_map(view, page.theme)
    frame.show("target_parts.html", page, parts=view, picture=drawn, swatches=swatches(view))
    takeaway.links(page, f"map/{view.indicator}", view.name, year=view.period)
    if view.over_time:
        charts.draw(parts_chart(view), page, f"parts-{target.id}", view.sentence)
        frame.show("target_parts_table.html", page, parts=view)
