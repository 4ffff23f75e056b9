"""What search engines and social media get; the results of a search without any script."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
import struct
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest
from markupsafe import Markup
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components import og
from components.first_document import text
from components.og import picture_routes
from components.page import document
from components.search_page import search_routes
from pages import PAGES
from region.content.catalogue import Catalogue, load
from region.content.model import MeasureState
from region.indicators.listing import holdings, up_to_date
from region.strategy.tree import strategy_tree
from region.targets.headlines import LONGEST, method_answer
from region.targets.status import assess
from region.web.metadata import metadata
from region.words import formatting as fmt
from region.words import pages
from region.words.text import LANGUAGES, Language

CONTENT = load()
SITE = "https://siffror.example.se"
CLIENT = TestClient(
    Starlette(routes=[*picture_routes(lambda: CONTENT), *search_routes(lambda: CONTENT)])
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", pages.BY_KEY)
def test_every_page_tells_others_what_it_is(
    catalogue: Catalogue, key: str, language: Language
) -> None:
    made = metadata(catalogue, key, pages.title(key, language), {}, SITE, language)
    said = dict(made.properties)

    assert said["og:url"] == SITE + pages.link(key, language)
    assert said["og:image"].startswith(f"{SITE}/og/{key}.png")
    assert said["og:description"] == pages.descriptions(language)[key]
    if made.data:
        assert json.loads(made.data)["@context"] == "https://schema.org"


def test_the_page_of_open_data_describes_every_indicator(catalogue: Catalogue) -> None:
    made = json.loads(metadata(catalogue, "open_data", "x", {}, SITE, "en").data)

    assert made["@type"] == "DataCatalog"
    assert len(made["dataset"]) == len(catalogue.indicators)
    for dataset in made["dataset"]:
        assert 50 <= len(dataset["description"]) <= 5_000
        assert dataset["license"]
        assert all(one["contentUrl"].startswith(SITE) for one in dataset["distribution"])


def test_a_document_has_it_all_in_its_head(catalogue: Catalogue) -> None:
    whole = text(catalogue, "map", {"indicator": "mean_age"}, "en")

    assert '<meta property="og:image" content="' in whole
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', whole)
    assert found
    assert json.loads(found[1])["name"] == catalogue.indicators["mean_age"].name.en
    assert 'type="application/atom+xml"' in whole


@pytest.mark.parametrize(
    "address",
    [
        *(f"/og/{key}.png" for key in pages.BY_KEY),
        "/og/goals.png?target=rd_share&lang=en",
        "/og/profile.png?kommun=0182",
        "/og/map.png?indicator=mean_age&year=2010",
        "/og/map.png?indicator=nope",
    ],
)
def test_a_link_has_a_picture(address: str) -> None:
    answer = CLIENT.get(address)

    assert answer.headers["content-type"] == "image/png"
    assert struct.unpack(">II", answer.content[16:24]) == (1200, 630)
    assert len(answer.content) > 8_000


VIEWS = (
    ("goals", {"target": "rd_share"}),
    ("goals", {"target": "rd_share", "base": "2015"}),
    ("goals", {"target": "rd_share", "peers": "none"}),
    ("map", {"indicator": "mean_age", "year": "2010"}),
    ("map", {"measure": "change"}),
    ("profile", {"kommun": "0192"}),
    ("within", {"kommun": "0180"}),
    ("compare", {"view": "lines"}),
    ("compare", {"indicator": "rd_share", "peers": "SE22,SE23"}),
    ("rankings", {"ranking": "eu_rci"}),
    ("rankings", {"ranking": "eu_rci", "edition": "2019"}),
    ("matrix", {"sort": "age"}),
    ("follow_up", {"view": "changes"}),
    ("strategy", {"area": "competence"}),
    ("strategy", {}),
    ("data", {}),
    ("about", {}),
    ("method", {}),
    ("follow_up", {"view": "reporting"}),
    ("follow_up", {"view": "reporting", "year": "2021"}),
)


@pytest.mark.parametrize(
    ("key", "choices", "language"), [(*one, LANGUAGES[at % 2]) for at, one in enumerate(VIEWS)]
)
def test_a_link_is_called_what_its_view_answers_and_shows_that_view(
    catalogue: Catalogue, key: str, choices: dict[str, str], language: Language
) -> None:
    kept = document.choices(PAGES[key], catalogue, choices, language)
    found = text(catalogue, key, kept, language)
    said = dict(re.findall(r'<meta property="(og:[^"]+)" content="([^"]*)"', found))
    answer = Markup(re.search(r"<h1\b[^>]*>(.*?)</h1>", found, re.DOTALL)[1]).striptags()
    asked = dict(parse_qsl(urlsplit(html.unescape(said["og:image"])).query))

    assert html.unescape(said["og:title"]).startswith(answer)
    assert asked == ({"lang": "en"} if language == "en" else {}) | kept
    if kept:
        assert og.picture(catalogue, key, kept, language) != og.picture(
            catalogue, key, {}, language
        )


def _followed(content: Catalogue) -> tuple[int, int]:
    """Return how many of the strategy's measures have figures, and how many there are."""
    parts = [part for area in content.strategy.focus_areas for part in area.measures]
    assessed = {key for key, one in content.targets.items() if assess(content, one).assessed}
    return sum(bool(p.indicators or assessed & set(p.targets)) for p in parts), len(parts)


