"""Likeness between municipalities: the formula by hand, and what must always hold."""

from __future__ import annotations

import itertools
import math

import pytest

from region.content.catalogue import Catalogue
from region.municipalities.profile.similar import comparison, similar
from region.municipalities.profile.similarity import (
    SETS,
    Likeness,
    distance,
    gaps,
    nearest,
    standardise,
    structure,
)
from region.words.views import UnknownIdError
from tests.documents import page_html


def test_standardising_by_hand() -> None:
    assert standardise([1, 3]) == (-1, 1)
    assert standardise([2, 4, 4, 4, 5, 5, 7, 9]) == (-1.5, -0.5, -0.5, -0.5, 0, 0, 1, 2)


def test_an_indicator_in_which_all_are_equal_says_nothing() -> None:
    assert standardise([0.1, 0.1, 0.1]) == (0, 0, 0)


def test_distance_by_hand() -> None:
    assert distance([0, 0], [3, 4]) == pytest.approx(math.sqrt(25 / 2))
    assert gaps([1, None, -2], [0, 5, 2]) == (1, None, 4)


def test_only_what_both_have_counts() -> None:
    assert distance([0, None, 1], [2, 9, 1]) == pytest.approx(math.sqrt(4 / 2))
    assert distance([None], [1]) is None


def test_the_nearest_come_first_and_never_itself() -> None:
    scores = {"a": (0.0,), "b": (3.0,), "c": (-1.0,), "d": (1.0,)}

    assert [item.code for item in nearest(scores, "a", 3)] == ["c", "d", "b"]
    assert "a" not in [item.code for item in nearest(scores, "a", 9)]


def test_those_near_in_most_come_before_those_less_far_apart() -> None:
    scores = {"a": (0.0, 0.0, 0.0), "b": (0.6, 0.6, 0.6), "c": (0.1, 0.2, 3.0)}

    assert [item.code for item in nearest(scores, "a", 2)] == ["c", "b"]


def test_seven_times_as_dense_is_never_told_as_alike(catalogue: Catalogue) -> None:
    for area in catalogue.municipalities:
        for item in similar(catalogue, area.code, "sv"):
            for reason in item.alike:
                if reason.indicator == "population_density":
                    rows = catalogue.observations[reason.indicator]
                    own, theirs = (rows.latest(code).value for code in (area.code, item.code))
                    assert max(own, theirs) / min(own, theirs) < 3


def test_distance_is_symmetric_and_zero_to_itself(catalogue: Catalogue) -> None:
    scores = structure(catalogue).scores

    for a, b in itertools.combinations(scores, 2):
        assert distance(scores[a], scores[b]) == distance(scores[b], scores[a])
    assert all(distance(own, own) == 0 for own in scores.values())


def test_all_26_have_all_of_the_structure(catalogue: Catalogue) -> None:
    found = structure(catalogue)

    assert found.indicators == SETS["all"]
    assert len(found.scores) == 26
    assert all(None not in row for row in found.scores.values())


def test_reasons_are_shown_with_both_values_and_the_year(catalogue: Catalogue) -> None:
    for language in ("sv", "en"):
        items = similar(catalogue, "0182", language)
        assert len(items) == 5
        order = [(-item.near, item.distance) for item in items]
        assert order == sorted(order)
        for item in items:
            assert (len(item.alike), len(item.apart)) == (min(3, item.near), 2)
            assert item.of == 10
            assert not {r.indicator for r in item.alike} & {r.indicator for r in item.apart}
            assert all(r.period in r.text and r.own in r.text for r in item.alike)


def test_the_comparison_has_a_column_for_each(catalogue: Catalogue) -> None:
    view = comparison(catalogue, "0182", ("0160", "0184"), "sv")

    assert view.names == ("Nacka", "Täby", "Solna")
    assert all(len(row.cells) == 3 and row.line and row.period for row in view.rows)
    roles = [mark.role for mark in view.rows[0].strip.marks]
    assert (roles.count("own"), roles.count("with"), len(roles)) == (1, 2, 26)
    with pytest.raises(UnknownIdError, match="0180"):
        comparison(catalogue, "0182", ("9999",), "sv")


@pytest.mark.parametrize("like", [one for one in SETS if one != "all"])
def test_a_set_compares_its_own_measures_alone(catalogue: Catalogue, like: Likeness) -> None:
    """Every reason is one of the set's, and the two sets share out all of them."""
    assert set(SETS["people"]) | set(SETS["economy"]) == set(SETS["all"])
    assert not set(SETS["people"]) & set(SETS["economy"])
    others = 0
    for area in catalogue.municipalities:
        found = similar(catalogue, area.code, "sv", like)
        assert len(found) == 5
        for one in found:
            assert one.of == len(SETS[like])
            assert {r.indicator for r in (*one.alike, *one.apart)} <= set(SETS[like])
            mine, theirs = (structure(catalogue, like).scores[c] for c in (area.code, one.code))
            assert one.near == sum(abs(a - b) <= 0.5 for a, b in zip(mine, theirs, strict=True))
        others += {one.code for one in found} != {
            one.code for one in similar(catalogue, area.code, "sv")
        }
    assert others > 13


def test_the_set_is_chosen_in_the_address(catalogue: Catalogue) -> None:
    html = page_html(catalogue, "profile", {"kommun": "0182", "like": "economy"}, "sv")
    assert similar(catalogue, "0182", "sv", "economy")[0].name in html
    assert "av 4 mått" in html and "av 10 mått" not in html
