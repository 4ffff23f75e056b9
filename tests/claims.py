"""Words that claim an order, and the grades that must stand beside them."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping
from functools import cache

from lxml import html
from pydantic import BaseModel

from region.content.catalogue import Catalogue
from region.indicators.certainty import Grade
from region.indicators.certainty.words import (
    compared_note,
    grade_name,
    published_note,
    rank_note,
)
from region.targets.progress import ProgressClass
from region.targets.status import SYMBOLS
from region.words.text import Language, Text

CODES = ("0180", "0187", "0192")


def grades(language: Language) -> set[str]:
    return {grade_name(grade, language) for grade in Grade}


def names_a_grade(text: str, language: Language) -> bool:
    return any(name in text for name in grades(language))


def notes(language: Language) -> tuple[str, ...]:
    return rank_note(language), compared_note(language), published_note(language)


CLAIM: dict[Language, re.Pattern[str]] = {
    "sv": re.compile(r"\b(bättre|sämre|högre|lägre) än (länet|typiskt)|\bplats \d|\bhögst:", re.I),
    "en": re.compile(
        r"\b(better|worse|higher|lower) than (the county|typical)|\brank \d|\bhighest:", re.I
    ),
}
"""A verdict on one value, a place among all, or who is highest."""
PUBLISHED: dict[Language, re.Pattern[str]] = {
    "sv": re.compile(r"^plats \d+$|^(Strategin skriver|Stockholm \d{4}): plats \d"),
    "en": re.compile(r"^rank \d+$|^(The strategy says|Stockholm \d{4}): rank \d"),
}
"""A place in a publisher's own ranking; the report says in a note what such places are."""

HEARD = ("aria-label", "title", "alt")
PARTS = ("section", "article", "details")


def heard(element: html.HtmlElement) -> str:
    """Return all that is read of an element, and the names that are heard instead."""
    inside = (one.get(name) or "" for one in element.iter("*") for name in HEARD)
    return " ".join([element.text_content(), *inside])


NUMBER = r"(?:\d|en\b|ett\b|två|tre\b|fyra|fem\b|sex\b|tio\b)"
BARE: dict[Language, re.Pattern[str]] = {
    "sv": re.compile(
        r"\b(mest|bättre|sämre|bäst|sämst|flest|störst)\b"
        rf"|\b(minst|högst|lägst)\b(?! {NUMBER})|[↑↓▲▼]",
        re.I,
    ),
    "en": re.compile(
        r"\b(better|worse|best|worst|highest|lowest|largest|smallest)\b"
        r"|(?<!at )\b(most(?! recent)|least|fewest)\b|[↑↓▲▼]",
        re.I,
    ),
}
"""Any word or arrow that says who is ahead or which way is better; `högst 12` is a limit."""

RULE: dict[Language, re.Pattern[str]] = {
    "sv": re.compile(
        r"\b(högre|lägre) är bättre|räknas från det bästa|bästa platsen"
        r"|riktning som är bättre|(högsta|lägsta) värdet först|den sämsta avgör",
        re.I,
    ),
    "en": re.compile(
        r"\b(higher|lower) is better|counted from the best|best (place|rank)"
        r"|(otherwise|else) from the highest|a way that is better|(highest|lowest) value first"
        r"|the worst decides",
        re.I,
    ),
}
"""What says how is counted, and nothing of any value."""


def written(content: object, language: Language) -> set[str]:
    """Return the texts of the content: what plans, sources and definitions say themselves."""
    found: set[str] = set()
    ahead = [content]
    while ahead:
        one = ahead.pop()
        if isinstance(one, Text):
            found.add(" ".join(one[language].split()))
        elif isinstance(one, str):
            found.add(" ".join(one.split()))
        elif isinstance(one, BaseModel):
            ahead += [getattr(one, name) for name in type(one).model_fields]
        elif isinstance(one, list | tuple):
            ahead += one
        elif isinstance(one, Mapping):
            ahead += one.values()
    return {text for text in found if len(text) > 8 and BARE[language].search(text)}


@cache
def words_of_the_content(catalogue: Catalogue, language: Language) -> tuple[str, ...]:
    found: set[str] = set()
    for field in dataclasses.fields(catalogue):
        found |= written(getattr(catalogue, field.name), language)
    for one in catalogue.comparisons.values():
        found |= written(one.indicators, language) | written(one.groups, language)
    found |= written(catalogue.small_areas.tables, language)
    return tuple(sorted(found, key=len, reverse=True))


def bare_texts(catalogue: Catalogue, texts: Iterable[str], language: Language) -> list[str]:
    """Return the bare words and arrows of texts that belong together, if they name no grade.

    The symbol of a target's computed class is the class itself.
    """
    listed = [" ".join(text.split()) for text in texts]
    whole = " ".join(listed)
    if names_a_grade(whole, language) or published_note(language) in whole:
        return []
    found = []
    for text in listed:
        said = text.removeprefix(SYMBOLS[ProgressClass.MOVING_AWAY])
        for words in words_of_the_content(catalogue, language):
            said = said.replace(words, "…")
        if BARE[language].search(RULE[language].sub("…", said)):
            found.append(text)
    return found
