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
from urllib.parse import parse_qsl, urlencode, urlsplit

from pydantic import Field
from starlette.routing import Route

from components import charts
from components.assets import ASSETS
from components.render import fill
from region.content.catalogue import Catalogue
from region.outputs.charts import Look, spec
from region.outputs.charts import height_of as chart_height
from region.outputs.charts.model import Regions
from region.outputs.charts.palette import Theme
from region.outputs.exhibits import BY_ID, CHOICES, Exhibit, allowed, subject
from region.outputs.exhibits.addressed import of_day
from region.outputs.publication.lettering import lettered
from region.outputs.publication.pictures import png, svg
from region.outputs.publication.words import cell_text, source_text
from region.web.api.answer import Answer, Kept
from region.web.api.endpoint import JSON, Content, Endpoint, Make, served
from region.web.api.files import GetCatalogue
from region.web.api.problem import ProblemError, echo
from region.web.api.query import Query
from region.web.settings import Settings
from region.words.addresses import KNOWN, export_address
from region.words.language import DEFAULT_LANGUAGE, as_language, gettext
from region.words.pages import BY_ADDRESS, SITE_NAME
from region.words.text import Language
from region.words.views import UnknownIdError

PREFIX = "/embed"
WIDTH, NARROW = 720, 358
MAP_HEIGHT, AROUND = 460, 370
"""How high a map is, and what words and source need around a picture in a narrow frame."""

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
    """What the address of an exhibit may say: colours, and the choices of its kind."""

    theme: Literal["light", "dark"] = Field("light", description="colours")
    year: str = Field("", pattern=r"^(\d{4})?$", description="year of a map; without it, the last")
    area: str = Field("", pattern=r"^(\d{2,4}(,\d{2,4})*)?$", description="areas of a series")
    kommun: str = Field("", pattern=r"^(\d{4}(,\d{4})*)?$", description="chosen municipalities")
    sex: str = Field("", max_length=20, description="`women`, `men`, `gap` or `all`")
    measure: str = Field("", max_length=20, description="`change` or `difference` of a map")
    base: str = Field(
        "", max_length=20, description="period that a change or a target's pace is counted from"
    )
    pace: str = Field("", max_length=20, description="pace that is tried on a target")
    scheme: str = Field("", max_length=20, description="how a map's classes are made")
    classes: str = Field("", max_length=2, description="how many classes")
    basis: str = Field("", max_length=10, description="`all` for classes of all periods")
    limits: str = Field("", max_length=100, description="own limits of classes")
    scope: str = Field("", max_length=20, description="`europe` or `counties`")
    peers: str = Field("", max_length=100, description="a group or codes to compare with")
    view: str = Field(
        "",
        max_length=20,
        description="`dots`, `lines`, `ranks` or `several` of a comparison; `gap` of women and men",
    )
    measures: str = Field("", max_length=300, description="several measures of a comparison")
    question: str = Field("", max_length=30, description="question of a place's profile")
    since: str = Field("", max_length=10, description="day that news are counted from, YYYY-MM-DD")
    until: str = Field("", max_length=10, description="day that news are counted to, YYYY-MM-DD")
    edition: str = Field("", max_length=10, description="edition of a ranking")
    sort: str = Field("", max_length=60, description="order of the rows of strips")
    indicator: str = Field("", max_length=60, description="measure of a municipality's areas")
    places: str = Field("", max_length=300, description="places of a built table")
    first: str = Field("", max_length=4, description="first year of a built table")
    last: str = Field("", max_length=4, description="last year of a built table")
    indicator2: str = Field("", max_length=60, description="the other measure of a relation")


class OembedQuery(Query):
    """What a site asks that wants to show an address of this one."""

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


