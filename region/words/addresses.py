"""Where data and files are found; pages, pictures, feeds and answers link to these."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlencode

from region.words.language import DEFAULT_LANGUAGE
from region.words.text import Language

API = "/api/v1"
OPENAPI = "/api/openapi.json"
KNOWN = "known"
"""The parameter of the day whose content an address asks for."""


def with_known(address: str, day: dt.date, separator: str = "&") -> str:
    """Return the address with the day whose content it asks for, if it does not name one."""
    path, mark, query = address.partition("?")
    if query.startswith(f"{KNOWN}=") or f"{separator}{KNOWN}=" in query:
        return address
    joined = f"{query}{separator}" if mark and query else ""
    return f"{path}?{joined}{KNOWN}={day.isoformat()}"


def observations_address(
    indicator_id: str, language: str, ending: str = "csv", **filters: str
) -> str:
    """Return where an indicator's observations can be fetched, for `area` and `period` if given."""
    query = urlencode({"format": ending, **filters, "lang": language}, safe=",")
    return f"{API}/indicators/{indicator_id}/observations?{query}"


def observation_files(indicator_id: str, language: str) -> tuple[tuple[str, str], ...]:
    """Return the files of all an indicator's observations: what each is called, and where it is."""
    kinds = (("CSV", "csv"), ("Excel", "xlsx"))
    return tuple((name, observations_address(indicator_id, language, one)) for name, one in kinds)


def table_address(language: str, ending: str, **choices: str) -> str:
    """Return where a built table can be fetched; `choices` are those of its page."""
    query = {"format": ending, **{name: value for name, value in choices.items() if value}}
    return f"{API}/table?{urlencode({**query, 'lang': language}, safe=',')}"


def small_areas_address(table: str, language: str, ending: str = "csv") -> str:
    """Return where the values of a table about small areas can be fetched."""
    query = urlencode({"format": ending, "lang": language})
    return f"{API}/small-area-tables/{table}/values?{query}"


def reporting_address(ending: str, year: int, language: Language) -> str:
    """Return where the table of the reporting themes can be fetched as `csv` or `xlsx`."""
    return f"{API}/reporting-themes?format={ending}&year={year}&lang={language}"


def export_address(what: str, ending: str, language: str, **choices: str) -> str:
    """Return where a page or a thing of it is found as a file: `/export/target/rd_share.svg`."""
    query = {name: value for name, value in choices.items() if value}
    if language != DEFAULT_LANGUAGE:
        query["lang"] = language
    return f"/export/{what}.{ending}" + (f"?{urlencode(query, safe=',')}" if query else "")


def profile_address(code: str, ending: str, language: str) -> str:
    """Return where a municipality's profile can be fetched as `json`, `csv` or `xlsx`."""
    return f"{API}/municipalities/{code}?format={ending}&lang={language}"
