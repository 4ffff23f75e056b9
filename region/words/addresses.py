"""Where data and files are found; pages, pictures, feeds and answers link to these."""

from __future__ import annotations

from urllib.parse import urlencode

from region.words.language import DEFAULT_LANGUAGE
from region.words.text import Language

API = "/api/v1"
OPENAPI = "/api/openapi.json"


def observations_address(
    indicator_id: str, language: str, ending: str = "csv", **filters: str
) -> str:
    """Return where an indicator's observations can be fetched, for `area` and `period` if given."""
    query = urlencode({"format": ending, **filters, "lang": language}, safe=",")
    return f"{API}/indicators/{indicator_id}/observations?{query}"


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
