"""The short address of an indicator, `/matt/mean_age`: it leads to the page with it chosen."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from region.strategy.indicator import every_indicator
from region.web.api.files import GetCatalogue
from region.web.shell import not_found
from region.words import pages
from region.words.language import as_language


def indicator_routes(current: GetCatalogue) -> list[Route]:
    """Return the route; an indicator that does not exist has no page (404)."""

    async def lead(request: Request) -> Response:
        key = request.path_params["indicator"]
        given = dict(parse_qsl(request.url.query, max_num_fields=20))
        if key not in every_indicator(current()):
            return HTMLResponse(not_found(as_language(given.get("lang"))), 404)
        query = urlencode({**given, "indicator": key}, safe=",")
        return RedirectResponse(f"/{pages.BY_KEY['indicator'].address}?{query}", 308)

    return [Route(f"/{pages.BY_KEY['indicator'].address}/{{indicator}}", lead)]
