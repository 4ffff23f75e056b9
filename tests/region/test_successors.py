"""A series that another has taken over from is never what a reader meets first."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from region.comparisons.comparison import DEFAULT_INDICATORS
from region.content.catalogue import Catalogue, CatalogueError, load
from region.indicators.figures import figures
from region.indicators.provenance import provenance
from region.municipalities import menu as municipalities
from region.municipalities.profile import similarity
from region.municipalities.profile.findings import changes, differences
from region.outputs.presentations.municipal import OF_A_PROFILE
from region.web.search import search

ENDED = ("employment_rate_20_64_rams", "ghg_emissions_per_capita")


def test_the_current_series_of_a_subject_is_the_one_with_later_values(catalogue: Catalogue) -> None:
    assert catalogue.current("employment_rate_20_64_rams") == "employment_rate_20_64"
    assert catalogue.current("ghg_emissions_per_capita") == "ghg_emissions_territorial_per_capita"
    assert catalogue.current("employment_rate_20_64") == "employment_rate_20_64"
    assert catalogue.current("company_climate_nki") == "company_climate_nki"  # nothing fetched


def test_before_the_successor_was_known_the_old_series_is_the_current(catalogue: Catalogue) -> None:
    before = catalogue.as_known_on(dt.date(2019, 12, 31))

    assert before.current("employment_rate_20_64_rams") == "employment_rate_20_64_rams"


def test_no_list_of_choices_names_a_series_that_another_has_taken_over(
    catalogue: Catalogue,
) -> None:
    chosen = {
        municipalities.DEFAULT_INDICATOR,
        *OF_A_PROFILE,
        *similarity.SETS["all"],
        *(i for i in DEFAULT_INDICATORS.values() if i in catalogue.indicators),
        *(
            step.parameters["indicator"]
            for presentation in catalogue.presentations.values()
            for step in presentation.steps
            if "indicator" in step.parameters
        ),
    }

    assert {key for key in chosen if catalogue.current(key) != key} == set()


def test_no_summary_speaks_of_an_ended_series(catalogue: Catalogue) -> None:
    for area in catalogue.municipalities:
        told = [*differences(catalogue, area.code), *changes(catalogue, area.code)]
        assert not [f for f in told if catalogue.current(f.indicator.id) != f.indicator.id]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("key", ENDED)
def test_search_puts_the_current_series_first(
    catalogue: Catalogue, key: str, language: str
) -> None:
    current = catalogue.current(key)
    for text in (
        catalogue.indicators[key].short_name[language],
        "utsläpp per invånare",
        "sysselsättningsgrad",
        "employment rate",
    ):
        hits = [hit.id for hit in search(catalogue, text, language)]
        if (
            key in hits
            and current in hits
            and text != catalogue.indicators[key].short_name[language]
        ):
            assert hits.index(current) < hits.index(key), text


def test_a_key_figure_shows_the_series_that_goes_on(catalogue: Catalogue) -> None:
    found = {figure.id: figure for figure in figures(catalogue, "sv")}

    shown = found["employment_rate"].shown
    assert shown is not None
    assert (shown.series.indicator, shown.series.latest.text) == (
        "employment_rate_20_64",
        "80,9\u00a0%",
    )
    assert not shown.same
    population = found["population"].shown
    assert population is not None and population.same


def test_an_old_series_says_which_is_newer(catalogue: Catalogue) -> None:
    newer = provenance(catalogue, "ghg_emissions_per_capita", "sv").newer

    assert newer == (
        "Nyare värden finns i ett annat mått: "
        "Växthusgasutsläpp inom området per invånare, till 2024."
    )
    assert provenance(catalogue, "ghg_emissions_territorial_per_capita", "sv").newer == ""


@pytest.mark.parametrize(
    ("successor", "found"),
    [("mean_agee", "mean_agee"), ("mean_age", "mean_age")],
)
def test_a_successor_must_exist_and_never_lead_back(
    content: Path, successor: str, found: str
) -> None:
    path = content / "indicators/mean_age.yaml"
    path.write_text(path.read_text("utf-8") + f"successor: {successor}\n", "utf-8")

    with pytest.raises(CatalogueError) as caught:
        load(content)

    (fault,) = caught.value.faults
    assert (fault.file, fault.where, fault.found) == (
        "indicators/mean_age.yaml",
        "successor",
        found,
    )
