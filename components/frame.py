"""The frame around every page: language switch, notices, source of the data, footer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import streamlit as st
from streamlit.navigation.page import Page as StreamlitPage

from components.current import Page
from components.render import render
from region.words import pages
from region.words.language import DEFAULT_LANGUAGE, as_language, gettext
from region.words.text import LANGUAGES, Language


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


def select(
    page: Page,
    key: str,
    name: str,
    label: str,
    names: Mapping[str, str],
    chosen: str,
    given: Mapping[str, str],
    *,
    default: str = "",
    slider: bool = False,
) -> None:
    """Stand, in the document, where the page has a menu: a form that gives the same page anew.

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
    slider
        Whether it is drawn as a track; without scripts it is a menu all the same.
    """
    show(
        "select.html",
        page,
        name=name,
        label=label,
        slider=slider and len(names) > 1,
        form=form(page, key, name, names, chosen, given, default),
    )


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


def form(
    page: Page,
    key: str,
    name: str,
    names: Mapping[str, str],
    chosen: str,
    given: Mapping[str, str],
    default: str = "",
) -> Form:
    """Return the form of `select`, for a template that draws it in its own way."""
    kept = {one: value for one, value in given.items() if one != name}
    if page.language != DEFAULT_LANGUAGE:
        kept["lang"] = page.language
    return Form(
        action=f"/{pages.BY_KEY[key].address}",
        kept=tuple(kept.items()),
        options=tuple(("" if one == default else one, text) for one, text in names.items()),
        at=list(names).index(chosen) if chosen in names else 0,
    )


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
