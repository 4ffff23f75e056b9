"""Municipality profile: a visitor understands their municipality in a minute."""

from __future__ import annotations

from components import frame, profile_page
from components.current import Page
from components.page import Chosen, Declaration, control
from region.municipalities.profile.view import profile


def draw(page: Page, chosen: Chosen) -> None:
    """Draw one municipality, or the choice of one."""
    code = chosen["kommun"]
    view = profile(page.catalogue, code, page.language) if code else None
    if view is None:
        frame.show("profile_name.html", page)
    else:
        profile_page.top(page, view)
    with frame.box(page, "profile_controls", row=True):
        control(page, chosen, profile_page.MUNICIPALITY)
    if view is None:
        profile_page.chooser(page)
        return
    profile_page.questions(page, chosen, view)
    profile_page.similar(page, chosen, view)
    profile_page.indicators(page, chosen, view)
    profile_page.compare(page, chosen)
    profile_page.facts(page, view)


PAGE = Declaration(
    key="profile",
    draw=draw,
    title=profile_page.title,
    parameters=profile_page.PARAMETERS,
)
