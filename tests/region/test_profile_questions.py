"""The profile's six questions: latest values, one year for both, careful words."""

from __future__ import annotations

import itertools

import pytest

from region.content.catalogue import COUNTY, Catalogue
from region.indicators.certainty.views import verdicts
from region.municipalities.profile.questions import answers
from region.outputs.exhibits.courses import beside_chart
from region.words.text import LANGUAGES, Language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_municipality_answers_every_question_with_its_latest_value(
    catalogue: Catalogue, language: Language
) -> None:
    for area in catalogue.municipalities:
        view = answers(catalogue, area.code, language)
        assert [one.id for one in view.answers] == [one.id for one in catalogue.questions]
        for one in view.answers:
            latest = catalogue.observations[one.indicator].latest(area.code)
            number = "".join(sign for sign in one.answer if sign.isdigit())
            digits = "".join(sign for sign in f"{latest.value:.2f}" if sign.isdigit())
            assert one.period.startswith(latest.period[:4])
            assert number.startswith(digits[:2]) or latest.value < 10, (one.answer, latest)


def test_the_county_is_of_the_same_year(catalogue: Catalogue) -> None:
    for area, question in itertools.product(catalogue.municipalities, catalogue.questions):
        one = next(a for a in answers(catalogue, area.code, "sv").answers if a.id == question.id)
        table = catalogue.observations[question.indicator]
        years = {
            period
            for period, rows in table.by_period.items()
            if all(c in rows and rows[c].value is not None for c in (area.code, COUNTY))
        }
        if not years:
            assert one.beside == "länet saknas"
            assert one.sense == "none"
            continue
        assert max(years)[:4] in one.beside
        told = verdicts(catalogue, question.indicator, max(years), "sv").row(area.code)
        wanted = catalogue.indicators[question.indicator].direction
        expected = {"same": "alike", "unclear": "none"}.get(told.verdict)
        if expected is None and wanted not in ("up", "down"):
            expected = "apart"
        if expected is None:
            higher = told.verdict == "higher"
            expected = "better" if higher == (wanted == "up") else "worse"
        assert one.sense == expected, (area.code, question.id)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_headline_says_only_what_can_be_told_apart(
    catalogue: Catalogue, language: Language
) -> None:
    told = set()
    for area in catalogue.municipalities:
        view = answers(catalogue, area.code, language)
        assert len(view.headline) <= 100
        told.add(view.headline)
        heard = view.headline.lower()
        for question, one in zip(catalogue.questions, view.answers, strict=True):
            if question.beside_county is None:
                continue
            for verdict in ("higher", "same", "lower"):
                words = getattr(question.beside_county, verdict)[language].lower()
                if words in heard:
                    row = next(
                        r
                        for period in sorted(
                            catalogue.observations[one.indicator].by_period, reverse=True
                        )
                        if (
                            r := verdicts(catalogue, one.indicator, period, language).row(area.code)
                        )
                        and r.verdict
                    )
                    assert row.verdict == verdict, (area.code, words)
    assert len(told) > 10


def test_a_card_draws_the_municipality_the_county_and_its_neighbours(catalogue: Catalogue) -> None:
    for one in answers(catalogue, "0192", "sv").answers:
        if not one.series:
            continue
        chart = beside_chart(one.series, "sv")
        roles = [line.role for line in chart.lines]
        assert roles.count("chosen") == 1 and roles.count("whole") == 1
        assert chart.lines[-1].name == "Nynäshamn", "drawn last, on top"
        for line, series in zip(reversed(chart.lines), one.series, strict=True):
            assert [(m.year, m.value) for m in line.marks] == [
                (p.year, p.value) for p in series.points
            ]
