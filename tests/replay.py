"""A local server that answers as the three interfaces are documented to do.

Kolada v3, PxWebApi 2 and Eurostat's statistics interface are answered from plain tables, so that a
test can say what the source knows now. `troubles` maps a word in the address to what goes wrong;
ways to go wrong are in `tests.troubles`.
The real interfaces are not asked by any test.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

Values = dict[tuple[str, str], float | None]
"""Values by the source's own code of the area, and period."""

CELL_LIMIT = 150_000


@dataclass
class Kpi:
    """A key figure in Kolada."""

    title: str
    values: Values
    description: str = "Så räknas det. Källa: SCB."
    status: str = ""
    by_gender: bool = True
    women: Values | None = None
    men: Values | None = None
    """Women's and men's values, where they are others than near the total."""


@dataclass
class PxTable:
    """A table at Statistics Sweden's with one content; `select` are its other dimensions.

    Without a `region` it is about one area.
    """

    label: str
    content: str
    unit: str
    values: Values
    select: dict[str, str] = field(default_factory=dict)
    region: str = "Region"
    flags: dict[tuple[str, str], str] = field(default_factory=dict)


@dataclass
class DataSet:
    """A data set of Eurostat's."""

    label: str
    unit: tuple[str, str]
    values: Values
    select: dict[str, str] = field(default_factory=dict)
    flags: dict[tuple[str, str], str] = field(default_factory=dict)


Trouble = Callable[["Handler", int], bool]
"""Given the request and how often it has come, answer it wrongly and return True."""


@dataclass
class Replay:
    """What the server knows, what goes wrong, and what it has been asked."""

    address: str = ""
    kpis: dict[str, Kpi] = field(default_factory=dict)
    tables: dict[str, PxTable] = field(default_factory=dict)
    data_sets: dict[str, DataSet] = field(default_factory=dict)
    troubles: dict[str, Trouble] = field(default_factory=dict)
    rows_per_page: int = 5000
    cell_limit: int = CELL_LIMIT
    etag: str = ""
    asked: list[str] = field(default_factory=list)
    bodies: list[Any] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    replay: Replay

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self._answer(None)

    def do_POST(self) -> None:
        length = int(self.headers.get("content-length", 0))
        self._answer(json.loads(self.rfile.read(length)))

    def _answer(self, body: Any) -> None:
        replay, path = self.replay, unquote(self.path)
        replay.asked.append(path)
        replay.agents.add(self.headers.get("user-agent", ""))
        if body is not None:
            replay.bodies.append(body)
        for word, trouble in replay.troubles.items():
            if word in path and trouble(self, sum(word in asked for asked in replay.asked)):
                return
        parts = urlsplit(path)
        for pattern, answer in _ROUTES:
            if match := re.fullmatch(pattern, parts.path):
                status, content = answer(replay, match, parse_qs(parts.query), body)
                self.send(status, content)
                return
        self.send(404, {"detail": "Not Found"})

    def send(self, status: int, content: Any, **headers: str) -> None:
        """Send an object as JSON, or bytes as they are."""
        raw = content if isinstance(content, bytes) else json.dumps(content).encode()
        etag = self.replay.etag
        if etag and status == 200:
            if self.headers.get("if-none-match") == etag:
                status, raw = 304, b""
            headers["ETag"] = etag
        self.send_response(status)
        headers.setdefault("Content-Type", "application/json")
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)


def _kolada_page(values: list[Any], link: str | None = None) -> dict[str, Any]:
    return {"values": values, "count": len(values), "next_url": link, "previous_url": None}


def _kpi(replay: Replay, match: re.Match[str], query: Any, body: Any) -> tuple[int, Any]:
    return 200, _kolada_page(
        [
            {
                "id": key,
                "title": replay.kpis[key].title,
                "description": replay.kpis[key].description,
                "is_divided_by_gender": replay.kpis[key].by_gender,
                "municipality_type": "A",
                "auspice": "X",
                "operating_area": "Befolkning",
                "perspective": "Volymer",
                "prel_publication_date": None,
                "publication_date": "2027-02-24",
                "publ_period": "2026",
                "has_ou_data": False,
            }
            for key in match[1].split(",")
            if key in replay.kpis
        ]
    )


