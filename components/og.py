"""The picture that goes with a link to a page in social media: 1200 by 630 pixels, as PNG.

It is an SVG of words and, where the view has one, its chart or map; resvg draws it (in vl-convert).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from textwrap import wrap

from pydantic import Field
from starlette.routing import Route

from components import charts
from components.embed import find
from region.comparisons.rankings.history import ranking_history, strategy_rankings
from region.content.catalogue import Catalogue
from region.content.geography import credit, shapes
from region.content.geography.places import find_municipality
from region.indicators.figures import figures
from region.municipalities.menu import DEFAULT_INDICATOR
from region.municipalities.profile.view import profile
from region.outputs.charts import Look, fonts
from region.outputs.charts.model import Regions
from region.outputs.charts.municipalities import outlines
from region.outputs.charts.palette import TOKENS
from region.outputs.exhibits import Exhibit
from region.outputs.publication import engine
from region.targets.goals import goals
from region.web.api.answer import Answer, Kept
from region.web.api.endpoint import Content, Endpoint, Path, served
from region.web.api.files import GetCatalogue
from region.web.api.problem import ProblemError, echo
from region.web.api.query import Query
from region.words import formatting as fmt
from region.words import pages
from region.words.language import gettext
from region.words.text import Language
from region.words.views import UnknownIdError

WIDTH, HEIGHT = 1200, 630
LEFT = 64
INK, SECOND, BLUE, GREY, SURFACE = (
    TOKENS["light"][name] for name in ("ink", "ink2", "blue", "hatch", "paper")
)
FONT = f"{fonts.FAMILY}, sans-serif"


class PictureQuery(Query):
    """What the picture of a link is about."""

    kommun: str = Field("", max_length=60, description="municipality of a profile")
    target: str = Field("", max_length=60, description="id of a target")
    indicator: str = Field("", max_length=60, description="id of a map's indicator")
    year: str = Field("", pattern=r"^(\d{4})?$", description="year of a map")
    ranking: str = Field("", max_length=60, description="id of a ranking")
    edition: str = Field("", pattern=r"^(\d{4})?$", description="edition of a ranking")


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


def _frame(language: Language, heading: str, inner: str) -> str:
    site = gettext(language)(pages.SITE_NAME)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}"><rect width="{WIDTH}" height="{HEIGHT}" fill="{SURFACE}"/>'
        f'<rect width="16" height="{HEIGHT}" fill="{BLUE}"/>'
        + _text(LEFT, 72, 26, site, BLUE, 700)
        + _lines(LEFT, 140, 46, heading, 46, 2, weight=700)
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
    return f'<g transform="translate({x} {y}) scale({scale:.4f})">{body}</g>'


def _exhibit(shown: Exhibit, language: Language) -> str:
    picture = shown.picture
    line = shown.line.removesuffix(f". {credit(language)}")
    foot = _text(LEFT, 598, 20, line[:110], SECOND)
    if line != shown.line:
        foot += _text(LEFT, 572, 16, credit(language), SECOND)
    if picture is None:
        inner = _lines(LEFT, 270, 30, shown.message, 60, 7, colour=SECOND)
    elif isinstance(picture, Regions):
        inner = _placed(charts.svg(picture, Look(language, width=440)), 560, 160, 580, 400)
        inner += _lines(LEFT, 270, 30, shown.message, 30, 7, colour=SECOND)
    else:
        drawn = charts.svg(picture, Look(language, width=980))
        inner = _placed(drawn, LEFT, 210, WIDTH - 2 * LEFT, 340)
    return _frame(language, shown.title, inner + foot)


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


def _overview(catalogue: Catalogue, language: Language) -> str:
    found = figures(catalogue, language)
    rows = [(fmt.joined(f.value_text, f.unit, language), f.name) for f in found]
    short = [row for row in rows if len(row[0]) <= 14]
    foot = _text(LEFT, 598, 20, found[0].source.line[:110], SECOND)
    return _frame(language, gettext(language)(pages.SITE_NAME), _facts(short) + foot)


def _profile(catalogue: Catalogue, code: str, language: Language) -> str:
    view = profile(catalogue, code, language)
    rows = [(row.value.text, f"{row.name}, {row.period_label}") for row in view.facts]
    found = shapes()
    places = outlines(lambda shape: {"fill": BLUE if shape.code == code else GREY})
    scale = min(360 / found.width, 470 / found.height)
    picture = (
        f'<g transform="translate(790 120) scale({scale:.4f})" stroke="#fff" stroke-width="20">'
        f"{places}</g>"
    ) + _text(LEFT, 598, 16, credit(language), SECOND)
    facts = "".join(
        _text(LEFT, 250 + at * 110, 46, value, INK, 700)
        + _text(LEFT, 284 + at * 110, 22, name, SECOND)
        for at, (value, name) in enumerate(rows)
    )
    return _frame(language, view.name, picture + facts)


def _goals(catalogue: Catalogue, language: Language) -> str:
    view = goals(catalogue, language)
    rows = [(str(len(count.targets)), count.text) for count in view.counts]
    return _frame(language, pages.names(language)["goals"], _facts(rows))


def _rankings(catalogue: Catalogue, language: Language) -> str:
    rows = [
        (one.latest.stockholm, f"{one.name} {one.latest.label}")
        for one in strategy_rankings(catalogue, language)
    ]
    return _frame(language, pages.names(language)["rankings"], _facts(rows))


def _ranking(catalogue: Catalogue, key: str, year: str, language: Language) -> str:
    history = ranking_history(catalogue, key, language)
    edition = history.edition(year)
    said = f"{edition.label}: {edition.place}"
    parts = [_lines(LEFT, 270, 52, said, 34, 2, weight=700)]
    if edition is history.latest:
        parts.append(_lines(LEFT, 430, 28, history.sentence, 76, 3, colour=SECOND))
    parts.append(_text(LEFT, 598, 20, edition.source.line[:110], SECOND))
    return _frame(language, history.name, "".join(parts))


def _words(key: str, language: Language) -> str:
    text = pages.descriptions(language)[key]
    return _frame(
        language, pages.names(language)[key], _lines(LEFT, 270, 34, text, 60, 4, colour=SECOND)
    )


def picture(catalogue: Catalogue, key: str, given: Mapping[str, str], language: Language) -> str:
    """Return the picture of a page's view as SVG. What does not exist gives the page's own."""
    code = find_municipality(catalogue, given.get("kommun", "")) if given.get("kommun") else None
    try:
        if key == "goals" and given.get("target"):
            return _exhibit(find(catalogue, f"target/{given['target']}", {}, language), language)
        if key == "rankings" and given.get("ranking"):
            return _ranking(catalogue, given["ranking"], given.get("edition", ""), language)
        if key == "map":
            chosen = given.get("indicator") or DEFAULT_INDICATOR
            return _exhibit(find(catalogue, f"map/{chosen}", given, language), language)
    except UnknownIdError:
        pass
    if key == "profile" and code:
        return _profile(catalogue, code, language)
    special = {"overview": _overview, "goals": _goals, "rankings": _rankings}
    return special[key](catalogue, language) if key in special else _words(key, language)


def _answer(catalogue: Catalogue, parts: Mapping[str, str], query: PictureQuery) -> Answer:
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
