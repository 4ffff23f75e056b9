"""How the process asks the system for memory, and gives it back."""

from __future__ import annotations

import ctypes
from contextlib import suppress

ARENA_MAX = -8
"""The number of `M_ARENA_MAX` in glibc's malloc.h."""


def share_one_arena() -> None:
    """Let all threads take memory from one place, so that what one has left serves the next.

    Every run of a page is a thread. Else glibc gives each of some a store of its own, eight for a
    processor, and none ever uses what lies free in another's. Python's threads take turns anyway.
    Where the C library is another one, nothing changes.
    """
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).mallopt(ARENA_MAX, 1)
