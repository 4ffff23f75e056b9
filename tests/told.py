"""All that the dashboard says, as plain texts: pages, slides, report, interface, content."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import html as markup
from starlette.applications import Starlette
from starlette.testclient import TestClient

from region.content.catalogue import Catalogue
from region.content.model import Document
from region.outputs.exhibits.steps import presentation
from region.outputs.exhibits.subjects import BY_ID, WHOLE, allowed, subject
from region.outputs.publication.report_content import report_content
from region.web.api import api_routes
from region.web.api.routes import LISTED
from region.words import pages
from region.words.text import Language, Model
from tests.documents import page_html

Choices = dict[str, str]

_INLINE = {"a", "b", "em", "i", "small", "span", "strong", "abbr", "cite", "sup", "sub"}
_APART = ("script", "style", "code", "pre", "textarea", "svg")
_NAMES = ("aria-label", "title", "alt", "placeholder", "data-label")
_NO_WORDS = re.compile(r"https?://|^[\w./~%?=&#:+-]*$|^#[0-9A-Fa-f]{6}$")


def views(catalogue: Catalogue, every: int = 1) -> Iterator[tuple[str, Choices]]:
    """Return every page with every thing that it can be about.

    Of profiles, changes and differences on the map, only each `every`th is taken.
    """
    for page in pages.PAGES:
        yield page.key, {}
    for target in catalogue.targets:
        yield "goals", {"target": target}
    for ranking in catalogue.rankings:
        yield "rankings", {"ranking": ranking}
    yield "rankings", {"view": "table1"}
    for view in ("changes", "reporting"):
        yield "follow_up", {"view": view}
    for area in catalogue.strategy.focus_areas:
        yield "strategy", {"area": area.id}
    for area in catalogue.municipalities[::every]:
        yield "profile", {"kommun": area.code}
    for number, indicator in enumerate(catalogue.municipal_indicators):
        yield "map", {"indicator": indicator.id}
        if number % every == 0:
            yield "map", {"indicator": indicator.id, "measure": "change"}
            yield "map", {"indicator": indicator.id, "measure": "difference"}
    for scope, comparison in catalogue.comparisons.items():
        for indicator in comparison.indicators:
            yield "compare", {"scope": scope, "indicator": indicator}


def page_texts(
    catalogue: Catalogue, key: str, choices: Choices, language: Language
) -> Iterator[str]:
    """Return the texts of a page, and the names that are heard instead of them.

    What is marked as another language than the page's is left out.
    """
    read = markup.fromstring(
        f"<main>{page_html(catalogue, key, choices, language, 'light')}</main>"
    )
    for element in read.xpath(".//*[@lang]"):
        element.drop_tree()
    for element in list(read.iter(*_APART)):
        yield from filter(None, map(element.get, _NAMES))
        element.drop_tree()
    for text in _blocks(read):
        yield re.sub(r"[ \n\t]+", " ", text)


def _blocks(element: markup.HtmlElement) -> Iterator[str]:
    yield from filter(None, map(element.get, _NAMES))
    text = element.text or ""
    for child in element:
        inner = list(_blocks(child)) if isinstance(child.tag, str) else []
        if child.tag in _INLINE and len(inner) <= 1 and "hidden" not in child.get("class", ""):
            text += "".join(inner)
        else:
            yield from inner
        text += child.tail or ""
    if text.strip():
        yield text.strip()


def strings(part: Any) -> Iterator[str]:
    """Return all texts in views, mappings and lists, but for ids, addresses and colours."""
    if isinstance(part, str):
        if not _NO_WORDS.search(part):
            yield part
    elif isinstance(part, Mapping):
        for value in part.values():
            yield from strings(value)
    elif dataclasses.is_dataclass(part):
        for field in dataclasses.fields(part):
            yield from strings(getattr(part, field.name))
    elif isinstance(part, tuple | list):
        for value in part:
            yield from strings(value)


def made_texts(catalogue: Catalogue, language: Language) -> Iterator[tuple[str, str]]:
    """Return what slides, pictures, tables, presentations and the report say, and where."""
    wanted = [what for what in allowed(catalogue) if what.partition("/")[0] in {*WHOLE, *BY_ID}]
    wanted += [f"target/{key}" for key in catalogue.targets]
    wanted += [f"profile/{area.code}" for area in catalogue.municipalities[::5]]
    for what in wanted:
        for text in strings(subject(catalogue, what, language)):
            yield what, text
    for key in catalogue.presentations:
        for text in strings(presentation(catalogue, key, language)):
            yield f"presentation {key}", text
    for text in strings(report_content(catalogue, language, None)):
        yield "report", text


def interface_texts(catalogue: Catalogue, language: Language) -> Iterator[tuple[str, str]]:
    """Return what the open interface answers in words, and at which address.

    Its list of addresses is left out: like its description, it is written in English for programs.
    """
    client = TestClient(Starlette(routes=api_routes(lambda: catalogue)))
    given = {
        "indicator": "mean_age",
        "ranking": next(iter(catalogue.rankings)),
        "target": next(iter(catalogue.targets)),
        "municipality": "0180",
        "scope": "counties",
        "table": "regso_area_type",
    }
    for endpoint in LISTED:
        address = endpoint.path.format(**given)
        more = {"q": "folkm"} if "q" in endpoint.query.model_fields else {}
        answer = client.get(address, params={"lang": language, **more})
        assert answer.status_code == 200, (address, answer.text[:300])
        if "json" in answer.headers["content-type"]:
            for text in strings(answer.json()):
                yield address, text


def names(catalogue: Catalogue) -> list[str]:
    """Return names in their own language: of rankings, documents and publishers, the longest first.

    These may stand in a text of either language.
    """
    found = {"Natural Earth", "Open SDG", "OpenStreetMap contributors", "GSHHG"}
    found |= {"Open Database License 1.0", "GNU Lesser General Public License 3.0", "ODbL 1.0"}
    found |= {"Paul Wessel", "Walter H. F. Smith"}

    def gather(part: Any) -> None:
        if isinstance(part, Document):
            found.update((part.title, part.publisher))
        elif isinstance(part, Model):
            for name, value in part:
                if name in (
                    "as_published",
                    "source_in_strategy",
                    "copy_of",
                    "heading_as_published",
                ):
                    found.add(str(value).rstrip("."))
                gather(value)
        elif isinstance(part, tuple | list):
            for one in part:
                gather(one)

    gather([*catalogue.rankings.values(), *catalogue.targets.values(), catalogue.strategy])
    gather([catalogue.plan, catalogue.key_figures, *catalogue.assessments, *catalogue.conferences])
    gather([*catalogue.priorities.values(), *catalogue.cores.values(), *catalogue.ladder.values()])
    for ranking in catalogue.rankings.values():
        found.update((ranking.name.sv, ranking.name.en, ranking.publisher.sv, ranking.publisher.en))
    for places in catalogue.places.values():
        for place in places:
            found.update((place.as_published, place.name.sv, place.name.en))
    for comparison in catalogue.comparisons.values():
        for area in comparison.areas.values():
            found.update((area.name.sv, area.name.en))
    found -= {"Stockholm", "Region Stockholm"}
    return sorted(filter(None, found), key=len, reverse=True)
