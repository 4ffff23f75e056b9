"""The page of search results: plain HTML, so that the search works without any script."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode, urlsplit

from pydantic import Field, field_validator
from starlette.routing import Route

from components.assets import ASSETS
from components.frame import footer
from components.needed_style import PLACE, with_style
from components.page import FOUND, Declaration
from components.render import fill
from pages import PAGES
from region.content.catalogue import Catalogue
from region.content.geography.places import find_municipality
from region.web.api.answer import Answer, Kept
from region.web.api.endpoint import Content, Endpoint, served
from region.web.api.files import GetCatalogue
from region.web.api.query import Query
from region.web.middleware import THEME_SCRIPT
from region.web.search import LONGEST_TEXT, Hit, search
from region.words import pages
from region.words.language import DEFAULT_LANGUAGE, gettext
from region.words.text import LANGUAGES, Language

ADDRESS = "/sok"
MOST = 50
HTML = "text/html; charset=utf-8"
LONGEST_ADDRESS = 600


def _asks(address: str) -> tuple[Declaration, str] | None:
    """Return the page of an address, and its choice of a municipality; None if it has none."""
    parts = urlsplit(address)
    here = not parts.scheme and not parts.netloc
    page = pages.BY_ADDRESS.get(parts.path.removeprefix("/")) if here else None
    declared = PAGES[page.key] if page else None
    given = dict(parse_qsl(parts.query)) if declared else {}
    found = (
        one.name
        for one in (declared.parameters if declared else ())
        if one.finds and FOUND in given.get(one.name, "").split(",")
    )
    name = next(found, "")
    return (declared, name) if declared and name else None


class WordsQuery(Query):
    """What is searched for."""

    q: str = Field("", max_length=LONGEST_TEXT, description="words, a name or a postal code")
    municipalities: bool = Field(default=False, description="only what leads to a municipality")
    to: str = Field(
        "",
        max_length=LONGEST_ADDRESS,
        description="the page that asks for a municipality, with its other choices: "
        "`/inom-kommuner?sort=name&kommun=*`, where the one that is found takes the star's place",
    )

    @field_validator("to")
    @classmethod
    def _is_a_page(cls, value: str) -> str:
        if value and _asks(value) is None:
            raise ValueError("not a page that asks for a municipality")
        return value


def _opens(to: str, language: Language, code: str) -> str:
    """Return where a municipality opens: its profile, or the page that asks for one."""
    asking = _asks(to)
    if asking is None:
        return pages.link("profile", language, kommun=code)
    declared, name = asking
    known = {one.name for one in declared.parameters}
    kept = {one: text for one, text in parse_qsl(urlsplit(to).query) if one in known}
    several = dict.fromkeys(code if one == FOUND else one for one in kept[name].split(","))
    return pages.link(declared.key, language, **{**kept, name: ",".join(several)})


def _found(catalogue: Catalogue, words: str, query: WordsQuery) -> tuple[Hit, ...]:
    """Return what fits, best first; each municipality opens where it is asked for."""
    only = query.municipalities or bool(query.to)
    hits = search(catalogue, words, query.lang, limit=MOST, municipalities=only)
    if not query.to:
        return hits
    codes = [dict(parse_qsl(urlsplit(hit.address).query))["kommun"] for hit in hits]
    return tuple(
        replace(hit, address=_opens(query.to, query.lang, code))
        for hit, code in zip(hits, codes, strict=True)
    )


def _page(catalogue: Catalogue, parts: Mapping[str, str], query: WordsQuery) -> Answer:
    language, words = query.lang, query.q.strip()
    _ = gettext(language)
    only = query.municipalities or bool(query.to)
    hits = _found(catalogue, words, query)
    named = find_municipality(catalogue, words) if only else None
    opened = _opens(query.to, language, named) if named else ""
    meant = [hit for hit in hits if hit.kind != "small_area" or hit.name == hits[0].name]
    if len(meant) == 1:  # areas inside that only begin with the words do not hold up
        opened = meant[0].address
    headers = {"Cache-Control": "no-cache", "X-Robots-Tag": "noindex"}
    if opened:
        headers["Location"] = opened
        return Answer(b"", HTML, catalogue.version, language, headers=headers, status=303)
    site = _(pages.SITE_NAME)
    asked = {"q": words, "municipalities": "true" if only else "", "to": query.to}
    asked = {name: value for name, value in asked.items() if value or name == "q"}
    others = {code: {} if code == DEFAULT_LANGUAGE else {"lang": code} for code in LANGUAGES}
    text = fill(
        "plain.html",
        language,
        title=" – ".join((_("Sök"), site)),
        content=fill(
            "search_results.html", language, words=words, hits=hits, only=only, to=query.to
        ),
        assets=ASSETS.addresses,
        style=PLACE,
        theme_script=THEME_SCRIPT,
        key="",
        addresses={
            code: f"{ADDRESS}?{urlencode({**asked, **other})}" for code, other in others.items()
        },
        **footer(catalogue, language),
    )
    return Answer(
        with_style(text.strip()).encode(), HTML, catalogue.version, language, headers=headers
    )


def search_routes(current: GetCatalogue) -> list[Route]:
    """Return the route of the page of results."""
    endpoint = Endpoint(
        ADDRESS, "sok", "", "", _page, (Content(HTML),), WordsQuery, negotiated=False
    )
    return served([endpoint], current, Kept(4 * 1024 * 1024))
