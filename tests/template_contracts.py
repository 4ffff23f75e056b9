"""What templates say that they take, what they use, and what the code gives them."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, meta, nodes

from components.frame import show
from components.render import TEMPLATES, template_environment

ROOT = Path(__file__).parents[1]
CODE = ("components", "pages", "region")
SHOWN = frozenset(inspect.signature(show).parameters) - {"views"}
"""What is said to `show` itself, and not to the template."""
SAID = re.compile(r"^\{#- takes (?P<names>[a-z_, \n]+?) -#\}")


class Call(NamedTuple):
    """Where a template is filled: the file and line, and the names it is given."""

    where: str
    template: str
    given: frozenset[str]
    open: bool
    """Some names come from a mapping, so they are not all known here."""


def environment() -> Environment:
    """Return the environment templates are filled in."""
    return template_environment("sv")


@cache
def parsed(name: str) -> nodes.Template:
    """Return a template's tree."""
    return environment().parse((TEMPLATES / name).read_text(encoding="utf-8"))


@cache
def names() -> list[str]:
    """Return all templates, by their names."""
    return sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))


def said(name: str) -> frozenset[str] | None:
    """Return what a template says in its first line that it takes, or nothing if it is silent."""
    found = SAID.match((TEMPLATES / name).read_text(encoding="utf-8"))
    if found is None:
        return None
    told = found["names"].replace("\n", " ")
    return frozenset() if told == "nothing" else frozenset(re.split(r",\s*", told))


@cache
def used(name: str) -> frozenset[str]:
    """Return the names a template itself uses and does not make."""
    free = meta.find_undeclared_variables(parsed(name))
    own = {one for one in free if one.startswith("_")} | environment().globals.keys()
    return frozenset(free - own - made(name))


@cache
def made(name: str) -> frozenset[str]:
    """Return the names that a template gives a value, for itself and for what it includes."""
    kept = [*parsed(name).find_all(nodes.Assign), *parsed(name).find_all(nodes.AssignBlock)]
    targets = [(node, node.target.name) for node in kept if isinstance(node.target, nodes.Name)]
    # one that is made of what had the same name is taken first
    return frozenset(
        target
        for node, target in targets
        if not any(one.name == target and one.ctx == "load" for one in node.find_all(nodes.Name))
    )


@cache
def asked(name: str) -> frozenset[str]:
    """Return the names that a template asks for before it uses them: it does without."""
    tests = (node for node in parsed(name).find_all(nodes.Test) if node.name == "defined")
    return frozenset(node.node.name for node in tests if isinstance(node.node, nodes.Name))


@cache
def parts(name: str, *kinds: type[nodes.Node]) -> tuple[str, ...]:
    """Return the templates that one includes or takes macros from, or only those of some kinds."""
    kinds = kinds or (nodes.Include, nodes.Extends, nodes.FromImport, nodes.Import)
    found = (node for kind in kinds for node in parsed(name).find_all(kind))
    return tuple(node.template.value for node in found)  # type: ignore[attr-defined]


@cache
def needed(name: str) -> frozenset[str]:
    """Return the names without which a template cannot be filled: its own and what it includes."""
    taken = parts(name, nodes.Include, nodes.Extends)
    return (used(name) - asked(name)).union(*(needed(part) - made(name) for part in taken))


@cache
def known(name: str) -> frozenset[str]:
    """Return the names that reach anything: its own, what it includes and the macros it uses."""
    return used(name).union(*(known(part) for part in parts(name)))


def _name(function: ast.Attribute | ast.Name) -> str:
    return function.attr if isinstance(function, ast.Attribute) else function.id


def calls() -> Iterator[Call]:
    """Yield every place of the code that fills a template named there."""
    for path in sorted(path for folder in CODE for path in (ROOT / folder).rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            named = (one.value for one in node.args if isinstance(one, ast.Constant))
            for template in (str(one) for one in named if one in names()):
                given = frozenset(word.arg for word in node.keywords if word.arg)
                if isinstance(node.func, ast.Attribute | ast.Name) and _name(node.func) == "show":
                    given -= SHOWN
                open_ = any(word.arg is None for word in node.keywords)
                where = f"{path.relative_to(ROOT)}:{node.lineno}"
                yield Call(where, template, given, open_)
