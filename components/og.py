"""The picture that goes with a link to a page in social media: 1200 by 630 pixels, as PNG.

It shows the view that is linked to: its answer, and its picture or, where it has several of equal
weight, the first four. It is an SVG; resvg draws it (in vl-convert).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from html import escape, unescape
from textwrap import wrap
from typing import Any

from pydantic import Field, create_model
from starlette.routing import Route

from components import charts
from components.page import document
from components.page.document import Drawn
from pages import PAGES
from region.comparisons.rankings.history import ranking_history, strategy_rankings
from region.content.catalogue import Catalogue
from region.content.geography import credit
from region.outputs.charts import Look, fonts
from region.outputs.charts.model import Regions
from region.outputs.charts.palette import TOKENS
from region.outputs.exhibits import Exhibit
from region.outputs.publication import engine
from region.strategy.follow_up.days import default_days
from region.strategy.follow_up.news import news
from region.web.api.answer import Answer, Kept
from region.web.api.endpoint import Content, Endpoint, Path, served
from region.web.api.files import GetCatalogue
from region.web.api.problem import ProblemError, echo
from region.web.api.query import Query
from region.words import pages
from region.words.language import gettext
from region.words.text import Language

WIDTH, HEIGHT = 1200, 630
LEFT = 64
INK, SECOND, BLUE, SURFACE = (TOKENS["light"][name] for name in ("ink", "ink2", "blue", "paper"))
FONT = f"{fonts.FAMILY}, sans-serif"


LONGEST = 300
_FIELDS: dict[str, Any] = {
    parameter.name: (str, Field("", max_length=LONGEST, description="as in the page's address"))
    for declared in PAGES.values()
    for parameter in declared.parameters
}
PictureQuery = create_model("PictureQuery", __base__=Query, **_FIELDS)
"""The choices of every page's address; each page passes over those of the others."""


def _text(x: int, y: int, size: int, text: str, colour: str = INK, weight: int = 400) -> str:
    return (
        f'<text x="{x}" y="{y}" font-family="{FONT}" font-size="{size}" font-weight="{weight}" '
        f'fill="{colour}">{escape(text)}</text>'
    )


def _lines(x: int, y: int, size: int, text: str, letters: int, most: int, **style: object) -> str:
    """Write a text over several lines; what does not fit ends with an ellipsis."""
    rows = wrap(text, letters)
    if len(rows) > most:
        rows = [*rows[: most - 1], rows[most - 1].rstrip(" ,.;") + "…"]
    step = round(size * 1.2)
    return "".join(_text(x, y + at * step, size, row, **style) for at, row in enumerate(rows))  # type: ignore[arg-type]


def _frame(over: str, heading: str, inner: str) -> str:
    size = 46 if len(wrap(heading, 46)) <= 2 else 36
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}"><rect width="{WIDTH}" height="{HEIGHT}" fill="{SURFACE}"/>'
        f'<rect width="16" height="{HEIGHT}" fill="{BLUE}"/>'
        + _lines(LEFT, 72, 26, over, 84, 1, colour=BLUE, weight=700)
        + _lines(LEFT, 140, size, heading, 46 * 46 // size, 2, weight=700)
        + inner
        + "</svg>"
    )


def _placed(drawing: str, x: int, y: int, width: int, height: int) -> str:
    """Put a drawn chart into the picture, as large as the place allows."""
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', drawing)
    if not found:
        return ""
    own_width, own_height = float(found[1]), float(found[2])
    scale = min(width / own_width, height / own_height)
    body = re.sub(r"^<svg[^>]*>|</svg>$", "", drawing)
    moved = f"translate({x} {y}) scale({scale:.4f})"
    return f'<g font-family="{FONT}" transform="{moved}">{body}</g>'


def _one(shown: Exhibit, heading: str, language: Language) -> str:
    """Draw a view's exhibit with its message, if that is not the heading, and its source."""
    picture, message = shown.picture, shown.message if shown.message != heading else ""
    line = shown.line.removesuffix(f". {credit(language)}")
    foot = _lines(LEFT, 598, 20, line, 110, 1, colour=SECOND)
    if line != shown.line:
        foot += _text(LEFT, 572, 16, credit(language), SECOND)
    if picture is None:
        return _lines(LEFT, 270, 30, message, 60, 7, colour=SECOND) + foot
    if isinstance(picture, Regions):
        inner = _placed(charts.svg(picture, Look(language, width=440)), 560, 190, 580, 370)
        return inner + _lines(LEFT, 270, 30, message, 30, 7, colour=SECOND) + foot
    drawn = charts.svg(picture, Look(language, width=980))
    said = _lines(LEFT, 236, 22, message, 96, 1, colour=SECOND)
    return said + _placed(drawn, LEFT, 262, WIDTH - 2 * LEFT, 300) + foot


