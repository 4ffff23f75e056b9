"""Several measures of the same places at once, on the page and as files."""

from __future__ import annotations

import json

import pytest

from region.comparisons.certainty import field_of
from region.comparisons.comparison import compare
from region.comparisons.peers import group_members
from region.comparisons.ranks import lowest_first
from region.comparisons.several import (
    DEFAULT_MEASURES,
    MOST_MEASURES,
    default_measures,
    read_measures,
    several,
)
from region.content.catalogue import SCOPES, Catalogue, ScopeName
from region.outputs.charts import Look, height_of, spec
from region.outputs.exhibits import subject
from region.outputs.exhibits.compared import lines_chart
from region.outputs.publication.formats import Format
from region.outputs.publication.publish import publish
from region.words import formatting as fmt
from region.words.text import LANGUAGES, Language
from region.words.views import UnknownIdError

PEERS = ("DK01", "FI1B", "NO08", "IS00")


@pytest.mark.parametrize("scope", SCOPES)
def test_every_cell_is_what_the_measure_says_alone(catalogue: Catalogue, scope: ScopeName) -> None:
    one = catalogue.comparisons[scope]
    peers = group_members(one, one.default_group)
    seen = several(catalogue, scope, DEFAULT_MEASURES[scope], peers, "sv")

    assert [row.code for row in seen.rows[: len(peers) + 1]] == [one.own, *peers]
    for at, key in enumerate(DEFAULT_MEASURES[scope]):
        alone = compare(catalogue, scope, key, peers, "", "sv")
        values = {value.code: value for value in alone.values}
        for row in seen.rows:
            cell = row.cells[at]
            if row.code in values:
                assert cell.value is not None
                assert (cell.value.text, cell.value.rank_text) == (
                    values[row.code].text,
                    values[row.code].rank_text,
                )
            else:
                before = list(one.readings[key].by_area.get(row.code, ()))
                before = [reading for reading in before if reading.period < alone.period]
                assert cell.value is None
                assert (cell.earlier and cell.earlier.value) == (
                    (before and before[-1].value) or None
                )


def test_a_place_without_a_value_that_year_has_its_last_one_and_no_rank(
    catalogue: Catalogue,
) -> None:
    """Oslo's R&D is known until 2020, Stockholm's until 2023."""
    seen = several(catalogue, "europe", ("rd_share_of_gdp",), PEERS, "sv")
    oslo = next(row for row in seen.rows if row.code == "NO08").cells[0]

    assert oslo.value is None
    assert oslo.earlier is not None
    assert oslo.earlier.label == "2020"


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_is_said_only_where_no_other_shown_could_be(
    catalogue: Catalogue, language: Language
) -> None:
    one = catalogue.comparisons["europe"]
    seen = several(catalogue, "europe", DEFAULT_MEASURES["europe"], PEERS, language)
    firsts = 0
    for view in seen.measures:
        indicator = one.indicators[view.indicator]
        field = field_of(one, indicator, view.period, lowest_first(indicator))
        codes = {value.code for value in view.values if value.role != "union"}
        span = field.span(one.own, codes)
        assert span is not None
        firsts += (span.low, span.high) == (1, 1)
    assert firsts == 1
    said = {
        "sv": "Stockholm är först av fem i ett av fyra mått",
        "en": "Stockholm is first of five on one of four measures",
    }
    assert seen.sentence == said[language]


def test_at_most_four_measures_are_read_each_once_and_what_is_unknown_is_told(
    catalogue: Catalogue,
) -> None:
    keys = tuple(catalogue.comparisons["europe"].indicators)
    text = ",".join((keys[0], keys[0], "nothing", *keys[1:7]))

    assert read_measures(catalogue, "europe", text) == (keys[:MOST_MEASURES], ("nothing",))
    assert all(len(default_measures(catalogue, scope)) == MOST_MEASURES for scope in SCOPES)
    with pytest.raises(UnknownIdError):
        several(catalogue, "europe", (), PEERS, "sv")


def test_the_file_of_several_measures_has_the_views_numbers_and_a_panel_for_each(
    catalogue: Catalogue,
) -> None:
    keys = ("unemployment_15_74", "rd_share_of_gdp", "gdp_pps_per_head")
    peers = group_members(catalogue.comparisons["europe"], "like_stockholm")
    choice = (
        ("scope", "europe"),
        ("peers", "like_stockholm"),
        ("view", "several"),
        ("measures", ",".join(keys)),
    )
    shown = subject(catalogue, f"compare/{keys[0]}", "sv", choice).exhibits[0]
    seen = several(catalogue, "europe", keys, peers, "sv")

    assert shown.title == seen.sentence
    assert "view=several" in shown.page and "peers=like_stockholm" in shown.page
    assert [row[0] for row in shown.table.rows] == [row.name for row in seen.rows]
    for row, cells in zip(shown.table.rows, seen.rows, strict=True):
        for at, cell in enumerate(cells.cells):
            last = cell.value or cell.earlier
            number = row[2 + 3 * at]
            assert (None if number is None else float(number)) == (last and last.value)
            assert row[4 + 3 * at] == (
                cell.value.rank_text if cell.value and cell.value.rank else ""
            )
    made = spec(shown.picture, Look("sv", width=804))
    panels = [panel for pair in made["vconcat"] for panel in pair["hconcat"]]
    assert [panel["title"]["text"] for panel in panels] == [view.name for view in seen.measures]
    words = json.dumps(made, ensure_ascii=False)
    for view in seen.measures:
        for line in view.lines:
            if line.points:
                last = line.points[-1]
                assert fmt.number(last.value, last.decimals, "sv") in words
    assert height_of(shown.picture) >= 300 * len(keys)
    assert shown.line.count("Käll") == 1
    assert publish(catalogue, Format.PNG, shown.key, "sv", choice).body.startswith(b"\x89PNG")


def test_an_unknown_measure_is_refused_with_those_that_are_known(catalogue: Catalogue) -> None:
    choice = (("view", "several"), ("measures", "tertiary_25_64,nothing"))
    with pytest.raises(UnknownIdError, match="nothing"):
        subject(catalogue, "compare/tertiary_25_64", "sv", choice)


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_is_named_with_its_last_value(
    catalogue: Catalogue, scope: ScopeName, language: Language
) -> None:
    one = catalogue.comparisons[scope]
    for group in one.groups:
        for key in list(one.indicators)[:12]:
            view = compare(catalogue, scope, key, group_members(one, group), "", language)
            labels = {line.name: line.label for line in lines_chart(view, language).lines}
            for line in view.lines:
                if line.points:
                    last = line.points[-1]
                    assert fmt.number(last.value, last.decimals, language) in labels[line.name]
                    assert "…" not in labels[line.name]