def find(catalogue: Catalogue, what: str, given: Mapping[str, str], language: Language) -> Exhibit:
    """Return the exhibit that `what` names, `target/rd_share`, with those choices that it has.

    Raises
    ------
    UnknownIdError
        if there is none, or none with a picture.
    """
    kind = what.partition("/")[0]
    if kind not in BY_ID:
        raise UnknownIdError("kind", kind, tuple(BY_ID))
    names = CHOICES.get(kind, ())
    choice = tuple((name, given[name]) for name in names if given.get(name))
    shown = subject(catalogue, what, language, choice).exhibits[0]
    if shown.picture is None:
        raise UnknownIdError("picture", what, tuple(allowed(catalogue)))
    return shown


def _asked(catalogue: Catalogue, parts: Mapping[str, str], query: ExhibitQuery) -> Exhibit:
    """Return what an address asks for; a choice that the kind does not have is refused."""
    given = query.model_dump(exclude={"lang", "theme"})
    names = CHOICES.get(parts["kind"], ())
    for name, value in given.items():
        if value and parts["kind"] in BY_ID and name not in names:
            detail = f"found {echo(name)}, which a {parts['kind']} does not have"
            raise ProblemError(400, "Unknown parameter", detail, name, ("lang", "theme", *names))
    return find(catalogue, f"{parts['kind']}/{parts['key']}", given, query.lang)


def address(shown: Exhibit, language: Language, ending: str = "") -> str:
    """Return where an exhibit is, as a page to embed or with an ending such as `.png`."""
    query = dict(shown.choices)
    if language != DEFAULT_LANGUAGE:
        query["lang"] = language
    tail = f"?{urlencode(query, safe=',')}" if query else ""
    return f"{PREFIX}/{shown.key}{ending}{tail}"


def data_address(shown: Exhibit, language: Language) -> str:
    """Return where an exhibit's figures are."""
    return export_address(shown.key, "csv", language, **dict(shown.choices))


def height_of(shown: Exhibit) -> int:
    """Return the pixels that hold the whole of it inside another page, at every width."""
    picture = shown.picture
    own = MAP_HEIGHT if picture is None or isinstance(picture, Regions) else chart_height(picture)
    return own + AROUND


def standalone(shown: Exhibit, language: Language, theme: Theme, base: str = "") -> dict[str, Any]:
    """Return a specification that needs nothing else, with title, source and where it is from."""
    if shown.picture is None:
        raise UnknownIdError("picture", shown.key, ())
    look = Look(language, theme, WIDTH)
    made = spec(shown.picture, look)
    unit = "" if isinstance(shown.picture, Regions) else shown.picture.unit
    ink, quiet = look.colour("ink"), look.colour("ink2")
    title = {
        "text": shown.title,
        "subtitle": [line for line in (unit, shown.line) if line],
        "anchor": "start",
        "frame": "group",
        "color": ink,
        "fontSize": 17,
        "fontWeight": "bold",
        "subtitleFontSize": 12,
        "subtitleColor": quiet,
        "subtitlePadding": 6,
        "offset": 14,
        "limit": WIDTH,
    }
    return {
        **made,
        "description": shown.alternative,
        "title": title,
        "padding": 16,
        "config": {**made["config"], "background": look.colour("paper")},
        "usermeta": {
            "source": shown.line,
            "page": base + shown.page,
            "data": base + data_address(shown, language),
        },
    }


def code(
    shown: Exhibit,
    language: Language,
    base: str,
    width: int | str = "100%",
    height: int | None = None,
) -> str:
    """Return the HTML that shows the exhibit in another page, whole if no `height` is given."""
    title = shown.title if dict(shown.choices).get("year") else shown.always
    src = html.escape(base + address(shown, language))
    return (
        f'<iframe src="{src}" title="{html.escape(title)}" '
        f'width="{width}" height="{height or height_of(shown)}" '
        'style="border:0" loading="lazy"></iframe>'
    )


def _svg(shown: Exhibit, query: ExhibitQuery, width: int) -> str:
    if shown.picture is None:
        raise UnknownIdError("picture", shown.key, ())
    return charts.svg(shown.picture, Look(query.lang, query.theme, width))


