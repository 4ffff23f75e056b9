"""The words for how robust a class is: which ways to count there are, and how many agree."""

from __future__ import annotations

from collections import Counter

from region.targets.progress import Progress, ProgressClass, Way
from region.targets.progress.terms import SURE_SHARE
from region.targets.words import class_label
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language


def sentence(result: Progress, language: Language) -> str:
    """Return how many of the ways give the class: `6 av 8 räknesätt ger samma klass.`"""
    _ = gettext(language)
    total = len(result.ways)
    if not total:
        return ""
    if _by_year(result):
        if total == 1:
            return _("Nivån nås {year}. Tidigare år går inte att jämföra med.").format(
                year=result.ways[-1].year
            )
        if result.agreeing == total:
            return _("Nivån nås alla de {total} senaste åren.").format(total=total)
        return _("Nivån nås {agreeing} av de {total} senaste åren.").format(
            agreeing=result.agreeing, total=total
        )
    if total == 1:
        return _("Det går bara att räkna på ett sätt.")
    return _("{agreeing} av {total} räknesätt ger samma klass.").format(
        agreeing=result.agreeing, total=total
    )


def other_classes(result: Progress, language: Language) -> str:
    """Return what the other ways give: `2 ger ”rätt väg, alldeles för långsamt”.`"""
    _ = gettext(language)
    found = Counter(
        way.progress_class for way in result.ways if way.progress_class is not result.progress_class
    )
    parts = [
        _("{number} ger ”{label}”").format(
            number=number, label=class_label(key, result.kind, language).lower()
        )
        for key, number in sorted(found.items(), key=lambda item: -item[1])
    ]
    edge = sum(
        way.progress_class is result.progress_class and len(way.rounded) > 1 for way in result.ways
    )
    if edge:
        parts.append(_("i {number} avgör avrundningen").format(number=edge))
    told = fmt.listing(parts, language)
    return f"{told[:1].upper()}{told[1:]}." if told and not _by_year(result) else ""


def uncertainty(result: Progress, language: Language) -> str:
    """Return why the class is uncertain, if it is."""
    _ = gettext(language)
    if not result.assessed or not result.uncertain or not result.ways:
        return ""
    texts = []
    own = next((way for way in result.ways if way.own), None)
    if own is not None and len(own.rounded) > 1:
        labels = [
            class_label(key, result.kind, language).lower()
            for key in own.rounded
            if key is not result.progress_class
        ]
        told = _(
            "Osäker klass: avrundningen av de publicerade värdena kan göra den till {classes}."
        )
        texts.append(told.format(classes=either(labels, language)))
    if result.agreeing < SURE_SHARE * len(result.ways):
        told = sentence(result, language)
        others = other_classes(result, language)
        start = "" if texts else _("Osäker klass:") + " "
        texts.append(" ".join(text for text in (f"{start}{told}", others) if text))
    return " ".join(texts)


def rule(language: Language) -> str:
    """Return the rule that decides whether a class is called uncertain."""
    _ = gettext(language)
    return _(
        "En klass kallas osäker om avrundningen av värdena kan ändra den, eller om färre än tre "
        "av fyra räknesätt ger den."
    )


def name(way: Way, result: Progress, language: Language) -> str:
    """Return a way in words: `från 2019, linjär takt`, `snittet för 2023–2025`, `2024`."""
    _ = gettext(language)
    latest = result.latest.year if result.latest else way.year
    if way.method is not None:
        method = _("linjär takt") if way.method == "linear" else _("tillväxttakt")
        return _("från {year}, {method}").format(year=way.year, method=method)
    if result.mean_of_last_five is not None:
        if way.years == 1:
            return _("bara {year}").format(year=way.year)
        return _("snittet för {first}–{last}").format(first=way.year, last=latest)
    if _by_year(result):
        return str(way.year)
    return _("förändringen {first}–{last}").format(first=way.year, last=latest)


def _by_year(result: Progress) -> bool:
    """Whether each way looks at one year: whether a level is met."""
    return (
        result.progress_class is ProgressClass.TARGET_MET
        and result.level is not None
        and result.mean_of_last_five is None
    )


def either(items: list[str], language: Language) -> str:
    """Return alternatives in running text: `a, b eller c`."""
    _ = gettext(language)
    quoted = [_("”{text}”").format(text=item) for item in items]
    if len(quoted) < 2:
        return "".join(quoted)
    return _("{items} eller {last}").format(items=", ".join(quoted[:-1]), last=quoted[-1])
