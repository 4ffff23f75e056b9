"""A server's threads take memory from one place, and what is large is given back."""

from __future__ import annotations

import ctypes
import subprocess
import sys

import pytest

STORES = """
import ctypes, sys, threading

if sys.argv[1] == "the server":
    import app
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
together = threading.Barrier(4)

def take():
    together.wait()
    libc.malloc(ctypes.c_size_t(10_000))
    together.wait()

threads = [threading.Thread(target=take) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
libc.stdout = ctypes.c_void_p.in_dll(libc, "stdout")
libc.malloc_info(0, libc.stdout)
libc.fflush(None)
"""


ALONE = """
import ctypes, sys

if sys.argv[1] == "the server":
    import app
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
libc.free.argtypes = [ctypes.c_void_p]

class Told(ctypes.Structure):
    names = "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost"
    _fields_ = [(name, ctypes.c_size_t) for name in names.split()]

libc.mallinfo2.restype = Told
libc.free(libc.malloc(ctypes.c_size_t(8_000_000)))
before = libc.mallinfo2().hblks
libc.malloc(ctypes.c_size_t(1_000_000))
print(libc.mallinfo2().hblks - before)
"""

of_glibc = pytest.mark.skipif(
    not hasattr(ctypes.CDLL(None), "mallinfo2"), reason="only glibc has these stores and tells them"
)


def told(script: str, how: str) -> str:
    made = subprocess.run(
        [sys.executable, "-c", script, how], capture_output=True, text=True, check=True
    )
    return made.stdout


def stores(how: str) -> int:
    return told(STORES, how).count("<heap nr=")


@of_glibc
def test_what_is_large_lies_alone_however_much_was_asked_for_before() -> None:
    assert int(told(ALONE, "any program")) == 0
    assert int(told(ALONE, "the server")) == 1


@of_glibc
def test_threads_share_one_store_of_memory() -> None:
    assert stores("any program") > 1
    assert stores("the server") == 1
