"""What can be chosen on the page that compares, and what a choice means."""

from __future__ import annotations

from dataclasses import dataclass

from components import sexes
from components.current import Page
from components.page import Chosen, Parameter, Reading
from region.comparisons.by_sex import asked_compared
from region.comparisons.comparison import DEFAULT_INDICATORS
from region.comparisons.lines import own_periods
from region.comparisons.peers import MOST_PEERS, area_options, read_peers
from region.comparisons.several import MOST_MEASURES, default_measures, read_measures
from region.content.catalogue import SCOPES, Comparison, ScopeName
from region.indicators.compared_by_sex import groups_of
from region.words.language import gettext


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


def _sexes(page: Page, chosen: Chosen) -> dict[str, str]:
    """Return whose values can be shown, where one measure has those of women and men."""
    if chosen["view"] not in ("dots", "lines"):
        return {}
    groups = groups_of(_comparison(page, chosen), chosen["indicator"])
    names = sexes.names(page)
    if groups == ("gap",):
        _ = gettext(page.language)
        names["total"] = _("Måttet")
    return {one: names[one] for one in ("total", *groups)} if groups else {}


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
    key, scope = chosen["indicator"], _scope(chosen)
    seen = asked_compared(page.catalogue, scope, key, chosen["sex"])
    periods = own_periods(seen.comparisons[scope], key)
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
    resets=("indicator", "indicator2", "measures", "year", "peers", "sex"),
)
VIEW = Parameter(name="view", label=lambda _: _("Visa som"), options=_views, shape="buttons")
INDICATOR = Parameter(
    name="indicator",
    label=lambda _: _("Mått"),
    options=_indicators,
    default=_default_indicator,
    resets=("year", "sex"),
)
SEX = sexes.parameter(_sexes, "year")
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
PARAMETERS = (SCOPE, VIEW, INDICATOR, SEX, SECOND, MEASURES, YEAR, PEERS)


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
    sex: str


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
        sex=chosen.address.get("sex", ""),
    )
