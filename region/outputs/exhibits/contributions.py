"""The municipalities' parts of a target's series, as a chart."""

from __future__ import annotations

from region.outputs.charts.model import Mark, Part, Stack
from region.targets.contributions import ContributionsView
from region.words.views import view


@view
def parts_chart(found: ContributionsView) -> Stack:
    """Return the parts over time: those who have given most at the bottom, the rest on top."""
    parts = tuple(
        Part(
            part.name,
            tuple(Mark(year, value, number, tip=text) for year, value, number, text in part.values),
        )
        for part in found.over_time
    )
    return Stack(parts, found.unit, 0)
