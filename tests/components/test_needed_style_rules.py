"""What a document needs of the sheet of all pages is chosen rule by rule, and nothing is lost."""

from __future__ import annotations

import re

from components.assets import ASSETS
from components.style import Rule, names_by, names_in, rules


def _asked(some: tuple[Rule, ...]) -> set[str]:
    own = {name for rule in some if not rule.inside for one in rule.asks_for for name in one}
    return own.union(*(_asked(rule.inside) for rule in some))


def _bare(css: str) -> str:
    return re.sub(r"\s+", "", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))


def test_a_document_in_which_all_names_occur_gets_the_whole_sheet() -> None:
    sheet = ASSETS.text("style.css")
    found = rules(sheet)

    assert _bare("".join(rule.text(_asked(found)) for rule in found)) == _bare(sheet)


def test_a_rule_is_brought_for_what_occurs_alone() -> None:
    css = (
        ".a .b, p { x: 1 } .a:not(.c) { x: 2 } .c:hover { x: 3 } #d > i { x: 4 }"
        " @media print { .c { x: 5 } .b { x: 6 } }"
        " @supports (y: z) { @media screen { .c { x: 7 } } } @keyframes k { 33.3% { x: 8 } }"
    )
    text = "".join(rule.text(names_in('<p class="a"><i id="d">')) for rule in rules(css))

    assert re.findall(r"x: (\d)", text) == ["1", "2", "4", "8"]


def test_names_are_those_of_the_document_and_of_its_scripts() -> None:
    assert names_in('<p class="a b" id="c"><i data-testid="d">') == {"a", "b", "c", "data-testid"}
    script = 'node.className = "a b"; make({ className: "c" }); html.classList.add("d"); x = "e";'
    assert names_by(script) == {"a", "b", "c", "d"}
