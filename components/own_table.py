"""A visitor opens a table of their own on the map; it stays in the memory of that visit."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st
from streamlit.runtime.uploaded_file_manager import DeletedFile, UploadedFile

from components import address, frame
from components.current import Page
from components.page import Chosen, Parameter
from components.render import fill, render
from region.content.sheets import Question
from region.content.sheets.reading import QUESTIONS
from region.municipalities.own_table import OwnTable, OwnTableError, read_own_table, titled
from region.municipalities.series import MapSeries, own_series
from region.words.language import gettext

MOST_SHOWN_AT_ONCE = 6

SHOWN = "own"
TABLE = Parameter(name="table", options=lambda _page, _chosen: {"": "", SHOWN: SHOWN})
"""That the map was of a visitor's own table; the address holds nothing of what stands in it."""

_MEMORY, _FILE = "own_table_read", "own_table_file"


def table(page: Page) -> OwnTable | None:
    """Return the table that this visit has opened, if it can be read."""
    file = _opened(page)
    if file is None:
        return None
    read = _read(page, file.file_id, file.name, file.getvalue())
    if isinstance(read, OwnTableError):
        return None
    name = st.session_state.get(_key("name", file.file_id), read.name)
    unit = st.session_state.get(_key("unit", file.file_id), read.unit)
    return read if (name, unit) == (read.name, read.unit) else titled(read, name, unit)


def _opened(page: Page) -> UploadedFile | None:
    """Return the file that this visit has opened, if it is still there."""
    file = None if page.document is not None else st.session_state.get(_FILE)
    return None if isinstance(file, DeletedFile) else file


def series(page: Page) -> MapSeries | None:
    """Return the visit's own table as a series for the map."""
    opened = table(page)
    return own_series(page.catalogue, opened, page.language) if opened else None


def tell_if_gone(page: Page, chosen: Chosen) -> None:
    """Say that a table is not kept, where the address is of a map that showed one."""
    if chosen[TABLE.name] and _opened(page) is None:
        frame.show("own_table_gone.html", page, without=chosen.link(page, table=""))


def draw_own_table(page: Page) -> None:
    """Draw the place to open a file, how it was read or what is wrong with it."""
    if page.document is not None:
        return
    _ = gettext(page.language)
    frame.send(page)
    with st.expander(_("Öppna en egen tabell på kartan"), key="own_table"):
        st.html(render("own_table_help.html", page.language))
        file = st.file_uploader(
            _("Välj en CSV- eller Excelfil (.xlsx), högst 1 MB"),
            type=["csv", "xlsx"],
            max_upload_size=1,
            key=_FILE,
            on_change=lambda: address.write(TABLE.name, SHOWN if _opened(page) else "", ""),
        )
        if file is None:
            st.session_state.pop(_MEMORY, None)
            if isinstance(st.session_state.get(_FILE), DeletedFile):
                words = _("Anslutningen var borta för länge, och filen finns inte kvar här.")
                st.warning(f"{words} " + _("Öppna den igen för att se den på kartan."))
            return
        read = _read(page, file.file_id, file.name, file.getvalue())
        if isinstance(read, OwnTableError):
            st.html(fill("own_table_faults.html", page.language, error=read))
            _ask(file.file_id, read.questions)
            if read.notes:
                st.html(fill("own_table_notes.html", page.language, notes=read.notes, name=""))
            return
        st.html(fill("own_table_notes.html", page.language, notes=read.notes, name=read.name))
        _ask(file.file_id, read.questions)
        with st.container(horizontal=True):
            for one, label, given, most in (
                ("name", _("Rubrik"), read.name, 60),
                ("unit", _("Enhet"), read.unit, 20),
            ):
                st.text_input(label, given, max_chars=most, key=_key(one, file.file_id))


def _key(name: str, file: str) -> str:
    """Return the control's key: what was answered about one file is not taken for the next."""
    return f"own_table_{name}_{file}"


def _ask(file: str, questions: Iterable[Question]) -> None:
    """Draw what can be chosen; what must be answered has no answer until somebody gives it."""
    for question in questions:
        labels = {option.value: option.label for option in question.options}
        values = list(labels)
        index = values.index(question.chosen) if question.chosen else None
        key = _key(question.key, file)
        if len(values) > MOST_SHOWN_AT_ONCE:
            st.selectbox(question.label, values, index, key=key, format_func=labels.__getitem__)
        else:
            st.radio(question.label, values, index, key=key, format_func=labels.__getitem__)


def _read(page: Page, file: str, name: str, raw: bytes) -> OwnTable | OwnTableError:
    """Read the file once for each content, language and set of answers; keep it with the visit.

    The same object is handed out again, so that what is made of the table is made once.
    """
    answers = {key: st.session_state.get(_key(key, file)) or "" for key in QUESTIONS}
    key = (file, page.catalogue.version, page.language, tuple(answers.items()))
    kept_key, kept = st.session_state.get(_MEMORY, (None, None))
    if kept_key == key:
        return kept
    read: OwnTable | OwnTableError
    try:
        read = read_own_table(name, raw, page.catalogue, page.language, answers)
    except OwnTableError as error:
        read = error.with_traceback(None)
    st.session_state[_MEMORY] = (key, read)
    return read
