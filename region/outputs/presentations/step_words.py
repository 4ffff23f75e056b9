"""The words around a step of a presentation, and what its headline's places stand for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, eq=False)
class StepWords:
    """What stands around what a step shows.

    Attributes
    ----------
    headline
        What stands as headline if nobody has written one; has places like the written ones.
    subtitle
        What, where and when, below the headline.
    places
        What a headline's places stand for. One that the data leave empty is a dash.
    sources
        One line for each source.
    anchor
        The part of the page where the same stands, if the page has one.
    """

    headline: str
    subtitle: str
    places: Mapping[str, str]
    sources: tuple[str, ...]
    anchor: str = ""
