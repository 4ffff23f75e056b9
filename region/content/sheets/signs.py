"""What the file leaves open about its numbers: asked, unless the file itself decides."""

from __future__ import annotations

import re
from collections.abc import Mapping

from region.content.sheets.columns import Columns
from region.content.sheets.faults import (
    Option,
    Question,
    SheetError,
    SheetFault,
    answered,
    cut,
    refuse,
)
from region.content.sheets.grid import Cell
from region.content.sheets.numbers import Signs, is_dash, is_number, is_per_cent, number
from region.content.sheets.table import HeadedTable
from region.words.language import Gettext
from region.words.names import fold

_MOST_DECIMALS = 3
_NOTE_HEADERS = {
    *("anm", "anmarkning", "anmarkningar", "kommentar", "kommentarer", "not", "noter", "fotnot"),
    *("comment", "comments", "note", "notes", "remark", "kalla", "source", "enhet", "unit"),
}
_WHOLE = re.compile(r"[-+−]?[0-9]+")


def value_cells(table: HeadedTable, columns: Columns) -> list[tuple[int, Cell]]:
    """Return all cells that are read as values, with their rows."""
    return [(line, cells[place]) for line, cells in table.rows for place in columns.value_places]


def thousands_sign(
    table: HeadedTable, columns: Columns, answers: Mapping[str, str], _: Gettext
) -> tuple[str, tuple[Question, ...]]:
    """Return the sign between thousands where a number can be read in two ways, and what was asked.

    The column itself decides, then the file's other columns of numbers.

    Raises
    ------
    SheetError
        if signs contradict each other, or nothing decides and the question is not answered.
    """
    own = Signs.of(value_cells(table, columns))
    rest = [place for place in columns.numeric if place not in columns.value_places]
    others = Signs.of((line, cells[place]) for line, cells in table.rows for place in rest)
    allowed = _("samma decimaltecken i hela tabellen, och inga tecken mellan tusental")
    clash = own.clash
    if len(own.either) > 1:
        clash = max(clash, *(line for line, _text in own.either.values()))
    if clash:
        raise refuse(clash, _both(table, columns, clash, _), allowed)
    if not own.either:
        return "", ()
    ((sign, (line, text)),) = own.either.items()
    if sign in own.decimal or (own.thousands and sign not in own.thousands):
        return "", ()
    if sign in own.thousands:
        return sign, ()
    other = "," if sign == "." else "."
    if not own.decimal and not others.clash:
        if sign in others.thousands or other in others.decimal:
            return sign, ()
        if sign in others.decimal or other in others.thousands:
            return "", ()
    question = answered(_marks_question(text, sign, _), answers)
    if question.chosen:
        return (sign if question.chosen == "thousands" else ""), (question,)
    if own.decimal:
        line = max(line, *own.decimal.values())
        raise refuse(line, _both(table, columns, line, _), allowed, question)
    told = _("”{value}”, som kan läsas på två sätt").format(value=cut(text))
    raise refuse(
        line, told, _("tal utan tecken mellan tusental, eller ett svar på frågan"), question
    )


def _both(table: HeadedTable, columns: Columns, line: int, _: Gettext) -> str:
    row = next(cells for number, cells in table.rows if number == line)
    texts = [row[p].text for p in columns.value_places if set(row[p].text) & {",", "."}]
    return _("både decimalkomma och decimalpunkt: ”{value}”").format(value=cut(texts[-1]))


def _marks_question(text: str, sign: str, _: Gettext) -> Question:
    whole, _sign, rest = text.strip("+-−% ").partition(sign)
    low = int(whole)
    return Question(
        "marks",
        (
            _("Vad betyder punkten i {value}?")
            if sign == "."
            else _("Vad betyder kommat i {value}?")
        ).format(value=text),
        (
            Option("thousands", _("tusental: {number}").format(number=f"{whole}\u00a0{rest}")),
            Option(
                "decimal",
                _("decimaler: ett tal mellan {low} och {high}").format(low=low, high=low + 1),
            ),
        ),
    )


