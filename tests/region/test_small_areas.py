"""The small areas: every number comes to the municipality's own, and spreads are what they say."""

from __future__ import annotations

import csv
import math
import statistics
from collections import defaultdict
from pathlib import Path

import pytest

from region.content import spread
from region.content.catalogue import DATA, Catalogue, CatalogueError, load
from region.content.catalogue.small_area_reading import _plain
from region.content.catalogue.table_reading import read_observations
from region.content.model.query import ScbQuery
from region.content.sources.answer import Gathering
from region.content.sources.jsonstat import read
from region.content.sources.scb import read_table
from region.content.spread import Weighed

CHANGED = 44
"""Areas of which Statistics Sweden moved the border in 2025."""


def cells(name: str) -> dict[tuple[str, str], float]:
    """Return the values of a file of the content, read without the content's own code."""
    with (DATA / name).open(encoding="utf-8") as file:
        return {
            (row["area_code"], row["period"]): float(row["value"])
            for row in csv.DictReader(file)
            if row["value"]
        }


def summed(name: str) -> dict[tuple[str, str], float]:
    totals: dict[tuple[str, str], float] = defaultdict(float)
    for (area, period), value in cells(f"small_areas/{name}.csv").items():
        totals[area[:4], period] += value
    return totals


def test_all_areas_are_there_and_lie_in_the_municipality_of_their_code(
    catalogue: Catalogue,
) -> None:
    small = catalogue.small_areas
    assert len(small.areas) == 524
    assert sum(area.changed for area in small.areas.values()) == CHANGED
    assert small.by_municipality.keys() == {area.code for area in catalogue.municipalities}
    assert {len(small.by_municipality[code]) for code in ("0140", "0180")} == {3, 127}


PROMISED = {
    "regso_population": 0,
    "regso_share_foreign_born": 0.0051,
    "regso_share_rentals": 0.05,
}
"""How well the areas came to the municipality's own when the copies were checked: no wider."""

PARTS = {
    "regso_population": ("regso_population", None),
    "regso_share_foreign_born": ("regso_born_abroad", "regso_population"),
    "regso_share_rentals": ("regso_rented_dwellings", "regso_dwellings"),
}
"""The counts that each is made of: a sum, or the share of one in another."""


def test_every_table_that_has_a_municipal_figure_is_held_against_it(catalogue: Catalogue) -> None:
    found = {key for key, one in catalogue.small_areas.tables.items() if one.municipal}
    assert found == set(PROMISED) == set(PARTS)


@pytest.mark.parametrize("key", PROMISED)
def test_the_areas_come_to_their_municipality_within_what_the_side_car_says(
    catalogue: Catalogue, key: str
) -> None:
    car = catalogue.small_areas.tables[key]
    assert car.tolerance <= PROMISED[key]
    known = cells(f"indicators/{car.municipal}.csv")
    upper, below = PARTS[key]
    ours, whole = summed(upper), summed(below) if below else None
    assert len(ours) == 104
    for place, number in ours.items():
        value = 100 * number / whole[place] if whole else number
        shown = round(value, 2) if key == "regso_share_foreign_born" else value
        assert shown == pytest.approx(known[place], abs=car.tolerance), place


def test_whole_is_what_the_areas_come_to(catalogue: Catalogue) -> None:
    small = catalogue.small_areas
    assert (
        small.whole("regso_population", "2023", "0181")
        == summed("regso_population")["0181", "2023"]
    )
    share = small.whole("regso_share_foreign_born", "2023", "0181")
    known = cells("indicators/share_foreign_born.csv")["0181", "2023"]
    assert share == pytest.approx(known, abs=0.006)
    assert small.whole("regso_population", "1999", "0181") is None
    assert small.whole("regso_population", "2023") == sum(
        value for (_, year), value in summed("regso_population").items() if year == "2023"
    )


@pytest.mark.parametrize(
    ("table", "line"),
    [
        ("regso_population", "0181R001,2022,"),
        ("regso_share_foreign_born", "0181R001,2022,"),
        ("regso_share_rentals", "0181R001,2022,"),
    ],
)
def test_a_value_that_breaks_the_sum_is_told(shared_content: Path, table: str, line: str) -> None:
    path = shared_content / f"small_areas/{table}.csv"
    rows = path.read_text("utf-8").splitlines()
    at = next(number for number, row in enumerate(rows) if row.startswith(line))
    _, _, value, status = rows[at].split(",")
    rows[at] = f"{line}{float(value) + 10:g},{status}"
    path.write_text("\n".join(rows) + "\n", "utf-8")
    with pytest.raises(CatalogueError) as error:
        load(shared_content)
    (fault,) = error.value.faults
    assert fault.file == f"small_areas/{table}.csv"
    assert "0181 2022" in fault.found


