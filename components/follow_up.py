"""The parts of the follow-up page: four questions, what is new, the themes of the report."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from markupsafe import Markup

from components import charts, frame, takeaway
from components.course_cards import cards
from components.current import Page
from components.overview import place_row, rankings_title
from components.page import Chosen, Parameter
from region.content.catalogue import Catalogue
from region.content.catalogue.store import Current
from region.indicators.certainty.words import published_note
from region.outputs.charts import Look, squares
from region.outputs.charts.model import Squares
from region.outputs.exhibits.follow_up import SQUARED
from region.strategy.follow_up.changes import changes
from region.strategy.follow_up.days import (
    FIRST_YEAR,
    day_of,
    day_view,
    default_days,
    last_day,
    month_ends,
    years,
)
from region.strategy.follow_up.news import news
from region.strategy.follow_up.questions import follow_up
from region.strategy.follow_up.reporting import reporting
from region.targets.headlines import overview_answer
from region.web.api import reporting_address
from region.words import formatting as fmt
from region.words.language import gettext


def _parts(page: Page, chosen: Chosen) -> dict[str, str]:
    _ = gettext(page.language)
    return {
        "questions": _("Fyra frågor"),
        "changes": _("Nytt sedan …"),
        "reporting": _("Teman"),
    }


def _years(page: Page, chosen: Chosen) -> dict[str, str]:
    _ = gettext(page.language)
    if chosen["view"] == "changes":
        return {}
    latest = last_day(page.catalogue).year
    return {
        str(year): _("{year}, läget nu").format(year=year) if year == latest else str(year)
        for year in years(page.catalogue)
    }


def _days(name: str) -> dict[str, object]:
    """Return how a parameter that is a day is read: the menu offers ends of months.

    That is as exactly as most days of publication are known; the address takes any day.
    """
    at = ("since", "until").index(name)

    def usual(page: Page, chosen: Chosen) -> str:
        return default_days(page.catalogue)[at].isoformat()

    def options(page: Page, chosen: Chosen) -> dict[str, str]:
        if chosen["view"] != "changes":
            return {}
        days = {default_days(page.catalogue)[at], *month_ends(page.catalogue)}
        if name in chosen:
            days.add(dt.date.fromisoformat(chosen[name]))
        ordered = sorted(days, reverse=True)
        return {day.isoformat(): fmt.date(day, page.language) for day in ordered}

    def reading(page: Page, chosen: Chosen, text: str) -> str | None:
        day = _read_day(text, page.catalogue)
        return day.isoformat() if day and chosen["view"] == "changes" else None

    return {"options": options, "default": usual, "reading": reading}


def _read_day(text: str, content: Catalogue) -> dt.date | None:
    """Return a date written YYYY-MM-DD that can be followed up, or None."""
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return None
    return day if dt.date(FIRST_YEAR, 1, 1) <= day <= last_day(content) else None


PART = Parameter(
    name="view",
    label=lambda _: _("Vad vill du se?"),
    options=_parts,
    shape="buttons",
    resets=("since", "until"),
    shown=False,
)
YEAR = Parameter(name="year", label=lambda _: _("Uppföljningens år"), options=_years)
SINCE = Parameter(name="since", label=lambda _: _("Från"), **_days("since"))  # type: ignore[arg-type]
UNTIL = Parameter(name="until", label=lambda _: _("Till"), **_days("until"))  # type: ignore[arg-type]


def _questions(page: Page, chosen: Chosen) -> dict[str, str]:
    """Return the questions that have one picture, which a link or a slide can show."""
    return {"": ""} | {key: key for key in SQUARED if chosen["view"] == "questions"}


QUESTION = Parameter(name="question", options=_questions)
CHOICES = (YEAR, SINCE, UNTIL, QUESTION)
WIDE, NARROW = 760, 358
"""How wide the squares of a question are on a wide and on a narrow screen."""


def _squares(page: Page, chosen: Chosen, key: str) -> tuple[Markup | None, takeaway.Shared]:
    """Return the picture of a question, a square for each thing, and how it is shared."""
    year = chosen.address.get("year", "")
    shared = takeaway.shared(page, f"follow_up/{key}", year=year)
    shown = shared.exhibit
    if shown is None or not isinstance(shown.picture, Squares):
        return None, shared
    if chosen["question"] == key:
        page.shared.append(shown)
    look = Look(page.language, page.theme, size=14, titled=False)
    wide, narrow = (
        (width, squares.height_of(shown.picture, look._replace(width=width)))
        for width in (WIDE, NARROW)
    )
    return charts.picture(shown.picture, shown.alternative, look, wide, narrow), shared


def answers(page: Page, chosen: Chosen) -> None:
    """Draw a year's answers to the four questions, each with its picture."""
    day = day_of(page.catalogue, int(chosen["year"]))
    view = follow_up(page.catalogue, day, page.language)
    earlier = not view.day.is_latest
    then = replace(page, current=Current(page.catalogue.as_known_on(day)))
    frame.show("follow_up_day.html", page, day=view.day, questions=view.questions)
    frame.show(
        "follow_up_targets.html", page, view=view, cards=cards(then, "small", earlier=earlier)
    )
    places = tuple(place_row(one, page) for one in view.rankings)
    title = rankings_title(places, page)
    shared = takeaway.of_then(page, title) if earlier else takeaway.shared(page, "rankings", title)
    frame.show(
        "follow_up_international.html",
        page,
        view=view,
        places=places,
        places_title=title,
        shared=shared,
        published_note=published_note(page.language),
    )
    picture, shared = _squares(page, chosen, "sustainability")
    frame.show("follow_up_sustainability.html", page, view=view, picture=picture, shared=shared)
    picture, shared = _squares(page, chosen, "priorities")
    frame.show("follow_up_priorities.html", page, view=view, picture=picture, shared=shared)
    frame.show("follow_up_end.html", page, day=view.day, since=view.since)