def _newest(content: Catalogue) -> tuple[int, int]:
    """Return how many indicators have a value of last year, and how many there are."""
    found = [
        max(row.period for row in table.rows if row.value is not None)
        for key, table in content.observations.items()
        if key in content.indicators
    ]
    return sum(period >= str(content.day.year - 1) for period in found), len(found)


def _themes(content: Catalogue) -> tuple[int, int]:
    """Return how many themes have figures; today each of their indicators has values."""
    themes = content.strategy.reporting_themes
    return sum(bool(theme.indicators) for theme in themes), len(themes)


COUNTED = (
    ("strategy", {}, _followed),
    ("data", {}, _newest),
    ("about", {}, lambda one: (len(one.indicators), len(one.targets), len(one.rankings))),
    (
        "method",
        {},
        lambda one: (sum(assess(one, t).assessed for t in one.targets.values()), len(one.targets)),
    ),
    ("follow_up", {"view": "reporting"}, _themes),
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("key", "choices", "counted"), COUNTED)
def test_a_page_without_a_goal_or_a_place_begins_with_what_it_holds(
    catalogue: Catalogue,
    key: str,
    choices: dict[str, str],
    counted: Callable[[Catalogue], tuple[int, ...]],
    language: Language,
) -> None:
    """The same sentence is the heading, the document's title and the name of a link."""
    drawn = document.draw_page(PAGES[key], catalogue, choices, language)
    found = re.findall(r"\w+", drawn.answer.lower())

    assert drawn.answer.endswith(".")
    assert len(drawn.answer) <= LONGEST
    for number in counted(catalogue):
        assert {str(number), fmt.in_words(number, language)} & set(found), drawn.answer
    assert drawn.title == f"{drawn.answer} – {pages.title(key, language)}"
    assert drawn.told == drawn.answer


def test_what_a_page_holds_is_counted_anew_when_it_changes(catalogue: Catalogue) -> None:
    target = next(key for key, one in catalogue.targets.items() if assess(catalogue, one).assessed)
    state = MeasureState(
        measure=catalogue.strategy.focus_areas[0].measures[0].id,
        state="done",
        date="2026-01",
        source=catalogue.strategy.source,
    )
    fewer = replace(
        catalogue,
        version="fewer",
        targets={key: one for key, one in catalogue.targets.items() if key != target},
        rankings=dict(list(catalogue.rankings.items())[:1]),
    )
    told = replace(catalogue, version="told", measure_states=(state,))

    def said(content: Catalogue, key: str) -> str:
        return document.draw_page(PAGES[key], content, {}, "sv").answer

    assert "en rankning" in holdings(fewer, "sv")
    assert method_answer(fewer, "sv") != said(catalogue, "method")
    assert said(catalogue, "strategy").endswith("Läget är okänt för alla.")
    assert strategy_tree(told, "sv").answer.endswith("Läget är känt för 1.")
    then = catalogue.as_known_on(dt.date(2021, 12, 31))
    assert up_to_date(then, "sv") != up_to_date(catalogue, "sv")


