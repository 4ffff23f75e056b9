"""The Swedish is plain: short sentences, no bureaucratic LIX. The figures are printed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from babel.messages.pofile import read_po
from pydantic import BaseModel

from region.content.catalogue import Catalogue
from region.words.language import LOCALE
from region.words.text import Text
from tests.plain_language import reading, sentences

MOST_WORDS = 35
HIGHEST_LIX = 45


def _texts(part: object) -> Iterator[str]:
    if isinstance(part, Text):
        yield part.sv
    elif isinstance(part, BaseModel):
        for value in part.__dict__.values():
            yield from _texts(value)
    elif isinstance(part, tuple | list):
        for value in part:
            yield from _texts(value)


def _interface() -> list[str]:
    with (LOCALE / "en" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return [str(message.id) for message in read_po(file) if message.id]


def _content(catalogue: Catalogue) -> list[str]:
    parts = (
        *catalogue.indicators.values(),
        *catalogue.targets.values(),
        *catalogue.rankings.values(),
        catalogue.key_figures,
        catalogue.plan,
    )
    return list(dict.fromkeys(text for part in parts for text in _texts(part)))


@pytest.mark.parametrize("kind", ["interface", "content"])
def test_the_swedish_is_plain(
    kind: str, catalogue: Catalogue, capsys: pytest.CaptureFixture[str]
) -> None:
    found = _interface() if kind == "interface" else _content(catalogue)
    whole = [text for text in found if text.rstrip().endswith(".")]

    measured = reading(whole)

    with capsys.disabled():
        print(
            f"\nplain Swedish, {kind}: LIX {measured.lix:.1f}, "
            f"{measured.words / measured.sentences:.1f} words a sentence, "
            f"longest {measured.longest_sentence}, {measured.sentences} sentences"
        )
    assert measured.sentences > 100
    assert measured.lix < HIGHEST_LIX
    too_long = [" ".join(s) for text in whole for s in sentences(text) if len(s) > MOST_WORDS]
    assert too_long == []


def test_lix_is_measured_as_defined() -> None:
    measured = reading(["Vi bor här. Kommunerna samarbetar ofta."])

    assert (measured.words, measured.sentences, measured.long_words) == (6, 2, 2)
    assert measured.lix == pytest.approx(3 + 100 * 2 / 6)
