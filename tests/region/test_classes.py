"""Map classes agree with mapclassify and survive odd values."""

from __future__ import annotations

import mapclassify
from hypothesis import given
from hypothesis import strategies as st

from region.classes import quantiles
from region.municipalities import competition_ranks

known = st.floats(-500, 500).map(lambda value: round(value, 1))
values = st.lists(st.one_of(st.none(), known), max_size=40)


def test_same_classes_as_mapclassify() -> None:
    numbers = [float(n * n % 97) for n in range(26)]

    found = quantiles(numbers, 0)

    assert list(found.members) == list(mapclassify.Quantiles(numbers, k=5).yb)
    assert sum(c.size for c in found.classes) == 26


def test_equal_values_make_one_class() -> None:
    assert quantiles([3.0] * 26, 1).classes == ((3.0, 3.0, 26),)


def test_nothing_known_makes_no_class() -> None:
    assert quantiles([None, None], 1).classes == ()


@given(values)
def test_every_known_value_lies_in_its_class_and_no_other(numbers: list[float | None]) -> None:
    found = quantiles(numbers, 1)

    for value, index in zip(numbers, found.members, strict=True):
        assert (value is None) == (index is None)
        if index is not None:
            assert found.classes[index].low <= value <= found.classes[index].high
    for lower, upper in zip(found.classes, found.classes[1:], strict=False):
        assert lower.high < upper.low
    assert len(found.classes) <= 5


def test_equal_values_share_a_rank_and_the_next_is_skipped() -> None:
    assert competition_ranks({"a": 5, "b": 7, "c": 5, "d": 1}) == {"b": 1, "a": 2, "c": 2, "d": 4}
