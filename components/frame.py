"""The frame around every page: language switch, notices, source of the data, footer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import streamlit as st
from streamlit.navigation.page import Page as StreamlitPage

from components.current import Page
from components.render import render
from region import pages
from region.language import DEFAULT_LANGUAGE, as_language, gettext
from region.model import LANGUAGES, Language


def language_switch() -> Language:
    """Draw the switch and return the chosen language; it follows the visitor from page to page."""
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


def navigation(language: Language) -> StreamlitPage:
    """Return the page that the address names, with the menu on top."""
    names = pages.names(language)
    return st.navigation(
        [
            st.Page(
                page.file,
                title=names[page.key],
                url_path=page.address or None,
                default=page.key == "overview",
                visibility="visible" if page.in_menu else "hidden",
            )
            for page in pages.PAGES
        ],
        position="top",
    )


def begin(page: Page) -> None:
    """Mark the page's language and say what is wrong with the content, if anything is."""
    _ = gettext(page.language)
    show("brand.html", page)
    show("search_box.html", page)
    if st.session_state.pop("unknown_language", False):
        st.info(_("Språket i adressen finns inte. Sidan visas på svenska."))
    if page.current.faults:
        st.info(_("Innehållet håller på att ändras. Du ser den senaste färdiga versionen."))


def end(page: Page) -> None:
    """Close the page with where the figures come from and the promises of the site."""
    st.html(render("footer.html", page.language, site=page.catalogue.site))


def show(template: str, page: Page, **views: object) -> None:
    """Draw one template."""
    put(page, render(template, page.language, **views))


def put(page: Page, html: str) -> None:
    """Draw HTML: with Streamlit, or into the document if the page is drawn without it.

    What is drawn by `show`, `box` and `charts.draw` alone can be drawn both ways, so a page's
    first document, its print and its copy on a memory stick are the page itself.
    """
    if page.document is None:
        st.html(html)
    else:
        page.document.append(f'<div class="piece stHtml">{html}</div>')


@contextmanager
def box(page: Page, key: str) -> Iterator[None]:
    """Draw what follows inside a container that the style sheet knows as `.st-key-<key>`."""
    if page.document is None:
        with st.container(key=key):
            yield
    else:
        page.document.append(f'<div class="box st-key-{key}">')
        yield
        page.document.append("</div>")


def field(page: Page, key: str, label: str, text: str = "") -> None:
    """Stand, in the document, where the page has a field to choose or write in."""
    with box(page, key):
        show("field.html", page, label=label, text=text)


def options(
    page: Page,
    key: str,
    name: str,
    label: str,
    names: Mapping[str, str],
    chosen: str | None,
    given: Mapping[str, str],
    *,
    shown: bool = True,
) -> None:
    """Stand, in the document, where the page lets choose among a few: links to each.

    Parameters
    ----------
    key
        The page that the links lead to.
    name
        The parameter that the choice sets; without it the first of `names` is meant.
    given
        The parameters that a link keeps.
    shown
        Whether the label can be seen, or only heard.
    """
    default = next(iter(names))
    links = [
        (
            text,
            pages.link(key, page.language, **{**given, name: "" if one == default else one}),
            one == chosen,
        )
        for one, text in names.items()
    ]
    show("options.html", page, label=label, options=tuple(links), shown=shown)
