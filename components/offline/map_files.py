"""The map of the pack: the site's own script, with all indicators in a file beside it."""

from __future__ import annotations

import json
import re
from typing import Any

from components.assets import ASSETS
from components.map_values import map_data
from components.offline.links import Linker, Place
from components.render import render
from region.content.catalogue import Catalogue
from region.content.geography import shapes
from region.content.geography.places import places_json
from region.municipalities.choropleth import choropleth
from region.municipalities.classes import Scheme
from region.municipalities.menu import DEFAULT_INDICATOR, DEFAULT_SECOND
from region.municipalities.series import indicator_series
from region.municipalities.texts import map_texts
from region.words.addresses import observation_files
from region.words.text import Language

_EXPORT = re.compile(r"^export \{[^}]*\};$", re.MULTILINE)
_PROFILE = re.compile(r"const profile = `/kommun\?kommun=[^;]*;")


class PackError(RuntimeError):
    """Something that the pack is made of no longer has the form that the pack needs."""


def script() -> str:
    """Return the map's script for a page that was opened as a file.

    Browsers import no module from a file, fetch none, and some let no script change its address.
    So the module becomes a plain script whose `fetch` reads the pack.
    """
    source = ASSETS.text("municipality_map.js")
    plain, exported = _EXPORT.subn("", source)
    plain, linked = _PROFILE.subn("const profile = pack.profile(state.selected[0]);", plain)
    if exported != 1 or linked != 1:
        raise PackError("municipality_map.js has other exports or another link to the profile")
    return (
        "window.municipalityMap = (() => {\n"
        "const pack = window.mapPack;\n"
        "const fetch = pack.fetch;\nconst history = pack.history;\n"
        f"{plain}\nreturn {{ draw }};\n}})();\n"
    )


def data(content: Catalogue, language: Language, linker: Linker) -> str:
    """Return every indicator's values, words, shapes and places as a script."""
    here = Place("map", language).file
    series: dict[str, Any] = {}
    for indicator in content.municipal_indicators:
        values = indicator_series(content, indicator.id, language)
        origin = render(
            "provenance.html",
            language,
            provenance=values.provenance,
            indicator=indicator.id,
            name=values.name,
            files=observation_files(indicator.id, language)[:1],
        )
        series[indicator.id] = {
            "name": values.name,
            "origin": linker.rewrite(origin, here),
            "map": map_data(choropleth(values, Scheme(), language)),
        }
    files = {
        "geometry": shapes().json.decode(),
        "texts": map_texts(content, language).decode(),
        "places": places_json(content).decode(),
        "style": ASSETS.text("municipality_map.css"),
    }
    whole = {"files": files, "series": series, "first": DEFAULT_INDICATOR, "second": DEFAULT_SECOND}
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    return f"window.mapContent = {text};\n"
