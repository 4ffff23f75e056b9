"""Wherever a municipality is asked for, its localities and postal codes can be written too."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import unquote

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.current import Page
from components.page import read
from components.page.which_place import ways
from components.search_page import search_routes
from pages import PAGES
from region.content.catalogue import Catalogue, load
from region.content.catalogue.store import Current
from region.words import pages
from region.words.text import LANGUAGES, Language
from tests.documents import page_html

CONTENT = load()
CLIENT = TestClient(Starlette(routes=search_routes(lambda: CONTENT)), follow_redirects=False)
ALL = [(key, one) for key, declared in PAGES.items() for one in declared.parameters if one.label]
NACKA, NYNASHAMN = "0182", "0192"
CODES = frozenset(area.code for area in CONTENT.municipalities)


def asking() -> list[tuple[str, str]]:
    """Return the pages with a menu of all municipalities, and the name of the choice."""
    found = []
    for key, one in ALL:
        surface = Page(Current(CONTENT), "sv", "light", [])
        options = set(one.options(surface, read(PAGES[key], surface, {})))
        if one.shape != "many" and options >= CODES:
            found.append((key, one.name))
    return found


def test_every_choice_of_municipalities_can_be_written() -> None:
    for key, one in ALL:
        surface = Page(Current(CONTENT), "sv", "light", [])
        chosen = read(PAGES[key], surface, {"kommun": NACKA} if key == "profile" else {})
        if len(CODES & set(one.options(surface, chosen))) >= len(CODES) - 1:
            assert one.finds, (key, one.name)


ASKING = asking()


def field(key: str, given: dict[str, str], language: Language) -> dict[str, str]:
    """Return what the field of a page sends along."""
    html = page_html(CONTENT, key, given, language)
    form = next(one for one in re.findall(r"<form.*?</form>", html) if "field-find" in one)
    assert 'action="/sok"' in form
    assert re.search(r'<label>[^<]+<input type="search" name="q"', form)
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form)
    return {name: unescape(value) for name, value in hidden}


def test_the_pages_that_ask_for_one_are_known() -> None:
    assert {key for key, _name in ASKING} >= {"profile", "within", "matrix", "indicator"}
    for key, name in ASKING:
        assert PAGES[key].parameter(name).shape == "place", key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("key", "name"), ASKING)
@pytest.mark.parametrize(
    ("words", "code"),
    [("149 30", NYNASHAMN), ("14930", NYNASHAMN), ("Saltsjöbaden", NACKA), ("Nacka", NACKA)],
)
def test_what_is_written_leads_to_the_same_page(
    key: str, name: str, words: str, code: str, language: Language
) -> None:
    sent = field(key, {name: "0180"}, language)
    answer = CLIENT.get("/sok", params={**sent, "q": words})

    assert answer.status_code == 303
    assert answer.headers["location"] == pages.link(key, language, **{name: code})
    surface = Page(Current(CONTENT), language, "light", [])
    assert read(PAGES[key], surface, {name: words})[name] == code


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("key", "name"), ASKING)
def test_a_doubtful_code_asks_which_one_is_meant(key: str, name: str, language: Language) -> None:
    answer = CLIENT.get("/sok", params={**field(key, {}, language), "q": "13171"})

    hits = re.search(r'<ol class="plain search-hits">(.*?)</ol>', answer.text)
    assert hits
    links = [unescape(link) for link in re.findall(r'href="([^"]*)"', hits[1])]
    assert links == [pages.link(key, language, **{name: code}) for code in (NACKA, "0180")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("key", "name"), ASKING)
@pytest.mark.parametrize(
    ("words", "codes"), [("13171", (NACKA, "0180")), ("Tuna", ("0117", "0127")), ("xyzzyx", ())]
)
def test_what_stands_in_an_address_is_asked_about_in_the_same_way(
    key: str, name: str, words: str, codes: tuple[str, ...], language: Language
) -> None:
    surface = Page(Current(CONTENT), language, "light", [])
    chosen = read(PAGES[key], surface, {name: words})
    assert chosen.unknown == [(name, words)]

    found = ways(surface, chosen, PAGES[key].parameter(name), words)

    assert [way.address for way in found] == [
        pages.link(key, language, **{name: code}) for code in codes
    ]


def test_one_more_that_an_address_asks_for_is_put_beside_those_chosen() -> None:
    surface = Page(Current(CONTENT), "sv", "light", [])
    given = {"kommun": NYNASHAMN, "with": f"{NACKA},13171"}
    chosen = read(PAGES["profile"], surface, given)

    (way,) = ways(surface, chosen, PAGES["profile"].parameter("with"), "13171")

    assert way.name == "Stockholm (131 71 Nacka)"
    assert way.address == pages.link("profile", "sv", **{**given, "with": f"{NACKA},0180"})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("key", "name"), ASKING)
def test_an_unknown_place_is_told_and_can_be_written_anew(
    key: str, name: str, language: Language
) -> None:
    sent = field(key, {}, language)
    answer = CLIENT.get("/sok", params={**sent, "q": "xyzzyx"})

    assert answer.status_code == 200
    assert "xyzzyx" in re.findall(r"<h1>(.*?)</h1>", answer.text)[0]
    assert f'name="to" value="{sent["to"]}"' in unescape(answer.text)


def test_the_other_choices_are_kept_and_what_a_municipality_resets_is_not(
    catalogue: Catalogue,
) -> None:
    kept = {"indicator": "foreign_born", "sort": "name"}
    surface = Page(Current(catalogue), "en", "light", [])
    chosen = read(PAGES["within"], surface, kept).address
    assert "sort" in chosen
    answer = CLIENT.get("/sok", params={**field("within", kept, "en"), "q": "14930"})
    assert answer.headers["location"] == pages.link("within", "en", **chosen, kommun=NYNASHAMN)

    assert "sort" not in field("matrix", {"sort": "median_income"}, "sv")["to"]


@pytest.mark.parametrize(
    "to",
    [
        *("/kommun", "/mal?kommun=*", "https://example.org/kommun?kommun=*", "//example.org"),
        *("/mal", "kommun:", "/sok", "//[", "/"),
    ],
)
def test_nothing_else_can_be_led_to(to: str) -> None:
    answer = CLIENT.get("/sok", params={"q": "14930", "to": to})

    assert answer.status_code == 400
    assert "location" not in answer.headers


def test_only_what_a_page_knows_is_passed_on() -> None:
    to = "/kommun?key=1&language=2&theme=people&kommun=*&x=%0d%0a"
    answer = CLIENT.get("/sok", params={"q": "14930", "to": to})

    assert answer.headers["location"] == "/kommun?theme=people&kommun=0192"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_overviews_field_leads_to_the_profile(language: Language) -> None:
    given = {"q": "Saltsjöbaden", "municipalities": "true", "lang": language}
    answer = CLIENT.get("/sok", params=given)

    assert answer.headers["location"] == pages.link("profile", language, kommun=NACKA)


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_more_to_compare_with_is_found_and_stands_once(language: Language) -> None:
    given = {"kommun": NYNASHAMN, "with": "0180"}
    html = page_html(CONTENT, "profile", given, language)
    (to,) = (
        address
        for one in re.findall(r'name="to" value="([^"]*)"', html)
        if ",*" in (address := unquote(unescape(one)))
    )

    for words, others in (("Saltsjöbaden", f"0180,{NACKA}"), ("Stockholm", "0180")):
        answer = CLIENT.get("/sok", params={"q": words, "to": to, "lang": language})
        expected = pages.link("profile", language, kommun=NYNASHAMN, **{"with": others})
        assert answer.headers["location"] == expected

    full = page_html(CONTENT, "profile", {**given, "with": "0180,0114,0115,0117"}, language)
    assert ",*" not in unquote("".join(re.findall(r'name="to" value="([^"]*)"', full)))
