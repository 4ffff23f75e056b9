"""The map in a real browser: drawn, clickable, reachable by keyboard, its state in the address."""

from __future__ import annotations

import io
import time
from urllib.parse import parse_qs

import pytest
from PIL import Image

from region.municipalities.menu import map_view

MAP = "kommunkarta"
SHAPE = '.municipality-map path[data-code="{}"]'


def colours(picture: bytes) -> dict[tuple[int, int, int], int]:
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    counted = image.getcolors(image.width * image.height) or []
    return {colour: number for number, colour in counted}  # type: ignore[misc]


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_all_five_classes_are_really_drawn(visit, size: str) -> None:
    page = visit(size).open(MAP)
    picture = page.locator(".municipality-map .canvas").screenshot()

    found = colours(picture)

    for step in ("#F9EBC4", "#C3DBD8", "#86B7CB", "#3D86B5", "#00487A"):
        rgb = tuple(int(step[i : i + 2], 16) for i in (1, 3, 5))
        assert found.get(rgb, 0) > 150, step


def test_a_click_on_a_municipality_changes_the_address(visit) -> None:
    page = visit().open(MAP)

    page.locator(SHAPE.format("0188")).click()
    page.wait_for_url("**kommun=0188")

    assert page.locator("tr.chosen th").inner_text() == "Norrtälje"
    assert page.locator(".chip").inner_text().startswith("Norrtälje")


def test_five_can_be_chosen_and_stay_when_the_indicator_changes(visit) -> None:
    made = visit()
    page = made.open(f"{MAP}?kommun=0180,0182,0184,0188")

    page.locator(SHAPE.format("0192")).click()
    page.locator(SHAPE.format("0191")).click()
    assert page.locator(".chip").count() == 5
    page.get_by_role("combobox", name="Mått", exact=True).click()
    page.get_by_role("combobox", name="Mått", exact=True).fill("Medelålder")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('medelåldern')")

    page.wait_for_url("**kommun=0180,0182,0184,0188,0192**")
    assert page.locator(".end-label").count() == 7


ADDRESSES = """window.addresses = [];
for (const name of ["pushState", "replaceState"]) {
  const own = history[name];
  history[name] = function (...given) {
    own.apply(this, given);
    window.addresses.push(location.search);
  };
}"""


def test_what_was_chosen_just_before_something_is_picked_is_told_with_it(visit) -> None:
    page = visit(script=ADDRESSES).open(f"{MAP}?indicator=mean_age&kommun=0180")

    page.locator(SHAPE.format("0192")).click()
    page.get_by_role("button", name="Mot länet").click()
    page.wait_for_url("**measure=difference**")
    page.wait_for_selector('[data-test-script-state="notRunning"]')

    seen = [parse_qs(one[1:])["kommun"][0] for one in page.evaluate("window.addresses")]
    assert set(seen[seen.index("0180,0192") :]) == {"0180,0192"}


def test_the_year_changes_without_the_server_and_the_address_follows(visit) -> None:
    made = visit()
    page = made.open(f"{MAP}?indicator=population")
    asked: list[str] = []
    ahead = ("favicon", "/geo/values-")  # a measure's file comes before it is chosen
    page.on("request", lambda r: None if any(a in r.url for a in ahead) else asked.append(r.url))
    before = page.locator(".ranked").inner_text()

    page.locator("input[type=range]").focus()
    page.keyboard.press("Home")

    assert page.locator("output").inner_text() == "2000"
    page.wait_for_url("**year=2000")
    assert page.locator(".ranked").inner_text() != before
    assert page.locator(".lead").inner_text().startswith("2000. Högst: Stockholm med 750")
    assert asked == []


def test_the_years_play_and_stop_at_the_last(visit) -> None:
    page = visit().open(f"{MAP}?indicator=population&year=2023")

    page.get_by_role("button", name="Spela upp åren").click()
    page.wait_for_selector("output:has-text('2025')", timeout=5_000)
    page.wait_for_selector("button.play:has-text('▶')", timeout=5_000)

    assert "year" not in page.url


ROOT = """const shadows = [...document.querySelectorAll("*")].map((node) => node.shadowRoot);
    const root = shadows.find((shadow) => shadow?.querySelector(".canvas"));"""
"""What the map draws in."""
SHARES = (
    "() => {"
    + ROOT
    + """
    const sheet = root.querySelector(".sheet").getBoundingClientRect();
    const bottom = sheet.height ? sheet.top : innerHeight;
    const seen = (name) => {
        const box = root.querySelector(name).getBoundingClientRect();
        return Math.max(0, Math.min(box.bottom, bottom) - Math.max(0, box.top)) / box.height;
    };
    return [".canvas", ".legend", ".time", ".tools"].map(seen);
}"""
)


