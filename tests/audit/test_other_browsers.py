"""Firefox and WebKit: every page at two sizes, and choices that the browser itself has to draw."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from region.words import pages
from tests.audit.conftest import Count
from tests.audit.windows import THERE, Window, opened
from tests.browser.conftest import SIZES

H1 = "document.querySelector('#root h1')?.textContent.trim()"
WAYS = """[...document.querySelectorAll('*')].map((node) => node.shadowRoot).filter(Boolean)
.find((part) => part.querySelector('.municipality-map'))"""


@pytest.fixture(scope="module", params=sorted(THERE))
def window(request, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    if not THERE[request.param]:
        pytest.skip(f"{request.param} is not on this machine")
    with opened(request.param, tmp_path_factory.mktemp(request.param)) as made:
        yield made


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("page", pages.PAGES, ids=lambda page: page.key)
def test_a_page_takes_over_without_a_complaint(
    window: Window, server: str, page: pages.Page, language: str, size: str, count: Count
) -> None:
    window.resize(*SIZES[size])
    window.open(f"{server}{pages.link(page.key, language)}")

    assert window.read(H1)
    assert window.read("document.documentElement.dataset.late ?? 'in time'") == "in time"
    assert window.read("document.querySelectorAll('[data-testid=stException]').length") == 0
    assert window.read("document.documentElement.scrollWidth - innerWidth") <= 0
    assert window.complaints == []
    count("pages opened in Firefox and WebKit")


def test_the_map_answers_a_year_and_a_municipality(window: Window, server: str) -> None:
    window.resize(*SIZES["desktop"])
    window.open(f"{server}/kommunkarta")
    window.wait(f"Boolean({WAYS})")
    said = window.read(H1)

    window.read(
        f"""(() => {{ const slider = ({WAYS}).querySelector('input[type=range]');
        slider.value = slider.min; slider.dispatchEvent(new Event('input', {{ bubbles: true }}));
        slider.dispatchEvent(new Event('change', {{ bubbles: true }})); }})()"""
    )
    window.wait(f"{H1} !== {said!r}")
    window.read(f"({WAYS}).querySelector('.ranked tbody:last-child th button').click()")
    window.wait(f"({WAYS}).querySelectorAll('.selection li').length === 1")
    window.wait("new URL(location).searchParams.get('kommun') !== null")
    assert window.complaints == []


def test_a_choice_of_the_page_is_answered(window: Window, server: str) -> None:
    window.resize(*SIZES["phone"])
    window.open(f"{server}/jamfor")
    said = window.read(H1)
    window.read(
        """[...document.querySelectorAll('#root [data-testid=stButtonGroup] button')]
        .find((one) => one.textContent.trim() === 'Flera mått').click()"""
    )
    window.wait(f"{H1} !== {said!r} && location.search.includes('view=several')")
    assert window.complaints == []
