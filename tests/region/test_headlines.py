"""The sentences that answer: true, short and with a verb, whatever the data hold."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from region.content.catalogue import Catalogue
from region.strategy.follow_up.days import default_days, last_day
from region.strategy.follow_up.news import news
from region.targets.goals import goals
from region.targets.headlines import (
    LONGEST,
    Standing,
    goals_answer,
    overall,
    overview_answer,
    reserves,
    standings,
    target_answer,
    told,
)
from region.targets.progress import ProgressClass
from region.words.text import LANGUAGES, Language
from tests.documents import page_html

ASSESSED = [one for one in ProgressClass if one is not ProgressClass.NOT_ASSESSED]
NOUNS = ["byggandet", "bullret", "cyklandet", "forskningen", "utsläppen", "restiden med buss"]
NUMBERS = ["noll", "ett", "två", "tre", "fyra", "fem", "sex"]


def of(*classes: ProgressClass | tuple[ProgressClass, bool]) -> tuple[Standing, ...]:
    pairs = [one if isinstance(one, tuple) else (one, False) for one in classes]
    return tuple(Standing(n, c, u) for n, (c, u) in zip(NOUNS, pairs, strict=False))


states = st.lists(
    st.tuples(st.sampled_from(ASSESSED), st.booleans()), min_size=0, max_size=len(NOUNS)
)


@given(states, st.sampled_from(LANGUAGES))
def test_the_head_sentence_is_true_in_every_state(
    found: list[tuple[ProgressClass, bool]], language: Language
) -> None:
    """It is short, ends in a stop, and says of the sure ones only that they are what they are."""
    every = of(*found)
    sentence = overall(every, language)

    assert 0 < len(sentence) <= LONGEST
    assert sentence.endswith(".") and sentence[0].isupper()
    assert "{" not in sentence and ".." not in sentence
    if not every:
        assert sentence in (
            "Inget mål går att bedöma med öppna data.",
            "No goal can be assessed with open data.",
        )
    if language == "sv" and every:
        met = [one for one in every if one.group == "met"]
        # what is uncertain is never among the ones that are met
        first = sentence.split(". ")[0].rstrip(".")
        if re.fullmatch(r".* av .* mål är nåd?t?t?a?", first):
            said = first.split()[0].lower()
            assert said == (NUMBERS[len(met)] if met else "inget")
        if first.startswith("Alla"):
            assert len(met) == len(every)
        for one in every:
            if one.noun not in sentence.lower():
                continue
            clause = next(c for c in re.split(r"[.,] ?", sentence.lower()) if one.noun in c) or ""
            whole = sentence.lower()
            words = {
                "pace": "i takt",
                "behind": "ligger efter",
                "wrong": "går åt fel håll",
                "unsure": "osäkert",
            }
            assert one.group == "met" or words[one.group] in whole, (sentence, clause)


@given(states)
def test_every_group_that_exists_is_told(found: list[tuple[ProgressClass, bool]]) -> None:
    """Nothing that goes the wrong way, or is uncertain, is left out of the head sentence."""
    every = of(*found)
    sentence = overall(every, "sv").lower()
    groups = {one.group for one in every}
    if len(every) > 1:
        assert ("fel håll" in sentence) == ("wrong" in groups)
        assert ("osäk" in sentence) == ("unsure" in groups)
        assert ("i takt" in sentence) == ("pace" in groups)
        assert ("efter" in sentence) == ("behind" in groups)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ((), "Inget mål går att bedöma med öppna data."),
        ((ProgressClass.TARGET_MET,), "Det enda mål som går att bedöma är nått."),
        (
            (ProgressClass.TARGET_MET, ProgressClass.MOVING_AWAY),
            "Ett av två mål är nått. Bullret går åt fel håll.",
        ),
        (
            (ProgressClass.ON_PACE, ProgressClass.TOO_SLOW, ProgressClass.FAR_TOO_SLOW),
            "Inget av tre mål är nått. Byggandet är i takt, bullret och cyklandet ligger efter.",
        ),
        (
            ((ProgressClass.ON_PACE, True), ProgressClass.TARGET_MET),
            "Ett av två mål är nått. Läget är osäkert för byggandet.",
        ),
        ((ProgressClass.TARGET_MET, ProgressClass.TARGET_MET), "Alla två mål är nådda."),
    ],
)
def test_head_sentences(found: tuple[ProgressClass, ...], expected: str) -> None:
    assert overall(of(*found), "sv") == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_headline_of_the_content_is_short_and_whole(
    catalogue: Catalogue, language: Language
) -> None:
    found = [overview_answer(catalogue, language), goals_answer(catalogue, language)]
    found += [target_answer(catalogue, key, language) for key in catalogue.targets]
    start, end = default_days(catalogue)
    found += [item.sentence for item in news(catalogue, start, end, language)]
    assert len(found) > 30
    for sentence in found:
        assert 10 < len(sentence) <= LONGEST, sentence
        assert sentence[0].isupper() or sentence[0].isdigit()
        assert "{" not in sentence and "  " not in sentence and not sentence.endswith((":", ","))


def test_the_overview_counts_what_the_goals_say(catalogue: Catalogue) -> None:
    everything = goals(catalogue, "sv").targets
    assessed = [t for t in everything if t.status.progress.assessed]
    found = standings(catalogue, "sv")

    assert [one.progress_class for one in found] == [t.status.progress_class for t in assessed]
    assert [one.uncertain for one in found] == [t.status.progress.uncertain for t in assessed]
    assert f"{len(everything) - len(assessed)} mål går inte att bedöma." in reserves(
        catalogue, "sv"
    )


def test_a_verdict_says_value_year_and_level(catalogue: Catalogue) -> None:
    sentence = target_answer(catalogue, "rd_share", "sv")
    seen = goals(catalogue, "sv").target("rd_share")
    latest = seen.following.series.latest

    assert sentence == f"Forskningen går åt fel håll: {latest.text} {latest.period}, målet är 4,5"
    assert target_answer(catalogue, "direct_emissions", "sv").startswith("Osäkert om utsläppen")
    assert "utan nivå, serie och definition" in target_answer(catalogue, "noise", "sv")


def test_what_stands_under_a_chart_is_the_series_own(catalogue: Catalogue) -> None:
    """The share of years, the turn and the pace, counted here once more from the values."""
    seen = goals(catalogue, "sv")
    dwellings = [
        p.value for p in seen.target("dwellings").following.series.points if p.year >= 2018
    ]
    assert not any(value >= 22_000 for value in dwellings)
    assert f"inte nåtts något av de {len(dwellings)} åren sedan 2018" in told(
        catalogue, "dwellings", "sv"
    )
    emissions = seen.target("direct_emissions").following.series.points
    grown = round(100 * (round(emissions[-1].value, 2) / round(emissions[-2].value, 2) - 1))
    assert f"steg {grown}\u00a0% från {emissions[-2].year}" in told(
        catalogue, "direct_emissions", "sv"
    )
    research = seen.target("rd_share").following.series.latest
    needed = (4.5 - research.value) / (2030 - research.year)
    written = f"+{needed:.2f}".replace(".", ",")
    assert f"Målet kräver {written}" in told(catalogue, "rd_share", "sv")


def test_a_goal_that_was_never_met_is_not_said_mildly(catalogue: Catalogue) -> None:
    status = goals(catalogue, "sv").target("dwellings").status
    years = len(status.progress.years_counted)
    assert status.never_met and status.tally == f"0 av {years} år"
    for key in ("overview", "goals"):
        html = page_html(catalogue, key, {}, "sv")
        assert f"Under målet, 0 av {years} år" in html
        assert "too_slow never-met" in html


def test_news_stand_with_the_goals_and_what_got_worse_first(catalogue: Catalogue) -> None:
    found = news(catalogue, *default_days(catalogue), "sv")
    ranks = [
        (0 if item.follows else 1 if item.target else 2, item.moved.sense if item.moved else "")
        for item in found
    ]
    order = ["worse", "better", "alike", "apart", ""]
    assert [(near, order.index(sense)) for near, sense in ranks] == sorted(
        (near, order.index(sense)) for near, sense in ranks
    )
    for item in found:
        if item.moved is None:
            assert item.why_not
            continue
        series = item.series
        assert item.value == series.latest.text and item.before == series.points[-2].text
        rising = series.latest.value > series.points[-2].value
        sure = item.moved.sense in ("better", "worse")
        assert item.moved.up is (rising if sure else None) or not item.moved.amount
        assert item.moved.word.endswith(")") is sure, "what is better or worse names its grade"
    turnout = next(item for item in found if item.indicator == "voter_turnout_parliament")
    assert turnout.moved is None, "2018 and 2022 are missing"


def test_the_verb_of_what_is_new_is_that_of_the_two_values(catalogue: Catalogue) -> None:
    """Also where the change is no more than usual: what has moved is not said to be unchanged."""
    end = last_day(catalogue)
    found = news(catalogue, end - dt.timedelta(days=4_000), end, "sv")
    told = {"steg": 1, "föll": -1, "oförändrat": 0}

    seen = set()
    for item in found:
        if item.why_not or item.moved is None:
            continue
        then, now = item.series.points[-2:]
        (verb,) = (verb for verb in told if f" {verb} " in f"{item.sentence} ")
        step = round(now.value, item.series.decimals) - round(then.value, item.series.decimals)
        assert told[verb] == (step > 0) - (step < 0), item.sentence
        seen.add(verb)
    assert {"steg", "föll"} <= seen
