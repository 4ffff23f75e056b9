"""The links of the ladder and the comments: which targets and indicators they speak of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from region.content.catalogue.catalogue import Catalogue
from region.content.catalogue.faults import Fault, unknown

LADDER, COMMENTS = "goals/ladder.yaml", "goals/comments.yaml"
TARGETS = "goals/targets.yaml"


def check(catalogue: Catalogue) -> Iterator[Fault]:
    """Yield what only shows when ladder, comments, targets and indicators are seen together."""
    for step in catalogue.ladder.values():
        yield from unknown(LADDER, "target", step.target, catalogue.targets, "a target")
        key = step.owner.indicator if step.owner else None
        if key is not None:
            where, known = f"{step.target}.owner.indicator", catalogue.indicators
            yield from unknown(LADDER, where, key, known, "an indicator")
    for target in catalogue.targets.values():
        if target.precedent:
            where, key = f"{target.id}.precedent.indicator", target.precedent.indicator
            known_here = catalogue.comparisons[target.precedent.scope].indicators
            yield from unknown(TARGETS, where, key, known_here, "a measure of the comparison")
    for key, times in Counter(comment.id for comment in catalogue.comments).items():
        if times > 1:
            yield Fault(COMMENTS, key, "the same id twice", "each id once")
    for comment in catalogue.comments:
        if comment.target:
            where, key = f"{comment.id}.target", comment.target
            yield from unknown(COMMENTS, where, key, catalogue.targets, "a target")
        if comment.indicator:
            where, key = f"{comment.id}.indicator", comment.indicator
            yield from unknown(COMMENTS, where, key, catalogue.indicators, "an indicator")
