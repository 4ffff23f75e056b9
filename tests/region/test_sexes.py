"""Women and men as charts: two dots and a line, two lines, the gap, in every form and medium."""

from __future__ import annotations

import dataclasses
import itertools
import json
import re

import pytest

from region.content.catalogue import Catalogue
from region.content.catalogue.by_sex import DividedTable
from region.content.model import GROUPS, Sex
from region.indicators import by_sex
from region.indicators import sexes as sexes_module
from region.indicators.sexes import (
    Sexes,
    any_sexes_at,
    divided_indicators,
    municipal_sexes,
    sexes,
    sexes_at,
    sexes_everywhere,
    sexes_of_place,
    sexes_of_target,
)
from region.municipalities.profile.similar import gaps_beside
from region.outputs.charts import Look, spec
from region.outputs.charts.axes import value_axis
from region.outputs.charts.model import Lines, Pairs, Panels
from region.outputs.charts.palette import TOKENS
from region.outputs.exhibits import Exhibit, subject
from region.outputs.exhibits.addressed import addressed
from region.outputs.exhibits.sexes import FORMS
from region.outputs.publication.pictures import svg
from region.words.text import LANGUAGES
from region.words.views import UnknownIdError
from tests.documents import page_html

EMPLOYED = "employment_rate_20_64"


def _shown(catalogue: Catalogue, key: str, **choices: str) -> Exhibit:
    return subject(catalogue, f"sexes/{key}", "sv", tuple(choices.items())).exhibits[0]


def test_every_divided_indicator_is_shown_in_every_form_and_language(catalogue: Catalogue) -> None:
    for key in divided_indicators(catalogue):
        table = by_sex.divided(catalogue, "gap").observations[key]
        area = next(row.area for row in table.rows if row.value is not None and len(row.area) == 4)
        for form, language in itertools.product(FORMS, LANGUAGES):
            choice = (("view", form), ("area", area))
            shown = subject(catalogue, f"sexes/{key}", language, choice).exhibits[0]
            assert shown.table.rows
            assert shown.message
            if shown.picture is not None:
                assert spec(shown.picture, Look(language))


def test_dots_are_of_all_municipalities_in_order_of_the_gap(catalogue: Catalogue) -> None:
    picture = _shown(catalogue, EMPLOYED).picture
    assert isinstance(picture, Pairs)
    assert len(picture.rows) == 26
    gaps = [round(row.women - row.men, 9) for row in picture.rows]
    assert gaps == sorted(gaps)
    women, men = (by_sex.divided(catalogue, sex).observations[EMPLOYED] for sex in ("women", "men"))
    first = picture.rows[0]
    assert first.name == "Södertälje"
    assert first.women == women.by_period["2022"]["0181"].value
    assert first.men == men.by_period["2022"]["0181"].value


def test_dots_of_a_place_stand_with_the_county_and_the_country(catalogue: Catalogue) -> None:
    picture = _shown(catalogue, EMPLOYED, area="0180", year="2021").picture
    assert isinstance(picture, Pairs)
    assert [(row.name, row.chosen) for row in picture.rows] == [
        ("Stockholm", True),
        ("Stockholms län", False),
        ("Sverige", False),
    ]


def test_the_gap_over_time_has_zero_on_its_axis(catalogue: Catalogue) -> None:
    picture = _shown(catalogue, "merit_value_y9_home_municipality", area="0180", view="gap").picture
    assert isinstance(picture, Lines)
    drawn = json.dumps(spec(picture, Look("sv")))
    assert re.search(r'"domain": \[0(\.0)?, ', drawn)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_women_and_men_are_never_blue_and_pink_and_differ_in_shape(theme: str) -> None:
    colours = TOKENS["light" if theme == "light" else "dark"]
    for sex in ("women", "men"):
        red, green, blue = (int(colours[sex][at : at + 2], 16) for at in (1, 3, 5))
        is_blue = blue > red and green > red
        is_pink = red > 180 and red - green > 60 and blue > green
        assert not is_blue, sex
        assert not is_pink, sex
    assert colours["women"] != colours["men"]


def test_shape_and_words_tell_the_two_apart_without_colour(catalogue: Catalogue) -> None:
    for form in ("dots", "lines"):
        picture = _shown(catalogue, EMPLOYED, area="0180", view=form).picture
        assert picture is not None
        drawn = json.dumps(spec(picture, Look("sv")), ensure_ascii=False)
        assert '"shape": "diamond"' in drawn
        assert '"shape": "circle"' in drawn
        assert re.search(r'"text": "kvinnor', drawn)
        assert re.search(r'"text": "män', drawn)


def test_a_picture_says_what_it_shows_and_from_where(catalogue: Catalogue) -> None:
    shown = _shown(catalogue, EMPLOYED, area="0180", view="lines")
    picture = svg(shown, "sv")
    assert "kvinnor och män, Stockholm" in picture
    assert "N02267" in picture


