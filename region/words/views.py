"""What all views share: they are pure functions of (catalogue, parameters, language).

A catalogue hashes by its version, so caching a view on its arguments is caching it on exactly
(data version, parameters, language). Views themselves hash by identity, so that what is drawn
from a view can be cached on the view.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from typing import ParamSpec, TypeVar

from region.words.remembered import Remembered

VIEWS_KEPT = 256
TIMES_ITS_BREADTH = 3
"""So many views of a kind are kept for each of what the catalogue has most of."""
WHOLE_PAGES_KEPT = 24
"""So many are kept of a kind that holds all the rows of a page: each takes about a megabyte."""

P = ParamSpec("P")
R = TypeVar("R")


class UnknownIdError(LookupError):
    """An id that the catalogue does not have; `allowed` lists those that it has."""

    def __init__(self, kind: str, found: str, allowed: tuple[str, ...]):
        self.kind, self.found, self.allowed = kind, found, allowed
        super().__init__(f"{kind} {found!r} does not exist; allowed: {', '.join(allowed)}")


def view(function: Callable[P, R]) -> Callable[P, R]:
    """Keep the function's last results, bounded, and share them between all visitors.

    What is made of an argument that says it is `private` (a visitor's own table) is never kept. A
    catalogue with a larger `breadth` has more results kept.
    """
    return _kept(function, VIEWS_KEPT, TIMES_ITS_BREADTH)


def few(most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep a view's last results as `view` does, but `most`, however large the catalogue."""
    return partial(_kept, least=most, times=0)


def whole_page(function: Callable[P, R]) -> Callable[P, R]:
    """Keep few results of a view that holds all the rows of a page."""
    return few(WHOLE_PAGES_KEPT)(function)


def _kept(function: Callable[P, R], least: int, times: int) -> Callable[P, R]:
    cached = Remembered(function, least)

    @wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        if any(getattr(argument, "private", False) for argument in args):
            return function(*args, **kwargs)
        cached.make_room(times * getattr(args[0], "breadth", 0) if args else 0)
        return cached(*args, **kwargs)

    return call
