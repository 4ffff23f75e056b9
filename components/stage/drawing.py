"""Each kind of content as HTML, large enough for the back row."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from components.locator import locator
from components.render import render
from components.stage.charts import drawn
from region.content.geography import shapes
from region.municipalities.choropleth import MapView
from region.outputs.exhibits.courses import course_chart, series_chart
from region.outputs.presentations.contents import (
    BarsContent,
    ChangesContent,
    FigureContent,
    FiguresContent,
    GoalsContent,
    MapContent,
    OutcomesContent,
    ProfileContent,
    RankingContent,
    RankingsContent,
    SeriesContent,
    StrategyContent,
    TargetContent,
    TextContent,
)
from region.outputs.presentations.view import StepView
from region.words.text import Language

LARGEST_MAP_REM = 53
NAME_REM = 1.6
MOST_TOLD = 6


def _figure(content: FigureContent, language: Language) -> dict[str, Any]:
    follow = content.figure.shown
    course = follow is not None and len(follow.series.points) > 1
    chart = drawn(series_chart((follow.series,), language), language) if follow and course else None
    return {"figure": content.figure, "follow": follow, "chart": chart}


def _target(content: TargetContent, language: Language) -> dict[str, Any]:
    seen = content.course
    chart = drawn(course_chart(seen, None, language), language) if seen else None
    return {"target": content.target, "chart": chart}


def _ends(view: MapView) -> tuple[str, ...]:
    """Return the highest and the lowest value as text; several may share one."""
    known = [row.text for row in view.rows if row.value is not None]
    return (known[0], known[-1]) if known else ()


def _map(content: MapContent, language: Language) -> dict[str, Any]:
    view = content.map
    ends = _ends(view)
    codes = {row.code for row in view.rows if row.code in content.chosen or row.text in ends}
    places = {shape.code: shape.label for shape in shapes().shapes}
    return {
        "map": view,
        "shapes": shapes(),
        "colours": tuple(
            (row.code, view.legend[row.class_index].colour)
            for row in view.rows
            if row.class_index is not None
        ),
        "chosen": content.chosen,
        "names": tuple((row.name, *places[row.code]) for row in view.rows if row.code in codes),
        "told": tuple(row for row in view.rows if row.code in codes)[:MOST_TOLD],
        "letter": round(shapes().height * NAME_REM / LARGEST_MAP_REM),
    }


def _bars(content: BarsContent, language: Language) -> dict[str, Any]:
    return {"map": content.map, "chosen": content.chosen, "edges": _ends(content.map)}


def _profile(content: ProfileContent, language: Language) -> dict[str, Any]:
    picture = locator(content.profile.code)
    return {"profile": content.profile, "rows": content.rows, "picture": picture}


def _series(content: SeriesContent, language: Language) -> dict[str, Any]:
    chart = drawn(series_chart(content.lines, language), language, full=True)
    return {"lines": content.lines, "chart": chart}


_KINDS: dict[type, tuple[str, Callable[[Any, Language], dict[str, Any]]]] = {
    FiguresContent: ("figures", lambda content, _: {"figures": content.figures}),
    FigureContent: ("figure", _figure),
    GoalsContent: ("goals", lambda content, _: {"goals": content.goals}),
    TargetContent: ("target", _target),
    RankingsContent: ("rankings", lambda content, _: {"rows": content.rows}),
    RankingContent: ("ranking", lambda content, _: vars(content)),
    MapContent: ("map", _map),
    BarsContent: ("bars", _bars),
    SeriesContent: ("series", _series),
    ProfileContent: ("profile", _profile),
    StrategyContent: ("strategy", lambda content, _: {"strategy": content.strategy}),
    OutcomesContent: ("outcomes", lambda content, _: {"outcomes": content.outcomes}),
    ChangesContent: ("changes", lambda content, _: vars(content)),
    TextContent: ("text", lambda content, _: {"paragraphs": content.paragraphs}),
}


def kind(step: StepView) -> str:
    """Return the name of the step's layout."""
    return _KINDS[type(step.content)][0]


def content_html(step: StepView, language: Language) -> str:
    """Return what the step draws below or beside its headline."""
    name, values_of = _KINDS[type(step.content)]
    return render(
        f"stage/{name}.html", language, step=step.number, **values_of(step.content, language)
    )
