"""Where the rules come from, so that every result can name its method."""

from __future__ import annotations

from typing import NamedTuple

from region.targets.progress.terms import Kind, Progress


class Reference(NamedTuple):
    """A published method, or this site's own rules. Titles are the publishers' own."""

    key: str
    title: str
    publisher: str
    url: str


LIMITS = Reference(
    "statistics_canada",
    "Progress Measurement for Canada's Sustainable Development Goals",
    "Statistics Canada / Open SDG",
    "https://sdgcif-data-canada-oddcic-donnee.github.io/methodology",
)
OWN = Reference("own_rule", "Method", "Stockholmsregionen i siffror", "docs/method.md")

_BY_KIND: dict[Kind, Reference] = {
    "level": LIMITS,
    "change": LIMITS,
    "gap": LIMITS,
    "two_sided": LIMITS,
    "yearly": LIMITS,
    "growth_rate": LIMITS,
}


def reference(progress: Progress) -> Reference:
    """Return where the rule behind an outcome comes from."""
    if progress.kind == "gap" and progress.level is None:
        return OWN
    return _BY_KIND.get(progress.kind, OWN)


def method_key(progress: Progress) -> str:
    """Return the name of the method: the kind of target, and for a pace which ratio decided."""
    return f"{progress.kind}_{progress.method}" if progress.method else progress.kind
