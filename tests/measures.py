"""How much a page says before anything is unfolded, and how many large pictures it shows."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import NamedTuple

EMPTY = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
UNSEEN = {"svg", "script", "style", "template", "noscript", "select", "textarea"}


class Measure(NamedTuple):
    """Words in sight, and pictures of a chart or a map."""

    words: int
    pictures: int


class _Reader(HTMLParser):
    """Gathers the words that are seen: not those of folded parts, of charts, or for listeners."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.words: list[str] = []
        self.pictures = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        classes = (given.get("class") or "").split()
        self.pictures += bool({"picture", "map-picture"}.intersection(classes))
        if tag in EMPTY:
            return
        folded = tag == "details" and "open" not in given
        hidden = tag in UNSEEN or {"hidden", "popover"} & given.keys() or "hidden" in classes
        self.open.append((tag, bool(folded or hidden or given.get("aria-hidden") == "true")))

    def handle_endtag(self, tag: str) -> None:
        for at in reversed(range(len(self.open))):
            if self.open[at][0] == tag:
                del self.open[at:]
                return

    def handle_data(self, data: str) -> None:
        unseen = [tag for tag, hidden in self.open if hidden]
        title = unseen == ["details"] and any(tag == "summary" for tag, _hidden in self.open)
        if not unseen or title:
            # a number with its thin spaces is one word
            self.words += re.findall(r"[^ \n\t]*\w[^ \n\t]*", data)


def measure(html: str) -> Measure:
    """Return what a page's HTML holds in sight."""
    reader = _Reader()
    reader.feed(html)
    return Measure(len(reader.words), reader.pictures)