def _kolada_data(replay: Replay, match: re.Match[str], query: Any, body: Any) -> tuple[int, Any]:
    ids = match[2].split(",")
    if len(ids) > 25:
        return 422, {"detail": [{"loc": ["path"], "msg": "too long", "type": "too_long"}]}
    kpi = replay.kpis.get(match[1], Kpi("", {}))
    rows = []
    for (area, period), value in sorted(kpi.values.items()):
        if area in ids:
            cells = [("T", value)]
            if kpi.women is not None and kpi.men is not None:
                both = (("K", kpi.women), ("M", kpi.men))
                cells += [
                    (sex, known[area, period]) for sex, known in both if (area, period) in known
                ]
            elif kpi.by_gender and value is not None:
                cells = [("K", value - 1), ("T", value), ("M", value + 1)]
            rows.append(
                {
                    "kpi": match[1],
                    "municipality": area,
                    "period": int(period),
                    "values": [
                        {
                            "gender": gender,
                            "count": 1,
                            "status": kpi.status,
                            "value": number,
                            "isdeleted": False,
                        }
                        for gender, number in cells
                    ],
                }
            )
    page = int(query.get("page", ["1"])[0])
    per_page = min(replay.rows_per_page, int(query.get("per_page", ["5000"])[0]))
    start = (page - 1) * per_page
    link = None
    if start + per_page < len(rows):
        # the real server's own address, as in the documents: a replay need not know its own
        link = f"https://api.kolada.se{match[0]}?page={page + 1}&per_page={per_page}"
    return 200, _kolada_page(rows[start : start + per_page], link)


def _config(replay: Replay, match: re.Match[str], query: Any, body: Any) -> tuple[int, Any]:
    return 200, {
        "apiVersion": "2.3.2",
        "maxDataCells": replay.cell_limit,
        "maxCallsPerTimeWindow": 30,
        "timeWindow": 10,
    }


def _problem(status: int, title: str) -> tuple[int, Any]:
    return status, {"type": "Parameter error", "title": title, "status": status}


def _px_dimensions(table: PxTable, areas: list[str], periods: list[str]) -> dict[str, Any]:
    def dimension(codes: list[str], **more: Any) -> dict[str, Any]:
        return {
            "label": "x",
            "category": {
                "index": {code: place for place, code in enumerate(codes)},
                "label": {code: code for code in codes},
                **more,
            },
            "extension": {"elimination": False},
        }

    return {
        **({table.region: dimension(areas)} if table.region else {}),
        **{name: dimension([code]) for name, code in table.select.items()},
        "ContentsCode": dimension(
            [table.content], unit={table.content: {"base": table.unit, "decimals": 1}}
        ),
        "Tid": dimension(periods),
    }


def _px(table: PxTable, areas: list[str], periods: list[str]) -> dict[str, Any]:
    dimensions = _px_dimensions(table, areas, periods)
    return {
        "version": "2.0",
        "class": "dataset",
        "label": table.label,
        "source": "SCB",
        "updated": "2026-02-24T07:00:00Z",
        "role": {"time": ["Tid"], "metric": ["ContentsCode"]},
        "id": list(dimensions),
        "size": [len(d["category"]["index"]) for d in dimensions.values()],
        "dimension": dimensions,
        "extension": {"px": {"tableid": "x"}},
    }


def _axes(table: PxTable) -> tuple[list[str], list[str]]:
    return sorted({area for area, _ in table.values}), sorted({p for _, p in table.values})


def _metadata(replay: Replay, match: re.Match[str], query: Any, body: Any) -> tuple[int, Any]:
    table = replay.tables.get(match[1])
    if table is None:
        return _problem(404, "Non-existent table")
    return 200, {**_px(table, *_axes(table)), "value": []}


