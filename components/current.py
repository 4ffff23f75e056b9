"""The content that is shown now, and for whom: the one place where catalogue and page meet."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cache

import streamlit as st

from region.content.catalogue import Catalogue, CatalogueStore
from region.content.catalogue.pinned import UnknownDayError, as_it_stood, day_in
from region.content.catalogue.store import Current
from region.outputs.charts.palette import Theme
from region.outputs.exhibits import Exhibit
from region.web.pinned import asked
from region.web.settings import settings
from region.words import clock, kept
from region.words.addresses import KNOWN
from region.words.language import as_language
from region.words.text import Language


@cache
def store() -> CatalogueStore:
    """Return the process's one store of content."""
    return CatalogueStore()


def content() -> Catalogue:
    """Return what a request is to be answered from: of the day that it asks for, else of now."""
    return asked(lambda: store().current().catalogue)


def drawn_by(catalogue: Catalogue) -> tuple[str, ...]:
    """Return what decides any text drawn of the content: itself, the program, its settings."""
    return catalogue.version, repr(catalogue.changes), kept.code(), repr(settings())


def today(catalogue: Catalogue) -> dt.date:
    """Return the day from which ages are counted: the one that the content is pinned to, or now."""
    return catalogue.pinned or clock.today()


@dataclass(frozen=True)
class Page:
    """What every page starts from."""

    current: Current
    language: Language
    theme: Theme
    document: list[str] | None = None
    """Where the page's HTML is gathered when it is drawn without Streamlit (see `frame.put`)."""
    waiting: list[tuple[str, str, bool]] = field(default_factory=list)
    """HTML that is drawn and not yet sent to Streamlit: its key, itself, and whether it is the same
    for all visitors (see `frame.send`)."""
    sent: list[str] = field(default_factory=list)
    """The keys of what came first in each message that was sent."""
    shared: list[Exhibit] = field(default_factory=list)
    """What the page offers to share, as far as it is drawn."""
    explained: list[str] = field(default_factory=list)
    """The words of the glossary that can be opened on the page, as far as it is drawn."""

    @property
    def catalogue(self) -> Catalogue:
        """The content that the page is drawn from."""
        return self.current.catalogue


def page() -> Page:
    """Return content, language and theme of this run."""
    theme: Theme = "dark" if st.context.theme.type == "dark" else "light"
    language = as_language(st.session_state.get("lang"))
    return Page(_of_the_visit(), language, theme)


def _of_the_visit() -> Current:
    """Return the content of the day in the visit's address, else of now.

    The document of an address whose day does not exist has said so before the visit began.
    """
    found = store().current()
    text = st.query_params.get(KNOWN, "")
    if not text:
        return found
    try:
        day = day_in(found.catalogue, text, clock.today())
    except UnknownDayError:
        return found
    return Current(as_it_stood(found.catalogue, day))
