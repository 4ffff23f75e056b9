"""Whatever an address holds: never a trace, always a page, with a note where it asked for more."""

from __future__ import annotations

import random
from urllib.parse import quote, urlencode

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from region.words import pages
from tests.address_parameters import documented
from tests.audit.conftest import Count
from tests.pages.test_pages import run, text

NASTY = [
    "nope",
    "x" * 5_000,
    "'; DROP TABLE indicators; --",
    "<script>alert(1)</script>",
    "../../../etc/passwd",
    "%00",
    "\x07\x1b[31m",
    "NaN",
    "-1",
    "1e308",
    "0x7f",
    "ÅÄÖ 你好 \U0001f9ff",
    "{{7*7}}${7*7}",
    "null",
    "[]",
    "," * 300,
    "\u202eabc",
    "2019",
    "true",
]
PARAMETERS = sorted(set(documented()) - {"lang", "known"})
"""All but the language, and the day that a view is pinned to: an unknown one is refused."""
TRACES = ("Traceback", 'File "', "Error:", "Exception")


@pytest.mark.parametrize("page", pages.PAGES, ids=lambda page: page.key)
def test_every_parameter_of_the_page_with_every_nasty_value(page: pages.Page, count: Count) -> None:
    own = [name for name in PARAMETERS if {page.key, "all"} & documented()[name]]
    for name in own:
        for value in NASTY:
            app = run(page, "sv", **{name: value})

            assert not app.exception, (name, value)
            assert "<script>alert" not in text(app), (name, value)
            count("nasty addresses tried")


@pytest.mark.parametrize("page", pages.PAGES, ids=lambda page: page.key)
def test_all_parameters_at_once(page: pages.Page, count: Count) -> None:
    for value in NASTY:
        app = run(page, "en", **dict.fromkeys(PARAMETERS, value))

        assert not app.exception, value
        count("nasty addresses tried")


@pytest.mark.parametrize("value", ["de", "sv-SE", "EN", "<b>", "sv,en", ""])
def test_an_unknown_language_gives_swedish(value: str, count: Count) -> None:
    app = run(pages.BY_KEY["overview"], value)

    assert not app.exception
    assert 'data-page-lang="sv"' in text(app)
    count("nasty addresses tried")


@settings(
    max_examples=400,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    page=st.sampled_from(pages.PAGES),
    query=st.dictionaries(
        st.one_of(st.sampled_from(["lang", *PARAMETERS]), st.text(max_size=20)),
        st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=60)), min_size=1, max_size=3),
        max_size=5,
    ),
)
def test_the_document_is_sent_for_any_query(
    server: str, count: Count, page: pages.Page, query: dict[str, list[str]]
) -> None:
    query.pop("known", None)
    encoded = urlencode(query, doseq=True, errors="surrogatepass", quote_via=quote)

    answer = httpx.get(f"{server}/{page.address}?{encoded}", timeout=30)

    assert answer.status_code in (200, 414, 431), encoded
    assert not any(trace in answer.text for trace in TRACES[:1]), encoded
    count("nasty addresses tried")


def test_a_browser_gets_a_whole_page_for_a_broken_address(visit, count: Count) -> None:
    chance = random.Random(20261124)
    for number in range(24):
        page = pages.PAGES[number % len(pages.PAGES)]
        names = chance.sample(PARAMETERS, 3)
        query = urlencode({name: chance.choice(NASTY)[:200] for name in names})
        shown = visit("phone" if number % 2 else "desktop").open(f"{page.address}?{query}")

        assert shown.locator("h1").count() == 1, query
        assert shown.locator('[data-testid="stException"]').count() == 0, query
        assert not any(trace in shown.inner_text("body") for trace in TRACES[:2]), query
        shown.context.close()
        count("nasty addresses tried")
