"""A page that is drawn again takes everything from what is kept: no template is filled anew."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from components import render
from pages import PAGES
from region.content.catalogue import Catalogue
from tests.documents import page_html

VIEWS: tuple[tuple[str, Mapping[str, str]], ...] = (
    *((key, {}) for key in PAGES),
    ("goals", {"target": "rd_share"}),
    ("goals", {"target": "dwellings", "base": "2018"}),
    ("profile", {"kommun": "0182"}),
    ("rankings", {"ranking": "eu_rci"}),
    ("indicator", {"indicator": "population", "kommun": "0182"}),
    ("within", {"kommun": "0180"}),
    ("follow_up", {"view": "changes"}),
    ("follow_up", {"year": "2024"}),
    ("map", {"measure": "change"}),
    ("compare", {"view": "several"}),
)


@pytest.mark.parametrize(("key", "given"), VIEWS, ids=[f"{k}-{'-'.join(g)}" for k, g in VIEWS])
def test_nothing_is_filled_anew(catalogue: Catalogue, key: str, given: Mapping[str, str]) -> None:
    render.render.cache_clear()
    first = page_html(catalogue, key, dict(given), "sv")
    before = render.render.cache_info()

    assert page_html(catalogue, key, dict(given), "sv") == first

    after = render.render.cache_info()
    assert after.misses == before.misses
    assert after.hits > before.hits
