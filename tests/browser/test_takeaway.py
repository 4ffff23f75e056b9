"""A file holds what is seen, also what the map has changed without asking the server."""

from __future__ import annotations


def test_the_maps_file_follows_the_year_in_the_address(visit) -> None:
    page = visit().open("kommunkarta?indicator=mean_age")
    page.evaluate(
        """() => {
            const address = new URL(location.href);
            address.searchParams.set("year", "2019");
            history.replaceState(null, "", address);
        }"""
    )
    with page.expect_download(timeout=60_000) as download:
        page.locator("#root .takeaway > summary").first.click()
        page.locator("#root .takeaway a", has_text="CSV").first.click()

    assert download.value.suggested_filename == "karta-medelalder-2019.csv"