MOST = 4
"""So many pictures of equal weight have room, each with what is said of it before its figures."""
_PICTURE = re.compile(
    r'<span class="picture" role="img" aria-label="([^"]*)"><span class="chart-(?:wide|any)"[^>]*>'
    r"(<svg.*?</svg>)",
    re.DOTALL,
)


def _several(html: str) -> str:
    """Draw the first of a view's pictures side by side, or nothing if it has none."""
    parts = []
    for at, (said, drawn) in enumerate(_PICTURE.findall(html)[:MOST]):
        x, y = LEFT + (at % 2) * 550, 232 + (at // 2) * 196
        parts.append(_lines(x, y, 20, unescape(said).partition(":")[0], 54, 1, weight=700))
        parts.append(_placed(drawn, x, y + 10, 500, 160))
    return "".join(parts)


LARGE = 14
"""So many signs of a figure have room in large type; longer words are set smaller, not left out."""


def _facts(rows: list[tuple[str, str]], y: int = 260) -> str:
    """Large figures with their names, three in a row."""
    parts = []
    for at, (value, name) in enumerate(rows[:6]):
        x, top = LEFT + (at % 3) * 360, y + (at // 3) * 170
        parts.append(_text(x, top, 52 if len(value) <= LARGE else 26, value, INK, 700))
        parts.append(_lines(x, top + 36, 22, name, 28, 2, colour=SECOND))
    return "".join(parts)


def _rankings(catalogue: Catalogue, language: Language) -> str:
    """Draw the newest places in large type."""
    return _facts(
        [
            (one.latest.stockholm, f"{one.name} {one.latest.label}")
            for one in strategy_rankings(catalogue, language)
        ]
    )


def _news(catalogue: Catalogue, chosen: Mapping[str, str], language: Language) -> str:
    """Draw what is new as a list of sentences, in the page's order."""
    usual = dict(zip(("since", "until"), default_days(catalogue), strict=True))
    start, end = (
        dt.date.fromisoformat(chosen[name]) if name in chosen else day
        for name, day in usual.items()
    )
    said = [one.sentence for one in news(catalogue, start, end, language)]
    return "".join(_text(LEFT, 260 + at * 52, 32, text) for at, text in enumerate(said[1:7]))


def _edition(catalogue: Catalogue, key: str, year: str, language: Language) -> str:
    """Draw what a ranking says in one of its editions."""
    edition = ranking_history(catalogue, key, language).edition(int(year) if year else 0)
    said = f"{edition.label}: {edition.place}"
    foot = _lines(LEFT, 598, 20, edition.source.line, 110, 1, colour=SECOND)
    return _lines(LEFT, 300, 52, said, 40, 3, weight=700) + foot


def _seen(drawn: Drawn, catalogue: Catalogue, key: str, language: Language) -> str:
    """Draw the picture of a view: what it offers to share, else its pictures, else what it is."""
    chosen = drawn.choices
    if chosen.get("ranking") and (chosen.get("edition") or not drawn.shared):
        return _edition(catalogue, chosen["ranking"], chosen.get("edition", ""), language)
    if drawn.shared:
        return _one(drawn.shared[0], drawn.answer, language)
    several = _several(drawn.html)
    if several:
        return several
    if key == "rankings":
        return _rankings(catalogue, language)
    if key == "follow_up" and chosen.get("view") == "changes":
        return _news(catalogue, chosen, language)
    return _about(key, language)


def _about(key: str, language: Language) -> str:
    """Draw in words what a page is about."""
    return _lines(LEFT, 270, 34, pages.descriptions(language)[key], 60, 4, colour=SECOND)


def picture(catalogue: Catalogue, key: str, given: Mapping[str, str], language: Language) -> str:
    """Return the picture of a page's view as SVG. What does not exist gives the page's own."""
    _ = gettext(language)
    site = _(pages.SITE_NAME)
    if key not in PAGES:  # a document of its own
        return _frame(site, pages.names(language)[key], _about(key, language))
    drawn = document.draw_page(PAGES[key], catalogue, given, language, "light")
    over = f"{site} – {drawn.name}" if drawn.name else site
    return _frame(over, drawn.answer, _seen(drawn, catalogue, key, language))


def _answer(catalogue: Catalogue, parts: Mapping[str, str], query: Query) -> Answer:
    key = parts["page"]
    if key not in pages.BY_KEY:
        raise ProblemError(404, "Unknown page", f"found {echo(key)}", "page", tuple(pages.BY_KEY))
    given = query.model_dump(exclude={"lang"})
    body = engine.rastered(picture(catalogue, key, given, query.lang), 1)
    return Answer(body, "image/png", catalogue.version, query.lang)


def picture_routes(current: GetCatalogue) -> list[Route]:
    """Return the route of the pictures."""
    endpoint = Endpoint(
        "/og/{page}.png",
        "og",
        "",
        "",
        _answer,
        (Content("image/png"),),
        PictureQuery,
        parts={"page": Path("key of the page")},
        negotiated=False,
    )
    return served([endpoint], current, Kept())
