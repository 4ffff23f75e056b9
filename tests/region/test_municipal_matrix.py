"""All municipalities by some twenty measures: classes by distance, and no total."""

from __future__ import annotations

import statistics
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

import pytest

from region.content.catalogue import Catalogue, CatalogueError, load
from region.content.catalogue.observations import Observations
from region.content.model import GROUPS, Group
from region.indicators.by_sex import divided, is_divided
from region.indicators.certainty.grading import graded
from region.indicators.certainty.intervals import Grade
from region.municipalities.matrix import municipal_matrix, sorts, step_of
from region.municipalities.matrix_words import ARROWS, SIGNS, tone_of, words_of
from region.outputs.exhibits import subject
from region.words.text import LANGUAGES
from region.words.views import UnknownIdError


def test_it_holds_all_municipalities_by_some_twenty_measures(catalogue: Catalogue) -> None:
    found = municipal_matrix(catalogue, "", "sv")
    assert len(found.rows) == 26
    assert 18 <= len(found.columns) <= 26
    assert all(len(row.cells) == len(found.columns) for row in found.rows)
    assert [column.id for column in found.columns] == list(catalogue.matrix.measures)


@pytest.mark.parametrize(
    ("value", "direction", "step"),
    [
        ("10.0", "up", 0),
        ("11.9", "up", 0),
        ("12.0", "up", 1),
        ("8.0", "up", -1),
        ("14.0", "up", 2),
        ("30", "up", 2),
        ("12.0", "down", -1),
        ("6.0", "down", 2),
        ("12.0", "none", 1),
        ("6.0", "none", -2),
    ],
)
def test_classes_change_at_one_and_two_standard_deviations(
    value: str, direction: str, step: int
) -> None:
    assert step_of(Decimal(value), Decimal("10.0"), 2.0, direction) == step


def test_where_all_are_alike_nobody_stands_out() -> None:
    assert step_of(Decimal(7), Decimal(7), 0.0, "up") == 0


def test_every_class_is_that_of_the_values_shown(catalogue: Catalogue) -> None:
    found = municipal_matrix(catalogue, "", "sv")
    for column in found.columns:
        indicator = catalogue.indicators[column.id]
        period = catalogue.observations[column.id].municipal_periods[-1]
        assert column.period == period
        known = catalogue.observations[column.id].by_period[period]
        cells = {row.code: row.cell(column.id) for row in found.rows}
        shown = [
            round(value, indicator.decimals)
            for code in cells
            if code in known and (value := known[code].value) is not None
        ]
        assert column.deviation == pytest.approx(statistics.pstdev(shown), rel=0.02)
        for code, cell in cells.items():
            value = known[code].value if code in known else None
            if value is None:
                assert (cell.step, cell.tone, cell.sign) == (None, "", "")
                continue
            away = (value - statistics.median(shown)) / statistics.pstdev(shown)
            better = away if indicator.direction != "down" or column.structural else -away
            assert cell.step is not None
            assert abs(cell.step - max(-2, min(2, int(better)))) <= (
                1 if abs(better - round(better)) < 0.08 else 0
            ), (column.id, code, better)


def test_structural_measures_are_never_better_or_worse(catalogue: Catalogue) -> None:
    found = municipal_matrix(catalogue, "", "sv")
    for column in found.columns:
        for row in found.rows:
            cell = row.cell(column.id)
            if column.structural:
                assert not cell.tone.startswith(("good", "bad"))
                assert "bättre" not in cell.words
                assert "sämre" not in cell.words
            elif column.wanted:
                assert not cell.tone.startswith(("high", "low"))
    wanted = {column.id for column in found.columns if not column.structural}
    assert all(catalogue.indicators[key].direction != "none" for key in wanted)


def test_colour_is_never_alone() -> None:
    for signs, wanted in ((SIGNS, True), (ARROWS, False)):
        assert len(set(signs.values())) == 5
        assert len({tone_of(step, wanted) for step in signs}) == 5
        for language in LANGUAGES:
            assert len({words_of(step, wanted, language) for step in (*signs, None)}) == 6


def test_rows_stand_as_asked_with_the_wanted_end_first(catalogue: Catalogue) -> None:
    def names(sort: str) -> list[str]:
        return [row.name for row in municipal_matrix(catalogue, sort, "sv").rows]

    assert names("")[0] == "Stockholm"
    assert names("name") == sorted(names("name"))
    for sort in ("unemployment_rate_bas_20_64", "employment_rate_20_64"):
        values = [
            row.cell(sort).value or 0.0 for row in municipal_matrix(catalogue, sort, "sv").rows
        ]
        assert values == sorted(values, reverse=sort.startswith("employment"))
    for sort in sorts(catalogue, "sv"):
        assert len(names(sort)) == 26
    with pytest.raises(UnknownIdError, match="population"):
        municipal_matrix(catalogue, "total", "sv")


