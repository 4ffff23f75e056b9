"""How Stockholm stands in each ranking, counted anew from the files, on everything that says so.

The expected words are made here from `data/rankings/`, read with csv and yaml alone, so that no
rule of the product can hide its own fault.
"""

from __future__ import annotations

import csv
import dataclasses
import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from starlette.applications import Starlette
from starlette.testclient import TestClient
from typer.testing import CliRunner

from components import og
from components.stage.document import stage
from region.commands.command_line import app
from region.comparisons.rankings.history import (
    ranking_histories,
    ranking_history,
    with_later_edition,
)
from region.comparisons.rankings.places import ahead_of_stockholm, place_in_rankings
from region.content.catalogue import DATA, Catalogue, CatalogueError, load
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
from tests.test_first_documents import words

FOLDER = DATA / "rankings"
IDS = sorted(path.stem for path in FOLDER.glob("*.yaml"))
SAYS: dict[Language, dict[str, str]] = {
    "sv": {
        "of": "plats {rank} av {field}",
        "among": "plats {rank} bland {scope}",
        "rank": "plats {rank}",
        "ten": "utanför de tio främsta",
        "outside": "utanför de {read} främsta",
        "winner": "vinnare",
        "finalist": "finalist",
        "none": "inte vinnare",
        "unknown": "inte känd",
        "disputed": ", men källorna går isär",
        "strategy": "Strategin skriver: {place} ({year})",
    },
    "en": {
        "of": "rank {rank} of {field}",
        "among": "rank {rank} among {scope}",
        "rank": "rank {rank}",
        "ten": "outside the first ten",
        "outside": "outside the first {read}",
        "winner": "winner",
        "finalist": "finalist",
        "none": "not the winner",
        "unknown": "not known",
        "disputed": ", but sources disagree",
        "strategy": "The strategy says: {place} ({year})",
    },
}


@dataclass(frozen=True)
class Told:
    """What the files say of Stockholm in one edition."""

    year: int
    label: str
    rank: int | None
    field: int | None
    listed: bool
    certain: bool
    place: dict[Language, str]


@cache
def side_car(key: str) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((FOLDER / f"{key}.yaml").read_text("utf-8"))
    return read


def _told(car: dict[str, Any], edition: dict[str, Any], rows: list[dict[str, str]]) -> Told:
    own = next((row for row in rows if row["is_stockholm"] == "1"), None)
    ranks = sorted(int(row["rank"]) for row in rows if row["rank"])
    read = 0
    while read < 10 and any(
        rank <= read + 1 < rank + ranks.count(rank) for rank in ranks if rank <= read + 1
    ):
        read += 1
    size = edition.get("field") or {}
    scopes = {scope["id"]: scope["name"] for scope in car.get("scopes", ())}
    award, disputed = car["kind"] == "award", bool(edition.get("disputed"))
    place: dict[Language, str] = {}
    for language in LANGUAGES:
        says = SAYS[language]
        if own and own["role"] == "ranked":
            form = "of" if size and not size.get("listed") else "rank"
            if form == "rank" and edition.get("scope"):
                form = "among"
            said = says[form].format(
                rank=own["rank"],
                field=size.get("number"),
                scope=scopes[edition["scope"]][language] if edition.get("scope") else "",
            )
            place[language] = said + (says["disputed"] if disputed else "")
        elif own:
            place[language] = says[own["role"]]
        elif award:
            place[language] = says["none"]
        else:
            form = "ten" if read == 10 else "outside" if read >= 5 else "unknown"
            place[language] = says[form].format(read=read)
    return Told(
        year=edition["year"],
        label=str(edition.get("label") or edition["year"]),
        rank=int(own["rank"]) if own and own["rank"] and own["role"] == "ranked" else None,
        field=size.get("number"),
        listed=bool(size.get("listed")),
        certain=not disputed and (own is not None or award or read >= 5),
        place=place,
    )