def dash_question(
    table: HeadedTable, columns: Columns, answers: Mapping[str, str], _: Gettext
) -> Question | None:
    """Return whether a dash is a zero, if there are any; without an answer it is no value."""
    if not any(is_dash(cell) for _line, cell in value_cells(table, columns)):
        return None
    question = Question(
        "dash",
        _("Vad betyder streck (–) i tabellen?"),
        (Option("missing", _("inget värde")), Option("zero", _("noll, som i svensk statistik"))),
        "missing",
    )
    return answered(question, answers)


def ask_about_commas(
    table: HeadedTable, columns: Columns, answers: Mapping[str, str], _: Gettext
) -> tuple[Question, ...]:
    """Ask whether neighbouring whole numbers in a file with commas are halves of one number.

    `19,4` between commas is two numbers, or one that the commas have divided.

    Raises
    ------
    SheetError
        if it is not answered, or if they are one.
    """
    if table.grid.delimiter != ",":
        return ()
    taken = {columns.area, *columns.same_area, columns.year}
    for left in range(len(table.header) - 1):
        right = left + 1
        if taken & {left, right} or not {left, right} & set(columns.value_places):
            continue
        pair = _halves(table, left, right)
        if pair is None:
            continue
        line, one, other = pair
        question = Question(
            "commas",
            _("Vad är {value} på rad {line}?").format(value=f"{one},{other}", line=line),
            (
                Option("cells", _("två tal: {one} och {other}").format(one=one, other=other)),
                Option("decimal", _("ett tal med decimalkomma")),
            ),
        )
        question = answered(question, answers)
        if question.chosen == "cells":
            return (question,)
        told = _("”{value}”, som kan vara två tal eller ett med decimalkomma")
        allowed = _("semikolon mellan cellerna när tal har decimalkomma, eller ett svar på frågan")
        if question.chosen == "decimal":
            told = _("”{value}”, ett tal som kommat mellan cellerna har delat")
            allowed = _("semikolon mellan cellerna när tal har decimalkomma")
        raise refuse(line, told.format(value=f"{one},{other}"), allowed, question)
    return ()


def _halves(table: HeadedTable, left: int, right: int) -> tuple[int, str, str] | None:
    """Return the first row whose two cells may be one number, if the whole columns may be.

    So they may if all to the left are whole, and to the right stand as many digits in every row,
    at most three, or any number under a heading of notes; or if a number there begins with a zero,
    as no whole number does.
    """
    pairs = []
    for line, cells in table.rows:
        one, other = cells[left].text, cells[right].text
        whole = _WHOLE.fullmatch(one) and other.isascii() and other.isdecimal()
        if not whole and any(
            is_number(c) and not _WHOLE.fullmatch(c.text) for c in (cells[left], cells[right])
        ):
            return None
        if not whole:
            continue
        pairs.append((line, one, other))
    if not pairs:
        return None
    zero = next((p for p in pairs if len(p[2]) > 1 and p[2].startswith("0")), None)
    lengths = {len(other) for _line, _one, other in pairs}
    note = not table.heading(right) or fold(table.heading(right)) in _NOTE_HEADERS
    even = max(lengths) <= _MOST_DECIMALS and (len(lengths) == 1 or note)
    return zero or (pairs[0] if even else None)


def unit_in_per_cent(table: HeadedTable, columns: Columns, _: Gettext) -> bool:
    """Return whether the numbers are shown in per cent.

    Raises
    ------
    SheetError
        if some are and some are not.
    """
    found = ((n, cell) for n, cell in value_cells(table, columns) if is_number(cell))
    shown = [(n, cell) for n, cell in found if number(cell) != 0]  # nothing is 0 % and 0
    some = [(line, cell) for line, cell in shown if is_per_cent(cell)]
    if not some or len(some) == len(shown):
        return bool(some)
    few = some if len(some) * 2 <= len(shown) else [p for p in shown if not is_per_cent(p[1])]
    told = (
        _("”{value}”, med procenttecken bland tal utan")
        if few is some
        else _("”{value}”, utan procenttecken bland tal med")
    )
    allowed = _("tal som alla är i procent, eller inga")
    raise SheetError(
        tuple(SheetFault(n, told.format(value=cut(c.text)), allowed) for n, c in few[:20]),
        max(0, len(few) - 20),
    )
