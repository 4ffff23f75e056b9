"""All municipalities by all measures: whole on paper, and on a phone one of them at a time."""

from __future__ import annotations

import pytest

from region.content.catalogue import Catalogue
from region.municipalities.matrix import municipal_matrix

MATRIX = "alla-26"
PAPER = {"width": 718, "height": 1050}
"""An A4 sheet's inside, in pixels."""

TABLES = """() => [...document.querySelectorAll("[data-testid=stMain] table")].map((node) => {
  const { left, right, height } = node.getBoundingClientRect();
  return { left, right, height, rows: [...node.tBodies].flatMap((body) => [...body.rows]).length };
})"""
CUT = """() => [...document.querySelectorAll("[data-testid=stMain] :is(button, a, label)")]
  .filter((node) => node.checkVisibility())
  .filter((node) => {
    const own = node.getBoundingClientRect();
    const group = node.closest("[data-testid=stButtonGroup]")?.getBoundingClientRect();
    return group && own.right > group.right + 1;
  })
  .map((node) => node.textContent)"""


def test_it_reads_on_one_sheet_of_paper(visit) -> None:
    made = visit()
    page = made.open(MATRIX)
    page.emulate_media(media="print")
    page.set_viewport_size(PAPER)

    (table,) = page.evaluate(TABLES)

    assert table["rows"] == 26
    assert table["left"] >= 0
    assert table["right"] <= PAPER["width"]
    assert table["height"] <= PAPER["height"]


@pytest.mark.parametrize("lang", ["", "&lang=en"])
def test_a_phone_shows_one_municipality_or_one_measure_whole(
    visit, catalogue: Catalogue, lang: str
) -> None:
    made = visit("phone")
    columns = municipal_matrix(catalogue, "", "sv").columns

    (one,) = made.open(f"{MATRIX}?kommun=0192{lang}").evaluate(TABLES)
    assert one["rows"] >= len(columns)
    assert one["right"] <= 390

    (measure,) = made.open(f"{MATRIX}?indicator={columns[0].id}{lang}").evaluate(TABLES)
    assert measure["rows"] == 26
    assert measure["right"] <= 390


@pytest.mark.parametrize("size", ["desktop", (1024, 768), "phone"])
@pytest.mark.parametrize("lang", ["", "?lang=en"])
def test_no_choice_is_cut_off(visit, size: str | tuple[int, int], lang: str) -> None:
    assert visit(size).open(MATRIX + lang).evaluate(CUT) == []