@pytest.mark.parametrize(
    "key", ["overview", "goals", "map", "compare", "matrix", "within", "profile"]
)
def test_the_picture_of_a_link_draws_what_the_page_draws(catalogue: Catalogue, key: str) -> None:
    drawn = og.picture(catalogue, key, {"kommun": "0192"}, "sv")

    # without its picture there are a ground and an edge
    strokes = sum(path.count("M") for path in re.findall(r' d="([^"]*)"', drawn))
    assert strokes + drawn.count("<circle") + drawn.count("<rect") > 6  # two are the frame's


def test_an_unknown_page_has_no_picture() -> None:
    assert CLIENT.get("/og/nope.png").status_code == 404


@pytest.mark.parametrize(
    ("words", "language", "name"),
    [
        ("folkmagnd", "sv", "Folkmängd"),
        ("taby kommun", "sv", "Täby"),
        ("131 71", "sv", "131 71 Nacka"),
        ("unemploymnet", "en", "Unemployment"),
    ],
)
def test_a_search_forgives_spelling_and_knows_both_languages(
    words: str, language: str, name: str
) -> None:
    answer = CLIENT.get("/sok", params={"q": words, "lang": language}, follow_redirects=False)

    assert answer.status_code == 200
    first = re.search(r'search-hits"><li><a href="([^"]+)">([^<]+)</a>', answer.text)
    assert first
    assert name in first[2]
    assert first[1].startswith("/")
    assert answer.headers["x-robots-tag"] == "noindex"


@pytest.mark.parametrize(
    ("given", "leads"),
    [
        ({"q": "115 20"}, "/kommun?kommun=0180"),
        ({"q": "rankings", "lang": "en"}, "/rankningar?lang=en"),
        ({"q": "RCI", "lang": "en"}, "/rankningar?ranking=eu_rci&lang=en"),
        ({"q": "nynshamn", "lang": "en"}, "/kommun?kommun=0192&lang=en"),
        ({"q": "149 30", "municipalities": "true"}, "/kommun?kommun=0192"),
        ({"q": "Bromma", "lang": "en"}, "/kommun?kommun=0180&lang=en"),
    ],
)
def test_the_only_hit_opens_at_once_in_its_language(given: dict[str, str], leads: str) -> None:
    answer = CLIENT.get("/sok", params=given, follow_redirects=False)

    assert answer.status_code == 303
    assert answer.headers["location"] == leads


def test_a_doubtful_code_is_asked_about_and_nothing_found_says_what_there_is() -> None:
    asked = CLIENT.get("/sok", params={"q": "13171", "municipalities": "true"})
    assert re.findall(r'kommun=(\d{4})">131 71 Nacka', asked.text) == ["0182", "0180"]

    nothing = CLIENT.get("/sok", params={"q": "xyzzyx"})
    assert nothing.status_code == 200
    assert "Det här går att söka efter" in nothing.text
    assert "mål och delmål, mått och teman" in nothing.text

    narrow = CLIENT.get("/sok", params={"q": "xy zzyx", "municipalities": "true", "lang": "en"})
    assert "municipalities, places in them and postal codes" in narrow.text
    assert 'href="/sok?q=xy%20zzyx&amp;lang=en"' in narrow.text


def test_what_is_searched_for_is_only_ever_text() -> None:
    answer = CLIENT.get("/sok", params={"q": '"><script>alert(1)</script>'})

    assert "<script>alert" not in answer.text
    assert CLIENT.get("/sok", params={"q": "x" * 101}).status_code == 400
