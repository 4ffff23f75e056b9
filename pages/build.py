"""Build a table: an analyst takes home chosen measures of chosen places in chosen years."""

from __future__ import annotations

from components import build_page
from components.page import Declaration

PAGE = Declaration(key="build", draw=build_page.draw_builder, parameters=build_page.PARAMETERS)
