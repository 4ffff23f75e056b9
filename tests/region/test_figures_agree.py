"""Figures of the content that must agree with each other, whatever the sources publish next."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest

from region.content.catalogue import COUNTY, Catalogue
from region.content.model import Status


def values(catalogue: Catalogue, indicator: str) -> dict[tuple[str, str], Decimal]:
    return {
        (row.area, row.period): Decimal(str(row.value))
        for row in catalogue.observations[indicator].rows
        if row.value is not None
    }


@pytest.mark.parametrize(
    ("indicator", "area", "period", "value"),
    [
        ("share_post_secondary_25_64", "01", "2025", "57.0"),
        ("share_post_secondary_25_64", "00", "2025", "48.3"),
        ("employment_rate_20_64", "01", "2024", "80.9"),
        ("employment_rate_foreign_born_20_64", "01", "2024", "73.1"),
        ("unemployment_rate_bas_20_64", "01", "2024", "5.2"),
        ("ill_health_days", "01", "2025", "16.3"),
        ("mean_age", "01", "2025", "40.7"),
        ("share_foreign_born", "01", "2023", "27.3"),
        ("completed_dwellings", "01", "2025", "10668"),
    ],
)
def test_the_latest_value_is_the_newest_that_is_known(
    catalogue: Catalogue, indicator: str, area: str, period: str, value: str
) -> None:
    latest = catalogue.observations[indicator].latest(area)

    assert latest.period == period
    assert round(Decimal(str(latest.value)), catalogue.indicators[indicator].decimals) == Decimal(
        value
    )


def test_dwellings_per_inhabitant_are_the_dwellings_divided(catalogue: Catalogue) -> None:
    dwellings = values(catalogue, "completed_dwellings")
    population = values(catalogue, "population")
    rates = values(catalogue, "completed_dwellings_per_1000")
    for key in dwellings.keys() & rates.keys():
        rate = dwellings[key] / population[key] * 1000
        assert abs(rate - rates[key]) <= Decimal("0.005"), key


def test_the_county_is_the_sum_of_its_municipalities(catalogue: Catalogue) -> None:
    dwellings = values(catalogue, "completed_dwellings")
    for period in {period for _, period in dwellings}:
        parts = [
            value for (area, at), value in dwellings.items() if at == period and area != COUNTY
        ]
        assert len(parts) == 26
        assert dwellings[COUNTY, period] == sum(parts)


def test_the_mean_age_of_the_county_is_that_of_its_municipalities(catalogue: Catalogue) -> None:
    ages, population = values(catalogue, "mean_age"), values(catalogue, "population")
    for period in map(str, range(2000, 2026)):
        codes = [area for area, at in ages if at == period and len(area) == 4]
        people = sum(population[code, period] for code in codes)
        mean = sum(ages[code, period] * population[code, period] for code in codes) / people
        assert mean.quantize(Decimal("0.1"), ROUND_HALF_UP) == ages[COUNTY, period], period


@pytest.mark.parametrize("indicator", ["population_density", "population_growth"])
def test_what_we_have_worked_out_says_so(catalogue: Catalogue, indicator: str) -> None:
    marks = {row.status for row in catalogue.observations[indicator].rows if row.value is not None}

    assert marks == {Status.COMPUTED, Status.PERTURBED}


def test_what_is_divided_by_a_perturbed_population_is_perturbed(catalogue: Catalogue) -> None:
    marks = {
        row.area: row.status
        for row in catalogue.observations["completed_dwellings_per_1000"].rows
        if row.period == "2025"
    }

    assert marks.pop(COUNTY) is Status.COMPUTED
    assert set(marks.values()) == {Status.PERTURBED}
