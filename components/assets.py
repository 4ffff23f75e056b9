"""The styles, scripts, fonts and the icon that the pages load from this server."""

from __future__ import annotations

from pathlib import Path

from components.application import icon_font, text_font
from components.style import sheets
from region.web.api import Assets

ASSETS = Assets(
    Path(__file__).parent / "static",
    {**sheets(), "text.woff2": text_font(), "icons.woff2": icon_font()},
)