@cache
def told(key: str) -> tuple[Told, ...]:
    with (FOLDER / f"{key}.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    car = side_car(key)
    return tuple(
        _told(car, edition, [row for row in rows if row["edition"] == str(edition["year"])])
        for edition in car["editions"]
    )


def latest(key: str) -> Told:
    return [one for one in told(key) if one.certain][-1]


def printed(key: str) -> Told | None:
    year = side_car(key).get("table_1_edition")
    return next((one for one in told(key) if one.year == year), None)


OF_THE_STRATEGY = [key for key in IDS if printed(key)]


@pytest.fixture(scope="module")
def client(catalogue: Catalogue) -> TestClient:
    return TestClient(Starlette(routes=api_routes(lambda: catalogue)))


# --- the rule --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "year", "place"),
    [
        ("eu_rci", 2022, "plats 6 av 234"),
        ("imd_sci", 2024, "utanför de tio främsta"),
        ("gctci", 2020, "utanför de tio främsta"),
        ("startupblink", 2024, "plats 26"),
        ("arcadis_sci", 2024, "utanför de 9 främsta"),
        ("ris", 2025, "plats 1 av 241"),
        ("wsca", 2025, "inte vinnare"),
    ],
)
def test_the_latest_edition_counts_also_where_it_is_worse(
    catalogue: Catalogue, key: str, year: int, place: str
) -> None:
    history = ranking_history(catalogue, key, "sv")

    assert (history.latest.year, history.latest.place) == (year, place)
    assert history.sentence.startswith(f"Stockholm {year}: {place}.")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", IDS)
def test_every_edition_says_what_the_files_say(
    catalogue: Catalogue, key: str, language: Language
) -> None:
    history = ranking_history(catalogue, key, language)

    assert len(history.editions) == len(told(key))
    for edition, one in zip(history.editions, told(key), strict=True):
        assert (edition.year, edition.rank, edition.place) == (
            one.year,
            one.rank,
            one.place[language],
        )
        assert edition.certain == one.certain
    assert history.latest.year == latest(key).year


def test_a_list_has_the_newest_first(catalogue: Catalogue) -> None:
    order = [(not h.in_table_1, -h.latest.year) for h in ranking_histories(catalogue, "sv")]

    assert order == sorted(order)
    assert len(order) == len(IDS) == 27


def test_the_age_is_counted_from_the_day_the_content_speaks_from(catalogue: Catalogue) -> None:
    now = catalogue.day.year
    for history in ranking_histories(catalogue, "sv"):
        years_old = now - history.latest.year
        words_of = {0: "årets", 1: "ett år gammal"}
        assert history.standing.age == words_of.get(years_old, f"{years_old} år gammal")
    then = catalogue.as_known_on(day_of(catalogue, 2020))
    assert ranking_history(then, "eu_rci", "sv").standing.dated == "2019, ett år gammal"
    assert ranking_history(then, "arcadis_sci", "sv").standing.dated == "2016, 4 år gammal"


# --- the edition before ----------------------------------------------------------------------


@pytest.mark.parametrize("key", IDS)
def test_the_edition_before_is_called_so_only_where_none_lies_between(
    catalogue: Catalogue, key: str
) -> None:
    car, sentence = side_car(key), ranking_history(catalogue, key, "sv").sentence
    unread = {year for group in car.get("unread", ()) for year in group["years"]}
    earlier = [one for one in told(key) if one.certain and one.year < latest(key).year]
    if "Utgåvan före" in sentence:
        before, last = earlier[-1].year, latest(key).year
        assert f"Utgåvan före, {earlier[-1].label}: {earlier[-1].place['sv']}." in sentence
        exist = unread | {one.year for one in told(key)}
        assert not [year for year in exist if before < year < last]
        assert last - before <= car.get("every", 1)
    elif earlier and car["kind"] != "award":
        assert f"{earlier[-1].label}: {earlier[-1].place['sv']}" in sentence
        assert "Tidigare känd utgåva" in sentence or "Kan inte jämföras med" in sentence


def test_editions_that_exist_but_are_not_read_are_told(catalogue: Catalogue) -> None:
    assert "Tidigare känd utgåva, 2016" in ranking_history(catalogue, "eregi", "sv").sentence
    assert "Tidigare känd utgåva, 2022" in ranking_history(catalogue, "arcadis_sci", "sv").sentence
    before = catalogue.as_known_on(day_of(catalogue, 2022))
    assert ranking_history(before, "arcadis_sci", "sv").sentence == (
        "Stockholm 2022: plats 2 av 100. Tidigare känd utgåva, 2016: plats 3 av 100."
    )
    found = {history.id: years for history, years in with_later_edition(catalogue, "sv")}
    assert found["imd_sci"] == (2025,)
    assert found["gser"] == (2024, 2025)
    for key, unread in found.items():
        assert min(unread) > latest(key).year
        html_ = page_html(catalogue, "rankings", {"ranking": key}, "sv")
        assert all(str(year) in words(html_) for year in unread)
    early = catalogue.as_known_on(day_of(catalogue, 2024))
    assert "imd_sci" not in {history.id for history, _years in with_later_edition(early, "sv")}


