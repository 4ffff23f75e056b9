"""The parts of the method page: the rules in words, and a calculator for any case."""

from __future__ import annotations

import streamlit as st

from components import frame
from components.current import Page
from components.page import Chosen, Parameter
from region.targets.case import case_view
from region.targets.headlines import method_answer
from region.targets.progress import Point, Question
from region.targets.progress.case import EXAMPLE, CaseError, read_case
from region.words import formatting as fmt
from region.words.language import gettext

MOST_DECIMALS_ASKED = 4
LONGEST_NUMBER = 24


def rules(page: Page) -> None:
    """Tell the method: classes, limits and their origin, and what is this site's own."""
    frame.show("method_rules.html", page, answer=answer(page))


def answer(page: Page) -> str:
    """Return how many targets the rules can assess."""
    return method_answer(page.catalogue, page.language)


def outcome(page: Page, question: Question) -> None:
    """Draw how a case stands. What a visitor has typed in is not kept."""
    view = case_view(question, page.language)
    frame.show("method_outcome.html", page, keep=False, case=view)


def _read(page: Page, chosen: Chosen, text: str) -> str | None:
    """Return the case of an address if it is one that the calculator can show."""
    try:
        question = read_case(text)
    except CaseError:
        return None
    return text if question.kind == "level" and len(question.points) == 2 else None


CASE = Parameter(name="case", default=lambda _page, _chosen: EXAMPLE, reading=_read)


def calculator(page: Page, case: str) -> None:
    """Draw the form and how its case stands; the case is in the address as one line."""
    _ = gettext(page.language)
    question = read_case(case)
    if page.document is not None:
        outcome(page, question)
        return
    frame.send(page)
    faults = st.session_state.pop("case_faults", ())
    if not faults:
        _fill(question, page)
    with st.form("case", border=True):
        _pair(_("Basvärde"), _("Basår"), "case_base")
        _pair(_("Senaste värde"), _("Senaste år"), "case_latest")
        _pair(_("Målvärde"), _("Målår"), "case_target")
        with st.container(key="case_choices"):
            directions = {"up": _("upp"), "down": _("ned")}
            methods = {"linear": _("linjär"), "cagr": _("tillväxttakt")}
            st.selectbox(
                _("Önskad riktning"),
                list(directions),
                format_func=lambda key: directions[key],
                key="case_direction",
            )
            st.selectbox(
                _("Räknemetod"),
                list(methods),
                format_func=lambda key: methods[key],
                key="case_method",
            )
            st.selectbox(
                _("Decimaler i statistiken"),
                list(range(MOST_DECIMALS_ASKED + 1)),
                key="case_decimals",
            )
        st.checkbox(_("Målet måste passeras, inte bara nås"), key="case_strict")
        st.form_submit_button(_("Räkna"), type="primary", on_click=_into_address)
    if faults:
        numbers = {"base": _("Basvärde"), "latest": _("Senaste värde"), "target": _("Målvärde")}
        st.error(
            _("Går inte att läsa: {fields}. Skriv tal som 3,7 och år som 2017.").format(
                fields=fmt.listing([numbers[key] for key in faults], page.language)
            )
        )
    else:
        outcome(page, question)


def _fill(question: Question, page: Page) -> None:
    """Let the form say what the address says."""
    base, latest = question.points
    target = Point(question.year or latest.year, question.value or 0.0)
    state = st.session_state
    for key, point in (("base", base), ("latest", latest), ("target", target)):
        digits = len(f"{point.value:.10g}".partition(".")[2])
        state[f"case_{key}"] = fmt.number(point.value, digits, page.language)
        state[f"case_{key}_year"] = str(point.year)
    state["case_direction"] = question.direction
    state["case_method"] = question.method
    state["case_decimals"] = min(question.decimals, MOST_DECIMALS_ASKED)
    state["case_strict"] = question.operator in (">", "<")


def _pair(value_label: str, year_label: str, key: str) -> None:
    """Draw a value and its year beside each other."""
    with st.container(key=f"{key}_pair"):
        st.text_input(value_label, key=key, max_chars=LONGEST_NUMBER)
        st.text_input(year_label, key=f"{key}_year", max_chars=4)


def _into_address() -> None:
    """Write the form's case as one line into the address, or remember what cannot be read."""
    state = st.session_state
    up = state["case_direction"] == "up"
    operator = (">" if up else "<") if state["case_strict"] else (">=" if up else "<=")
    points = [
        f"{key}={_plain(state[f'case_{key}'])}@{state[f'case_{key}_year'].strip()}"
        for key in ("base", "latest", "target")
    ]
    case = (
        f"{','.join(points)},direction={state['case_direction']},operator={operator},"
        f"method={state['case_method']},decimals={state['case_decimals']}"
    )
    try:
        read_case(case)
    except CaseError as error:
        wrong = {fault.key for fault in error.faults}
        fields = ("base", "latest", "target")
        state["case_faults"] = tuple(key for key in fields if key in wrong) or fields
    else:
        st.query_params["case"] = case


def _plain(text: str) -> str:
    """A number as people write it, with a decimal point and without spaces between thousands."""
    return "".join(text.split()).replace("\u2212", "-").replace(",", ".")
