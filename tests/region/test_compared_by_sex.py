"""Women, men and the gap in the comparisons: Stockholm beside other regions and counties."""

from __future__ import annotations

import csv
import io
from decimal import ROUND_HALF_UP, Decimal

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from region.comparisons.by_sex import asked_compared, compared_sexes
from region.comparisons.comparison import compare
from region.content.catalogue import SCOPES, Catalogue
from region.content.model import GROUPS
from region.indicators.by_sex import divided
from region.indicators.compared_by_sex import groups_of
from region.outputs.charts.model import Bars, Lines, Pairs
from region.outputs.exhibits import subject
from region.outputs.exhibits.addressed import addressed
from region.outputs.publication.formats import Format
from region.outputs.publication.publish import publish
from region.web.api import api_routes
from region.words.text import LANGUAGES, Language
from region.words.views import UnknownIdError
from tests.documents import page_html

WOMEN, MEN, BOTH = (
    "life_expectancy_at_birth_women",
    "life_expectancy_at_birth_men",
    "life_expectancy_at_birth",
)


def test_comparisons_are_restricted_to_what_has_women_and_men(catalogue: Catalogue) -> None:
    assert set(catalogue.comparisons["europe"].indicators) > {WOMEN, MEN, BOTH}
    for group in GROUPS:
        kept = divided(catalogue, group).comparisons
        assert set(kept["europe"].indicators) == {WOMEN, MEN, BOTH}
        assert set(kept["counties"].indicators) == {"life_expectancy_women", "life_expectancy_men"}
    assert groups_of(catalogue.comparisons["europe"], BOTH) == GROUPS
    assert groups_of(catalogue.comparisons["europe"], WOMEN) == ("gap",)
    assert groups_of(catalogue.comparisons["europe"], "tertiary_25_64") == ()


@pytest.mark.parametrize("key", [WOMEN, MEN, BOTH, "life_expectancy_women"])
def test_the_gap_is_womens_value_minus_mens_in_every_area_and_year(
    catalogue: Catalogue, key: str
) -> None:
    """Recomputed from the table's own rows, as they are shown."""
    scope = "counties" if key == "life_expectancy_women" else "europe"
    one = catalogue.comparisons[scope]
    pair = (key, "life_expectancy_men") if scope == "counties" else (WOMEN, MEN)
    shown = {
        half: {
            (row.area, row.period): Decimal(str(row.value)).quantize(Decimal("0.1"), ROUND_HALF_UP)
            for row in one.readings[half].rows
        }
        for half in pair
    }
    both = shown[pair[0]].keys() & shown[pair[1]].keys()
    rows = divided(catalogue, "gap").comparisons[scope].readings[key].rows
    assert len(rows) == len(both) > 200
    for row in rows:
        at = (row.area, row.period)
        assert (
            Decimal(str(row.value)).quantize(Decimal("0.1"), ROUND_HALF_UP)
            == shown[pair[0]][at] - (shown[pair[1]][at])
        )


def test_two_dots_and_a_line_for_each_area_in_the_order_of_the_gap(catalogue: Catalogue) -> None:
    choice = (("scope", "europe"), ("peers", "DK01,FI1B"), ("sex", "gap"))
    shown = subject(catalogue, f"compare/{BOTH}", "sv", choice).exhibits[0]
    assert isinstance(shown.picture, Pairs)
    names = [row.name for row in shown.picture.rows]
    areas = catalogue.comparisons["europe"].areas
    assert {areas[code].name["sv"] for code in ("SE11", "DK01", "FI1B")} <= set(names)
    gaps = [round(row.women - row.men, 1) for row in shown.picture.rows]
    assert gaps == sorted(gaps, reverse=True)
    assert [row.chosen for row in shown.picture.rows].count(True) == 1
    seen = asked_compared(catalogue, "europe", BOTH, "gap")
    view = compare(seen, "europe", BOTH, ("DK01", "FI1B"), "", "sv")
    both = compared_sexes(catalogue, view, "sv")
    assert [(one.women, one.men) for one in both] == [
        (row.women, row.men) for row in shown.picture.rows
    ]
    own = next(one for one in both if one.code == "SE11")
    assert shown.message == (
        f"{own.area}: kvinnor {own.women_text}, män {own.men_text}; "
        f"{own.gap_text.removeprefix('+')} högre för kvinnor."
    )
    assert own.gap == pytest.approx(own.women - own.men)