def test_the_fast_reader_reads_what_the_checked_reader_reads(catalogue: Catalogue) -> None:
    small = catalogue.small_areas
    codes = frozenset(small.areas)
    for key, table in small.tables.items():
        path = DATA / f"small_areas/{key}.csv"
        fast = _plain(path, table, codes)
        assert fast is not None, f"{key} is read slowly"
        checked = read_observations(path, key, table, codes, [])
        assert checked is not None
        assert fast.rows == checked.rows


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ("0181R001,2022,12e3,", "a number with a decimal point"),
        ("0181R001,22,1200,", "a year with four digits"),
        ("0199R001,2022,1200,", "an area code"),
        ("0181R001,2022,-4,", "from 0 to"),
        ("0181R001,2022,1200,guessed", "nothing or one of"),
        ("0181R001,2021,1200,", "one row for each"),
        ("0181R001,2022,1200", "columns"),
    ],
)
def test_a_faulty_row_is_told_as_in_other_tables(
    shared_content: Path, found: str, words: str
) -> None:
    path = shared_content / "small_areas/regso_population.csv"
    rows = path.read_text("utf-8").splitlines()
    at = next(n for n, row in enumerate(rows) if row.startswith("0181R001,2022,"))
    rows[at] = found
    path.write_text("\n".join(rows) + "\n", "utf-8")
    with pytest.raises(CatalogueError) as error:
        load(shared_content)
    (fault, *_) = [f for f in error.value.faults if f.file == "small_areas/regso_population.csv"]
    assert f"line {at + 1}" in fault.where
    assert words in fault.allowed


@pytest.mark.parametrize(
    ("car", "line", "words"),
    [
        ("regso_share_rentals", "weights: regso_dweling", "did you mean regso_dwellings?"),
        ("regso_share_rentals", "municipal: share_rental", "did you mean share_rentals?"),
        ("regso_share_rentals", "weights:", "weights is required"),
        ("regso_share_rentals", "tolerance: -1", "greater than or equal to 0"),
    ],
)
def test_a_side_car_that_leads_nowhere_is_told(
    shared_content: Path, car: str, line: str, words: str
) -> None:
    path = shared_content / f"small_areas/{car}.yaml"
    key = line.partition(":")[0]
    path.write_text(
        "\n".join(
            line if row.startswith(f"{key}:") else row
            for row in path.read_text("utf-8").splitlines()
        )
        + "\n",
        "utf-8",
    )
    with pytest.raises(CatalogueError) as error:
        load(shared_content)
    assert any(words in str(fault) for fault in error.value.faults), error.value.faults


def test_every_table_says_where_it_comes_from(catalogue: Catalogue) -> None:
    for table in catalogue.small_areas.tables.values():
        assert all(source.licence == "CC0-1.0" for source in table.sources), table.id
        assert table.formula or table.by_hand or table.can_be_fetched, table.id


# Spreads


@pytest.mark.parametrize(
    ("values", "deviation", "gini"),
    [
        ([(10.0, 1.0), (10.0, 5.0)], 0.0, 0.0),
        ([(0.0, 1.0), (10.0, 1.0)], 5.0, 0.5),
        ([(0.0, 3.0), (10.0, 1.0)], math.sqrt(18.75), 0.75),
        ([(1.0, 1.0), (2.0, 1.0), (3.0, 1.0)], math.sqrt(2 / 3), 2 / 9),
    ],
)
def test_worked_cases_of_spread(
    values: list[tuple[float, float]], deviation: float, gini: float
) -> None:
    found = [Weighed(*pair) for pair in values]
    assert spread.deviation(found) == pytest.approx(deviation)
    assert spread.gini(found) == pytest.approx(gini)


