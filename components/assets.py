"""The styles, scripts and the icon that the pages load from this server."""

from __future__ import annotations

from pathlib import Path

from region.api import Assets

ASSETS = Assets(Path(__file__).parent / "static")
