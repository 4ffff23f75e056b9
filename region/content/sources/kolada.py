"""Kolada, version 3: key figures of municipalities and regions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from region.content.model import SEXES, Sex, Status
from region.content.model.query import AreaLevel, KoladaQuery
from region.content.sources.answer import (
    Answer,
    Cell,
    Gathering,
    SourceError,
    as_date,
    as_number,
    both,
    quoted,
    wanted_areas,
)
from region.content.sources.courier import Courier
from region.content.sources.texts import CLOSED_SPAN, ending_in, readable

KIND = "kolada"
NAME = "Kolada"
ADDRESS = "https://api.kolada.se/v3"
VARIABLE = "REGION_KOLADA_URL"

_SEXES: dict[str, Sex] = {"K": "women", "M": "men"}
MOST_IDS = 25
MOST_ROWS_PER_PAGE = 5000
MOST_PAGES = 200
_UNIT = re.compile(
    r"[,.] ((?:andel|antal|kr|tkr|1000 kr|år|ton|kg|mil|dagar|procent|index|poäng|kvot|"
    r"kvadratkilometer|MWh|Mbit)\b.*)$",
    re.IGNORECASE,
)


def fetch(query: KoladaQuery, areas: Mapping[str, AreaLevel], courier: Courier) -> Answer:
    """Return all values of the key figure for the wanted areas, every period.

    Raises
    ------
    SourceError
        if the key figure does not exist, or the answer cannot be used.
    """
    described = _description(query.kpi, courier)
    codes = {_kolada_code(code): code for code in wanted_areas(areas, query.areas)}
    gathering = Gathering(frozenset(codes.values()))
    by_sex: dict[Sex, Gathering] = {sex: Gathering(gathering.wanted) for sex in SEXES}
    ids = list(codes)
    for start in range(0, len(ids), MOST_IDS):
        listed = ",".join(ids[start : start + MOST_IDS])
        path = f"/data/kpi/{query.kpi}/municipality/{listed}?per_page={MOST_ROWS_PER_PAGE}"
        for row in pages(path, courier):
            read_row(row, query, codes, gathering, by_sex)
    title, description = (readable(described.get(key)) for key in ("title", "description"))
    return Answer(
        cells=gathering.cells,
        title=title,
        unit=unit_in(title),
        description=description,
        expected_period=_year_or_none(described.get("publ_period")),
        expected_date=as_date(described.get("publication_date")),
        doubts=tuple(sorted(gathering.doubts)),
        ended=ending_in(title, description),
        by_sex=both({sex: one.cells for sex, one in by_sex.items()}) if query.by_sex else {},
    )


def unit_in(title: str) -> str:
    """Return the unit that a title ends with, or '': Kolada has no field for it.

    >>> unit_in("Nystartade företag, antal/1000 inv, 16-64 år")
    'antal/1000 inv, 16-64 år'
    """
    match = _UNIT.search(CLOSED_SPAN.sub("", title).strip())
    return match[1] if match else ""


def _kolada_code(code: str) -> str:
    """Country and county are regions in Kolada: `00` is `0000` and `01` is `0001`."""
    return code.zfill(4)


def _description(kpi: str, courier: Courier) -> dict[str, Any]:
    rows = [row for row in pages(f"/kpi/{kpi}", courier) if row.get("id") == kpi]
    if len(rows) != 1:
        raise SourceError(f"Kolada knows no key figure {kpi}")
    if not isinstance(rows[0].get("title"), str):
        found = quoted(", ".join(map(str, rows[0])))
        raise SourceError(f"the description of {kpi} has no title; found the keys {found}")
    return rows[0]


def pages(path: str, courier: Courier) -> Iterator[dict[str, Any]]:
    """Yield the rows of an answer and of all that follow it.

    Raises
    ------
    SourceError
        if a page cannot be read, or the pages do not end.
    """
    seen: set[str] = set()
    sizes: list[int] = []
    counts: list[int] = []
    following: str | None = path
    while following:
        if following in seen or len(seen) >= MOST_PAGES:
            raise SourceError("the pages of the answer do not end")
        seen.add(following)
        page = courier.get_json(following)
        rows, link = read_page(page)
        sizes.append(len(rows))
        counts.append(page["count"] if type(page.get("count")) is int else len(rows))
        yield from rows
        following = courier.base.path_of(link) if link else None
    _check_counts(counts, sizes)


def _check_counts(counts: list[int], sizes: list[int]) -> None:
    """Check that `count` is the rows of each page, or else those of all pages together."""
    if counts != sizes and set(counts) != {sum(sizes)}:
        found, had = (", ".join(map(str, numbers)) for numbers in (counts, sizes))
        raise SourceError(f"count says {found} rows, and the pages have {had}")


def read_page(content: Any) -> tuple[list[dict[str, Any]], str]:
    """Return the rows of one page and the link to the next one, or ''.

    Raises
    ------
    SourceError
        if the page does not have the form of Kolada's answers.
    """
    if not isinstance(content, dict) or "values" not in content:
        found = ", ".join(map(str, content)) if isinstance(content, dict) else content
        raise SourceError(f"found {quoted(found)}; an object with 'values' was expected")
    rows = content["values"]
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise SourceError(f"values: found {quoted(rows)}; a list of objects was expected")
    count = content.get("count")
    if type(count) is int and count < len(rows):
        raise SourceError(f"count says {count} rows, and the page has {len(rows)}")
    link = content.get("next_url") or ""
    if not isinstance(link, str):
        raise SourceError(f"next_url: found {quoted(link)}; an address was expected")
    return rows, link


def read_row(
    row: dict[str, Any],
    query: KoladaQuery,
    codes: Mapping[str, str],
    gathering: Gathering,
    by_sex: Mapping[Sex, Gathering] | None = None,
) -> None:
    """Take the wanted values of one row. Values that Kolada has withdrawn are left out.

    The total goes to `gathering`, women and men to `by_sex`.

    Raises
    ------
    SourceError
        if the row has another form, or is about another key figure.
    """
    missing = [key for key in ("kpi", "municipality", "period", "values") if key not in row]
    if missing:
        found = quoted(", ".join(map(str, row)))
        raise SourceError(f"a row without {', '.join(missing)}; found the keys {found}")
    if row["kpi"] != query.kpi:
        raise SourceError(f"a row about {quoted(row['kpi'])}; {query.kpi} was asked for")
    area = codes.get(row["municipality"]) if isinstance(row["municipality"], str) else None
    if area is None:
        return
    period = _year_or_none(row["period"])
    if period is None:
        raise SourceError(f"period: found {quoted(row['period'])}; a year was expected")
    if not isinstance(row["values"], list):
        raise SourceError(f"values: found {quoted(row['values'])}; a list was expected")
    for item in row["values"]:
        _read_value(item, area, period, query, gathering, by_sex or {})


def _read_value(
    item: Any,
    area: str,
    period: str,
    query: KoladaQuery,
    gathering: Gathering,
    by_sex: Mapping[Sex, Gathering],
) -> None:
    where = f"{area}, {period}"
    if not isinstance(item, dict) or "value" not in item or "gender" not in item:
        found = ", ".join(map(str, item)) if isinstance(item, dict) else item
        raise SourceError(f"{where}: found {quoted(found)}; gender and value were expected")
    if item["gender"] not in ("T", "K", "M"):
        found = quoted(item["gender"])
        raise SourceError(f"{where}, gender: found {found}; T, K or M was expected")
    sex = _SEXES.get(item["gender"])
    wanted = item["gender"] == query.gender
    if item.get("isdeleted") or not (wanted or (query.by_sex and sex in by_sex)):
        return
    value = as_number(item["value"], where)
    status = item.get("status")
    if status not in (None, "") and value is not None:
        gathering.doubts.add(f"values marked {quoted(status)}; the mark is not documented")
    missing = Status.NOT_PUBLISHED if value is None else Status.NORMAL
    if wanted:
        gathering.add(area, period, Cell(value, missing))
    if sex is not None and query.by_sex and sex in by_sex:
        by_sex[sex].add(area, period, Cell(value, missing))


def _year_or_none(value: Any) -> str | None:
    text = str(value) if type(value) in (int, str) else ""
    return text if len(text) == 4 and text.isascii() and text.isdigit() else None
