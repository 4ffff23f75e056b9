"""A document brings the rules that apply to it, and looks as with the sheet of all pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

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
KEEP = f"(name) => {{ (window.looked ??= {{}})[name] = ({LOOKS})(); }}"
"""What the page looks like stays in the page: only what differs is told."""
CHANGED = f"""(name) => {{
  const before = window.looked[name], now = ({LOOKS})();
  const changed = now.map((look, at) => [before[at], look]).filter(([old, look]) => old !== look);
  return {{ count: now.length, before: before.length, changed }};
}}"""
LAID_OUT = "details::details-content { content-visibility: visible !important; }"
"""Also what is closed has a size of its own at each look, not the one of the look before."""
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
    page = (made := visit()).page
    page.route("**/assets/style-*.css", lambda route: route.fulfill(content_type="text/css"))
    before(page, f"{made.server}/{address}")
    page.wait_for_load_state("networkidle")
    page.unroute("**/assets/style-*.css")
    page.add_style_tag(content=LAID_OUT)

    cases = [(size, media) for size in SIZES for media in ("screen", "print")]

    def look(size: str, media: str, script: str) -> Any:
        width, height = SIZES[size]
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(media=media, reduced_motion="reduce")
        return page.evaluate(script, f"{size} {media}")

    for size, media in cases:
        look(size, media, KEEP)
    page.evaluate(WHOLE)
    for size, media in cases:
        found = look(size, media, CHANGED)
        assert found["count"] == found["before"] > 50
        assert found["changed"] == [], (size, media)
