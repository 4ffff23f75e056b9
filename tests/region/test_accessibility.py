"""The accessibility statement says what the law asks for, and never more than the tests found."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from region.content.catalogue import Catalogue
from region.content.model import AccessibilityResults
from region.web.accessibility import accessibility


def with_results(catalogue: Catalogue, violations: int, version: str) -> Catalogue:
    results = AccessibilityResults(
        assessed=dt.date(2026, 11, 24), pages=12, states=300, rules=60, violations=violations
    )
    return dataclasses.replace(catalogue, accessibility_results=results, version=version)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_statement_has_all_that_the_law_asks_for(catalogue: Catalogue, language: str) -> None:
    found = accessibility(with_results(catalogue, 0, "a"), language)

    assert found.operator and found.service and found.degree and found.method
    assert found.updated and found.assessed
    assert found.disproportionate_burden and found.outside_the_law
    assert found.complaints == "https://www.digg.se/tdosanmalan"
    assert all(item.what and item.why and item.instead for item in found.shortcomings)


def test_known_shortcomings_or_faults_make_it_partial(catalogue: Catalogue) -> None:
    partial = accessibility(with_results(catalogue, 0, "b"), "sv").degree
    nothing_known = catalogue.accessibility.model_copy(update={"shortcomings": ()})
    clean = dataclasses.replace(catalogue, accessibility=nothing_known)

    assert "delvis förenlig" in partial
    assert "helt förenlig" in accessibility(with_results(clean, 0, "c"), "sv").degree
    assert "delvis förenlig" in accessibility(with_results(clean, 3, "d"), "sv").degree


def test_without_results_nothing_is_claimed(catalogue: Catalogue) -> None:
    without = dataclasses.replace(catalogue, accessibility_results=None, version="e")

    assert "inte bedömd" in accessibility(without, "sv").degree
