"""The words of the trade with what they mean, and where a text uses one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from region.content.catalogue import Catalogue
from region.content.model import Publisher
from region.words.names import fold
from region.words.text import Language
from region.words.views import view


@dataclass(frozen=True, eq=False)
class TermView:
    """One word in one language; `other` is the word in the other one."""

    id: str
    term: str
    means: str
    easy: str
    other: str


@view
def glossary(catalogue: Catalogue, language: Language) -> tuple[TermView, ...]:
    """Return all words in the order of the alphabet."""
    other: Language = "sv" if language == "en" else "en"
    terms = (
        TermView(
            id=term.id,
            term=term.term[language],
            means=term.means[language],
            easy=term.easy,
            other=term.term[other],
        )
        for term in catalogue.glossary.values()
    )
    return tuple(sorted(terms, key=lambda term: _order(term.term, language)))


def _order(word: str, language: Language) -> str:
    """Return what a word is sorted by: å, ä and ö come last in Swedish."""
    word = word.casefold()
    if language == "sv":
        return word.translate(str.maketrans("åäö", "{|}"))
    return fold(word)


@dataclass(frozen=True, eq=False)
class Words:
    """What finds the words in a text, and which word each way of writing stands for."""

    pattern: re.Pattern[str]
    terms: dict[str, str]

    def term(self, written: str) -> str:
        """Return the id of the word that is written so."""
        return self.terms.get(written) or self.terms[written[0].lower() + written[1:]]


def _written(form: str) -> str:
    """Return the pattern of a form, its first letter also as a capital if it is a word."""
    first = f"[{form[0]}{form[0].upper()}]" if form[0].islower() else re.escape(form[0])
    return first + re.escape(form[1:])


@view
def words(catalogue: Catalogue, language: Language) -> Words:
    """Return what finds the words of the glossary in a text, the longest first."""
    terms = {form: term.id for term in catalogue.glossary.values() for form in term.forms(language)}
    patterns = "|".join(_written(form) for form in sorted(terms, key=len, reverse=True))
    return Words(re.compile(rf"(?<![\w/.@-])(?:{patterns})(?![\w@]|-\w|\.\w)"), terms)


@view
def main_publishers(catalogue: Catalogue) -> tuple[Publisher, ...]:
    """Return those whose figures stand in most indicators, at most four."""
    counted = Counter(
        key
        for indicator in catalogue.indicators.values()
        for key in {source.publisher for source in indicator.sources}
    )
    return tuple(catalogue.publishers[key] for key, _times in counted.most_common(4))
