"""All threads of a server take their memory from one place."""

from __future__ import annotations

import platform
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


def stores(how: str) -> int:
    told = subprocess.run(
        [sys.executable, "-c", STORES, how], capture_output=True, text=True, check=True
    )
    return told.stdout.count("<heap nr=")


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc has several stores")
def test_threads_share_one_store_of_memory() -> None:
    assert stores("any program") > 1
    assert stores("the server") == 1