def answer(page: Page, chosen: Chosen) -> str:
    """Return in a sentence what is new, how many themes have figures, or how the goals stand."""
    _ = gettext(page.language)
    content, language = page.catalogue, page.language
    if chosen["view"] == "changes":
        since, until = (dt.date.fromisoformat(chosen[name]) for name in ("since", "until"))
        found = news(content, since, until, language)
        return found[0].sentence if found else _("Inget nytt värde för länet i tiden")
    then = content.as_known_on(day_of(content, int(chosen["year"])))
    if chosen["view"] == "reporting":
        return reporting(then, language).answer
    return overview_answer(then, language)


def head(page: Page, chosen: Chosen) -> None:
    """Say the answer, and what it is compared with."""
    _ = gettext(page.language)
    sub = ""
    if chosen["view"] == "questions":
        sub = _("Uppföljningen ställer samma fyra frågor varje år.")
    elif chosen["view"] == "changes" and not page.catalogue.conferences:
        sub = _("Ingen konferens är inlagd, så jämförelsen räknas från ett datum.")
    frame.show("follow_up_head.html", page, answer=answer(page, chosen), sub=sub)


def whats_new(page: Page, since: str, until: str) -> None:
    """Draw what is new between two days."""
    start, end = dt.date.fromisoformat(since), dt.date.fromisoformat(until)
    view = changes(page.catalogue, start, end, page.language)
    found = news(page.catalogue, start, end, page.language)
    shared = takeaway.shared(page, "follow_up/news", since=since, until=until)
    frame.show("changes.html", page, changes=view, news=found, level=2, shared=shared)


def themes(page: Page, year: int) -> None:
    """Draw the themes of the report to the state with a year's knowledge."""
    day = day_of(page.catalogue, year)
    named = day_view(page.catalogue, day, page.language)
    frame.show("follow_up_day.html", page, day=named, questions=())
    frame.show(
        "reporting.html",
        page,
        reporting=reporting(page.catalogue.as_known_on(day), page.language),
        xlsx=reporting_address("xlsx", day.year, page.language),
        csv=reporting_address("csv", day.year, page.language),
    )
    frame.show("follow_up_end.html", page, day=named, since=None)
