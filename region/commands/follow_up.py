"""Print the yearly follow-up, and what is new between two days."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer
from rich.table import Table

from region.commands.common import (
    AsJson,
    DataFolder,
    LanguageChoice,
    LanguageOption,
    as_language,
    console,
    load,
    print_json,
    stop,
)
from region.content.catalogue import DATA
from region.strategy.follow_up.changes import changes
from region.strategy.follow_up.days import day_of, last_day
from region.strategy.follow_up.questions import follow_up
from region.targets.words import with_reserve
from region.web.api.follow_up import answers_known_on, news
from region.words.views import UnknownIdError


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise stop(UnknownIdError("date", text, ("a date written YYYY-MM-DD",))) from None


def show_follow_up(
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Date, or a year; the latest day if not given.")
    ] = None,
    lang: LanguageChoice = LanguageOption.SV,
    as_json: AsJson = False,
    data: DataFolder = DATA,
) -> None:
    """Print the answers to the four questions, with what was known on a day."""
    catalogue = load(data)
    if as_of is None:
        day = last_day(catalogue)
    elif as_of.isdigit() and len(as_of) == 4 and int(as_of) > 0:
        day = day_of(catalogue, int(as_of))
    else:
        day = _day(as_of)
    language = as_language(lang)
    if as_json:
        print_json(answers_known_on(catalogue, day, language).model_dump(mode="json"))
        return
    view = follow_up(catalogue, day, language)
    console.print(view.day.heading, view.day.note, markup=False, soft_wrap=True)
    console.print(view.goals.sentence, markup=False, soft_wrap=True)
    table = Table("target", "class", "year before")
    for target in view.goals.targets:
        before = view.earlier(target.id)
        table.add_row(
            target.name,
            with_reserve(target.status.label, target.marks),
            before.before.label if before else "",
        )
    console.print(table)
    console.print(view.outcomes.sentence, markup=False, soft_wrap=True)
    table = Table("dimension", "indicator", "outcome", "course")
    for group in view.outcomes.dimensions:
        for item in (one for lead in group.outcomes for one in (lead, *lead.same)):
            table.add_row(group.name, item.name, item.label, item.explanation)
    console.print(table)
    console.print(view.measures.sentence, markup=False, soft_wrap=True)


def show_changes(
    start: Annotated[
        str | None,
        typer.Option("--from", help="Date; the day of last year's follow-up if not given."),
    ] = None,
    end: Annotated[str | None, typer.Option("--to", help="Date; the latest if not given.")] = None,
    lang: LanguageChoice = LanguageOption.SV,
    as_json: AsJson = False,
    data: DataFolder = DATA,
) -> None:
    """Print what is known on one day that was not known on an earlier one."""
    catalogue, language = load(data), as_language(lang)
    asked = (_day(start) if start else None, _day(end) if end else None)
    found = news(catalogue, *asked, language)
    if as_json:
        print_json(found.model_dump(mode="json"))
        return
    view = changes(catalogue, found.since, found.until, language)
    console.print(view.heading, view.sentence, view.note, sep="\n", markup=False, soft_wrap=True)
    table = Table("what", "name", "new", "before")
    for target in view.targets:
        table.add_row("target", target.name, target.after.label, target.before.label)
    for edition in view.editions:
        table.add_row("ranking", edition.name, f"{edition.edition}: {edition.place}", "")
    for value in view.values:
        table.add_row("values", value.name, f"{value.periods} ({value.areas})", value.latest)
    for revision in view.revisions:
        where = f"{revision.name}, {revision.area}, {revision.period}"
        table.add_row("revision", where, revision.after, revision.before)
    for measure in view.measures:
        table.add_row("measure", measure.name, measure.after.label, measure.before.label)
    console.print(table)
