"""Places are counted from one end in every channel, and the rule says which."""

from __future__ import annotations

import csv
import io

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from region.content.catalogue import Catalogue
from region.indicators.certainty.views import verdicts
from region.indicators.order import competition_ranks
from region.municipalities.choropleth import choropleth, map_view
from region.municipalities.classes import Scheme
from region.municipalities.profile.view import profile
from region.municipalities.series import indicator_series
from region.outputs.tables.observations import observations_csv
from region.web.api import api_routes


def counted(catalogue: Catalogue, key: str, period: str) -> dict[str, int]:
    """Places by the words of the rule: one more than how many have a better, or higher, value."""
    indicator = catalogue.indicators[key]
    sign = -1 if indicator.direction == "down" else 1
    rows = catalogue.observations[key].by_period[period]
    values = {
        area.code: round(sign * (rows[area.code].value * 10**indicator.decimals) + 1e-9)
        for area in catalogue.municipalities
        if area.code in rows and rows[area.code].value is not None
    }
    return {code: 1 + sum(v > own for v in values.values()) for code, own in values.items()}


def test_equal_values_share_the_best_place_from_either_end() -> None:
    values = {"a": 5, "b": 7, "c": 5, "d": 1}
    assert competition_ranks(values) == {"b": 1, "a": 2, "c": 2, "d": 4}
    assert competition_ranks(values, lowest=True) == {"d": 1, "a": 2, "c": 2, "b": 4}


def test_map_profile_and_verdicts_count_from_the_same_end(catalogue: Catalogue) -> None:
    codes = ("0180", "0184", "0187", "0192")
    profiles = {code: profile(catalogue, code, "sv") for code in codes}
    rows = {code: {row.indicator: row for row in view.rows} for code, view in profiles.items()}
    turned = 0
    for indicator in catalogue.municipal_indicators:
        series = indicator_series(catalogue, indicator.id, "sv")
        view = map_view(choropleth(series, Scheme(), "sv"), None)
        told = verdicts(catalogue, indicator.id, view.period, "sv")
        low = indicator.direction == "down"
        turned += low
        for one in view.rows:
            if one.code not in rows:
                continue
            own = rows[one.code][indicator.id]
            if own.period == view.period:
                assert own.rank == one.rank, (indicator.id, one.code)
                standing = told.row(one.code)
                if standing is not None and own.rank is not None:
                    assert own.standing.rank_low == one.standing.rank_low == standing.rank_low
                    assert one.rank_text == standing.short_places
        placed = [one for one in view.rows if one.standing and one.rank]
        if placed:
            first, last = placed[0], placed[-1]
            assert first.value <= last.value if low else first.value >= last.value, indicator.id
            assert first.standing.rank_low <= last.standing.rank_low, indicator.id
    assert turned >= 10


@pytest.mark.parametrize(
    "key", ["unemployment_rate_bas_20_64", "employment_rate_20_64", "mean_age"]
)
def test_files_and_the_interface_follow_the_rule(catalogue: Catalogue, key: str) -> None:
    period = catalogue.observations[key].municipal_periods[-1]
    expected = counted(catalogue, key, period)
    raw = observations_csv(catalogue, key, "en", (), period).decode("utf-8-sig")
    spans = {
        row["area code"]: (int(row["rank, from"]), int(row["rank, to"]))
        for row in csv.DictReader(io.StringIO(raw))
        if row["rank, from"]
    }
    best = min(expected, key=expected.__getitem__)
    worst = max(expected, key=expected.__getitem__)
    assert spans[best][0] == 1
    assert spans[worst][1] == len(expected)
    client = TestClient(Starlette(routes=api_routes(lambda: catalogue)))
    for code in (best, worst):
        body = client.get(f"/api/v1/municipalities/{code}").json()
        row = next(r for t in body["themes"] for r in t["indicators"] if r["indicator"] == key)
        assert row["rank"] == expected[code]
        assert (row["rank_low"], row["rank_high"]) == spans[code]