def test_what_cannot_be_told_from_the_typical_is_called_uncertain(catalogue: Catalogue) -> None:
    found = municipal_matrix(catalogue, "", "sv")
    unsure = 0
    for column in found.columns:
        ranges = graded(catalogue, column.id, column.period)
        for row in found.rows:
            cell = row.cell(column.id)
            own = ranges.intervals.get(row.code)
            if not cell.step or own is None or ranges.grade is Grade.NONE:
                assert cell.sure
                continue
            assert cell.sure is not (own.lower <= column.typical <= own.upper)
            assert cell.sure is not cell.sign.startswith("(")
            assert cell.sure is not cell.words.endswith(", osäkert")
            unsure += not cell.sure
        assert column.grade
    assert unsure


def test_there_is_no_sum_and_no_rank(catalogue: Catalogue) -> None:
    found = municipal_matrix(catalogue, "", "sv")
    assert set(found.rows[0].__dict__) == {"code", "name", "cells"}
    assert not {"sum", "total", "rank", "score"} & set(sorts(catalogue, "sv"))


def test_the_headline_follows_who_is_best(catalogue: Catalogue) -> None:
    found = municipal_matrix(catalogue, "", "sv")
    best = set.intersection(
        *(
            {
                row.name
                for row in found.rows
                if row.cell(c.id).value
                == (min if catalogue.indicators[c.id].direction == "down" else max)(
                    cell.value for r in found.rows if (cell := r.cell(c.id)).value is not None
                )
            }
            for c in found.columns
            if c.wanted
        )
    )
    assert not best
    assert found.headline == "Ingen kommun ligger bäst till i allt"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("ill_health_days", "ill_health_dais", "did you mean ill_health_days?"),
        ("ill_health_days", "rd_share_of_gdp", "an indicator with municipal values"),
        ("ill_health_days", "life_expectancy_men", "twice"),
        ("structural: true", "structural: perhaps", "valid boolean"),
    ],
)
def test_a_faulty_matrix_is_told(shared_content: Path, old: str, new: str, words: str) -> None:
    path = shared_content / "matrix.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(CatalogueError) as error:
        load(shared_content)
    assert any(f.file == "matrix.yaml" and words in str(f) for f in error.value.faults)


@pytest.mark.parametrize("sex", GROUPS)
def test_it_can_be_asked_for_one_sex_and_for_the_gap(catalogue: Catalogue, sex: Group) -> None:
    found = municipal_matrix(catalogue, "", "sv", sex)
    table = divided(catalogue, sex).observations
    measures = [key for key in catalogue.matrix.measures if is_divided(catalogue, key)]
    assert [c.id for c in found.columns] == [k for k in measures if k != "life_expectancy_men"]
    assert len(found.left_out) == len(catalogue.matrix.measures) - len(measures)
    for column in found.columns:
        rows = table[column.id].by_period[column.period]
        for row in found.rows:
            own = rows.get(row.code)
            assert row.cell(column.id).value == (own.value if own else None)
        indicator, of_sex = column.on_map
        on_map = divided(catalogue, sex) if of_sex else catalogue
        assert on_map.observations[indicator].by_period[column.period] == rows


def test_a_gap_is_never_better_or_worse(catalogue: Catalogue) -> None:
    found = municipal_matrix(catalogue, "", "sv", "gap")
    assert not found.valued
    assert {cell.sign.strip("()") for row in found.rows for cell in row.cells} <= {
        *ARROWS.values(),
        "",
    }
    assert all("bättre" not in cell.words for row in found.rows for cell in row.cells)
    told = {"women": 0, "men": 0}
    for column in found.columns:
        gaps = [value for row in found.rows if (value := row.cell(column.id).value) is not None]
        told["women"] += min(gaps) > 0
        told["men"] += max(gaps) < 0
    assert found.headline.startswith(f"I {told['women']} av {len(found.columns)} mått har kvinnor")
    assert found.headline.endswith(f"i {told['men']} har män det")
    assert 0 < told["women"] < len(found.columns)


def test_the_file_of_one_sex_names_it_in_every_column(catalogue: Catalogue) -> None:
    shown = subject(catalogue, "matrix/population", "sv", (("sex", "women"),)).exhibits[0]
    assert "sex=women" in shown.page
    assert "kvinnor" in shown.title
    assert all("kvinnor" in column.name for column in shown.table.columns[1:-1])
    grades = municipal_matrix(catalogue, "", "sv", "women").columns
    for column, told in zip(shown.table.columns[2:-1:2], grades, strict=True):
        assert column.name.endswith(f"({told.grade})")
    with pytest.raises(UnknownIdError, match="sex"):
        subject(catalogue, "matrix/population", "sv", (("sex", "boys"),))


def test_who_has_no_value_of_a_measure_stands_last_when_ordered_by_it(catalogue: Catalogue) -> None:
    for key in catalogue.matrix.measures:
        whole = municipal_matrix(catalogue, key, "sv")
        first, second = (row.code for row in whole.rows[:2])
        table = catalogue.observations[key]
        kept = Observations(tuple(row for row in table.rows if row.area != first))
        lacking = replace(
            catalogue,
            version=f"{catalogue.version} without {first} in {key}",
            observations=MappingProxyType({**catalogue.observations, key: kept}),
        )

        found = municipal_matrix(lacking, key, "sv")

        assert (found.rows[0].code, found.rows[-1].code) == (second, first), key
