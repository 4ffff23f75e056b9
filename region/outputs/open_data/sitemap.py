"""Which addresses there are, for search engines: `robots.txt` and `sitemap.xml`."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from region.comparisons.comparison import DEFAULT_INDICATORS
from region.content.catalogue import SCOPES, Catalogue
from region.municipalities.menu import DEFAULT_INDICATOR
from region.municipalities.parts import profiled
from region.strategy.indicator import every_indicator
from region.words import pages
from region.words.language import DEFAULT_LANGUAGE
from region.words.text import LANGUAGES
from region.words.views import view

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def addresses(catalogue: Catalogue) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield every view worth finding: the pages, and each thing that has a view of its own."""
    for page in pages.PAGES:
        yield page.key, {}
    for code in profiled(catalogue, "sv"):
        yield "profile", {"kommun": code}
    for indicator in catalogue.municipal_indicators:
        if indicator.id != DEFAULT_INDICATOR:
            yield "map", {"indicator": indicator.id}
    for key in every_indicator(catalogue):
        if key != DEFAULT_INDICATOR:
            yield "indicator", {"indicator": key}
    for target in catalogue.targets:
        yield "goals", {"target": target}
    for ranking in catalogue.rankings:
        yield "rankings", {"ranking": ranking}
    for scope, comparison in catalogue.comparisons.items():
        for key in comparison.indicators:
            chosen = {
                "scope": "" if scope == SCOPES[0] else str(scope),
                "indicator": "" if key == DEFAULT_INDICATORS[scope] else key,
            }
            parameters = {name: value for name, value in chosen.items() if value}
            if parameters:
                yield "compare", parameters
    strategy = catalogue.strategy
    for part in (*strategy.focus_areas, *strategy.specialisation_areas):
        yield "strategy", {"area": part.id}
    for question in ("changes", "reporting"):
        yield "follow_up", {"view": question}


@view
def sitemap(catalogue: Catalogue, base: str) -> bytes:
    """Return the site map; each address names itself in the other languages (hreflang)."""
    ET.register_namespace("", SITEMAP)
    ET.register_namespace("xhtml", XHTML)
    root = ET.Element(f"{{{SITEMAP}}}urlset")
    for key, parameters in addresses(catalogue):
        versions = {code: base + pages.link(key, code, **parameters) for code in LANGUAGES}
        for address in versions.values():
            url = ET.SubElement(root, f"{{{SITEMAP}}}url")
            ET.SubElement(url, f"{{{SITEMAP}}}loc").text = address
            for code, other in (*versions.items(), ("x-default", versions[DEFAULT_LANGUAGE])):
                attributes = {"rel": "alternate", "hreflang": code, "href": other}
                ET.SubElement(url, f"{{{XHTML}}}link", attributes)
    return ET.tostring(root, encoding="utf-8", xml_declaration=True)


def robots(base: str) -> bytes:
    """Return `robots.txt`: everything may be indexed but what is made anew for each question."""
    return (
        f"User-agent: *\nAllow: /\nDisallow: /api/v1/search\nDisallow: /sok\nDisallow: /export/\n"
        f"\nSitemap: {base}/sitemap.xml\n"
    ).encode()
