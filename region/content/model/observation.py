"""What can be special about an observation."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """What is special about an observation. Missing values must say why they are missing."""

    NORMAL = ""
    PROVISIONAL = "provisional"
    ESTIMATED = "estimated"
    BREAK = "break"
    LOW_RELIABILITY = "low_reliability"
    DEFINITION_DIFFERS = "definition_differs"
    PERTURBED = "perturbed"
    COMPUTED = "computed"
    NOT_PUBLISHED = "not_published"
    NOT_APPLICABLE = "not_applicable"
    SUPPRESSED = "suppressed"


MISSING_STATUSES = frozenset({Status.NOT_PUBLISHED, Status.NOT_APPLICABLE, Status.SUPPRESSED})
