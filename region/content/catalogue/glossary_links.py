"""A way of writing a word of the glossary means one thing."""

from __future__ import annotations

from collections.abc import Iterator

from region.content.catalogue.catalogue import Catalogue
from region.content.catalogue.faults import Fault
from region.words.text import LANGUAGES


def check(catalogue: Catalogue) -> Iterator[Fault]:
    """Each way of writing belongs to one term, so that a word on a page is explained one way."""
    for language in LANGUAGES:
        seen: dict[str, str] = {}
        for term in catalogue.glossary.values():
            for form in term.forms(language):
                if seen.setdefault(form.casefold(), term.id) != term.id:
                    place = f"{term.id}, also.{language}"
                    yield Fault("glossary.yaml", place, f"{form} twice", "each word once")
