"""The document of a presentation, and the one that lists presentations."""

from __future__ import annotations

import json

from markupsafe import Markup

from components.assets import ASSETS
from components.render import fill
from components.stage.drawing import content_html, headline_size, kind
from region.content.catalogue import Catalogue
from region.content.geography import shapes
from region.outputs.charts.municipalities import outlines
from region.outputs.charts.palette import CLASSES, TOKENS
from region.outputs.exhibits.own import OwnPresentation, beginning, quoted
from region.outputs.exhibits.steps import PresentationView, presentation
from region.outputs.publication.qr import MOST_CODED, qr_svg
from region.words import pages
from region.words.language import gettext
from region.words.text import LANGUAGES, Language

SEA, MISSING = TOKENS["dark"]["cover"], CLASSES["dark"]["s0"]


def words(show: PresentationView, language: Language) -> str:
    """Return what the script says, as JSON."""
    _ = gettext(language)
    return json.dumps(
        {
            "title": show.title,
            "of": _("av"),
            "next": _("Nästa"),
            "last": _("Sista steget"),
            "noNote": _("Inga anteckningar till det här steget."),
        },
        ensure_ascii=False,
    )


def step_address(show: PresentationView, own: str, number: int, language: Language) -> str:
    """Return the address of one step, of a sequence by its id or of one in the address."""
    base = pages.link("present", language, show=show.id, step=str(number))
    return f"{base}&own={own}" if own else base


def _map(show: PresentationView) -> Markup:
    """Return the county in its classes, as the cover's picture."""
    picture, found = show.cover.picture, shapes()
    if picture is None:
        return Markup()
    shades = {region.code: region.colour for region in picture.regions}
    body = outlines(
        lambda shape: {"fill": CLASSES["dark"].get(shades[shape.code], MISSING), "stroke": SEA},
        path_of=lambda shape: shape.path,
    )
    return Markup(  # noqa: S704 - made of shapes and colours
        f'<svg class="cover-map" aria-hidden="true" viewBox="0 0 {found.width} {found.height}" '
        f'stroke-width="2">{body}</svg>'
    )


def stage(
    show: PresentationView, own: str, at: int, theme: str, language: Language, site: str = ""
) -> str:
    """Return the document with all steps, the one numbered `at` shown; 0 is the cover.

    `own` is the quoted list of addresses of a collected presentation, else empty. `site` is where
    it is served, which the codes of the addresses need; without it there are none.
    """
    _ = gettext(language)
    whole = f"{site}{beginning(show.id, own, language)}"
    coded = bool(site) and len(whole) < MOST_CODED
    codes = {
        step.number: qr_svg(f"{site}{step.address}", step.headline) if site else ""
        for step in show.steps
    }
    return fill(
        "stage/document.html",
        language,
        show=show,
        at=at,
        theme=theme,
        steps=tuple(
            (
                step,
                kind(step.exhibit),
                headline_size(step.exhibit),
                content_html(step, language),
            )
            for step in show.steps
        ),
        map=_map(show),
        site=site,
        code=qr_svg(whole, _("Presentationen som QR-kod")) if coded else "",
        codes=codes,
        addresses=tuple(step_address(show, own, step.number, language) for step in show.steps),
        words=words(show, language),
        assets=ASSETS.addresses,
        font=ASSETS.addresses["text.woff2"],
    )


def listing(
    catalogue: Catalogue,
    own: OwnPresentation | None,
    unknown: str,
    language: Language,
    *,
    offline: bool = False,
) -> str:
    """Return the document that lists the presentations, and the collected one if there is any.

    `offline` leaves out how to collect one, which needs the server.
    """
    listed = own.addresses if own else ()
    collected = quoted(listed)
    moves = tuple(
        {
            "up": _moved(listed, at, -1) if at else "",
            "down": _moved(listed, at, 1) if at + 1 < len(listed) else "",
            "without": quoted((*listed[:at], *listed[at + 1 :])),
        }
        for at in range(len(listed))
    )
    return fill(
        "stage/listing.html",
        language,
        shows=tuple(presentation(catalogue, key, language) for key in catalogue.presentations),
        own=own,
        collected=collected,
        moves=moves,
        unknown=unknown,
        offline=offline,
        keys=tuple(page.key for page in pages.PAGES),
        names=pages.names(language),
        description=pages.descriptions(language)["present"],
        title=pages.title("present", language),
        languages=LANGUAGES,
        assets=ASSETS.addresses,
        font=ASSETS.addresses["text.woff2"],
    )


def _moved(listed: tuple[str, ...], at: int, by: int) -> str:
    order = list(listed)
    order[at], order[at + by] = order[at + by], order[at]
    return quoted(tuple(order))
