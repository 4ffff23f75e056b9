"""The address as the application sees it: what is written into it, and what it asks in vain."""

from __future__ import annotations

import streamlit as st

from region.words.language import gettext
from region.words.text import Language

LONGEST_SHOWN = 40
LONGEST_TEXT = 100
"""So many signs of free text fit into an address."""


def note(name: str, given: str, language: Language) -> None:
    """Say on the page that the address asks for something that does not exist."""
    _ = gettext(language)
    st.info(
        _("Adressen har {name} = ”{value}”, som inte finns. Sidan visar standardvalet.").format(
            name=name, value=as_shown(given).translate(_MARKDOWN)
        )
    )


def as_shown(given: str) -> str:
    """Return the beginning of what an address gives, without signs that cannot be seen."""
    shown = given if len(given) <= LONGEST_SHOWN else given[:LONGEST_SHOWN] + "…"
    return "".join(c if c.isprintable() else " " for c in shown)


_MARKDOWN = str.maketrans({c: f"\\{c}" for c in "\\`*_{}[]()<>#+-.!|~$:"})


def write(name: str, value: str, default: str) -> None:
    """Put a value into the address; the default is left out."""
    if value == default:
        if name in st.query_params:
            del st.query_params[name]
    else:
        st.query_params[name] = value
