"""The frame around every page: language switch, notices, source of the data, footer."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from html import escape

import streamlit as st
from streamlit.util import calc_hash

from components import explained
from components.current import Page, today
from components.render import fill, render
from region.content.catalogue import Catalogue
from region.content.catalogue.pinned import settled
from region.indicators.freshness import update_line
from region.web.pinned import pin_links
from region.words import pages
from region.words.language import DEFAULT_LANGUAGE, as_language, gettext
from region.words.text import LANGUAGES, Language


def language_switch() -> Language:
    """Return the address' language; it follows the visitor from page to page.

    The field that keeps it is not seen: the bar above the page has links to the other language.
    """
    given = st.query_params.get("lang")
    with st.container(key="language_switch"):
        chosen = as_language(
            st.segmented_control(
                "Språk / Language",
                LANGUAGES,
                default=DEFAULT_LANGUAGE,
                required=True,
                key="lang",
                bind="query-params",
                label_visibility="collapsed",
            )
        )
    if given and given not in LANGUAGES:
        st.session_state["unknown_language"] = True
    return chosen


HASHES = json.dumps({f"/{page.address}": calc_hash(page.address) for page in pages.PAGES})
"""The name by which the application knows each page; the bar asks for a page with it."""


def begin(page: Page, key: str) -> None:
    """Say which page it is and in what language, and what is wrong with the content, if so."""
    _ = gettext(page.language)
    show("page_state.html", page, key=key, hashes=HASHES)
    send(page)
    if st.session_state.pop("unknown_language", False):
        st.info(_("Språket i adressen finns inte. Sidan visas på svenska."))
    if page.current.faults:
        st.info(_("Innehållet håller på att ändras. Du ser den senaste färdiga versionen."))


def end(page: Page) -> None:
    """Close the page with where the figures come from and the promises of the site."""
    told = footer(page.catalogue, page.language)
    put(page, render("footer.html", page.language, **told), "footer", explain=False, shared=True)
    send(page)


def footer(content: Catalogue, language: Language) -> dict[str, object]:
    """Return what the template of the footer takes."""
    return {
        "site": content.site,
        "updated": update_line(content, language, today(content)),
        "known": settled(content).isoformat(),
    }


# Streamlit takes SVG out of the HTML it is given; a component puts it in as it is, and changes
# nothing but the pieces that are new, so that what someone has opened in another stays open. It is
# given them compressed, which is done once: what Streamlit does with a message, and the line's own
# compression with a window of 4 kB, are done for each visitor's.
_PIECES = st.components.v2.component(
    "pieces",
    html='<div class="pieces"></div>',
    isolate_styles=False,
    js="""
export default function ({ data, parentElement }) {
  const place = parentElement.querySelector(".pieces");
  const turn = place.turn = (place.turn ?? 0) + 1;
  const unpacked = new Blob([data]).stream().pipeThrough(new DecompressionStream("deflate"));
  new Response(unpacked).text().then((text) => {
    if (turn !== place.turn) return;
    const was = place.was ?? [], now = place.was = text.split("\\0");
    while (place.children.length > now.length) place.lastChild.remove();
    now.forEach((html, at) => {
      if (was[at] === html) return;
      const piece = place.children[at] ?? place.appendChild(document.createElement("div"));
      piece.className = "piece stHtml";
      piece.innerHTML = html;
    });
  });
}
""",
)


def show(
    template: str, page: Page, *, keep: bool = True, explain: bool = True, **views: object
) -> None:
    """Draw one template; what is a single visitor's, or in a document that is kept, is not kept."""
    html = (render if keep else fill)(template, page.language, **views)
    put(page, html, template, explain=explain, shared=keep)


def explain(page: Page) -> None:
    """End a page with what its words of the trade mean; each opens where the word stands."""
    show("words.html", page, explain=False, terms=explained.used(page))


def put(page: Page, html: str, key: str, *, explain: bool = True, shared: bool = False) -> None:
    """Draw HTML: with Streamlit, or into the document if the page is drawn without it.

    What is drawn by `show`, `box` and `charts.draw_chart` alone can be drawn both ways, so a page's
    first document, its print and its copy on a memory stick are the page itself.

    `key` names it: the template's name usually does. With `explain`, words of the trade open where
    they first stand on the page; what is `shared` by all visitors, and holds nothing of a single
    one, is looked through for them once.
    """
    if not html.strip():
        return
    if explain:
        html = explained.mark(page, html, shared=shared)
    if page.document is None:
        page.waiting.append((key, html, shared))
    else:
        page.document.append(_piece(html))


