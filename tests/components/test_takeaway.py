"""Every link to a file leads to one, and says which thing it holds."""

from __future__ import annotations

import html
import re
from urllib.parse import parse_qsl, urlsplit

import pytest

from region.content.catalogue import Catalogue
from region.outputs.exhibits import subject
from region.outputs.publication.formats import AS_DOCUMENT, DOCUMENTS, Format
from tests.documents import page_html

PAGES = {
    "overview": {},
    "goals": {},
    "rankings": {"ranking": "ris"},
    "compare": {"scope": "counties", "view": "lines", "peers": "12,14"},
    "strategy": {},
    "follow_up": {},
    "map": {"indicator": "mean_age", "year": "2019"},
    "profile": {"kommun": "0182"},
}


def links(text: str) -> list[tuple[str, str]]:
    found = re.findall(r'<a href="(/export/[^"]+)"[^>]*>(.*?)</a>', text, flags=re.S)
    return [(html.unescape(address), words) for address, words in found]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("key", PAGES)
def test_every_link_to_a_file_leads_to_one(catalogue: Catalogue, key: str, language: str) -> None:
    found = links(page_html(catalogue, key, PAGES[key], language, "light"))

    assert found
    for address, _words in found:
        parts = urlsplit(address)
        what, _dot, ending = parts.path.removeprefix("/export/").rpartition(".")
        given = dict(parse_qsl(parts.query))
        assert given.pop("lang", "sv") == language
        if Format(ending) in AS_DOCUMENT:
            assert what in DOCUMENTS
            continue
        exhibits = subject(catalogue, what, language, tuple(given.items())).exhibits
        if Format(ending) in (Format.SVG, Format.PNG, Format.CSV):
            assert len(exhibits) == 1
        if Format(ending) in (Format.SVG, Format.PNG):
            assert exhibits[0].picture is not None


def test_every_target_has_its_links(catalogue: Catalogue) -> None:
    for key, target in catalogue.targets.items():
        found = links(page_html(catalogue, "goals", {"target": key}, "sv", "light"))
        for address, _words in found:
            what, _dot, ending = urlsplit(address).path.removeprefix("/export/").rpartition(".")
            choice = tuple(parse_qsl(urlsplit(address).query))
            exhibits = subject(catalogue, what, "sv", choice).exhibits
            assert ending not in ("svg", "png") or exhibits[0].picture is not None, target.id
