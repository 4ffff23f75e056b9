"""Overview: a politician sees the ten figures, the targets and the rankings at a glance."""

from __future__ import annotations

import streamlit as st

from components import current, frame, overview
from region.comparisons.rankings.history import strategy_rankings
from region.indicators.figures import figures
from region.strategy.view import strategy
from region.targets.goals import goals
from region.words.language import gettext

page = current.page()
_ = gettext(page.language)

st.set_page_config(page_title=_("Stockholmsregionen i siffror"))
frame.show("overview_head.html", page, strategy=strategy(page.catalogue, page.language))
frame.show("figures.html", page, figures=figures(page.catalogue, page.language))
frame.show("goal_counts.html", page, goals=goals(page.catalogue, page.language))
overview.news(page)
frame.show("ranking_places.html", page, rankings=strategy_rankings(page.catalogue, page.language))
overview.find_municipality(page)