def test_an_area_of_two_weighs_as_two_areas_of_one() -> None:
    whole = [Weighed(4.0, 2.0), Weighed(9.0, 1.0), Weighed(1.0, 1.0)]
    parts = [Weighed(4.0, 1.0), *whole[:1], *whole[1:]]
    parts[1] = Weighed(4.0, 1.0)
    for statistic in (spread.mean, spread.deviation, spread.gini):
        assert statistic(whole) == pytest.approx(statistic(parts))
    assert spread.deviation(parts) == pytest.approx(statistics.pstdev([4, 4, 9, 1]))


def test_the_share_within_is_all_where_groups_are_alike_and_none_where_they_are_even() -> None:
    alike = [[Weighed(0.0, 1.0), Weighed(2.0, 1.0)], [Weighed(0.0, 3.0), Weighed(2.0, 3.0)]]
    even = [[Weighed(1.0, 1.0), Weighed(1.0, 4.0)], [Weighed(5.0, 2.0)]]
    assert spread.within_share(alike) == pytest.approx(1.0)
    assert spread.within_share(even) == pytest.approx(0.0)
    assert spread.within_share([[Weighed(1.0, 1.0)], [Weighed(1.0, 2.0)]]) is None


@pytest.mark.parametrize(
    ("indicator", "table", "weights"),
    [
        ("foreign_born_spread_within", "regso_share_foreign_born", "regso_population"),
        ("rentals_spread_within", "regso_share_rentals", "regso_dwellings"),
    ],
)
def test_the_spread_is_the_deviation_of_every_inhabitant_s_or_dwelling_s_area(
    indicator: str, table: str, weights: str
) -> None:
    known = cells(f"indicators/{indicator}.csv")
    values, heavy = cells(f"small_areas/{table}.csv"), cells(f"small_areas/{weights}.csv")
    assert len(known) == 27 * 4
    for code in ("0181", "0140", "0125"):
        one_by_one = [
            value
            for (area, year), value in values.items()
            if area.startswith(code) and year == "2023"
            for _ in range(int(heavy[area, year]))
        ]
        assert known[code, "2023"] == pytest.approx(statistics.pstdev(one_by_one), abs=1e-5)
    assert max(known, key=lambda key: known[key] if key[1] == "2023" else 0)[0] == "0127"


def test_the_gini_between_areas_is_that_of_the_lorenz_curve() -> None:
    known = cells("indicators/wage_income_gini_between_areas.csv")
    values = cells("small_areas/regso_mean_wage_income.csv")
    people = cells("small_areas/regso_population.csv")
    for code in ("0163", "0140", "01"):
        areas = sorted(
            (value, people[key])
            for key, value in values.items()
            if key[0].startswith(code) and key[1] == "2023"
        )
        number, income = sum(n for _, n in areas), sum(v * n for v, n in areas)
        under = height = 0.0
        for value, weight in areas:
            rise = value * weight / income
            under += weight / number * (height + rise / 2)
            height += rise
        assert known[code, "2023"] == pytest.approx(1 - 2 * under, abs=1e-5)


# The source


def test_the_areas_of_2025_are_read_under_their_own_codes_and_zeros_before_are_not() -> None:
    query = ScbQuery(
        kind="scb",
        areas=("small_area",),
        table="TAB6572",
        content="000007Y5",
        select={"Fodelseregion": "tot"},
        endings={"2024": "_RegSO2025"},
    )
    codes = ["0114R001", "0114R001_RegSO2025"]
    document = {
        "version": "2.0",
        "class": "dataset",
        "label": "Folkmängden per region",
        "updated": "2026-02-20T07:00:00Z",
        "id": ["Region", "Fodelseregion", "ContentsCode", "Tid"],
        "size": [2, 1, 1, 2],
        "dimension": {
            "Region": {"category": {"index": {code: at for at, code in enumerate(codes)}}},
            "Fodelseregion": {"category": {"index": {"tot": 0}}},
            "ContentsCode": {"category": {"index": {"000007Y5": 0}}},
            "Tid": {"category": {"index": {"2023": 0, "2024": 1}}},
        },
        "value": [4100, 0, 0, 4200],
    }
    gathering = Gathering(frozenset({"0114R001"}))
    read_table(read(document), query, gathering)
    assert {key: cell.value for key, cell in gathering.cells.items()} == {
        ("0114R001", "2023"): 4100,
        ("0114R001", "2024"): 4200,
    }
    assert query.written("0114R001") == tuple(codes)