def test_women_men_and_the_gap_over_time_are_lines_of_their_own(catalogue: Catalogue) -> None:
    ends = {}
    for sex in ("", *GROUPS):
        choice = (("view", "lines"), ("sex", sex)) if sex else (("view", "lines"),)
        shown = subject(catalogue, f"compare/{BOTH}", "en", choice).exhibits[0]
        assert isinstance(shown.picture, Lines)
        own = next(line for line in shown.picture.lines if line.role == "chosen")
        ends[sex] = {mark.year: mark.value for mark in own.marks}
        assert f"sex={sex}" in shown.page or not sex
    year = max(ends["gap"])
    assert ends["women"][year] > ends[""][year] > ends["men"][year]
    assert ends["gap"][year] == pytest.approx(ends["women"][year] - ends["men"][year], abs=0.06)
    women = subject(catalogue, f"compare/{BOTH}", "en", (("sex", "women"),)).exhibits[0]
    assert isinstance(women.picture, Bars)
    assert "women" in women.title


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scope", SCOPES)
def test_the_page_shows_the_choice_the_pairs_and_their_files(
    catalogue: Catalogue, scope: str, language: Language
) -> None:
    key = BOTH if scope == "europe" else "life_expectancy_women"
    given = {"scope": scope, "indicator": key, "sex": "gap"}
    page = page_html(catalogue, "compare", given, language)
    assert 'name="sex"' in page or "sex=" in page
    shown = addressed(catalogue, "compare", given, language)
    assert isinstance(shown.picture, Pairs)
    assert shown.message in page
    assert "sex=gap" in page
    for form in (Format.CSV, Format.XLSX, Format.SVG, Format.PPTX):
        made = publish(catalogue, form, f"compare/{key}", language, (("sex", "gap"),))
        assert made.body
    body = publish(catalogue, Format.CSV, f"compare/{key}", language, (("sex", "gap"),)).body
    mark = ";" if language == "sv" else ","
    rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig")), delimiter=mark))
    assert [row[0] for row in rows[1:]] == [row.name for row in shown.picture.rows]


def test_the_indicators_own_page_shows_the_pairs_too(catalogue: Catalogue) -> None:
    page = page_html(catalogue, "indicator", {"indicator": BOTH}, "en")
    shown = subject(catalogue, f"compare/{BOTH}", "en", (("sex", "gap"),)).exhibits[0]
    assert shown.message in page
    other = page_html(catalogue, "indicator", {"indicator": "tertiary_25_64"}, "en")
    assert "Women and men have not been read into the comparison" in other


def test_what_is_not_divided_is_refused_and_not_offered(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownIdError) as caught:
        subject(catalogue, "compare/tertiary_25_64", "sv", (("sex", "gap"),))
    assert caught.value.allowed == ("total",)
    with pytest.raises(UnknownIdError):
        subject(catalogue, f"compare/{WOMEN}", "sv", (("sex", "men"),))
    plain = page_html(catalogue, "compare", {"indicator": "tertiary_25_64"}, "sv")
    assert "sex=gap" not in plain
    assert page_html(catalogue, "compare", {"sex": "gap"}, "sv") == page_html(
        catalogue, "compare", {}, "sv"
    )


def test_the_interface_divides_and_says_what_it_can_divide(catalogue: Catalogue) -> None:
    client = TestClient(Starlette(routes=api_routes(lambda: catalogue)))
    address = f"/api/v1/comparisons/europe/{BOTH}"
    found = {sex: client.get(address, params={"sex": sex}).json() for sex in GROUPS}
    values = {
        sex: {one["code"]: one["value"] for one in answer["values"]}
        for sex, answer in found.items()
    }
    assert [answer["sex"] for answer in found.values()] == list(GROUPS)
    for code, gap in values["gap"].items():
        assert gap == pytest.approx(values["women"][code] - values["men"][code], abs=0.06)
    listed = client.get("/api/v1/comparisons").json()["items"][0]["indicators"]
    sexes = {one["id"]: one["sexes"] for one in listed}
    assert sexes[BOTH] == list(GROUPS) and sexes["tertiary_25_64"] == []
    refused = client.get("/api/v1/comparisons/europe/tertiary_25_64", params={"sex": "gap"})
    assert refused.status_code == 404
    assert refused.json()["allowed"] == ["total"]