@pytest.mark.parametrize(
    ("key", "choices", "kind"),
    [
        ("gini_disposable_income", {}, "indicator of women and men"),
        ("no_such", {}, "indicator of women and men"),
        (EMPLOYED, {"area": "0999"}, "area"),
        (EMPLOYED, {"year": "1990"}, "year"),
        (EMPLOYED, {"view": "pie"}, "view"),
    ],
)
def test_what_does_not_exist_is_answered_with_what_does(
    catalogue: Catalogue, key: str, choices: dict[str, str], kind: str
) -> None:
    with pytest.raises(UnknownIdError) as caught:
        _shown(catalogue, key, **choices)
    assert caught.value.kind == kind
    assert caught.value.allowed


def test_words_and_numbers_agree(catalogue: Catalogue) -> None:
    found = sexes(catalogue, EMPLOYED, "01", "sv")
    assert found.summary == (
        "Sysselsättningsgrad 20–64 år (BAS), Stockholms län 2022: kvinnor 81,1\u00a0%, "
        "män 82,2\u00a0%; 1,1\u00a0procentenheter lägre för kvinnor."
    )
    equal = next(one for one in sexes_everywhere(catalogue, EMPLOYED, "en") if one.gap == 0)
    assert equal.told == "the same for women and men"
    life = sexes_at(catalogue, "life_expectancy_women", "01", "en")
    assert (life.women_text, life.men_text) == ("85.2\u00a0years", "81.5\u00a0years")
    assert life.told == "3.7\u00a0years higher for women"


def test_the_map_is_of_everybody_of_women_of_men_or_of_the_gap(catalogue: Catalogue) -> None:
    def shown(**choices: str) -> Exhibit:
        choice = (("year", "2022"), *choices.items())
        return subject(catalogue, f"map/{EMPLOYED}", "sv", choice).exhibits[0]

    def stockholm(one: Exhibit) -> object:
        return next(row[2] for row in one.table.rows if row[3] == "0180")

    assert [stockholm(shown(**({"sex": sex} if sex else {}))) for sex in ("", *GROUPS)] == [
        81.1,
        81.0,
        81.1,
        -0.1,
    ]
    gap = shown(sex="gap")
    assert gap.subtitle == "procentenheter"
    assert "sex=gap" in gap.page
    assert gap.line.startswith("Egen beräkning")
    assert shown(sex="women").title.startswith("Sysselsättningsgrad 20–64 år (BAS), kvinnor")
    assert shown(sex="total").title == shown().title


@pytest.mark.parametrize(("key", "sex"), [("land_area", "women"), (EMPLOYED, "boys")])
def test_a_map_of_what_is_not_divided_is_refused(catalogue: Catalogue, key: str, sex: str) -> None:
    with pytest.raises(UnknownIdError) as caught:
        subject(catalogue, f"map/{key}", "sv", (("sex", sex),))
    assert caught.value.allowed[0] == "total"


def test_a_target_shows_women_and_men_where_what_it_observes_has_them(
    catalogue: Catalogue,
) -> None:
    life = sexes_of_target(catalogue, "life_expectancy", "sv")
    assert [(one.name, one.latest.area) for one in life] == [("Medellivslängd", "Stockholms län")]
    assert life[0].latest.gap == pytest.approx(3.7)
    employed = sexes_of_target(catalogue, "employment_gap", "sv")
    assert [one.indicator for one in employed] == ["employment_rate_foreign_born_20_64"]
    assert sexes_of_target(catalogue, "rd_share", "sv") == ()


def test_a_place_shows_every_divided_indicator_once(catalogue: Catalogue) -> None:
    found = sexes_of_place(catalogue, "0180", "sv")
    assert len({one.name for one in found}) == len(found) >= 30


