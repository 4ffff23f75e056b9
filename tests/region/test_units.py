"""The grammar of number and unit: every indicator and target, every sign, one and many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from region.content.catalogue import Catalogue, CatalogueError, load
from region.content.model import Indicator
from region.words import formatting as fmt
from region.words.text import LANGUAGES, Language, Text
from tests.language_rules import faults

THIN, HARD, MINUS = "\u202f", "\u00a0", "\u2212"
NUMBERS = (0, 1, -1, 2, -2, 0.5, -0.5, 1.0, 4.2, -4.2, 81, 2146, -2146, 1234567)


def _indicators(catalogue: Catalogue) -> Iterator[Indicator]:
    yield from catalogue.indicators.values()
    yield from catalogue.awaited.values()
    for comparison in catalogue.comparisons.values():
        yield from comparison.indicators.values()


def _units(catalogue: Catalogue) -> dict[str, Text]:
    units = {f"{one.id}": one.unit for one in _indicators(catalogue)}
    for target in catalogue.targets.values():
        if target.unit:
            units[f"target {target.id}"] = target.unit
        units |= {f"published {target.id}": item.unit for item in target.published}
    return units


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_unit_is_written_with_every_number(catalogue: Catalogue, language: Language) -> None:
    wrong = {}
    for key, unit in _units(catalogue).items():
        for value in NUMBERS:
            for decimals in (0, 1, 2):
                for phrase in (
                    fmt.with_unit(value, decimals, unit[language], language),
                    fmt.with_unit(value, decimals, unit[language], language, sign=True),
                    fmt.change(value, decimals, unit[language], language),
                ):
                    for sentence in (phrase, fmt.told("{value}.", value=phrase)):
                        if found := faults(sentence, language):
                            wrong[f"{key}: {sentence}"] = found
    assert wrong == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_number_and_unit_are_never_parted(catalogue: Catalogue, language: Language) -> None:
    parted = []
    for unit in _units(catalogue).values():
        for value in NUMBERS:
            phrase = fmt.change(value, 1, unit[language], language)
            before, found, after = phrase.partition(fmt.number(abs(value), 1, language))
            bound = after[:1] in ("", HARD, "%") and before[-1:] in ("", "+", MINUS, HARD)
            if not found or not bound:
                parted.append(phrase)
    assert parted == []


@pytest.mark.parametrize(
    ("indicator", "value", "swedish", "english"),
    [
        ("dependency_ratio", 0.94, "0,94", "0.94"),
        ("company_climate_nki", 81, "81", "81"),
        ("gini_disposable_income", 0.64, "0,64", "0.64"),
        ("median_net_income_20", 1, f"1{HARD}krona per invånare 20+", None),
        ("grp_per_capita", 2146, f"2{THIN}146{HARD}tusen kronor per invånare", None),
        ("rd_business_expenditure", 1, f"1{HARD}miljon kronor", f"SEK{HARD}1{HARD}million"),
        ("in_commuters", 1, f"1{HARD}person", f"1{HARD}person"),
        ("in_commuters", 2, f"2{HARD}personer", f"2{HARD}people"),
        ("completed_dwellings", 1, f"1{HARD}bostad", f"1{HARD}dwelling"),
        ("mean_age", 1, f"1,0{HARD}år", f"1.0{HARD}years"),
        (
            "cars_per_1000",
            412,
            f"412{HARD}per 1{THIN}000 invånare",
            f"412{HARD}per 1,000 inhabitants",
        ),
        ("share_65_plus", 1, f"1,0{HARD}%", "1.0%"),
    ],
)
def test_a_number_with_its_unit(
    catalogue: Catalogue, indicator: str, value: float, swedish: str, english: str | None
) -> None:
    one = {**catalogue.indicators, **catalogue.awaited}[indicator]
    decimals = 0 if indicator == "company_climate_nki" else one.decimals

    assert fmt.with_unit(value, decimals, one.unit.sv, "sv") == swedish
    if english:
        assert fmt.with_unit(value, decimals, one.unit.en, "en") == english


def test_a_sign_stands_before_a_currency(catalogue: Catalogue) -> None:
    unit = catalogue.indicators["rd_business_expenditure"].unit.en

    assert fmt.change(-4.2, 1, unit, "en") == f"{MINUS}SEK{HARD}4.2{HARD}million"
    assert fmt.change(4.2, 1, unit, "en") == f"+SEK{HARD}4.2{HARD}million"


@pytest.mark.parametrize(
    ("value", "decimals", "swedish", "english"),
    [
        (1, 0, f"+1{HARD}procentenhet", f"+1{HARD}percentage point"),
        (-1, 0, f"{MINUS}1{HARD}procentenhet", f"{MINUS}1{HARD}percentage point"),
        (1, 1, f"+1,0{HARD}procentenheter", f"+1.0{HARD}percentage points"),
        (0, 0, f"0{HARD}procentenheter", f"0{HARD}percentage points"),
        (-2, 0, f"{MINUS}2{HARD}procentenheter", f"{MINUS}2{HARD}percentage points"),
    ],
)
def test_a_share_changes_in_percentage_points(
    value: float, decimals: int, swedish: str, english: str
) -> None:
    assert fmt.change(value, decimals, "% av BRP", "sv") == swedish
    assert fmt.change(value, decimals, "%", "en") == english


@pytest.mark.parametrize(
    ("template", "value", "told"),
    [
        ("Det blev {value}.", "5 per inv.", "Det blev 5 per inv."),
        ("Open until {value}.", "8 p.m.", "Open until 8 p.m."),
        ("Det blev {value}.", "5 år", "Det blev 5 år."),
        ("Vänta {value}", "lite …", "Vänta lite …"),
        ("Vänta {value}", "lite...", "Vänta lite..."),
    ],
)
def test_a_sentence_ends_once(template: str, value: str, told: str) -> None:
    assert fmt.told(template, value=value) == told


def test_a_unit_without_forms_is_a_fault(shared_content: Path) -> None:
    side_car = shared_content / "indicators" / "completed_dwellings.yaml"
    side_car.write_text(
        side_car.read_text("utf-8").replace(
            "{sv: bostäder, en: dwellings}", "{sv: bostader, en: dwellings}"
        ),
        "utf-8",
    )

    with pytest.raises(CatalogueError) as caught:
        load(shared_content)

    assert [str(fault) for fault in caught.value.faults] == [
        "indicators/completed_dwellings.yaml, unit: found bostader / dwellings; allowed: a unit "
        "with its forms in data/units.yaml (did you mean bostäder / dwellings?)"
    ]


@pytest.mark.parametrize(
    ("found", "wrong", "message"),
    [
        (
            "'{n} Mbit/s', en: '{n} Mbit/s'",
            "'Mbit/s', en: '{n} Mbit/s'",
            "a form must have {n} once",
        ),
        ("{one: '{n} dag per försäkrad', ", "{", "this key is required"),
        ("name: {sv: kvot, en: ratio}", "name: {sv: index, en: index}", "each unit once"),
    ],
)
def test_faulty_forms_are_told_of(
    shared_content: Path, found: str, wrong: str, message: str
) -> None:
    register = shared_content / "units.yaml"
    text = register.read_text("utf-8")
    assert found in text
    register.write_text(text.replace(found, wrong, 1), "utf-8")

    with pytest.raises(CatalogueError, match=re.escape(message)) as caught:
        load(shared_content)

    assert {fault.file for fault in caught.value.faults} <= {
        "units.yaml",
        "indicators/dependency_ratio.yaml",
    }


def test_a_number_without_a_unit_has_no_space_after_it() -> None:
    assert fmt.told("{value}.", value=fmt.with_unit(39.4, 1, "", "sv")) == "39,4."
