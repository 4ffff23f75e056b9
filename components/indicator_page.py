"""The ten parts of an indicator's page, always in the same order."""

from __future__ import annotations

from collections.abc import Mapping

from components import charts, frame, sexes, takeaway
from components.current import Page, today
from components.dot_plot import dot_plot
from components.embed import find
from components.page import Chosen, Parameter, control
from region.comparisons.comparison import CompareView, compare
from region.comparisons.peers import group_members
from region.content.catalogue import COUNTRY, COUNTY, Catalogue, ScopeName
from region.content.catalogue.pinned import settled
from region.content.geography.places import find_municipality, names_of_municipalities
from region.indicators.by_sex import is_divided
from region.indicators.compared_by_sex import groups_of
from region.indicators.sexes import periods_of_both
from region.indicators.sexes import sexes as sexes_view
from region.municipalities.choropleth import MapView
from region.municipalities.menu import DEFAULT_INDICATOR, map_view
from region.municipalities.profile.rows import Strip, strip
from region.outputs.charts import Look
from region.outputs.charts.model import Regions
from region.outputs.exhibits import Exhibit
from region.outputs.exhibits.compared import lines_chart
from region.outputs.exhibits.maps import map_picture
from region.outputs.open_data.examples import NO_ADDRESS
from region.strategy.indicator import (
    IndicatorView,
    course_of,
    data_addresses,
    every_indicator,
    indicator_view,
)
from region.web.settings import settings
from region.words import pages
from region.words.addresses import with_known
from region.words.language import gettext
from region.words.text import Language
from region.words.views import UnknownIdError
from region.words.views import view as kept

MAP_WIDE, MAP_NARROW = (560, 520), (358, 420)


def _indicators(page: Page, _chosen: Chosen) -> Mapping[str, str]:
    names = {key: one.name[page.language] for key, one in every_indicator(page.catalogue).items()}
    return dict(sorted(names.items(), key=lambda item: item[1].casefold()))


def _default(page: Page, chosen: Chosen) -> str:
    known = _indicators(page, chosen)
    return DEFAULT_INDICATOR if DEFAULT_INDICATOR in known else next(iter(known))


def _municipalities(page: Page, chosen: Chosen) -> Mapping[str, str]:
    """Return what can be marked, after the choice of none."""
    _ = gettext(page.language)
    table = page.catalogue.observations.get(chosen["indicator"])
    if table is None or not table.municipal_periods:
        return {}
    return {"": _("Ingen"), **names_of_municipalities(page.catalogue, page.language)}


INDICATOR = Parameter(
    name="indicator",
    label=lambda _: _("Mått"),
    options=_indicators,
    default=_default,
    resets=("kommun",),
)
MUNICIPALITY = Parameter(
    name="kommun",
    label=lambda _: _("Märk ut en kommun"),
    options=_municipalities,
    shape="place",
    reading=lambda page, chosen, text: (
        find_municipality(page.catalogue, text) if _municipalities(page, chosen) else None
    ),
)
PARAMETERS = (INDICATOR, MUNICIPALITY)


def view_of(page: Page, chosen: Chosen) -> IndicatorView:
    """Return what is said of the indicator that the address names, today."""
    day = page.catalogue.known_on or today(page.catalogue)
    return indicator_view(page.catalogue, chosen["indicator"], page.language, day)


def title(page: Page, chosen: Chosen) -> str:
    """Return the indicator's name."""
    return every_indicator(page.catalogue)[chosen["indicator"]].name[page.language]


def _exhibit(page: Page, what: str, **choices: str) -> Exhibit | None:
    """Return what can be taken along; None where there is no picture of it."""
    try:
        return find(page.catalogue, what, choices, page.language)
    except UnknownIdError:
        return None


def answer(page: Page, chosen: Chosen, view: IndicatorView) -> None:
    """Say the last value in a sentence, and what is measured; let choose another indicator."""
    frame.show("indicator_answer.html", page, view=view)
    control(page, chosen, INDICATOR)


def _compared(page: Page, scope: ScopeName, key: str) -> CompareView:
    comparison = page.catalogue.comparisons[scope]
    codes = group_members(comparison, comparison.default_group)
    return compare(page.catalogue, scope, key, codes, "", page.language)


def over_time(page: Page, chosen: Chosen, view: IndicatorView) -> None:
    """Draw the county, or Stockholm, with what it is a part of as lines to read it against."""
    what, choices = course_of(page.catalogue, view.id, chosen["kommun"])
    shown = _exhibit(page, what, **choices)
    frame.show("indicator_course.html", page, view=view, shown=shown)
    if shown is not None and shown.picture and not isinstance(shown.picture, Regions):
        chart = shown.picture
        if not view.own:
            chart = lines_chart(_compared(page, view.scopes[0], view.id), page.language)
        with frame.part(page, "indicator_course"):
            charts.draw_chart(
                chart, page, f"course-{view.id}-{chosen['kommun']}", shown.alternative
            )
        takeaway.links(page, what, shown.title, takeaway.PICTURE, "", shown, **choices)


