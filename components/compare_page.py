"""The parts of the page that compares: what is chosen, the ranked dots, lines, the relation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import streamlit as st

from components import address, charts, frame, share, takeaway
from components.current import Page
from components.dot_plot import dot_plot
from components.embed import find
from region.comparisons.comparison import DEFAULT_INDICATORS, CompareView, compare, own_periods
from region.comparisons.peers import MOST_PEERS, area_options, group_members, read_peers
from region.comparisons.relation import relation
from region.content.catalogue import SCOPES, Catalogue, Comparison, ScopeName
from region.outputs.exhibits.comparisons import lines_chart, ranks_chart, relation_chart
from region.words import pages
from region.words.language import gettext

VIEWS = ("dots", "lines", "relation")
PICTURE = ("svg", "png", "csv", "xlsx")
TABLE = ("csv", "xlsx")


@dataclass(frozen=True)
class Choice:
    """What the address asks for; `peers` is a group's id or codes with commas between."""

    scope: ScopeName = SCOPES[0]
    view: str = VIEWS[0]
    indicator: str = ""
    second: str = ""
    year: str = ""
    peers: str = ""
    codes: tuple[str, ...] = field(default=(), compare=False)


def _scope(text: str) -> ScopeName:
    return next((scope for scope in SCOPES if scope == text), SCOPES[0])


def _default_indicator(comparison: Comparison) -> str:
    default = DEFAULT_INDICATORS[comparison.scope]
    return default if default in comparison.indicators else next(iter(comparison.indicators))


def _default_second(comparison: Comparison, indicator: str) -> str:
    """Return the first other indicator with a year in common."""
    own = set(own_periods(comparison, indicator))
    others = (key for key in comparison.indicators if key != indicator)
    return next((key for key in others if own & set(own_periods(comparison, key))), indicator)


def choices(content: Catalogue, given: Mapping[str, str]) -> dict[str, str]:
    """Return those of an address' parameters that the page knows, defaults left out."""
    known: dict[str, str] = {}
    scope = _scope(given.get("scope", ""))
    comparison = content.comparisons[scope]
    if scope != SCOPES[0]:
        known["scope"] = scope
    if given.get("view") in VIEWS[1:]:
        known["view"] = given["view"]
    indicator = given.get("indicator", "")
    if indicator in comparison.indicators and indicator != _default_indicator(comparison):
        known["indicator"] = indicator
    chosen = known.get("indicator", _default_indicator(comparison))
    if given.get("indicator2", "") in comparison.indicators:
        known["indicator2"] = given["indicator2"]
    if given.get("year", "") in own_periods(comparison, chosen)[:-1]:
        known["year"] = given["year"]
    peers = given.get("peers", "")
    codes, _unknown = read_peers(comparison, peers)
    if peers in comparison.groups and peers != comparison.default_group:
        known["peers"] = peers
    elif codes and peers not in comparison.groups:
        known["peers"] = ",".join(codes)
    return known


def choice_of(content: Catalogue, known: Mapping[str, str]) -> Choice:
    """Return the whole choice that known parameters mean."""
    scope = _scope(known.get("scope", ""))
    comparison = content.comparisons[scope]
    indicator = known.get("indicator") or _default_indicator(comparison)
    peers = known.get("peers") or comparison.default_group
    return Choice(
        scope=scope,
        view=known.get("view", VIEWS[0]),
        indicator=indicator,
        second=known.get("indicator2") or _default_second(comparison, indicator),
        year=known.get("year", ""),
        peers=peers,
        codes=read_peers(comparison, peers)[0],
    )


def head(page: Page) -> None:
    frame.show("compare_head.html", page)


def _indicator_names(page: Page, comparison: Comparison) -> dict[str, str]:
    """Return the indicators' names with their themes, by theme and name."""
    themes = page.catalogue.themes
    order = list(themes)
    ordered = sorted(
        comparison.indicators.values(),
        key=lambda one: (order.index(one.theme), one.name[page.language]),
    )
    return {
        one.id: f"{themes[one.theme].name[page.language]} · {one.name[page.language]}"
        for one in ordered
    }


def _group_names(page: Page, comparison: Comparison) -> dict[str, str]:
    """Return what the groups are called, after the visitor's own choice of areas."""
    _ = gettext(page.language)
    groups = {key: one.name[page.language] for key, one in comparison.groups.items()}
    return {"": _("Egen grupp"), **groups}


