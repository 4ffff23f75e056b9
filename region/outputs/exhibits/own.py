"""A presentation that stands in an address: collected views, in the order they were added.

The text lists the pages' own addresses with `~` between them:
`/kommunkarta?indicator=mean_age&year=2020~/mal?target=rd_share~/#figure-population`. Nothing is
kept on the server.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

import yaml

from region.content.catalogue import Catalogue
from region.content.model import SHOWN_OF, Presentation, Step
from region.outputs.exhibits.model import Exhibit
from region.outputs.exhibits.steps import PresentationView, cover, step_view
from region.outputs.presentations.words_of_step import words_of
from region.words import pages
from region.words.language import DEFAULT_LANGUAGE, gettext
from region.words.text import LANGUAGES, Language, Text
from region.words.views import UnknownIdError, view

BETWEEN = "~"
MOST_STEPS = 60
LONGEST = 6_000
OWN_ID = "own_presentation"
NOT_PART_OF_A_VIEW = ("lang", "own")

_ANCHORS = {"figures": "figures", "goal-counts": "goals", "ranking-places": "rankings"}


@dataclass(frozen=True, eq=False)
class OwnPresentation:
    """A collected presentation, and the addresses that no step could be made of."""

    view: PresentationView
    addresses: tuple[str, ...]
    left_out: tuple[str, ...]


def _printed(catalogue: Catalogue, ranking: str) -> str:
    """Return the edition of Table 1, whose parts are named by rankings; empty if it has none."""
    year = catalogue.rankings[ranking].table_1_edition
    return str(year) if year else ""


def _draft(catalogue: Catalogue, address: str) -> Step | None:
    """Return the step that an address asks for: a part that it names, else the page's own view."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    page = pages.BY_ADDRESS.get(parts.path.removeprefix("/"))
    if page is None:
        return None
    views = "view" in SHOWN_OF.get(page.key, ())
    show, item = _ANCHORS.get(parts.fragment, "view" if views else None), None
    given = dict(parse_qsl(parts.query))
    if parts.fragment.startswith("figure-"):
        show, item = "figure", parts.fragment.removeprefix("figure-")
    elif page.key == "rankings" and parts.fragment in catalogue.rankings:
        given = {"ranking": parts.fragment, "edition": _printed(catalogue, parts.fragment)}
    content: dict[str, Any] = {
        "page": page.key,
        "parameters": {n: v for n, v in given.items() if n not in NOT_PART_OF_A_VIEW},
        "show": show,
        "item": item,
        "headline": dict.fromkeys(LANGUAGES, "{title}"),
    }
    try:
        return Step.model_validate(content)
    except ValueError:
        return None


def step_of(catalogue: Catalogue, address: str) -> Step | None:
    """Return the step that shows what stands at a page's address, with the view's own headline.

    None if there is no such page, or if it cannot show what the address asks for.
    """
    draft = _draft(catalogue, address)
    if draft is None:
        return None
    if draft.shown == "view":
        try:
            step_view(catalogue, draft, 1, DEFAULT_LANGUAGE)
        except UnknownIdError:
            draft = draft.model_copy(update={"show": "text"})
            if draft.parameters:
                return None
        else:
            return draft
    if draft.shown == "text":
        about = {key: pages.descriptions(key)[draft.page] for key in LANGUAGES}
        draft = draft.model_copy(update={"text": (Text.model_validate(about),)})
    try:
        headlines = {key: words_of(catalogue, draft, key).headline for key in LANGUAGES}
    except UnknownIdError:
        return None
    return draft.model_copy(update={"headline": Text.model_validate(headlines)})


def addresses(own: str) -> tuple[str, ...]:
    """Return the addresses that the text lists, at most sixty."""
    listed = (part.strip() for part in own[:LONGEST].split(BETWEEN))
    return tuple(part for part in listed if part)[:MOST_STEPS]


def quoted(listed: tuple[str, ...]) -> str:
    """Return the addresses as they stand in an address, readable where that is allowed."""
    return quote(BETWEEN.join(listed), safe="/?=,:;~!$'()*")


def beginning(show: str, own: str, language: Language) -> str:
    """Return where a sequence begins: one of the content's by its id, else the quoted list's."""
    if not own:
        return pages.link("present", language, show=show)
    address = pages.link("present", language)
    return f"{address}{'&' if '?' in address else '?'}own={own}&step=0"


@view
def own_presentation(catalogue: Catalogue, own: str, language: Language) -> OwnPresentation:
    """Return the presentation that the text describes."""
    _ = gettext(language)
    kept, left_out, steps = [], [], []
    for address in addresses(own):
        step = step_of(catalogue, address)
        if step is None:
            left_out.append(address)
            continue
        kept.append(address)
        steps.append(step_view(catalogue, step, len(kept), language))
    title = _("Egen presentation")
    shown = tuple(steps)
    made = cover(catalogue, title, shown, language)
    return OwnPresentation(
        view=PresentationView(id="", title=title, about="", steps=shown, cover=made),
        addresses=tuple(kept),
        left_out=tuple(left_out),
    )


@view
def own_exhibits(catalogue: Catalogue, own: str, language: Language) -> tuple[Exhibit, ...]:
    """Return the views that were collected in an address, in their order.

    Raises
    ------
    UnknownIdError
        if no view can be read from it.
    """
    found = own_presentation(catalogue, own, language).view.steps
    if not found:
        allowed = ("own=/mal?target=rd_share~/rankningar",)
        raise UnknownIdError("collected presentation", own, allowed)
    return tuple(step.exhibit for step in found)


def _own_texts() -> tuple[dict[str, str], dict[str, str]]:
    """What a collected presentation is called and what it is, in each language."""
    titles: dict[str, str] = {}
    about: dict[str, str] = {}
    for language in LANGUAGES:
        _ = gettext(language)
        titles[language] = _("Egen presentation")
        about[language] = _("Vyer som har samlats på webbplatsen.")
    return titles, about


def own_yaml(catalogue: Catalogue, own: str) -> str:
    """Return the presentation as a file that fits in `data/presentations/`; it needs a step."""
    steps = [step for address in addresses(own) if (step := step_of(catalogue, address))]
    titles, about = _own_texts()
    whole = Presentation.model_validate(
        {"id": OWN_ID, "title": titles, "about": about, "steps": steps}
    )
    content = whole.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=100)
