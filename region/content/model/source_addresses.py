"""Where a source's table is: the page for people, and the address that machines ask.

Both are built from who publishes the figures and the table's id, where the pattern is known:

- Kolada: the free search with the key figure chosen; `/kpi/<id>` of the interface.
- SCB: the shortcut to a table by its name in the statistical database, else the database's first
  page, where the id can be searched for; `/tables/<id>/metadata` of the interface. The interface's
  ids (`TAB638`) say nothing of the names, so those that have been seen together stand below.
- Eurostat: the data browser; the data set in the interface.
"""

from __future__ import annotations

import re

from region.words.text import Language

KOLADA_PAGE = "https://www.kolada.se/verktyg/fri-sokning/?kpis={table}"
KOLADA_INTERFACE = "https://api.kolada.se/v3/kpi/{table}"
SCB_START = "https://www.statistikdatabasen.scb.se/"
SCB_PAGE = SCB_START + "goto/{language}/ssd/{name}"
SCB_INTERFACE = "https://statistikdatabasen.scb.se/api/v2/tables/{table}/metadata?lang={language}"
EUROSTAT_PAGE = "https://ec.europa.eu/eurostat/databrowser/view/{table}/default/table"
EUROSTAT_INTERFACE = (
    "https://ec.europa.eu/eurostat/api/dissemination/statistics/1.0/data/{table}?lang=en"
)

SCB_NAMES = {
    "TAB638": "BefolkningNy",
    "TAB824": "BO0104T04",
    "TAB1212": "Flyttningar97",
    "TAB2538": "LghReHustypAr",
    "TAB3200": "ArRegArbStatus",
    "TAB3981": "Utbildning",
    "TAB5557": "BefolkningCKM",
    "TAB5956": "UtbSUNBefDesoRegso",
    "TAB6258": "BO0104T10N",
    "TAB6534": "UtbSUNBefDesoRegsoN",
    "TAB6572": "FolkmDesoLandKon",
    "TAB6638": "BO0104T01N2",
    "TAB6640": "Flyttningar97CKM",
}

_KPI = re.compile(r"[NU]\d{5}")
_TABLE = re.compile(r"TAB\d+")
_NAME = re.compile(r"[A-Z][A-Za-z0-9]+")
_DATA_SET = re.compile(r"[a-z][a-z0-9_]+")


def page_of(publisher: str, table: str, language: Language) -> str:
    """Return the publisher's page of a table, or "" where no pattern is known.

    `publisher` is who passes the figures on, else who publishes them.
    """
    if publisher == "kolada" and _KPI.fullmatch(table):
        return KOLADA_PAGE.format(table=table)
    if publisher == "eurostat" and _DATA_SET.fullmatch(table):
        return EUROSTAT_PAGE.format(table=table)
    if publisher == "scb" and table:
        is_id = _TABLE.fullmatch(table)
        name = SCB_NAMES.get(table, "") if is_id else table
        if _NAME.fullmatch(name):
            return SCB_PAGE.format(language=language, name=name)
        return SCB_START
    return ""


def interface_of(publisher: str, table: str, language: Language) -> str:
    """Return where the publisher's interface answers for a table, or "" where it has none."""
    if publisher == "kolada" and _KPI.fullmatch(table):
        return KOLADA_INTERFACE.format(table=table)
    if publisher == "eurostat" and _DATA_SET.fullmatch(table):
        return EUROSTAT_INTERFACE.format(table=table)
    if publisher == "scb" and _TABLE.fullmatch(table):
        return SCB_INTERFACE.format(table=table, language=language)
    return ""
