"""What is missing is hatched wherever a legend says so, however many maps one document holds."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from components.stage.document import stage
from region.content.catalogue import Catalogue
from region.municipalities.menu import map_view
from region.outputs.exhibits.own import own_presentation
from region.words.text import LANGUAGES, Language


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_map_twice_on_one_stage_has_its_pattern_twice(
    catalogue: Catalogue, language: Language
) -> None:
    key = next(
        one.id
        for one in catalogue.municipal_indicators
        if map_view(catalogue, one.id, None, language).missing_count
    )
    address = f"/kommunkarta?indicator={key}"
    own = own_presentation(catalogue, f"{address}~{address}", language)
    assert len(own.view.steps) == 2
    html = stage(own.view, "", 1, "light", language)

    defined = Counter(re.findall(r'<pattern id="([^"]+)"', html))
    assert len(defined) >= 4
    assert set(defined.values()) == {1}, "an id twice: the browser takes the first, hidden one"
    used = Counter(re.findall(r"url\(#([^)]+)\)", html))
    assert set(used) <= set(defined)
    for step in html.split('class="step')[1:]:
        own_patterns = set(re.findall(r'<pattern id="([^"]+)"', step))
        assert set(re.findall(r"url\(#(missing[^)]+)\)", step)) <= own_patterns
