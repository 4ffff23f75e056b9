"""Results that are kept, bounded by what the content needs and not by a number alone.

A bound below what one page goes through keeps nothing at all: each result pushes out the one that
is asked for next. So larger content makes the bound larger.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Any, Generic, TypeVar

R = TypeVar("R")


class Remembered(Generic[R]):
    """A function whose last results are kept by its arguments, at least `least` of them.

    Safe to share between threads; two that ask at the same moment may both work it out.
    """

    def __init__(self, function: Callable[..., R], least: int):
        self._function = function
        self._renew(least)

    def _renew(self, most: int) -> None:
        self.most, self._kept = most, lru_cache(maxsize=most)(self._function)

    def make_room(self, number: int) -> None:
        """Keep at least `number` results from now on; a larger bound begins empty."""
        if number > self.most:
            self._renew(number)

    def __call__(self, *args: Hashable, **kwargs: Any) -> R:
        """Return the function's result, kept or worked out."""
        return self._kept(*args, **kwargs)