def _px_data(replay: Replay, match: re.Match[str], query: Any, body: Any) -> tuple[int, Any]:
    table = replay.tables.get(match[1])
    if table is None:
        return _problem(404, "Non-existent table")
    if query.get("outputFormat") != ["json-stat2"]:
        return _problem(400, "Unsupported output format")
    known_areas, known_periods = _axes(table)
    selection = {item["variableCode"]: item["valueCodes"] for item in body["selection"]}
    required = {"ContentsCode", "Tid", *table.select, *filter(None, [table.region])}
    if set(selection) - required:
        return _problem(400, "Non-existent variable")
    if required - set(selection):
        return _problem(400, "Missing selection for mandantory variable")
    areas, periods = selection.get(table.region, known_areas), selection["Tid"]
    periods = known_periods if periods == ["*"] else periods
    fixed = {"ContentsCode": table.content, **table.select}
    if set(areas) - set(known_areas) or any(selection[k] != [v] for k, v in fixed.items()):
        return _problem(400, "Non-existent value")
    if len(areas) * len(periods) > replay.cell_limit:
        return _problem(400, "Too many cells selected")
    cells = [(area, period) for area in areas for period in periods]
    answer = _px(table, areas, periods)
    answer["value"] = [table.values.get(cell) for cell in cells]
    flags = {str(n): table.flags.get(c, "..") for n, c in enumerate(cells) if not _has(table, c)}
    return 200, answer | ({"status": flags} if flags else {})


def _has(table: PxTable, cell: tuple[str, str]) -> bool:
    return table.values.get(cell) is not None


def _eurostat(replay: Replay, match: re.Match[str], query: Any, body: Any) -> tuple[int, Any]:
    found = replay.data_sets.get(match[1])
    if found is None:
        return 404, {"error": [{"status": 404, "id": 100, "label": "ERR_NOT_FOUND_4: unknown"}]}
    geo = [code for code in query.get("geo", []) if any(code == area for area, _ in found.values)]
    since = query.get("sinceTimePeriod", ["0"])[0]
    periods = sorted({period for area, period in found.values if area in geo and period >= since})
    dimensions = {"freq": ["A"], **{k: [v] for k, v in found.select.items()}}
    dimensions |= {"unit": [found.unit[0]], "geo": geo, "time": periods}
    labels = {found.unit[0]: found.unit[1]}
    cells = [(area, period) for area in geo for period in periods]
    values = {
        str(place): found.values[cell]
        for place, cell in enumerate(cells)
        if found.values.get(cell) is not None
    }
    flags = {str(n): found.flags[cell] for n, cell in enumerate(cells) if cell in found.flags}
    return 200, {
        "version": "2.0",
        "class": "dataset",
        "label": found.label,
        "source": "ESTAT",
        "updated": "2026-03-18T23:00:00+0100",
        "value": values,
        **({"status": flags} if flags else {}),
        "id": list(dimensions),
        "size": [len(codes) for codes in dimensions.values()],
        "dimension": {
            name: {
                "label": name,
                "category": {
                    "index": {code: place for place, code in enumerate(codes)},
                    "label": {code: labels.get(code, code) for code in codes},
                },
            }
            for name, codes in dimensions.items()
        },
        "extension": {"lang": "EN", "id": match[1].upper()},
    }


def _file(replay: Replay, match: re.Match[str], query: Any, body: Any) -> tuple[int, Any]:
    return 200, b"Kommun;2023;2024\nStockholm;1,5;2\nSolna;..;3\nGotland;9;9\n"


_ROUTES: list[tuple[str, Callable[..., tuple[int, Any]]]] = [
    (r"/v3/kpi/([^/]+)", _kpi),
    (r"/v3/data/kpi/([^/]+)/municipality/([^/]+)", _kolada_data),
    (r"/api/v2/config", _config),
    (r"/api/v2/tables/(TAB\d+)/metadata", _metadata),
    (r"/api/v2/tables/(TAB\d+)/data", _px_data),
    (r"/eurostat/api/dissemination/statistics/1\.0/data/(\w+)", _eurostat),
    (r"/files/table\.csv", _file),
]


@contextmanager
def serve(replay: Replay) -> Iterator[Replay]:
    """Run the server in a thread."""
    handler = type("Asked", (Handler,), {"replay": replay})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    replay.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield replay
    finally:
        server.shutdown()
        server.server_close()
