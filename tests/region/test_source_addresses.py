"""Every source has a page for people, and beside it the address that machines ask."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import RDFS

from region.content.catalogue import Catalogue, CatalogueError, load
from region.content.model import Source
from region.content.model.source_addresses import interface_of, page_of
from region.indicators.provenance import provenance
from region.outputs.open_data.dcat import graph
from region.outputs.open_data.tables import observation_table
from region.outputs.tables.sources import indicator_origins
from region.words.text import LANGUAGES, Language
from tests.documents import page_html

MACHINES = re.compile(r"^https://(api\.|[^/]+/(api|eurostat/api)/)")


def sources(catalogue: Catalogue) -> Iterator[Source]:
    everything = [*catalogue.indicators.values(), *catalogue.awaited.values()]
    for comparison in catalogue.comparisons.values():
        everything += comparison.indicators.values()
    for indicator in everything:
        yield from indicator.sources


@pytest.mark.parametrize(
    ("publisher", "table", "page", "machine"),
    [
        (
            "kolada",
            "N00900",
            "https://www.kolada.se/verktyg/fri-sokning/?kpis=N00900",
            "https://api.kolada.se/v3/kpi/N00900",
        ),
        (
            "scb",
            "TAB638",
            "https://www.statistikdatabasen.scb.se/goto/en/ssd/BefolkningNy",
            "https://statistikdatabasen.scb.se/api/v2/tables/TAB638/metadata?lang=en",
        ),
        (
            "scb",
            "TAB1",
            "https://www.statistikdatabasen.scb.se/",
            "https://statistikdatabasen.scb.se/api/v2/tables/TAB1/metadata?lang=en",
        ),
        (
            "scb",
            "FastprisSHRegionAr",
            "https://www.statistikdatabasen.scb.se/goto/en/ssd/FastprisSHRegionAr",
            "",
        ),
        (
            "eurostat",
            "tgs00042",
            "https://ec.europa.eu/eurostat/databrowser/view/tgs00042/default/table",
            "https://ec.europa.eu/eurostat/api/dissemination/statistics/1.0/data/tgs00042?lang=en",
        ),
        ("kolada", "", "", ""),
        ("kolada", "tabell 4", "", ""),
        ("smhi", "N00401", "", ""),
    ],
)
def test_addresses_follow_from_publisher_and_table(
    publisher: str, table: str, page: str, machine: str
) -> None:
    assert page_of(publisher, table, "en") == page
    assert interface_of(publisher, table, "en") == machine


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_source_sends_a_reader_to_a_machine(catalogue: Catalogue, language: Language) -> None:
    found = list(sources(catalogue))

    assert len(found) > 150
    for source in found:
        assert source.page(language).startswith("http"), source.title.sv
        assert not MACHINES.match(source.page(language)), source.title.sv
        assert not source.interface(language) or MACHINES.match(source.interface(language))
    assert sum(bool(source.interface(language)) for source in found) > 140


def test_a_written_page_goes_before_the_pattern(catalogue: Catalogue) -> None:
    source = catalogue.indicators["mean_age"].sources[0]
    written = source.model_copy(update={"url": "https://www.scb.se/medelalder"})

    assert written.page("sv") == "https://www.scb.se/medelalder"
    assert written.interface("sv") == source.interface("sv") != ""


def test_a_source_without_a_page_says_what_is_missing(content: Path) -> None:
    path = content / "indicators/reported_crimes_per_100k.yaml"
    path.write_text(
        path.read_text("utf-8").replace("    url: https://www.kolada.se/\n", ""), "utf-8"
    )

    with pytest.raises(CatalogueError) as caught:
        load(content)

    told = [str(f) for f in caught.value.faults if f.file.endswith("reported_crimes_per_100k.yaml")]
    assert any("url is required" in text for text in told), told


def test_pages_files_and_interface_give_both_addresses(catalogue: Catalogue) -> None:
    item = provenance(catalogue, "new_companies_per_1000", "sv").items[0]
    both = (
        "https://www.kolada.se/verktyg/fri-sokning/?kpis=N00999",
        "https://api.kolada.se/v3/kpi/N00999",
    )

    assert (item.url, item.interface) == both
    (origin,) = indicator_origins(catalogue, "new_companies_per_1000", "sv")
    assert (origin.url, origin.interface) == both
    table = observation_table(catalogue, "new_companies_per_1000")
    assert tuple(address for _title, address in table.sources) == both


def test_the_catalogue_for_machines_leads_to_both(catalogue: Catalogue) -> None:
    made = graph(catalogue, "https://siffror.example")
    found = {str(address) for address in made.objects(None, RDFS.seeAlso)}

    assert "https://www.kolada.se/verktyg/fri-sokning/?kpis=N00999" in found
    assert "https://api.kolada.se/v3/kpi/N00999" in found


def test_the_page_shows_the_page_and_names_the_interface(catalogue: Catalogue) -> None:
    html = page_html(catalogue, "indicator", {"indicator": "new_companies_per_1000"}, "sv")

    assert 'href="https://www.kolada.se/verktyg/fri-sokning/?kpis=N00999"' in html
    assert 'href="https://api.kolada.se/v3/kpi/N00999"' in html
