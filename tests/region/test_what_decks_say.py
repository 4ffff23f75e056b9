"""The municipal slides and the report's maps, recomputed from the tables' own text."""

from __future__ import annotations

from decimal import Decimal

import pytest

from region.content.catalogue import Catalogue
from region.content.model import Step
from region.content.periods import period_label
from region.municipalities.addressed import map_of
from region.municipalities.choropleth import MapView
from region.municipalities.menu import map_view
from region.municipalities.profile.view import profile
from region.outputs.exhibits.maps import bars_exhibit, map_exhibit, series_exhibit
from region.outputs.exhibits.steps import presentation
from region.outputs.presentations.municipal import map_words, series_words
from region.outputs.publication.report_content import report_content
from region.words.text import LANGUAGES, Language
from tests.recompute import (
    COUNTRY,
    COUNTY,
    Raw,
    listing,
    municipal_keys,
    number,
    raw,
    said,
    with_unit,
)
from tests.region.test_what_maps_say import rounded_cell, sentence_of, told, values_of


def map_places(view: MapView, found: Raw, unit: str, language: Language) -> dict[str, str]:
    """What a headline about a map may say: who is highest and lowest, and by how much."""
    cells = values_of(found, view.period)
    sure = told(found, cells, (view.period,))
    names = {row.code: row.name for row in view.rows}
    printed = {area: rounded_cell(cell) for area, cell in sure.items()}
    high, low = max(printed.values()), min(printed.values())

    def named(value: Decimal) -> str:
        return listing(sorted(names[a] for a, v in printed.items() if v == value), language)

    county = cells.get(COUNTY)
    return {
        "name": view.name,
        "period": view.period_label,
        "highest": named(high),
        "high": with_unit(high, found.decimals, unit, language),
        "lowest": named(low),
        "low": with_unit(low, found.decimals, unit, language),
        "county": with_unit(*county, unit, language) if county else "–",
        "ratio": number(high / low, 1, language) if low > 0 else "–",
    }


def series_places(
    catalogue: Catalogue, found: Raw, area: str, language: Language
) -> dict[str, str]:
    """From what to what a series has gone, without doubtful values."""
    indicator = catalogue.indicators[found.key]
    own = sorted(p for a, p in found.values if a == area)
    sure = [p for p in own if not found.doubtful(area, p)] or own
    first, last = sure[0], sure[-1]
    values = [found.printed(area, period) for period in (first, last)]
    assert values[0] is not None
    assert values[1] is not None
    moved = "varit oförändrat"
    if values[0] != values[1]:
        moved = "ökat" if values[1] > values[0] else "minskat"
    if not found.comparable(first, last):
        moved = "bytt definition"

    def shown(period: str) -> str:
        value, digits = found.values[(area, period)], found.digits(area, period)
        return with_unit(value, digits, indicator.unit[language], language)

    return {
        "name": indicator.name[language],
        "area": catalogue.areas[area].name[language],
        "first": shown(first),
        "start": period_label(indicator, first, language),
        "latest": shown(last),
        "end": period_label(indicator, last, language),
        "moved": said(moved, language),
    }


@pytest.mark.parametrize("key", municipal_keys())
def test_a_slide_says_what_the_table_says(catalogue: Catalogue, key: str) -> None:
    found = raw(key)
    for language in LANGUAGES:
        unit = catalogue.indicators[key].unit[language]
        for shown in ("map", "bars"):
            view = map_of(catalogue, {"indicator": key}, language)
            words = map_words(catalogue, {"indicator": key}, language, shown)
            assert words.places == map_places(view, found, unit, language)
        for area in (COUNTY, COUNTRY, "0128", "0186"):
            if not any(a == area for a, _p in found.values):
                continue
            chosen = area if len(area) == 4 else ""
            words = series_words(catalogue, {"indicator": key, "kommun": chosen}, language)
            if words.places["area"] == catalogue.areas[area].name[language]:
                assert words.places == series_places(catalogue, found, area, language)


@pytest.mark.parametrize("key", municipal_keys())
def test_a_file_says_what_the_table_says(catalogue: Catalogue, key: str) -> None:
    found = raw(key)
    last = found.periods[-1]
    cells = values_of(found, last)
    for language in LANGUAGES:
        for make in (map_exhibit, bars_exhibit):
            exhibit = make(catalogue, key, language)
            names = {row[3]: row for row in exhibit.table.rows}
            for area, (printed, _digits) in cells.items():
                if area in names:
                    value = names[area][2]
                    assert value is not None
                    exact = found.values[(area, last)]
                    assert Decimal(str(value)) in {exact, printed}
        areas = [a for a in (COUNTY, COUNTRY) if any(a == area for area, _p in found.values)]
        if areas:
            course = series_exhibit(catalogue, key, language)
            places = series_places(catalogue, found, areas[0], language)
            told_of = [places[name] for name in ("first", "latest", "start", "end")]
            assert all(text in course.message for text in told_of)


@pytest.mark.parametrize("language", LANGUAGES)
def test_ready_made_slides_about_municipalities_say_what_the_tables_say(
    catalogue: Catalogue, language: Language
) -> None:
    walked = 0
    for key, source in catalogue.presentations.items():
        for step, seen in zip(
            source.steps, presentation(catalogue, key, language).steps, strict=True
        ):
            if step.shown in ("map", "bars"):
                found = raw(step.parameters["indicator"])
                unit = catalogue.indicators[found.key].unit[language]
                places = map_places(
                    map_of(catalogue, step.parameters, language), found, unit, language
                )
            elif step.shown == "profile":
                own = profile(catalogue, step.parameters["kommun"], language)
                places = {
                    "municipality": own.name,
                    "population": own.facts[0].value.text,
                    "period": own.facts[0].period_label,
                }
            else:
                continue
            walked += 1
            headline = step.headline[language].format(**places)
            assert seen.headline == headline[:1].upper() + headline[1:]
            assert seen.note == (filled(step, places, language) if step.note else "")
    assert walked >= 8


def filled(step: Step, places: dict[str, str], language: Language) -> str:
    assert step.note
    text = step.note[language].format(**places).replace("..", ".")
    return text[:1].upper() + text[1:]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reports_maps_say_what_the_tables_say(
    catalogue: Catalogue, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("region.outputs.publication.report_content.bare_svg", lambda *_a: "")
    maps = report_content(catalogue, language, None)["maps"]
    names = {f"{i.name[language]}": i.id for i in catalogue.municipal_indicators}
    walked = 0
    for drawn in maps:
        key = names[drawn["name"].rsplit(", ", 1)[0]]
        found = raw(key)
        last = found.periods[-1]
        exhibit = map_exhibit(catalogue, key, language)
        view = map_view(catalogue, key, last, language)
        assert drawn["text"] == exhibit.message
        assert drawn["text"] == sentence_of(view, found, values_of(found, last), (last,), language)
        walked += 1
    assert walked >= 4
