"""Charts and maps inside other sites' pages: an own small page, pictures, specification, oEmbed.

None of it touches a session. The pages are HTML with the chart as SVG, and a script that does
nothing but tell the page around them how high they are; where they may be shown is said by their
own `frame-ancestors`.
"""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from typing import Any, Literal
from urllib.parse import parse_qsl, urlsplit

from pydantic import Field
from starlette.routing import Route

from components.assets import ASSETS
from components.exhibits import KINDS, PREFIX, WIDTH, Exhibit, exhibit
from components.render import render
from region.api.answer import Answer, Kept
from region.api.endpoint import JSON, Content, Endpoint, Make, Serve
from region.api.files import GetCatalogue
from region.api.problem import ProblemError, echo
from region.api.query import Query
from region.catalogue import Catalogue
from region.charts.palette import Theme
from region.language import as_language, gettext
from region.pages import BY_ADDRESS, SITE_NAME
from region.publication import engine
from region.settings import Settings
from region.views import UnknownIdError

NARROW = 358
FOLLOW_HEIGHT = """<script>
addEventListener("message", ({ source, data }) => {
  if (data?.context !== "iframe.resize") return;
  for (const frame of document.querySelectorAll("iframe"))
    if (frame.contentWindow === source) frame.height = data.height;
});
</script>"""
"""What makes the frames of another page as high as what they show says that it is."""
NOT_INDEXED = {"X-Robots-Tag": "noindex"}


class ExhibitQuery(Query):
    theme: Literal["light", "dark"] = Field("light", description="colours")
    year: str = Field("", pattern=r"^(\d{4})?$", description="year of a map; without it, the last")
    area: str = Field("", pattern=r"^(\d{2,4}(,\d{2,4})*)?$", description="areas of a series")


class OembedQuery(Query):
    url: str = Field(max_length=500, description="address of a page or an exhibit of this site")
    maxwidth: int | None = Field(None, ge=100, le=10_000, description="pixels at most")
    maxheight: int | None = Field(None, ge=100, le=10_000, description="pixels at most")
    format: str = Field("json", max_length=20, description="`json`")


def _policy(ancestors: str) -> str:
    parts = [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
    ]
    parts += ["font-src 'self'", "base-uri 'none'", "form-action 'none'"]
    return "; ".join([*parts, f"frame-ancestors {ancestors}"])


def _find(catalogue: Catalogue, parts: Mapping[str, str], query: ExhibitQuery) -> Exhibit:
    kind, key = parts["kind"], parts["key"]
    found = {name: getattr(query, name) for name in ("year", "area")}
    for name, value in found.items():
        if value and kind in KINDS and name not in KINDS[kind].parameters:
            allowed = ("lang", "theme", *KINDS[kind].parameters)
            detail = f"found {echo(name)}, which a {kind} does not have"
            raise ProblemError(400, "Unknown parameter", detail, name, allowed)
    return exhibit(catalogue, kind, key, found, query.lang)


def standalone(shown: Exhibit, theme: Theme, base: str = "") -> dict[str, Any]:
    """Return a specification that needs nothing else, with title, source and where it is from."""
    spec = shown.spec(theme)
    unit = spec.get("title")
    unit = unit.get("text") if isinstance(unit, dict) else unit
    colour = "#17212B" if theme == "light" else "#E8EEF4"
    title = {
        "text": shown.title,
        "subtitle": [line for line in (unit, shown.source) if line],
        "anchor": "start",
        "frame": "group",
        "color": colour,
        "fontSize": 17,
        "fontWeight": "bold",
        "subtitleFontSize": 12,
        "subtitleColor": "#51606E" if theme == "light" else "#A9B6C3",
        "subtitlePadding": 6,
        "offset": 14,
        "limit": WIDTH,
    }
    surface = "#FFFFFF" if theme == "light" else "#0F1720"
    config = {**spec["config"], "background": surface}
    return {
        **spec,
        "description": shown.message,
        "title": title,
        "width": WIDTH,
        "padding": 16,
        "config": config,
        "usermeta": {"source": shown.source, "page": base + shown.page, "data": base + shown.data},
    }


def png(shown: Exhibit, theme: Theme = "light") -> bytes:
    """Return the exhibit as a picture with title and source."""
    drawing = engine.drawn(json.dumps(standalone(shown, theme), sort_keys=True))
    return engine.rastered(drawing, 2)


def code(shown: Exhibit, base: str, width: int | str = "100%", height: int = 0) -> str:
    """Return the HTML that shows the exhibit in another page, whole if no `height` is given."""
    height = height or shown.height
    title = shown.title if dict(shown.parameters).get("year") else shown.name
    return (
        f'<iframe src="{html.escape(base + shown.address())}" title="{html.escape(title)}" '
        f'width="{width}" height="{height}" style="border:0" loading="lazy"></iframe>'
    )


