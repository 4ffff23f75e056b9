"""The parts of the page of all goals: the count, the choices, the matrix, and the rest."""

from __future__ import annotations

from functools import partial

from components import frame
from components.course_cards import cards
from components.current import Page
from components.page import Chosen, Parameter, control
from region.targets.goals import GoalsView, class_counts
from region.targets.headlines import goals_answer, reserves
from region.targets.ladder import ladder
from region.targets.matrix import Choice, matrix
from region.targets.track_record import track_records
from region.words.language import gettext


def _options(name: str, page: Page, chosen: Chosen) -> dict[str, str]:
    """Return what a filter offers, all of them first; nothing where one target is shown."""
    if chosen["target"]:
        return {}
    _ = gettext(page.language)
    known = matrix(page.catalogue, Choice(), page.language)
    every, offered = {
        "goal": (_("Alla fyra mål"), known.goals),
        "area": (_("Alla områden"), known.areas),
        "status": (_("Alla statusar"), known.statuses),
        "sdg": (_("Alla globala mål"), known.global_goals),
    }[name]
    return {"": every, **dict(offered)}


def _orders(page: Page, chosen: Chosen) -> dict[str, str]:
    _ = gettext(page.language)
    if chosen["target"]:
        return {}
    return {"plan": _("Planens ordning"), "behind": _("Längst efter först")}


FILTERS = (
    Parameter(
        name="goal",
        label=lambda _: _("Planens mål"),
        options=partial(_options, "goal"),
    ),
    Parameter(
        name="area",
        label=lambda _: _("Inriktningsområde"),
        options=partial(_options, "area"),
    ),
    Parameter(
        name="status",
        label=lambda _: _("Status"),
        options=partial(_options, "status"),
    ),
    Parameter(
        name="sdg",
        label=lambda _: _("Globalt mål"),
        options=partial(_options, "sdg"),
    ),
    Parameter(name="sort", label=lambda _: _("Ordning"), options=_orders),
)


def _choice(chosen: Chosen) -> Choice:
    return Choice(
        goal=chosen["goal"],
        area=chosen["area"],
        status=chosen["status"],
        global_goal=chosen["sdg"],
        order="behind" if chosen["sort"] == "behind" else "plan",
    )


def head(page: Page, view: GoalsView) -> None:
    """Say in a sentence how the targets stand, and in counts that lead to them."""
    content, language = page.catalogue, page.language
    frame.show(
        "goals_head.html",
        page,
        counts=class_counts(view.targets, language),
        answer=goals_answer(content, language),
        sub=reserves(content, language),
    )


def controls(page: Page, chosen: Chosen) -> None:
    """Draw the filters and the order, behind one button."""
    _ = gettext(page.language)
    with (
        frame.fold(page, "goal_filters", _("Filtrera och ordna")),
        frame.box(page, "goal_controls"),
    ):
        for parameter in FILTERS:
            control(page, chosen, parameter)


def rows(page: Page, chosen: Chosen) -> None:
    """Draw what is chosen: those that can be assessed as charts, the others as a ladder."""
    _ = gettext(page.language)
    content, language = page.catalogue, page.language
    view = matrix(content, _choice(chosen), language)
    order = [row.target.id for row in view.rows]
    found = sorted(
        cards(page, "middle", frozenset(order)), key=lambda card: order.index(card.target.id)
    )
    frame.show("goal_cards.html", page, matrix=view, cards=tuple(found))
    every = ladder(content, language)
    shown = {row.id: row for row in every.rows}
    open_ = tuple(shown[key] for key in order if key in shown)
    title = (
        every.sentence
        if len(open_) == len(every.rows)
        else _("{number} mål i urvalet går inte att bedöma").format(number=len(open_))
    )
    inside = _("vad som saknas, vem som har data, nästa steg")
    frame.show("goal_ladder.html", page, ladder=every, rows=open_, title=title, inside=inside)


def rest(page: Page, view: GoalsView) -> None:
    """Draw what is followed without a known target, the method in short, and the plan."""
    frame.show("goal_themes.html", page, goals=view)
    records = track_records(page.catalogue, page.language)
    frame.show("goals_method.html", page, goals=view, records=records)
    frame.show("goals_takeaway.html", page)
