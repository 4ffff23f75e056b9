"""The choices of a page's address that a kind of exhibit has: in which form it is shown."""

from __future__ import annotations

from region.outputs.exhibits.model import Choice

MAP_CHOICES = ("year", "sex", "measure", "base", "scheme", "classes", "basis", "limits", "kommun")
CHOICES: dict[str, tuple[str, ...]] = {
    "map": MAP_CHOICES,
    "bars": MAP_CHOICES,
    "series": ("area", "kommun"),
    "sexes": ("area", "kommun", "view", "year"),
    "compare": ("scope", "peers", "view", "year", "measures", "sex"),
    "target": ("base", "pace", "peers"),
    "ranking": ("edition",),
    "relation": ("scope", "indicator2", "peers", *MAP_CHOICES),
    "matrix": ("kommun", "indicator", "sex"),
    "strips": ("year", "sort"),
    "areas": ("indicator", "year"),
    "profile": ("question",),
    "follow_up": ("year", "since", "until"),
    "built": ("places", "first", "last", "sex"),
}
"""The choices of those that can be shown in more than one way; all others have none."""


def chosen(kind: str, choice: Choice) -> Choice:
    """Return of an address' choices those that the kind of exhibit has."""
    return tuple(part for part in choice if part[0] in CHOICES.get(kind, ()) and part[1])
