"""The examples on the page of open data, run against the real server as a reader would."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import sys

import httpx
import pytest

from region.content.catalogue import load
from region.outputs.open_data.examples import addresses, examples
from region.web.api.routes import ENDPOINTS
from region.words.text import LANGUAGES

CONTENT = load()


def _example(server: str, key: str):
    return next(one for one in examples(CONTENT, server, "en") if one.id == key)


def test_the_python_example_runs(server: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _example(server, "python").code], capture_output=True, text=True
    )

    assert done.returncode == 0, done.stderr
    assert re.search(r"2023\s+\d", done.stdout)
    assert "Solna" in done.stdout


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
def test_the_curl_example_runs(server: str) -> None:
    code = _example(server, "curl").code
    done = subprocess.run(["/bin/sh", "-c", f"{code} -s"], capture_output=True, text=True)

    assert '"items":[{"area":"0180"' in done.stdout


@pytest.mark.parametrize("key", ["r", "power_query"])
def test_the_table_is_what_the_other_examples_expect(server: str, key: str) -> None:
    example = _example(server, key)
    assert example.address in example.code
    text = httpx.get(example.address).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))

    assert {"area code", "area", "period", "value"} <= set(rows[0])
    assert {row["area code"] for row in rows} == {"0180", "0184"}
    assert all(float(row["value"]) > 0 for row in rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_address_of_the_interface_is_on_the_page_and_answers(
    server: str, language: str
) -> None:
    listed = addresses(CONTENT, language)

    assert [one.path for one in listed] == [endpoint.path for endpoint in ENDPOINTS]
    for one in listed:
        answer = httpx.get(server + one.example)
        assert answer.status_code == 200, one.example
