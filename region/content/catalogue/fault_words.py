"""What is wrong with the content, in the words of a page's language.

The faults themselves are in English, the language of the terminal. `faults.po` has their Swedish;
`{0}` in it stands for a part that differs, which is translated in turn if it is a text of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from babel.messages.pofile import read_po

from region.content.catalogue import Fault
from region.words.language import LOCALE
from region.words.text import Language

_PLACE = re.compile(r"\\\{\d\\\}")


@dataclass(frozen=True)
class FaultText:
    """A fault as its reader sees it: where, what was found and what is allowed."""

    file: str
    where: str
    found: str
    allowed: str


@cache
def _texts() -> tuple[dict[str, str], tuple[tuple[re.Pattern[str], str], ...]]:
    """Return the plain texts, and the others as patterns, the most telling first."""
    with (LOCALE / "sv" / "LC_MESSAGES" / "faults.po").open("rb") as file:
        texts = {str(one.id): str(one.string) for one in read_po(file) if one.id}
    patterns = sorted((text for text in texts if "{0}" in text), key=len, reverse=True)
    return texts, tuple(
        (re.compile(_PLACE.sub("(.+)", re.escape(text)), re.DOTALL), texts[text])
        for text in patterns
    )


def swedish(text: str) -> str:
    """Return an English text about a fault in Swedish, and what is no such text as it is."""
    plain, patterns = _texts()
    if text in plain:
        return plain[text]
    for pattern, words in patterns:
        if found := pattern.fullmatch(text):
            return words.format(*(swedish(part) for part in found.groups()))
    return text


def told(fault: Fault, language: Language) -> FaultText:
    """Return the fault in the language."""
    if language == "en":
        return FaultText(fault.file, fault.where, fault.found, fault.allowed)
    return FaultText(fault.file, swedish(fault.where), swedish(fault.found), swedish(fault.allowed))
