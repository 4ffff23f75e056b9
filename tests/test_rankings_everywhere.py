"""What is said of a ranking, on pages and in files, is what the files of the rankings hold."""

from __future__ import annotations

import dataclasses
import html
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from typer.testing import CliRunner

from components import og
from components.stage.document import stage
from region.commands.command_line import app
from region.comparisons.rankings.places import ahead_of_stockholm, place_in_rankings
from region.content.catalogue import Catalogue
from region.outputs.exhibits import subject
from region.outputs.exhibits.own import own_presentation
from region.outputs.exhibits.steps import presentation
from region.outputs.publication.report_content import report_content
from region.strategy.follow_up.days import day_of, years
from region.strategy.follow_up.questions import follow_up
from region.web.api.routes import api_routes
from region.web.search import search
from region.words.text import LANGUAGES, Language
from tests.documents import page_html
from tests.ranking_files import IDS, OF_THE_STRATEGY, SAYS, latest, printed, side_car, told
from tests.test_first_documents import words


@pytest.fixture(scope="module")
def client(catalogue: Catalogue) -> TestClient:
    return TestClient(Starlette(routes=api_routes(lambda: catalogue)))


# --- everything that says so -----------------------------------------------------------------


def _texts(value: Any) -> Iterator[str]:
    """Every text in plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)


def _row(page: str, key: str, language: Language) -> str:
    """The words of the ranking's row in a table of HTML."""
    tail = "&amp;lang=en" if language == "en" else ""
    link = rf'<a href="/rankningar\?(?:lang=en&amp;)?ranking={key}(?:{tail})?">'
    rows = rf"<(tr|li)[^>]*>((?:(?!</\1>).)*?{link}.*?)</\1>"
    found = [row for _kind, row in re.findall(rows, page, re.DOTALL)]
    assert len(found) == 1, (key, len(found))
    return html.unescape(words(found[0]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_and_overview_say_the_latest(catalogue: Catalogue, language: Language) -> None:
    every = page_html(catalogue, "rankings", {}, language)
    overview = page_html(catalogue, "overview", {}, language)
    for key in IDS:
        one, table = latest(key), printed(key)
        listed = table and f"ranking={key}" in overview  # the overview holds the newest seven
        for page in (every, overview) if listed else (every,):
            row = _row(page, key, language)
            stockholm = re.split(r" (?:av|of|bland|among) ", one.place[language])[0]
            assert one.label in row
            assert stockholm.removeprefix("plats ").removeprefix("rank ") in row
            if page is overview:
                continue
            if one.field and not one.listed:
                assert str(one.field) in row
            if table and table is not one:
                small = SAYS[language]["strategy"].format(
                    place=table.place[language], year=table.label
                )
                assert small in row


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", IDS)
def test_one_ranking_says_the_latest_everywhere(
    catalogue: Catalogue, client: TestClient, key: str, language: Language
) -> None:
    one = latest(key)
    said = f"Stockholm {one.label}: {one.place[language]}."

    assert said in html.unescape(
        words(page_html(catalogue, "rankings", {"ranking": key}, language))
    )
    for what in (f"ranking/{key}", f"history/{key}"):
        exhibit = subject(catalogue, what, language).exhibits[0]
        assert exhibit.message.startswith(said)
        assert exhibit.alternative.count(said) == 1
    item = client.get(f"/api/v1/rankings/{key}?lang={language}").json()
    assert item["sentence"].startswith(said)
    assert (item["edition"], item["place"]) == (one.year, one.place[language])
    assert item["stockholm_rank"] == one.rank
    collected = own_presentation(catalogue, f"/rankningar?ranking={key}", language).view.steps[0]
    assert one.label in collected.headline
    assert collected.exhibit.message.startswith(said)
    picture = og.picture(catalogue, "rankings", {"ranking": key}, language)
    assert f"{one.label}: {one.place[language]}" in html.unescape(
        re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", picture))
    )
    name = side_car(key)["name"][language]
    hit = next(h for h in search(catalogue, name, language) if (h.kind, h.id) == ("ranking", key))
    assert hit.answer == f"{one.label}: {one.place[language]}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_of_plain_data_say_the_latest(
    catalogue: Catalogue, client: TestClient, language: Language
) -> None:
    items = client.get(f"/api/v1/rankings?lang={language}&limit=100").json()["items"]
    shown = CliRunner().invoke(app, ["show", "rankings", "--json", "--lang", language])
    listed = {row["id"]: row for row in json.loads(shown.stdout)}
    assert {item["id"] for item in items} == set(listed) == set(IDS)
    for item in items:
        one, table = latest(item["id"]), printed(item["id"])
        row = listed[item["id"]]
        assert (item["edition"], item["place"]) == (one.year, one.place[language])
        assert row == item
        assert (item["table_1"] and item["table_1"]["edition"]) == (table and table.year)


@pytest.mark.parametrize("language", LANGUAGES)
def test_report_slides_and_previews_say_the_latest(
    catalogue: Catalogue, language: Language
) -> None:
    report = list(_texts(report_content(catalogue, language, None)["rankings"]))
    exhibit = subject(catalogue, "rankings", language).exhibits[0]
    rows = {str(row[0]): row for row in exhibit.table.rows}
    show = presentation(catalogue, "yearly_follow_up", language)
    slides = html.unescape(words(stage(show, "", 1, "light", language)))
    for key in OF_THE_STRATEGY:
        one, name = latest(key), side_car(key)["name"][language]
        stockholm = re.split(r" (?:av|of|bland|among) ", one.place[language])[0]
        assert rows[name][1].startswith(f"{one.label}, ")
        assert rows[name][2] == stockholm
        assert rows[name][6] == one.rank
        at = report.index(name)
        assert report[at + 1].startswith(f"{one.label}, ")
        assert report[at + 2] == stockholm
        assert f"{name} {one.label}" in slides
    preview = html.unescape(
        re.sub(r"<[^>]+>", " ", og.picture(catalogue, "rankings", {}, language))
    )
    assert "2019: " not in preview
    for key in sorted(OF_THE_STRATEGY, key=lambda key: -latest(key).year)[:2]:
        assert f"{side_car(key)['name'][language]} {latest(key).label}"[:20] in preview


def test_a_preview_leaves_no_place_out_for_its_length(catalogue: Catalogue) -> None:
    """Words for a place outside the first ten are longer than those for a rank."""
    rankings = dict(catalogue.rankings)
    rankings["imd_sci"] = rankings["imd_sci"].model_copy(update={"table_1_edition": 2023})
    other = dataclasses.replace(catalogue, version="long", rankings=rankings)

    assert "utanför de tio främsta" in og.picture(other, "rankings", {}, "sv")


@pytest.mark.parametrize("language", LANGUAGES)
def test_ready_made_presentations_show_the_latest(catalogue: Catalogue, language: Language) -> None:
    steps = presentation(catalogue, "state_of_the_region", language).steps
    ranks = [rank for key in OF_THE_STRATEGY if (rank := latest(key).rank)]
    editions = [latest(key).year for key in OF_THE_STRATEGY]
    every = next(step for step in steps if step.shown == "rankings")
    assert f"{min(ranks)}–{max(ranks)} " in every.headline
    assert f" {len(ranks)} " in every.headline
    assert f"{min(editions)}–{max(editions)}" in every.headline
    one = next(step for step in steps if step.shown == "ranking")
    assert "2022" in one.headline
    assert SAYS[language]["of"].format(rank=6, field=234) in one.headline
    assert "ranking=eu_rci" in one.address.partition("?")[2].split("&")
    assert SAYS[language]["of"].format(rank=1, field=268) in one.note


def test_the_strategys_table_stays_as_printed_in_a_view_of_its_own(catalogue: Catalogue) -> None:
    table = subject(catalogue, "table1", "sv").exhibits
    assert {str(row[0]): (row[1], row[2]) for row in table[0].table.rows}[
        "EU:s index för regional konkurrenskraft"
    ] == ("2019", "plats 1")
    assert len(table) == 8
    assert all("2019" in shown.title or "2018" in shown.title for shown in table[1:])
    step = own_presentation(catalogue, "/rankningar?view=table1", "sv").view.steps[0]
    assert step.headline == "Strategins tabell 1, som den är tryckt"
    one = own_presentation(catalogue, "/rankningar?view=table1#eu_rci", "sv").view.steps[0]
    assert one.headline == "Etta i EU på konkurrenskraft 2019"
    page = words(page_html(catalogue, "rankings", {"view": "table1"}, "sv"))
    assert "Ingen av 268 regioner ligger före." in page


def test_a_year_of_the_follow_up_says_what_was_the_latest_then(catalogue: Catalogue) -> None:
    for year in years(catalogue):
        view = follow_up(catalogue, day_of(catalogue, year), "sv")
        for history in (*view.rankings, *view.other_rankings):
            out = [
                one
                for one in told(history.id)
                if one.year <= day_of(catalogue, year).year and one.certain
            ]
            if year < catalogue.day.year:
                assert history.latest.year == out[-1].year


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_first_place_carries_its_year(catalogue: Catalogue, language: Language) -> None:
    view = ahead_of_stockholm(catalogue, language)
    first = {
        f"{side_car(key)['name'][language]} ({latest(key).label})"
        for key in IDS
        if latest(key).rank == 1
    }

    assert set(view.leading) == first
    assert any("2012/13" in name for name in first)


def test_those_ahead_are_those_of_the_latest_edition(catalogue: Catalogue) -> None:
    """In an edition that Stockholm is outside, all that could be read are ahead."""
    places = {place.id: set(place.ahead_in) for place in ahead_of_stockholm(catalogue, "sv").places}

    assert "Smart City Index" in places["abu_dhabi"]
    assert "Global City Talent Competitiveness Index" in places["munich"]
    assert "Sustainable Cities Index (Arcadis)" in places["warsaw"]
    assert "EU:s regionala resultattavla för innovation" not in places["helsinki"]


def test_stockholms_own_page_has_the_editions_that_it_is_outside_too(catalogue: Catalogue) -> None:
    view = place_in_rankings(catalogue, "stockholm", "sv")
    found = {(a.ranking, a.year): a.rank_text for a in view.appearances}

    assert set(found) == {(key, one.year) for key in IDS for one in told(key)}
    assert found["imd_sci", 2024] == "utanför de tio främsta"


def test_the_printed_table_says_that_there_are_later_editions(catalogue: Catalogue) -> None:
    page = words(page_html(catalogue, "rankings", {"view": "table1"}, "sv"))

    assert "Senast kända utgåva, 2022, 4 år gammal: plats 6 av 234." in page
    assert page.count("Senast kända utgåva, ") == sum(
        latest(key) is not printed(key) for key in OF_THE_STRATEGY
    )


def test_why_two_editions_cannot_be_compared_stands_beside_the_sentence(
    catalogue: Catalogue,
) -> None:
    page = page_html(catalogue, "rankings", {"ranking": "eu_rci"}, "sv")
    top = words(page[: page.index("<table")])

    assert "Kan inte jämföras med 2019: plats 1 av 268." in top
    assert "Ny metod (RCI 2.0) och Storbritannien är inte längre med." in top


def test_hand_written_words_of_a_place_agree_with_the_table(catalogue: Catalogue) -> None:
    """The group of Europe's most competitive regions says in words where Stockholm is."""
    groups = catalogue.comparisons["europe"].groups
    group = groups["rci_top_ten"]
    one = latest("eu_rci")

    assert one.rank == 6
    assert str(one.year) in group.note.sv
    assert "Stockholm är sexa" in group.note.sv
    assert "sixth" in group.note.en


PAIRS = {
    "sv": re.compile(r"plats (\d+) av (\d+)"),
    "en": re.compile(r"rank (\d+) of (\d+)"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", IDS)
def test_every_place_of_a_field_in_any_text_is_in_the_table(
    catalogue: Catalogue, client: TestClient, key: str, language: Language
) -> None:
    known = {(one.rank, one.field) for one in told(key)}
    texts = [words(page_html(catalogue, "rankings", {"ranking": key}, language))]
    texts += _texts(client.get(f"/api/v1/rankings/{key}?lang={language}").json())
    for exhibit in (
        *subject(catalogue, f"ranking/{key}", language).exhibits,
        *subject(catalogue, f"history/{key}", language).exhibits,
    ):
        texts += [exhibit.title, exhibit.message, exhibit.alternative, *exhibit.notes]
    for text in texts:
        for rank, field in PAIRS[language].findall(text):
            assert (int(rank), int(field)) in known, text
