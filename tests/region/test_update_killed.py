"""An update that is killed at any moment leaves every file old or new, and the content whole."""

from __future__ import annotations

import datetime as dt
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from region.content.catalogue import DATA, Catalogue, load
from region.content.sources import Answer, Cell
from region.content.updating import journal
from region.content.updating.choice import Choice
from region.content.updating.run import Update
from tests.replay import Replay, serve
from tests.sources import fill

KILLS = 50 if os.environ.get("AUDIT") else 12
"""AUDIT=1 kills fifty times, as often as it takes to hit every step of a write. Both go on until a
kill came while files were being written."""
INDICATORS = ("dependency_ratio", "new_companies_per_1000")
START = dt.date(2026, 1, 1)
_EVERYTHING = Choice(only=frozenset(INDICATORS), accept_all=True)


class Turns:
    """Sources whose values, and date of publication, change from one turn to the next."""

    def __init__(self, catalogue: Catalogue):
        self.turn = 0
        self.cells = {
            source.query: {
                (row.area, row.period): row.value
                for row in catalogue.observations[key].rows
                if row.value is not None
            }
            for key in INDICATORS
            for source in catalogue.indicators[key].sources
            if source.query
        }

    def fetch(self, query: Any) -> Answer:
        """Return the known values, every second turn with one of them a little higher."""
        known = next(cells for q, cells in self.cells.items() if q.table == query.table)
        more = 0.01 * (1 + self.turn % 2)
        cells = {
            key: Cell(value + more if key == ("0180", "2022") else value)
            for key, value in known.items()
        }
        return Answer(
            cells,
            title=query.title or "",
            unit=query.unit or "",
            updated=START + dt.timedelta(days=self.turn),
        )


def _work(content: Path, catalogue: Catalogue, first_turn: int, started: int) -> None:
    """Update over and over until killed; say when it begins."""
    turns = Turns(catalogue)
    turns.turn = first_turn
    with journal.alone(content):
        journal.recover(content)
        os.write(started, b".")
        while True:
            list(Update(content, catalogue, turns, _EVERYTHING).results())
            turns.turn += 1


def _turn_parities(content: Path, key: str) -> tuple[int, int]:
    """Return the parity of the turn that the table, and that the side-car, comes from."""
    table = (content / f"indicators/{key}.csv").read_text()
    before = (DATA / f"indicators/{key}.csv").read_text()
    now, then = (
        float(re.search(r"^0180,2022,([^,]*),", text, re.M)[1])  # type: ignore[index]
        for text in (table, before)
    )
    published = re.search(
        r"published: '?(\d{4}-\d\d-\d\d)", (content / f"indicators/{key}.yaml").read_text()
    )
    if published is None:
        return (0, 0) if table == before else (1, -1)
    days = (dt.date.fromisoformat(published[1]) - START).days
    return round((now - then) / 0.01), 1 + days % 2


def _wait_for_writing(content: Path, most: float) -> None:
    """Wait until files are being written, which is a small part of a round; not for ever."""
    end = time.monotonic() + most
    while time.monotonic() < end and not list(content.glob(f"indicators/.*{journal.LAID}")):
        pass


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that can be forked")
@pytest.mark.filterwarnings("ignore:This process")
def test_kills_at_any_moment_leave_the_content_whole(tmp_path: Path) -> None:
    content = tmp_path / "data"
    shutil.copytree(DATA, content)
    catalogue = load(content)
    begun = time.monotonic()
    list(Update(content, catalogue, Turns(catalogue), _EVERYTHING).results())
    cycle = time.monotonic() - begun
    moments = random.Random(5)
    interrupted = unfinished = 0
    for number in range(5 * KILLS):
        if number >= KILLS and interrupted:
            break
        told, started = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                _work(content, catalogue, 2 * number, started)
            finally:
                os._exit(1)
        os.close(started)
        os.read(told, 1)
        time.sleep(moments.uniform(0, 2 * cycle))
        if number % 3 == 0:
            _wait_for_writing(content, 4 * cycle)
        os.kill(child, signal.SIGKILL)
        os.close(told)
        assert os.WIFSIGNALED(os.waitpid(child, 0)[1]), "the child ended before it was killed"

        load(content)  # raises if there is any fault
        unfinished += journal.is_interrupted(content)
        interrupted += bool(list(content.rglob(f".*{journal.LAID}")))
        if number % 2:
            journal.recover(content)
            load(content)
            assert not list(content.rglob(".*"))
            for key in INDICATORS:
                value, side_car = _turn_parities(content, key)
                assert value == side_car, f"{key}: table and side-car of different turns"
    assert interrupted, "no kill came while files were being written: the test proves nothing"


def test_a_decided_change_is_finished_and_an_undecided_one_dropped(tmp_path: Path) -> None:
    (tmp_path / "indicators").mkdir()
    old = tmp_path / "indicators/a.csv"
    old.write_text("old")
    laid = tmp_path / f"indicators/.a.csv{journal.LAID}"

    laid.write_text("half")
    assert journal.recover(tmp_path) == ()
    assert (old.read_text(), laid.exists()) == ("old", False)

    laid.write_text("new")
    (tmp_path / "updates").mkdir()
    (tmp_path / journal.JOURNAL).write_text('["indicators/a.csv", "indicators/b.csv"]')
    assert journal.recover(tmp_path) == ("indicators/a.csv", "indicators/b.csv")
    assert (old.read_text(), laid.exists()) == ("new", False)
    assert not journal.is_interrupted(tmp_path)


def test_two_updates_do_not_write_at_once(tmp_path: Path) -> None:
    with (
        journal.alone(tmp_path),
        pytest.raises(journal.BusyFolderError),
        journal.alone(tmp_path),
    ):
        pass


def test_the_command_itself_can_be_killed(tmp_path: Path, catalogue: Catalogue) -> None:
    content = tmp_path / "data"
    shutil.copytree(DATA, content)
    replay = Replay()
    fill(replay, catalogue, *INDICATORS)
    for kpi in replay.kpis.values():
        kpi.values["0180", "2022"] = (kpi.values["0180", "2022"] or 0) + 0.01
    with serve(replay) as found:
        environment = {
            **os.environ,
            "REGION_KOLADA_URL": found.address,
            "REGION_CACHE": str(tmp_path / "cache"),
        }
        command = [sys.executable, "-m", "region", "update", "--data", str(content)]
        command += ["--only", *INDICATORS]
        with subprocess.Popen(
            command,
            cwd=DATA.parent,
            env=environment,
            stdout=subprocess.PIPE,
        ) as process:
            for _ in range(600):
                if any("/data/kpi/" in path for path in replay.asked):
                    break
                time.sleep(0.05)
            process.kill()
    assert process.returncode == -signal.SIGKILL
    load(content)
