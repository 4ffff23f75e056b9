"""Whether a figure has been changed is said where its source is, and leads to the list."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from lxml import html as markup

from components import charts
from region.content.catalogue import Catalogue
from region.content.catalogue.observations import Replaced
from region.content.model import Status
from region.indicators.figures import figures
from region.indicators.provenance import provenance
from region.words.text import Language
from tests.documents import page_html

DAY = dt.date(2026, 11, 20)
PAGES = (
    ("overview", {}),
    ("profile", {"kommun": "0182"}),
    ("profile", {"kommun": "01"}),
    ("map", {"indicator": "mean_age"}),
    ("goals", {}),
    ("goals", {"target": "rd_share"}),
    ("goals", {"target": "dwellings"}),
    ("strategy", {"area": "research_innovation"}),
)


@pytest.fixture(scope="module")
def all_changed(catalogue: Catalogue) -> Catalogue:
    """The content as if the latest value of every indicator had been another one before."""
    changed = {}
    for key, table in catalogue.observations.items():
        row = table.rows[-1]
        before = Replaced(row.area, row.period, (row.value or 0) + 1, Status.PROVISIONAL, None, DAY)
        changed[key] = (before,)
    return replace(catalogue, replaced=changed, version=f"{catalogue.version}-changed")


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(("page", "given"), PAGES, ids=str)
def test_every_source_leads_to_what_has_been_changed(
    all_changed: Catalogue,
    catalogue: Catalogue,
    page: str,
    given: dict[str, str],
    language: Language,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(charts, "svg", lambda *_, **__: "<svg></svg>")
    drawn = markup.fromstring(page_html(all_changed, page, given, language, "light"))
    sources = drawn.xpath("//details[contains(@class, 'source')] | //section[@class='provenance']")
    definitions = {
        one: " ".join(indicator.definition[language].split())
        for one, indicator in catalogue.indicators.items()
    }
    told, missing = 0, []
    for source in sources:
        text = " ".join(source.text_content().split())
        hrefs = source.xpath(".//a/@href")
        for key, definition in definitions.items():
            if definition in text:
                told += 1
                if not any(f"indicator={key}" in h and h.endswith("#revisions") for h in hrefs):
                    missing.append((key, text[:60]))
    assert missing == []
    assert told > 0
    if page == "overview":
        assert told >= sum(len(figure.follows) for figure in figures(all_changed, language))


def test_where_nothing_has_been_changed_it_says_so_without_a_list(catalogue: Catalogue) -> None:
    assert "mean_age" not in catalogue.replaced or not catalogue.replaced["mean_age"]
    origin = provenance(catalogue, "mean_age", "sv")

    assert (origin.revisions, origin.revised) == (
        0,
        "Inget värde har ändrats sedan vi började följa det.",
    )
    page = page_html(catalogue, "map", {"indicator": "mean_age"}, "sv")
    assert origin.revised in page
    assert "#revisions" not in page


def test_one_change_is_said_as_one(all_changed: Catalogue) -> None:
    assert provenance(all_changed, "mean_age", "sv").revised == (
        "Ett värde har ändrats, den 20 november 2026"
    )
    page = page_html(all_changed, "indicator", {"indicator": "mean_age"}, "sv")
    (table,) = markup.fromstring(page).xpath("//*[@id='revisions']")
    assert len(table.xpath(".//tbody/tr")) == 1
    assert table.xpath("ancestor::details")  # a browser opens what holds the place it is led to


def test_a_change_after_the_day_is_not_told(all_changed: Catalogue) -> None:
    before = all_changed.as_known_on(DAY - dt.timedelta(days=1))
    assert provenance(before, "mean_age", "sv").revisions == 0