def _map(page: Page, view: IndicatorView) -> MapView | None:
    return map_view(page.catalogue, view.id, None, page.language) if view.municipal else None


@kept
def _strip(
    catalogue: Catalogue, key: str, period: str, own: str, language: Language
) -> Strip | None:
    return strip(catalogue, catalogue.indicators[key], period, own, (), language)


def municipalities(page: Page, chosen: Chosen, view: IndicatorView) -> None:
    """Draw all municipalities on a line, the chosen one marked, and their values as a table."""
    found = _map(page, view)
    line = None
    if found is not None:
        own = chosen["kommun"] or COUNTY
        line = _strip(page.catalogue, view.id, found.period, own, page.language)
    frame.show(
        "indicator_strip.html", page, view=view, map=found, strip=line, chosen=chosen["kommun"]
    )
    with frame.box(page, "indicator_place", row=True):
        control(page, chosen, MUNICIPALITY)


def on_the_map(page: Page, chosen: Chosen, view: IndicatorView) -> None:
    """Draw the municipalities as they lie; each leads to its profile."""
    found = _map(page, view)
    picture = None
    if found is not None:
        own = (chosen["kommun"],) if chosen["kommun"] else ()
        regions = map_picture(page.catalogue, found, own, page.language)
        addresses = {
            area.code: pages.link("profile", page.language, kommun=area.code)
            for area in page.catalogue.municipalities
        }
        look = Look(page.language, page.theme, size=13)
        said = f"{view.name}, {found.period_label}. {found.sentence}"
        picture = charts.map_picture(regions, said, look, MAP_WIDE, MAP_NARROW, addresses)
    frame.show("indicator_map.html", page, view=view, map=found, picture=picture)
    if found is not None:
        what = f"map/{view.id}"
        takeaway.links(page, what, found.name, shown=_exhibit(page, what))


def world(page: Page, chosen: Chosen, view: IndicatorView) -> None:
    """Draw Stockholm among counties and Europe's regions, where they have the same measure."""
    frame.show("indicator_world.html", page, view=view)
    for scope in view.scopes:
        found = _compared(page, scope, view.id)
        frame.show("indicator_compared.html", page, view=found)
        frame.show("compare_dots.html", page, view=found, plot=dot_plot(found))


def by_sex(page: Page, chosen: Chosen, view: IndicatorView) -> None:
    """Draw women and men, or say why they are not told apart."""
    frame.show("indicator_sexes.html", page, view=view)
    if view.own and is_divided(page.catalogue, view.id):
        areas = (COUNTY, view.place, COUNTRY)
        with_both = (one for one in areas if periods_of_both(page.catalogue, view.id, one))
        area = next(with_both, "")
        if area:
            sexes.draw_sexes(page, sexes_view(page.catalogue, view.id, area, page.language))
        return
    for scope in view.scopes:
        if groups_of(page.catalogue.comparisons[scope], view.id):
            what = f"compare/{view.id}"
            choices = {"scope": scope, "sex": "gap"}
            shown = find(page.catalogue, what, choices, page.language)
            frame.show("sexes_beside.html", page, shown=shown)
            sexes.drawn(page, shown, f"indicator-pairs-{scope}")
            takeaway.links(page, what, shown.title, shown=shown, scope=scope, sex="gap")


def serves(page: Page, chosen: Chosen, view: IndicatorView) -> None:
    """Name the targets, parts of the strategy and global goals that it serves."""
    frame.show("indicator_serves.html", page, view=view)


def about(page: Page, chosen: Chosen, view: IndicatorView) -> None:
    """Say what one should know: definition, kind, how sure, breaks, revisions, status."""
    frame.show("indicator_about.html", page, view=view)


def updates(page: Page, chosen: Chosen, view: IndicatorView) -> None:
    """Say the last value, when it was read, and what comes next."""
    frame.show("indicator_updates.html", page, view=view)


def use(page: Page, chosen: Chosen, view: IndicatorView) -> None:
    """Say how to cite, and where the figures are for programs."""
    site = settings().site_address
    addresses = data_addresses(page.catalogue, view.id, page.language)
    example = addresses["csv"] + (f"&area={view.place}" if view.own else "")
    frame.show(
        "indicator_use.html",
        page,
        view=view,
        site=site,
        csv=addresses["csv"],
        json=addresses["json"],
        example=f'curl --compressed "{site or NO_ADDRESS}{example}"',
        page_address=with_known(
            pages.link("indicator", page.language, **chosen.address), settled(page.catalogue)
        ),
    )


PARTS = (
    answer,
    over_time,
    municipalities,
    on_the_map,
    world,
    by_sex,
    serves,
    about,
    updates,
    use,
)
