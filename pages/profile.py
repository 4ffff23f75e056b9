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
    frame.show("profile_name.html", page, name=view.name if view else "")
    with frame.box(page, "profile_controls"):
        control(page, chosen, profile_page.MUNICIPALITY)
    if view is None:
        profile_page.chooser(page)
        return
    profile_page.head(page, view)
    profile_page.indicators(page, view)
    profile_page.similar(page, view)
    profile_page.compare(page, chosen)


PAGE = Declaration(
    key="profile",
    draw=draw,
    title=profile_page.title,
    parameters=(profile_page.MUNICIPALITY, profile_page.COMPARED),
)
