"""A place in an address that may lie in several municipalities: which one is meant."""

from __future__ import annotations

from typing import NamedTuple

from components import address, frame
from components.current import Page
from components.page.declaration import Chosen, Parameter
from region.content.geography import places
from region.words.names import fold

MOST = 6


class Way(NamedTuple):
    """One that can be meant, and the page with it."""

    name: str
    address: str


def ways(page: Page, chosen: Chosen, parameter: Parameter, text: str) -> tuple[Way, ...]:
    """Return the municipalities that a text can mean, each with the page that shows it.

    The same are found as by the field that asks for one, and no others where some are called so.
    """
    if not parameter.finds:
        return ()
    others = chosen.many(parameter.name) if parameter.shape == "many" else ()
    options = parameter.options(page, chosen)
    found: dict[str, Way] = {}
    hits = places.search(page.catalogue, text)
    for hit in [hit for hit in hits if fold(hit.label) == fold(text)] or hits:
        code = hit.municipality
        if code not in options or code in others or code in found:
            continue
        named = page.catalogue.areas[code].name[page.language]
        name = named if hit.kind == "municipality" else f"{named} ({hit.label})"
        link = chosen.link(page, **{parameter.name: ",".join((*others, code))})
        found[code] = Way(name, link)
    return tuple(found.values())[:MOST]


def ask(page: Page, chosen: Chosen, parameter: Parameter, text: str) -> bool:
    """Ask which municipality is meant; return whether there is any that can be."""
    found = ways(page, chosen, parameter, text)
    if found:
        asked = address.as_shown(text)
        frame.show(
            "which_place.html", page, keep=False, name=parameter.name, asked=asked, places=found
        )
    return bool(found)
