"""The parts of the rankings page: all rankings, Table 1, who is ahead, one ranking, one place."""

from __future__ import annotations

from components import charts, frame, place_map, takeaway
from components.current import Page
from components.page import Chosen, Parameter, control
from components.place_map import Mark
from region.comparisons.rankings.editions import EditionView
from region.comparisons.rankings.history import (
    ranking_as_of,
    ranking_histories,
    ranking_history,
    strategy_rankings,
)
from region.comparisons.rankings.moves import why_moved
from region.comparisons.rankings.places import (
    STOCKHOLM,
    AheadView,
    ahead_of_stockholm,
    all_places,
    find_places,
    place_in_rankings,
)
from region.comparisons.rankings.turns import answer_of, names_of, turns
from region.comparisons.rankings.view import table_1
from region.indicators.certainty.words import published_note
from region.outputs.exhibits.rankings import history_chart
from region.words.language import gettext
from region.words.text import Language


def _views(page: Page, chosen: Chosen) -> dict[str, str]:
    """Return what the views of all rankings are called."""
    _ = gettext(page.language)
    return {
        "all": _("Alla rankningar"),
        "table1": _("Strategins tabell 1"),
        "ahead": _("Vilka ligger före?"),
    }


def _rankings(page: Page, chosen: Chosen) -> dict[str, str]:
    """Return the rankings to choose among, after the choice of none."""
    _ = gettext(page.language)
    histories = ranking_histories(page.catalogue, page.language)
    return {"": _("Välj en rankning"), **{history.id: history.name for history in histories}}


def _places(page: Page, chosen: Chosen) -> dict[str, str]:
    """Return the places to choose among, with their other names, after the choice of none."""
    _ = gettext(page.language)
    other: Language = "en" if page.language == "sv" else "sv"
    names = {"": _("Sök en ort eller region")}
    for place in all_places(page.catalogue, page.language):
        also = page.catalogue.ranked_places[place.id].name[other]
        names[place.id] = place.name if place.name == also else f"{place.name} ({also})"
    return names


def _read_ranking(page: Page, chosen: Chosen, text: str) -> str | None:
    """Return a ranking's id; a place goes before it."""
    if text not in page.catalogue.rankings:
        return None
    return "" if chosen["place"] else text


def _read_view(page: Page, chosen: Chosen, text: str) -> str | None:
    """Return a view of all rankings; a place and a ranking go before it."""
    known = _views(page, chosen)
    if text not in known:
        return None
    return next(iter(known)) if chosen["place"] or chosen["ranking"] else text


def _read_place(page: Page, chosen: Chosen, text: str) -> str | None:
    """Return the place that a text names, by id or by one of its names."""
    if text in page.catalogue.ranked_places:
        return text
    found = find_places(page.catalogue, text)
    return found[0] if len(found) == 1 else None


def _editions(page: Page, chosen: Chosen) -> dict[str, str]:
    """Return what a ranking's editions are called, newest first."""
    if not chosen["ranking"]:
        return {}
    history = ranking_history(page.catalogue, chosen["ranking"], page.language)
    return {str(edition.year): edition.label for edition in reversed(history.editions)}


def _latest(page: Page, chosen: Chosen) -> str:
    """Return the edition that is shown at first: the last with Stockholm's place."""
    if not chosen["ranking"]:
        return ""
    return str(ranking_history(page.catalogue, chosen["ranking"], page.language).latest.year)


PLACE = Parameter(
    name="place",
    label=lambda _: _("Ort eller region"),
    options=_places,
    reading=_read_place,
    resets=("ranking", "edition", "view"),
)
RANKING = Parameter(
    name="ranking",
    label=lambda _: _("Rankning"),
    options=_rankings,
    reading=_read_ranking,
    resets=("edition", "place", "view"),
)
EDITION = Parameter(
    name="edition",
    label=lambda _: _("Utgåva"),
    options=_editions,
    default=_latest,
    shape="buttons",
)
VIEW = Parameter(
    name="view",
    label=lambda _: _("Visa"),
    options=_views,
    reading=_read_view,
    shape="buttons",
    resets=("ranking", "edition", "place"),
)


def title(page: Page, chosen: Chosen) -> str:
    """Return the name of the ranking or the place, if one is chosen."""
    if chosen["place"]:
        return page.catalogue.ranked_places[chosen["place"]].name[page.language]
    if chosen["ranking"]:
        return page.catalogue.rankings[chosen["ranking"]].name[page.language]
    return ""


def head(page: Page, chosen: Chosen) -> None:
    """Draw the heading and what the page says."""
    if chosen["place"]:
        view = place_in_rankings(page.catalogue, chosen["place"], page.language)
        frame.show("place_top.html", page, view=view, own=chosen["place"] == STOCKHOLM)
    elif chosen["ranking"]:
        history = ranking_as_of(
            *(page.catalogue, chosen["ranking"], chosen["edition"], page.language)
        )
        answer = answer_of(page.catalogue, history, page.language)
        newest = ranking_history(page.catalogue, chosen["ranking"], page.language).latest
        frame.show("ranking_top.html", page, history=history, answer=answer, newest=newest)
    else:
        frame.show("rankings_head.html", page, view=turns(page.catalogue, page.language))


