"""A document brings the rules that apply to it, and looks as with the sheet of all pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import SIZES, Visit
from tests.browser.test_first_document import ADDRESSES, OTHERS, before

ELSEWHERE = ["strategin", "metod", "ordlista", "om", "bygg", "lattlast"]
LOOKS = """() => {
  const names = ["display", "position", "color", "background-color", "font-size", "font-weight",
    "margin", "padding", "border", "width", "height", "opacity", "visibility", "text-decoration",
    "grid-template-columns", "gap", "overflow-x", "float", "text-align", "list-style-type"];
  return [...document.querySelectorAll("body, body *:not(svg *)")].map((node) => {
    const look = getComputedStyle(node);
    const seen = names.map((name) => `${name}: ${look.getPropertyValue(name)}`).join("; ");
    return `${node.tagName}.${node.getAttribute("class")} { ${seen} }`;
  });
}"""
WHOLE = """async () => {
  const answer = await fetch(document.getElementById("document-style").dataset.whole);
  const style = document.createElement("style");
  style.textContent = await answer.text();
  document.getElementById("document-style").after(style);
}"""


@pytest.mark.parametrize("address", [*ADDRESSES, *OTHERS[::3], *ELSEWHERE])
def test_nothing_looks_otherwise_with_the_whole_sheet(
    visit: Callable[..., Visit], address: str
) -> None:
    page = visit().page
    page.route("**/assets/style-*.css", lambda route: route.fulfill(content_type="text/css"))
    before(page, f"{visit().server}/{address}")
    page.wait_for_load_state("networkidle")
    page.unroute("**/assets/style-*.css")

    def looks() -> dict[tuple[str, str], list[str]]:
        found = {}
        for size, (width, height) in SIZES.items():
            page.set_viewport_size({"width": width, "height": height})
            for media in ("screen", "print"):
                page.emulate_media(media=media, reduced_motion="reduce")
                found[size, media] = page.evaluate(LOOKS)
        return found

    needed = looks()
    page.evaluate(WHOLE)
    for case, whole in looks().items():
        assert len(whole) > 50
        changed = [pair for pair in zip(needed[case], whole, strict=True) if pair[0] != pair[1]]
        assert changed == [], case
