"""The style sheets as they are served: colours and measures first, then one sheet per subject.

Pages share one sheet, joined of those in `sheets/` in the order below, so that a rule of one page
is written in that page's own file. The others in `static/` stand alone and get the same colours.
"""

from __future__ import annotations

from pathlib import Path

from region.outputs.charts.palette import SIZES, SIZES_ON_A_PHONE, TOKENS, Theme, variables

FOLDER = Path(__file__).parent
PARTS = ("headline", "status", "figures", "folds", "lists", "strips", "sources", "tables", "charts")
PAGES = (
    "overview",
    "goals",
    "target",
    "follow_up",
    "map",
    "profile",
    "within",
    "matrix",
    "rankings",
    "compare",
    "strategy",
    "data",
    "indicator",
    "method",
    "search",
    "words",
)
SHEETS = (
    "base",
    "frame",
    "header",
    "fields",
    *(f"parts/{name}" for name in PARTS),
    *PAGES,
    "touch",
)
"""In the order of the cascade; a later sheet wins over an earlier one."""


def _rule(selector: str, values: dict[str, str]) -> str:
    return f"{selector} {{ {' '.join(f'{name}: {value};' for name, value in values.items())} }}\n"


def _measures(sizes: dict[str, str]) -> dict[str, str]:
    return {f"--{name}": size for name, size in sizes.items()}


def colours(selector: str = ":root", theme: Theme | None = None) -> str:
    """Return the rule that names the colours, for a sheet that stands alone."""
    return _rule(selector, variables(theme))


def _for_pages() -> str:
    measures = _rule(":root", _measures(SIZES))
    phone = _rule(":root", _measures(SIZES_ON_A_PHONE))
    texts = [(FOLDER / "sheets" / f"{name}.css").read_text("utf-8") for name in SHEETS]
    return "".join(
        [colours(), measures, f"@media (max-width: 40rem) {{ {phone.strip()} }}\n", *texts]
    )


def _on_paper() -> str:
    """Return rules that turn what was drawn for a dark screen into ink."""
    pairs = dict(zip(TOKENS["dark"].values(), TOKENS["light"].values(), strict=True))
    return "".join(
        f'svg [{name}="{dark}" i] {{ {name}: {light.lower()}; }}\n'
        for dark, light in pairs.items()
        for name in ("fill", "stroke")
    )


def sheets() -> dict[str, bytes]:
    """Return every sheet that holds colours, under the name by which it is served."""

    def alone(name: str, before: str, after: str = "") -> str:
        return before + (FOLDER / "static" / name).read_text("utf-8") + after

    made = {
        "style.css": _for_pages(),
        "stage.css": alone("stage.css", colours()),
        "municipality_map.css": alone("municipality_map.css", colours(":host, .municipality-map")),
        "embed.css": alone(
            "embed.css",
            colours(":root", "light") + colours('[data-theme="dark"]', "dark"),
        ),
        "print.css": alone("print.css", "", _on_paper()),
    }
    return {name: text.encode() for name, text in made.items()}
