"""From addresses of the site to files of the pack, and links rewritten to them."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode, urlsplit

from components.assets import ASSETS
from components.page import document
from pages import PAGES
from region.content.catalogue import Catalogue
from region.words.language import DEFAULT_LANGUAGE
from region.words.names import slug
from region.words.pages import BY_ADDRESS, BY_KEY
from region.words.text import Language

_OBSERVATIONS = re.compile(r"/api/v1/indicators/([a-z0-9_]+)/observations")
_ANCHOR = re.compile(r'<a\b([^>]*?)\shref="(/[^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
_OTHER = re.compile(r'\b(data-address|href|src)="(/[^"]*)"')
_WITHIN = re.compile(r'<a\b[^>]*?\shref="#([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_CONTROLS = re.compile(
    r'<(form|nav) class="field"[^>]*>.*?</\1>|<form class="search find-place.*?</form>'
    r'|<section class="away[^>]*>.*?</section>'
    r'|<div class="box st-key-choice_edition">.*?</nav></div>\s*</div>\s*</div>',
    re.DOTALL,
)
"""Menus, and rows of links to more files than a pack is meant to hold."""
_FOLD = re.compile(r'<details class="field fold[^>]*>.*?</details>', re.DOTALL)
_WAY_ON = re.compile(r"<a\b(?![^>]*aria-current)")
_WITHOUT_LINK = re.compile(r'<p class="(?:files|actions)">(?:(?!</?p\b|<a\b).)*</p>', re.DOTALL)


ALONE = ("kommun", "target")
"""Choices whose value says what it is: `kommun-0182.html`."""

OPENED = {"profile": {"theme": "all"}}
"""Choices that the pack makes for its reader, who has all of it at hand."""

WITHOUT_CHOICES = ("build",)
"""Pages that the pack holds as they are: their choices ask the server."""

OF_A_WHOLE_PAGE = {"matrix": "sex"}
"""Choices that the pack holds of a page as it is, and not together with any other."""


@dataclass(frozen=True)
class Place:
    """One page with its choices, in one language."""

    key: str
    language: Language
    choices: tuple[tuple[str, str], ...] = ()

    @property
    def file(self) -> str:
        """The name of the place's file; English lies in a folder of its own."""
        words = [BY_KEY[self.key].address or "index"]
        words += [slug(v if n in ALONE else f"{n}-{v}") for n, v in self.choices]
        return in_language(f"{'-'.join(words)}.html", self.language)


def in_language(name: str, language: Language) -> str:
    """Return where a file of one language lies."""
    return name if language == DEFAULT_LANGUAGE else f"{language}/{name}"


def relative(target: str, here: str) -> str:
    """Return the way from one file of the pack to another."""
    return posixpath.relpath(target, posixpath.dirname(here) or ".")


@dataclass
class Linker:
    """Rewrites links; remembers the places that have been linked to, and the tables."""

    content: Catalogue
    language: Language
    seen: Callable[[Place], None]
    _targets: dict[str, str | None] = field(default_factory=dict, init=False)

    def target(self, address: str) -> str | None:
        """Return the file, with what follows it, for an address of the site; None if there is none.

        The map keeps its choices, since it is drawn in the browser; other pages have a file for
        each choice that some link makes.
        """
        if address not in self._targets:
            self._targets[address] = self._found(address)
        return self._targets[address]

    def _found(self, address: str) -> str | None:
        parts = urlsplit(address)
        given = {name: value for name, value in parse_qsl(parts.query) if name != "lang"}
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        if parts.path == f"/{BY_KEY['present'].address}":
            show = given.get("show", "")
            name = f"presentera-{slug(show)}.html" if show else "presentera.html"
            step = f"#{given['step']}" if "step" in given else fragment
            return in_language(name, self.language) + step
        if table := _OBSERVATIONS.fullmatch(parts.path):
            return in_language(f"data/{table[1]}.csv", self.language)
        for name, known in ASSETS.addresses.items():
            if parts.path == known:
                return f"assets/{name}"
        page = BY_ADDRESS.get(parts.path.removeprefix("/"))
        if page is None:
            return None
        choices = document.choices(PAGES[page.key], self.content, given, self.language)
        choices = {n: v for n, v in choices.items() if n not in OPENED.get(page.key, {})}
        if choices and page.key in WITHOUT_CHOICES:
            return None
        if OF_A_WHOLE_PAGE.get(page.key) in choices and len(choices) > 1:
            return None
        if page.key == "map":
            query = f"?{urlencode(choices)}" if choices else ""
            return Place("map", self.language).file + query + fragment
        place = Place(page.key, self.language, tuple(sorted(choices.items())))
        self.seen(place)
        return place.file + fragment

    def rewrite(self, text: str, here: str) -> str:
        """Return the document with relative links; what needs the server is taken out.

        A download that the pack does not hold goes; of any other such link the words stay.
        """

        def anchor(found: re.Match[str]) -> str:
            target = self.target(html.unescape(found[2]))
            if target is not None:
                href = html.escape(relative(target, here))
                return f'<a{found[1]} href="{href}"{found[3]}>{found[4]}</a>'
            return "" if "download" in found[1] + found[3] else found[4]

        def other(found: re.Match[str]) -> str:
            target = self.target(html.unescape(found[2]))
            return f'{found[1]}="{html.escape(relative(target, here))}"' if target else found[0]

        def within(found: re.Match[str]) -> str:
            return found[0] if f'id="{found[1]}"' in text else found[2]

        def fold(found: re.Match[str]) -> str:
            return found[0] if _WAY_ON.search(found[0]) else ""  # nothing is left to choose

        text = _CONTROLS.sub("", text)
        text = _FOLD.sub(fold, _OTHER.sub(other, _ANCHOR.sub(anchor, text)))
        return _WITHOUT_LINK.sub("", _WITHIN.sub(within, text))
