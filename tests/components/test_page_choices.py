"""A page's choices are declared once: the address, the document and the application agree."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import pytest
from lxml import html as markup

from components.current import Page
from components.page import Chosen, Declaration, Parameter, document, read
from pages import PAGES
from region.content.catalogue import Catalogue
from region.content.catalogue.store import Current
from region.words import pages

STATES: tuple[tuple[str, dict[str, str]], ...] = (
    *((key, {}) for key in PAGES),
    ("goals", {"target": "rd_share"}),
    ("goals", {"target": "dwellings"}),
    ("goals", {"status": "moving_away", "sort": "behind"}),
    ("rankings", {"ranking": "eu_rci"}),
    ("rankings", {"place": "oslo"}),
    ("compare", {"scope": "counties", "view": "lines"}),
    ("compare", {"view": "relation", "peers": "DK01,FI1B"}),
    ("map", {"measure": "change", "scheme": "own", "limits": "1; 2"}),
    ("map", {"indicator": "employment_rate_20_64", "sex": "gap"}),
    ("profile", {"kommun": "0182", "with": "0180,0184"}),
    ("follow_up", {"view": "changes"}),
    ("follow_up", {"view": "reporting"}),
    ("data", {"q": "bost"}),
    ("data", {"theme": "people", "sort": "next"}),
    ("indicator", {"indicator": "mean_age", "kommun": "0182"}),
    ("indicator", {"indicator": "gdp_pps_per_head"}),
)
IDS = [f"{key}-{'-'.join(given.values())}" for key, given in STATES]


def surface(content: Catalogue) -> Page:
    return Page(Current(content), "en", "light", [])


def offered(page: Page, declared: Declaration, chosen: Chosen) -> Iterator[tuple[Parameter, str]]:
    """Yield the first, the middle and the last of what each parameter offers."""
    for parameter in declared.parameters:
        values = list(parameter.options(page, chosen))
        for value in dict.fromkeys(values[at] for at in (0, len(values) // 2, -1) if values):
            yield parameter, value


@pytest.mark.parametrize(("key", "given"), STATES, ids=IDS)
def test_a_view_has_one_address(catalogue: Catalogue, key: str, given: dict[str, str]) -> None:
    page, declared = surface(catalogue), PAGES[key]
    chosen = read(declared, page, given)

    assert chosen.unknown == []
    assert chosen.address == given
    again = dict(parse_qsl(urlsplit(chosen.link(page)).query))
    assert again.pop("lang") == "en"
    assert read(declared, page, again).address == chosen.address


@pytest.mark.parametrize(("key", "given"), STATES, ids=IDS)
def test_every_option_can_be_asked_for(
    catalogue: Catalogue, key: str, given: dict[str, str]
) -> None:
    page, declared = surface(catalogue), PAGES[key]
    chosen = read(declared, page, given)
    for parameter, value in offered(page, declared, chosen):
        default = parameter.usual(page, chosen)
        asked = {**chosen.kept(parameter.name), parameter.name: value}
        found = read(declared, page, asked)
        if parameter.shape != "many":
            assert found[parameter.name] == value, parameter.name
            assert (parameter.name in found.address) == (value != default), parameter.name
        assert not [name for name, _text in found.unknown if name == parameter.name]
        assert not set(parameter.resets) & set(found.address)


@pytest.mark.parametrize(("key", "given"), STATES, ids=IDS)
def test_what_does_not_exist_is_told_and_leaves_the_default(
    catalogue: Catalogue, key: str, given: dict[str, str]
) -> None:
    page, declared = surface(catalogue), PAGES[key]
    chosen = read(declared, page, given)
    for parameter in declared.parameters:
        if not parameter.options(page, chosen) or parameter.shape == "text":
            continue
        asked = {**chosen.kept(parameter.name), parameter.name: "no such thing"}
        found = read(declared, page, asked)
        assert (parameter.name, "no such thing") in found.unknown
        assert parameter.name not in found.address


@pytest.mark.parametrize(("key", "given"), STATES, ids=IDS)
def test_all_that_can_be_chosen_works_without_scripts(
    catalogue: Catalogue, key: str, given: dict[str, str]
) -> None:
    """Every link and form of a page to itself leads to a view that exists, unlike the present."""
    declared = PAGES[key]
    drawn = document.draw_page(declared, catalogue, given, "en")
    main = markup.fromstring(f"<main>{drawn.html}</main>")
    own = f"/{pages.BY_KEY[key].address}"
    page = surface(catalogue)
    asked: list[dict[str, str]] = []
    for form in main.iterfind(".//form"):
        if form.get("action") != own:
            continue
        kept = {
            one.get("name"): one.get("value") for one in form.iterfind(".//input[@type='hidden']")
        }
        menu = form.find(".//select")
        if menu is None:
            assert form.find(".//input[@name]") is not None
            continue
        values = [one.get("value") for one in menu.iterfind("option")]
        assert menu.get("name") in {one.name for one in declared.parameters}
        asked += [{**kept, menu.get("name"): value} for value in (values[0], values[-1])]
    for link in main.iterfind(".//a[@href]"):
        address = urlsplit(unescape(link.get("href")))
        if address.path == own and address.query:
            asked.append(dict(parse_qsl(address.query)))
    for parameters in asked:
        assert parameters.pop("lang") == "en"
        known = {name: value for name, value in parameters.items() if value}
        found = read(declared, page, known)
        assert found.unknown == [], parameters
        assert set(found.address) <= set(known), parameters
    labelled = [one for one in declared.parameters if one.label]
    assert asked or not labelled or key == "data"
