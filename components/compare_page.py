"""The parts of the page that compares: what is chosen, the ranked dots, lines, the relation."""

from __future__ import annotations

from components import charts, frame, sexes, takeaway
from components.compare_choices import (
    INDICATOR,
    MEASURES,
    PEERS,
    SCOPE,
    SECOND,
    SEX,
    VIEW,
    YEAR,
    Choice,
    choice_of,
)
from components.current import Page
from components.dot_plot import dot_plot
from components.embed import find
from components.page import Chosen, control
from region.comparisons.by_sex import asked_compared, compared_sexes
from region.comparisons.comparison import CompareView, compare
from region.comparisons.lines import own_periods
from region.comparisons.relation import Relation, relation
from region.comparisons.several import (
    SeveralView,
    several,
)
from region.content.catalogue import SCOPES
from region.indicators.sexes import both_told
from region.outputs.charts import Look, cut, height_of, note
from region.outputs.exhibits.compared import lines_chart, ranks_chart, relation_chart
from region.words import pages
from region.words.language import gettext

PICTURE = ("svg", "png", "csv", "xlsx")
TABLE = ("csv", "xlsx")
PANEL = 582
"""The width of one of several charts on a wide screen, two in a row."""


def controls(page: Page, chosen: Chosen) -> None:
    """Draw what to compare and how in one row; whom, whose values and which year are folded."""
    several = chosen["view"] == "several"
    _ = gettext(page.language)
    with frame.box(page, "compare_choices", row=True):
        for parameter in (MEASURES,) if several else (INDICATOR, SECOND):
            control(page, chosen, parameter)
        control(page, chosen, VIEW)
        with frame.fold(page, "compare_more", _("Jämför med, år och mer")):
            for parameter in (SCOPE, PEERS) if several else (SCOPE, PEERS, YEAR, SEX):
                control(page, chosen, parameter)


def _one(page: Page, choice: Choice) -> CompareView:
    seen = asked_compared(page.catalogue, choice.scope, choice.indicator, choice.sex)
    return compare(seen, choice.scope, choice.indicator, choice.codes, choice.year, page.language)


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
        if choice.sex == "gap":
            own = next(
                area
                for area in compared_sexes(page.catalogue, one, page.language)
                if area.code == page.catalogue.comparisons[choice.scope].own
            )
            answer = both_told(own, page.language).removesuffix(".")
            sub = f"{one.headline}. {sub}" if sub else ""
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
    elif choice.sex == "gap":
        _pairs(page, view, choice)
    else:
        frame.show("compare_dots.html", page, view=view, plot=dot_plot(view))
        _files(page, choice, f"{view.name}, {view.label}", "dots")
    frame.show("compare_source.html", page, views=(view,))


def _pairs(page: Page, view: CompareView, choice: Choice) -> None:
    """Draw women and men of each area as two dots and a line, with the table and the files."""
    what = f"compare/{choice.indicator}"
    shown = find(page.catalogue, what, _choices(page, choice, "dots"), page.language)
    sexes.drawn(page, shown, f"compare-pairs-{view.scope}-{view.indicator}")
    _files(page, choice, shown.title, "dots")


def _choices(page: Page, choice: Choice, view: str) -> dict[str, str]:
    """Return the choices that a file of a view has in its address."""
    indicator = choice.measures[0] if view == "several" else choice.indicator
    seen = asked_compared(page.catalogue, choice.scope, indicator, choice.sex)
    last = own_periods(seen.comparisons[choice.scope], indicator)[-1]
    choices = {
        "scope": choice.scope,
        "peers": choice.peers,
        "view": view,
        "year": "" if choice.year == last or view != "dots" else choice.year,
        "sex": choice.sex,
    }
    if view == "several":
        choices["measures"] = ",".join(choice.measures)
    return choices


def _files(page: Page, choice: Choice, title: str, view: str, *, drawn: bool = True) -> None:
    """Draw the links to what is shown, as a picture if it is drawn, and as a table."""
    indicator = choice.measures[0] if view == "several" else choice.indicator
    choices, what = _choices(page, choice, view), f"compare/{indicator}"
    if drawn:
        takeaway.drawn(page, what, title, PICTURE, **choices)
    else:
        takeaway.links(page, what, title, TABLE, shown=None, **choices)


def _lines(page: Page, view: CompareView, choice: Choice) -> None:
    _ = gettext(page.language)
    over_time = _("{name} över tid").format(name=view.name)
    ranks = ranks_chart(view, page.language)
    if ranks is None:
        frame.show("compare_table.html", page, view=view)
        _files(page, choice, over_time, "lines", drawn=False)
        return
    drawn = lines_chart(view, page.language)
    composed = choice.peers not in page.catalogue.comparisons[choice.scope].groups
    place = frame.box if composed else frame.part
    with place(page, "compare_lines"):
        key = f"compare_lines_{view.scope}_{view.indicator}"
        charts.draw_chart(drawn, page, key, view.sentence, composed=composed)
        if meaning := cut(drawn, page.language):
            frame.show("note.html", page, text=f"{meaning}.")
    _files(page, choice, over_time, "lines")
    frame.show("compare_ranks_head.html", page)
    with place(page, "compare_ranks"):
        key = f"compare_ranks_{view.scope}_{view.indicator}"
        charts.draw_chart(ranks, page, key, view.sentence, composed=composed)
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
        charts.draw_chart(
            relation_chart(found),
            page,
            f"compare_relation_{found.scope}_{found.x_indicator}_{found.y_indicator}",
            found.summary,
            composed=True,
        )
    frame.show("compare_relation_table.html", page, relation=found)
    choices = {"scope": choice.scope, "indicator2": choice.second, "peers": choice.peers}
    takeaway.drawn(page, f"relation/{choice.indicator}", **choices)


def draw_comparison(page: Page, chosen: Chosen) -> None:
    """Draw the whole page."""
    choice = choice_of(page, chosen)
    head(page, choice)
    controls(page, chosen)
    body(page, choice)
