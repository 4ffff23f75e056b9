"""The goals that can be assessed as charts: small on the overview, larger on their own page."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from components import charts
from components.current import Page
from components.takeaway import Shared, of_then, shared
from region.outputs.charts import Look
from region.outputs.exhibits.courses import Detail, course_chart
from region.targets.course import course
from region.targets.goals import goals
from region.targets.headlines import target_answer, told
from region.targets.robustness import RobustnessView, robustness
from region.targets.view import AssessmentView, TargetView

SIZES: dict[Detail, tuple[charts.Size, charts.Size]] = {
    "small": ((288, 214), (168, 112)),
    "middle": ((598, 300), (358, 260)),
}
"""Width and height of a chart on a wide and on a narrow screen."""

OWN_WORDS = 18


@dataclass(frozen=True)
class Card:
    """One goal with its chart, and what is said beside it."""

    target: TargetView
    picture: Markup
    told: str
    robustness: RobustnessView | None
    shared: Shared

    @property
    def assessment(self) -> AssessmentView | None:
        """What the reports last said."""
        return self.target.assessments[-1] if self.target.assessments else None


def cards(
    page: Page, detail: Detail, only: frozenset[str] | None = None, *, earlier: bool = False
) -> tuple[Card, ...]:
    """Return the goals that can be assessed and drawn, those furthest behind first.

    `earlier` says that the content is that of an earlier day.
    """
    content, language = page.catalogue, page.language
    found = []
    wide, narrow = SIZES[detail]
    look = Look(language, page.theme, size=14, titled=False, own=OWN_WORDS, few=detail == "small")
    for target in goals(content, language).targets:
        seen = course(content, target.id, None, language)
        if seen is None or not target.status.progress.assessed:
            continue
        if only is not None and target.id not in only:
            continue
        chart = course_chart(seen, None, language, detail)
        drawn = charts.picture(
            chart, target_answer(content, target.id, language), look, wide, narrow
        )
        text = told(content, target.id, language)
        sure = robustness(content, target.id, language)
        name = target.short_name
        share = of_then(page, name) if earlier else shared(page, f"target/{target.id}", name)
        found.append(Card(target, drawn, text, sure, share))
    return tuple(found)
