"""A municipality in a few sentences, chosen by the numbers and without judging them."""

from __future__ import annotations

from collections.abc import Iterable

from region.content.catalogue import COUNTY, Catalogue
from region.content.periods import period_label
from region.indicators.certainty.views import verdicts
from region.indicators.certainty.words import grade_name
from region.municipalities.profile.findings import Apart, Course, Finding, changes, differences
from region.municipalities.profile.numbers import unit_of
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language

SENTENCES_OF_EACH = 2


def _pick(findings: Iterable[Finding], themes: set[str]) -> list[Finding]:
    """Take the strongest, at most one of each theme, and none of a theme already spoken of."""
    picked: list[Finding] = []
    for finding in findings:
        if len(picked) < SENTENCES_OF_EACH and finding.indicator.theme not in themes:
            themes.add(finding.indicator.theme)
            picked.append(finding)
    return picked


def difference_sentence(finding: Apart, name: str, first: bool, language: Language) -> str:
    """Return one difference as a sentence; nothing if none can be seen."""
    _ = gettext(language)
    indicator = finding.indicator
    decimals = indicator.decimals
    value = fmt.number(finding.value, decimals, language)
    if value == fmt.number(finding.against, decimals, language):
        return ""
    if first:
        words = (
            _(
                "Mest utmärker sig {name} i måttet ”{indicator}”, som är högre än {whom}: "
                "{value} mot {against} ({year})."
            )
            if finding.strength > 0
            else _(
                "Mest utmärker sig {name} i måttet ”{indicator}”, som är lägre än {whom}: "
                "{value} mot {against} ({year})."
            )
        )
    else:
        words = (
            _("Dessutom är måttet ”{indicator}” högre än {whom}: {value} mot {against} ({year}).")
            if finding.strength > 0
            else _(
                "Dessutom är måttet ”{indicator}” lägre än {whom}: {value} mot {against} ({year})."
            )
        )
    words += " " + _("Skillnaden är {grade}.").format(grade=grade_name(finding.grade, language))
    return words.format(
        indicator=indicator.name[language],
        name=name,
        whom=_("i länet") if finding.from_county else _("medianen för länets kommuner"),
        value=value,
        against=fmt.with_unit(
            finding.against,
            finding.decimals if finding.from_county else decimals,
            indicator.unit[language],
            language,
        ),
        year=period_label(indicator, finding.period, language),
    )


def change_sentence(finding: Course, language: Language) -> str:
    """Return one change beside the median of the municipalities as a sentence."""
    _ = gettext(language)
    indicator = finding.indicator
    decimals, unit = indicator.decimals, indicator.unit[language]
    own = finding.change.value
    points, places = unit_of(indicator, finding.change, language), finding.change.decimals
    apart, median = (
        fmt.number(v, places, language, sign=True)
        if points == unit and not finding.change.relative
        else fmt.with_unit(v, places, points, language, sign=True)
        for v in (own, finding.median)
    )
    first, last = (fmt.number(v, decimals, language) for v in (finding.first, finding.value))
    if apart == median:
        return ""
    opposite = (own > 0) != (finding.median > 0) or finding.median == 0
    if first == last:
        words = _(
            "Mellan {start} och {end} låg måttet ”{indicator}” kvar på {last}, medan den mittersta "
            "förändringen bland länets kommuner var {median}."
        )
    elif own > 0 and opposite:
        words = _(
            "Mellan {start} och {end} ökade måttet ”{indicator}” från {first} till {last} "
            "({change}), medan den mittersta förändringen bland länets kommuner var {median}."
        )
    elif own > 0 and finding.strength > 0:
        words = _(
            "Mellan {start} och {end} ökade måttet ”{indicator}” från {first} till {last} "
            "({change}), mer än den mittersta förändringen bland länets kommuner ({median})."
        )
    elif own > 0:
        words = _(
            "Mellan {start} och {end} ökade måttet ”{indicator}” från {first} till {last} "
            "({change}), mindre än den mittersta förändringen bland länets kommuner ({median})."
        )
    elif opposite:
        words = _(
            "Mellan {start} och {end} minskade måttet ”{indicator}” från {first} till {last} "
            "({change}), medan den mittersta förändringen bland länets kommuner var {median}."
        )
    elif finding.strength < 0:
        words = _(
            "Mellan {start} och {end} minskade måttet ”{indicator}” från {first} till {last} "
            "({change}), mer än den mittersta förändringen bland länets kommuner ({median})."
        )
    else:
        words = _(
            "Mellan {start} och {end} minskade måttet ”{indicator}” från {first} till {last} "
            "({change}), mindre än den mittersta förändringen bland länets kommuner ({median})."
        )
    words += " " + _("Förändringen är {grade}.").format(grade=grade_name(finding.grade, language))
    if finding.passed_over:
        words += " " + _("Värdet för {passed_over} är osäkert och därför inte med.")
    return words.format(
        indicator=indicator.name[language],
        start=period_label(indicator, finding.base, language),
        end=period_label(indicator, finding.period, language),
        first=first,
        last=fmt.with_unit(finding.value, decimals, unit, language),
        change=apart,
        median=median,
        passed_over=period_label(indicator, finding.passed_over, language)
        if finding.passed_over
        else "",
    )


