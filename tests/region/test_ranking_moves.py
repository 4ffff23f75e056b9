"""An edition beside the one before it: why the place may have moved, what cannot be joined."""

from __future__ import annotations

import itertools

import pytest
from lxml import html

from region.comparisons.comparison import compare
from region.comparisons.rankings.history import ranking_as_of, ranking_history
from region.comparisons.rankings.moves import why_moved
from region.comparisons.rankings.turns import answer_of
from region.comparisons.ranks import MOST_MOVED, rank_points
from region.content.catalogue import Catalogue
from region.outputs.charts import note
from region.outputs.exhibits import subject
from region.outputs.exhibits.compared import ranks_chart
from tests.documents import page_html


def headings(catalogue: Catalogue, given: dict[str, str], language: str = "sv"):
    return html.fromstring(f"<div>{page_html(catalogue, 'rankings', given, language)}</div>")


@pytest.mark.parametrize(("year", "said"), [("2022", "Sexa"), ("2019", "Etta"), ("2016", "Fyra")])
def test_the_page_of_an_edition_answers_for_it(catalogue: Catalogue, year: str, said: str) -> None:
    page = headings(catalogue, {"ranking": "eu_rci", "edition": year})
    heading = page.xpath("string(.//h1)")

    assert said in heading
    assert year in heading
    newest = [a for a in page.xpath(".//a/text()") if a.startswith("Senast kända utgåva")]
    assert newest == ([] if year == "2022" else ["Senast kända utgåva, 2022: plats 6 av 234"])
    shown = subject(catalogue, "ranking/eu_rci", "sv", (("edition", year),)).exhibits[0]
    assert shown.answer == heading


def test_every_edition_of_every_ranking_answers_for_its_own_year(catalogue: Catalogue) -> None:
    tried = 0
    for key in catalogue.rankings:
        for edition in ranking_history(catalogue, key, "sv").editions:
            then = ranking_as_of(catalogue, key, str(edition.year), "sv")
            before = then.standing.before
            assert then.latest.year == edition.year
            assert edition.label in answer_of(catalogue, then, "sv")
            assert before is None or before.year < edition.year
            tried += 1
    assert tried > 50


def test_what_differs_between_two_editions(catalogue: Catalogue) -> None:
    facts = {
        f.name: f for f in why_moved(catalogue, ranking_history(catalogue, "eu_rci", "sv"), "sv")
    }

    assert facts["Platsen"].text == "2019: plats 1 av 268. 2022: plats 6 av 234."
    assert "Storbritannien" in facts["Metoden"].text
    assert "268" in facts["Fältet"].text
    assert "234" in facts["Fältet"].text
    assert not facts["Delarna"].known
    assert "Indexvärde (z-poäng)" not in facts  # another method: the values are not compared


def test_values_are_compared_where_the_method_is_the_same(catalogue: Catalogue) -> None:
    then = ranking_as_of(catalogue, "eu_rci", "2019", "sv")
    facts = {f.name: f.text for f in why_moved(catalogue, then, "sv")}
    scores = {e.year: e.score for e in then.editions}

    assert facts["Indexvärde (z-poäng)"] == f"2016: {scores[2016]}. 2019: {scores[2019]}."
    assert facts["Metoden"] == "Inget byte av metod är känt mellan utgåvorna."


def test_an_award_has_no_reasons(catalogue: Catalogue) -> None:
    assert why_moved(catalogue, ranking_history(catalogue, "wsca", "sv"), "sv") == ()


def test_places_in_fields_of_other_sizes_are_not_joined(catalogue: Catalogue) -> None:
    """The United Kingdom left between 2019 and 2020: 330 regions became 289.

    In 2014, 2018 and 2021 the source itself says that the series has a break.
    """
    points = {p.period: p for p in rank_points(catalogue, "europe", "tertiary_25_64", "sv")}
    assert (points["2019"].field, points["2020"].field) == (330, 289)
    assert [p for p, point in points.items() if point.apart] == ["2014", "2018", "2020", "2021"]

    seen = compare(catalogue, "europe", "tertiary_25_64", ("DK01",), "", "sv")
    chart = ranks_chart(seen, "sv")
    assert chart is not None
    runs = [(run[0].year, run[-1].year) for run in chart.lines[0].segments]
    assert runs == [(2013, 2013), (2014, 2017), (2018, 2019), (2020, 2020), (2021, 2024)]
    assert "Avbruten linje" in note(chart, "sv")


def test_no_line_of_places_joins_what_cannot_be_compared(catalogue: Catalogue) -> None:
    joined = 0
    for scope, one in catalogue.comparisons.items():
        for key, indicator in one.indicators.items():
            found = rank_points(catalogue, scope, key, "sv")
            for before, now in itertools.pairwise(found):
                moved = abs(now.field - before.field) / before.field
                broken = any(before.period < b.period <= now.period for b in indicator.breaks)
                if moved > MOST_MOVED or broken:
                    assert now.apart, (key, now.period)
                joined += not now.apart
    assert joined > 400
