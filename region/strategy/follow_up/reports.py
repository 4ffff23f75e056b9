"""What the region's own follow-up reports have said, edition by edition."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from region.content.catalogue import Catalogue
from region.content.model import Assessment
from region.targets.view import AssessmentView, assessment_views
from region.words.text import Language


@dataclass(frozen=True, eq=False)
class ReportView:
    """One edition of the report, in its own (shortened) words."""

    edition: int
    assessments: tuple[AssessmentView, ...]


def reports(assessments: Iterable[Assessment], language: Language) -> tuple[ReportView, ...]:
    """Return the assessments by edition, newest first."""
    found = list(assessments)
    return tuple(
        ReportView(
            edition,
            assessment_views(tuple(item for item in found if item.edition == edition), language),
        )
        for edition in sorted({item.edition for item in found}, reverse=True)
    )


def latest_report(catalogue: Catalogue, language: Language) -> ReportView | None:
    """Return the newest edition that is known, if any is."""
    return next(iter(reports(catalogue.assessments, language)), None)
