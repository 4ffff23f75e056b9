"""What a source answers wrongly is told in a line, and changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from region.content.catalogue import load
from region.content.sources import courier
from tests import troubles as bad
from tests.replay import Replay, Trouble
from tests.sources import snapshot
from tests.updates import KOLADA_ONLY, line, report, update


@pytest.fixture
def content(shared_content: Path) -> Path:
    return shared_content


HTML = b"<!DOCTYPE html><html><body>Service unavailable</body></html>"
BAD: dict[str, tuple[str, Trouble, str]] = {
    "empty": ("data/kpi/N00999", bad.always(200, {"values": [], "count": 0}), "without any value"),
    "unknown": ("kpi/N00999", bad.always(200, {"values": [], "count": 0}), "knows no key figure"),
    "404": ("data/kpi/N00999", bad.always(404, {"detail": "Not Found"}), "status 404"),
    "410": ("N00999", bad.always(410, b""), "status 410 (gone for good)"),
    "429 too long": ("N00999", bad.always(429, b"", Retry_After="60"), "it asks for 60 s"),
    "500": ("N00999", bad.always(500, b""), "status 500"),
    "slow": ("data/kpi/N00999", bad.slow, "no answer within 2 s"),
    "cut off": ("data/kpi/N00999", bad.cut_off, "cut off in the middle"),
    "cut off, no length": ("data/kpi/N00999", bad.cut_without_length, "not JSON"),
    "wrong JSON": ("data/kpi/N00999", bad.always(200, b'{"values": [,]}'), "not JSON"),
    "JSON of another form": ("data/kpi/N00999", bad.always(200, [1, 2]), "'values' was expected"),
    "not a number": (
        "data/kpi/N00999",
        bad.always(200, b'{"values": [NaN], "count": 1}'),
        "NaN is not JSON",
    ),
    "HTML": ("data/kpi/N00999", bad.always(200, HTML, Content_Type="text/html"), "HTML instead"),
    "huge": ("data/kpi/N00999", bad.huge, "larger than 20 MB"),
    "renamed field": (
        "data/kpi/N00999",
        bad.always(200, {"values": [{"kpi": "N00999", "kommun": "0180", "period": 2023}]}),
        "without municipality, values",
    ),
    "elsewhere": (
        "data/kpi/N00999",
        bad.always(302, b"", Location="https://example.org/data"),
        "outside the source's own host",
    ),
    "pages elsewhere": (
        "data/kpi/N00999",
        bad.always(200, {"values": [], "count": 0, "next_url": "https://example.org/p2"}),
        "outside the source's own host",
    ),
    "endless pages": (
        "data/kpi/N00999",
        bad.always(200, {"values": [], "next_url": "https://api.kolada.se/v3/data/kpi/N00999/x"}),
        "do not end",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_answer_is_told_and_the_others_go_on(
    content: Path, broken: Replay, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    word, trouble, words = BAD[name]
    if name == "slow":
        monkeypatch.setattr(courier, "SHORTEST_LIMIT", 2.0)
    broken.troubles[word] = trouble
    before = snapshot(content)

    result = update(content, "--only", *KOLADA_ONLY)

    assert result.exit_code == 1, result.output
    assert not result.exception or isinstance(result.exception, SystemExit)
    told = line(result, "new_companies_per_1000")
    assert told.startswith("new_companies_per_1000: failed: kolada N00999: "), told
    assert words in told
    after = snapshot(content)
    changed = {key for key in after if after[key] != before.get(key)}
    assert changed == {
        f"indicators/{key}.{ending}" for key in KOLADA_ONLY[1:] for ending in ("csv", "yaml")
    }
    assert load(content)
    assert [item["outcome"] for item in report(content)["results"]].count("accepted") == 2


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_source_is_asked_again(
    content: Path, replay: Replay, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REGION_RETRY_SECONDS", "20")
    replay.troubles["data/kpi/N00999"] = bad.first(1, status, Retry_After="0")

    result = update(content, "--only", "new_companies_per_1000")

    assert result.exit_code == 0, result.output
    assert "1 unchanged" in result.output


SCB_BAD: dict[str, tuple[Callable[[Replay], None], str]] = {
    "no such table": (lambda r: r.tables.clear(), "status 404"),
    "renamed column": (
        lambda r: setattr(r.tables["TAB637"], "region", "Omrade"),
        "no dimension Region; found 'Omrade, Kon, ContentsCode, Tid'",
    ),
    "renamed content": (
        lambda r: setattr(r.tables["TAB637"], "content", "000009X"),
        "ContentsCode has no code BE0101G9; found '000009X'",
    ),
    "HTML": (lambda r: r.troubles.update({"TAB637/data": bad.always(200, HTML)}), "HTML instead"),
    "429": (
        lambda r: r.troubles.update({"TAB637": bad.always(429, b"", Retry_After="10")}),
        "status 429",
    ),
}


@pytest.mark.parametrize("name", SCB_BAD)
def test_a_bad_answer_of_scb_is_told(content: Path, replay: Replay, name: str) -> None:
    change, words = SCB_BAD[name]
    change(replay)
    before = snapshot(content)

    result = update(content, "--only", "mean_age", "rd_share_of_gdp")

    assert result.exit_code == 1, result.output
    assert words in line(result, "mean_age")
    assert "1 unchanged" in result.output
    assert snapshot(content) == before


EUROSTAT_BAD: dict[str, tuple[Trouble, str]] = {
    "asynchronous": (
        bad.always(
            200, {"warning": {"status": 413, "label": "ASYNCHRONOUS_RESPONSE. Your request …"}}
        ),
        "being prepared",
    ),
    "asynchronous, by status": (
        bad.always(413, {"warning": {"status": 413, "label": "ASYNCHRONOUS_RESPONSE. Your …"}}),
        "being prepared",
    ),
    "too big": (
        bad.always(413, {"error": [{"status": 413, "id": 413, "label": "EXTRACTION_TOO_BIG: …"}]}),
        "EXTRACTION_TOO_BIG",
    ),
    "wrong dimension": (
        bad.always(
            400, {"error": [{"status": 400, "id": 150, "label": "INVALID_QUERY_DIMENSION: …"}]}
        ),
        "INVALID_QUERY_DIMENSION",
    ),
    "HTML": (bad.always(503, HTML), "status 503"),
}


@pytest.mark.parametrize("name", EUROSTAT_BAD)
def test_a_bad_answer_of_eurostat_is_told(content: Path, replay: Replay, name: str) -> None:
    replay.troubles["rd_e_gerdreg"], words = EUROSTAT_BAD[name]

    result = update(content, "--only", "rd_share_of_gdp")

    assert result.exit_code == 1
    assert words in line(result, "rd_share_of_gdp")
