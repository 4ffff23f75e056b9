"""The map in a real browser: drawn, clickable, reachable by keyboard, its state in the address."""

from __future__ import annotations

import io

import pytest
from PIL import Image

MAP = "kommunkarta"
SHAPE = '.municipality-map path[data-code="{}"]'


def colours(picture: bytes) -> dict[tuple[int, int, int], int]:
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    counted = image.getcolors(image.width * image.height) or []
    return {colour: number for number, colour in counted}  # type: ignore[misc]


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_all_five_classes_are_really_drawn(visit, size: str) -> None:
    page = visit(size).open(MAP)
    picture = page.locator(".municipality-map svg.map").screenshot()

    found = colours(picture)

    for step in ("#EAF1F6", "#BBD3E4", "#7FB0D0", "#3D86B5", "#00568C"):
        rgb = tuple(int(step[i : i + 2], 16) for i in (1, 3, 5))
        assert found.get(rgb, 0) > 150, step


def test_a_click_on_a_municipality_changes_the_address(visit) -> None:
    made = visit()
    page = made.open(MAP)

    page.locator(SHAPE.format("0188")).click()
    page.wait_for_url("**kommun=0188")
    made.settle()

    assert page.locator(".answer").inner_text().startswith("Norrtälje")
    assert page.locator("tr.chosen th").inner_text() == "Norrtälje"


def test_the_small_ones_can_be_tapped_on_a_phone_after_zooming(visit) -> None:
    made = visit("phone")
    page = made.open(MAP)

    page.get_by_role("button", name="Förstora inre länet").click()
    page.wait_for_url("**zoom=inner")
    made.settle()
    box = page.locator(SHAPE.format("0183")).bounding_box()

    assert box is not None
    assert min(box["width"], box["height"]) >= 24


def test_the_keyboard_moves_over_the_map_and_chooses(visit) -> None:
    made = visit()
    page = made.open(f"{MAP}?kommun=0180")

    page.locator(SHAPE.format("0180")).focus()
    page.keyboard.press("ArrowRight")
    moved = page.evaluate(
        "document.querySelector('[data-testid=stBidiComponentRegular], [data-testid^=stBidi]')"
        " && [...document.querySelectorAll('*')].map(e => e.shadowRoot).filter(Boolean)"
        ".map(r => r.activeElement).filter(Boolean)[0]?.dataset.code"
    )
    page.keyboard.press("Enter")
    page.wait_for_url(f"**kommun={moved}")

    assert moved not in (None, "0180")


def test_the_list_chooses_too(visit) -> None:
    made = visit()
    page = made.open(MAP)

    page.locator(".municipality-map tbody button", has_text="Ekerö").click()
    page.wait_for_url("**kommun=0125")


def test_the_address_reproduces_the_view(visit) -> None:
    page = visit().open(f"{MAP}?indicator=population&year=2010&kommun=0184&lang=en")

    assert page.locator("h1").inner_text() == "Population"
    assert page.locator(".answer").inner_text().startswith("Solna: 68,144")


def test_a_change_of_indicator_drops_a_year_that_it_lacks(visit) -> None:
    made = visit()
    page = made.open(f"{MAP}?year=2001")

    page.get_by_role("combobox", name="Mått").click()
    page.get_by_role("combobox", name="Mått").fill("Personbilar")
    page.keyboard.press("Enter")
    page.wait_for_url("**indicator=cars_per_1000")
    made.settle()

    assert "year=" not in page.url
    assert page.get_by_text("enda året").count() == 1


@pytest.mark.parametrize(
    "query",
    [
        "indicator=nope",
        "year=1066",
        "kommun=9999",
        "view=<script>alert(1)</script>",
        "zoom=%00%01",
        "indicator=" + "x" * 3_000,
        "kommun=0180&kommun=0182",
    ],
)
def test_a_broken_address_falls_back_with_a_note(visit, query: str) -> None:
    page = visit().open(f"{MAP}?{query}")

    assert page.locator("h1").count() == 1
    assert page.locator('[data-testid="stException"]').count() == 0
    if "kommun=0180" not in query:
        assert page.locator('[data-testid="stAlert"]').count() == 1


def test_the_height_view_draws_and_keeps_a_table(visit) -> None:
    made = visit()
    page = made.open(f"{MAP}?view=height&indicator=population_density")
    canvas = page.locator("canvas").first
    canvas.wait_for()
    page.wait_for_timeout(2_000)

    assert len(colours(canvas.screenshot())) > 50
    assert page.locator("table caption", has_text="Befolkningstäthet").count() >= 1


def test_every_chart_has_an_alternative_and_a_table(visit) -> None:
    for address in (f"{MAP}?kommun=0182", "mal"):
        page = visit().open(address)
        charts = page.locator('[data-testid="stVegaLiteChart"]')
        assert charts.count() >= 1
        tables = page.locator("details.data table")
        assert tables.count() >= charts.count()
