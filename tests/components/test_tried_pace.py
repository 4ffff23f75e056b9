"""What is said beside a tried pace, and how often earlier classes have held."""

from __future__ import annotations

from html import unescape

import pytest

from region.content.catalogue import Catalogue
from region.targets.precedent import precedent
from region.targets.track_record import track_records
from region.words.text import LANGUAGES, Language
from tests.documents import page_html

PACES = {"rd_share": "0.10", "dwellings": "20000"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("target", PACES)
def test_a_tried_pace_says_who_has_done_as_much(
    catalogue: Catalogue, target: str, language: Language
) -> None:
    given = {"target": target, "pace": PACES[target]}
    done = precedent(catalogue, target, language, PACES[target])
    needed = page_html(catalogue, "goals", given, language).split('id="needed"')[1]

    assert done is not None
    assert done.sentence in unescape(needed)
    assert done.names in unescape(needed)
    untried = page_html(catalogue, "goals", {"target": target}, language).split('id="needed"')[1]
    assert done.sentence not in unescape(untried)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_goals_say_how_often_a_class_has_held(catalogue: Catalogue, language: Language) -> None:
    records = track_records(catalogue, language)
    page = unescape(page_html(catalogue, "goals", {}, language))

    assert records.total > 0
    assert f"{records.sentence} {records.method}" in page
