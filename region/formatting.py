"""Numbers, dates and lists as they are written in each language. The only place that formats."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import NumberPattern, parse_pattern

from region.language import BABEL_LOCALES
from region.model import Language

MISSING = "–"
NARROW_SPACE = "\u202f"
NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"


def exact(value: float | Decimal) -> Decimal:
    """Return the shortest decimal that stands for `value`: the digits that its source wrote."""
    return value if isinstance(value, Decimal) else Decimal(repr(value))


def round_half_up(value: float | Decimal, decimals: int) -> Decimal:
    """Round the shortest decimal that stands for `value`, halves away from zero.

    This is how statistics offices round; Python's `round` goes to the even digit.
    """
    rounded = exact(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return abs(rounded) if rounded == 0 else rounded


@cache
def _pattern(decimals: int) -> NumberPattern:
    """Return the pattern, parsed once: parsing takes longer than writing a number."""
    return parse_pattern("#,##0" + ("." + "0" * decimals if decimals else ""))


@cache
def _locale(language: Language) -> Locale:
    return Locale.parse(BABEL_LOCALES[language])


def number(
    value: float | Decimal | None, decimals: int, language: Language, *, sign: bool = False
) -> str:
    """Return `value` with `decimals` decimals, e.g. `2 486 253`, `39,4`, `−0,5`.

    `sign` also writes a plus. A missing value is an en dash. Swedish groups thousands with a
    narrow no-break space and uses a decimal comma; English a comma and a point.
    """
    if value is None:
        return MISSING
    rounded = round_half_up(value, decimals)
    text = _pattern(decimals).apply(abs(rounded), _locale(language))
    text = text.replace(NO_BREAK_SPACE, NARROW_SPACE)
    if rounded < 0:
        return MINUS + text
    return "+" + text if sign and rounded > 0 else text


def with_unit(
    value: float | Decimal | None,
    decimals: int,
    unit: str,
    language: Language,
    *,
    sign: bool = False,
) -> str:
    """Return number and unit, held together by a no-break space: `39,4 år`, `52 %`."""
    text = number(value, decimals, language, sign=sign)
    if value is None or not unit:
        return text
    return joined(text, unit, language)


def joined(text: str, unit: str, language: Language) -> str:
    """Return a number that is text already, with its unit: `2,4 miljoner`, `1/3`, `52 %`."""
    if language == "en" and unit.startswith("%"):
        return f"{text}{unit}"
    return f"{text}{NO_BREAK_SPACE}{unit}"


def date(value: dt.date | str, language: Language) -> str:
    """Return a date, or an ISO date known to the month or year only, in words."""
    if isinstance(value, dt.date):
        return format_date(value, "d MMMM y", locale=BABEL_LOCALES[language])
    parts = [int(part) for part in value.split("-")]
    pattern = ("y", "MMMM y", "d MMMM y")[len(parts) - 1]
    whole = dt.date(*[*parts, 1, 1][:3])
    return format_date(whole, pattern, locale=BABEL_LOCALES[language])


def listing(items: Iterable[str], language: Language) -> str:
    """Return the items as a list in running text: `Solna, Täby och Nacka`."""
    return format_list(list(items), locale=BABEL_LOCALES[language])
