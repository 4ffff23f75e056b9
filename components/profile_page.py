"""The parts of the profile page: which municipality, its figures, who is like it, comparison."""

from __future__ import annotations

import streamlit as st

from components import address, frame
from components.current import Page
from components.locator import locator
from region.content.geography.places import find_municipality
from region.municipalities.profile.similar import comparison
from region.municipalities.profile.view import ProfileView
from region.web import api
from region.words import pages
from region.words.language import gettext

MOST_COMPARED = 4


def _names(page: Page) -> dict[str, str]:
    """The municipalities by code, in the order of their names."""
    named = {area.code: area.name[page.language] for area in page.catalogue.municipalities}
    return dict(sorted(named.items(), key=lambda item: item[1]))


def choices(page: Page) -> dict[str, str]:
    """Return the municipalities to choose among, after the choice of none."""
    _ = gettext(page.language)
    return {"": _("Välj kommun"), **_names(page)}


def choose(page: Page) -> str:
    """Return the code of the municipality that the address names, if it names one."""
    _ = gettext(page.language)
    names = choices(page)
    given = st.query_params.get("kommun") or ""
    found = find_municipality(page.catalogue, given) if given else None
    key = "profile_municipality"
    st.session_state[key] = found or ""
    with st.container(key="profile_controls"):
        st.selectbox(
            _("Kommun"),
            list(names),
            key=key,
            format_func=lambda code: names[code],
            on_change=lambda: address.write("kommun", st.session_state[key], ""),
        )
    if given and found is None:
        address.note("kommun", given, page.language)
    return found or ""


def title(page: Page, view: ProfileView | None) -> str:
    """Return the document title: the municipality, if one is chosen, and the page."""
    general = pages.title("profile", page.language)
    return f"{view.name} – {general}" if view else general


def chooser(page: Page) -> None:
    """List all municipalities, and whose figures the profiles are made of."""
    used = {
        publisher
        for indicator in page.catalogue.municipal_indicators
        for source in indicator.sources
        for publisher in (source.publisher, source.via)
        if publisher
    }
    publishers = tuple(p for key, p in page.catalogue.publishers.items() if key in used)
    frame.show(
        "profile_choose.html", page, names=tuple(_names(page).items()), publishers=publishers
    )


def head(page: Page, view: ProfileView) -> None:
    """Say who the municipality is, and the most telling of its figures in words."""
    downloads = tuple(
        (ending, api.profile_address(view.code, ending, page.language))
        for ending in ("xlsx", "csv", "json")
    )
    picture = locator(view.code)
    frame.show("profile_head.html", page, profile=view, picture=picture, downloads=downloads)


def indicators(page: Page, view: ProfileView) -> None:
    """Draw every indicator as a row, theme by theme."""
    frame.show("profile_indicators.html", page, profile=view)


def similar(page: Page, view: ProfileView) -> None:
    """Draw the most similar municipalities, why, and how it is measured."""
    frame.show("profile_similar.html", page, profile=view)


def _compared(page: Page, own: str) -> tuple[str, ...]:
    """Return the codes that the address asks to compare with, and say what cannot be shown."""
    _ = gettext(page.language)
    codes: list[str] = []
    for given in filter(None, (st.query_params.get("with") or "").split(",")):
        code = find_municipality(page.catalogue, given)
        if code is None:
            address.note("with", given, page.language)
            break
        if code != own and code not in codes:
            codes.append(code)
    if len(codes) > MOST_COMPARED:
        st.info(_("Högst fyra kommuner kan jämföras. Sidan visar de fyra första."))
    return tuple(codes[:MOST_COMPARED])


def compare(page: Page, view: ProfileView) -> None:
    """Draw the free choice of municipalities, and the table if any are chosen."""
    _ = gettext(page.language)
    names = _names(page)
    key = "profile_compared"
    frame.show("profile_compare_head.html", page)
    codes = _compared(page, view.code)
    st.session_state[key] = list(codes)
    with st.container(key="profile_compare"):
        st.multiselect(
            _("Jämför med"),
            [code for code in names if code != view.code],
            key=key,
            format_func=lambda code: names[code],
            select_all=False,
            placeholder=_("Välj upp till fyra kommuner"),
            on_change=lambda: address.write("with", ",".join(st.session_state[key]), ""),
        )
    if codes:
        table = comparison(page.catalogue, view.code, codes, page.language)
        frame.show("profile_comparison.html", page, comparison=table, codes=(view.code, *codes))
