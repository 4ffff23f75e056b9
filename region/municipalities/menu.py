"""The municipal indicators: the menu of them, and one of them on the map as the page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from region.content.catalogue import Catalogue
from region.municipalities.choropleth import MapView, choropleth
from region.municipalities.choropleth import map_view as view_of
from region.municipalities.classes import Scheme
from region.municipalities.series import indicator_series
from region.words.text import Language
from region.words.views import view

DEFAULT_INDICATOR = "share_post_secondary_25_64"
DEFAULT_SECOND = "median_income_20_64"
"""What the map sets beside the first measure unless another is named."""

__all__ = [
    "DEFAULT_INDICATOR",
    "DEFAULT_SECOND",
    "IndicatorOption",
    "map_view",
    "options",
]


@dataclass(frozen=True, eq=False)
class IndicatorOption:
    """An entry of the menu of municipal indicators."""

    id: str
    name: str
    theme: str


@view
def options(catalogue: Catalogue, language: Language) -> tuple[IndicatorOption, ...]:
    """Return the municipal indicators, grouped by theme in the themes' order, then by name."""
    entries = [
        IndicatorOption(i.id, i.name[language], catalogue.themes[i.theme].name[language])
        for i in catalogue.municipal_indicators
    ]
    order = [theme.name[language] for theme in catalogue.themes.values()]
    return tuple(sorted(entries, key=lambda e: (order.index(e.theme), e.name.casefold())))


def map_view(
    catalogue: Catalogue,
    indicator_id: str,
    period: str | None,
    language: Language,
    scheme: Scheme | None = None,
) -> MapView:
    """Return the map of one indicator; `period` None means the last one.

    Raises
    ------
    UnknownIdError
        if the indicator has no municipal values or the period none of them.
    """
    series = indicator_series(catalogue, indicator_id, language)
    return view_of(choropleth(series, scheme or Scheme(), language), period)
