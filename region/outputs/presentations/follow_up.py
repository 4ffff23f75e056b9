"""Steps about the follow-up: what is new between two days, and which way the region has gone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from region.content.catalogue import Catalogue
from region.outputs.presentations.step_words import StepWords
from region.strategy.follow_up.changes import ChangesView, changes
from region.strategy.follow_up.days import day_of, day_view, default_days, year_of
from region.strategy.follow_up.outcomes import Outcome, outcomes
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import UnknownIdError

MOST_VALUES = 4
MOST_EDITIONS = 2


def _day(parameters: Mapping[str, str], name: str, default: dt.date) -> dt.date:
    given = parameters.get(name)
    try:
        return dt.date.fromisoformat(given) if given else default
    except ValueError:
        raise UnknownIdError(name, str(given), ("a date written YYYY-MM-DD",)) from None


def changes_of(
    catalogue: Catalogue, parameters: Mapping[str, str], language: Language
) -> ChangesView:
    """Return what is new between the two days of the page's address.

    Raises
    ------
    UnknownIdError
        if one of them is not a date.
    """
    since, until = default_days(catalogue)
    start, end = _day(parameters, "since", since), _day(parameters, "until", until)
    return changes(catalogue, start, end, language)


def changes_words(
    catalogue: Catalogue, parameters: Mapping[str, str], language: Language
) -> StepWords:
    """Return how many things are new; of the sources those with room on a slide."""
    _ = gettext(language)
    view = changes_of(catalogue, parameters, language)
    values = tuple(value for value in view.values if value.latest)[:MOST_VALUES]
    editions = view.editions[:MOST_EDITIONS]
    lines = [*(value.line for value in values), *(e.source.line for e in editions)]
    return StepWords(
        headline=_("Nytt från {start} till {end}"),
        subtitle=_("Räknat enligt källornas publiceringsrytm, eller vårt antagande"),
        places={
            "start": fmt.date(view.start, language),
            "end": fmt.date(view.end, language),
            "targets": str(len(view.targets)),
            "values": str(len(view.values)),
            "editions": str(len(view.editions)),
            "measures": str(len(view.measures)),
        },
        sources=tuple(dict.fromkeys(lines)),
    )


def outcomes_words(
    catalogue: Catalogue, parameters: Mapping[str, str], language: Language
) -> StepWords:
    """Return which way the county's indicators have gone, by dimension of sustainability.

    A `year` in the address gives what was known at its follow-up.

    Raises
    ------
    UnknownIdError
        if that year cannot be followed up.
    """
    _ = gettext(language)
    year = year_of(catalogue, parameters.get("year", ""))
    named = day_view(catalogue, day_of(catalogue, year), language)
    known = catalogue.as_known_on(named.day)
    view = outcomes(known, language)
    subtitle = _("Länets värden. Riktningen är en egen, beskrivande beräkning, inte planens effekt")
    numbers = {outcome: str(view.number(outcome)) for outcome in Outcome}
    publishers = dict.fromkeys(
        catalogue.publishers[source.publisher].name[language]
        for group in view.dimensions
        for item in group.outcomes
        for source in known.indicators[item.indicator].sources
    )
    return StepWords(
        headline=_("{favourable} av {total} mått har gått åt det gynnsamma hållet"),
        subtitle=subtitle if named.is_latest else f"{named.heading} {subtitle}",
        places={
            "total": str(sum(len(group.outcomes) for group in view.dimensions)),
            "favourable": numbers[Outcome.FAVOURABLE],
            "unfavourable": numbers[Outcome.UNFAVOURABLE],
            "unchanged": numbers[Outcome.UNCHANGED],
            "rest": numbers[Outcome.NOT_ASSESSED],
            "first": str(view.first_end or fmt.MISSING),
            "last": str(view.last_end or fmt.MISSING),
        },
        sources=(
            _("Egen beräkning på statistik från {sources}").format(
                sources=fmt.listing(publishers, language)
            ),
        ),
        anchor="question_sustainability",
    )