def _option_names(page: Page) -> tuple[dict[str, str], dict[str, str]]:
    """Return what the scopes and the views are called."""
    _ = gettext(page.language)
    scopes = {"europe": _("Europas regioner"), "counties": _("Sveriges län")}
    views = {"dots": _("Rangordning"), "lines": _("Över tid"), "relation": _("Samband")}
    return scopes, views


def choose(page: Page) -> Choice:
    """Draw with what, how, what and whom to compare; the address decides."""
    _ = gettext(page.language)
    scopes, views = _option_names(page)
    with st.container(key="compare_how", horizontal=True, vertical_alignment="bottom"):
        scope = _scope(
            address.choose(
                st.segmented_control,
                "scope",
                _("Jämför med"),
                SCOPES,
                SCOPES[0],
                page.language,
                required=True,
                resets=("indicator", "indicator2", "year", "peers"),
                format_func=lambda key: scopes[key],
            )
        )
        view = address.choose(
            st.segmented_control,
            "view",
            _("Visa som"),
            VIEWS,
            VIEWS[0],
            page.language,
            required=True,
            format_func=lambda key: views[key],
        )
    comparison = page.catalogue.comparisons[scope]
    names = _indicator_names(page, comparison)
    default = _default_indicator(comparison)
    with st.container(key="compare_what", horizontal=True, vertical_alignment="bottom"):
        indicator = address.choose(
            st.selectbox,
            "indicator",
            _("Mått"),
            list(names),
            default,
            page.language,
            resets=("year",),
            format_func=lambda key: names[key],
        )
        second, year = _default_second(comparison, indicator), ""
        if view == "relation":
            second = address.choose(
                st.selectbox,
                "indicator2",
                _("Mot"),
                list(names),
                second,
                page.language,
                format_func=lambda key: names[key],
            )
        elif view == "dots":
            periods = own_periods(comparison, indicator)[::-1]
            year = address.choose(st.selectbox, "year", _("År"), periods, periods[0], page.language)
    peers = _choose_peers(page, comparison)
    codes = read_peers(comparison, peers)[0]
    return Choice(scope, view, indicator, second, year, peers, codes)


def _choose_peers(page: Page, comparison: Comparison) -> str:
    """Draw the groups and the free choice of areas; return a group's id or codes."""
    _ = gettext(page.language)
    default = comparison.default_group
    given = st.query_params.get("peers", "")
    codes, unknown = read_peers(comparison, given or default)
    if unknown:
        address.note("peers", unknown[0], page.language)
    if not codes:
        codes, given = group_members(comparison, default), ""
    group = given or default
    groups = _group_names(page, comparison)
    options = {o.code: o for o in area_options(page.catalogue, comparison.scope, page.language)}
    st.session_state["choice_group"] = group if group in groups else ""
    st.session_state["choice_peers"] = list(codes)

    def group_changed() -> None:
        chosen = st.session_state["choice_group"]
        if chosen:
            address.write("peers", chosen, default)
        else:
            address.write("peers", ",".join(codes), "")

    def peers_changed() -> None:
        address.write("peers", ",".join(st.session_state["choice_peers"]), "")

    with st.container(key="compare_whom", horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            _("Grupp"),
            list(groups),
            key="choice_group",
            format_func=lambda key: groups[key],
            on_change=group_changed,
        )
        st.multiselect(
            _("Tillsammans med (högst {number})").format(number=MOST_PEERS),
            list(options),
            key="choice_peers",
            max_selections=MOST_PEERS,
            select_all=False,
            placeholder=_("Välj områden"),
            format_func=lambda code: options[code].name,
            on_change=peers_changed,
        )
    return group if group in groups else ",".join(codes)


def body(page: Page, choice: Choice) -> None:
    """Draw what is chosen; needs no widget."""
    view = compare(
        page.catalogue, choice.scope, choice.indicator, choice.codes, choice.year, page.language
    )
    comparison = page.catalogue.comparisons[choice.scope]
    group = comparison.groups.get(choice.peers)
    note = group.note[page.language] if group else ""
    if choice.view == "relation":
        _relation(page, choice)
        other = compare(
            page.catalogue, choice.scope, choice.second, choice.codes, "", page.language
        )
        views = (view, other) if other.indicator != view.indicator else (view,)
        frame.show("compare_source.html", page, views=views)
        return
    frame.show("compare_answer.html", page, view=view, group=note)
    if choice.view == "lines":
        _lines(page, view, choice)
    else:
        frame.show("compare_dots.html", page, view=view, plot=dot_plot(view))
        _files(page, choice, f"{view.name}, {view.label}", "dots")
    frame.show("compare_source.html", page, views=(view,))


