"""Women, men and the gap: what is divided, what says why not, and that the numbers fit."""

from __future__ import annotations

import csv
import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from region.commands.counts import by_sex_counts
from region.content.catalogue import DATA, Catalogue, CatalogueError, load
from region.content.model import GROUPS, REASONS, SEXES
from region.indicators import by_sex, staleness
from region.indicators.fit_of_sexes import unlike
from region.indicators.series import series_view

EMPLOYED = "employment_rate_20_64"
INCOME = "median_income_20_64"
LIFE = "life_expectancy_women"


def _cells(path: Path) -> dict[tuple[str, str, str], Decimal]:
    """The values of a table, read without the code that is tested."""
    with path.open(encoding="utf-8") as file:
        return {
            (row["area_code"], row["period"], row.get("sex", "all")): Decimal(row["value"])
            for row in csv.DictReader(file)
            if row["value"]
        }


def _side_cars() -> dict[str, dict[str, object]]:
    files = sorted((DATA / "indicators").glob("*.yaml"))
    return {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in files}


def test_every_indicator_on_persons_is_divided_or_says_why_not(catalogue: Catalogue) -> None:
    own = {key: car["by_sex"] for key, car in _side_cars().items()}
    reasons = [one.get("reason") for one in own.values()]  # type: ignore[attr-defined]
    assert {reason for reason in reasons if reason} <= set(REASONS)
    persons = [reason for reason in reasons if reason != "not_persons"]
    counted = by_sex_counts(catalogue)
    assert counted["indicators on persons"] == len(persons) >= 59
    assert counted["of them divided by sex"] == persons.count(None) >= 40
    assert counted["of them undivided, with the reason"] == len(persons) - persons.count(None)


def test_every_reason_but_not_being_about_persons_is_told_in_a_sentence() -> None:
    for key, car in _side_cars().items():
        own = car["by_sex"]
        assert isinstance(own, dict)
        if own.get("reason") not in (None, "not_persons"):
            assert own["note"]["sv"].endswith("."), key
            assert own["note"]["en"].endswith("."), key