@pytest.mark.parametrize(("size", "least"), [("desktop", 0.85), ("phone", 0.6)])
@pytest.mark.parametrize("query", ["", "?measure=change&indicator=unemployment_open_18_65"])
def test_the_first_screen_holds_map_legend_slider_and_controls(
    visit, size: str, least: float, query: str
) -> None:
    made = visit(size)
    made.page.set_viewport_size(
        {"width": 1440, "height": 900} if size == "desktop" else {"width": 390, "height": 844}
    )
    page = made.open(MAP + query)

    canvas, legend, time, tools = page.evaluate(SHARES)

    assert canvas >= least
    assert min(legend, time, tools) > 0.95


def test_nothing_moves_when_something_is_chosen(visit) -> None:
    page = visit().open(MAP)
    names = (".canvas", ".legend", ".time", ".list")
    before = [page.locator(f".municipality-map {name}").bounding_box() for name in names]

    page.locator(SHAPE.format("0188")).click()
    page.wait_for_url("**kommun=0188")

    assert [page.locator(f".municipality-map {name}").bounding_box() for name in names] == before
    assert "Norrtälje" in page.locator(".tip").inner_text()


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_sundbyberg_can_be_tapped_in_the_inset(visit, size: str) -> None:
    page = visit(size).open(MAP)
    target = page.locator('[data-target="0183"]')
    if not target.count():
        target = page.locator('[data-inset="0183"]')
    box = target.bounding_box()

    assert box is not None
    assert min(box["width"], box["height"]) >= 44
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url("**kommun=0183")


def test_the_sentence_follows_the_years(visit) -> None:
    page = visit().open(MAP)

    page.locator("input[type=range]").focus()
    page.keyboard.press("Home")

    assert page.locator("h1").inner_text().startswith("2000: I Danderyd har ")


def test_a_total_is_drawn_as_circles(visit) -> None:
    page = visit().open(f"{MAP}?indicator=population")

    assert page.locator("svg.map circle.total").count() == 26
    assert page.locator("path[data-code].fill-plain").count() == 26


def test_the_small_ones_can_be_tapped_on_a_phone_after_zooming(visit) -> None:
    page = visit("phone").open(MAP)

    page.get_by_role("button", name="Förstora inre länet").click()
    page.wait_for_url("**zoom=inner")

    for code in ("0183", "0184", "0162", "0186", "0187"):
        box = page.locator(SHAPE.format(code)).bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24, code


def test_the_keyboard_moves_over_the_map_and_chooses(visit) -> None:
    page = visit().open(MAP)

    page.locator(SHAPE.format("0114")).focus()
    page.keyboard.press("ArrowRight")
    held = "document.activeElement.shadowRoot?.activeElement ?? document.activeElement"
    before = page.evaluate(f"({held}).outerHTML.slice(0, 60)")
    page.keyboard.press("Enter")
    page.wait_for_url("**kommun=*")

    assert not page.url.endswith("0114")
    chosen = page.url[-4:]
    page.wait_for_timeout(500)
    assert page.evaluate(f"({held}).matches({SHAPE.format(chosen)!r})"), before


def test_the_list_chooses_and_sorts(visit) -> None:
    page = visit().open(MAP)

    page.locator(".ranked tbody button", has_text="Ekerö").click()
    page.wait_for_url("**kommun=0125")
    page.locator(".ranked th.name button").click()

    assert page.locator(".ranked th.name").get_attribute("aria-sort") == "ascending"
    assert page.locator(".ranked tbody button").first.inner_text() == "Botkyrka"


@pytest.mark.parametrize(
    ("text", "name"),
    [("nack", "Nacka"), ("taby", "Täby"), ("Bromma", "Stockholm"), ("185 31", "Vaxholm")],
)
def test_a_search_finds_by_name_locality_and_postal_code(visit, text: str, name: str) -> None:
    page = visit().open(MAP)
    box = page.get_by_role("combobox", name="Sök kommun, ort eller postnummer")

    box.fill(text)
    page.wait_for_selector(f"[role=option]:has-text('{name}')")
    box.press("ArrowDown")
    box.press("Enter")

    assert page.locator(".chip").inner_text().startswith(name)


