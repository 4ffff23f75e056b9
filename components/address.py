"""Choices that live in the address: stable ids, a default that leaves no trace, polite notes.

Streamlit's own binding matches an option by the words it shows, which change with the language.
Here the address holds the id, whatever the words are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from region.words.language import gettext
from region.words.text import Language

LONGEST_SHOWN = 40


def read(
    name: str, options: Sequence[str], default: str, language: Language, *, quiet: bool = False
) -> str:
    """Return the parameter's value if it is an option, else the default and a note on the page.

    `quiet` leaves out the note, where it would not be seen or has been given.
    """
    given = st.query_params.get(name)
    if given is None or given == "":
        return default
    if given in options:
        return given
    if not quiet:
        note(name, given, language)
    return default


def note(name: str, given: str, language: Language) -> None:
    """Say on the page that the address asks for something that does not exist."""
    _ = gettext(language)
    shown = given if len(given) <= LONGEST_SHOWN else given[:LONGEST_SHOWN] + "…"
    shown = "".join(c if c.isprintable() else " " for c in shown)
    st.info(
        _("Adressen har {name} = ”{value}”, som inte finns. Sidan visar standardvalet.").format(
            name=name, value=shown.translate(_MARKDOWN)
        )
    )


_MARKDOWN = str.maketrans({c: f"\\{c}" for c in "\\`*_{}[]()<>#+-.!|~$:"})


def read_list(name: str, options: Sequence[str], most: int, language: Language) -> tuple[str, ...]:
    """Return the options that the parameter lists with commas, at most `most`, and notes."""
    given = [part for part in (st.query_params.get(name) or "").split(",") if part]
    known = tuple(dict.fromkeys(part for part in given if part in options))
    unknown = next((part for part in given if part not in options), None)
    if unknown is not None:
        note(name, unknown, language)
    return known[:most]


def write(name: str, value: str, default: str) -> None:
    """Put a value into the address; the default is left out."""
    if value == default:
        if name in st.query_params:
            del st.query_params[name]
    else:
        st.query_params[name] = value


def choose(
    widget: Callable[..., Any],
    name: str,
    label: str,
    options: Sequence[str],
    default: str,
    language: Language,
    *,
    resets: Sequence[str] = (),
    quiet: bool = False,
    **settings: Any,
) -> str:
    """Draw a widget whose value is the parameter `name`. The address decides, the widget follows.

    Parameters
    ----------
    widget
        st.selectbox, st.select_slider, st.segmented_control or another that takes options.
    resets
        Parameters that lose their meaning when this one changes, and are removed then.
    quiet
        Whether an unknown value gets no note here.
    settings
        Passed on to the widget, e.g. format_func.
    """
    key = f"choice_{name}"
    st.session_state[key] = read(name, options, default, language, quiet=quiet)

    def changed() -> None:
        write(name, st.session_state[key] or default, default)
        for other in resets:
            write(other, "", "")

    widget(label, options, key=key, on_change=changed, **settings)
    return st.session_state[key] or default
