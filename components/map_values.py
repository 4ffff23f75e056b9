"""What the map in the browser is given of an indicator: a file of its own, wherever that can be.

Browsers keep such a file, and can fetch it before it is chosen. Only what nobody has measured or
divided otherwise has one: a map of changes, of women's values, of a day that has been or of a
visitor's own table comes with the page.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from components.current import drawn_by
from region.content.catalogue import COUNTRY, COUNTY, Catalogue
from region.indicators.certainty import Grade
from region.indicators.certainty.views import Standing
from region.indicators.certainty.words import grade_name
from region.municipalities.answers import answers
from region.municipalities.choropleth import Choropleth, beside_the_highest, choropleth
from region.municipalities.classes import Scheme
from region.municipalities.legend import ends, limits, stops
from region.municipalities.menu import options
from region.municipalities.series import indicator_series
from region.web.api.files import GetCatalogue, sent_for_ever
from region.web.compressed import Compressed
from region.words import formatting as fmt
from region.words.text import LANGUAGES, Language
from region.words.views import view

PLACE = "{indicator}"
"""What an indicator's id takes the place of in the addresses."""
MOST_KEPT = 2_000


def _encode(chart: Choropleth) -> list[list[int | None]]:
    """Return the whole numbers as differences in time: each minus its place's last known one."""
    last = [0] * len(chart.series.codes)
    steps = []
    for wholes in chart.wholes:
        steps.append([None if w is None else w - last[place] for place, w in enumerate(wholes)])
        last = [before if w is None else w for before, w in zip(last, wholes, strict=True)]
    return steps


def _runs(periods: tuple[str, ...]) -> list[list[int]] | tuple[str, ...]:
    """Return years as runs of consecutive ones, first and last; other periods as they are."""
    if not all(period.isdecimal() for period in periods):
        return periods
    runs: list[list[int]] = []
    for period in periods:
        year = int(period)
        if runs and runs[-1][1] == year - 1:
            runs[-1][1] = year
        else:
            runs.append([year, year])
    return runs


def _letters(row: Standing | None) -> str:
    """Two letters for the places that a value can have: `ac` for 1–3."""
    if row is None or row.rank_low is None or row.rank_high is None:
        return "--"
    return chr(96 + row.rank_low) + chr(96 + row.rank_high)


def _certainty(chart: Choropleth) -> dict[str, Any]:
    """Return by period the places that each can have, how it compares, and what that rests on.

    `places[p]` has two letters for each, its first place and its last, a for 1. `verdicts` are the
    words of the letters in `against`, and `beside[p]` is how many more could be the highest. Of a
    visitor's own table only the grade is told.
    """
    series = chart.series
    if series.judge is None:
        grade = grade_name(Grade.NONE, chart.language)
        return {"grades": [grade], "places": [], "against": [], "verdicts": {}, "beside": []}
    judged = [series.judge.at(period) for period in series.periods]
    verdicts: dict[str, str] = {}
    places, against = [], []
    for whole in judged:
        rows = [whole.row(code) for code in series.codes]
        places.append("".join(_letters(row) for row in rows))
        against.append("".join(row.verdict[:1] or "-" if row else "-" for row in rows))
        verdicts.update({row.verdict[:1]: row.word for row in rows if row and row.word})
    beside = [beside_the_highest(chart, period) for period in series.periods]
    return {
        "grades": [whole.grade_name for whole in judged],
        "places": places,
        "against": against,
        "verdicts": verdicts,
        "beside": beside,
    }


