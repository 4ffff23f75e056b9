"""The overview's ten figures and map as a page by hand: what no application can be faster than.

One file, compressed once, from a server that does nothing else. Run as
`python -m bench.static_page run app.py --server.port 8600`, like the others.
"""

from __future__ import annotations

import html
import sys

import brotli
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from components import charts
from components.overview import MAP_INDICATOR, MAP_WIDE
from region.content.catalogue import load
from region.indicators.figures import figures
from region.municipalities.menu import map_view
from region.outputs.charts import Look
from region.outputs.exhibits.maps import map_picture

HEAD = """<!DOCTYPE html><html lang="sv"><meta charset="utf-8"><title>Stockholmsregionen</title>
<meta name="viewport" content="width=device-width"><style>body { font: 16px sans-serif; margin: 2rem }
ul { display: grid; grid-template-columns: repeat(5, 1fr); list-style: none; padding: 0 }
.fig { font-size: 1.7rem; font-weight: 700; margin: 0 }</style>
<h1>Stockholmsregionen i siffror</h1>"""


def made() -> str:
    """Return the page."""
    content = load()
    tiles = "".join(
        f'<li class="tile"><p>{html.escape(one.name)}</p>'
        f'<p class="fig">{html.escape(one.latest)}</p><p>{html.escape(one.latest_unit)}</p></li>'
        for one in figures(content, "sv")
    )
    regions = map_picture(content, map_view(content, MAP_INDICATOR, None, "sv"), (), "sv")
    width, height = MAP_WIDE
    drawn = charts.picture(regions, "", Look("sv", size=14), (width, height))
    return f"{HEAD}<ul>{tiles}</ul>{drawn}"


def main() -> None:
    """Serve it."""
    body = brotli.compress(made().encode(), quality=11)
    sent = {"Content-Encoding": "br", "Cache-Control": "no-cache"}

    def page(request: Request) -> Response:
        return Response(body, media_type="text/html", headers=sent)

    def healthy(request: Request) -> Response:
        return PlainTextResponse("ok")

    routes = [Route("/", page), Route("/_stcore/health", healthy)]
    port = int(sys.argv[sys.argv.index("--server.port") + 1])
    uvicorn.run(Starlette(routes=routes), port=port, log_level="error")


if __name__ == "__main__":
    main()
