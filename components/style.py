"""The style sheets as they are served: colours and measures first, then one sheet per subject.

Pages share one sheet, joined of those in `sheets/` in the order below, so that a rule of one page
is written in that page's own file. The others in `static/` stand alone and get the same colours.
A document brings what applies to it; the application gets the whole sheet after that is painted.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self

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
    "build",
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


_BRACE = re.compile(r"[{}]")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ARGUMENTS = re.compile(r":(?:not|has|is|where)\((?:[^()]|\([^()]*\))*\)")
_NAMED = re.compile(r"[.#]([a-zA-Z_][\w-]*)|\[(data-testid)")
_NAMES = re.compile(r'\b(?:class|id)="([^"]*)"|\b(data-testid)=')
_NAMED_BY_SCRIPT = re.compile(r'\bclass(?:Name(?::| =) |List\.\w+\()"([^"]+)"')


@dataclass(frozen=True)
class Rule:
    """A rule of a sheet, or a group of them under one condition such as the width of a screen.

    Attributes
    ----------
    head
        The selector, or the condition.
    body
        The declarations; empty for a group.
    inside
        The rules of a group.
    """

    head: str
    body: str
    inside: tuple[Self, ...] = ()

    @cached_property
    def asks_for(self) -> tuple[frozenset[str], ...]:
        """Classes and identities of which a document must have one whole set, or it has no use."""
        return tuple(
            frozenset(name or other for name, other in _NAMED.findall(one))
            for one in _ARGUMENTS.sub("", self.head).split(",")
        )

    def text(self, names: Set[str]) -> str:
        """Return what a document in which these names occur needs of it."""
        if self.inside:
            inside = "".join(rule.text(names) for rule in self.inside)
            return f"{self.head}{{{inside}}}" if inside else ""
        plain = self.head.startswith("@")
        return (
            f"{self.head}{{{self.body}}}"
            if plain or any(names >= asked for asked in self.asks_for)
            else ""
        )


def rules(css: str) -> tuple[Rule, ...]:
    """Return the rules of a sheet in their order."""
    css = _COMMENT.sub("", css)
    found, depth, start, opened = [], 0, 0, 0
    for brace in _BRACE.finditer(css):
        if brace[0] == "{":
            opened = opened if depth else brace.start()
            depth += 1
            continue
        depth -= 1
        if not depth:
            head, body = css[start:opened].strip(), css[opened + 1 : brace.start()].strip()
            found.append(Rule(head, "", rules(body)) if "{" in body else Rule(head, body))
            start = brace.end()
    return tuple(found)


def names_in(html: str) -> frozenset[str]:
    """Return the classes and identities that occur in a document."""
    found = _NAMES.findall(html)
    return frozenset(name for several, alone in found for name in (several or alone).split())


def names_by(script: str) -> frozenset[str]:
    """Return the classes that a script gives to what it makes or changes."""
    return frozenset(
        name for several in _NAMED_BY_SCRIPT.findall(script) for name in several.split()
    )
