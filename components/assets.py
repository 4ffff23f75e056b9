"""The styles, scripts, fonts and the icon that the pages load from this server."""

from __future__ import annotations

import re
from pathlib import Path

from components.application import icon_font, text_font
from components.style import sheets
from region.web.api import Assets

STATIC = Path(__file__).parent / "static"
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./(\w+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|let) )", re.MULTILINE)


def joined(folder: Path, first: str, entry: tuple[str, ...]) -> str:
    """Return a folder's modules as one, so that the browser asks once and not module by module.

    Each stands after those that it imports, beginning with what `first` needs. Their names are
    different, since they share one scope; those in `entry` are what the whole exports.
    """
    done: dict[str, str] = {}

    def visit(name: str) -> None:
        if name in done:
            return
        done[name] = ""
        source = (folder / f"{name}.js").read_text("utf-8")
        for other in _IMPORT.findall(source):
            visit(other)
        text = done.pop(name) + _EXPORT.sub("", _IMPORT.sub("", source))
        done[name] = text

    visit(first)
    return "".join(done.values()) + f"export {{ {', '.join(entry)} }};\n"


ASSETS = Assets(
    STATIC,
    {
        **sheets(),
        "municipality_map.js": joined(STATIC / "map", "map", ("draw", "listen")).encode(),
        "text.woff2": text_font(),
        "icons.woff2": icon_font(),
    },
)