def _piece(html: str) -> str:
    return f'<div class="piece stHtml">{html}</div>'


def send(page: Page) -> None:
    """Send what waits as one element; whatever is drawn with Streamlit itself calls this before.

    All that stands between two widgets is one message: each has a price, for the server and for
    the browser, that does not depend on what it holds.
    """
    if not page.waiting:
        return
    keys, pieces, shared = zip(*page.waiting, strict=True)
    if day := page.catalogue.pinned:
        pieces = tuple(pin_links(html, day) for html in pieces)  # the document's: when it is sent
    first = keys[0]
    page.waiting.clear()
    if len(pieces) == 1 and "<svg" not in pieces[0]:
        st.html(_piece(pieces[0]))
        return
    page.sent.append(first)
    packed = (_kept if all(shared) else _packed)(pieces)
    _PIECES(key=f"pieces-{first}-{page.sent.count(first)}", data=packed)


def _packed(pieces: tuple[str, ...]) -> bytes:
    return zlib.compress("\0".join(pieces).encode())


_kept = lru_cache(maxsize=64)(_packed)


@contextmanager
def box(page: Page, key: str, *, row: bool = False) -> Iterator[None]:
    """Draw what follows inside a container that the style sheet knows as `.st-key-<key>`.

    In a `row` what is drawn stands beside each other as far as there is room.
    """
    if page.document is None:
        send(page)
        with st.container(key=key, horizontal=row, vertical_alignment="bottom" if row else "top"):
            yield
            send(page)
    else:
        page.document.append(_opened(key))
        yield
        page.document.append("</div>")


def _opened(key: str) -> str:
    return f'<div class="box st-key-{key}">'


@contextmanager
def part(page: Page, key: str) -> Iterator[None]:
    """Draw what follows as `box` does, where nothing of it is a widget: it is a piece of HTML."""
    if page.document is not None:
        with box(page, key):
            yield
    else:
        begin = len(page.waiting)
        yield
        inside = page.waiting[begin:]
        html = "".join(_piece(html) for _, html, _ in inside)
        shared = all(shared for *_, shared in inside)
        page.waiting[begin:] = [(key, f"{_opened(key)}{html}</div>", shared)]


@dataclass(frozen=True)
class Form:
    """A form with one menu, ready to be drawn.

    Attributes
    ----------
    action
        The page that it leads to.
    kept
        The parameters that it keeps.
    options
        The parameter's values and how they are called.
    at
        The place of the one that is chosen.
    """

    action: str
    kept: tuple[tuple[str, str], ...]
    options: tuple[tuple[str, str], ...]
    at: int


@contextmanager
def fold(page: Page, key: str, title: str) -> Iterator[None]:
    """Draw what follows folded away under a title, until someone opens it."""
    if page.document is None:
        send(page)
        with st.popover(title, key=f"fold_{key}"):
            yield
            send(page)
    else:
        page.document.append(
            f'<details class="field fold st-key-fold_{key}"><summary>{escape(title)}</summary>'
        )
        yield
        page.document.append("</details>")


def action(key: str) -> str:
    """Return the address that a form to a page has."""
    return f"/{pages.BY_KEY[key].address}"


def kept(page: Page, given: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return what a form sends along: the parameters given, and the language."""
    tail = {} if page.language == DEFAULT_LANGUAGE else {"lang": page.language}
    return tuple({**given, **tail}.items())


def form(
    page: Page,
    key: str,
    name: str,
    names: Mapping[str, str],
    chosen: str,
    given: Mapping[str, str],
    default: str = "",
) -> Form:
    """Return a form that leads to a page, keeps what is given, and sets one parameter more.

    It works before the application is there, and without it: what is chosen is a parameter.

    Parameters
    ----------
    key
        The page that the form leads to.
    name
        The parameter that the choice sets.
    names
        What can be chosen, and how it is called.
    given
        The parameters that the form keeps.
    default
        The choice that leaves no trace in the address.
    """
    return Form(
        action=action(key),
        kept=kept(page, {one: value for one, value in given.items() if one != name}),
        options=tuple(("" if one == default else one, text) for one, text in names.items()),
        at=list(names).index(chosen) if chosen in names else 0,
    )
