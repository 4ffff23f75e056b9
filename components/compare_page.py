"""The parts of the page that compares: what is chosen, the ranked dots, lines, the relation."""

from __future__ import annotations

from dataclasses import dataclass

from components import charts, frame, takeaway
from components.current import Page
from components.dot_plot import dot_plot
from components.embed import find
from components.page import Chosen, Parameter, Reading, control
from region.comparisons.comparison import DEFAULT_INDICATORS, CompareView, compare
from region.comparisons.lines import own_periods
from region.comparisons.peers import MOST_PEERS, area_options, read_peers
from region.comparisons.relation import Relation, relation
from region.comparisons.several import (
    MOST_MEASURES,
    SeveralView,
    default_measures,
    read_measures,
    several,
)
from region.content.catalogue import SCOPES, Comparison, ScopeName
from region.outputs.charts import Look, height_of, note
from region.outputs.exhibits.compared import lines_chart, ranks_chart, relation_chart
from region.words import pages
from region.words.language import gettext

PICTURE = ("svg", "png", "csv", "xlsx")
TABLE = ("csv", "xlsx")
PANEL = 582
"""The width of one of several charts on a wide screen, two in a row."""


def _scopes(page: Page, chosen: Chosen) -> dict[str, str]:
    _ = gettext(page.language)
    names = {"europe": _("Europas regioner"), "counties": _("Sveriges län")}
    return {scope: names[scope] for scope in SCOPES}


def _scope(chosen: Chosen) -> ScopeName:
    return next(scope for scope in SCOPES if scope == chosen["scope"])


def _comparison(page: Page, chosen: Chosen) -> Comparison:
    return page.catalogue.comparisons[_scope(chosen)]


def _views(page: Page, chosen: Chosen) -> dict[str, str]:
    _ = gettext(page.language)
    return {
        "dots": _("Rangordning"),
        "lines": _("Över tid"),
        "several": _("Flera mått"),
        "relation": _("Samband"),
    }


def _indicators(page: Page, chosen: Chosen) -> dict[str, str]:
    """Return the indicators' names with their themes, by theme and name."""
    themes = page.catalogue.themes
    order = list(themes)
    ordered = sorted(
        _comparison(page, chosen).indicators.values(),
        key=lambda one: (order.index(one.theme), one.name[page.language]),
    )
    return {
        one.id: f"{themes[one.theme].name[page.language]} · {one.name[page.language]}"
        for one in ordered
    }


def _measures(page: Page, chosen: Chosen) -> dict[str, str]:
    """Return what can be shown together, where several are."""
    return _indicators(page, chosen) if chosen["view"] == "several" else {}


def _default_measures(page: Page, chosen: Chosen) -> str:
    return ",".join(default_measures(page.catalogue, _scope(chosen)))


def _read_measures(page: Page, chosen: Chosen, text: str) -> Reading:
    """Return the measures that a text lists, in its order."""
    found, unknown = read_measures(page.catalogue, _scope(chosen), text)
    if not found:
        return None
    value = ",".join(found)
    return (value, unknown[0]) if unknown else value


def _single(page: Page, chosen: Chosen) -> dict[str, str]:
    """Return the measures to choose one among, where not several are shown."""
    return {} if chosen["view"] == "several" else _indicators(page, chosen)


def _default_indicator(page: Page, chosen: Chosen) -> str:
    known = _comparison(page, chosen).indicators
    default = DEFAULT_INDICATORS[_scope(chosen)]
    return default if default in known else next(iter(known))


def _seconds(page: Page, chosen: Chosen) -> dict[str, str]:
    """Return what an indicator can be set against, where two are shown."""
    return _indicators(page, chosen) if chosen["view"] == "relation" else {}


def _default_second(page: Page, chosen: Chosen) -> str:
    """Return the first other indicator with a year in common."""
    comparison, indicator = _comparison(page, chosen), chosen["indicator"]
    own = set(own_periods(comparison, indicator))
    others = (key for key in comparison.indicators if key != indicator)
    return next((key for key in others if own & set(own_periods(comparison, key))), indicator)


def _years(page: Page, chosen: Chosen) -> dict[str, str]:
    """Return the years that can be ranked, newest first."""
    if chosen["view"] != "dots":
        return {}
    periods = own_periods(_comparison(page, chosen), chosen["indicator"])
    return {period: period for period in reversed(periods)}


def _areas(page: Page, chosen: Chosen) -> dict[str, str]:
    found = area_options(page.catalogue, _scope(chosen), page.language)
    return {area.code: area.name for area in found}


def _groups(page: Page, chosen: Chosen) -> dict[str, str]:
    groups = _comparison(page, chosen).groups
    return {key: one.name[page.language] for key, one in groups.items()}


