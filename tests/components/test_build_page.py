"""The page that builds a table: it says what its view says, and works as a document alone."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html

from components.offline.links import Linker, Place
from components.page import document
from pages import PAGES
from region.content.catalogue import Catalogue
from region.outputs.built.choice import MOST_CELLS, Asked
from region.outputs.built.table import built_table
from region.words.language import gettext
from region.words.text import LANGUAGES, Language
from tests.documents import page_html

VIEWS = (
    {},
    {"measures": "mean_age", "places": "municipalities", "first": "2025"},
    {"measures": "mean_age,house_price_mean", "places": "0180,0182,01"},
    {"measures": "mean_age", "places": "0184", "sex": "all"},
    {"measures": "mean_age", "places": "0184", "sex": "all", "first": "2020", "last": "2020"},
    {"measures": "tertiary_25_64"},
    {"measures": "population", "places": "0180,0184", "first": "2000"},
)


def _page(catalogue: Catalogue, given: dict[str, str], language: Language) -> html.HtmlElement:
    return html.fromstring(page_html(catalogue, "build", given, language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("given", VIEWS)
def test_the_page_shows_every_cell_of_the_table_with_its_reason(
    catalogue: Catalogue, given: dict[str, str], language: Language
) -> None:
    view = built_table(catalogue, Asked(**given), language)
    drawn = _page(catalogue, given, language)
    (table,) = drawn.xpath("//div[contains(@class, 'built')]/table")
    heads = [" ".join(one.text_content().split()) for one in table.xpath(".//thead//th")]
    cells = [" ".join(one.text_content().split()) for one in table.xpath(".//tbody//td")]
    every = [cell for row in view.rows for cell in row.cells]

    assert drawn.xpath("//h1")[0].text_content() == view.headline
    assert len(cells) == len(every)
    for shown, cell in zip(cells, every, strict=True):
        assert shown.startswith(" ".join(cell.text.split()))
        if cell.note and cell.note not in shown:
            assert view.across and any(cell.note in head for head in heads)
    told = " ".join(table.text_content().split())
    for column in view.columns:
        for text in (column.name, column.unit, column.short, column.updated):
            assert " ".join(text.split()) in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_that_is_too_large_says_how_many_cells_and_lets_choose_again(
    catalogue: Catalogue, language: Language
) -> None:
    given = {"measures": "mean_age,population", "places": "municipalities", "first": "1998"}
    drawn = _page(catalogue, {**given, "sex": "all"}, language)
    said = "".join(c for c in drawn.xpath("//*[@role='status']")[0].text_content() if c.isalnum())

    assert str(MOST_CELLS) in said and str(2 * 26 * 25 * 3)[:1] in said
    assert not drawn.xpath("//div[contains(@class, 'built')]")
    assert drawn.xpath("//form[@action='/bygg']")


def test_without_javascript_each_choice_is_a_form_that_leads_to_the_chosen_table(
    catalogue: Catalogue,
) -> None:
    given = {"measures": "mean_age", "places": "0180,0184", "first": "2020"}
    drawn = _page(catalogue, given, "en")
    forms = {
        select.get("name"): form
        for form in drawn.xpath("//form[@action='/bygg']")
        for select in form.xpath(".//select")
    }
    assert forms.keys() == {"measures", "places", "first", "last"}
    for name, form in forms.items():
        kept = {one.get("name"): one.get("value") for one in form.xpath(".//input[@type='hidden']")}
        assert kept["lang"] == "en" and name not in kept
        (select,) = form.xpath(".//select")
        value = next(v for v in select.xpath("./option/@value") if v and v != given.get(name))
        wanted = {**kept, name: value}
        chosen = document.choices(PAGES["build"], catalogue, wanted, "en")
        wanted.pop("lang")
        assert chosen == wanted
    sexes = drawn.xpath("//a[starts-with(@href, '/bygg') and contains(@href, 'sex=')]/@href")
    assert {parse_qs(urlsplit(one).query)["sex"][0] for one in sexes} == {
        *("women", "men", "gap", "all")
    }


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"measures": "nope"}, "measures"),
        ({"places": "9999"}, "places"),
        ({"first": "1900"}, "first"),
        ({"last": "soon"}, "last"),
        ({"sex": "children"}, "sex"),
    ],
)
def test_what_does_not_exist_gives_the_usual_table(
    catalogue: Catalogue, given: dict[str, str], name: str
) -> None:
    assert name not in document.choices(PAGES["build"], catalogue, given, "sv")
    assert page_html(catalogue, "build", given, "sv") == page_html(catalogue, "build", {}, "sv")


@pytest.mark.parametrize(
    ("page", "given", "chosen"),
    [
        ("indicator", {"indicator": "mean_age"}, {"measures": "mean_age"}),
        ("indicator", {"indicator": "tertiary_25_64"}, {"measures": "tertiary_25_64"}),
        ("profile", {"kommun": "0184"}, {"places": "0184,01,00"}),
        ("profile", {"kommun": "01"}, {"places": "01,00"}),
        ("data", {}, {}),
    ],
)
def test_a_table_of_ones_own_is_one_click_away_with_the_choice_made(
    catalogue: Catalogue, page: str, given: dict[str, str], chosen: dict[str, str]
) -> None:
    drawn = html.fromstring(page_html(catalogue, page, given, "sv"))
    (address,) = drawn.xpath("//a[starts-with(@href, '/bygg')]/@href")
    asked = {name: one[0] for name, one in parse_qs(urlsplit(address).query).items()}

    assert asked == chosen
    assert document.choices(PAGES["build"], catalogue, asked, "sv") == chosen


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pack_holds_the_table_as_it_is_and_offers_nothing_that_asks_the_server(
    catalogue: Catalogue, language: Language
) -> None:
    seen: list[Place] = []
    linker = Linker(catalogue, language, seen.append)
    pages = {"build": {}, "indicator": {"indicator": "mean_age"}, "profile": {"kommun": "0184"}}
    drawn = {
        key: html.fromstring(linker.rewrite(page_html(catalogue, key, given, language), "x.html"))
        for key, given in pages.items()
    }

    assert not drawn["build"].xpath("//details[contains(@class, 'fold')] | //form")
    assert drawn["build"].xpath("//div[contains(@class, 'built')]//td")
    assert "Parquet" not in drawn["build"].text_content()
    assert {one.choices for one in seen if one.key == "build"} <= {()}
    for key in ("indicator", "profile"):
        assert gettext(language)("Bygg tabell") not in drawn[key].text_content()
    compared = linker.rewrite(page_html(catalogue, "compare", {}, language), "x.html")
    assert html.fromstring(compared).xpath("//details[contains(@class, 'fold')]")
