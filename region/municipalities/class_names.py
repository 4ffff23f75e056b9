"""What a map's classes are called: their spans, and those of a period that stands alone."""

from __future__ import annotations

from collections.abc import Collection

from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language


def spans(
    limits: tuple[int, ...], smallest: int, decimals: int, language: Language
) -> tuple[str, ...]:
    """Return each class in words, without gaps between classes: `33,1–38,5`, `38,6–46,7`.

    `limits`, the classes' highest values, and `smallest` count the last digit shown.
    """
    _ = gettext(language)
    scale = 10**decimals
    texts = []
    low = smallest
    for limit in limits:
        first, last = (fmt.number(n / scale, decimals, language) for n in (low, limit))
        if low >= limit:
            texts.append(last)
        elif low < 0:
            texts.append(_("{low} till {high}").format(low=first, high=last))
        else:
            texts.append(f"{first}–{last}")
        low = limit + 1
    return tuple(texts)


def alone(
    limits: tuple[int, ...],
    smallest: int,
    decimals: int,
    language: Language,
    known: Collection[int],
) -> tuple[str, ...]:
    """Return the same where one period's values stand alone.

    An end that only other periods reach is left open: `minst 1,1`.
    """
    _ = gettext(language)
    scale = 10**decimals
    texts = list(spans(limits, smallest, decimals, language))
    if len(texts) > 1 and known:
        if min(known) > smallest:
            number = fmt.number(limits[0] / scale, decimals, language)
            texts[0] = _("högst {value}").format(value=number)
        if max(known) < limits[-1]:
            number = fmt.number((limits[-2] + 1) / scale, decimals, language)
            texts[-1] = _("minst {value}").format(value=number)
    return tuple(texts)
