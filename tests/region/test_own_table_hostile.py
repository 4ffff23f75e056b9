"""Files that are made to do harm, and files that are only broken."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from region.content.catalogue import Catalogue
from region.content.sheets.faults import MOST_FAULTS
from region.municipalities.own_table import OwnTableError, read_own_table
from tests.own_tables import WORKBOOK, refused, workbook


def packed(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "files",
    [
        {"xl/workbook.xml": b"0" * 30_000_000},
        {"xl/workbook.xml": b"0" * 1_000_000},
        {f"xl/{number}.xml": b"" for number in range(201)},
    ],
)
def test_a_bomb_of_a_workbook_is_refused_before_it_is_unpacked(
    catalogue: Catalogue, files: dict[str, bytes]
) -> None:
    assert "för stor när den packas upp" in refused(catalogue, packed(files)).faults[0].found


def test_entities_that_grow_are_refused(catalogue: Catalogue) -> None:
    with zipfile.ZipFile(io.BytesIO(workbook(("Kommun", "Antal"), ("Nacka", 1)))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    lines = "".join(f'<!ENTITY a{n + 1} "&a{n};&a{n};&a{n};&a{n};">' for n in range(20))
    bomb = f'<!DOCTYPE x [<!ENTITY a0 "ha">{lines}]><x>&a20;</x>'.encode()

    for name in ("xl/workbook.xml", "xl/worksheets/sheet1.xml"):
        assert "skadad" in refused(catalogue, packed({**files, name: bomb})).faults[0].found


def test_other_kinds_of_files_are_refused(catalogue: Catalogue) -> None:
    for raw in (
        b"%PDF-1.7 x",
        b"\xd0\xcf\x11\xe0 old",
        packed({"readme.txt": b"hello"}),
        b"PK\3\4",
    ):
        assert refused(catalogue, raw).faults[0].line == 0


@settings(max_examples=150)
@given(raw=st.binary(max_size=300), start=st.sampled_from([b"", b"PK\x03\x04", b"\xef\xbb\xbf"]))
def test_random_bytes_never_give_another_error(
    catalogue: Catalogue, raw: bytes, start: bytes
) -> None:
    try_to_read(catalogue, start + raw)


CELLS = st.one_of(
    st.sampled_from(
        ["Nacka", "0182", "182", "Solna stad", "Uppsala", "2020", "1 234,5", "-3.25", "..", "", '"']
    ),
    st.text(max_size=8),
    st.floats().map(str),
    st.integers().map(str),
)


@settings(max_examples=250)
@given(
    header=st.lists(st.sampled_from(["Kommun", "kod", "År", "2020", "2021", "x", ""]), max_size=5),
    rows=st.lists(st.lists(CELLS, max_size=5), max_size=8),
    delimiter=st.sampled_from(";,\t"),
    encoding=st.sampled_from(["utf-8", "cp1252"]),
)
def test_random_tables_never_give_another_error(
    catalogue: Catalogue, header: list[str], rows: list[list[str]], delimiter: str, encoding: str
) -> None:
    text = "\n".join(delimiter.join(row) for row in [header, *rows])

    try_to_read(catalogue, text.encode(encoding, "replace"))


@settings(max_examples=25)
@given(
    place=st.integers(0, 5_000),
    byte=st.integers(0, 255),
)
def test_a_damaged_workbook_never_gives_another_error(
    catalogue: Catalogue, place: int, byte: int
) -> None:
    raw = bytearray(WORKBOOK)
    raw[place % len(raw)] = byte

    try_to_read(catalogue, bytes(raw))


def try_to_read(catalogue: Catalogue, raw: bytes) -> None:
    """Either a table with finite values for the county's municipalities, or told faults."""
    try:
        table = read_own_table("t.csv", raw, catalogue)
    except OwnTableError as error:
        assert 0 < len(error.faults) <= MOST_FAULTS
        assert all(fault.found and fault.allowed for fault in error.faults)
        return
    codes = {area.code for area in catalogue.municipalities}
    assert table.periods
    for values in table.values.values():
        assert set(values) <= codes
        assert all(abs(value) <= 1e12 for value in values.values())
