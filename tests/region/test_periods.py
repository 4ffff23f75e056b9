"""Months, quarters and half years are refused in words until a query says which of them counts."""

from __future__ import annotations

import re

import pytest

from region.content.model import Status
from region.content.model.query import EurostatQuery, ScbQuery
from region.content.sources import Cell, SourceError, eurostat, jsonstat, scb
from region.content.sources.answer import Gathering
from region.content.sources.periods import for_the_year, period_of, settle
from tests import recorded


def months(how: str) -> dict[tuple[str, str], Cell]:
    query = ScbQuery(
        kind="scb",
        table="TAB6471",
        content="000007SF",
        select={"Alder": "0-9", "Kon": "TotSa"},
        period=how,
    )
    found = jsonstat.read(
        recorded.cut(recorded.answer("scb-TAB6471-data"), Alder="0-9", Kon="TotSa")
    )
    gathering = Gathering(frozenset({"01"}))
    scb.read_table(found, query, gathering)
    settle(gathering, how)
    return gathering.cells


def test_months_are_refused_in_words_until_the_query_says_which_to_use() -> None:
    with pytest.raises(SourceError, match="found '2026M01', a month; the query must say"):
        months("year")
    recorded_months = recorded.cut(
        recorded.answer("scb-TAB6471-data"), Alder="0-9", Kon="TotSa", Region="01"
    )["value"]
    assert months("latest") == {("01", "2026"): Cell(recorded_months[3], Status.PROVISIONAL)}
    assert months("december") == {}
    assert months("mean") == {}


def price(how: str) -> tuple[dict[tuple[str, str], Cell], set[str]]:
    query = EurostatQuery(
        kind="eurostat",
        dataset="prc_hicp_manr",
        select={"unit": "RCH_A", "coicop": "CP00"},
        geo={"DE": "01", "US": "00"},
        period=how,
    )
    gathering = Gathering(frozenset({"01", "00"}))
    found = jsonstat.read(recorded.answer("eurostat-prc_hicp"))
    eurostat.read_table(found, query, dict(query.geo), gathering)
    settle(gathering, how)
    return gathering.cells, gathering.doubts


def test_the_months_of_a_whole_year_are_its_latest_its_december_and_its_mean() -> None:
    by_month = [2.8, 2.6, 2.3, 2.2, 2.1, 2.0, 1.8, 2.1, 2.4, 2.3, 2.6, 2.0]
    assert price("latest") == ({("01", "2025"): Cell(2.0)}, set())
    assert price("december") == ({("01", "2025"): Cell(2.0)}, set())
    cells, _ = price("mean")
    assert cells["01", "2025"].value == pytest.approx(sum(by_month) / 12)
    with pytest.raises(SourceError, match="freq: found 'M'; A was asked for"):
        price("year")


def test_a_quarter_alone_is_the_latest_of_a_year_that_goes_on() -> None:
    query = EurostatQuery(
        kind="eurostat",
        dataset="namq_10_gdp",
        select={"unit": "CLV_I20", "s_adj": "SCA", "na_item": "B1G"},
        geo={"IT": "00"},
        period="latest",
    )
    gathering = Gathering(frozenset({"00"}))
    found = jsonstat.read(recorded.answer("eurostat-namq"))
    eurostat.read_table(found, query, dict(query.geo), gathering)
    settle(gathering, "latest")

    assert gathering.cells == {("00", "2025"): Cell(116.239, Status.PROVISIONAL)}


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("2026M01", "a month"),
        ("2026-01", "a month"),
        ("2026K1", "a quarter"),
        ("2026Q1", "a quarter"),
        ("2026-Q1", "a quarter"),
        ("2026H1", "half a year"),
        ("2026-S1", "half a year"),
    ],
)
def test_parts_of_a_year_are_named_in_the_refusal(code: str, words: str) -> None:
    with pytest.raises(
        SourceError, match=re.escape(f"found '{code}', {words}; the query must say")
    ):
        period_of(code, "year")
    assert period_of(code, "latest").year == "2026"


@pytest.mark.parametrize("code", ["2026M13", "2026K5", "2026Q0", "2026V05", "2026-W05", "26", ""])
@pytest.mark.parametrize("how", ["year", "first", "latest", "mean"])
def test_what_is_no_period_is_refused(code: str, how: str) -> None:
    with pytest.raises(SourceError, match="was expected"):
        period_of(code, how)


def test_a_mean_needs_the_whole_year_and_keeps_its_mark() -> None:
    quarters = {(n, 4): Cell(float(n)) for n in (1, 2, 3)}
    assert for_the_year(quarters, "mean") is None
    whole = quarters | {(4, 4): Cell(6.0, Status.ESTIMATED)}
    assert for_the_year(whole, "mean") == Cell(3.0, Status.ESTIMATED)


def test_a_month_that_is_not_out_yet_is_not_the_latest() -> None:
    months = {(1, 12): Cell(5.0), (2, 12): Cell(None, Status.NOT_PUBLISHED)}
    assert for_the_year(months, "latest") == Cell(5.0, Status.PROVISIONAL)
    missing = {(1, 12): Cell(None, Status.SUPPRESSED)}
    assert for_the_year(missing, "latest") == Cell(None, Status.SUPPRESSED)


def test_months_beside_quarters_are_refused() -> None:
    with pytest.raises(SourceError, match="months, quarters or years for the same year"):
        for_the_year({(1, 12): Cell(1.0), (1, 4): Cell(1.0)}, "latest")
