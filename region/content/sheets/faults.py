"""What is wrong with a sheet, and what must be asked about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

MOST_FAULTS = 20
_LONGEST_FOUND = 60
_LISTED = 5


class SheetFault(NamedTuple):
    """One fault. `line` is the row's number in the file, 0 for the file as a whole."""

    line: int
    found: str
    allowed: str


class Option(NamedTuple):
    """One answer to a question: its word in code, and in the reader's language."""

    value: str
    label: str


@dataclass(frozen=True)
class Question:
    """What the file leaves open. `chosen` is empty as long as nothing may be assumed."""

    key: str
    label: str
    options: tuple[Option, ...]
    chosen: str = ""


class SheetError(Exception):
    """The table cannot be read: the first faults, how many more, what is asked, what was seen."""

    def __init__(
        self,
        faults: tuple[SheetFault, ...],
        rest: int = 0,
        questions: tuple[Question, ...] = (),
        notes: tuple[str, ...] = (),
    ):
        self.faults, self.rest = faults, rest
        self.questions, self.notes = questions, notes
        super().__init__("; ".join(f"{f.line}: {f.found} ({f.allowed})" for f in faults))

    @property
    def asks(self) -> bool:
        """Whether an answer is all that is missing."""
        return any(not question.chosen for question in self.questions)

    def beside(self, questions: Iterable[Question], notes: Iterable[str]) -> SheetError:
        """Return the error with what was asked and seen before it was found."""
        asked = {question.key: question for question in (*questions, *self.questions)}
        return SheetError(
            self.faults, self.rest, tuple(asked.values()), (*notes, *self.notes)
        ).with_traceback(None)


class Faults:
    """Keeps the first faults and counts the rest."""

    def __init__(self, most: int = MOST_FAULTS) -> None:
        self.first: list[SheetFault] = []
        self.rest = 0
        self._most = most

    @property
    def has_room(self) -> bool:
        """Whether a further fault would be kept."""
        return len(self.first) < self._most

    def add(self, line: int, found: str, allowed: str) -> None:
        """Keep the fault, or count it."""
        if self.has_room:
            self.first.append(SheetFault(line, found, allowed))
        else:
            self.rest += 1

    def stop(self) -> None:
        """Raise what was found, if anything.

        Raises
        ------
        SheetError
            with the faults by row.
        """
        if self.first:
            raise SheetError(tuple(sorted(self.first, key=lambda f: f.line)), self.rest)


def refuse(line: int, found: str, allowed: str, *questions: Question) -> SheetError:
    """Return the error for a single fault."""
    return SheetError((SheetFault(line, found, allowed),), questions=questions)


def answered(question: Question, answers: Mapping[str, str]) -> Question:
    """Return the question with the answer that was given, if it is one of the options."""
    given = answers.get(question.key, "")
    known = given in {option.value for option in question.options}
    return replace(question, chosen=given) if known else question


def cut(text: str) -> str:
    """Return what was found as it can be quoted: printable, on one line, short."""
    printable = "".join(c if c.isprintable() else " " for c in text)
    whole = " ".join(printable.split())
    return whole if len(whole) <= _LONGEST_FOUND else whole[: _LONGEST_FOUND - 1] + "…"


def listed(texts: Iterable[object], most: int = _LISTED) -> str:
    """Return the first few, each once, and a sign for the rest."""
    each = list(dict.fromkeys(cut(str(text)) for text in texts))
    return ", ".join(each[:most]) + (" …" if len(each) > most else "")
