"""In which language each word of a deck is, for readers that speak and programs that spell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement

from region.words.language import TAGS
from region.words.text import Language

PIECES = (qn("a:r"), qn("a:fld"), qn("a:br"))
LOOKS = (qn("a:rPr"), qn("a:endParaRPr"), qn("a:defRPr"))


def _parts(book: Any) -> Iterator[Any]:
    """Yield every part with words: slides, their notes and charts, layouts and the masters."""
    seen: set[Any] = set()
    waiting = [book.part]
    while waiting:
        part = waiting.pop()
        if part in seen:
            continue
        seen.add(part)
        if hasattr(part, "_element"):
            yield part._element
        waiting += [one.target_part for one in part.rels.values() if not one.is_external]


def tell(book: Any, language: Language) -> None:
    """Write the language into everything that says how words look, in the whole deck."""
    book.core_properties.language = TAGS[language]
    for root in _parts(book):
        for piece in root.iter(*PIECES):
            if piece.find(qn("a:rPr")) is None:
                piece.insert(0, OxmlElement("a:rPr"))
        for look in root.iter(*LOOKS):
            look.set("lang", TAGS[language])
