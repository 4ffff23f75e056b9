"""Charts, pages and slides look as they did when somebody last looked at them (`make pictures`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import get_args

import httpx
import pytest
from PIL import Image, ImageColor, ImageDraw
from playwright.sync_api import Browser, Page

from components.embed import find
from region.content.catalogue import Catalogue
from region.outputs.charts.model import Chart, Regions
from region.outputs.charts.palette import THEMES, TOKENS
from region.outputs.open_data.security import ADDRESS, HOLDS
from tests.pictures import taking
from tests.pictures.site import DAY, site
from tests.pictures.taking import CHARTS, FOLDER, PAGES, SIZES, Taken, charts, difference, page

MOST_OF_A_PAGE = 0.02
MOST_OF_A_CHART = 0.002


def _unchanged(taken: Taken, most: float) -> None:
    share, _apart = difference(Image.open(taken.file), taken.image)
    assert share <= most, f"{taken.name} differs by {share:.1%}: look at it with make pictures"


def test_charts_look_as_before(catalogue: Catalogue, subtests: pytest.Subtests) -> None:
    for taken in charts(catalogue):
        with subtests.test(taken.name):
            _unchanged(taken, MOST_OF_A_CHART)


def test_there_is_a_picture_of_every_kind_of_chart(catalogue: Catalogue) -> None:
    drawn = {type(find(catalogue, what, one, "sv").picture) for what, one in CHARTS.values()}
    assert drawn == {*get_args(Chart), Regions}


@pytest.fixture(scope="module", params=SIZES)
def camera(browser: Browser, request: pytest.FixtureRequest) -> Iterator[tuple[Page, str]]:
    """A page to look through, and its size."""
    opened = taking.camera(browser, request.param)
    yield opened, request.param
    opened.context.close()


@pytest.fixture(scope="module")
def of_that_day() -> Iterator[str]:
    """The site on the day of the pictures."""
    with site() as address:
        yield address


def test_the_site_stands_on_the_day_of_the_pictures(of_that_day: str) -> None:
    day = dt.date.fromisoformat(DAY.read_text().strip())

    assert f"Expires: {day + HOLDS}" in httpx.get(f"{of_that_day}{ADDRESS}").text


@pytest.mark.parametrize("name", PAGES)
def test_pages_look_as_before(
    camera: tuple[Page, str], of_that_day: str, name: str, subtests: pytest.Subtests
) -> None:
    opened, size = camera
    for taken in page(opened, of_that_day, name, size):
        with subtests.test(taken.name):
            _unchanged(taken, MOST_OF_A_PAGE)


def test_no_picture_is_without_a_page() -> None:
    charts_and_pages = len(THEMES) * (len(CHARTS) + len(PAGES) * len(SIZES))
    assert len(list(FOLDER.glob("*.webp"))) == charts_and_pages


def test_a_chart_without_its_last_point_is_noticed(catalogue: Catalogue) -> None:
    """The tolerance is smaller than the smallest thing that a reader would miss."""
    taken = next(charts(catalogue))
    wide, high = taken.image.size
    ours = ImageColor.getrgb(TOKENS["light"]["blue"])
    blue = [
        (x, y) for x in range(wide) for y in range(high) if taken.image.getpixel((x, y)) == ours
    ]
    x, y = blue[-1]
    harmed = taken.image.copy()
    ImageDraw.Draw(harmed).rectangle((x - 39, y - 20, x + 1, y + 20), fill="white")

    assert difference(taken.image, harmed)[0] > MOST_OF_A_CHART
