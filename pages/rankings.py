"""Rankings: a politician sees where Stockholm stands, says who, and in how large a field."""

from __future__ import annotations

from components import rankings_page
from components.page import Declaration

PAGE = Declaration(
    key="rankings",
    draw=rankings_page.draw_rankings,
    title=rankings_page.title,
    parameters=(
        rankings_page.PLACE,
        rankings_page.RANKING,
        rankings_page.EDITION,
        rankings_page.VIEW,
    ),
)