@pytest.mark.parametrize("code", ["01", "0180", "0191"])
def test_a_place_has_a_table_of_women_and_men_if_anything_is_divided_there(
    catalogue: Catalogue, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert any_sexes_at(catalogue, code) is bool(sexes_of_place(catalogue, code, "sv"))
    monkeypatch.setattr(sexes_module, "periods_of_both", lambda *given: ())
    assert not any_sexes_at.__wrapped__(catalogue, code)  # type: ignore[attr-defined]


def test_a_profile_makes_its_table_of_women_and_men_when_it_is_opened(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = dataclasses.replace(catalogue, version="of which nothing is kept")
    made: list[str] = []

    def noted(of: Catalogue, key: str, *given: object) -> Sexes:
        made.append(key)
        return sexes(of, key, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(sexes_module, "sexes", noted)
    page_html(content, "profile", {"kommun": "0182"}, "sv")
    assert made == []
    page_html(content, "profile", {"kommun": "0182", "theme": "sexes"}, "sv")
    assert len(made) >= 30


def _values(catalogue: Catalogue, sex: str, code: str, period: str = "2022") -> float | None:
    table = by_sex.divided(catalogue, sex).observations[EMPLOYED]  # type: ignore[arg-type]
    return table.by_period[period][code].value


def test_municipalities_stand_beside_each_other_with_the_county(catalogue: Catalogue) -> None:
    chosen = {"kommun": "0182,0180,0127"}
    codes = ("0182", "0180", "0127", "01")
    dots = _shown(catalogue, EMPLOYED, **chosen)
    assert isinstance(dots.picture, Pairs)
    assert [row.name for row in dots.picture.rows] == [
        *("Nacka", "Stockholm", "Botkyrka", "Stockholms län", "Sverige"),
    ]
    for row, code in zip(dots.picture.rows, codes, strict=False):
        assert (row.women, row.men) == tuple(
            _values(catalogue, sex, code) for sex in ("women", "men")
        )
    lines = _shown(catalogue, EMPLOYED, view="lines", **chosen)
    assert isinstance(lines.picture, Panels)
    assert len({value_axis(panel.lines) for panel in lines.picture.panels}) == 1
    for panel, code in zip(lines.picture.panels, codes, strict=True):
        assert [line.marks[-1].value for line in panel.lines.lines] == [
            _values(catalogue, sex, code) for sex in ("women", "men")
        ]
    gap = _shown(catalogue, EMPLOYED, view="gap", **chosen)
    assert isinstance(gap.picture, Lines)
    assert [line.marks[-1].value for line in gap.picture.lines] == [
        _values(catalogue, "gap", code) for code in codes
    ]
    assert value_axis(gap.picture).from_zero
    for shown in (dots, lines, gap):
        assert "/kommun?kommun=0182&with=0180%2C0127&sex=gap" in shown.page
        assert {"Nacka", "Stockholm", "Botkyrka"} <= {row[0] for row in shown.table.rows}


def test_a_place_without_both_is_named_and_not_drawn(catalogue: Catalogue) -> None:
    table = by_sex.divided(catalogue, "gap").observations
    codes = [area.code for area in catalogue.municipalities]
    with_both = {
        key: {one.area for one in rows.values() if one.value is not None}
        for key in municipal_sexes(catalogue)
        if (rows := table[key].by_period[table[key].municipal_periods[-1]])
    }
    key = next(key for key, known in with_both.items() if not known.issuperset(codes))
    code = next(code for code in codes if code in with_both[key])
    other = next(code for code in codes if code not in with_both[key])
    shown = _shown(catalogue, key, kommun=f"{code},{other}")
    name = catalogue.areas[other].name["sv"]
    assert shown.message.endswith(f"Värden för både kvinnor och män saknas för {name}.")
    assert name not in {row[0] for row in shown.table.rows}


def test_the_gap_stands_beside_others_in_every_divided_measure(catalogue: Catalogue) -> None:
    found = gaps_beside(catalogue, "0182", ("0180",), "sv")
    assert [row.indicator for row in found.rows] == list(municipal_sexes(catalogue))
    assert len(found.rows) > 25
    employed = next(row for row in found.rows if row.indicator == EMPLOYED)
    assert [cell.value for cell in employed.cells] == [
        _values(catalogue, "gap", code) for code in ("0182", "0180")
    ]
    with pytest.raises(UnknownIdError, match="municipality"):
        gaps_beside(catalogue, "0182", ("01",), "sv")


def test_a_collected_comparison_is_what_the_profile_shows(catalogue: Catalogue) -> None:
    given = {"kommun": "Nacka", "with": "0180", "sex": "gap", "view": "lines"}
    shown = addressed(catalogue, "profile", given, "sv")
    assert shown.table == _shown(catalogue, EMPLOYED, kommun="0182,0180", view="lines").table
    page = page_html(catalogue, "profile", given, "sv")
    assert shown.title in page
    with pytest.raises(UnknownIdError, match="sex"):
        addressed(catalogue, "profile", {**given, "sex": "boys"}, "sv")


def test_going_through_all_places_makes_no_table_twice(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A profile asks for all tables one by one: of too few kept, none is left for the next."""
    made: list[tuple[int, Sex]] = []
    rows = DividedTable.rows

    def counted(table: DividedTable, sex: Sex):
        made.append((id(table), sex))
        return rows(table, sex)

    monkeypatch.setattr(DividedTable, "rows", counted)
    by_sex.divided.cache_clear()
    for place in ("0180", "0182", "0127"):
        sexes_of_place.__wrapped__(catalogue, place, "sv")

    assert len(made) == len(set(made)) > 50
