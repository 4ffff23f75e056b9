"""One builder: from a chart's value to its Vega-Lite specification, whatever the medium."""

from __future__ import annotations

import json

from region.outputs.charts import (
    columns,
    dots,
    lines,
    pairs,
    panels,
    places,
    regions,
    squares,
    strips,
)
from region.outputs.charts.look import Look, Spec
from region.outputs.charts.model import (
    Bars,
    Chart,
    Dots,
    Lines,
    Pairs,
    Panels,
    Picture,
    Places,
    Regions,
    Squares,
    Stack,
    Steps,
    Strips,
)
from region.words import kept
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view

MOST_KEPT = 4_000
"""So many specifications lie ready for the next start, which then need not load Altair."""


@view
def spec(chart: Picture, look: Look) -> Spec:
    """Return the specification of a chart or map in a medium's look, for those who draw it."""
    return spec_once(chart, look)


def spec_once(chart: Picture, look: Look) -> Spec:
    """As `spec`, kept as a file alone: for the server's own drawing, which is kept itself."""

    def make() -> bytes:
        return json.dumps(_built(chart, look)).encode()

    parts = (repr(chart), repr(look), kept.code())
    made: Spec = json.loads(kept.made("spec.json", "spec", make, *parts, most=MOST_KEPT))
    return made


def _built(chart: Picture, look: Look) -> Spec:
    if isinstance(chart, Regions):
        return regions.spec(chart, look)
    if isinstance(chart, Lines):
        return lines.spec(chart, look)
    if isinstance(chart, Panels):
        return panels.spec(chart, look)
    if isinstance(chart, Places):
        return places.spec(chart, look)
    if isinstance(chart, Steps):
        return columns.steps_spec(chart, look)
    if isinstance(chart, Stack):
        return columns.stack_spec(chart, look)
    if isinstance(chart, Bars):
        return columns.bars_spec(chart, look)
    if isinstance(chart, Pairs):
        return pairs.spec(chart, look)
    if isinstance(chart, Strips):
        return strips.spec(chart, look)
    if isinstance(chart, Squares):
        return squares.spec(chart, look)
    return dots.spec(chart, look)


def height_of(chart: Chart) -> int:
    """Return the chart's own height in pixels, its words included."""
    if isinstance(chart, Lines):
        return lines.height_of(chart)
    if isinstance(chart, Panels):
        return panels.height_of(chart)
    if isinstance(chart, Places):
        return places.height_of(chart)
    if isinstance(chart, Bars):
        return columns.bars_height(chart)
    if isinstance(chart, Pairs):
        return pairs.height_of(chart)
    if isinstance(chart, Strips):
        return strips.height_of(chart)
    if isinstance(chart, Squares):
        return squares.height_of(chart)
    return dots.HEIGHT if isinstance(chart, Dots) else columns.HEIGHT


def note(chart: Chart, language: Language) -> str:
    """Return the unit, that the axis does not begin at zero, and what a cut line means."""
    _ = gettext(language)
    if isinstance(chart, Places) and not chart.named and any(x.breaks_inside for x in chart.lines):
        return f"{chart.unit}. " + _("Avbruten linje: platserna går inte att jämföra")
    if not isinstance(chart, Lines):
        return chart.unit
    said = [lines.axis_note(chart, Look(language)), cut(chart, language)]
    return ". ".join(filter(None, said))


def cut(chart: Picture | None, language: Language) -> str:
    """Return what a cut line means, if any of a chart's courses is cut."""
    _ = gettext(language)
    courses = [one.lines for one in chart.panels] if isinstance(chart, Panels) else [chart]
    drawn = [line for one in courses if isinstance(one, Lines) for line in one.lines]
    if not any(len(line.segments) > 1 for line in drawn):
        return ""
    return _("Avbruten linje: brott i serien, eller ett värde som saknas")
