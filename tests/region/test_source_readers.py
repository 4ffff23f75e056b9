"""Whatever a source answers: a message or the right numbers, never a trace or a wrong number."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from region.content.model import Status
from region.content.model.query import EurostatQuery, KoladaQuery, ScbQuery
from region.content.sources import Cell, SourceError, eurostat, jsonstat, kolada, scb
from region.content.sources.answer import Gathering
from region.content.sources.courier import parsed, retry_after
from region.content.sources.periods import year_of

CODES = {"0000": "00", "0001": "01", "0114": "0114", "0180": "0180"}
KPI = KoladaQuery(kind="kolada", kpi="N00999")
TABLE = ScbQuery(kind="scb", table="TAB637", content="BE0101G9", select={"Kon": "1+2"})
DATA_SET = EurostatQuery(
    kind="eurostat",
    dataset="rd_e_gerdreg",
    select={"sectperf": "TOTAL", "unit": "PC_GDP"},
    geo={"SE11": "01", "SE": "00"},
)

scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
KEYS = ("values", "kpi", "municipality", "period", "gender", "value", "next_url", "id", "size")
MORE_KEYS = ("dimension", "category", "index", "label", "status", "extension", "geo")
documents = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(KEYS + MORE_KEYS),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)


def read_kolada(document: Any) -> dict[tuple[str, str], Cell]:
    rows, _ = kolada.read_page(document)
    gathering = Gathering(frozenset(CODES.values()))
    for row in rows:
        kolada.read_row(row, KPI, CODES, gathering)
    return gathering.cells


def read_scb(document: Any) -> dict[tuple[str, str], Cell]:
    gathering = Gathering(frozenset({"0114", "0180"}))
    scb.read_table(jsonstat.read(document), TABLE, gathering)
    return gathering.cells


def read_eurostat(document: Any) -> dict[tuple[str, str], Cell]:
    eurostat.refuse_trouble(document)
    gathering = Gathering(frozenset({"00", "01"}))
    eurostat.read_table(jsonstat.read(document), DATA_SET, dict(DATA_SET.geo), gathering)
    return gathering.cells


READERS = {"kolada": read_kolada, "scb": read_scb, "eurostat": read_eurostat}


def kolada_answer() -> dict[str, Any]:
    return {
        "values": [
            {
                "kpi": "N00999",
                "municipality": area,
                "period": period,
                "values": [
                    {"gender": g, "count": 1, "status": "", "value": v, "isdeleted": False}
                    for g, v in (("K", 1.5), ("T", value), ("M", 2.5))
                ],
            }
            for area, period, value in (
                ("0180", 2023, 17.25),
                ("0180", 2024, None),
                ("0114", 2024, 11.0),
                ("0001", 2024, 13.5),
                ("G114418", 2024, 99.0),
            )
        ],
        "count": 5,
        "next_url": None,
        "previous_url": None,
    }


def _dimension(codes: list[str]) -> dict[str, Any]:
    index = {code: place for place, code in enumerate(codes)}
    return {"label": "x", "category": {"index": index, "label": {c: c for c in codes}}}


def scb_answer() -> dict[str, Any]:
    axes = {
        "Region": ["0114", "0180", "0181"],
        "Kon": ["1+2"],
        "ContentsCode": ["BE0101G9"],
        "Tid": ["2023", "2024"],
    }
    return {
        "version": "2.0",
        "class": "dataset",
        "label": "x",
        "id": list(axes),
        "size": [len(codes) for codes in axes.values()],
        "dimension": {name: _dimension(codes) for name, codes in axes.items()},
        "value": [39.25, 39.5, 40.25, None, 1.0, 2.0],
        "status": {"3": ".."},
    }


def eurostat_answer() -> dict[str, Any]:
    axes = {
        "freq": ["A"],
        "sectperf": ["TOTAL"],
        "unit": ["PC_GDP"],
        "geo": ["SE", "SE11"],
        "time": ["2022", "2023", "2024"],
    }
    return {
        "version": "2.0",
        "class": "dataset",
        "label": "x",
        "value": {"0": 3.125, "1": 3.25, "3": 3.5, "5": 3.75},
        "status": {"1": "p", "4": "|C", "5": "b"},
        "id": list(axes),
        "size": [len(codes) for codes in axes.values()],
        "dimension": {name: _dimension(codes) for name, codes in axes.items()},
    }


ANSWERS = {"kolada": kolada_answer, "scb": scb_answer, "eurostat": eurostat_answer}


def test_good_answers_are_read_as_they_say() -> None:
    missing = Status.NOT_PUBLISHED
    assert read_kolada(kolada_answer()) == {
        ("0180", "2023"): Cell(17.25),
        ("0180", "2024"): Cell(None, missing),
        ("0114", "2024"): Cell(11.0),
        ("01", "2024"): Cell(13.5),
    }
    assert read_scb(scb_answer()) == {
        ("0114", "2023"): Cell(39.25),
        ("0114", "2024"): Cell(39.5),
        ("0180", "2023"): Cell(40.25),
        ("0180", "2024"): Cell(None, missing),
    }
    assert read_eurostat(eurostat_answer()) == {
        ("00", "2022"): Cell(3.125),
        ("00", "2023"): Cell(3.25, Status.PROVISIONAL),
        ("01", "2022"): Cell(3.5),
        ("01", "2023"): Cell(None, Status.SUPPRESSED),
        ("01", "2024"): Cell(3.75, Status.BREAK),
    }


def test_positions_come_from_the_index_and_not_from_the_order_of_keys() -> None:
    answer = scb_answer()
    answer["dimension"]["Region"]["category"]["index"] = {"0181": 2, "0180": 1, "0114": 0}
    answer["value"] = {str(place): value for place, value in enumerate(answer["value"])}

    assert read_scb(answer) == read_scb(scb_answer())


def test_two_values_for_one_place_are_refused() -> None:
    answer = kolada_answer()
    answer["values"].append(copy.deepcopy(answer["values"][0]))
    answer["values"][-1]["values"][1]["value"] = 18.0
    answer["count"] = 6

    with pytest.raises(SourceError, match="two values for 0180, 2023"):
        read_kolada(answer)


@settings(max_examples=150)
@given(document=documents, name=st.sampled_from(sorted(READERS)))
def test_arbitrary_json_is_refused_or_has_nothing(document: Any, name: str) -> None:
    try:
        cells = READERS[name](document)
    except SourceError as error:
        assert str(error)
    else:
        assert all(cell.value is None for cell in cells.values())


@settings(max_examples=100)
@given(body=st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_arbitrary_bytes_are_json_or_refused(body: bytes) -> None:
    try:
        parsed(body)
    except SourceError as error:
        assert str(error)


junk = (
    st.none()
    | st.booleans()
    | st.text(alphabet="abc <", max_size=5)
    | st.just([])
    | st.just({})
    | st.just(float("inf"))
)


@settings(max_examples=400)
@given(data=st.data(), name=st.sampled_from(sorted(READERS)), remove=st.booleans())
def test_a_broken_answer_never_gives_a_wrong_number(
    data: st.DataObject, name: str, remove: bool
) -> None:
    answer: Any = ANSWERS[name]()
    right = READERS[name](ANSWERS[name]())
    parent, key = answer, None
    while True:
        places = list(parent) if isinstance(parent, dict) else list(range(len(parent)))
        key = data.draw(st.sampled_from(places))
        inner = parent[key]
        if not isinstance(inner, dict | list) or not inner or data.draw(st.booleans()):
            break
        parent = inner
    if remove:
        del parent[key]
    else:
        parent[key] = data.draw(junk)

    try:
        cells = READERS[name](answer)
    except SourceError as error:
        assert str(error)
        return
    numbers = {key: cell.value for key, cell in cells.items() if cell.value is not None}
    assert numbers.items() <= {key: cell.value for key, cell in right.items()}.items()


@settings(max_examples=60)
@given(cut=st.integers(0, 400), name=st.sampled_from(sorted(ANSWERS)))
def test_a_cut_answer_is_refused(cut: int, name: str) -> None:
    whole = json.dumps(ANSWERS[name]()).encode()

    with pytest.raises(SourceError):
        parsed(whole[: min(cut, len(whole) - 1)])


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("7", 7), ("", None), ("soon", None), ("Fri, 31 Dec 1999 23:59:59 GMT", 0), ("-3", None)],
)
def test_retry_after_is_seconds_or_a_date(text: str, seconds: float | None) -> None:
    assert retry_after(text) == seconds


@pytest.mark.parametrize(
    ("code", "how", "year"),
    [("2024", "year", "2024"), ("2021-2025", "last", "2025"), ("2023–2026", "first", "2023")],
)
def test_a_period_is_named_by_one_year(code: str, how: str, year: str) -> None:
    assert year_of(code, how) == year
    with pytest.raises(SourceError, match="period"):
        year_of("2024M01", how)