def test_the_browser_shows_the_same_numbers_as_the_view(visit, catalogue) -> None:
    page = visit().open(MAP)
    for key, period in (("population", "2010"), ("net_migration_rate", "2012")):
        page = visit().open(f"{MAP}?indicator={key}&year={period}")
        view = map_view(catalogue, key, period, "sv")
        cells = page.locator(".ranked tbody:last-child tr")
        found = [row.split("\t") for row in cells.all_inner_texts()]
        shown = [(row[0].strip(), row[1].strip(), row[-1].split("\n")[0].strip()) for row in found]
        assert shown == [(row.rank_text, row.name, row.number) for row in view.rows]
        assert page.locator(".lead").inner_text() == f"{period}. {view.sentence}"


def test_the_address_reproduces_the_view(visit) -> None:
    page = visit().open(f"{MAP}?indicator=population&year=2010&kommun=0184&lang=en")

    assert page.locator("h1").inner_text().startswith("2010: In Stockholm there are ")
    assert page.locator(".tip").inner_text().startswith("Solna\n68,144")


@pytest.mark.parametrize("scheme", ["equal_interval", "natural_breaks", "std_mean"])
def test_other_classifications_are_drawn(visit, scheme: str) -> None:
    page = visit().open(f"{MAP}?scheme={scheme}&classes=7")

    assert 3 <= page.locator(".legend li").count() <= 7


def test_two_maps_a_relation_and_a_change(visit) -> None:
    page = visit().open(f"{MAP}?view=two&measure=change&base=2010&indicator=population")
    assert page.locator("svg.map").count() == 2
    assert page.locator("h1").inner_text() == "Folkmängden ökade i alla 26 kommuner sedan 2010"

    page = visit().open(f"{MAP}?view=relation")
    assert page.locator(".point").count() == 26
    assert page.locator(".point-name").count() >= 20


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
        "scheme=magic",
        "classes=99",
        "measure=%27%3B--",
        "base=abc&measure=change",
        "limits=a;b&scheme=own",
    ],
)
def test_a_broken_address_falls_back_with_a_note(visit, query: str) -> None:
    page = visit().open(f"{MAP}?{query}")

    assert page.locator("h1").count() == 1
    assert page.locator('[data-testid="stException"]').count() == 0
    if "kommun=0180" not in query and "limits" not in query:
        assert page.locator('[data-testid="stAlert"]').count() == 1


def test_the_height_view_draws_and_keeps_a_table(visit) -> None:
    made = visit("phone")
    page = made.open(f"{MAP}?view=height&indicator=population_density")
    canvas = page.locator("canvas").first
    canvas.wait_for()
    until = time.monotonic() + 10
    while len(found := colours(canvas.screenshot())) <= 50 and time.monotonic() < until:
        page.wait_for_timeout(200)

    assert len(found) > 50
    assert page.locator("table caption", has_text="Befolkningstäthet").count() >= 1


def test_every_chart_has_an_alternative_and_a_table(visit) -> None:
    page = visit().open("mal?target=rd_share")
    charts = page.locator('main .picture[role="img"]')
    assert charts.count() >= 1
    assert all(one.get_attribute("aria-label") for one in charts.all())
    assert page.locator("details.data table").count() >= charts.count()

    page = visit().open(f"{MAP}?kommun=0182")
    assert page.locator(".lines path.line.faint").count() >= 25, "the others of the 26"
    assert page.locator(".lines svg").get_attribute("aria-label").startswith("Eftergymnasial")
    assert page.locator(".over table").count() == 1


def test_municipalities_in_an_address_may_be_written_as_people_do(visit) -> None:
    made = visit()
    page = made.open("kommunkarta?kommun=Nacka,Tyreso kommun,Atlantis,Fisksätra")
    chosen = page.locator(".selection")
    assert "Nacka" in chosen.inner_text()
    assert "Tyresö" in chosen.inner_text()
    page.wait_for_url(lambda address: "kommun=0182" in address)
    assert page.get_by_text("Atlantis").count() == 1, "what is not known is told"

    page = made.open("kommunkarta?kommun=13171")
    page.get_by_role("link", name="Nacka (131 71 Nacka)").click()
    page.wait_for_selector("html.ready", state="attached", timeout=30_000)
    made.settle()
    assert "Nacka" in page.locator(".selection").inner_text()


def test_the_names_of_the_courses_stand_inside_the_picture(visit) -> None:
    made = visit("phone")
    page = made.open("kommunkarta?lang=en&kommun=0114,0139")
    cut = """(name) => name.getBoundingClientRect().right
        - name.closest('svg').getBoundingClientRect().right"""
    names = page.locator(".end-label")
    assert "Stockholm County" in names.all_text_contents()
    assert [name.evaluate(cut) <= 0 for name in names.all()] == [True] * names.count()
