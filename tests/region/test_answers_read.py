"""Small print of the sources: texts by meaning, counts, zeros, repeats, noise at a limit."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from region.content.catalogue import load
from region.content.sources.texts import difference, ending_in, readable, same_meaning
from tests import troubles as bad
from tests.replay import Handler, Replay
from tests.sources import fill, snapshot
from tests.updates import report, rows, update

ONE = "new_companies_per_1000"


@pytest.fixture
def content(shared_content: Path) -> Path:
    return shared_content


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Andel (%), 16-64 år.", "Andel (%), 16–64 år"),
        ("<p>Andel&nbsp;av <b>alla</b> &amp; envar</p>", "Andel av alla & envar"),
        ("Så räknas ”det”. Källa: SCB\\n", 'Så räknas "det". Källa: SCB'),
        ("[Så här](https://a.se/1)", "[Så här](https://b.se/2?x=3)"),
        ("Andel\r\n \r\n  av alla", "andel av alla"),
        ("soft\u00adhyphen", "softhyphen"),
    ],
)
def test_texts_that_only_look_different_mean_the_same(one: str, other: str) -> None:
    assert same_meaning(one, other)
    assert same_meaning(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Andel 16-64 år", "Andel 16-65 år"),
        ("Andel < 20 år", "Andel > 20 år"),
        ("antal", "antal personer"),
        ("Källa: SCB", "Källa: SKR"),
    ],
)
def test_texts_that_say_something_else_do_not(one: str, other: str) -> None:
    assert not same_meaning(one, other)


@given(st.text(max_size=60))
def test_a_text_means_what_it_means(text: str) -> None:
    assert same_meaning(text, text)
    assert same_meaning(text, readable(text))
    assert readable(readable(text)) == readable(text) or "&" in text or "<" in text


def test_long_texts_are_told_apart_where_they_differ() -> None:
    before = " ".join(f"ord{n}" for n in range(200)) + " åldern 25-64 år " + "slut " * 100
    told = difference(before, before.replace("25-64", "25-65"))

    assert "'… ord197 ord198 ord199 åldern 25-64 år slut slut slut …'" in told
    assert "'… ord197 ord198 ord199 åldern 25-65 år slut slut slut …'" in told
    assert told.startswith("from word 202 of 303, ")
    assert len(told) < 300


@pytest.mark.parametrize(
    ("title", "text", "words"),
    [
        ("Arbetslöshet (-2024)", "", "(-2024)"),
        ("Arbetslöshet 2011-2024", "", ""),
        ("x", "Så räknas det. Nyckeltalet har utgått.", "Nyckeltalet har utgått."),
        ("x", "Sjukersättning ersätter inte. RAMS upphörde 2021.", ""),
        ("x", "This dataset is discontinued. See more.", "This dataset is discontinued."),
    ],
)
def test_an_end_is_found_in_words(title: str, text: str, words: str) -> None:
    assert ending_in(title, text) == words


def test_a_description_in_html_is_held_only_for_what_it_says(content: Path, replay: Replay) -> None:
    kpi = replay.kpis["N00999"]
    kpi.values["0180", "2020"] = 20.0
    long = "Antal nystartade företag per 1 000 invånare. " * 40
    kpi.description = f"<p>{long}</p><p>Avser åldern 16-64 år.</p>"
    assert update(content, "--only", ONE).exit_code == 0
    kpi.description = f"<div>{long}<br/>Avser  åldern 16–64&nbsp;år</div>"
    kpi.values["0180", "2020"] = 20.5
    assert update(content, "--only", ONE).exit_code == 0
    kpi.description = kpi.description.replace("64", "74")
    before = snapshot(content)

    result = update(content, "--only", ONE)

    assert result.exit_code == 3
    assert "Avser åldern 16-64 år' has become '" in result.output
    assert "Avser åldern 16-74 år'" in result.output
    assert snapshot(content) == before


def _counted(replay: Replay, counts: list[int]) -> None:
    def trouble(handler: Handler, time: int) -> bool:
        pages = {0: [("0180", 1)], 1: [("0114", 2), ("0115", 3)]}
        at = 1 if "page=2" in handler.path else 0
        link = None if at else "https://api.kolada.se/v3/data/kpi/N02276/municipality/x?page=2"
        found = [
            {
                "kpi": "N02276",
                "municipality": area,
                "period": 2023,
                "values": [{"gender": "T", "value": 40.0 + value, "status": ""}],
            }
            for area, value in pages[at]
        ]
        handler.send(200, {"values": found, "count": counts[at], "next_url": link})
        return True

    replay.troubles["data/kpi/N02276"] = trouble


@pytest.mark.parametrize("counts", [[1, 2], [3, 3]])
def test_a_count_may_be_of_the_page_or_of_everything(
    content: Path, replay: Replay, counts: list[int]
) -> None:
    _counted(replay, counts)
    replay.troubles["kpi/N02276"] = bad.always(
        200, {"values": [{"id": "N02276", "title": "x"}], "count": 1}
    )

    update(content, "--only", "in_commuters_share", "--dry-run")
    result = update(content, "--only", "in_commuters_share")

    assert "count says" not in result.output
    assert report(content)["results"][0]["new"] == 3


@pytest.mark.parametrize("counts", [[1, 5], [4, 4], [0, 2], [3, 2]])
def test_a_count_that_is_neither_is_refused(
    content: Path, replay: Replay, counts: list[int]
) -> None:
    _counted(replay, counts)
    replay.troubles["kpi/N02276"] = bad.always(
        200, {"values": [{"id": "N02276", "title": "x"}], "count": 1}
    )

    assert "count says" in update(content, "--only", "in_commuters_share").output


def test_noise_at_a_limit_stops_no_indicator(content: Path, replay: Replay) -> None:
    car = content / "indicators" / f"{ONE}.yaml"
    car.write_text(car.read_text().replace("range: [0, 60]", "range: [0, 50]"), "utf-8")
    values = replay.kpis["N00999"].values
    values["0180", "2022"] = 50.0001

    assert update(content, "--only", ONE, "--accept-all").exit_code == 0
    assert rows(content, ONE)["0180", "2022"]["value"] == "50.0001"
    assert load(content)
    values["0180", "2022"] = 50.01
    result = update(content, "--only", ONE, "--accept-all")
    assert "allowed: from 0 to 50 (range)" in result.output


def test_a_zero_before_the_municipality_was_formed_is_no_value(
    content: Path, replay: Replay
) -> None:
    car = content / "indicators" / "mean_age.yaml"
    car.write_text(car.read_text().replace("since: '2005'", "since: '1997'"), "utf-8")
    values = replay.tables["TAB637"].values
    for area in {area for area, _ in values}:
        for period in ("1997", "1998", "1999", "2000", "2001", "2002", "2003", "2004"):
            values[area, period] = 0.0 if area == "0140" and period < "1999" else 38.5
    values["0139", "1998"] = 0.0

    result = update(content, "--only", "mean_age", "--source", "scb", "--accept-all")

    assert "allowed: from" in result.output  # the other zero is a fault
    values["0139", "1998"] = 38.0
    assert update(content, "--only", "mean_age", "--source", "scb", "--accept-all").exit_code == 0
    taken = rows(content, "mean_age")
    for period in ("1997", "1998"):
        assert (taken["0140", period]["value"], taken["0140", period]["status"]) == (
            "",
            "not_applicable",
        )
    assert taken["0140", "1999"]["value"] == "38.5"
    again = snapshot(content)
    update(content, "--only", "mean_age", "--source", "scb")
    assert snapshot(content) == again


def test_an_area_that_is_measured_now_and_then_is_not_repeated(
    content: Path, replay: Replay
) -> None:
    fill(replay, load(content), "land_area")
    values = replay.kpis["N02993"].values
    for area in {area for area, _ in values}:
        for year in range(2012, 2019):
            values[area, str(year)] = values[area, "2011" if year < 2015 else "2015"]
        values[area, "2023"] = values[area, "2022"]
    before = snapshot(content)

    assert "1 unchanged" in update(content, "--only", "land_area").output
    assert snapshot(content) == before
    values["0180", "2024"] = (values["0180", "2022"] or 0) - 0.01
    values |= {
        (a, "2024"): values[a, "2022"] for a, p in list(values) if a != "0180" and p == "2022"
    }
    assert update(content, "--only", "land_area").exit_code == 0
    assert {period for _, period in rows(content, "land_area")} == {
        *("2011", "2015", "2019", "2020", "2021", "2022", "2024")
    }


def test_a_repeat_that_nobody_has_told_of_is_held(content: Path, replay: Replay) -> None:
    fill(replay, load(content), "lacking_trust_16_84")
    values = replay.kpis["U01413"].values
    values |= {(a, "2023"): value for (a, p), value in list(values.items()) if p == "2022"}

    result = update(content, "--only", "lacking_trust_16_84")

    assert result.exit_code == 3
    assert "2023 has the values of 2022 for all" in result.output
