"""The pages: one module each, which declares what can be chosen and draws a table of contents."""

from components.page import Declaration
from pages import (
    about,
    accessibility,
    build,
    compare,
    data_and_method,
    easy_read,
    follow_up,
    glossary,
    goals,
    indicator,
    matrix,
    method,
    municipality_map,
    open_data,
    overview,
    profile,
    rankings,
    strategy,
    within,
)

PAGES: dict[str, Declaration] = {
    module.PAGE.key: module.PAGE
    for module in (
        overview,
        rankings,
        compare,
        municipality_map,
        profile,
        within,
        matrix,
        goals,
        follow_up,
        strategy,
        data_and_method,
        build,
        indicator,
        about,
        method,
        open_data,
        glossary,
        easy_read,
        accessibility,
    )
}
"""Every page by its key in `region.words.pages`."""
