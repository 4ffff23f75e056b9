"""How the process asks the system for memory, and gives it back."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from contextlib import suppress

ARENA_MAX, MMAP_THRESHOLD, TRIM_THRESHOLD = -8, -3, -1
"""The numbers of `M_ARENA_MAX` and so on in glibc's malloc.h."""
LARGE = 128 * 1024
"""Bytes from which a piece of memory lies by itself: where glibc begins, but it would not stay."""
LEFT_FREE = 8 * 1024 * 1024
"""So many free bytes may lie at the end of the store: less is asked for again by the next run."""


def settle() -> None:
    """Arrange how memory is taken, once, before threads are started.

    Where the C library is another one, nothing changes.
    """
    with suppress(AttributeError, OSError):
        set_option = ctypes.CDLL(None).mallopt
        for arrange in (_share_one_arena, _give_back_what_is_large):
            arrange(set_option)


def _share_one_arena(set_option: Callable[[int, int], int]) -> None:
    """Let all threads take memory from one place, so that what one has left serves the next.

    Every run of a page is a thread. Else glibc gives each of some a store of its own, eight for a
    processor, and none ever uses what lies free in another's. Python's threads take turns anyway.
    """
    set_option(ARENA_MAX, 1)


def _give_back_what_is_large(set_option: Callable[[int, int], int]) -> None:
    """Let each large text lie by itself, so that all of it is given back when it is done with.

    Else glibc raises the bound with the first large text that is freed. All later ones come from
    the common store, between what is kept for long, and leave gaps there that small texts break up:
    after a day's documents half of the store was such gaps.
    """
    set_option(MMAP_THRESHOLD, LARGE)
    set_option(TRIM_THRESHOLD, LEFT_FREE)
