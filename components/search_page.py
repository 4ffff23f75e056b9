"""The page of search results: plain HTML, so that the search works without any script."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from urllib.parse import quote

from pydantic import Field
from starlette.routing import Route

from components.assets import ASSETS
from components.first_document import STYLE
from components.render import fill
from region.content.catalogue import Catalogue
from region.indicators.freshness import update_line
from region.web.api.answer import Answer, Kept
from region.web.api.endpoint import Content, Endpoint, served
from region.web.api.files import GetCatalogue
from region.web.api.query import Query
from region.web.middleware import THEME_SCRIPT
from region.web.search import LONGEST_TEXT, search
from region.words import pages
from region.words.language import gettext
from region.words.text import LANGUAGES

ADDRESS = "/sok"
MOST = 50
HTML = "text/html; charset=utf-8"


class WordsQuery(Query):
    """What is searched for."""

    q: str = Field("", max_length=LONGEST_TEXT, description="words, a name or a postal code")
    municipalities: bool = Field(default=False, description="only what leads to a municipality")


def _page(catalogue: Catalogue, parts: Mapping[str, str], query: WordsQuery) -> Answer:
    language, words = query.lang, query.q.strip()
    _ = gettext(language)
    only = query.municipalities
    hits = search(catalogue, words, language, limit=MOST, municipalities=only)
    headers = {"Cache-Control": "no-cache", "X-Robots-Tag": "noindex"}
    if len(hits) == 1:  # it opens at once
        headers["Location"] = hits[0].address
        return Answer(b"", HTML, catalogue.version, language, headers=headers, status=303)
    site = gettext(language)(pages.SITE_NAME)
    more = "&municipalities=true" if only else ""
    tail = {code: more if code == "sv" else f"{more}&lang={code}" for code in LANGUAGES}
    text = fill(
        "plain.html",
        language,
        title=" – ".join((_("Sök"), site)),
        content=fill("search_results.html", language, words=words, hits=hits, only=only),
        assets=ASSETS.addresses,
        style=STYLE,
        theme_script=THEME_SCRIPT,
        key="",
        addresses={code: f"{ADDRESS}?q={quote(words)}{tail[code]}" for code in LANGUAGES},
        site=catalogue.site,
        updated=update_line(catalogue, language, dt.date.today()),
    )
    return Answer(text.strip().encode(), HTML, catalogue.version, language, headers=headers)


def search_routes(current: GetCatalogue) -> list[Route]:
    """Return the route of the page of results."""
    endpoint = Endpoint(
        ADDRESS, "sok", "", "", _page, (Content(HTML),), WordsQuery, negotiated=False
    )
    return served([endpoint], current, Kept(4 * 1024 * 1024))
