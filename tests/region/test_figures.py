"""The strategy's panel, literally."""

from __future__ import annotations

import pytest

from region.content.catalogue import Catalogue
from region.indicators.figures import figures
from tests import independent

PANEL = [
    ("population", "2,4", "miljoner", "2.4 miljoner"),
    ("mean_age", "39,4", "år", "39,4 år"),
    ("higher_education", "52", "%", "52 %"),
    ("employment_rate", "80,5", "%", "80,5 %"),
    ("new_companies", "14,4", "per 1\u202f000 invånare", "14,4 per 1000 inv."),
    ("unemployment", "9", "%", "9 %"),
    ("goods_export", "25", "% av Sveriges export", "25 % av Sveriges export"),
    ("service_export", "1/3", "av Sveriges export", "1/3 av Sveriges export"),
    ("rd_share", "3,8", "% av BRP", "3,8 %"),
    ("global_headquarters", "22", "huvudkontor", "22 st."),
]


def test_the_ten_figures_stand_as_published(catalogue: Catalogue) -> None:
    found = [(f.id, f.value_text, f.unit, f.as_published) for f in figures(catalogue, "sv")]

    assert found == PANEL


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_figure_has_meaning_year_and_source(catalogue: Catalogue, language: str) -> None:
    for figure in figures(catalogue, language):
        assert figure.meaning.endswith(".")
        assert figure.year == 2020
        assert "2020" in figure.source.line
        assert figure.source.url.startswith("https://")
        assert figure.follows or figure.no_series


@pytest.mark.parametrize(
    ("figure", "period", "value"),
    [
        ("population", "2019", 2_377_081),
        ("mean_age", "2019", 39.4),
        ("higher_education", "2018", 51.84),
        ("employment_rate", "2018", 80.48),
        ("new_companies", "2018", 14.4),
    ],
)
def test_the_series_round_to_the_published_figure_in_the_year_named(
    catalogue: Catalogue, figure: str, period: str, value: float
) -> None:
    view = next(f for f in figures(catalogue, "sv") if f.id == figure)

    same = next(follow for follow in view.follows if follow.same)
    assert same.matches_period == period
    point = next(p for p in same.series.points if p.period == period)
    assert point.value == pytest.approx(value, abs=0.005)


def test_related_is_never_called_the_same(catalogue: Catalogue) -> None:
    unemployment = next(f for f in figures(catalogue, "sv") if f.id == "unemployment")

    assert not any(follow.same for follow in unemployment.follows)
    assert unemployment.follows
    assert unemployment.no_series


def test_a_change_is_counted_from_the_strategys_year_or_the_first_value_after_it(
    catalogue: Catalogue,
) -> None:
    counted = 0
    for figure in figures(catalogue, "sv"):
        if figure.since is None or figure.shown is None or figure.since.moved is None:
            continue
        raw = independent.values(figure.shown.series.indicator, figure.shown.series.code)
        assert figure.since.year == min(year for year in raw if year >= figure.year), figure.id
        counted += 1
    assert counted >= 5
