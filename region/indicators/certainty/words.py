"""The words of certainty: grades, verdicts, spans of places, and the note that goes with ranks."""

from __future__ import annotations

from region.content.model import Indicator
from region.indicators.certainty.comparing import RankSpan, Verdict
from region.indicators.certainty.grading import counted
from region.indicators.certainty.intervals import Grade
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language

SIGNS = {Verdict.HIGHER: "△", Verdict.SAME: "≈", Verdict.LOWER: "▽", Verdict.UNCLEAR: "?"}


def grade_name(grade: Grade, language: Language) -> str:
    """Return what a grade is called."""
    _ = gettext(language)
    return {
        Grade.TESTED: _("prövad"),
        Grade.ESTIMATED: _("uppskattad"),
        Grade.DESCRIPTIVE: _("beskrivande"),
        Grade.NONE: _("inte prövad"),
    }[grade]


def grade_note(grade: Grade, indicator: Indicator, language: Language) -> str:
    """Return in a sentence what the comparisons of an indicator rest on."""
    _ = gettext(language)
    if grade is Grade.NONE:
        return (
            _("Skillnaderna är inte prövade: åren är för få. Alla är räknade, så siffrorna gäller.")
            if counted(indicator)
            else _("Skillnaderna är inte prövade: åren är för få och felmarginaler saknas.")
        )
    return {
        Grade.TESTED: _("Skillnaderna är prövade med källans felmarginaler."),
        Grade.ESTIMATED: _(
            "Skillnaderna är uppskattade: så mycket kan slumpen göra bland så många personer."
        ),
        Grade.DESCRIPTIVE: _(
            "Skillnaderna är beskrivande: jämförda med hur värdena brukar röra sig mellan åren."
        ),
    }[grade]


def basis_name(indicator: Indicator, language: Language) -> str:
    """Return what kind of figure an indicator is; nothing if its side-car does not say."""
    _ = gettext(language)
    names = {
        "total": _("räkning av alla"),
        "register": _("registeruppgift"),
        "administrative": _("rapporterad uppgift"),
        "survey": _("enkät"),
        "model": _("modellberäkning"),
        "composite": _("sammansatt beräkning"),
    }
    return names[indicator.certainty.basis] if indicator.certainty else ""


def verdict_name(verdict: Verdict, language: Language) -> str:
    """Return how a value compares with the county's: `högre än länet`."""
    _ = gettext(language)
    return {
        Verdict.HIGHER: _("högre än länet"),
        Verdict.SAME: _("ungefär som länet"),
        Verdict.LOWER: _("lägre än länet"),
        Verdict.UNCLEAR: _("oklart mot länet"),
    }[verdict]


def places(span: RankSpan | None, count: int, language: Language) -> str:
    """Return the places that a value can have: `plats 8–15 av 26`."""
    _ = gettext(language)
    if span is None:
        return fmt.MISSING
    place = str(span.low) if span.low == span.high else f"{span.low}–{span.high}"
    return _("plats {rank} av {count}").format(rank=place, count=count)


def short_places(span: RankSpan | None) -> str:
    """Return the places alone: `8–15`."""
    if span is None:
        return fmt.MISSING
    return str(span.low) if span.low == span.high else f"{span.low}–{span.high}"


def published_note(language: Language) -> str:
    """Return what places in published rankings can and cannot be used for."""
    _ = gettext(language)
    return _(
        "Platserna är utgivarnas egna. De säger inte hur säkra skillnaderna är, och en eller två "
        "platser är slump."
    )


def compared_note(language: Language) -> str:
    """Return what ranks among counties and regions can and cannot be used for."""
    _ = gettext(language)
    return _(
        "Ett spann av platser, som 8–15, betyder att värdena där inte går att skilja åt. Platser "
        "visar vem som ligger högt eller lågt och duger inte till att ranka en och en."
    )


def rank_note(language: Language) -> str:
    """Return what ranks can and cannot be used for; it goes with every file that holds ranks."""
    _ = gettext(language)
    return _(
        "Plats räknas från det bästa värdet där en riktning är önskad, annars från det högsta. Ett "
        "spann, som 8–15, betyder att värdena där inte går att skilja åt. Platser visar vem som "
        "ligger högt eller lågt. De duger inte till att ranka kommuner en och en."
    )
