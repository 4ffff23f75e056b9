"""The parts of the follow-up page: four questions, what is new, the themes of the report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import streamlit as st

from components import address, frame
from components.current import Page
from region.api import reporting_address
from region.catalogue import Catalogue
from region.follow_up.changes import ChangesView, changes
from region.follow_up.days import FIRST_YEAR, day_of, day_view, last_day, years
from region.follow_up.questions import FollowUpView, follow_up
from region.follow_up.reporting import reporting
from region.language import gettext

PARTS = ("questions", "changes", "reporting")


def choose_part(page: Page) -> str:
    """Return which part is shown; the three are links to each other."""
    _ = gettext(page.language)
    names = {
        "questions": _("Fyra frågor"),
        "changes": _("Nytt sedan …"),
        "reporting": _("Rapporteringens teman"),
    }
    return address.choose(
        st.segmented_control,
        "view",
        _("Vad vill du se?"),
        PARTS,
        PARTS[0],
        page.language,
        resets=("since", "until"),
        format_func=lambda part: names[part],
        label_visibility="collapsed",
    )


def choose_year(page: Page) -> dt.date:
    """Return the day of the year that the address says, the latest unless it says another."""
    _ = gettext(page.language)
    options = [str(year) for year in years(page.catalogue)]
    with st.container(key="follow_up_year"):
        chosen = address.choose(
            st.selectbox,
            "year",
            _("Uppföljningens år"),
            options,
            options[0],
            page.language,
            format_func=lambda year: year_name(page, int(year)),
        )
    return day_of(page.catalogue, int(chosen))


def year_name(page: Page, year: int) -> str:
    """Return how a year is called in the menu."""
    _ = gettext(page.language)
    latest = last_day(page.catalogue).year
    return _("{year}, läget nu").format(year=year) if year == latest else str(year)


def default_days(content: Catalogue) -> tuple[dt.date, dt.date]:
    """Return the days that are compared unless others are chosen: since last year's follow-up."""
    last = last_day(content)
    return day_of(content, last.year - 1), last


def choose_days(page: Page) -> tuple[dt.date, dt.date]:
    """Return the two days to compare: since a year ago unless the address says others."""
    _ = gettext(page.language)
    default = default_days(page.catalogue)
    labels = (_("Från och med"), _("Till och med"))
    with st.container(key="follow_up_days", horizontal=True):
        return (
            _day(page, "since", labels[0], default[0]),
            _day(page, "until", labels[1], default[1]),
        )


def _day(page: Page, name: str, label: str, default: dt.date) -> dt.date:
    """Draw a date field whose value is a parameter of the address, written YYYY-MM-DD."""
    first, last = dt.date(FIRST_YEAR, 1, 1), last_day(page.catalogue)
    given = st.query_params.get(name, "")
    value = _read_day(given, page.catalogue) if given else default
    if value is None:
        address.note(name, given, page.language)
        value = default
    key = f"choice_{name}"
    st.session_state[key] = value

    def changed() -> None:
        chosen = st.session_state[key] or default
        address.write(name, chosen.isoformat(), default.isoformat())

    st.date_input(
        label, min_value=first, max_value=last, format="YYYY-MM-DD", key=key, on_change=changed
    )
    return st.session_state[key] or default


def _read_day(text: str, content: Catalogue) -> dt.date | None:
    """Return a date written YYYY-MM-DD that can be followed up, or None."""
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return None
    return day if dt.date(FIRST_YEAR, 1, 1) <= day <= last_day(content) else None


def questions(page: Page) -> None:
    """Draw the chosen year's answers to the four questions."""
    answers(page, follow_up(page.catalogue, choose_year(page), page.language))


def answers(page: Page, view: FollowUpView) -> None:
    """Draw the answers; needs no widget."""
    frame.show("follow_up_day.html", page, day=view.day, questions=view.questions, since=view.since)
    for part in ("targets", "international", "sustainability", "priorities"):
        frame.show(f"follow_up_{part}.html", page, view=view)


def what_is_new(page: Page) -> None:
    """Draw what is new between two days that the visitor chooses."""
    start, end = choose_days(page)
    news(page, changes(page.catalogue, start, end, page.language))


def news(page: Page, view: ChangesView, level: int = 2) -> None:
    """Draw what is new; needs no widget. `level` is that of the heading."""
    frame.show("changes.html", page, changes=view, level=level)


def themes(page: Page) -> None:
    """Draw the themes of the report to the state with a chosen year's knowledge."""
    themes_of(page, choose_year(page))


def themes_of(page: Page, day: dt.date) -> None:
    """Draw the themes as of a day; needs no widget."""
    named = day_view(page.catalogue, day, page.language)
    frame.show("follow_up_day.html", page, day=named, questions=(), since=None)
    frame.show(
        "reporting.html",
        page,
        reporting=reporting(page.catalogue.as_known_on(day), page.language),
        xlsx=reporting_address("xlsx", day.year, page.language),
        csv=reporting_address("csv", day.year, page.language),
    )


def choices(content: Catalogue, given: Mapping[str, str]) -> dict[str, str]:
    """Return of an address' parameters those that the page knows, with values that exist."""
    found = {}
    part = given.get("view", "")
    if part in PARTS[1:]:
        found["view"] = part
    if part == "changes":
        for name in ("since", "until"):
            if _read_day(given.get(name, ""), content):
                found[name] = given[name]
    elif given.get("year", "") in {str(year) for year in years(content)[1:]}:
        found["year"] = given["year"]
    return found


def draw(page: Page, chosen: Mapping[str, str]) -> None:
    """Draw the page for `choices`, without widgets."""
    _ = gettext(page.language)
    frame.show("follow_up_head.html", page)
    if chosen.get("view") == "changes":
        first, last = default_days(page.catalogue)
        start = _read_day(chosen.get("since", ""), page.catalogue) or first
        end = _read_day(chosen.get("until", ""), page.catalogue) or last
        news(page, changes(page.catalogue, start, end, page.language))
        return
    year = int(chosen.get("year", last_day(page.catalogue).year))
    frame.field(page, "follow_up_year", _("Uppföljningens år"), year_name(page, year))
    if chosen.get("view") == "reporting":
        themes_of(page, day_of(page.catalogue, year))
    else:
        day = day_of(page.catalogue, year)
        answers(page, follow_up(page.catalogue, day, page.language))
