"""Every picture of every page can be taken along: address, picture, embedding, citation, slide.

The pages are those of `region.words.pages`, with an address for each of the forms that they have.
"""

from __future__ import annotations

import html
import re
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from lxml import html as markup

from components.embed import find
from region.content.catalogue import Catalogue, load
from region.outputs.exhibits import subject
from region.outputs.exhibits.own import step_of
from region.words import pages
from tests.documents import page_html

FORMS: dict[str, tuple[dict[str, str], ...]] = {
    "rankings": (
        {},
        {"ranking": "eu_rci"},
        {"view": "ahead"},
        {"view": "table1"},
    ),
    "compare": (
        {},
        {"view": "lines"},
        {"view": "ranks"},
        {"view": "relation"},
        {"view": "several"},
    ),
    "profile": ({"kommun": "0192"}, {"kommun": "01"}),
    "within": ({}, {"kommun": "0180"}),
    "goals": ({}, *({"target": one} for one in ("rd_share", "dwellings", "employment"))),
    "follow_up": ({}, {"year": "2024"}, {"view": "changes"}, {"view": "reporting"}),
    "indicator": ({"indicator": "mean_age"}, {"indicator": "rd_share_of_gdp"}),
}
"""The forms of the pages that have more than one; every other page is asked for as it is."""

DRAWN = ("picture", "map-picture", "chart", "places", "news", "part-map")
"""What a picture is: a chart, a map, or rows with a drawing each. A mark in a line is not."""

TOGETHER = {("compare", "lines"), ("compare", "several")}
"""Pages where several charts are one exhibit, with one row below them."""


def views() -> list[tuple[str, dict[str, str]]]:
    return [(page.key, form) for page in pages.PAGES for form in FORMS.get(page.key, ({},))]


def _having(name: str) -> str:
    return f'//*[contains(concat(" ", normalize-space(@class), " "), " {name} ")]'


def _all(text: str, path: str) -> list[Any]:
    return list(markup.fromstring(f"<div>{text}</div>").xpath(path))


def pictures(text: str) -> list[Any]:
    """Return for each picture the row that follows it, before the next one."""
    found: list[Any] = []
    for one in _all(text, " | ".join(map(_having, (*DRAWN, "share")))):
        if "share" not in one.get("class").split():
            found.append(None)
        elif found and found[-1] is None:
            found[-1] = one
    return found


def _part(share: Any, name: str) -> Any:
    return next(iter(share.xpath(f".{_having(name)}")), None)


def _field(share: Any, name: str) -> str:
    found = next(iter(share.xpath(f'.//*[@data-field="{name}"]')), None)
    return "" if found is None else str(found.get("value") or found.text_content())


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(("key", "form"), views(), ids=str)
def test_every_picture_is_shared(
    catalogue: Catalogue, key: str, form: dict[str, str], language: str
) -> None:
    found = pictures(page_html(catalogue, key, form, language, "light"))
    if (key, form.get("view", "")) in TOGETHER:
        found = found[-1:]
    for share in found:
        assert share is not None, f"a picture of {key} {form} cannot be shared"
        why = _part(share, "share-reason")
        assert _field(share, "cite")
        assert _part(share, "add-view") is not None
        if share.get("data-kind") is None:
            assert why is not None and why.text_content().strip(), "not even a reason"
            continue
        address = urlsplit(_field(share, "page"))
        assert pages.BY_ADDRESS[address.path.strip("/")]
        if why is not None:
            assert "iframe" not in _field(share, "code")
            continue
        (embedded,) = re.findall(r'src="([^"]+)"', _field(share, "code"))
        asked = urlsplit(html.unescape(embedded))
        given = dict(parse_qsl(asked.query))
        what = asked.path.partition("/embed/")[2]
        shown = find(catalogue, what, given, language)
        assert shown.picture is not None
        assert _field(share, "page").endswith(shown.page) or key in ("map", "matrix", "within")


def test_a_part_that_is_shared_is_the_part_that_becomes_a_slide(catalogue: Catalogue) -> None:
    for key, form in views():
        for one in _all(page_html(catalogue, key, form, "sv", "light"), "//*[@data-view]"):
            step = step_of(catalogue, one.get("data-view"))
            assert step is not None, one.get("data-view")


@pytest.mark.parametrize("question", ["growth", "work", "climate"])
def test_a_question_of_a_profile_is_embedded_alone(catalogue: Catalogue, question: str) -> None:
    (shown,) = subject(catalogue, "profile/0192", "sv", (("question", question),)).exhibits

    assert shown.picture is not None
    assert f"question={question}" in shown.page
    whole = subject(catalogue, "profile/0192", "sv").exhibits
    assert shown.title in [one.title for one in whole]


def test_the_squares_of_the_follow_up_are_the_sentences_numbers() -> None:
    catalogue = load()
    (gone,) = subject(catalogue, "follow_up/sustainability", "sv").exhibits
    (work,) = subject(catalogue, "follow_up/priorities", "sv").exhibits

    for shown, total in ((gone, sum(sum(row[1:]) for row in gone.table.rows)), (work, 19)):  # type: ignore[arg-type]
        assert len(shown.picture.squares) == total  # type: ignore[union-attr]
    better = sum(one.tone == "good2" for one in gone.picture.squares)  # type: ignore[union-attr]
    assert better == sum(row[1] for row in gone.table.rows)  # type: ignore[misc]
    assert gone.answer.startswith(f"{better} av {len(gone.picture.squares)}")  # type: ignore[union-attr]
