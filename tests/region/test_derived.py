"""What we compute from other indicators follows them, in the same write, and is never behind."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from region.commands.command_line import app
from region.content.catalogue import Catalogue, CatalogueError, load
from region.content.sources import Cell
from region.content.updating import table
from region.content.updating.derived import behind, computed, in_order
from region.content.updating.precision import Precision
from region.content.updating.table import Row, Rows
from tests.replay import Replay
from tests.sources import fill, snapshot
from tests.updates import report, runner, update

CONTENT = Path(__file__).parents[2] / "data"
FORMULAS = {
    "employment_gap_born_abroad_20_64",
    "completed_dwellings",
    "completed_dwellings_per_1000",
    "foreign_born_spread_within",
    "ghg_emissions_territorial_per_capita",
    "ghg_emissions_territorial_tonnes",
    "ghg_emissions_transport_tonnes",
    "mean_age",
    "population",
    "population_density",
    "population_growth",
    "rentals_spread_within",
    "wage_income_gini_between_areas",
}


@pytest.fixture
def content(shared_content: Path) -> Path:
    return shared_content


def read(key: str, root: Path = CONTENT) -> Rows:
    return table.read((root / f"indicators/{key}.csv").read_text("utf-8"))


def test_every_computed_table_is_what_its_formula_gives(catalogue: Catalogue) -> None:
    assert {i.id for i in catalogue.indicators.values() if i.formula} == FORMULAS
    assert behind(CONTENT, catalogue) == []
    for key in ("population_growth", "population_density", "ghg_emissions_territorial_per_capita"):
        own = read(key)
        made = computed(catalogue.indicators[key], catalogue.areas, own, read)
        assert made.keys() == own.keys()
        for place, row in made.items():
            assert row.number == pytest.approx(own[place].number, rel=1e-9), (key, place)
    population, growth = read("population"), read("population_growth")
    assert growth["0180", "2024"].number == pytest.approx(
        100
        * (float(population["0180", "2024"].value) / float(population["0180", "2023"].value) - 1),
        abs=1e-6,
    )


def test_what_we_say_we_have_computed_has_a_formula_or_a_reason(catalogue: Catalogue) -> None:
    for indicator in catalogue.indicators.values():
        if indicator.calculation:
            assert indicator.formula or indicator.by_hand or indicator.can_be_fetched, indicator.id


def test_every_indicator_has_a_query_a_formula_or_words_for_editors(catalogue: Catalogue) -> None:
    for indicator in (*catalogue.indicators.values(), *catalogue.awaited.values()):
        assert indicator.can_be_fetched or indicator.formula or indicator.by_hand, indicator.id
        if indicator.by_hand and "region import" in indicator.by_hand:
            assert f"--indicator {indicator.id}`" in indicator.by_hand


@pytest.fixture
def people(replay: Replay, catalogue: Catalogue) -> Replay:
    """The sources of the population have a new year and one revision."""
    fill(replay, catalogue, "population")
    values = replay.tables["TAB5557"].values
    values |= {
        (area, "2026"): round(1.01 * (values[area, "2025"] or 0)) for area, _ in list(values)
    }
    replay.tables["TAB638"].values["0180", "2024"] = 996_000.0
    return replay


def test_growth_and_density_come_with_the_population(content: Path, people: Replay) -> None:
    result = update(content, "--only", "population")

    assert result.exit_code == 0, result.output
    outcomes = {item["indicator"]: item["outcome"] for item in report(content)["results"]}
    assert set(outcomes.values()) == {"accepted"}
    assert set(outcomes) == {
        "population",
        "population_growth",
        "population_density",
        "completed_dwellings_per_1000",
        "ghg_emissions_territorial_per_capita",
    }
    population, growth = read("population", content), read("population_growth", content)
    density = read("population_density", content)
    assert population["01", "2026"].value == str(
        sum(int(row.value) for (a, p), row in population.items() if p == "2026" and len(a) == 4)
    )
    assert population["01", "2026"].status == "computed"
    for area in ("01", "0180", "0140"):
        now, then = (float(population[area, year].value) for year in ("2026", "2025"))
        assert growth[area, "2026"].number == pytest.approx(100 * (now / then - 1), abs=1e-6)
    assert growth["0180", "2026"].status == "perturbed"
    assert growth["0180", "2024"].number != read("population_growth")["0180", "2024"].number
    assert growth["0180", "2025"].number != read("population_growth")["0180", "2025"].number
    assert density["0180", "2026"].number == pytest.approx(
        float(population["0180", "2026"].value) / float(read("land_area")["0180", "2022"].value),
        abs=1e-6,
    )
    kept = (content / "vintages/population_growth.csv").read_text().splitlines()[1:]
    assert [tuple(line.split(",")[:2]) for line in kept] == [
        ("01", "2024"),
        ("01", "2025"),
        ("0180", "2024"),
        ("0180", "2025"),
    ]
    assert load(content)
    assert runner.invoke(app, ["check", "--data", str(content)]).exit_code == 0
    again = snapshot(content)
    assert update(content, "--only", "population").exit_code == 0
    assert snapshot(content) == again


def test_an_edit_by_hand_leaves_nothing_behind(content: Path, catalogue: Catalogue) -> None:
    path = content / "indicators/population.csv"
    text = path.read_text("utf-8")
    old = next(line for line in text.splitlines() if line.startswith("0180,2024,"))
    path.write_text(text.replace(old, "0180,2024,996000,"), "utf-8")

    told = runner.invoke(app, ["check", "--data", str(content)])

    assert told.exit_code == 1
    assert "indicators/population_growth.csv" in told.output
    assert "`region recompute` writes it" in told.output
    assert runner.invoke(app, ["recompute", "--data", str(content)]).exit_code == 0
    assert runner.invoke(app, ["check", "--data", str(content)]).exit_code == 0
    county = read("population", content)["01", "2024"]
    assert county.number == (read("population")["01", "2024"].number or 0) + 996_000 - int(
        old.split(",")[2]
    )


def test_a_computed_value_that_breaks_a_rule_stops_its_input(content: Path, people: Replay) -> None:
    car = content / "indicators/population_growth.yaml"
    car.write_text(car.read_text().replace("range: [-10, 15]", "range: [-10, 10.9]"), "utf-8")
    text = (content / "indicators/population_growth.csv").read_text("utf-8")
    most = max(float(line.split(",")[2]) for line in text.splitlines()[1:])
    assert most < 10.9
    people.tables["TAB5557"].values["0180", "2026"] = 1.2 * 999_239
    before = snapshot(content)

    result = update(content, "--only", "population", "--accept-all")

    assert result.exit_code == 1
    assert "not written, since population_growth follows from it" in result.output
    assert snapshot(content) == before


def test_a_dry_run_shows_what_would_follow(content: Path, people: Replay) -> None:
    before = snapshot(content)

    result = update(content, "--only", "population", "--dry-run")

    assert "population_density: accepted: computed anew from other indicators" in result.output
    assert snapshot(content) == before


def test_computed_figures_name_the_sources_as_they_are_now(content: Path, people: Replay) -> None:
    update(content, "--only", "population")

    sources = {
        key: yaml.safe_load((content / f"indicators/{key}.yaml").read_text("utf-8"))["sources"]
        for key in ("population", "population_growth")
    }
    assert sources["population_growth"][2]["covers"]["en"] == "municipalities, 2025 and 2026"
    for one, other in zip(sources["population"], sources["population_growth"], strict=True):
        assert {k: v for k, v in one.items() if k not in ("query", "expected")} == other


def test_formulas_come_after_what_they_are_made_of(catalogue: Catalogue) -> None:
    order = [indicator.id for indicator in in_order(catalogue.indicators)]
    assert set(order) == FORMULAS
    assert order.index("ghg_emissions_territorial_tonnes") < order.index(
        "ghg_emissions_territorial_per_capita"
    )


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("{kind: quotient, of: population, by: land_aera}", "land_area"),
        ("{kind: change, of: population_density}", "made of itself"),
        ("{kind: difference, of: population}", "minus"),
        ("{kind: eval, of: population}", "change"),
    ],
)
def test_a_formula_that_cannot_be_is_told(content: Path, formula: str, words: str) -> None:
    car = content / "indicators/population_density.yaml"
    lines = [
        f"formula: {formula}" if line.startswith("formula:") else line
        for line in car.read_text("utf-8").splitlines()
    ]
    car.write_text("\n".join(lines) + "\n", "utf-8")

    with pytest.raises(CatalogueError) as found:
        load(content)

    assert any("population_density" in str(f) and words in str(f) for f in found.value.faults)


def row_of(catalogue: Catalogue, formula: dict[str, object], own: Rows, **tables: Rows) -> Rows:
    whole = {**catalogue.indicators["population"].model_dump(), "formula": formula}
    indicator = type(catalogue.indicators["population"]).model_validate(whole)
    return computed(indicator, catalogue.areas, own, tables.__getitem__)


def test_shares_and_gaps_are_formulas_too(catalogue: Catalogue) -> None:
    one: Rows = {("0180", "2024"): Row("30"), ("0180", "2025"): Row("", "not_published")}
    other: Rows = {("0180", "2024"): Row("120", "provisional"), ("0180", "2025"): Row("9")}

    share = {"kind": "quotient", "of": "one", "by": "other", "times": 100}
    gap = {"kind": "difference", "of": "one", "minus": "other"}

    assert row_of(catalogue, share, {}, one=one, other=other) == {
        ("0180", "2024"): Row("25", "provisional")
    }
    assert row_of(catalogue, gap, {}, one=one, other=other) == {
        ("0180", "2024"): Row("-90", "provisional")
    }


def test_nothing_is_divided_by_nought_and_no_source_is_overruled(catalogue: Catalogue) -> None:
    share = {"kind": "quotient", "of": "one", "by": "other"}
    one: Rows = {("0180", "2024"): Row("3", "computed"), ("0114", "2024"): Row("3")}
    other: Rows = {("0180", "2024"): Row("7"), ("0114", "2024"): Row("0")}
    own: Rows = {("0180", "2024"): Row("0.43")}

    assert row_of(catalogue, share, own, one=one, other=other) == {}


@pytest.mark.parametrize(
    ("stored", "value", "finer", "coarser"),
    [
        ("777.7", 777.735791, True, False),
        ("984", 984.027891, True, False),
        ("0.68", 0.67950021, True, False),
        ("777.7", 777.76, False, False),
        ("777.7", 777.6, False, False),
        ("85.806894", 85.8, False, True),
        ("85.806894", 86.0, False, False),
    ],
)
def test_more_decimals_are_the_same_value(
    stored: str, value: float, finer: bool, coarser: bool
) -> None:
    others = {(f"01{n}", "2024"): Row("17.3") for n in range(20, 30)}
    precision = Precision(others, {key: Cell(17.3) for key in others})
    row = Row(stored)

    assert precision.is_finer("2024", row, value) == finer
    assert precision.is_coarser("2024", row, value) == coarser


def test_a_few_round_values_are_not_taken_for_rounded_ones() -> None:
    key = ("01", "2023")
    precision = Precision({key: Row("3.47")}, {key: Cell(3.5)})

    assert not precision.is_coarser("2023", Row("3.47"), 3.5)
