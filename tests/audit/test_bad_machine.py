"""A machine that has its limits: no room to write, odd clocks, no home."""

from __future__ import annotations

import hashlib
import re
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from region.content.catalogue import DATA
from tests.audit.conftest import Count
from tests.servers import ROOT, serving

FAKETIME = [str(path) for path in Path("/usr/lib").glob("*/faketime/libfaketime.so.1")]


def _state(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def _no_room() -> None:
    """As on a full disk: no file may grow beyond a few bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (16, 16))


def test_a_site_that_can_write_nothing_serves_all_the_same(tmp_path: Path, count: Count) -> None:
    nowhere = tmp_path / "a-file"
    nowhere.write_text("no folder")
    before = _state(DATA)
    variables = {"REGION_CACHE": str(nowhere / "cache"), "HOME": "/proc/nobody"}

    with serving(**variables) as (address, _):
        for page in ("/", "/mal?target=rd_share", "/kommun?kommun=0180"):
            assert httpx.get(address + page, timeout=60).status_code == 200

    assert _state(DATA) == before
    count("machine faults survived")


@pytest.mark.parametrize(
    "command",
    [
        ["import", "missing.xlsx"],
        ["new", "indicator", "--id", "a_new_one"],
        ["update", "--source", "file"],
    ],
)
def test_a_full_disk_leaves_the_content_as_it_was(
    tmp_path: Path, command: list[str], count: Count
) -> None:
    content = tmp_path / "data"
    shutil.copytree(DATA, content)
    before = _state(content)

    answer = subprocess.run(
        [sys.executable, "-m", "region", *command, "--data", str(content)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        preexec_fn=_no_room,
        timeout=120,
        check=False,
    )

    assert "Traceback" not in answer.stderr + answer.stdout
    assert answer.returncode != 0
    assert _state(content) == before
    count("machine faults survived")


@pytest.mark.skipif(not FAKETIME, reason="libfaketime is not installed")
@pytest.mark.parametrize("day", ["1999-12-31 23:59:50", "2038-01-19 03:14:00"])
def test_a_wrong_clock_changes_no_figure(server: str, day: str, count: Count) -> None:
    pages = ("/", "/mal", "/mal?target=rd_share", "/kommun?kommun=0180", "/rankningar")
    variables = {"LD_PRELOAD": FAKETIME[0], "FAKETIME": day, "FAKETIME_DONT_FAKE_MONOTONIC": "1"}

    with serving(**variables) as (address, _):
        for page in pages:
            right, wrong = (httpx.get(host + page, timeout=60) for host in (server, address))
            assert wrong.status_code == 200
            assert _figures(wrong.text) == _figures(right.text)
        assert httpx.get(f"{address}/data", timeout=60).status_code == 200

    count("machine faults survived")


def _figures(document: str) -> list[str]:
    """The numbers that the document shows, in its order."""
    return re.findall(r">\s*([−-]?\d[\d\u00a0 ]*(?:,\d+)?)\b", document)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"])
def test_the_clocks_zone_changes_no_figure(zone: str, count: Count) -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "region", "show", "targets", "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={"TZ": zone, "PATH": "/usr/bin:/bin", "LC_ALL": "tr_TR.UTF-8"},
        timeout=120,
        check=True,
    )

    digest = hashlib.sha256(answer.stdout.encode()).hexdigest()
    assert digest == hashlib.sha256(_plain().encode()).hexdigest()
    count("machine faults survived")


def _plain() -> str:
    return subprocess.run(
        [sys.executable, "-m", "region", "show", "targets", "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    ).stdout
