"""Names on the map in the browser: none covers another, or lies below what stands above the map."""

from __future__ import annotations

import pytest

from tests.browser.test_map import MAP, ROOT

SIZES = [(320, 640), (390, 844), (768, 1024), (1024, 768), (1440, 900), (1920, 1080)]
CLOSE = ("0180", "0183", "0184", "0162", "0186")
NAMES = (
    "() => {"
    + ROOT
    + """
    const box = (node) => {
        const { left, top, right, bottom } = node.getBoundingClientRect();
        return { text: node.textContent, left, top, right, bottom };
    };
    const drawn = (name) => [...root.querySelectorAll(name)].map(box);
    const seen = (name) => drawn(name).filter((one) => one.right > one.left);
    return {
        whole: seen(".map .names text"),
        inner: seen(".inset .names text"),
        canvas: seen(".canvas")[0],
        inset: seen(".inset"),
        above: seen(".canvas > .enlarge, .picture > .legend"),
    };
}"""
)
SLACK = 1
"""So many pixels may two boxes share: a letter does not fill its line."""


def meet(one: dict[str, float], other: dict[str, float]) -> bool:
    across = min(one["right"], other["right"]) - max(one["left"], other["left"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return min(across, down) > SLACK


@pytest.mark.parametrize("query", ["", f"?kommun={','.join(CLOSE)}", "?zoom=inner", "?cores=on"])
def test_no_name_covers_another_at_any_width(visit, query: str) -> None:
    for size in SIZES:
        made = visit(size)
        found = made.open(MAP + query).evaluate(NAMES)
        layers = (found["whole"], found["inner"])

        assert len(found["whole"]) >= 3, size
        for names, above in zip(layers, (found["inset"], []), strict=True):
            for at, one in enumerate(names):
                for other in (*names[at + 1 :], *above, *found["above"]):
                    assert not meet(one, other), (size, one["text"], other["text"])
                assert one["left"] >= found["canvas"]["left"] - SLACK, (size, one["text"])
                assert one["right"] <= found["canvas"]["right"] + SLACK, (size, one["text"])
        if "kommun" in query:
            written = {one["text"] for one in (*found["inner"], *found["whole"])}
            assert written >= {"Stockholm", "Sundbyberg", "Solna", "Danderyd", "Lidingö"}, size
        made.page.context.close()
