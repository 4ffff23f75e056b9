"""The parts of the rankings page: all rankings, Table 1, who is ahead, one ranking, one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from components import address, charts, frame, place_map, share, takeaway
from components.current import Page
from components.embed import find
from components.place_map import Mark
from region.comparisons.rankings.editions import EditionView
from region.comparisons.rankings.history import (
    RankingHistory,
    ranking_histories,
    ranking_history,
    strategy_rankings,
)
from region.comparisons.rankings.places import (
    STOCKHOLM,
    AheadView,
    ahead_of_stockholm,
    all_places,
    find_places,
    place_in_rankings,
)
from region.comparisons.rankings.view import table_1
from region.content.catalogue import Catalogue
from region.outputs.exhibits.rankings import history_chart
from region.words import pages
from region.words.language import gettext
from region.words.text import Language

VIEWS = ("all", "table1", "ahead")


@dataclass(frozen=True)
class Choice:
    """What the address asks for; a place goes before a ranking, and a ranking before a view."""

    view: str = VIEWS[0]
    ranking: str = ""
    edition: str = ""
    place: str = ""


def _place(content: Catalogue, text: str) -> str:
    """Return the place that an address names, by id or by one of its names."""
    if text in content.ranked_places:
        return text
    found = find_places(content, text)
    return found[0] if len(found) == 1 else ""


def choices(content: Catalogue, given: Mapping[str, str]) -> dict[str, str]:
    """Return those of an address' parameters that the page knows."""
    place = _place(content, given.get("place", ""))
    if place:
        return {"place": place}
    ranking = content.rankings.get(given.get("ranking", ""))
    if ranking is not None:
        years = {str(edition.year) for edition in ranking.editions}
        edition = given.get("edition", "")
        return {"ranking": ranking.id} | ({"edition": edition} if edition in years else {})
    return {"view": given["view"]} if given.get("view") in VIEWS[1:] else {}


def view_names(page: Page) -> dict[str, str]:
    """Return what the views of all rankings are called."""
    _ = gettext(page.language)
    return {
        "all": _("Alla rankningar"),
        "table1": _("Strategins tabell 1"),
        "ahead": _("Vilka ligger före?"),
    }


def _choose_view(page: Page, names: Mapping[str, str]) -> str:
    """Draw the views; none is marked while a ranking or a place is shown."""
    _ = gettext(page.language)
    view = address.read("view", VIEWS, VIEWS[0], page.language)
    elsewhere = st.query_params.get("ranking") or st.query_params.get("place")
    key = "choice_view"
    st.session_state[key] = None if elsewhere else view

    def changed() -> None:
        address.write("view", st.session_state[key] or VIEWS[0], VIEWS[0])
        for other in ("ranking", "edition", "place"):
            address.write(other, "", "")

    st.segmented_control(
        _("Visa"), VIEWS, key=key, on_change=changed, format_func=lambda key: names[key]
    )
    return view


def _ranking_names(page: Page) -> dict[str, str]:
    """Return the rankings to choose among, after the choice of none."""
    _ = gettext(page.language)
    histories = ranking_histories(page.catalogue, page.language)
    return {"": _("Välj en rankning"), **{history.id: history.name for history in histories}}


def _place_names(page: Page) -> dict[str, str]:
    """Return the places to choose among, with their other names, after the choice of none."""
    _ = gettext(page.language)
    other: Language = "en" if page.language == "sv" else "sv"
    names = {"": _("Sök en ort eller region")}
    for place in all_places(page.catalogue, page.language):
        also = page.catalogue.ranked_places[place.id].name[other]
        names[place.id] = place.name if place.name == also else f"{place.name} ({also})"
    return names


def choose(page: Page) -> Choice:
    """Draw what is shown, one ranking, and one place to look up; the address decides."""
    _ = gettext(page.language)
    names = view_names(page)
    rankings, places = _ranking_names(page), _place_names(page)
    given = st.query_params.get("place", "")
    if given and _place(page.catalogue, given) not in ("", given):
        st.query_params["place"] = _place(page.catalogue, given)
    with st.container(key="rankings_controls", horizontal=True, vertical_alignment="bottom"):
        view = _choose_view(page, names)
        ranking = address.choose(
            st.selectbox,
            "ranking",
            _("Rankning"),
            list(rankings),
            "",
            page.language,
            resets=("edition", "place", "view"),
            format_func=lambda key: rankings[key],
        )
        place = address.choose(
            st.selectbox,
            "place",
            _("Ort eller region"),
            list(places),
            "",
            page.language,
            resets=("ranking", "edition", "view"),
            format_func=lambda key: places[key],
        )
    return Choice(view, ranking, "", place)


def _editions(page: Page, ranking: str) -> tuple[dict[str, str], str]:
    """Return what a ranking's editions are called, newest first, and which is shown at first."""
    history = ranking_history(page.catalogue, ranking, page.language)
    labels = {str(edition.year): edition.label for edition in reversed(history.editions)}
    return labels, str(history.latest.year)


