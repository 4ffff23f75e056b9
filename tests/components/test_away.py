"""The row under pictures: one of each, with all the ways to share what is shown."""

from __future__ import annotations

import pytest
from lxml import html

from region.content.catalogue import Catalogue
from region.content.catalogue.pinned import settled
from region.outputs.exhibits import subject
from region.words.addresses import with_known
from tests.documents import page_html

SHOWN = {
    "target/rd_share": ("goals", {"target": "rd_share"}),
    "history/eu_rci": ("rankings", {"ranking": "eu_rci"}),
    "map/mean_age": ("map", {"indicator": "mean_age"}),
}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("what", SHOWN)
def test_a_picture_is_shared_downloaded_and_presented_in_one_row(
    catalogue: Catalogue, what: str, language: str
) -> None:
    key, choices = SHOWN[what]
    drawn = html.fromstring(page_html(catalogue, key, choices, language, "light"))
    rows = drawn.xpath(f'//section[@class="away"][.//a[contains(@href, "/export/{what}.csv")]]')
    shown = subject(catalogue, what, language, ()).exhibits[0]

    assert len(rows) == 1
    (row,) = rows
    fields = {
        one.get("data-field"): one.get("value") or one.text
        for one in row.xpath(".//*[@data-field]")
    }
    assert fields["page"].endswith(shown.page)
    assert fields["cite"].startswith(f"{shown.title}. {shown.line}. ")
    day = settled(catalogue)
    assert fields["cite"].endswith(f", {with_known(fields['page'], day)}")
    assert fields["cite_short"].endswith(f", {with_known(fields['page'], day)}")
    assert "known=" not in fields["code"]
    assert f"known={day.isoformat()}" in fields["code_pinned"]
    assert f"/embed/{what}" in fields["code"]
    assert f"/export/{what}.csv" in fields["data"]
    assert row.xpath('.//a[@class="add-view"]') and row.xpath('./a[@class="present-view"]')
    assert row.xpath(f'.//details[contains(@class, "share")]//a[contains(@href, "{what}.png")]')
