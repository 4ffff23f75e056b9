"""A choice where it stands: links and forms in the document, widgets in the application."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from components import address, frame
from components.current import Page
from components.page.declaration import FOUND, Chosen, Parameter, Words
from region.words.language import gettext


def control(page: Page, chosen: Chosen, parameter: Parameter, marked: str | None = None) -> None:
    """Draw the choice of a parameter; nothing if there are not two values to choose between.

    Parameters
    ----------
    marked
        The option that looks chosen, where that is not the chosen value: "" marks none.
    """
    if parameter.label is None:
        raise ValueError(f"{parameter.name} has no label, so it has no control")
    options = dict(parameter.options(page, chosen))
    if parameter.shape != "text" and len(options) < 2:
        return
    value = chosen[parameter.name] if marked is None else marked
    if page.document is None:
        frame.send(page)
        _LIVE[parameter.shape](page, chosen, parameter, options, value)
    else:
        with frame.box(page, _key(parameter.name)):
            _DOCUMENT[parameter.shape](page, chosen, parameter, options, value)
    if parameter.finds:
        _find(page, chosen, parameter)


def _find(page: Page, chosen: Chosen, parameter: Parameter) -> None:
    """Draw the field for those who know their locality or postal code; it leads to this page.

    `FOUND` stands in the page's address where the municipality that is found will stand.
    """
    _ = gettext(page.language)
    others = chosen.many(parameter.name) if parameter.shape == "many" else ()
    if parameter.shape == "many" and not 0 < len(others) < parameter.most:
        return
    if not set(others) <= set(parameter.options(page, chosen)):
        return  # a ready set is chosen by its name, to which none can be added
    with frame.box(page, f"find_{parameter.name}"):
        frame.show(
            "parts/find_place.html",
            page,
            label=_("Ort eller postnummer"),
            to=chosen.link(page, **{parameter.name: ",".join((*others, FOUND))}),
        )


def _label(page: Page, chosen: Chosen, parameter: Parameter) -> str:
    label = parameter.label(gettext(page.language)) if parameter.label else ""
    return f"{label}, {parameter.unit(page, chosen)}" if parameter.unit else label


def _hint(page: Page, parameter: Parameter) -> str:
    return parameter.hint(gettext(page.language)) if parameter.hint else ""


def _key(name: str) -> str:
    return f"choice_{name}"


def write(page: Page, chosen: Chosen, parameter: Parameter, value: str) -> None:
    """Write a choice into the address of the visit; what it makes meaningless goes."""
    default = parameter.usual(page, chosen)
    address.write(parameter.name, value or default, default)
    for other in parameter.resets:
        address.write(other, "", "")


def _writes(page: Page, chosen: Chosen, parameter: Parameter) -> Callable[[], None]:
    """Return what a widget calls when it has changed: it writes the address, and no more."""

    def changed() -> None:
        value = st.session_state[_key(parameter.name)]
        text = ",".join(value) if isinstance(value, list) else value
        write(page, chosen, parameter, text or "")

    return changed


def _live_one(page: Page, chosen: Chosen, parameter: Parameter, options: Words, value: str) -> None:
    shape = parameter.shape
    names = dict(options)
    key = _key(parameter.name)
    st.session_state[key] = value if value in names else None
    widget = {
        "menu": st.selectbox,
        "place": st.selectbox,
        "buttons": st.segmented_control,
        "slider": st.select_slider,
    }[shape]
    widget(  # type: ignore[operator]
        _label(page, chosen, parameter),
        list(names),
        key=key,
        on_change=_writes(page, chosen, parameter),
        format_func=lambda one: names[one],
        label_visibility="visible" if parameter.shown else "collapsed",
        **({"required": True} if shape == "buttons" and value in names else {}),
    )


def _live_many(
    page: Page, chosen: Chosen, parameter: Parameter, options: Words, value: str
) -> None:
    _ = gettext(page.language)
    names, key = dict(options), _key(parameter.name)
    codes = _members(page, chosen, parameter, value)
    if parameter.presets is not None:
        _live_presets(page, chosen, parameter, value, codes)
    st.session_state[key] = [code for code in codes if code in names]
    st.multiselect(
        _label(page, chosen, parameter),
        list(names),
        key=key,
        max_selections=parameter.most,
        select_all=False,
        placeholder=_hint(page, parameter),
        format_func=lambda one: names[one],
        on_change=_writes(page, chosen, parameter),
    )


def _live_presets(
    page: Page, chosen: Chosen, parameter: Parameter, value: str, codes: tuple[str, ...]
) -> None:
    _ = gettext(page.language)
    key = f"{_key(parameter.name)}_preset"
    presets = {"": _("Eget urval"), **_presets(page, chosen, parameter)}
    default = parameter.usual(page, chosen)
    st.session_state[key] = value if value in presets else ""

    def changed() -> None:
        preset = st.session_state[key]
        address.write(parameter.name, preset or ",".join(codes), default if preset else "")

    st.selectbox(
        parameter.presets_label(_) if parameter.presets_label else "",
        list(presets),
        key=key,
        format_func=lambda one: presets[one],
        on_change=changed,
    )


def _live_text(
    page: Page, chosen: Chosen, parameter: Parameter, options: Words, value: str
) -> None:
    key = _key(parameter.name)
    st.session_state[key] = value
    st.text_input(
        _label(page, chosen, parameter),
        key=key,
        max_chars=address.LONGEST_TEXT,
        placeholder=_hint(page, parameter),
        on_change=_writes(page, chosen, parameter),
    )


def _presets(page: Page, chosen: Chosen, parameter: Parameter) -> Words:
    return parameter.presets(page, chosen) if parameter.presets else {}


def _members(page: Page, chosen: Chosen, parameter: Parameter, value: str) -> tuple[str, ...]:
    if parameter.members is not None:
        return parameter.members(page, chosen, value)
    return tuple(filter(None, value.split(",")))


def _form(
    page: Page,
    chosen: Chosen,
    parameter: Parameter,
    options: Words,
    value: str,
    label: str = "",
) -> None:
    frame.show(
        "select.html",
        page,
        name=parameter.name,
        id=parameter.name,
        label=label or _label(page, chosen, parameter),
        slider=parameter.shape == "slider",
        form=frame.form(
            page,
            chosen.page,
            parameter.name,
            options,
            value,
            chosen.kept(parameter.name),
            parameter.usual(page, chosen),
        ),
    )


def _links(page: Page, chosen: Chosen, parameter: Parameter, options: Words, value: str) -> None:
    default = parameter.usual(page, chosen)
    links = tuple(
        (
            text,
            chosen.link(page, **{parameter.name: "" if one == default else one}),
            one == value,
        )
        for one, text in options.items()
    )
    label = _label(page, chosen, parameter)
    frame.show("options.html", page, label=label, options=links, shown=parameter.shown)


def _chips(page: Page, chosen: Chosen, parameter: Parameter, options: Words, value: str) -> None:
    """Draw the presets as a menu, what is chosen as links that take one out, and one to add."""
    _ = gettext(page.language)
    codes = _members(page, chosen, parameter, value)
    if parameter.presets is not None:
        presets = dict(_presets(page, chosen, parameter))
        own = {} if value in presets else {value: _("Eget urval")}
        name = parameter.presets_label(_) if parameter.presets_label else ""
        _form(page, chosen, parameter, own | presets, value, name)
    least = 1 if parameter.presets is not None else 0
    areas = tuple(
        (
            options[code],
            chosen.link(page, **{parameter.name: ",".join(o for o in codes if o != code)})
            if len(codes) > least
            else "",
        )
        for code in codes
        if code in options
    )
    longer = {",".join((*codes, one)): text for one, text in options.items() if one not in codes}
    asked = {"": _("Lägg till") if areas else _hint(page, parameter)}
    kept = chosen.kept(parameter.name)
    frame.show(
        "chips.html",
        page,
        name=parameter.name,
        label=_label(page, chosen, parameter),
        areas=areas,
        form=frame.form(page, chosen.page, parameter.name, asked | longer, "", kept),
        room=len(codes) < parameter.most,
    )


def _field(page: Page, chosen: Chosen, parameter: Parameter, options: Words, value: str) -> None:
    frame.show(
        "write.html",
        page,
        name=parameter.name,
        label=_label(page, chosen, parameter),
        action=frame.action(chosen.page),
        kept=frame.kept(page, chosen.kept(parameter.name)),
        value=value,
        hint=_hint(page, parameter),
        most=address.LONGEST_TEXT,
    )


_LIVE = {
    "menu": _live_one,
    "place": _live_one,
    "buttons": _live_one,
    "slider": _live_one,
    "many": _live_many,
    "text": _live_text,
}
_DOCUMENT = {
    "menu": _form,
    "place": _form,
    "buttons": _links,
    "slider": _form,
    "many": _chips,
    "text": _field,
}
