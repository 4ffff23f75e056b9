"""The list of rankings: latest edition, the one before, and whether the two compare."""

from __future__ import annotations

import math

import pytest

from region.comparisons.rankings.history import ranking_histories
from region.comparisons.rankings.turns import OLD_YEARS, answer_of, place_on_axis, turns
from region.content.catalogue import Catalogue
from region.words.text import LANGUAGES, Language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_ranking_is_there_once_newest_first(catalogue: Catalogue, language: Language) -> None:
    view = turns(catalogue, language)
    every = [*view.new, *view.old]

    assert sorted(one.history.id for one in every) == sorted(catalogue.rankings)
    for part in (view.new, view.old):
        years = [one.edition.year for one in part]
        assert years == sorted(years, reverse=True)
    for one in every:
        assert one.is_old == (catalogue.day.year - one.edition.year >= OLD_YEARS)


def test_a_turn_is_better_only_if_the_place_is_nearer_to_the_first(catalogue: Catalogue) -> None:
    told = set()
    view = turns(catalogue, "sv")
    for one in (*view.new, *view.old):
        now, before = one.edition.rank, one.history.standing.before
        told.add(one.sense)
        if before is None:
            assert one.sense == "none"
        elif one.history.standing.method_break or one.history.is_award:
            assert one.sense == "apart"
            assert one.history.is_award or one.change.endswith("går inte att jämföra")
        elif now is not None and before.rank is not None:
            expected = "alike" if now == before.rank else "worse" if now > before.rank else "better"
            assert one.sense == expected
            if now != before.rank:
                assert one.change.startswith(str(abs(now - before.rank)))
        if one.sense in ("better", "worse") and now and before and before.rank:
            assert (one.at < one.before_at) == (one.sense == "better")
    assert told == {"better", "worse", "alike", "apart", "none"}


def test_outside_the_first_ten_is_no_place(catalogue: Catalogue) -> None:
    view = turns(catalogue, "sv")
    found = {one.history.id: one for one in (*view.new, *view.old)}

    assert found["imd_sci"].at is None
    assert found["imd_sci"].outside
    assert found["imd_sci"].change == "sämre, plats 10 2023"
    assert found["wsca"].outside is False


def test_the_axis_is_logarithmic_and_ends() -> None:
    assert place_on_axis(1) == 0
    assert place_on_axis(40) == place_on_axis(400) == 1
    assert math.isclose(place_on_axis(20) - place_on_axis(10), place_on_axis(4) - place_on_axis(2))


def test_the_answer_names_the_two_newest_places(catalogue: Catalogue) -> None:
    assert turns(catalogue, "sv").answer == (
        "Etta i Europa på innovation, sexa i EU på konkurrenskraft"
    )
    assert turns(catalogue, "en").answer == (
        "First in Europe for innovation, sixth in the EU for competitiveness"
    )
    for language in LANGUAGES:
        for history in ranking_histories(catalogue, language):
            answer = answer_of(catalogue, history, language)
            assert history.latest.label in answer
            assert len(answer) <= 100
