"""Whom a target's own measure is compared with: a group, chosen areas, or no one."""

from __future__ import annotations

from region.comparisons.comparison import CompareView, compare
from region.comparisons.peers import read_peers
from region.content.catalogue import Catalogue, Comparison
from region.targets.status import followed_by
from region.words.text import Language

NO_ONE = "none"


def comparison_of(catalogue: Catalogue, target_id: str) -> Comparison | None:
    """Return the comparison that has the target's own measure, if any; none for yearly amounts."""
    target = catalogue.targets.get(target_id)
    followed = followed_by(target) if target and target.kind not in ("yearly", "combined") else None
    if followed is None:
        return None
    found = catalogue.comparisons.values()
    return next((one for one in found if followed.indicator in one.indicators), None)


def compared(
    catalogue: Catalogue, target_id: str, peers: str, language: Language
) -> CompareView | None:
    """Return the target's measure for others: a group's id or codes, none for its usual group."""
    one, followed = comparison_of(catalogue, target_id), followed_by(catalogue.targets[target_id])
    if one is None or followed is None or peers == NO_ONE:
        return None
    codes = read_peers(one, peers or one.default_group)[0]
    return compare(catalogue, one.scope, followed.indicator, codes, "", language)