def _endpoints(settings: Settings) -> tuple[Endpoint, ...]:
    framed = {"Content-Security-Policy": _policy(settings.embed_ancestors), **NOT_INDEXED}

    def page(catalogue: Catalogue, parts: Mapping[str, str], query: ExhibitQuery) -> Answer:
        shown = _asked(catalogue, parts, query)
        columns = shown.table.shown or range(len(shown.table.columns))
        text = fill(
            "embed.html",
            query.lang,
            shown=shown,
            theme=query.theme,
            base=parts["base"],
            assets=ASSETS.addresses,
            font=ASSETS.addresses["text.woff2"],
            data=data_address(shown, query.lang),
            source=source_text(shown),
            columns=[shown.table.columns[at] for at in columns],
            rows=[
                [cell_text(row[at], shown.table.columns[at], query.lang) for at in columns]
                for row in shown.table.rows
            ],
            wide=_svg(shown, query, WIDTH - 2 * 16),
            narrow=charts.named_apart(_svg(shown, query, NARROW - 2 * 16), "narrow"),
        )
        kind = "text/html; charset=utf-8"
        return Answer(text.strip().encode(), kind, catalogue.version, query.lang, headers=framed)

    def specification(
        catalogue: Catalogue, parts: Mapping[str, str], query: ExhibitQuery
    ) -> Answer:
        shown = _asked(catalogue, parts, query)
        made = standalone(shown, query.lang, query.theme, parts["base"])
        body = json.dumps(made, ensure_ascii=False).encode()
        return Answer(body, JSON, catalogue.version, query.lang, headers=NOT_INDEXED)

    def picture(catalogue: Catalogue, parts: Mapping[str, str], query: ExhibitQuery) -> Answer:
        body = png(_asked(catalogue, parts, query), query.lang, query.theme)
        return Answer(body, "image/png", catalogue.version, query.lang)

    def vector(catalogue: Catalogue, parts: Mapping[str, str], query: ExhibitQuery) -> Answer:
        drawn = svg(_asked(catalogue, parts, query), query.lang, query.theme)
        return Answer(lettered(drawn).encode(), "image/svg+xml", catalogue.version, query.lang)

    def oembed(catalogue: Catalogue, parts: Mapping[str, str], query: OembedQuery) -> Answer:
        if query.format != "json":
            detail = f"found {echo(query.format)}"
            raise ProblemError(501, "Unknown format", detail, "format", ("json",))
        shown, language = _named(catalogue, query.url, parts["base"])
        width = min(WIDTH, query.maxwidth or WIDTH)
        height = min(height_of(shown), query.maxheight or height_of(shown))
        _ = gettext(language)
        content = {
            "version": "1.0",
            "type": "rich",
            "title": shown.title,
            "provider_name": _(SITE_NAME),
            "provider_url": f"{parts['base']}/",
            "author_name": shown.line,
            "cache_age": 3600,
            "width": width,
            "height": height,
            "html": code(shown, language, parts["base"], width, height),
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


def _named(catalogue: Catalogue, url: str, base: str) -> tuple[Exhibit, Language]:
    """Return the exhibit that an address of this site names, its own or a page's, and language.

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
    catalogue = _of_day(catalogue, given, problem)
    path = split.path.strip("/")
    page = BY_ADDRESS[path].key if path in BY_ADDRESS else ""
    try:
        if page == "goals":
            return find(catalogue, f"target/{given.get('target', '')}", given, language), language
        if page == "map":
            return find(catalogue, f"map/{given.get('indicator', '')}", given, language), language
        prefix, _slash, what = path.partition("/")
        if f"/{prefix}" == PREFIX:
            return find(catalogue, what, given, language), language
    except UnknownIdError:
        raise problem from None
    raise problem


def _of_day(catalogue: Catalogue, given: Mapping[str, str], problem: ProblemError) -> Catalogue:
    """Return the content of the day that the address names: what it shows is pinned to it."""
    try:
        return of_day(catalogue, given.get(KNOWN, ""))
    except UnknownIdError:
        raise problem from None


def embed_routes(current: GetCatalogue, settings: Settings) -> list[Route]:
    """Return the routes of everything that other sites may show."""
    return served(_endpoints(settings), current, Kept(), settings.site_address)