def body(page: Page, chosen: Chosen) -> None:
    """Draw what is chosen, apart from one ranking's editions."""
    _ = gettext(page.language)
    if chosen["place"]:
        _place_body(page, chosen["place"])
    elif chosen["ranking"]:
        _course(page, chosen["ranking"], chosen["edition"])
    elif chosen["view"] == "table1":
        printed = table_1(page.catalogue, page.language)
        now = {one.id: one.standing for one in strategy_rankings(page.catalogue, page.language)}
        standings = tuple(now[one.id] for one in printed)
        frame.show("rankings.html", page, rankings=printed, standings=standings)
    elif chosen["view"] == "ahead":
        _ahead(page, ahead_of_stockholm(page.catalogue, page.language))
    else:
        view = turns(page.catalogue, page.language)
        usual = _("Sammanvägt index")
        names = names_of(view.old, page.language)
        frame.show("rankings_all.html", page, view=view, names=names, usual=usual)


def _course(page: Page, ranking: str, year: str) -> None:
    """Draw the course over the editions, what differs from the one before, and their table."""
    history = ranking_as_of(page.catalogue, ranking, year, page.language)
    chart = history_chart(history, page.language)
    if chart:
        with frame.part(page, "ranking_chart"):
            charts.draw_chart(chart, page, f"bump_{history.id}", history.sentence)
    facts = why_moved(page.catalogue, history, page.language)
    frame.show("ranking_why.html", page, history=history, facts=facts)
    frame.show("ranking_editions.html", page, history=history)
    what = f"history/{history.id}"
    if chart:
        takeaway.drawn(page, what, history.name)
    else:
        takeaway.links(page, what, history.name, takeaway.TABLE)


def edition(page: Page, ranking: str, year: str) -> None:
    """Draw one edition's places as list and map, and what the ranking measures."""
    history = ranking_history(page.catalogue, ranking, page.language)
    view = history.edition(int(year)) if year else history.latest
    frame.show("ranking_edition.html", page, edition=view)
    if len(view.places) > 1:
        _ = gettext(page.language)
        caption = _("{name} {year}: platserna på kartan.").format(
            name=history.name, year=view.label
        )
        place_map.draw_place_map(page, _edition_marks(page, view), caption)
    frame.show("ranking_about.html", page, history=history)


def _edition_marks(page: Page, view: EditionView) -> list[Mark]:
    marks: dict[str, Mark] = {}
    for row in view.places:
        place = page.catalogue.ranked_places[row.place]
        sign = str(row.rank) if row.rank else "★" if row.role == "winner" else "•"
        marks.setdefault(
            row.place,
            Mark(
                place=row.place,
                name=row.name,
                latitude=place.latitude,
                longitude=place.longitude,
                sign=sign,
                text=f"{row.name}: {row.rank_text}",
                own=row.is_stockholm,
                strong=row.role != "finalist",
            ),
        )
    return list(marks.values())


def _ahead(page: Page, view: AheadView) -> None:
    _ = gettext(page.language)
    frame.show("rankings_ahead.html", page, view=view)
    marks = [
        Mark(
            place=place.id,
            name=place.name,
            latitude=place.latitude,
            longitude=place.longitude,
            sign=str(place.times_ahead),
            text=f"{place.name}: {place.times_ahead}",
            own=False,
            strong=place.times_ahead > 1,
        )
        for place in view.places
    ]
    home = page.catalogue.ranked_places[STOCKHOLM]
    name = home.name[page.language]
    marks.append(Mark(STOCKHOLM, name, home.latitude, home.longitude, "★", name, own=True))
    caption = _("Talet är i hur många rankningar platsen ligger före Stockholm (★).")
    place_map.draw_place_map(page, marks, caption)
    frame.show("rankings_ahead_list.html", page, view=view)


def _place_body(page: Page, place_id: str) -> None:
    view = place_in_rankings(page.catalogue, place_id, page.language)
    frame.show("place_rankings.html", page, view=view, own=place_id == STOCKHOLM)


def draw_rankings(page: Page, chosen: Chosen) -> None:
    """Draw the whole page: the answer, the picture, then what else can be looked up."""
    one = chosen["ranking"] or chosen["place"]
    head(page, chosen)
    if not one:
        control(page, chosen, VIEW)
    body(page, chosen)
    if chosen["ranking"] and not chosen["place"]:
        control(page, chosen, EDITION)
        edition(page, chosen["ranking"], chosen["edition"])
    frame.show("note.html", page, text=published_note(page.language))
    with frame.box(page, "rankings_controls", row=True):
        control(page, chosen, RANKING)
        control(page, chosen, PLACE)
