"""The list of data: every indicator with its latest value and what comes next; no dead links."""

from __future__ import annotations

import datetime as dt

import pytest
from lxml import html as markup

from region.content.catalogue import Catalogue
from region.indicators.freshness import freshness
from region.indicators.listing import indicators
from region.strategy.indicator import every_indicator, place_of
from region.words import clock
from region.words.text import Language
from tests.documents import page_html


def rows_of(catalogue: Catalogue, language: Language, **given: str) -> list[markup.HtmlElement]:
    drawn = markup.fromstring(f"<main>{page_html(catalogue, 'data', given, language)}</main>")
    return drawn.xpath("//table[contains(@class, 'catalogue')]//tr[@id]")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_indicator_is_listed_with_its_last_value(
    catalogue: Catalogue, language: Language
) -> None:
    rows = {row.get("id"): row for row in rows_of(catalogue, language)}
    next_ones = {one.indicator: one.text for one in freshness(catalogue, language, clock.today())}

    assert set(rows) == set(catalogue.indicators)
    for key, row in rows.items():
        name, latest, following = (" ".join(cell.text_content().split()) for cell in row)
        assert name == " ".join(catalogue.indicators[key].name[language].split())
        area = place_of(catalogue, key)
        table = catalogue.observations[key]
        doubtful = catalogue.indicators[key].is_doubtful
        told = [one for one in table.series(area) if not doubtful(area, one.period)]
        assert told[-1].period[-2:] in latest, key
        assert (area == "01") != (catalogue.areas[area].name[language] in latest), key
        assert following == " ".join(next_ones[key].split())


def test_no_link_within_the_page_is_dead(catalogue: Catalogue) -> None:
    for given in ({}, {"q": "medel"}, {"theme": "people"}):
        html = page_html(catalogue, "data", given, "sv")
        drawn = markup.fromstring(f"<main>{html}</main>")
        ids = set(drawn.xpath("//@id"))
        inside = [link[1:] for link in drawn.xpath("//a/@href") if link.startswith("#")]
        assert [one for one in inside if one not in ids] == []
        led = {link.split("=")[1] for link in drawn.xpath("//a/@href") if "/matt?" in link}
        assert led <= set(every_indicator(catalogue))
        assert len(led) > 15


def test_the_list_is_narrowed_and_ordered_by_its_address(catalogue: Catalogue) -> None:
    everything = [row.get("id") for row in rows_of(catalogue, "sv")]
    assert everything == [row.id for row in indicators(catalogue, "sv")]

    people = {row.get("id") for row in rows_of(catalogue, "sv", theme="people")}
    assert people == {key for key, one in catalogue.indicators.items() if one.theme == "people"}
    names = [
        catalogue.indicators[row.get("id")].name["sv"].casefold()
        for row in rows_of(catalogue, "sv", sort="name")
    ]
    assert names == sorted(names)
    due = {one.indicator: one.due for one in freshness(catalogue, "sv", clock.today())}
    days = [due[row.get("id")] or dt.date.max for row in rows_of(catalogue, "sv", sort="next")]
    assert days == sorted(days)
    both = {row.get("id") for row in rows_of(catalogue, "sv", theme="people", q="medelålder")}
    assert both == {"mean_age"}
