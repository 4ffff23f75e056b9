"""Every control of every page: where it is, how it is used, and what the address says then."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import BrowserContext, Page, expect

Use = Callable[[Page], None]


@dataclass(frozen=True)
class Control:
    """One control that a visitor uses once.

    Attributes
    ----------
    address
        The page with what has been chosen before, without `lang`.
    use
        Uses it as a visitor does.
    result
        What the address says after that, in any order.
    """

    address: str
    use: Use
    result: str

    def __str__(self) -> str:
        return f"{self.address}-{self.result}"

    def open(self, context: BrowserContext, server: str) -> Page:
        """Open its page and wait until the application has taken over."""
        page = context.new_page()
        page.goto(f"{server}/{self.address}", timeout=90_000)
        page.wait_for_selector("html.ready", state="attached", timeout=60_000)
        page.wait_for_selector('[data-test-script-state="notRunning"]', timeout=60_000)
        if page.locator(".municipality-map").count():
            page.wait_for_selector(".municipality-map[data-ready]", timeout=60_000)
        return page

    def try_it(self, page: Page) -> None:
        """Use it once, and expect that address and page follow at the first try."""
        page.bring_to_front()
        main = page.locator("[data-testid=stMain]")
        before = main.inner_text()
        self.use(page)
        for part in self.result.split("&"):
            expect(page).to_have_url(re.compile(re.escape(part)), timeout=20_000)
        expect(main).not_to_have_text(before, timeout=20_000, use_inner_text=True)
        page.wait_for_selector('[data-test-script-state="notRunning"]', timeout=20_000)
        for part in self.result.split("&"):
            assert part in page.url, f"{self}: thrown back to {page.url}"
        assert page.locator("[data-testid=stException]").count() == 0, self


def wait_until_lost(*pages: Page) -> None:
    """Wait until each page says that its line is lost."""
    for page in pages:
        expect(page.locator(".line-note")).to_be_visible(timeout=60_000)


def wait_until_back(*pages: Page) -> None:
    """Wait until each page can be used again."""
    for page in pages:
        page.wait_for_selector("html:not([data-lost])", state="attached", timeout=60_000)
        expect(page.locator(".line-note")).to_have_count(0)


def segment(name: str) -> Use:
    return lambda page: page.get_by_role("radio", name=name, exact=True).click()


def select(label: str, option: str) -> Use:
    def use(page: Page) -> None:
        page.get_by_role("combobox", name=label).first.click()
        page.keyboard.type(option)  # long menus hold only what is seen
        page.get_by_role("option", name=option, exact=True).first.click()

    return use


def slide(label: str | re.Pattern[str], key: str = "Home") -> Use:
    def use(page: Page) -> None:
        found = page.locator("[data-testid=stSlider]").filter(has=page.get_by_text(label))
        slider = found.get_by_role("slider")
        slider.focus()
        slider.press(key)

    return use


def pick(label: str, words: str) -> Use:
    """Pick in one of the map's own menus."""

    def use(page: Page) -> None:
        box = page.get_by_role("combobox", name=label, exact=True)
        box.click()
        box.fill(words)
        page.wait_for_selector(".municipality-map [role=option]")
        page.keyboard.press("Enter")

    return use


def press(name: str) -> Use:
    return lambda page: page.get_by_role("button", name=name, exact=True).click()


def opened(name: str, use: Use) -> Use:
    """Open what a control lies folded in, and use it."""
    return both(lambda page: page.get_by_role("button", name=name).click(), use)


def show(name: str) -> Use:
    """Choose what the map shows: buttons on a laptop, a menu on a phone."""

    def use(page: Page) -> None:
        menu = page.get_by_role("combobox", name="Visa", exact=True)
        if menu.is_visible():
            menu.select_option(label=name)
        else:
            press(name)(page)

    return use


def translate(page: Page) -> None:
    """Ask for English, which lies in the menu on a phone."""
    link = page.locator(".top-languages a[hreflang=en]")
    if not link.locator("visible=true").count():
        page.locator(".top-phone > summary").click()
    link.locator("visible=true").first.click()


def write(label: str, text: str) -> Use:
    def use(page: Page) -> None:
        box = page.get_by_role("textbox", name=label)
        box.fill(text)
        box.press("Enter")

    return use


def seek(label: str, text: str) -> Use:
    """Write in a field that suggests, and take the only suggestion."""

    def use(page: Page) -> None:
        box = page.get_by_label(label).locator("visible=true").first
        box.fill(text)
        page.wait_for_selector(".find-place [role=option]")
        box.press("Enter")

    return use


def both(first: Use, second: Use) -> Use:
    def use(page: Page) -> None:
        first(page)
        second(page)

    return use


YEAR = re.compile("^År$")

CONTROLS = (
    Control("", seek("Din kommun, ort eller postnummer", "149 30"), "/kommun?kommun=0192"),
    Control("kommunkarta?indicator=mean_age", show("Förändring"), "measure=change"),
    Control(
        "kommunkarta?indicator=mean_age",
        opened("Fler sätt att visa", segment("Två kartor")),
        "view=two",
    ),
    Control("kommunkarta?indicator=mean_age", show("Mot länet"), "measure=difference"),
    Control("kommunkarta", pick("Mått", "Medelålder"), "indicator=mean_age"),
    Control(
        "kommunkarta",
        both(press("Yttre stadskärnor"), show("Förändring")),
        "cores=on&measure=change",
    ),
    Control("kommunkarta?view=height", slide(YEAR), "year="),
    Control("mal?target=rd_share", slide("Räkna takten från"), "base="),
    Control("mal?target=rd_share", slide("Pröva en takt"), "pace="),
    Control("mal?target=dwellings", slide(YEAR), "year="),
    Control(
        "mal",
        opened("Filtrera och ordna", select("Ordning", "Längst efter först")),
        "sort=behind",
    ),
    Control("kommun", select("Kommun", "Nacka"), "kommun=0182"),
    Control("kommun?kommun=0182", select("Jämför med", "Solna"), "with=0184"),
    Control("jamfor", opened("Jämför med, år och mer", segment("Sveriges län")), "scope=counties"),
    Control("jamfor", segment("Över tid"), "view=lines"),
    Control(
        "jamfor?scope=counties",
        opened("Jämför med, år och mer", select("Grupp", "Länen runt Mälaren och Hjälmaren")),
        "peers=",
    ),
    Control("rankningar", segment("Vilka ligger före?"), "view=ahead"),
    Control("rankningar", select("Ort eller region", "London"), "place=london"),
    Control("uppfoljning", segment("Teman"), "view=reporting"),
    Control("uppfoljning", select("Uppföljningens år", "2022"), "year=2022"),
    Control(
        "bygg?measures=mean_age&places=0184",
        opened("Välj år och kön", select("Från år", "2015")),
        "first=2015",
    ),
    Control(
        "bygg?measures=mean_age&places=0184",
        opened("Välj år och kön", segment("Kvinnor")),
        "sex=women",
    ),
    Control("data", write("Sök bland måtten", "bost"), "q=bost"),
    Control("metod", both(write("Basvärde", "3,5"), press("Räkna")), "case=base%3D3.5"),
    Control("om", translate, "lang=en"),
)
