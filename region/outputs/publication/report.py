"""The yearly follow-up as a document: a report with everything, or a brief of two pages.

PDF is set by Typst from `report.typ` or `brief.typ`, HTML by Jinja from `report.html`; both get
the same content.
"""

from __future__ import annotations

import base64
import datetime as dt
import json
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import jinja2

from region.content.catalogue import Catalogue
from region.outputs.charts import fonts
from region.outputs.publication.formats import DOCUMENTS
from region.outputs.publication.report_content import report_content
from region.words.language import gettext
from region.words.names import slug
from region.words.text import Language
from region.words.views import UnknownIdError

TEMPLATES = Path(__file__).parent / "templates"
STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA-1, the standard for accessible PDF: setting it makes Typst refuse what would break it."""


@lru_cache(maxsize=1)
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["picture"] = lambda svg: (
        "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
    )
    return environment


def _pdf(kind: str, content: dict[str, Any]) -> bytes:
    import typst  # heavy: loaded when the first document is wanted

    return typst.compile(
        str(TEMPLATES / f"{kind}.typ"),
        root=str(TEMPLATES),
        font_paths=[str(fonts.FOLDER)],
        ignore_system_fonts=True,
        sys_inputs={"content": json.dumps(content, ensure_ascii=False)},
        pdf_standards=STANDARD,
        timestamp=dt.datetime.fromisoformat(content["day"]).replace(tzinfo=dt.UTC),
        format="pdf",
    )


def report(
    catalogue: Catalogue,
    kind: str,
    language: Language,
    known_on: dt.date | None = None,
    *,
    html: bool = False,
) -> tuple[str, bytes]:
    """Return the document's name without ending, and the document.

    `known_on` says for which day the catalogue is the one then known, if it is an earlier one.

    Raises
    ------
    UnknownIdError
        if there is no such document.
    """
    _ = gettext(language)
    if kind not in DOCUMENTS:
        raise UnknownIdError("document", kind, DOCUMENTS)
    content = report_content(catalogue, language, known_on)
    title = content["title"] if kind == "report" else _("Läget i korthet")
    name = slug(f"{title} {content['day_of']}")
    if html:
        page = _environment().get_template("report.html").render(**content, brief=kind == "brief")
        return name, page.encode()
    return name, _pdf(kind, content)