def _size(catalogue: Catalogue, code: str, language: Language) -> str:
    """How many live there, and which place that gives."""
    _ = gettext(language)
    indicator = catalogue.indicators["population"]
    latest = catalogue.observations["population"].latest(code)
    if latest is None or latest.value is None:
        return ""
    judged = verdicts(catalogue, "population", latest.period, language)
    standing = judged.row(code)
    told = _("{name} hade {value} {year}, {places} efter folkmängd. Jämförelsen är {grade}.")
    return told.format(
        name=catalogue.areas[code].name[language],
        value=fmt.with_unit(latest.value, 0, indicator.unit[language], language),
        year=period_label(indicator, latest.period, language),
        places=standing.places if standing else fmt.MISSING,
        grade=judged.grade_name,
    )


def size_of_whole(catalogue: Catalogue, code: str, language: Language) -> str:
    """Say how many live in the county, or how large a part of it lives in one of its parts."""
    _ = gettext(language)
    population = catalogue.observations["population"]
    latest = population.latest(code)
    if latest is None or latest.value is None:
        return ""
    indicator = catalogue.indicators["population"]
    county = population.by_period[latest.period].get(COUNTY)
    told = _("{name} hade {value} {year}.")
    share = ""
    if code != COUNTY and county is not None and county.value:
        told = _("I {name} bor {share} av länets invånare: {value} {year}.")
        share = fmt.with_unit(100 * latest.value / county.value, 0, "%", language)
    name = catalogue.areas[code].name[language]
    return told.format(
        name=name if code == COUNTY else name[0].lower() + name[1:],
        value=fmt.with_unit(latest.value, 0, indicator.unit[language], language),
        year=period_label(indicator, latest.period, language),
        share=share,
    )


def summary(catalogue: Catalogue, code: str, language: Language) -> tuple[str, ...]:
    """Return three to five sentences: size, differences from the county, changes.

    The county and its parts are not compared with themselves: only their size is told.
    """
    if catalogue.areas[code].level != "municipality":
        return tuple(filter(None, [size_of_whole(catalogue, code, language)]))
    name = catalogue.areas[code].name[language]
    sentences = [_size(catalogue, code, language)]
    apart = _pick(differences(catalogue, code), set())
    for number, finding in enumerate(apart):
        sentences.append(difference_sentence(finding, name, number == 0, language))
    spoken = {finding.indicator.id for finding in apart}
    moved = [f for f in changes(catalogue, code) if f.indicator.id not in spoken]
    sentences += [change_sentence(finding, language) for finding in _pick(moved, set())]
    return tuple(sentence for sentence in sentences if sentence)
