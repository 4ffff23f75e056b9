"""The parts of one target's page. Those without a widget can be drawn without Streamlit too."""

from __future__ import annotations

import streamlit as st

from components import address, charts, frame, share, takeaway
from components.current import Page
from components.exhibits import target_exhibit
from components.part_map import part_map, swatches
from region import formatting as fmt
from region.contributions import can_show, contributions
from region.exhibits.contributions import parts_chart
from region.exhibits.courses import course_chart
from region.goals import goals
from region.language import gettext
from region.target_course import CourseView, course
from region.target_paces import WhatIf, what_if
from region.target_timeline import timeline
from region.targets import TargetView

WIDTH_BESIDE_WORDS = 720


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
    takeaway.links(page, f"target/{target.id}", target.name)
    if len(seen.series.points) > 1:
        share.draw(page, target_exhibit(page.catalogue, target.id, page.language))


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


def alone(page: Page, target: TargetView) -> None:
    """Draw the target as it stands without any choice made, and without a widget."""
    seen = course(page.catalogue, target.id, None, page.language)
    tried = None
    if seen is not None and seen.paces:
        tried = what_if(page.catalogue, target.id, seen.standard_pace, page.language)
    top(page, target)
    with frame.box(page, "target_main"):
        if seen is not None:
            with frame.box(page, "target_picture"):
                _fields(page, seen)
                picture(page, seen, None)
        with frame.box(page, "target_side"):
            side(page, target, seen, tried)
    if can_show(page.catalogue, target.id):
        frame.show("target_parts_head.html", page)
        parts(page, target, None)
    below(page, target)


def _fields(page: Page, seen: CourseView) -> None:
    """Stand, in the document, where the controls above the chart are."""
    _ = gettext(page.language)
    if len(seen.base_years) < 2 and not seen.paces:
        return
    with frame.box(page, "target_controls"):
        if len(seen.base_years) > 1:
            year = str(seen.standard_base_year or "")
            frame.show("field.html", page, label=_("Räkna takten från"), text=year)
        if seen.paces:
            label = _("Pröva en takt, {unit}").format(unit=seen.pace_unit)
            text = _written(seen.standard_pace, page)
            frame.show("field.html", page, label=label, text=text)


def explore(page: Page, target: TargetView) -> None:
    """Draw the target with what can be tried: base year, pace, and the year of the parts."""
    top(page, target)
    with frame.box(page, "target_main"):
        plain = course(page.catalogue, target.id, None, page.language)
        if plain is None:
            with frame.box(page, "target_side"):
                side(page, target, None, None)
        else:
            with frame.box(page, "target_picture"):
                seen, tried = _try(page, plain)
                usual = tried is not None and tried.pace == float(plain.standard_pace)
                picture(page, seen, None if usual else tried)
            with frame.box(page, "target_side"):
                side(page, target, seen, tried)
    if can_show(page.catalogue, target.id):
        frame.show("target_parts_head.html", page)
        _parts_of_year(page, target)
    below(page, target)


def _try(page: Page, plain: CourseView) -> tuple[CourseView, WhatIf | None]:
    """Draw the controls above the chart and return the course and the tried pace."""
    _ = gettext(page.language)
    seen, tried = plain, None
    if len(plain.base_years) < 2 and not plain.paces:
        return seen, tried
    with st.container(key="target_controls"):
        if len(plain.base_years) > 1:
            own = str(plain.standard_base_year or plain.base_years[0])
            years = [str(year) for year in plain.base_years]
            chosen = address.choose(
                st.select_slider,
                "base",
                _("Räkna takten från"),
                years,
                own if own in years else years[0],
                page.language,
            )
            seen = course(page.catalogue, plain.target.id, int(chosen), page.language) or plain
        if plain.paces:
            chosen = address.choose(
                st.select_slider,
                "pace",
                _("Pröva en takt, {unit}").format(unit=plain.pace_unit),
                list(plain.paces),
                plain.standard_pace,
                page.language,
                format_func=lambda pace: _written(pace, page),
            )
            tried = what_if(page.catalogue, plain.target.id, chosen, page.language)
    return seen, tried


def _written(pace: str, page: Page) -> str:
    """A pace as text with a decimal point, written as the language does."""
    digits = len(pace.partition(".")[2])
    return fmt.number(float(pace), digits, page.language, sign=digits > 0)


@st.fragment
def _parts_of_year(page: Page, target: TargetView) -> None:
    _ = gettext(page.language)
    latest = contributions(page.catalogue, target.id, None, page.language)
    with st.container(key="parts_controls"):
        period = address.choose(
            st.select_slider,
            "year",
            _("År"),
            list(latest.periods),
            latest.periods[-1],
            page.language,
        )
    parts(page, target, period)