def test_an_edition_that_lies_between_counts_within_the_publishers_rhythm_too(
    content: Path,
) -> None:
    path = content / "rankings" / "eregi.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("unread:\n", "every: 2\nunread:\n"), "utf-8")

    sentence = ranking_history(load(content), "eregi", "sv").sentence
    assert "Tidigare känd utgåva, 2016" in sentence

    path.write_text(text[: text.index("unread:\n")] + "every: 2\n", "utf-8")
    sentence = ranking_history(load(content), "eregi", "sv").sentence
    assert "Utgåvan före, 2016" in sentence


# --- rank and field --------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", IDS)
def test_a_share_is_of_the_field_that_the_rank_is_in(
    catalogue: Catalogue, key: str, language: Language
) -> None:
    car = side_car(key)
    for edition, view in zip(
        car["editions"], ranking_history(catalogue, key, language).editions, strict=True
    ):
        field, one = edition.get("field"), next(t for t in told(key) if t.year == view.year)
        if one.rank is None:
            assert view.ahead == ""
            continue
        if edition.get("disputed") or not field or field.get("listed"):
            assert not re.search(r"\d", view.ahead), view.ahead
            continue
        assert field.get("scope") == edition.get("scope")
        if one.rank == 1:
            assert str(field["number"]) in view.ahead
            assert "%" not in view.ahead
            continue
        share = Decimal(100 * (one.rank - 1)) / field["number"]
        rounded = str(share.quantize(Decimal("0.1"), ROUND_HALF_UP))
        if language == "sv":
            rounded = rounded.replace(".", ",")
        assert view.ahead.startswith(rounded)
        assert f"({one.rank - 1} " in view.ahead
        assert view.ahead.endswith(f"{field['number']}).")


def test_the_innovation_scoreboard_never_mixes_the_eu_with_all(catalogue: Catalogue) -> None:
    editions = {e.year: e for e in ranking_history(catalogue, "ris", "sv").editions}

    for year in (2017, 2023):
        assert editions[year].field_number is None
        assert editions[year].ahead == "Fältets storlek är inte känd."
        assert editions[year].place.endswith("bland EU:s regioner")
    assert editions[2021].ahead == "Källorna går isär om platsen."
    assert not editions[2021].certain
    assert editions[2019].ahead == "1,3\u00a0% av fältet ligger före (3 av 238)."
    assert "säker" not in editions[2023].note


@pytest.mark.parametrize(
    ("old", "new", "where", "found", "allowed"),
    [
        (
            "    scope: all\n",
            "    scope: eu\n",
            "editions 2019.field.scope",
            "eu",
            "all, the scope",
        ),
        ("    scope: all\n", "", "editions 2019.field.scope", "nothing", "all, the scope"),
        ("  scope: eu\n", "  scope: europe\n", "editions 2017.scope", "europe", "scopes"),
    ],
)
def test_a_rank_and_a_field_of_different_scopes_are_refused(
    content: Path, old: str, new: str, where: str, found: str, allowed: str
) -> None:
    path = content / "rankings" / "ris.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")

    with pytest.raises(CatalogueError) as caught:
        load(content)
    faults = [f for f in caught.value.faults if f.file == "rankings/ris.yaml"]
    assert [(f.where, f.found) for f in faults] == [(where, found)]
    assert allowed in faults[0].allowed


def test_an_edition_is_either_read_or_not(content: Path) -> None:
    path = content / "rankings" / "eregi.yaml"
    path.write_text(path.read_text("utf-8").replace("years: [2017]", "years: [2016]"), "utf-8")

    with pytest.raises(CatalogueError, match="2016 stands both among editions and among unread"):
        load(content)


# --- sources ---------------------------------------------------------------------------------


def test_a_second_hand_source_is_named_as_one(catalogue: Catalogue) -> None:
    for key in IDS:
        publisher = set(side_car(key)["publisher"].values())
        for edition, view in zip(
            side_car(key)["editions"], ranking_history(catalogue, key, "sv").editions, strict=True
        ):
            own = edition["source"]["publisher"] in publisher
            assert view.source.line.startswith("Källa:" if own else "Andrahandskälla:")
            assert (view.own_page is None) == ("own_page" not in edition)
    rci = ranking_history(catalogue, "eu_rci", "sv").latest
    assert rci.source.publisher == "Region Östergötland"
    assert rci.own_page is not None
    assert "ec.europa.eu" in rci.own_page.url
    page = words(page_html(catalogue, "rankings", {}, "sv"))
    assert "andrahandskälla : Region Östergötland, 2022" in page
    one = words(page_html(catalogue, "rankings", {"ranking": "eu_rci"}, "sv"))
    assert "Andrahandskälla: Region Östergötland · utgivarens sida" in one


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
    assert one.headline.endswith("2019: plats 1 av 268")
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
