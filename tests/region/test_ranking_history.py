"""Rankings over their editions: places, fields, breaks, ties, sources, who is ahead."""

from __future__ import annotations

import pytest

from region.comparisons.rankings.history import ranking_histories, ranking_history
from region.comparisons.rankings.places import (
    ahead_of_stockholm,
    all_places,
    find_places,
    place_in_rankings,
)
from region.content.catalogue import Catalogue
from region.words.text import LANGUAGES, Language
from region.words.views import UnknownIdError


def test_stockholms_place_over_the_editions_of_the_eus_index(catalogue: Catalogue) -> None:
    history = ranking_history(catalogue, "eu_rci", "sv")

    places = {e.year: (e.rank, e.field_number) for e in history.editions}
    assert places == {
        2010: (3, 255),
        2013: (4, 257),
        2016: (4, 263),
        2019: (1, 268),
        2022: (6, 234),
    }
    assert history.sentence == (
        "Stockholm 2022: plats 6 av 234. Kan inte jämföras med 2019: plats 1 av 268."
    )


def test_a_new_method_cuts_the_lines_of_all_places(catalogue: Catalogue) -> None:
    history = ranking_history(catalogue, "eu_rci", "sv")

    segments = {point.year: point.segment for point in history.points}
    assert len({segments[year] for year in (2010, 2013, 2016, 2019)}) == 1
    assert segments[2022] != segments[2019]
    assert history.edition(2022).method_break.startswith("Ny metod")


def test_what_rounding_cannot_tell_apart_is_called_a_tie(catalogue: Catalogue) -> None:
    history = ranking_history(catalogue, "eu_rci", "sv")

    assert "Utrecht" in history.edition(2016).ties
    assert "0,01" in history.edition(2016).ties
    assert history.edition(2019).ties == ""  # 1.08 against 1.06 is more than rounding gives
    shared = [p.rank_text for p in history.edition(2016).places if p.rank == 2]
    assert shared == ["2 (delad)", "2 (delad)"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_edition_has_a_source_and_a_word_for_how_sure_it_is(
    catalogue: Catalogue, language: Language
) -> None:
    words = {"sv": {"hög", "medelhög"}, "en": {"high", "medium"}}[language]
    for history in ranking_histories(catalogue, language):
        for edition in history.editions:
            assert edition.source.url.startswith("http"), (history.id, edition.year)
            assert edition.confidence in words
            assert edition.places


def test_an_edition_is_shown_only_if_it_says_something_about_stockholm(
    catalogue: Catalogue,
) -> None:
    for history in ranking_histories(catalogue, "sv"):
        for edition in history.editions:
            said = edition.known or edition.stockholm.startswith(("utanför de ", "inte vinnare"))
            assert said, (history.id, edition.year)


def test_what_is_not_known_of_a_ranking_is_said(catalogue: Catalogue) -> None:
    facts = ranking_history(catalogue, "milken_europe", "sv").facts

    assert [fact.known for fact in facts] == [False] * 5
    assert {fact.text for fact in facts} == {"Inte publicerat, eller inte funnet i en öppen källa."}


def test_a_place_is_found_by_any_of_its_names(catalogue: Catalogue) -> None:
    for words in ("Köpenhamn", "copenhagen", "hovedstaden", "KOPENHAMN", "köpenh"):
        assert find_places(catalogue, words) == ("copenhagen",)
    assert find_places(catalogue, "   ") == ()
    assert find_places(catalogue, "Atlantis") == ()


def test_a_place_stands_in_all_rankings_that_name_it(catalogue: Catalogue) -> None:
    view = place_in_rankings(catalogue, "copenhagen", "sv")

    found = {(a.ranking, a.year): a for a in view.appearances}
    assert found["eu_rci", 2022].rank == 7
    assert not found["eu_rci", 2022].ahead
    assert found["edsii", 2019].ahead
    assert found["eregi", 2018].listed_as == "Köpenhamn–Malmö"


def test_ahead_counts_a_place_once_for_each_ranking_and_never_a_tie(catalogue: Catalogue) -> None:
    view = ahead_of_stockholm(catalogue, "sv")
    times = {place.id: place for place in view.places}

    assert view.places[0].id == "london"
    assert len(set(times["london"].ahead_in)) == times["london"].times_ahead
    assert "stockholm" not in times
    assert "Europas bästa huvudstad?" not in times["copenhagen"].ahead_in  # 66 against 66
    assert sum(c.times_ahead for c in view.countries) == sum(p.times_ahead for p in view.places)


def test_every_place_of_every_ranking_can_be_looked_up(catalogue: Catalogue) -> None:
    for place in all_places(catalogue, "en"):
        assert place_in_rankings(catalogue, place.id, "en").appearances
        assert -90 <= place.latitude <= 90


def test_unknown_ids_are_answered_with_what_exists(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownIdError, match="eu_rci"):
        ranking_history(catalogue, "nobel", "sv")
    with pytest.raises(UnknownIdError, match="2019"):
        ranking_history(catalogue, "eu_rci", "sv").edition(1999)
    with pytest.raises(UnknownIdError, match="copenhagen"):
        place_in_rankings(catalogue, "atlantis", "sv")
