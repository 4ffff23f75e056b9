"""How robust classes are: the ways to count and the one rule; the ladder; who set the levels."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from region.content.catalogue import Catalogue, CatalogueError, load
from region.targets.goals import goals
from region.targets.ladder import ladder, without_a_step
from region.targets.origin import level_origin
from region.targets.progress import Bounds, Point, ProgressClass, Question, answer
from region.targets.progress.terms import SURE_SHARE
from region.targets.robustness import robustness
from region.targets.status import assess, status
from region.words.text import LANGUAGES, Language
from tests import independent
from tests.documents import page_html

PACES = ("level", "change", "gap", "two_sided")


def test_the_grid_of_each_target_is_what_independent_code_finds(catalogue: Catalogue) -> None:
    checked = 0
    for key, target in independent.targets().items():
        result = assess(catalogue, catalogue.targets[key])
        if result.kind not in PACES or not result.assessed:
            continue
        if result.progress_class is ProgressClass.TARGET_MET:
            continue
        found = [
            (way.year, way.method, way.progress_class.value, {c.value for c in way.rounded})
            for way in result.ways
        ]
        assert found == list(independent.grid(target)), key
        checked += len(found)
    assert checked >= 16


def test_the_means_of_a_yearly_target_are_what_independent_code_finds(catalogue: Catalogue) -> None:
    result = assess(catalogue, catalogue.targets["dwellings"])

    found = {way.years: way.progress_class.value for way in result.ways}
    assert found == dict(independent.means(independent.targets()["dwellings"]))
    assert [way.own for way in result.ways if way.years == 5] == [True]


def test_the_years_of_a_met_level_are_what_the_table_says(catalogue: Catalogue) -> None:
    result = assess(catalogue, catalogue.targets["employment"])
    series = independent.values("employment_rate_20_64", "01")

    assert [way.year for way in result.ways] == sorted(series)[1:][-4:]
    for way in result.ways:
        assert (way.progress_class is ProgressClass.TARGET_MET) is (series[way.year] > 80)


def test_the_sentences_count_what_the_cells_say(catalogue: Catalogue) -> None:
    view = robustness(catalogue, "rd_share", "sv")

    assert view is not None and view.total == 8
    assert view.sentence == "6 av 8 räknesätt ger samma klass."
    assert sum(way.same for way in view.ways) == view.agreeing == 6
    assert not view.uncertain and view.uncertainty == ""
    assert view.others == "2 ger ”rätt väg, alldeles för långsamt”."
    emissions = robustness(catalogue, "direct_emissions", "sv")
    assert emissions is not None and emissions.uncertain
    assert emissions.sentence == "3 av 8 räknesätt ger samma klass."
    assert (
        "Osäker klass: 3 av 8"
        in status(catalogue, catalogue.targets["direct_emissions"], "sv").uncertainty
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_target_with_a_class_says_how_robust_it_is(
    catalogue: Catalogue, language: Language
) -> None:
    for key, target in catalogue.targets.items():
        result, view = assess(catalogue, target), robustness(catalogue, key, language)
        if not result.assessed:
            continue
        assert view is not None and view.total >= 1
        assert view.sentence and view.rule
        assert sum(way.own for way in view.ways) == 1
        assert all(way.label.lower() in way.alternative for way in view.ways)
        assert view.uncertain is bool(view.uncertainty) is result.uncertain


series = st.lists(st.integers(-9_999, 9_999).map(lambda n: n / 100), min_size=2, max_size=12).map(
    lambda found: tuple(Point(2008 + i, v) for i, v in enumerate(found))
)


@given(
    st.sampled_from(["level", "yearly", "direction", "gap", "growth_rate", "two_sided"]),
    series,
    st.integers(-9_999, 9_999).map(lambda n: n / 100),
    st.sampled_from(["up", "down"]),
    st.integers(2015, 2040),
)
def test_the_own_way_has_the_class_and_the_rule_is_kept(
    kind: str, points: tuple[Point, ...], value: float, direction: str, year: int
) -> None:
    result = answer(Question(kind, points, direction, value, year))
    own = [way for way in result.ways if way.own]

    assert len(result.ways) <= 8
    if not result.assessed:
        assert not result.uncertain or not result.ways
        return
    if result.ways:
        assert [way.progress_class for way in own] == [result.progress_class]
        assert all(way.progress_class in way.rounded for way in result.ways)
        sure = len(own[0].rounded) == 1 and result.agreeing >= SURE_SHARE * len(result.ways)
        assert result.uncertain is not sure


@given(series, st.integers(1, 400).map(lambda n: n / 100), st.sampled_from(["up", "down"]))
def test_a_coarser_rounding_never_makes_a_class_surer(
    points: tuple[Point, ...], margin: float, direction: str
) -> None:
    fine = answer(Question("level", points, direction, 50.0, 2030, margin=margin))
    coarse = answer(Question("level", points, direction, 50.0, 2030, margin=2 * margin))

    assert coarse.agreeing <= fine.agreeing or fine.uncertain


def test_a_level_without_a_year_says_in_how_many_years_it_is_met() -> None:
    points = tuple(Point(2018 + i, v) for i, v in enumerate((90, 101, 99, 102, 103)))
    result = answer(Question("level", points, "up", 100, None, ">=", bounds=Bounds()))

    assert result.progress_class is ProgressClass.TARGET_MET
    assert [way.progress_class is ProgressClass.TARGET_MET for way in result.ways] == [
        True,
        False,
        True,
        True,
    ]
    assert not result.uncertain


def test_the_ladder_has_every_target_that_cannot_be_assessed_and_no_other(
    catalogue: Catalogue,
) -> None:
    rows = {row.id: row for row in ladder(catalogue, "sv").rows}
    open_ = {key for key, t in catalogue.targets.items() if not assess(catalogue, t).assessed}

    assert set(rows) == open_ and len(open_) >= 10
    for key, row in rows.items():
        raw = independent.targets()[key]
        assert row.has_level is ("value" in raw)
        assert row.has_year is ("year" in raw)
        assert row.has_series is (independent.followed(raw) is not None)
        assert row.missing and row.next_step and row.by and row.date and row.checked
        assert row.owner == "inte känt" or (row.owner_line and row.owner_url.startswith("http"))
        near = [o for o in raw.get("observed", ()) if o["relation"] == "related"]
        near += [c["observed"] for c in raw.get("conditions", ()) if "observed" in c]
        assert (row.substitute is not None) is bool(near)
        if row.substitute:
            years = independent.values(near[0]["indicator"], "01")
            assert row.substitute.period == str(max(years))


def test_the_nearest_measure_is_better_or_worse_by_its_own_wanted_way(
    catalogue: Catalogue,
) -> None:
    rows = {row.id: row for row in ladder(catalogue, "sv").rows}
    for row in rows.values():
        near = row.substitute
        if near is None or near.way not in ("better", "worse"):
            continue
        wanted = independent.side_car(near.indicator)["direction"]
        wanted = independent.targets()[row.id]["direction"] if wanted == "none" else wanted
        rises = near.change.startswith("+")
        assert near.symbol == ("▲" if rises else "▼")
        assert (near.way == "better") is (rises is (wanted == "up")), row.id
    assert rows["life_expectancy"].substitute is not None
    assert rows["life_expectancy"].substitute.word == "bättre (beskrivande)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_target_says_who_set_it_and_on_what_evidence_or_that_it_is_not_known(
    catalogue: Catalogue, language: Language
) -> None:
    for key, target in catalogue.targets.items():
        origin = level_origin(catalogue, key, language)
        assert origin.sentence and origin.evidence and origin.wording and origin.sources
        assert origin.known is (target.decided is not None)
        if target.wording == "not_confirmed":
            assert target.decided is not None and target.decided.status == "proposed"


def _rewrite(path: Path, change: object) -> None:
    changed = yaml.safe_load(path.read_text(encoding="utf-8"))
    change(changed)  # type: ignore[operator]
    path.write_text(yaml.safe_dump(changed, allow_unicode=True), encoding="utf-8")


def test_a_target_without_a_step_on_the_ladder_is_told_to_editors(
    catalogue: Catalogue, content: Path
) -> None:
    assert not without_a_step(catalogue)

    _rewrite(content / "goals" / "ladder.yaml", lambda changed: changed["steps"].pop(0))
    changed = load(content)
    (found,) = without_a_step(changed)
    assert found.about == "development_location" and "what is missing" in found.why
    row = ladder(changed, "sv").rows[0]
    assert (row.owner, row.next_step, row.checked) == ("inte känt", "inte bestämt", "")


def test_an_unknown_target_on_the_ladder_is_told(content: Path) -> None:
    def add(changed: dict[str, list[dict[str, object]]]) -> None:
        step = dict(changed["steps"][0])
        changed["steps"].append({**step, "target": "travel_tme"})

    _rewrite(content / "goals" / "ladder.yaml", add)
    with pytest.raises(CatalogueError) as caught:
        load(content)
    assert "travel_tme" in str(caught.value) and "travel_time" in str(caught.value)


COMMENT = {
    "id": "first",
    "target": "dwellings",
    "text": {"sv": "Vi bygger.", "en": "We build."},
    "name": "Ada Test",
    "role": {"sv": "planerare", "en": "planner"},
    "date": "2023-06-30",
}


def test_a_comment_is_signed_and_dated_and_says_how_many_values_have_come_since(
    content: Path,
) -> None:
    path = content / "goals" / "comments.yaml"
    path.write_text(yaml.safe_dump({"comments": [COMMENT]}, allow_unicode=True), encoding="utf-8")
    changed = load(content)

    (comment,) = level_origin(changed, "dwellings", "sv").comments
    assert comment.signature == "Ada Test, planerare"
    assert comment.date == "30 juni 2023"
    series = independent.values("completed_dwellings", "01")
    assert comment.newer_values == sum(year > 2022 for year in series) == 3
    assert comment.since == "3 nya värden har kommit sedan dess."
    before = changed.as_known_on(changed.comments[0].date.replace(year=2022))
    assert not level_origin(before, "dwellings", "sv").comments


def test_a_comment_on_nothing_is_a_fault(content: Path) -> None:
    path = content / "goals" / "comments.yaml"
    wrong = {key: value for key, value in COMMENT.items() if key != "target"}
    path.write_text(yaml.safe_dump({"comments": [wrong]}, allow_unicode=True), encoding="utf-8")

    with pytest.raises(CatalogueError) as caught:
        load(content)
    assert "either target or indicator" in str(caught.value)


ORDER = (
    *("Hur säkert?", "Sedan när?", "Jämfört med vem?", "Vem säger det?"),
    *("Vad krävs?", "Vad rapporterna säger", "Vad strategin gör"),
)
INSTEAD = "Vad skulle göra det möjligt att bedöma?"


def test_every_target_answers_the_same_questions_in_the_same_order(catalogue: Catalogue) -> None:
    """The verdict comes first; where there is none, the page goes on to what would make one."""
    keys = [target.id for target in goals(catalogue, "sv").targets]
    assert len(keys) == 18
    for key in keys:
        page = html.fromstring(
            f"<main>{page_html(catalogue, 'goals', {'target': key}, 'sv')}</main>"
        )
        assert page.findtext(".//h1") is not None, key
        heads = [" ".join(one.text_content().split()) for one in page.xpath(".//h2")]
        assessed = assess(catalogue, catalogue.targets[key]).assessed
        asked = [one if assessed or one != "Vad krävs?" else INSTEAD for one in ORDER]
        assert [one for one in heads if one in asked] == asked, key
        for one in page.xpath(".//section[contains(@class, 'answers')]/div"):
            assert len(one.text_content().split()) > 5, (key, one.text_content())
        if not assessed:
            said = page.xpath(".//section[@aria-labelledby='next']")[0].text_content()
            row = next(one for one in ladder(catalogue, "sv").rows if one.id == key)
            assert row.next_step in said, key
