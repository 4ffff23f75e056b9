"""On paper: pages are clean, light and whole, with its own address."""

from __future__ import annotations

import io

import pypdf
import pytest

ADDRESSES = (
    "",
    "kommunkarta?indicator=mean_age",
    "kommun?kommun=0182",
    "mal",
    "mal?target=rd_share",
    "uppfoljning",
    "strategin",
)

SEEN = """() => [...document.querySelectorAll(
  `button:not(.term), input, select, textarea, [role=slider], [role=combobox],
  [data-testid=stHeader], nav:not(.columns-list, .asked)`)]
  .filter((node) => node.getClientRects().length).map((node) => node.outerHTML.slice(0, 120))"""

GROUNDS = """() => [document.documentElement, document.body, document.querySelector(".stApp")]
  .map((node) => getComputedStyle(node).backgroundColor)"""

TOO_WIDE = """() => [...document.querySelectorAll("[data-testid=stVegaLiteChart] svg, table, img")]
  .filter((node) => node.getClientRects().length
    && node.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map((node) => node.outerHTML.slice(0, 120))"""

COVERED = """() => [...document.querySelectorAll("main, [data-testid=stMain]")]
  .flatMap((main) => [...main.querySelectorAll(
    "h1, h2, h3, .fig, .figure strong, .sheet p, .words p")])
  .filter((node) => {
    const box = node.getClientRects()[0];
    if (!box || !node.checkVisibility({ visibilityProperty: true })) return false;
    const range = document.createRange();
    range.selectNodeContents(node);
    const text = range.getClientRects()[0];
    if (!text || !text.width) return false;
    const [x, y] = [text.left + Math.min(4, text.width / 2), text.top + text.height / 2];
    const found = document.elementFromPoint(x, y);
    return !found || !(node.contains(found) || found.contains(node));
  })
  .map((node) => node.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_on_paper(visit, address: str) -> None:
    page = visit("desktop", "dark").open(address)
    heading = page.locator("h1").first.inner_text()

    printed = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4", print_background=True)))
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 1000})

    text = " ".join(sheet.extract_text() for sheet in printed.pages)
    assert heading.split()[0] in text
    assert page.url.replace("http://", "")[:20] in text
    assert page.evaluate(SEEN) == []
    assert set(page.evaluate(GROUNDS)) == {"rgb(255, 255, 255)"}
    assert page.evaluate(TOO_WIDE) == []
    page.set_viewport_size({"width": 700, "height": 12_000})
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(COVERED) == []


def test_what_was_opened_for_the_printer_is_closed_again(visit) -> None:
    page = visit().open("rankningar?view=table1")
    closed = page.locator("details.source:not([open])").count()
    assert closed > 0

    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details.source:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")

    assert page.locator("details.source:not([open])").count() == closed
