"""The map that an address asks for, which page, picture, slide and interface share."""

from __future__ import annotations

import pytest

from region.content.catalogue import Catalogue
from region.municipalities.addressed import choropleth_of, map_of, scheme
from region.municipalities.classes import Scheme
from region.municipalities.measures import usual_base
from region.municipalities.menu import DEFAULT_INDICATOR
from region.municipalities.series import indicator_series
from region.words.views import UnknownIdError

NATURAL = Scheme("natural_breaks", 3, basis="all")


@pytest.mark.parametrize(
    ("address", "divided"),
    [
        ({}, Scheme()),
        ({"scheme": "no", "classes": "9", "basis": "no"}, Scheme()),
        ({"scheme": "natural_breaks", "classes": "3", "basis": "all"}, NATURAL),
        ({"scheme": "std_mean", "classes": "3", "basis": "all"}, Scheme("std_mean")),
        ({"scheme": "own", "limits": "10; 20,5"}, Scheme("own", limits=(10, 20.5))),
        ({"scheme": "own"}, Scheme()),
        ({"scheme": "own", "limits": "x"}, Scheme()),
    ],
)
def test_an_address_says_how_to_divide_or_it_is_as_usual(address, divided) -> None:
    assert scheme(address) == divided


def test_an_address_says_what_is_measured_and_since_when(catalogue: Catalogue) -> None:
    def asked(**address: str):
        found = choropleth_of(catalogue, {"indicator": "population", **address}, "sv").series
        return found.measure, found.base

    usual = usual_base(indicator_series(catalogue, "population", "sv"))
    assert usual != "2010"
    assert asked() == asked(measure="no") == asked(base="2010") == ("value", "")
    assert asked(measure="change", base="2010") == ("change", "2010")
    assert asked(measure="change") == asked(measure="change", base="1066") == ("change", usual)
    assert choropleth_of(catalogue, {"measure": "difference"}, "sv").series.measure == "difference"


def test_an_address_says_whose_values_and_which_year(catalogue: Catalogue) -> None:
    usual = map_of(catalogue, {}, "sv")
    women = {"indicator": "employment_rate_20_64", "sex": "women", "year": "2021"}
    shown = map_of(catalogue, women, "sv")

    assert usual.indicator == DEFAULT_INDICATOR
    assert shown.period == "2021"
    assert shown.rows != map_of(catalogue, {**women, "sex": "men"}, "sv").rows
    with pytest.raises(UnknownIdError, match="1066"):
        map_of(catalogue, {"year": "1066"}, "sv")
