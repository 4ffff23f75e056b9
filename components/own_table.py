"""A visitor opens a table of their own on the map; it stays in the memory of that visit."""

from __future__ import annotations

import streamlit as st

from components.current import Page
from components.render import render
from region.language import gettext
from region.own_table import OwnTable, OwnTableError, read_own_table

_MEMORY = "own_table_read"
_COLUMN = "own_table_column"

# Filled templates are kept for all visitors; what a visitor has opened must not be.
_fill = render.__wrapped__


def choose_own_table(page: Page) -> OwnTable | None:
    """Draw the place to open a file, and what is wrong with it; return the table if it is right."""
    _ = gettext(page.language)
    with st.expander(_("Öppna en egen tabell på kartan"), key="own_table"):
        st.html(render("own_table_help.html", page.language))
        file = st.file_uploader(
            _("Välj en CSV- eller Excelfil (.xlsx), högst 1 MB"),
            type=["csv", "xlsx"],
            max_upload_size=1,
            key="own_table_file",
        )
        if file is None:
            st.session_state.pop(_MEMORY, None)
            return None
        column = st.session_state.get(_COLUMN)
        read = _read(page, file.file_id, file.name, file.getvalue(), column)
        if isinstance(read, OwnTableError):
            faults = _fill(
                "own_table_faults.html", page.language, faults=read.faults, rest=read.rest
            )
            st.html(faults)
            return None
        if len(read.columns) > 1:
            if column not in read.columns:
                st.session_state[_COLUMN] = read.column
            st.selectbox(_("Kolumn att visa"), read.columns, key=_COLUMN)
        st.html(_fill("own_table_notes.html", page.language, table=read))
        return read


def _read(
    page: Page, file: str, name: str, raw: bytes, column: str | None
) -> OwnTable | OwnTableError:
    """Read the file once for each content, language and column, and keep it with the visit.

    The same object is handed out again, so that what is made of the table is made once.
    """
    key = (file, page.catalogue.version, page.language)
    kept_key, kept = st.session_state.get(_MEMORY, (None, None))
    if kept_key == key and isinstance(kept, OwnTableError):
        return kept
    if kept_key == key and (column == kept.column or column not in kept.columns):
        return kept
    read: OwnTable | OwnTableError
    try:
        read = read_own_table(name, raw, page.catalogue, page.language, column)
    except OwnTableError as error:
        read = error.with_traceback(None)
    st.session_state[_MEMORY] = (key, read)
    return read