@view
def map_data(chart: Choropleth) -> dict[str, Any]:
    """Return one map for the browser: whole numbers by year and place, limits, colours, notes.

    `steps[p][m]` is a number as shown, scaled by `10 ** decimals`, as the difference from the
    place's last known one, or null; see `_encode`. The numbers are rounded here, not there.
    `remarks` says by period and code which of the texts must be known, and whether the value is
    doubtful.
    """
    series = chart.series
    texts: dict[str, int] = {}
    notes: list[dict[str, int] | int] = []
    for cells in series.notes:
        numbers = {str(at): texts.setdefault(text, len(texts)) for at, text in cells.items()}
        same = len(numbers) == len(series.codes) and len(set(numbers.values())) == 1
        notes.append(next(iter(numbers.values())) if same else numbers)
    written = fmt.forms(series.unit, chart.language)
    remarks = {
        str(at): {
            code: (texts.setdefault(one.text, len(texts)), one.kind == "doubtful")
            for code, one in known.items()
        }
        for at, known in enumerate(series.remarks)
        if known
    }
    return {
        "name": series.name,
        "unit": series.unit,
        "forms": (written.one, written.other),
        "decimals": series.decimals,
        "periods": _runs(series.periods),
        "labels": [] if series.labels == series.periods else series.labels,
        "steps": _encode(chart),
        "references": [
            {
                "code": code,
                "name": name,
                "row": [
                    series.whole(value, series.decimals_of(at, code))
                    for at, value in enumerate(values)
                ],
            }
            for code, name, values in zip(
                (COUNTY, COUNTRY),
                series.reference_names,
                (series.county, series.country),
                strict=True,
            )
            if any(value is not None for value in values)
        ],
        "coarse": {str(at): dict(codes) for at, codes in enumerate(series.coarse) if codes},
        "remarks": remarks,
        "limits": chart.limits,
        "smallest": chart.smallest,
        "colours": chart.colours,
        "spans": chart.spans,
        "texts": list(texts),
        "notes": notes if texts else [],
        "line": series.line,
        **_certainty(chart),
        "breaks": series.breaks,
        "gaps": series.gaps,
        "barsWithReferences": series.comparable,
        "answers": answers(chart),
        "direction": series.direction,
        "total": series.total,
        "change": series.measure != "value",
        "stops": stops(chart),
        "edges": limits(chart),
        "ends": ends(series, chart.language),
    }


@view
def _edition(catalogue: Catalogue) -> str:
    """Return a short hash of what decides anything that is drawn of the content."""
    return hashlib.sha256("\0".join(drawn_by(catalogue)).encode()).hexdigest()[:12]


def _plain(catalogue: Catalogue, indicator: str, language: Language) -> Choropleth:
    return choropleth(indicator_series(catalogue, indicator, language), Scheme(), language)


def pattern(catalogue: Catalogue, language: Language) -> str:
    """Return the address of any indicator's map, with `PLACE` in it; empty where none has one."""
    if catalogue.pinned:
        return ""
    return f"/geo/values-{PLACE}-{language}-{_edition(catalogue)}.json"


def sent(catalogue: Catalogue, chart: Choropleth) -> str | dict[str, Any]:
    """Return the id of the indicator whose file holds the map, or else the map itself."""
    series = chart.series
    plain = chart.scheme == Scheme() and series.measure == "value"
    of_all = series.judge is not None and series.judge.catalogue == catalogue
    return series.key if plain and of_all and not catalogue.pinned else map_data(chart)


@view
def _menu(catalogue: Catalogue, language: Language) -> frozenset[str]:
    return frozenset(entry.id for entry in options(catalogue, language))


def map_values_routes(current: GetCatalogue) -> list[Route]:
    """Return the route of the maps' files."""

    def values(request: Request) -> Response:  # in a thread: it may have to be made
        catalogue, asked = current(), request.path_params
        language = next((code for code in LANGUAGES if code == asked["language"]), None)
        indicator = asked["indicator"]
        known = language and indicator in _menu(catalogue, language)
        if not known or not language or asked["hash"] != _edition(catalogue):
            return PlainTextResponse("Not found", 404)

        def made() -> str:
            told = map_data(_plain(catalogue, indicator, language))
            return json.dumps(told, ensure_ascii=False, separators=(",", ":"))

        parts = (indicator, language, asked["hash"])
        body = Compressed.once("map", made, *parts, most=MOST_KEPT)
        return sent_for_ever(body, request.headers.get("accept-encoding", ""))

    return [Route("/geo/values-{indicator}-{language}-{hash}.json", values)]