def choose_edition(page: Page, ranking: str) -> str:
    """Draw the choice of edition, the last with Stockholm's place unless another is chosen."""
    _ = gettext(page.language)
    labels, default = _editions(page, ranking)
    if len(labels) == 1:
        address.read("edition", list(labels), default, page.language)
        return default
    return address.choose(
        st.segmented_control,
        "edition",
        _("Utgåva"),
        list(labels),
        default,
        page.language,
        required=True,
        format_func=lambda year: labels[year],
    )


def title(page: Page, choice: Choice) -> str:
    """Return the document title: the ranking or the place, if one is chosen."""
    general = pages.title("rankings", page.language)
    if choice.place:
        name = page.catalogue.ranked_places[choice.place].name[page.language]
        return f"{name} – {general}"
    if choice.ranking:
        name = page.catalogue.rankings[choice.ranking].name[page.language]
        return f"{name} – {general}"
    return general


def head(page: Page, choice: Choice) -> None:
    """Draw the heading and what the page says."""
    if choice.place:
        view = place_in_rankings(page.catalogue, choice.place, page.language)
        frame.show("place_top.html", page, view=view, own=choice.place == STOCKHOLM)
    elif choice.ranking:
        history = ranking_history(page.catalogue, choice.ranking, page.language)
        frame.show("ranking_top.html", page, history=history)
    else:
        histories = ranking_histories(page.catalogue, page.language)
        printed = sum(history.in_table_1 for history in histories)
        frame.show("rankings_head.html", page, number=len(histories), printed=printed)


def body(page: Page, choice: Choice) -> None:
    """Draw what is chosen, apart from one ranking's editions; needs no widget."""
    if choice.place:
        _place_body(page, choice.place)
    elif choice.ranking:
        _course(page, ranking_history(page.catalogue, choice.ranking, page.language))
    elif choice.view == "table1":
        printed = table_1(page.catalogue, page.language)
        now = {one.id: one.standing for one in strategy_rankings(page.catalogue, page.language)}
        standings = tuple(now[one.id] for one in printed)
        frame.show("rankings.html", page, rankings=printed, standings=standings)
    elif choice.view == "ahead":
        _ahead(page, ahead_of_stockholm(page.catalogue, page.language))
    else:
        histories = ranking_histories(page.catalogue, page.language)
        frame.show("rankings_all.html", page, histories=histories)


def _course(page: Page, history: RankingHistory) -> None:
    """Draw the course over the editions and the table of them."""
    chart = history_chart(history, page.language)
    if chart:
        with frame.box(page, "ranking_chart"):
            charts.draw(chart, page, f"bump_{history.id}", history.sentence)
    frame.show("ranking_editions.html", page, history=history)
    endings = takeaway.PICTURE if chart else takeaway.TABLE
    takeaway.links(page, f"history/{history.id}", history.name, endings)
    if chart:
        share.draw(page, find(page.catalogue, f"history/{history.id}", {}, page.language))


def edition(page: Page, ranking: str, year: str) -> None:
    """Draw one edition's places as list and map, and what the ranking measures."""
    history = ranking_history(page.catalogue, ranking, page.language)
    view = history.edition(int(year)) if year else history.latest
    frame.show("ranking_edition.html", page, history=history, edition=view)
    if len(view.places) > 1:
        _ = gettext(page.language)
        caption = _("{name} {year}: platserna på kartan.").format(
            name=history.name, year=view.label
        )
        place_map.draw(page, _edition_marks(page, view), caption)
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
    place_map.draw(page, marks, caption)
    frame.show("rankings_ahead_list.html", page, view=view)


def _place_body(page: Page, place_id: str) -> None:
    view = place_in_rankings(page.catalogue, place_id, page.language)
    frame.show("place_rankings.html", page, view=view, own=place_id == STOCKHOLM)


def _controls(page: Page, choice: Choice) -> None:
    """Stand where the controls are."""
    _ = gettext(page.language)
    elsewhere = choice.ranking or choice.place
    with frame.box(page, "rankings_controls"):
        view = None if elsewhere else choice.view
        frame.options(page, "rankings", "view", _("Visa"), view_names(page), view, {})
        ranking = "" if choice.place else choice.ranking
        rankings, places = _ranking_names(page), _place_names(page)
        frame.select(page, "rankings", "ranking", _("Rankning"), rankings, ranking, {})
        frame.select(page, "rankings", "place", _("Ort eller region"), places, choice.place, {})


def draw(page: Page, chosen: Mapping[str, str]) -> str:
    """Draw the whole page without widgets and return its title."""
    _ = gettext(page.language)
    choice = Choice(**chosen)
    head(page, choice)
    _controls(page, choice)
    body(page, choice)
    if choice.ranking and not choice.place:
        labels, default = _editions(page, choice.ranking)
        if len(labels) > 1:
            kept = {"ranking": choice.ranking}
            chosen_year = choice.edition or default
            names = {"" if year == default else year: text for year, text in labels.items()}
            with frame.box(page, "choice_edition"):
                shown = "" if chosen_year == default else chosen_year
                frame.options(page, "rankings", "edition", _("Utgåva"), names, shown, kept)
        edition(page, choice.ranking, choice.edition)
    return title(page, choice)
