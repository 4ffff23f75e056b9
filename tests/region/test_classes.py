"""Map classes agree with mapclassify and survive odd values."""

from __future__ import annotations

import hashlib
import itertools
import warnings
from pathlib import Path

import mapclassify
import pytest
from hypothesis import given
from hypothesis import strategies as st

from region.indicators.order import competition_ranks
from region.municipalities.classes import (
    MOST_CLASSES,
    Scheme,
    bins,
    breaks,
    class_of,
    colours,
    read_limits,
)
from region.words import kept

METHODS = {
    "quantiles": lambda values, k: mapclassify.Quantiles(values, k=k),
    "equal_interval": lambda values, k: mapclassify.EqualInterval(values, k=k),
    "natural_breaks": lambda values, k: mapclassify.FisherJenks(values, k=k),
    "std_mean": lambda values, k: mapclassify.StdMean(values),
}


def groups(classes: list[int]) -> list[list[int]]:
    """Which places share a class, whatever the classes are called."""
    return sorted([i for i, c in enumerate(classes) if c == name] for name in set(classes))


@pytest.mark.parametrize("name", METHODS)
@pytest.mark.parametrize("k", [3, 5, 7])
def test_same_classes_as_mapclassify(name: str, k: int) -> None:
    values = [n * n * n % 997 - 200 for n in range(26)]
    limits = breaks(values, values, Scheme(name, k), private=True)  # type: ignore[arg-type]

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        expected = METHODS[name](values, k).yb

    assert groups([class_of(v, limits) for v in values]) == groups(list(expected))


def test_own_limits_are_kept() -> None:
    values = [1, 5, 9, 14]

    assert breaks(values, values, Scheme("own", 5, (4, 10))) == (4, 10, 14)
    assert breaks(values, values, Scheme("own", 5, (100, -3))) == (14,)


def test_few_equal_or_no_values() -> None:
    assert breaks([3] * 26, [3] * 26, Scheme()) == (3,)
    assert breaks([], [], Scheme()) == ()
    assert breaks([1, 2], [1, 2], Scheme()) == (1, 2)


whole = st.integers(-5_000, 5_000)


@given(
    st.lists(whole, min_size=1, max_size=40),
    st.lists(whole, max_size=40),
    st.sampled_from(["quantiles", "equal_interval", "natural_breaks", "std_mean"]),
    st.integers(3, 7),
)
def test_classes_are_rising_and_hold_every_value(
    deciding: list[int], others: list[int], name: str, k: int
) -> None:
    everything = deciding + others
    limits = breaks(deciding, everything, Scheme(name, k), private=True)  # type: ignore[arg-type]

    assert all(low < high for low, high in itertools.pairwise(limits))
    assert limits[-1] == max(everything)
    assert len(limits) <= MOST_CLASSES
    for value in everything:
        index = class_of(value, limits)
        assert index is not None
        assert value <= limits[index]
        assert index == 0 or value > limits[index - 1]
    tokens = colours(limits, min(everything), diverging=True)
    assert len(tokens) == len(limits)


def test_a_diverging_scale_is_neutral_only_around_zero() -> None:
    assert colours((-50, -1, 20, 40), -90, diverging=True) == ("n2", "n1", "p1", "p2")
    assert colours((-50, 5, 40), -90, diverging=True) == ("n1", "z", "p1")
    assert colours((10, 20, 30, 40, 50), 0, diverging=False) == ("s0", "s2", "s3", "s4", "s6")


def test_equal_values_share_a_rank_and_the_next_is_skipped() -> None:
    assert competition_ranks({"a": 5, "b": 7, "c": 5, "d": 1}) == {"b": 1, "a": 2, "c": 2, "d": 4}


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("", ()),
        ("10; 20,5;30", (10, 20.5, 30)),
        ("10;;20", (10, 20)),
        ("ten", None),
        ("1;2;3;4;5;6;7", None),
        ("1e99", None),
        ("nan", None),
    ],
)
def test_own_limits_are_read(text: str, limits: tuple[float, ...] | None) -> None:
    assert read_limits(text) == limits


def test_limits_are_kept_but_never_those_of_a_visitors_own_values(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(kept.VARIABLE, str(tmp_path))
    values = [float(n * n) for n in range(26)]

    own = bins(values, Scheme(), private=True)
    assert not list(tmp_path.rglob("*.json"))
    assert bins(values, Scheme()) == own
    (file,) = tmp_path.rglob("*.json")
    file.write_bytes(b"[1, 2]")
    assert bins(values, Scheme()) == own, "a file that does not begin with its hash is not taken"
    file.write_bytes(hashlib.sha256(b"[1, 2]").digest() + b"[1, 2]")
    assert bins(values, Scheme()) == [1, 2], "taken from what is kept"
    assert bins(values, Scheme("quantiles", 4)) != [1, 2]
    assert bins([*values[:-1], 7.0], Scheme()) != [1, 2]
