"""Presentations: the sequences of `data/presentations/`, step by step as exhibits with words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from region.content.catalogue import Catalogue, Fault
from region.content.model import Shown, Step
from region.municipalities.menu import DEFAULT_INDICATOR
from region.outputs.charts import cut
from region.outputs.charts.model import Regions
from region.outputs.charts.palette import Tone
from region.outputs.exhibits.addressed import addressed
from region.outputs.exhibits.figures import figure_exhibit, figures_exhibit
from region.outputs.exhibits.follow_up import changes_exhibit, outcomes_exhibit
from region.outputs.exhibits.maps import bars_exhibit, map_exhibit, series_exhibit
from region.outputs.exhibits.model import Card, Exhibit
from region.outputs.exhibits.rankings import ranking_exhibit, rankings_exhibit, table_1_exhibit
from region.outputs.exhibits.strategy import strategy_exhibit, text_exhibit
from region.outputs.exhibits.targets import counts_exhibit
from region.outputs.presentations.step_words import StepWords
from region.outputs.presentations.words_of_step import words_of
from region.targets.headlines import Group, overview_answer, standings
from region.words import formatting as fmt
from region.words import pages
from region.words.language import DEFAULT_LANGUAGE, gettext
from region.words.text import LANGUAGES, Language
from region.words.views import UnknownIdError, view


@dataclass(frozen=True, eq=False)
class StepView:
    """One step with its words filled in.

    Attributes
    ----------
    address
        Where the same view stands among the pages.
    exhibit
        What is shown, with the step's headline as its title.
    cut
        What a cut line of its picture means, if there is one.
    """

    number: int
    page: str
    shown: Shown
    address: str
    headline: str
    subtitle: str
    note: str
    exhibit: Exhibit
    sources: tuple[str, ...]
    cut: str = ""


@dataclass(frozen=True, eq=False)
class Cover:
    """What the first slide says: an answer if the sequence is about the goals, else its title.

    `picture` is the county's map, which `line` is the source of.
    """

    headline: str
    about: str
    cards: tuple[Card, ...]
    picture: Regions | None
    line: str


@dataclass(frozen=True, eq=False)
class PresentationView:
    """A sequence of steps. `id` is empty if it stands in the address alone."""

    id: str
    title: str
    about: str
    steps: tuple[StepView, ...]
    cover: Cover


COVER_MAP = "population_density"


def _exhibit(catalogue: Catalogue, step: Step, language: Language) -> Exhibit:
    """Return what the step shows: as its page does, or a part of it that the step names."""
    parameters = dict(step.parameters)
    choice = tuple(part for part in parameters.items() if part[0] != "indicator")
    indicator = parameters.get("indicator") or DEFAULT_INDICATOR
    match step.shown:
        case "figures":
            return figures_exhibit(catalogue, language)
        case "figure":
            return figure_exhibit(catalogue, step.item or "", language)
        case "goals":
            return counts_exhibit(catalogue, language)
        case "rankings":
            as_printed = parameters.get("view") == "table1"
            return (table_1_exhibit if as_printed else rankings_exhibit)(catalogue, language)
        case "ranking":
            key = step.item or parameters.get("ranking", "")
            edition = tuple(part for part in choice if part[0] == "edition" and part[1])
            return ranking_exhibit(catalogue, key, language, edition)
        case "map":
            return map_exhibit(catalogue, indicator, language, choice)
        case "bars":
            return bars_exhibit(catalogue, indicator, language, choice)
        case "series":
            return series_exhibit(catalogue, indicator, language, choice)
        case "strategy":
            return strategy_exhibit(catalogue, language)
        case "outcomes":
            return outcomes_exhibit(catalogue, parameters, language)
        case "changes":
            return changes_exhibit(catalogue, parameters, language)
        case "text":
            words = tuple(text[language] for text in step.text)
            address = pages.link(step.page, language, **parameters)
            return text_exhibit(catalogue, "", words, address)
        case "view" | "target" | "profile":
            return addressed(catalogue, step.page, parameters, language)


def step_view(catalogue: Catalogue, step: Step, number: int, language: Language) -> StepView:
    """Return the step as shown, with its words filled in.

    Raises
    ------
    UnknownIdError
        if it asks for something that the catalogue does not have.
    """
    words = words_of(catalogue, step, language)
    found = _exhibit(catalogue, step, language)
    if step.shown == "view":
        words = replace(words, places={"title": found.headline}, sources=(found.line,))
    named = {"ranking": step.item} if step.shown == "ranking" and step.item else {}
    address = pages.link(step.page, language, **(named | step.parameters))
    address = f"{address}#{words.anchor}" if words.anchor else address
    headline = _filled(step.headline[language], words)
    note = _filled(step.note[language], words) if step.note else _to_say(found, headline)
    shown = found.under(headline)
    about = shown.subtitle if shown.subtitle != found.subtitle else ""
    notes = tuple(dict.fromkeys(text for text in (note, *found.notes) if text))
    return StepView(
        number=number,
        page=step.page,
        shown=step.shown,
        address=address,
        headline=headline,
        subtitle=words.subtitle or about,
        note=note,
        exhibit=replace(shown, notes=notes, page=address),
        sources=words.sources,
        cut=cut(found.picture, language),
    )


def _to_say(shown: Exhibit, headline: str) -> str:
    """Return words for a speaker where nobody has written any: what the headline does not say."""
    said = headline.rstrip(".")
    told = shown.message.replace("\n", " ").removeprefix(said).lstrip(". ")
    return told or shown.alternative


def _filled(text: str, words: StepWords) -> str:
    """Put the data into the places; the headline begins with a capital whatever stands first."""
    filled = fmt.told(text, **words.places)
    return filled[:1].upper() + filled[1:]


def _standings(catalogue: Catalogue, language: Language) -> tuple[Card, ...]:
    """Return how many of the assessed targets stand where, as the head sentence counts them."""
    _ = gettext(language)
    named: dict[Group, tuple[str, Tone]] = {
        "met": (_("nått"), "good"),
        "pace": (_("i takt"), "good"),
        "unsure": (_("osäkert"), "none"),
        "behind": (_("ligger efter"), "slow"),
        "wrong": (_("åt fel håll"), "bad"),
    }
    groups = [one.group for one in standings(catalogue, language)]
    return tuple(
        Card(name, str(groups.count(group)), "", "", tone)
        for group, (name, tone) in named.items()
        if group in groups
    )


def cover(
    catalogue: Catalogue, title: str, steps: tuple[StepView, ...], language: Language
) -> Cover:
    """Return what the first slide of a sequence says."""
    day = max((step.exhibit.retrieved for step in steps), default=None)
    about = f"{title}, {fmt.month(day, language)}" if day else title
    goals_told = next((s.exhibit for s in steps if s.page == "goals"), None)
    headline = title
    cards: tuple[Card, ...] = ()
    if goals_told is not None:
        answer = overview_answer(catalogue, language)
        headline = answer.partition(". ")[0].rstrip(".")
        cards = _standings(catalogue, language)
    else:
        about = fmt.month(day, language) if day else ""
    picture, line = None, ""
    indicator = catalogue.indicators.get(COVER_MAP)
    if indicator is not None:
        shown = map_exhibit(catalogue, COVER_MAP, language)
        picture = shown.picture if isinstance(shown.picture, Regions) else None
        _ = gettext(language)
        line = _("Karta: {name}. {line}").format(name=shown.title, line=shown.line)
    return Cover(headline, about, cards, picture, line)


@view
def presentation(catalogue: Catalogue, key: str, language: Language) -> PresentationView:
    """Return one of the sequences that the content holds.

    Raises
    ------
    UnknownIdError
        if there is no such sequence.
    """
    if key not in catalogue.presentations:
        raise UnknownIdError("presentation", key, tuple(catalogue.presentations))
    source = catalogue.presentations[key]
    title = source.title[language]
    steps = tuple(
        step_view(catalogue, step, number, language) for number, step in enumerate(source.steps, 1)
    )
    return PresentationView(
        id=key,
        title=title,
        about=source.about[language],
        steps=steps,
        cover=cover(catalogue, title, steps, language),
    )


def check(catalogue: Catalogue) -> list[Fault]:
    """Return the places that the data leave empty, and the steps that cannot be drawn."""
    faults = []
    for source in catalogue.presentations.values():
        file = f"presentations/{source.id}.yaml"
        for number, step in enumerate(source.steps):
            where = f"steps[{number}]"
            try:
                words = words_of(catalogue, step, DEFAULT_LANGUAGE)
            except UnknownIdError as error:
                faults.append(Fault(file, where, error.found, ", ".join(error.allowed)))
                continue
            faults += [
                Fault(file, f"{where}.{name}.{language}", f"{{{place}}}", "a place with a value")
                for name, text in (("headline", step.headline), ("note", step.note))
                for language in LANGUAGES
                for place, filled in words.places.items()
                if text and filled == fmt.MISSING and f"{{{place}}}" in text[language]
            ]
    return faults
