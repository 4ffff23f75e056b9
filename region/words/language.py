"""The two languages of the interface: Swedish texts in the code, English in `locale/`."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

from region.words.text import LANGUAGES, Language, Text

LOCALE = Path(__file__).resolve().parents[2] / "locale"
DEFAULT_LANGUAGE: Language = "sv"

BABEL_LOCALES: dict[Language, str] = {"sv": "sv_SE", "en": "en_GB"}
TAGS = {code: name.replace("_", "-") for code, name in BABEL_LOCALES.items()}
"""The languages as files name them: `sv-SE`."""

Gettext = Callable[[str], str]


@cache
def _catalog(language: Language) -> dict[str, str]:
    """Return the translations of one language; read as text, so that no build step is needed."""
    with (LOCALE / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return {
            message.id: message.string
            for message in read_po(file)
            if isinstance(message.id, str) and isinstance(message.string, str) and message.string
        }


@cache
def gettext(language: Language) -> Gettext:
    """Return the function `_` that turns a Swedish text into `language`."""
    if language == DEFAULT_LANGUAGE:
        return lambda message: message
    translations = _catalog(language)
    return lambda message: translations.get(message, message)


def bilingual(message: str) -> Text:
    """Return a text of the interface in both languages; imported as `_` where it is used."""
    sv, en = (gettext(language)(message) for language in LANGUAGES)
    return Text(sv=sv, en=en)


def as_language(value: str | None) -> Language:
    """Return `value` if it is a language of the dashboard, else the default."""
    return next((language for language in LANGUAGES if language == value), DEFAULT_LANGUAGE)