def _members(page: Page, chosen: Chosen, value: str) -> tuple[str, ...]:
    return read_peers(_comparison(page, chosen), value)[0]


def _read_peers(page: Page, chosen: Chosen, text: str) -> Reading:
    """Return a group's id, or the codes that a text lists."""
    comparison = _comparison(page, chosen)
    codes, unknown = read_peers(comparison, text)
    if not codes:
        return None
    value = text if text in comparison.groups else ",".join(codes)
    return (value, unknown[0]) if unknown else value


SCOPE = Parameter(
    name="scope",
    label=lambda _: _("Jämför med"),
    options=_scopes,
    shape="buttons",
    resets=("indicator", "indicator2", "measures", "year", "peers"),
)
VIEW = Parameter(name="view", label=lambda _: _("Visa som"), options=_views, shape="buttons")
INDICATOR = Parameter(
    name="indicator",
    label=lambda _: _("Mått"),
    options=_indicators,
    default=_default_indicator,
    resets=("year",),
)
SECOND = Parameter(
    name="indicator2", label=lambda _: _("Mot"), options=_seconds, default=_default_second
)
MEASURES = Parameter(
    name="measures",
    label=lambda _: _("Mått (högst {number})").format(number=MOST_MEASURES),
    options=_measures,
    default=_default_measures,
    shape="many",
    reading=_read_measures,
    most=MOST_MEASURES,
    hint=lambda _: _("Välj mått"),
)
YEAR = Parameter(name="year", label=lambda _: _("År"), options=_years)
PEERS = Parameter(
    name="peers",
    label=lambda _: _("Tillsammans med (högst {number})").format(number=MOST_PEERS),
    options=_areas,
    default=lambda page, chosen: _comparison(page, chosen).default_group,
    shape="many",
    reading=_read_peers,
    most=MOST_PEERS,
    presets=_groups,
    presets_label=lambda _: _("Grupp"),
    members=_members,
    hint=lambda _: _("Välj områden"),
)
PARAMETERS = (SCOPE, VIEW, INDICATOR, SECOND, MEASURES, YEAR, PEERS)


@dataclass(frozen=True)
class Choice:
    """What is compared; `peers` is a group's id or codes with commas between."""

    scope: ScopeName
    view: str
    indicator: str
    second: str
    measures: tuple[str, ...]
    year: str
    peers: str
    codes: tuple[str, ...]


def choice_of(page: Page, chosen: Chosen) -> Choice:
    """Return what is compared, with the single areas that are meant."""
    return Choice(
        scope=_scope(chosen),
        view=chosen["view"],
        indicator=chosen["indicator"],
        second=chosen["indicator2"],
        measures=chosen.many("measures"),
        year=chosen.address.get("year", ""),
        peers=chosen["peers"],
        codes=_members(page, chosen, chosen["peers"]),
    )


def controls(page: Page, chosen: Chosen) -> None:
    """Draw with what, how, what and whom to compare."""
    several = chosen["view"] == "several"
    for key, row in (
        ("compare_how", (SCOPE, VIEW)),
        ("compare_what", (MEASURES,) if several else (INDICATOR, SECOND, YEAR)),
        ("compare_whom", (PEERS,)),
    ):
        with frame.box(page, key, row=True):
            for parameter in row:
                control(page, chosen, parameter)


def _one(page: Page, choice: Choice) -> CompareView:
    return compare(
        page.catalogue, choice.scope, choice.indicator, choice.codes, choice.year, page.language
    )


def _all(page: Page, choice: Choice) -> SeveralView:
    return several(page.catalogue, choice.scope, choice.measures, choice.codes, page.language)


def _both(page: Page, choice: Choice) -> Relation | None:
    first, second = choice.indicator, choice.second
    return relation(page.catalogue, choice.scope, first, second, choice.codes, page.language)


def head(page: Page, choice: Choice) -> None:
    """Say in a sentence where Stockholm stands in what is chosen."""
    _ = gettext(page.language)
    above, goal = "", None
    if choice.view == "several":
        seen = _all(page, choice)
        answer, sub = seen.sentence, seen.places
    elif choice.view == "relation":
        found = _both(page, choice)
        answer = _("{x} och {y}").format(x=found.x_name, y=found.y_name) if found else _("Samband")
        none = _("Stockholm har inget år med värden för båda måtten. Välj ett annat.")
        sub = found.summary if found else none
    else:
        one = _one(page, choice)
        answer, above, goal = one.headline, one.named, one.goal
        sub = f"{one.order[:1].upper()}{one.order[1:]}. {one.detail}" if one.detail else ""
    frame.show("compare_head.html", page, answer=answer, sub=sub, above=above, goal=goal)