def test_a_table_by_sex_has_women_and_men_in_every_cell() -> None:
    for path in (DATA / "by_sex").glob("*.csv"):
        with path.open(encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        places = {
            sex: {(r["area_code"], r["period"]) for r in rows if r["sex"] == sex} for sex in SEXES
        }
        assert places["women"] == places["men"], path.name
        assert len(rows) == 2 * len(places["women"]), path.name


def test_the_value_of_all_fits_those_of_women_and_men() -> None:
    """Recomputed from the files: sums differ by the noise of the source, and by nothing else."""
    noisy, compared, summed = 0, 0, 0
    for path in sorted((DATA / "by_sex").glob("*.csv")):
        car = yaml.safe_load((DATA / f"indicators/{path.stem}.yaml").read_text("utf-8"))
        if car["by_sex"].get("beside_total") is False:
            continue
        decimals = car["by_sex"].get("decimals", car["decimals"])
        step = Decimal(1).scaleb(-decimals)
        cells, totals = _cells(path), _cells(DATA / f"indicators/{path.stem}.csv")
        for (area, period, _), total in totals.items():
            women, men = (cells.get((area, period, sex)) for sex in SEXES)
            if women is None or men is None:
                continue
            compared += 1
            if car["kind"] == "count":
                summed += 1
                difference = abs(women + men - total)
                noisy += difference > 0
                assert difference <= 10, (path.stem, area, period)
                assert difference == 0 or path.stem.startswith("employed_by_")
            else:
                low, high = min(women, men) - step, max(women, men) + step
                assert low <= total <= high, (path.stem, area, period)
    assert compared > 9_000
    assert summed > 700
    assert 100 < noisy < 170


def test_no_value_of_all_is_told_to_be_unlike(catalogue: Catalogue, content: Path) -> None:
    assert unlike(catalogue) == ()
    path = content / f"by_sex/{EMPLOYED}.csv"
    path.write_text(path.read_text().replace("01,2022,women,81.1,", "01,2022,women,84.1,"))
    path.write_text(path.read_text().replace("01,2022,men,82.2,", "01,2022,men,85.2,"))
    told = staleness.stale(load(content), dt.date(2026, 11, 27))
    assert [str(one) for one in told if "by_sex" in one.file] == [
        f"by_sex/{EMPLOYED}.csv, 01 2022: women 84.1 and men 85.2 do not fit 81.7 of all"
    ]


@pytest.mark.parametrize(
    ("key", "area", "period", "women", "men", "gap", "unit"),
    [
        (EMPLOYED, "01", "2022", 81.1, 82.2, -1.1, "procentenheter"),
        (INCOME, "0162", "2022", 474000, 576000, -17.7, "%"),
        (LIFE, "01", "2022", 85.18, 81.47, 3.7, "år"),
        ("population", "01", "2022", 1216497, 1223530, -0.6, "%"),
    ],
)
def test_women_men_and_the_gap_as_published_and_computed(
    catalogue: Catalogue,
    key: str,
    area: str,
    period: str,
    women: float,
    men: float,
    gap: float,
    unit: str,
) -> None:
    seen = {group: by_sex.divided(catalogue, group) for group in GROUPS}
    values = {
        group: one.observations[key].by_period[period][area].value for group, one in seen.items()
    }
    assert values == {"women": women, "men": men, "gap": gap}
    assert seen["gap"].indicators[key].unit.sv == unit


def test_every_gap_is_that_of_the_two_values_as_shown(catalogue: Catalogue) -> None:
    """Recomputed with decimals from what is shown, for every indicator, area and period."""
    women, men, gap = (by_sex.divided(catalogue, group) for group in GROUPS)
    seen = 0
    for key, indicator in women.indicators.items():
        kind = catalogue.indicators[key].kind
        for row in gap.observations[key].rows:
            one, other = (
                view.observations[key].by_period[row.period][row.area] for view in (women, men)
            )
            if row.value is None:
                assert one.value is None or other.value is None
                continue
            step = Decimal(1).scaleb(-indicator.decimals_of(row.area, row.period))
            a, b = (Decimal(repr(v.value)).quantize(step, "ROUND_HALF_UP") for v in (one, other))
            want = a - b if kind not in ("count", "money") else 100 * a / b - 100
            assert abs(Decimal(repr(row.value)) - want) <= (0 if want == a - b else Decimal("0.05"))
            seen += 1
    assert seen > 10_000


def test_every_divided_indicator_can_be_seen_as_a_series_of_each(catalogue: Catalogue) -> None:
    for group in GROUPS:
        seen = by_sex.divided(catalogue, group)
        assert len(seen.indicators) >= 36
        for key in seen.indicators:
            area = next(row.area for row in seen.observations[key].rows if row.value is not None)
            for language in ("sv", "en"):
                view = series_view(seen, key, area, language)
                assert view.points
                assert view.name != catalogue.indicators[key].name[language] or key.startswith(
                    "life"
                )


def test_an_undivided_indicator_is_not_there(catalogue: Catalogue) -> None:
    seen = by_sex.divided(catalogue, "women")
    assert "gini_disposable_income" not in seen.indicators
    assert "gini_disposable_income" not in seen.observations
    assert not by_sex.is_divided(catalogue, "gini_disposable_income")


def test_nothing_of_targets_and_key_figures_is_told_of_one_sex(catalogue: Catalogue) -> None:
    seen = by_sex.divided(catalogue, "women")
    assert not any(target.observed for target in seen.targets.values())
    assert not any(figure.follows for figure in seen.key_figures.figures)


def test_an_earlier_day_knows_only_what_was_known_of_women_and_men(catalogue: Catalogue) -> None:
    known = catalogue.as_known_on(dt.date(2022, 6, 30))
    women = by_sex.divided(known, "women")
    assert women.observations["population"].last_period == "2021"
    assert (
        EMPLOYED
        not in by_sex.divided(catalogue.as_known_on(dt.date(2020, 6, 30)), "gap").indicators
    )
    assert by_sex.divided(catalogue, "women").observations["population"].last_period == "2022"


def test_a_replaced_value_of_women_comes_back_for_its_day(content: Path) -> None:
    (content / "vintages_by_sex").mkdir()
    (content / f"vintages_by_sex/{EMPLOYED}.csv").write_text(
        "area_code,period,sex,value,status,published,replaced\n"
        "01,2020,women,70.5,provisional,2021-11-30,2022-03-01\n"
    )
    catalogue = load(content)

    def women(day: str) -> float | None:
        seen = by_sex.divided(catalogue.as_known_on(dt.date.fromisoformat(day)), "women")
        return seen.observations[EMPLOYED].by_period["2020"]["01"].value

    assert women("2022-02-28") == 70.5
    assert women("2022-03-01") == women("2026-11-27") != 70.5
    men = by_sex.divided(catalogue.as_known_on(dt.date(2022, 2, 28)), "men")
    assert men.observations[EMPLOYED].by_period["2020"]["01"].value != 70.5


def _faults(content: Path) -> str:
    with pytest.raises(CatalogueError) as caught:
        load(content)
    return str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("01,2022,men,82.2,\n", "", "women alone for area 01, period 2022"),
        ("01,2022,men,82.2,", "01,2022,total,82.2,", "sex: found 'total'; allowed: women or men"),
        ("01,2022,men,82.2,", "01,2022,men,882.2,", "found 882.2; allowed: from 40 to 100"),
        ("01,2022,men,82.2,", "01,2022,men,,", "a reason for no value"),
    ],
)
def test_a_faulty_table_by_sex_is_refused(content: Path, old: str, new: str, told: str) -> None:
    path = content / f"by_sex/{EMPLOYED}.csv"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    assert told in _faults(content)


def test_a_side_car_that_does_not_say_how_it_is_divided_is_refused(content: Path) -> None:
    path = content / "indicators/land_area.yaml"
    path.write_text(path.read_text("utf-8").replace("by_sex: {reason: not_persons}\n", ""))
    assert "indicators/land_area.yaml, by_sex: found nothing" in _faults(content)


def test_a_table_and_its_side_car_name_each_other(content: Path) -> None:
    (content / "by_sex/land_area.csv").write_text(
        "area_code,period,sex,value,status\n01,2022,women,1,\n01,2022,men,1,\n"
    )
    (content / f"by_sex/{EMPLOYED}.csv").unlink()
    told = _faults(content)
    assert "by_sex/land_area.csv: found nothing that names it" in told
    assert f"indicators/{EMPLOYED}.yaml, by_sex: found no table" in told
