"""The standard map: shapes fetched once by the browser, only values sent when a choice changes."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import streamlit as st

from components.assets import ASSETS
from components.current import Page
from region import api
from region.language import gettext
from region.model import Language
from region.municipalities import MapView

# The browser imports the real script from this server; these lines only say where it is.
_START = """
export default async function (component) {
  const script = await import(new URL(component.data.script, location.origin).href);
  return script.draw(component);
}
"""

_COMPONENT = st.components.v2.component(
    "municipality_map", html='<div class="municipality-map"></div>', js=_START
)


@lru_cache(maxsize=256)
def _data(view: MapView, geometry: str, language: Language) -> dict[str, Any]:
    """Return what the script draws: texts ready to show, no numbers to format."""
    _ = gettext(language)
    return {
        "script": ASSETS.addresses["municipality_map.js"],
        "style": ASSETS.addresses["municipality_map.css"],
        "geometry": geometry,
        "rows": [
            [
                row.code,
                row.name,
                row.number,
                row.rank_text,
                row.class_index,
                row.share,
                row.note,
                row.text,
            ]
            for row in view.rows
        ],
        "references": [[row.name, row.number, row.share, row.note] for row in view.references],
        "legend": [[item.text, item.count] for item in view.legend],
        "missing": [view.missing_count, view.missing_reason],
        "words": {
            "map": _("Karta: {name}, {period}. Välj kommun med piltangenterna.").format(
                name=view.name, period=view.period_label
            ),
            "table": _("{name}, {period}, i rangordning").format(
                name=view.name, period=view.period_label
            ),
            "rank": _("Plats"),
            "municipality": _("Kommun"),
            "value": view.unit,
            "of": _("plats {rank} av {count}").format(
                rank="{rank}", count=sum(row.rank is not None for row in view.rows)
            ),
            "missing": _("inget värde"),
            "classes": _("Klasser och antal kommuner"),
            "inner": _("Förstora inre länet"),
            "whole": _("Visa hela länet"),
            "hint": _("Peka på en kommun eller välj den i listan."),
        },
    }


def draw(
    page: Page,
    view: MapView,
    selected: str,
    zoom: str,
    on_picked: Callable[[str], None],
    on_zoomed: Callable[[str], None],
) -> None:
    """Draw map, legend and ranked list; a click or Enter calls `on_picked` with the code."""
    key = "municipality_map"

    def picked() -> None:
        on_picked(str(st.session_state[key].picked))

    def zoomed() -> None:
        on_zoomed(str(st.session_state[key].zoomed))

    data = _data(view, api.shapes_address(), page.language)
    _COMPONENT(
        key=key,
        data={**data, "selected": selected, "zoom": zoom},
        on_picked_change=picked,
        on_zoomed_change=zoomed,
    )