def body(page: Page, choice: Choice) -> None:
    """Draw what is chosen; needs no widget."""
    comparison = page.catalogue.comparisons[choice.scope]
    group = comparison.groups.get(choice.peers)
    rule = group.note[page.language] if group else ""
    if choice.view == "several":
        _several(page, choice, rule)
        return
    view = _one(page, choice)
    if choice.view == "relation":
        _relation(page, choice)
        other = compare(
            page.catalogue, choice.scope, choice.second, choice.codes, "", page.language
        )
        views = (view, other) if other.indicator != view.indicator else (view,)
        frame.show("compare_source.html", page, views=views)
        return
    frame.show("compare_group.html", page, group=rule)
    if choice.view == "lines":
        _lines(page, view, choice)
    else:
        frame.show("compare_dots.html", page, view=view, plot=dot_plot(view))
        _files(page, choice, f"{view.name}, {view.label}", "dots")
    frame.show("compare_source.html", page, views=(view,))


def _files(page: Page, choice: Choice, title: str, view: str, *, drawn: bool = True) -> None:
    """Draw the links to what is shown, as a picture if it is drawn, and as a table."""
    indicator = choice.measures[0] if view == "several" else choice.indicator
    last = own_periods(page.catalogue.comparisons[choice.scope], indicator)[-1]
    choices = {
        "scope": choice.scope,
        "peers": choice.peers,
        "view": view,
        "year": "" if choice.year == last or view != "dots" else choice.year,
    }
    if view == "several":
        choices["measures"] = ",".join(choice.measures)
    what = f"compare/{indicator}"
    shown = find(page.catalogue, what, choices, page.language) if drawn else None
    takeaway.links(page, what, title, PICTURE if drawn else TABLE, shown=shown, **choices)


def _lines(page: Page, view: CompareView, choice: Choice) -> None:
    _ = gettext(page.language)
    over_time = _("{name} över tid").format(name=view.name)
    ranks = ranks_chart(view, page.language)
    if ranks is None:
        frame.show("compare_table.html", page, view=view)
        _files(page, choice, over_time, "lines", drawn=False)
        return
    with frame.box(page, "compare_lines"):
        charts.draw(
            lines_chart(view, page.language),
            page,
            f"compare_lines_{view.scope}_{view.indicator}",
            view.sentence,
        )
    _files(page, choice, over_time, "lines")
    frame.show("compare_ranks_head.html", page)
    with frame.box(page, "compare_ranks"):
        charts.draw(
            ranks,
            page,
            f"compare_ranks_{view.scope}_{view.indicator}",
            view.sentence,
        )
    _files(page, choice, _("{name}: Stockholms plats").format(name=view.name), "ranks")
    frame.show("compare_table.html", page, view=view)


def _several(page: Page, choice: Choice, group: str) -> None:
    """Draw a small chart for each measure, the same places in all, and places by measure."""
    language = page.language
    seen = _all(page, choice)
    look = Look(language, page.theme, titled=False)
    panels = tuple(
        (
            one,
            note(chart := lines_chart(one, language), language),
            charts.picture(
                chart,
                one.sentence,
                look,
                (PANEL, height_of(chart)),
                (charts.NARROW, height_of(chart)),
            ),
            _alone(page, choice, one),
        )
        for one in seen.measures
    )
    frame.show("compare_several.html", page, group=group, panels=panels)
    frame.show("compare_several_table.html", page, seen=seen)
    _files(page, choice, seen.sentence, "several")
    frame.show("compare_source.html", page, views=seen.measures)


def _alone(page: Page, choice: Choice, one: CompareView) -> str:
    """Return the address of a measure alone, with the same places."""
    default = page.catalogue.comparisons[choice.scope].default_group
    return pages.link(
        "compare",
        page.language,
        scope="" if choice.scope == SCOPES[0] else choice.scope,
        indicator=one.indicator,
        peers="" if choice.peers == default else choice.peers,
    )


def _relation(page: Page, choice: Choice) -> None:
    found = _both(page, choice)
    if found is None:
        return
    with frame.box(page, "compare_relation"):
        charts.draw(
            relation_chart(found),
            page,
            f"compare_relation_{found.scope}_{found.x_indicator}_{found.y_indicator}",
            found.summary,
        )
    frame.show("compare_relation_table.html", page, relation=found)
    what = f"relation/{choice.indicator}"
    choices = {"scope": choice.scope, "indicator2": choice.second, "peers": choice.peers}
    shown = find(page.catalogue, what, choices, page.language)
    takeaway.links(page, what, shown.title, takeaway.PICTURE, shown=shown, **choices)


def draw(page: Page, chosen: Chosen) -> None:
    """Draw the whole page."""
    choice = choice_of(page, chosen)
    head(page, choice)
    controls(page, chosen)
    body(page, choice)
