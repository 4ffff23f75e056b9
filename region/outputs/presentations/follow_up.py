"""Steps about the follow-up: what is new between two days, and which way the region has gone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from region.content.catalogue import Catalogue
from region.outputs.presentations.contents import ChangesContent, Drawn, OutcomesContent
from region.strategy.follow_up.changes import changes
from region.strategy.follow_up.days import day_of, day_view, default_days, years
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


def changes_drawn(catalogue: Catalogue, parameters: Mapping[str, str], language: Language) -> Drawn:
    """Return what is new between the two days of the page's address.

    Raises
    ------
    UnknownIdError
        if one of them is not a date.
    """
    _ = gettext(language)
    since, until = default_days(catalogue)
    start, end = _day(parameters, "since", since), _day(parameters, "until", until)
    view = changes(catalogue, start, end, language)
    values = tuple(value for value in view.values if value.latest)[:MOST_VALUES]
    editions = view.editions[:MOST_EDITIONS]
    lines = [*(value.line for value in values), *(e.source.line for e in editions)]
    return Drawn(
        content=ChangesContent(view, values, editions),
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


def outcomes_drawn(
    catalogue: Catalogue, parameters: Mapping[str, str], language: Language
) -> Drawn:
    """Return which way the county's indicators have gone, by dimension of sustainability.

    A `year` in the address gives what was known at its follow-up.

    Raises
    ------
    UnknownIdError
        if that year cannot be followed up.
    """
    _ = gettext(language)
    allowed = tuple(str(year) for year in years(catalogue))
    year = parameters.get("year") or allowed[0]
    if year not in allowed:
        raise UnknownIdError("year", year, allowed)
    named = day_view(catalogue, day_of(catalogue, int(year)), language)
    known = catalogue.as_known_on(named.day)
    view = outcomes(known, language)
    subtitle = _("Länets värden. Riktningen är en egen beräkning, inte planens effekt")
    numbers = {outcome: str(view.number(outcome)) for outcome in Outcome}
    publishers = dict.fromkeys(
        catalogue.publishers[source.publisher].name[language]
        for group in view.dimensions
        for item in group.outcomes
        for source in known.indicators[item.indicator].sources
    )
    return Drawn(
        content=OutcomesContent(view),
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
