"""Numbers with their units, dates, lists and ends of sentences, as each language writes them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import NumberPattern, parse_pattern

from region.words.language import BABEL_LOCALES, gettext
from region.words.text import Language
from region.words.unit import NARROW_SPACE as NARROW_SPACE
from region.words.unit import NO_BREAK_SPACE, NUMBER, Forms, Unit

MISSING = "–"
MINUS = "\u2212"
NUMBERS_KEPT = 4_096
"""A number is mostly written twice in a row: alone, and with its unit."""
SIGNS = ("+", MINUS)

_FORMULA = ("=", "+", "-", "@", "\t", "\r")

_DOUBLED_STOP = re.compile(r"(?<!\.)\.\.(?!\.)")


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


@lru_cache(maxsize=NUMBERS_KEPT)
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


@lru_cache(maxsize=NUMBERS_KEPT)
def _plural_form(written: str, language: Language) -> str:
    return _locale(language).plural_form(Decimal(written))


def forms(unit: str, language: Language) -> Forms:
    """Return how a number is written with the unit, `{n}` standing for the number."""
    if isinstance(unit, Unit):
        return unit.number
    space = "" if not unit or (language == "en" and unit.startswith("%")) else NO_BREAK_SPACE
    form = f"{NUMBER}{space}{unit}"
    return Forms(one=form, other=form)


def with_unit(
    value: float | Decimal | None,
    decimals: int,
    unit: str,
    language: Language,
    *,
    sign: bool = False,
) -> str:
    """Return number and unit as they are written together, held by a no-break space.

    `39,4 år`, `1 dag`, `52 %`, `SEK 4.2 million`; only the number for an index. The words are
    those of the unit in `data/units.yaml`.
    """
    text = number(value, decimals, language, sign=sign)
    if value is None:
        return text
    # the number as it is written decides: `1 dag`, but `1,0 dagar`
    rounded = abs(round_half_up(value, decimals))
    category = _plural_form(str(rounded), language)
    written = forms(unit, language)
    if written.zero and not rounded and not sign:
        return written.zero
    return _written(text, written.one if category == "one" else written.other)


def change(value: float | Decimal | None, decimals: int, unit: str, language: Language) -> str:
    """Return a change in the unit, with its sign: `+1 procentenhet`, `−0,5 år`."""
    return with_unit(value, decimals, change_unit(unit, language), language, sign=True)


def change_unit(unit: str, language: Language) -> str:
    """Return the unit that changes in `unit` are told in: percentage points where it is a share.

    It can be given to `with_unit`, which then writes one percentage point in the singular.
    """
    if unit.startswith("%"):
        return _percentage_points(language)
    return unit.change if isinstance(unit, Unit) else unit


@cache
def _percentage_points(language: Language) -> Unit:
    _ = gettext(language)
    number = Forms(one=_("{n} procentenhet"), other=_("{n} procentenheter"))
    return Unit.of(_("procentenheter"), number)


def joined(text: str, unit: str, language: Language) -> str:
    """Return a number that is text already, with its unit: `2,4 miljoner`, `1/3`, `52 %`."""
    return _written(text, forms(unit, language).other)


def _written(text: str, form: str) -> str:
    """Put the number into the form; a sign comes first: `−SEK 4.2 million`."""
    if text[0] in SIGNS and not form.startswith(NUMBER):
        return text[0] + form.replace(NUMBER, text[1:])
    return form.replace(NUMBER, text)


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for something to calculate."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def cell(value: float | Decimal | str | dt.date | None, language: Language) -> str:
    """Return a cell of a CSV file: a number is not rounded and has the language's decimal sign.

    A text that a spreadsheet would calculate is marked as text.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    text = f"{value:.10g}"
    return text.replace(".", ",") if language == "sv" else text


def told(template: str, **places: object) -> str:
    """Return a text with its places filled, where a filling that ends in a stop may end it.

    `Det blev {value}.` with `5 per inv.` does not end in two stops; an ellipsis is left as it is.
    """
    return _DOUBLED_STOP.sub(".", template.format(**places))


def date(value: dt.date | str, language: Language) -> str:
    """Return a date, or an ISO date known to the month or year only, in words."""
    if isinstance(value, dt.date):
        return format_date(value, "d MMMM y", locale=BABEL_LOCALES[language])
    parts = [int(part) for part in value.split("-")]
    pattern = ("y", "MMMM y", "d MMMM y")[len(parts) - 1]
    whole = dt.date(*[*parts, 1, 1][:3])
    return format_date(whole, pattern, locale=BABEL_LOCALES[language])


def month(value: dt.date, language: Language) -> str:
    """Return a month with its year: `november 2026`."""
    return format_date(value, "LLLL y", locale=_locale(language))


def listing(items: Iterable[str], language: Language) -> str:
    """Return the items as a list in running text: `Solna, Täby och Nacka`."""
    return format_list(list(items), locale=BABEL_LOCALES[language])


def in_words(count: int, language: Language) -> str:
    """Return a count as a voice says it, up to twelve: `ett`, `två`; else in figures."""
    _ = gettext(language)
    words = (
        _("noll"),
        _("ett"),
        _("två"),
        _("tre"),
        _("fyra"),
        _("fem"),
        _("sex"),
        _("sju"),
        _("åtta"),
        _("nio"),
        _("tio"),
        _("elva"),
        _("tolv"),
    )
    return words[count] if 0 <= count < len(words) else number(count, 0, language)
