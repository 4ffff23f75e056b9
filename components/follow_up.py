"""The parts of the follow-up page: four questions, what is new, the themes of the report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import streamlit as st

from components import address, frame
from components.current import Page
from region.content.catalogue import Catalogue
from region.strategy.follow_up.changes import ChangesView, changes
from region.strategy.follow_up.days import (
    FIRST_YEAR,
    day_of,
    day_view,
    default_days,
    last_day,
    month_ends,
    years,
)
from region.strategy.follow_up.questions import FollowUpView, follow_up
from region.strategy.follow_up.reporting import reporting
from region.web.api import reporting_address
from region.words import formatting as fmt
from region.words.language import gettext

PARTS = ("questions", "changes", "reporting")


def part_names(page: Page) -> dict[str, str]:
    """Return what the parts are called."""
    _ = gettext(page.language)
    return {
        "questions": _("Fyra frågor"),
        "changes": _("Nytt sedan …"),
        "reporting": _("Teman"),
    }


def choose_part(page: Page) -> str:
    """Return which part is shown; the three are links to each other."""
    _ = gettext(page.language)
    names = part_names(page)
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


def choose_days(page: Page) -> tuple[dt.date, dt.date]:
    """Return the two days to compare: since last year's follow-up unless the address says others.

    The menus offer the ends of months, which is as exactly as most days of publication are known;
    the address takes any day.
    """
    _ = gettext(page.language)
    since, until = default_days(page.catalogue)
    fields = (("since", _("Från"), since), ("until", _("Till"), until))
    offered = [_options(page, name, default) for name, _label, default in fields]
    with st.container(key="follow_up_days", horizontal=True):
        start, end = (
            address.choose(
                st.selectbox,
                name,
                label,
                options,
                default.isoformat(),
                page.language,
                quiet=True,
                format_func=lambda day: fmt.date(dt.date.fromisoformat(day), page.language),
            )
            for (name, label, default), options in zip(fields, offered, strict=True)
        )
    return dt.date.fromisoformat(start), dt.date.fromisoformat(end)


def _options(page: Page, name: str, default: dt.date) -> list[str]:
    """Return the days that a menu offers, newest first, with the one that the address names.

    A day that cannot be followed up is noted on the page.
    """
    days = {default, *month_ends(page.catalogue)}
    given = st.query_params.get(name, "")
    named = _read_day(given, page.catalogue)
    if named:
        days.add(named)
    elif given:
        address.note(name, given, page.language)
    return [day.isoformat() for day in sorted(days, reverse=True)]


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
    part = chosen.get("view", PARTS[0])
    frame.show("follow_up_head.html", page)
    asked = _("Vad vill du se?")
    frame.options(page, "follow_up", "view", asked, part_names(page), part, {}, shown=False)
    if part == "changes":
        first, last = default_days(page.catalogue)
        start = _read_day(chosen.get("since", ""), page.catalogue) or first
        end = _read_day(chosen.get("until", ""), page.catalogue) or last
        with frame.box(page, "follow_up_days"):
            for name, label, day, default in (
                ("since", _("Från"), start, first),
                ("until", _("Till"), end, last),
            ):
                days = sorted({day, default, *month_ends(page.catalogue)}, reverse=True)
                names = {one.isoformat(): fmt.date(one, page.language) for one in days}
                frame.select(
                    page,
                    "follow_up",
                    name,
                    label,
                    names,
                    day.isoformat(),
                    chosen,
                    default=default.isoformat(),
                )
        news(page, changes(page.catalogue, start, end, page.language))
        return
    year = int(chosen.get("year", last_day(page.catalogue).year))
    with frame.box(page, "follow_up_year"):
        offered = years(page.catalogue)
        frame.select(
            page,
            "follow_up",
            "year",
            _("Uppföljningens år"),
            {str(one): year_name(page, one) for one in offered},
            str(year),
            chosen,
            default=str(offered[0]),
        )
    if part == "reporting":
        themes_of(page, day_of(page.catalogue, year))
    else:
        day = day_of(page.catalogue, year)
        answers(page, follow_up(page.catalogue, day, page.language))
