"""Which column says what: whose, when, and how much."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from region.content.sheets.areas import OUTSIDE, Areas, is_note, is_total
from region.content.sheets.faults import Option, Question, answered, cut, listed, refuse
from region.content.sheets.grid import Cell
from region.content.sheets.numbers import is_dash, is_missing, is_number, looks_like_number
from region.content.sheets.periods import Period, is_day, period
from region.content.sheets.table import AREA_HEADERS, HeadedTable
from region.words.language import Gettext
from region.words.names import fold

_YEAR_HEADERS = ("ar", "year", "artal", "period", "tid", "time", "matar", "datum", "date")
_SURE_HEADERS = 3
_UNIT = re.compile(r".*?[(\[]([^()\[\]]{1,20})[)\]]")


@dataclass(frozen=True)
class Layout:
    """What somebody who knows the file says of it; what is left out is found."""

    sheet: str | None = None
    header_row: int | None = None
    area: str | None = None
    time: str | None = None
    value: str | None = None
    wide: bool = False
    where: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Columns:
    """The places of the columns.

    Attributes
    ----------
    values
        Place and period; the period is empty where a column of years, or nothing, gives it.
    numeric
        All columns of numbers, whether they are read or not.
    unread
        The headings of columns that are not read and could have been meant.
    marked
        Headings that are read as a year though they say more than one.
    """

    area: int
    same_area: tuple[int, ...]
    year: int | None
    values: tuple[tuple[int, str], ...]
    numeric: tuple[int, ...]
    question: Question | None = None
    unread: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    marked: tuple[tuple[str, str], ...] = ()

    @property
    def value_places(self) -> tuple[int, ...]:
        """The columns that are read."""
        return tuple(place for place, _period in self.values)


def unit_of(heading: str) -> str:
    """Return the unit that a heading names in brackets, or nothing.

    >>> unit_of("Medelinkomst (kr)")
    'kr'
    """
    match = _UNIT.fullmatch(heading)
    return match[1].strip() if match and not period_like(match[1]) else ""


def period_like(text: str) -> bool:
    """Whether a text in brackets tells when and not how much."""
    return re.search(r"[0-9]{4}|prel", text) is not None


def _named(table: HeadedTable, name: str, _: Gettext) -> int:
    """Return the place of the only column with this heading."""
    wanted = " ".join(name.split())
    places = [p for p in range(len(table.header)) if table.heading(p) == wanted]
    if len(places) == 1:
        return places[0]
    headings = (table.heading(p) for p in range(len(table.header)) if table.heading(p))
    allowed = _("rubriken på en av kolumnerna: {names}").format(names=listed(headings, 20))
    found = _("ingen kolumn ”{name}”") if not places else _("flera kolumner ”{name}”")
    raise refuse(table.header_line, found.format(name=cut(name)), allowed)


def _area_columns(table: HeadedTable, areas: Areas, layout: Layout, _: Gettext) -> list[int]:
    """Return the columns that name the area, the best first."""
    if layout.area:
        return [_named(table, layout.area, _)]
    if any(areas.find(cell.text) not in (None, OUTSIDE) for cell in table.header if cell.text):
        allowed = _("rubriker överst, och sedan en rad för varje kommun")
        raise refuse(table.header_line, _("en kommun bland rubrikerna"), allowed)
    named = [p for p in range(len(table.header)) if fold(table.heading(p)) in AREA_HEADERS]
    shares: dict[int, float] = {}
    for place in range(len(table.header)):
        allowed_areas = (None,) if place in named else (None, OUTSIDE)
        shares[place] = table.share(
            place,
            lambda c, others=allowed_areas: areas.find(c.text) not in others,  # type: ignore[misc]
            lambda c: is_total(c.text) or is_note(c.text),
        )
    known = sorted((p for p in named if shares[p] > 0), key=lambda p: -shares[p])
    if known:
        return known
    words = [p for p in shares if any(not looks_like_number(c.text) for c in table.cells(p))]
    numbers = [p for p in shares if p not in words and period(table.header[p]) is None]
    guesses = (
        [p for p in words if shares[p] >= 0.3],
        [p for p in named if fold(table.heading(p)).startswith(("kommun", "municipal"))],
        [p for p in numbers if shares[p] >= 0.9] if len(numbers) > 1 else [],
    )
    for options in guesses:
        if options:
            best = max(options, key=lambda p: shares[p])
            return [
                best,
                *(
                    p
                    for p in numbers
                    if p != best and not table.header[p].text and shares[p] >= 0.9
                ),
            ]
    allowed = _("en kolumn med kommunernas namn eller koder, till exempel Nacka eller 0182")
    raise refuse(table.header_line, _("ingen kolumn med kommuner"), allowed)


def _year_column(
    table: HeadedTable, area: int, left: list[int], numeric: list[int], layout: Layout, _: Gettext
) -> int | None:
    """Return the column of years, if there is one."""
    if layout.wide:
        return None
    if layout.time:
        return _named(table, layout.time, _)
    headed = [p for p in left if fold(table.heading(p)) in _YEAR_HEADERS]
    sure = [p for p in headed if fold(table.heading(p)) in _YEAR_HEADERS[:_SURE_HEADERS]]
    headed = sure or [p for p in headed if any(map(period, table.cells(p)))]
    if headed:
        return min(headed, key=lambda p: _YEAR_HEADERS.index(fold(table.heading(p))))
    if len(numeric) < 2:
        return None
    years = (p for p in left if period(table.header[p]) is None)
    return next((p for p in years if _holds_years(table, p, area)), None)


def _holds_years(table: HeadedTable, place: int, area: int) -> bool:
    """Whether a column that is not headed so holds years, and not numbers that look like them.

    Years have no heading, or they tell a place's lines apart, or all of several lines have one.
    """
    found = [period(cell) for cell in table.cells(place)]
    years = [p.year for p in found if p is not None and p.kind in ("year", "marked")]
    if not years or len(years) < len(found):
        return False
    places = table.cells(area)
    repeated = len({fold(cell.text) for cell in places}) < places.total()
    same = table.cells(place).total() > 1 and len(set(years)) == 1
    return same or repeated or not table.heading(place)


def _says_nothing(cell: Cell) -> bool:
    return is_missing(cell) or is_dash(cell)


def _is_numeric(table: HeadedTable, place: int) -> bool:
    """Whether at least half of the column's cells are numbers, missing ones apart."""
    return table.share(place, is_number, _says_nothing) >= 0.5


