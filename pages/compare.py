"""Compare: an analyst sets Stockholm beside Europe's regions or Sweden's counties."""

from __future__ import annotations

from components import compare_choices, compare_page
from components.page import Declaration

PAGE = Declaration(
    key="compare", draw=compare_page.draw_comparison, parameters=compare_choices.PARAMETERS
)
