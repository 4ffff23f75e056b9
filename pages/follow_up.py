"""Follow-up: a politician sees how things stand for a year, and what has changed since the last."""

from __future__ import annotations

from components import follow_up, frame
from components.current import Page
from components.page import Chosen, Declaration, control


def draw(page: Page, chosen: Chosen) -> None:
    """Draw the part that is chosen."""
    follow_up.head(page, chosen)
    control(page, chosen, follow_up.PART)
    if chosen["view"] == "changes":
        with frame.box(page, "follow_up_days", row=True):
            control(page, chosen, follow_up.SINCE)
            control(page, chosen, follow_up.UNTIL)
        follow_up.whats_new(page, chosen["since"], chosen["until"])
        return
    with frame.box(page, "follow_up_year"):
        control(page, chosen, follow_up.YEAR)
    if chosen["view"] == "reporting":
        follow_up.themes(page, int(chosen["year"]))
    else:
        follow_up.answers(page, chosen)


PAGE = Declaration(
    key="follow_up",
    draw=draw,
    answer=follow_up.answer,
    parameters=(follow_up.PART, *follow_up.CHOICES),
)