def _endpoints(settings: Settings) -> tuple[Endpoint, ...]:
    framed = {"Content-Security-Policy": _policy(settings.embed_ancestors), **NOT_INDEXED}

    def page(catalogue: Catalogue, parts: Mapping[str, str], query: ExhibitQuery) -> Answer:
        shown = _find(catalogue, parts, query)
        fill = render.__wrapped__  # what is kept is the answer
        text = fill(
            "embed.html",
            query.lang,
            shown=shown,
            theme=query.theme,
            base=parts["base"],
            assets=ASSETS.addresses,
            wide=shown.svg(query.theme, WIDTH - 2 * 16),
            narrow=shown.svg(query.theme, NARROW - 2 * 16),
        )
        kind = "text/html; charset=utf-8"
        return Answer(text.strip().encode(), kind, catalogue.version, query.lang, headers=framed)

    def specification(
        catalogue: Catalogue, parts: Mapping[str, str], query: ExhibitQuery
    ) -> Answer:
        shown = _find(catalogue, parts, query)
        spec = standalone(shown, query.theme, parts["base"])
        body = json.dumps(spec, ensure_ascii=False).encode()
        return Answer(body, JSON, catalogue.version, query.lang, headers=NOT_INDEXED)

    def picture(catalogue: Catalogue, parts: Mapping[str, str], query: ExhibitQuery) -> Answer:
        body = png(_find(catalogue, parts, query), query.theme)
        return Answer(body, "image/png", catalogue.version, query.lang)

    def vector(catalogue: Catalogue, parts: Mapping[str, str], query: ExhibitQuery) -> Answer:
        spec = standalone(_find(catalogue, parts, query), query.theme)
        body = engine.drawn(json.dumps(spec, sort_keys=True)).encode()
        return Answer(body, "image/svg+xml", catalogue.version, query.lang)

    def oembed(catalogue: Catalogue, parts: Mapping[str, str], query: OembedQuery) -> Answer:
        if query.format != "json":
            detail = f"found {echo(query.format)}"
            raise ProblemError(501, "Unknown format", detail, "format", ("json",))
        shown = _named(catalogue, query.url, parts["base"])
        width = min(WIDTH, query.maxwidth or WIDTH)
        height = min(shown.height, query.maxheight or shown.height)
        content = {
            "version": "1.0",
            "type": "rich",
            "title": shown.title,
            "provider_name": gettext(shown.language)(SITE_NAME),
            "provider_url": f"{parts['base']}/",
            "author_name": shown.source,
            "cache_age": 3600,
            "width": width,
            "height": height,
            "html": code(shown, parts["base"], width, height),
        }
        body = json.dumps(content, ensure_ascii=False).encode()
        return Answer(body, JSON, catalogue.version, query.lang)

    exhibits = f"{PREFIX}/{{kind}}/{{key}}"
    made: tuple[tuple[str, Make, str, type[Query]], ...] = (
        (f"{exhibits}.vl.json", specification, JSON, ExhibitQuery),
        (f"{exhibits}.png", picture, "image/png", ExhibitQuery),
        (f"{exhibits}.svg", vector, "image/svg+xml", ExhibitQuery),
        (exhibits, page, "text/html", ExhibitQuery),
        ("/oembed", oembed, JSON, OembedQuery),
    )
    return tuple(
        Endpoint(path, path, "", "", make, (Content(kind),), query, based=True, negotiated=False)
        for path, make, kind, query in made
    )


def _named(catalogue: Catalogue, url: str, base: str) -> Exhibit:
    """Return the exhibit that an address of this site names: its own, or that of a page.

    Raises
    ------
    ProblemError
        404 if the address is another site's, or names nothing that can be shown elsewhere.
    """
    allowed = (f"{base}/mal?target=…", f"{base}/kommunkarta?indicator=…", f"{base}{PREFIX}/…")
    problem = ProblemError(404, "Nothing to embed", f"found {echo(url)}", "url", allowed)
    try:
        split = urlsplit(url)
        given = dict(parse_qsl(split.query, max_num_fields=20))
    except ValueError:
        raise problem from None
    if f"{split.scheme}://{split.netloc}" != base:
        raise problem
    language = as_language(given.get("lang"))
    path = split.path.strip("/")
    page = BY_ADDRESS[path].key if path in BY_ADDRESS else ""
    try:
        if page == "goals":
            return exhibit(catalogue, "target", given.get("target", ""), given, language)
        if page == "map":
            return exhibit(catalogue, "map", given.get("indicator", ""), given, language)
        prefix, _slash, rest = path.partition("/")
        kind, _slash, key = rest.partition("/")
        if f"/{prefix}" == PREFIX:
            return exhibit(catalogue, kind, key, given, language)
    except UnknownIdError:
        raise problem from None
    raise problem


def embed_routes(current: GetCatalogue, settings: Settings) -> list[Route]:
    """Return the routes of everything that other sites may show."""
    kept = Kept()
    return [
        Route(endpoint.path, Serve(endpoint, current, kept, settings.site_address))
        for endpoint in _endpoints(settings)
    ]
