"""What the reports said of a target, edition by edition, beside what could be computed then."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from region.content.catalogue import Catalogue
from region.content.catalogue.vintages import assessment_known
from region.targets.progress import ProgressClass
from region.targets.status import StatusView, followed_by
from region.targets.status import status as target_status
from region.targets.view import AssessmentView, assessment_views
from region.targets.words import reason_text
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view

FIRST_EDITION = 2018
"""Earlier editions followed up the former plan."""

GOOD = frozenset({ProgressClass.TARGET_MET, ProgressClass.ON_PACE})
SLOW = frozenset({ProgressClass.TOO_SLOW, ProgressClass.FAR_TOO_SLOW})


@dataclass(frozen=True, eq=False)
class EditionView:
    """One edition of the follow-up: its words about the target, and our class at the time.

    Attributes
    ----------
    published
        What the report said of the target; empty if the open pages say nothing.
    ours, known_on, reason
        The class computed from what was known on that day, and why there was none.
    comparison
        Whether the two agree and, where not, why; empty if there is nothing to compare.
    differs
        True if they disagree, False if they agree, None if they cannot be compared.
    """

    edition: int
    published: tuple[AssessmentView, ...]
    ours: StatusView
    known_on: str
    reason: str
    comparison: str
    differs: bool | None


def agrees(leaning: str, progress_class: ProgressClass) -> bool | None:
    """Tell whether a report's words point the same way as a computed class.

    Right way but too slowly agrees with both a mixed and an unfavourable judgement.
    """
    if not leaning or progress_class is ProgressClass.NOT_ASSESSED:
        return None
    if progress_class in GOOD:
        return leaning == "favourable"
    return (
        leaning in ("mixed", "unfavourable")
        if progress_class in SLOW
        else (leaning == "unfavourable")
    )


def _comparison(agreement: bool | None, ours: StatusView, series: str, language: Language) -> str:
    _ = gettext(language)
    if agreement is None:
        return ""
    if agreement:
        return _("Rapporten och beräkningen pekar åt samma håll.")
    latest = ours.progress.latest
    return _(
        "Här skiljer de sig. Rapporten bedömer i ord och utan skala. Beräkningen jämför "
        "{series}, till och med {year}, med vad målet kräver."
    ).format(series=series, year=latest.year if latest else "–")


@view
def timeline(catalogue: Catalogue, target_id: str, language: Language) -> tuple[EditionView, ...]:
    """Return the editions since the plan was adopted, oldest first.

    Without a series that follows the target only those that say something of it are listed.

    Our class is the one that could be computed from what was known when the edition came, or at
    the end of its year: a later revision does not rewrite it.
    """
    target = catalogue.targets[target_id]
    followed = followed_by(target)
    series = catalogue.indicators[followed.indicator].short_name[language] if followed else ""
    editions = sorted({a.edition for a in catalogue.assessments if a.edition >= FIRST_EDITION})
    views = []
    for edition in editions:
        said = [a for a in catalogue.assessments if a.edition == edition and target_id in a.targets]
        if not said and followed is None:
            continue
        day = max((assessment_known(a) for a in said), default=dt.date(edition, 12, 31))
        known = catalogue.as_known_on(day)
        ours = target_status(known, known.targets[target_id], language)
        published = assessment_views(said, language)
        leanings = {item.leaning for item in published if item.leaning}
        leaning = leanings.pop() if len(leanings) == 1 else ""
        reason = ours.progress.reason
        agreement = agrees(leaning, ours.progress_class)
        views.append(
            EditionView(
                edition=edition,
                published=published,
                ours=ours,
                known_on=fmt.date(day, language),
                reason=reason_text(reason, language) if reason else "",
                comparison=_comparison(agreement, ours, series, language),
                differs=None if agreement is None else not agreement,
            )
        )
    return tuple(views)
