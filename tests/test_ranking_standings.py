"""How Stockholm stands in each ranking: the latest edition, its age, its field and its sources."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from region.comparisons.rankings.history import ranking_histories, ranking_history
from region.comparisons.rankings.standing import later_unread
from region.content.catalogue import Catalogue, CatalogueError, load
from region.strategy.follow_up.days import day_of
from region.words.text import LANGUAGES, Language
from tests.documents import page_html
from tests.ranking_files import IDS, latest, side_car, told
from tests.test_first_documents import words

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


def unread_of(catalogue: Catalogue, key: str) -> tuple[int, ...]:
    history = ranking_history(catalogue, key, "sv")
    return later_unread(catalogue.rankings[key], history.latest)


def test_editions_that_exist_but_are_not_read_are_told(catalogue: Catalogue) -> None:
    assert "Tidigare känd utgåva, 2016" in ranking_history(catalogue, "eregi", "sv").sentence
    assert "Tidigare känd utgåva, 2022" in ranking_history(catalogue, "arcadis_sci", "sv").sentence
    before = catalogue.as_known_on(day_of(catalogue, 2022))
    assert ranking_history(before, "arcadis_sci", "sv").sentence == (
        "Stockholm 2022: plats 2 av 100. Tidigare känd utgåva, 2016: plats 3 av 100."
    )
    found = {key: unread for key in catalogue.rankings if (unread := unread_of(catalogue, key))}
    assert found["imd_sci"] == (2025,)
    assert found["gser"] == (2024, 2025)
    for key, unread in found.items():
        assert min(unread) > latest(key).year
        html_ = page_html(catalogue, "rankings", {"ranking": key}, "sv")
        assert all(str(year) in words(html_) for year in unread)
    early = catalogue.as_known_on(day_of(catalogue, 2024))
    assert not unread_of(early, "imd_sci")


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
