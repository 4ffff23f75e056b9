"""The year's round, rehearsed: a made-up March through the update, compared file by file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import yaml

from region.commands.command_line import app
from region.content.catalogue import Catalogue, load
from region.indicators.update_log import update_log
from tests import march
from tests.march import March
from tests.replay import Replay
from tests.sources import fill, snapshot
from tests.updates import line, report, runner, update


def test_a_round_without_news_changes_nothing(
    shared_content: Path, replay: Replay, catalogue: Catalogue
) -> None:
    fill(replay, catalogue, *catalogue.indicators)
    before = snapshot(shared_content)

    result = update(shared_content)

    outcomes = {item["indicator"]: item["outcome"] for item in report(shared_content)["results"]}
    assert {key for key, outcome in outcomes.items() if outcome != "unchanged"} == set(
        catalogue.awaited
    )
    assert "0 accepted" in result.output
    assert snapshot(shared_content) == before


def test_a_year_comes_in_as_an_analyst_expects_it(spring: March, catalogue: Catalogue) -> None:
    content, before = spring.root, snapshot(spring.root)

    result = update(content)

    assert result.exit_code == 1, result.output
    everything = {**catalogue.indicators, **catalogue.awaited}
    outcomes = {item["indicator"]: item for item in report(content)["results"]}
    expected = {key: "unchanged" for key, i in everything.items() if i.can_be_fetched}
    expected |= dict.fromkeys(spring.new, "accepted")
    expected |= dict.fromkeys(march.REVISED, "accepted")
    expected |= dict.fromkeys(march.HELD, "held") | dict.fromkeys(march.FAILED, "failed")
    assert {key: item["outcome"] for key, item in outcomes.items()} == expected
    accepted = {key for key, outcome in expected.items() if outcome == "accepted"}
    assert expected[march.LATE] == "unchanged"

    for key in everything:  # file by file
        table = march.cells_of(content, key)
        assert march.same(table, spring.tables[key]) == [], key
    after = snapshot(content)
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {
        f"indicators/{key}.{ending}" for key in accepted for ending in ("csv", "yaml")
    } | {f"vintages/{key}.csv" for key in (*march.REVISED, *spring.replaced)}
    _vintages(content)
    for key, places in spring.replaced.items():
        lines = (content / f"vintages/{key}.csv").read_text().splitlines()[1:]
        assert {tuple(row.split(",")[:2]) for row in lines} == places
    for key in accepted - set(march.COMPUTED):
        _side_car(content, before, key, {period for _, period in spring.new[key]})

    assert f"title: 'Ohälsotal, dagar' has become '{march.NEW_TITLE}'" in result.output
    assert "1 value(s) have vanished: 0180 2022" in result.output
    assert "has values for 12 areas; earlier periods had" in result.output
    assert "status 503" in line(result, "rd_share_of_gdp")
    assert "HTML instead of JSON" in line(result, march.IN_HTML)
    assert "found '2026H1', half a year; the query must say" in line(result, march.HALF_A_YEAR)
    listed = update_log(load(content), "sv")[0].lines
    assert {row.indicator for row in listed} == accepted
    assert runner.invoke(app, ["check", "--data", str(content)]).exit_code == 0

    again = snapshot(content)
    held = update(content, "--only", march.REDEFINED, "--accept", march.REDEFINED)
    assert held.exit_code == 0, held.output
    source = yaml.safe_load((content / f"indicators/{march.REDEFINED}.yaml").read_text())
    queries = [item["query"] for item in source["sources"] if "query" in item]
    assert queries[0]["title"] == march.NEW_TITLE
    update(content)
    touched = {name for name, raw in snapshot(content).items() if again.get(name) != raw}
    assert touched == {f"indicators/{march.REDEFINED}.{ending}" for ending in ("csv", "yaml")}


def _vintages(content: Path) -> None:
    """A revised value is kept with the day on which it was replaced."""
    today = dt.datetime.now(dt.UTC).date().isoformat()
    for key, (area, period, _) in march.REVISED.items():
        old = march.cells_of(Path("data"), key)[area, period][0]
        lines = (content / f"vintages/{key}.csv").read_text().splitlines()[1:]
        assert f"{area},{period},{old},,,{today}" in lines
        assert [row for row in lines if not row.startswith("01,")] == [
            f"{area},{period},{old},,,{today}"
        ]


def _side_car(content: Path, before: dict[str, bytes], key: str, periods: set[str]) -> None:
    """Only the sources that answered have changed, and they say what they cover now."""
    name = f"indicators/{key}.yaml"
    old, new = yaml.safe_load(before[name]), yaml.safe_load((content / name).read_text("utf-8"))
    assert {k: v for k, v in old.items() if k != "sources"} == {
        k: v for k, v in new.items() if k != "sources"
    }, key
    read = []
    for one, other in zip(old["sources"], new["sources"], strict=True):
        if one != other:
            assert "query" in one, key
            assert other["retrieved"] == dt.datetime.now(dt.UTC).date()
            assert "copy_of" not in other
            read.append(other["covers"]["en"])
    assert read, key
    if "period_label" not in old:
        assert any(max(periods) in text for text in read), (key, read)
