"""What the words of the search lead to must exist."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from region.content.catalogue.catalogue import Catalogue
from region.content.catalogue.faults import Fault, unknown
from region.words import pages
from region.words.names import fold
from region.words.text import LANGUAGES


def check(catalogue: Catalogue) -> Iterator[Fault]:
    """What words lead to must exist, and a word leads from one place only."""
    file = "search_synonyms.yaml"
    known = {
        "page": pages.BY_KEY,
        "indicator": catalogue.indicators,
        "target": catalogue.targets,
        "theme": catalogue.themes,
        "ranking": catalogue.rankings,
        "municipality": {area.code for area in catalogue.municipalities},
    }
    for synonym in catalogue.synonyms:
        for found in synonym.finds:
            kind, _colon, key = found.partition(":")
            yield from unknown(file, synonym.words.sv[0], key, known[kind], f"a known {kind}")
    for language in LANGUAGES:
        words = [fold(one) for s in catalogue.synonyms for one in getattr(s.words, language)]
        for word, times in Counter(words).items():
            if times > 1:
                yield Fault(file, f"words.{language}", f"{word} twice", "each word once")
