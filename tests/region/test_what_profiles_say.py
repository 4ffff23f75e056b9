"""What a profile says, recomputed from the tables."""

from __future__ import annotations

import pytest

from region.commands.answers import answered
from region.content.catalogue import Catalogue
from region.municipalities.profile.view import profile
from region.outputs.exhibits.profiles import profile_exhibits
from region.words.text import LANGUAGES
from tests.profile_tables import CODES
from tests.profile_told import Words, check_row, summary_of
from tests.recompute import (
    municipal_keys,
    number,
    raw,
    said,
    with_unit,
)


@pytest.mark.parametrize("code", CODES)
def test_a_profile_says_what_the_tables_say(catalogue: Catalogue, code: str) -> None:
    for language in LANGUAGES:
        words = Words(catalogue, language)
        view = profile(catalogue, code, language)
        assert {row.indicator for row in view.rows} == set(municipal_keys())
        for row in (*view.rows, *view.facts):
            check_row(words, code, row)
        assert list(view.summary) == summary_of(words, code)


@pytest.mark.parametrize("code", CODES)
def test_likeness_is_told_with_the_numbers_of_the_tables(catalogue: Catalogue, code: str) -> None:
    for language in LANGUAGES:
        words = Words(catalogue, language)
        for item in profile(catalogue, code, language).similar:
            for reason in (*item.alike, *item.apart):
                table = raw(reason.indicator)
                unit = words.unit(reason.indicator)
                found = [
                    p for p in table.periods if words.period(reason.indicator, p) == reason.period
                ]
                own, theirs = (table.printed(area, found[0]) for area in (code, item.code))
                assert own is not None
                assert theirs is not None
                assert reason.text == said(
                    "{indicator}: {theirs} mot {own} ({year})",
                    language,
                    indicator=catalogue.indicators[reason.indicator].short_name[language],
                    theirs=number(theirs, table.decimals, language),
                    own=with_unit(own, table.decimals, unit, language),
                    year=reason.period,
                )


@pytest.mark.parametrize("code", CODES[::5])
def test_what_leaves_the_profile_says_the_same(catalogue: Catalogue, code: str) -> None:
    for language in LANGUAGES:
        view = profile(catalogue, code, language)
        plain = answered(catalogue, "getMunicipality", language, municipality=code)
        rows = {row["indicator"]: row for theme in plain["themes"] for row in theme["indicators"]}
        first, *themes = profile_exhibits(catalogue, code, language)
        exhibited = {row[0]: row for exhibit in themes for row in exhibit.table.rows}
        assert first.message.split("\n") == list(view.summary) == plain["summary"]
        for row in view.rows:
            assert rows[row.indicator]["text"] == row.value.text
            assert rows[row.indicator]["change"]["text"] == row.change.text
            assert rows[row.indicator]["rank"] == row.rank
            assert rows[row.indicator]["grade"] == row.judged.grade
            shown = exhibited[row.name]
            assert row.standing
            assert shown[7:9] == (row.standing.word, row.judged.grade_name)
            assert shown[1:7] == (
                row.value.text,
                row.period_label,
                row.change.text,
                row.rank_text,
                row.county.number,
                row.country.number,
            )
