"""Addresses that change with what they hold: shapes, the map's words, places."""

from __future__ import annotations

from region.content.catalogue import Catalogue
from region.content.geography import shapes
from region.content.geography.places import places_hash
from region.municipalities.texts import map_texts_hash
from region.words.addresses import with_known
from region.words.text import Language


def shapes_address() -> str:
    """Return the address of the municipalities' shapes; it changes when they do."""
    return f"/geo/municipalities-{shapes().hash}.json"


def map_texts_address(catalogue: Catalogue, language: Language) -> str:
    """Return the address of the map's words in one language."""
    return _of_its_day(catalogue, f"/geo/map-{language}-{map_texts_hash(catalogue, language)}.json")


def places_address(catalogue: Catalogue) -> str:
    """Return the address of the register of localities and postal codes."""
    return _of_its_day(catalogue, f"/geo/places-{places_hash(catalogue)}.json")


def _of_its_day(catalogue: Catalogue, address: str) -> str:
    """Return the address with the day that the content is pinned to: no other has what it names."""
    return with_known(address, catalogue.pinned) if catalogue.pinned else address