def _may_be_numeric(table: HeadedTable, place: int) -> bool:
    """Whether the column's cells begin as numbers do, and are no days."""
    return table.share(place, _begins_as_number, _says_nothing) >= 0.5


def _begins_as_number(cell: Cell) -> bool:
    return looks_like_number(cell.text) and not is_day(cell)


def find_columns(
    table: HeadedTable,
    areas: Areas,
    layout: Layout,
    answers: Mapping[str, str],
    assume: bool,
    _: Gettext,
) -> Columns:
    """Return which column says what; of several columns of numbers the first, or the one answered.

    Without `assume`, which of several columns is meant is not taken for granted.

    Raises
    ------
    SheetError
        if there is no column of areas or none of numbers, if two stand for one year, or if only
        parts of years are told.
    """
    area, *same_area = _area_columns(table, areas, layout, _)
    taken = {area, *same_area}
    left = [p for p in range(len(table.header)) if p not in taken and table.cells(p)]
    numeric = [p for p in left if _is_numeric(table, p)]
    years = _year_column(table, area, left, numeric, layout, _)
    numeric = [p for p in numeric if p != years]
    if years is None and not layout.value:
        found = [(p, when) for p in left if (when := period(table.header[p]))]
        if found:
            return _by_year(table, (area, tuple(same_area)), found, numeric, _)
    if layout.wide:
        raise refuse(table.header_line, _("ingen kolumn med ett år som rubrik"), _("ett år överst"))
    # a column that is nearly one of numbers is offered too, so that its faults are told
    offered = [p for p in left if p in numeric or (p != years and _may_be_numeric(table, p))]
    question = None
    if layout.value:
        chosen = _named(table, layout.value, _)
    else:
        if not offered:
            no_value = all(c.uncounted for p in left if p != years for c in table.cells(p)) and left
            raise refuse(
                table.header_line,
                _("ingen kolumn med tal"),
                _("formler som är uträknade: öppna filen i ett kalkylprogram och spara den")
                if no_value
                else _("minst en kolumn med tal"),
            )
        options = _labels(table, offered, _)
        question = Question(
            "column",
            _("Kolumn att visa"),
            tuple(Option(label, label) for label in options),
            next(iter(options)) if assume or len(options) == 1 else "",
        )
        question = answered(question, answers)
        if not question.chosen:
            names = listed(options, 20)
            raise refuse(
                table.header_line,
                _("flera kolumner med tal: {names}").format(names=names),
                _("namnet på den som ska läsas"),
                question,
            )
        chosen = options[question.chosen]
    return Columns(
        area,
        tuple(same_area),
        years,
        ((chosen, ""),),
        tuple(numeric),
        question if question and len(question.options) > 1 else None,
        tuple(table.heading(p) or str(p + 1) for p in numeric if p != chosen),
    )


def _labels(table: HeadedTable, places: list[int], _: Gettext) -> dict[str, int]:
    """Return each column's place by its heading; what is not unique is numbered."""
    headings = [cut(table.heading(p)) for p in places]
    labels: dict[str, int] = {}
    for place, heading in zip(places, headings, strict=True):
        label = heading or _("Kolumn {number}").format(number=place + 1)
        if heading and headings.count(heading) > 1:
            label = _("{heading} (kolumn {number})").format(heading=heading, number=place + 1)
        labels[label] = place
    return labels


def _by_year(
    table: HeadedTable,
    area: tuple[int, tuple[int, ...]],
    found: list[tuple[int, Period]],
    numeric: list[int],
    _: Gettext,
) -> Columns:
    """Return the columns that are headed by a year each."""
    whole = [(place, when) for place, when in found if when.kind != "part"]
    parts = [table.heading(place) for place, when in found if when.kind == "part"]
    if not whole:
        told = _("delar av år, eller flera år i ett: {names}").format(names=listed(parts))
        raise refuse(table.header_line, told, _("hela år som rubriker, till exempel 2024"))
    years = [when.year for _place, when in whole]
    for _place, when in whole:
        if years.count(when.year) > 1:
            told = _("två kolumner för {year}").format(year=when.year)
            raise refuse(table.header_line, told, _("en kolumn för varje år"))
    places = [place for place, _when in found]
    return Columns(
        *area,
        None,
        tuple((place, when.year) for place, when in whole),
        tuple({*numeric, *places}),
        None,
        tuple(table.heading(p) or str(p + 1) for p in numeric if p not in places),
        tuple(parts),
        tuple((table.heading(p), when.year) for p, when in whole if when.kind != "year"),
    )
