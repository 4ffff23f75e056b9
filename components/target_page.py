"""The parts of one target's page. Those without a widget can be drawn without Streamlit too."""

from __future__ import annotations

from collections.abc import Container, Mapping

import streamlit as st

from components import address, charts, frame, share, takeaway
from components.current import Page
from components.part_map import part_map, swatches
from region.content.catalogue import Catalogue
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
from region.words.language import gettext

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


def known_choices(content: Catalogue, given: Mapping[str, str]) -> dict[str, str]:
    """Return of an address' parameters those that a target's page knows, defaults left out."""
    key = given["target"]
    known = {"target": key}
    seen = course(content, key, None, "sv")
    latest = contributions(content, key, None, "sv") if can_show(content, key) else None
    offered: dict[str, Container[str]] = {
        "base": _bases(seen) if seen else (),
        "pace": seen.paces if seen else (),
        "year": latest.periods[:-1] if latest else (),
    }
    usual = (_own_base(seen), seen.standard_pace) if seen else ()
    for name, values in offered.items():
        if given.get(name) in values and given[name] not in usual:
            known[name] = given[name]
    return known


def alone(page: Page, target: TargetView, choices: Mapping[str, str]) -> None:
    """Draw the target with the choices of its address, and without a widget."""
    plain = course(page.catalogue, target.id, None, page.language)
    seen, tried, usual = plain, None, True
    if plain is not None:
        if "base" in choices:
            base = int(choices["base"])
            seen = course(page.catalogue, target.id, base, page.language) or plain
        if plain.paces:
            pace = choices.get("pace", plain.standard_pace)
            tried = what_if(page.catalogue, target.id, pace, page.language)
            usual = pace == plain.standard_pace
    top(page, target)
    with frame.box(page, "target_main"):
        if seen is not None and plain is not None:
            with frame.box(page, "target_picture"):
                _fields(page, plain, choices)
                picture(page, seen, None if usual else tried)
        with frame.box(page, "target_side"):
            side(page, target, seen, tried)
    if can_show(page.catalogue, target.id):
        frame.show("target_parts_head.html", page)
        _parts_field(page, target, choices)
        parts(page, target, choices.get("year"))
    below(page, target)


def _bases(seen: CourseView) -> dict[str, str]:
    return {str(year): str(year) for year in seen.base_years}


def _own_base(seen: CourseView) -> str:
    """Return the year that the pace is counted from unless another is chosen."""
    own = str(seen.standard_base_year or seen.base_years[0]) if seen.base_years else ""
    return own if own in _bases(seen) else next(iter(_bases(seen)), "")


def _fields(page: Page, seen: CourseView, choices: Mapping[str, str]) -> None:
    """Stand, in the document, where the controls above the chart are."""
    _ = gettext(page.language)
    if len(seen.base_years) < 2 and not seen.paces:
        return
    with frame.box(page, "target_controls"):
        if len(seen.base_years) > 1:
            own = _own_base(seen)
            label, base = _("Räkna takten från"), choices.get("base", own)
            _slider(page, "base", label, _bases(seen), base, choices, own)
        if seen.paces:
            label = _("Pröva en takt, {unit}").format(unit=seen.pace_unit)
            paces = {pace: _written(pace, page) for pace in seen.paces}
            pace = choices.get("pace", seen.standard_pace)
            _slider(page, "pace", label, paces, pace, choices, seen.standard_pace)


def _parts_field(page: Page, target: TargetView, choices: Mapping[str, str]) -> None:
    """Stand, in the document, where the years of the parts are."""
    _ = gettext(page.language)
    periods = contributions(page.catalogue, target.id, None, page.language).periods
    names = {period: period for period in periods}
    with frame.box(page, "parts_controls"):
        year = choices.get("year", periods[-1])
        _slider(page, "year", _("År"), names, year, choices, periods[-1])


def _slider(
    page: Page,
    name: str,
    label: str,
    names: Mapping[str, str],
    chosen: str,
    given: Mapping[str, str],
    default: str,
) -> None:
    frame.select(page, "goals", name, label, names, chosen, given, default=default, slider=True)


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
            chosen = address.choose(
                st.select_slider,
                "base",
                _("Räkna takten från"),
                list(_bases(plain)),
                _own_base(plain),
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