def _files(page: Page, choice: Choice, title: str, view: str, *, drawn: bool = True) -> None:
    """Draw the links to what is shown, as a picture if it is drawn, and as a table."""
    last = own_periods(page.catalogue.comparisons[choice.scope], choice.indicator)[-1]
    choices = {
        "scope": choice.scope,
        "peers": choice.peers,
        "view": view,
        "year": "" if choice.year == last else choice.year,
    }
    what = f"compare/{choice.indicator}"
    takeaway.links(page, what, title, PICTURE if drawn else TABLE, **choices)
    if drawn:
        share.draw(page, find(page.catalogue, what, choices, page.language))


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
    frame.show("compare_ranks_head.html", page, view=view)
    with frame.box(page, "compare_ranks"):
        charts.draw(
            ranks,
            page,
            f"compare_ranks_{view.scope}_{view.indicator}",
            view.sentence,
        )
    _files(page, choice, _("{name}: Stockholms plats").format(name=view.name), "ranks")
    frame.show("compare_table.html", page, view=view)


def _relation(page: Page, choice: Choice) -> None:
    found = relation(
        page.catalogue,
        choice.scope,
        choice.indicator,
        choice.second,
        choice.codes,
        page.language,
    )
    frame.show("compare_relation.html", page, relation=found)
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


def _controls(page: Page, choice: Choice, chosen: Mapping[str, str]) -> None:
    """Stand where the controls are."""
    _ = gettext(page.language)
    comparison = page.catalogue.comparisons[choice.scope]
    names = _indicator_names(page, comparison)
    scopes, views = _option_names(page)
    with frame.box(page, "compare_how"):
        kept = {key: text for key, text in chosen.items() if key == "view"}
        frame.options(page, "compare", "scope", _("Jämför med"), scopes, choice.scope, kept)
        frame.options(page, "compare", "view", _("Visa som"), views, choice.view, chosen)
    default = _default_indicator(comparison)
    with frame.box(page, "compare_what"):
        kept = {key: text for key, text in chosen.items() if key != "year"}
        frame.select(
            page, "compare", "indicator", _("Mått"), names, choice.indicator, kept, default=default
        )
        if choice.view == "relation":
            frame.select(page, "compare", "indicator2", _("Mot"), names, choice.second, chosen)
        elif choice.view == "dots":
            periods = own_periods(comparison, choice.indicator)[::-1]
            years = {period: period for period in periods}
            year = choice.year or periods[0]
            frame.select(page, "compare", "year", _("År"), years, year, chosen, default=periods[0])
    with frame.box(page, "compare_whom"):
        groups = _group_names(page, comparison)
        own = {} if choice.peers in comparison.groups else {choice.peers: groups[""]}
        frame.select(
            page,
            "compare",
            "peers",
            _("Grupp"),
            own | {key: text for key, text in groups.items() if key},
            choice.peers,
            chosen,
            default=comparison.default_group,
        )
        _chips(page, choice, chosen)


def _chips(page: Page, choice: Choice, chosen: Mapping[str, str]) -> None:
    """Stand where areas are added and taken out: links that take one out."""
    _ = gettext(page.language)
    areas = page.catalogue.comparisons[choice.scope].areas
    links = []
    for code in choice.codes:
        rest = ",".join(other for other in choice.codes if other != code)
        address_without = pages.link("compare", page.language, **{**chosen, "peers": rest})
        links.append((areas[code].name[page.language], address_without if rest else ""))
    label = _("Tillsammans med (högst {number})").format(number=MOST_PEERS)
    frame.show("chips.html", page, label=label, areas=tuple(links))


def draw(page: Page, chosen: Mapping[str, str]) -> None:
    """Draw the whole page without widgets."""
    choice = choice_of(page.catalogue, chosen)
    head(page)
    _controls(page, choice, chosen)
    body(page, choice)
