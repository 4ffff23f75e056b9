"""Addresses that change with what they hold: shapes, the map's words, places."""

from __future__ import annotations

from region.catalogue import Catalogue
from region.geography import shapes
from region.map_texts import map_texts_hash
from region.places import places_hash
from region.text import Language


def shapes_address() -> str:
    """Return the address of the municipalities' shapes; it changes when they do."""
    return f"/geo/municipalities-{shapes().hash}.json"


def map_texts_address(catalogue: Catalogue, language: Language) -> str:
    """Return the address of the map's words in one language."""
    return f"/geo/map-{language}-{map_texts_hash(catalogue, language)}.json"


def places_address(catalogue: Catalogue) -> str:
    """Return the address of the register of localities and postal codes."""
    return f"/geo/places-{places_hash(catalogue)}.json"
