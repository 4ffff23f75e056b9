"""Numbers and dates in both languages, as literal expectations."""

from __future__ import annotations

import datetime as dt

import pytest

from region.words import formatting as fmt
from region.words.unit import Forms, Unit

THIN, HARD, MINUS = "\u202f", "\u00a0", "\u2212"


@pytest.mark.parametrize(
    ("value", "decimals", "swedish", "english"),
    [
        (2_486_253, 0, f"2{THIN}486{THIN}253", "2,486,253"),
        (39.4, 1, "39,4", "39.4"),
        (-0.25, 1, f"{MINUS}0,3", f"{MINUS}0.3"),
        (0.5, 0, "1", "1"),
        (2.5, 0, "3", "3"),
        (1.005, 2, "1,01", "1.01"),
        (-0.04, 1, "0,0", "0.0"),
        (999, 0, "999", "999"),
        (None, 1, "–", "–"),
    ],
)
def test_number(value: float | None, decimals: int, swedish: str, english: str) -> None:
    assert fmt.number(value, decimals, "sv") == swedish
    assert fmt.number(value, decimals, "en") == english


def test_sign_is_written_when_asked_for() -> None:
    assert fmt.number(0.14, 2, "sv", sign=True) == "+0,14"
    assert fmt.number(-0.14, 2, "sv", sign=True) == f"{MINUS}0,14"
    assert fmt.number(0.0, 2, "sv", sign=True) == "0,00"


def test_unit_is_held_to_its_number() -> None:
    assert fmt.with_unit(52, 0, "%", "sv") == f"52{HARD}%"
    assert fmt.with_unit(52, 0, "%", "en") == "52%"
    assert fmt.with_unit(39.4, 1, "år", "sv") == f"39,4{HARD}år"
    assert fmt.with_unit(None, 1, "år", "sv") == "–"


@pytest.mark.parametrize(
    ("value", "swedish", "english"),
    [
        (dt.date(2026, 11, 23), "23 november 2026", "23 November 2026"),
        ("2026-11-23", "23 november 2026", "23 November 2026"),
        ("2026-05", "maj 2026", "May 2026"),
        ("2024", "2024", "2024"),
    ],
)
def test_date(value: dt.date | str, swedish: str, english: str) -> None:
    assert fmt.date(value, "sv") == swedish
    assert fmt.date(value, "en") == english


def test_listing() -> None:
    assert fmt.listing(["Solna", "Täby", "Nacka"], "sv") == "Solna, Täby och Nacka"
    assert fmt.listing(["Solna"], "en") == "Solna"


@pytest.mark.parametrize(
    ("value", "swedish", "english"),
    [
        (39.4, "39,4", "39.4"),
        (2486253, "2486253", "2486253"),
        (0.1 + 0.2, "0,3", "0.3"),
        ("=1+1", "'=1+1", "'=1+1"),
        ("Nacka", "Nacka", "Nacka"),
        (None, "", ""),
    ],
)
def test_a_cell_of_a_file(value: float | str | None, swedish: str, english: str) -> None:
    assert fmt.cell(value, "sv") == swedish
    assert fmt.cell(value, "en") == english


def test_the_number_as_it_is_written_decides_the_plural_in_any_order() -> None:
    days = Unit.of("dagar", Forms(one="{n} dag", other="{n} dagar"))
    for _ in range(2):
        assert fmt.with_unit(1, 0, days, "sv") == f"1{HARD}dag"
        assert fmt.with_unit(1, 1, days, "sv") == f"1,0{HARD}dagar"
