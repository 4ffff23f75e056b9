"""A municipality in a few sentences, chosen by the numbers and without judging them.

Differences from the county and changes over about ten years are measured against the spread
between the 26, so that unlike units can be compared:

    difference = the smaller of (own value - county's) and (own value - median) / spread of values
    change     = (own change - median change) / spread of the changes

Both parts of a difference must have the same sign: a municipality stands out only if it lies
apart from the county as a whole and from most of the others too. The spread is the interquartile
range divided by 1.349, which for normally distributed values is the standard deviation, and
unlike it is not moved by one extreme municipality.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from region import change
from region import formatting as fmt
from region.catalogue import COUNTY, Catalogue
from region.language import gettext
from region.model import Indicator, Language
from region.profile_numbers import moved, municipal_values, ranks, unit_of_change
from region.provenance import period_label

FEWEST = 20
SHORTEST_SPAN = 5
RECENT_YEARS = 5
SENTENCES_OF_EACH = 2
UNTOLD = (
    "completed_dwellings",
    "completed_dwellings_per_1000",
    "land_area",
    "net_migration_rate",
    "new_dwellings_near_public_transport",
    "population_growth",
)
"""What swings so much that one year says little, and the land, which is only measured anew."""


class Finding(NamedTuple):
    """Something worth saying: how far from what is usual, and the figures for the sentence."""

    strength: float
    indicator: Indicator
    period: str
    value: float
    against: float | Decimal
    base: str = ""
    first: float = 0.0
    relative: bool = False


def spread(values: Sequence[float]) -> float:
    """Return the interquartile range / 1.349, or 0 if there are fewer than two values."""
    if len(values) < 2:
        return 0.0
    low, _middle, high = statistics.quantiles(values, n=4, method="inclusive")
    return (high - low) / 1.349


def _subjects(catalogue: Catalogue) -> tuple[Indicator, ...]:
    """Indicators that are still followed and have something to tell."""
    municipal = catalogue.municipal_indicators
    last = {i.id: catalogue.observations[i.id].municipal_periods[-1] for i in municipal}
    newest = max((int(period) for period in last.values()), default=0)
    return tuple(
        i for i in municipal if i.id not in UNTOLD and int(last[i.id]) > newest - RECENT_YEARS
    )


def differences(catalogue: Catalogue, code: str) -> list[Finding]:
    """Return how far the municipality lies from the county, the farthest first."""
    found = []
    for indicator in _subjects(catalogue):
        observations = catalogue.observations[indicator.id]
        period = observations.municipal_periods[-1]
        values = municipal_values(catalogue, indicator.id, period)
        county = observations.by_period[period].get(COUNTY)
        width = spread(tuple(values.values()))
        if indicator.kind == "count" or code not in values or len(values) < FEWEST or not width:
            continue
        if county is None or county.value is None:
            continue
        from_county = values[code] - county.value
        from_median = values[code] - statistics.median(values.values())
        if from_county * from_median <= 0:
            continue
        strength = min(from_county, from_median, key=abs) / width
        found.append(Finding(strength, indicator, period, values[code], county.value))
    return _strongest(found)


def changes(catalogue: Catalogue, code: str) -> list[Finding]:
    """Return how much more or less than the median each indicator has changed, strongest first."""
    found = []
    for indicator in _subjects(catalogue):
        observations = catalogue.observations[indicator.id]
        last = observations.municipal_periods[-1]
        now = municipal_values(catalogue, indicator.id, last)
        periods = [row.period for row in observations.series(code)]
        base = change.base_period(periods, last, (item.period for item in indicator.breaks))
        if base is None or int(last) - int(base) < SHORTEST_SPAN:
            continue
        then = municipal_values(catalogue, indicator.id, base)
        pairs = {key: moved(indicator, then[key], now[key]) for key in now if key in then}
        width = spread([float(value) for value, _relative in pairs.values()])
        if code not in pairs or len(pairs) < FEWEST or not width:
            continue
        if len({relative for _value, relative in pairs.values()}) > 1:
            continue
        value, relative = pairs[code]
        median = change.median(value for value, _relative in pairs.values())
        found.append(
            Finding(
                strength=float(value - median) / width,
                indicator=indicator,
                period=last,
                value=now[code],
                against=median,
                base=base,
                first=then[code],
                relative=relative,
            )
        )
    return _strongest(found)


def _strongest(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda f: (-abs(f.strength), f.indicator.id))


def _pick(findings: Iterable[Finding], themes: set[str]) -> list[Finding]:
    """Take the strongest, at most one of each theme, and none of a theme already spoken of."""
    picked: list[Finding] = []
    for finding in findings:
        if len(picked) < SENTENCES_OF_EACH and finding.indicator.theme not in themes:
            themes.add(finding.indicator.theme)
            picked.append(finding)
    return picked


def difference_sentence(finding: Finding, name: str, first: bool, language: Language) -> str:
    """Return one difference from the county as a sentence; nothing if none can be seen."""
    _ = gettext(language)
    indicator = finding.indicator
    value, county = (
        fmt.number(v, indicator.decimals, language) for v in (finding.value, finding.against)
    )
    if value == county:
        return ""
    if first:
        words = (
            _(
                "Mest utmärker sig {name} i måttet ”{indicator}”, som är högre än i länet: "
                "{value} mot {county} ({year})."
            )
            if finding.strength > 0
            else _(
                "Mest utmärker sig {name} i måttet ”{indicator}”, som är lägre än i länet: "
                "{value} mot {county} ({year})."
            )
        )
    else:
        words = (
            _("Dessutom är måttet ”{indicator}” högre än i länet: {value} mot {county} ({year}).")
            if finding.strength > 0
            else _(
                "Dessutom är måttet ”{indicator}” lägre än i länet: {value} mot {county} ({year})."
            )
        )
    return words.format(
        indicator=indicator.name[language],
        name=name,
        value=value,
        county=fmt.with_unit(
            finding.against, indicator.decimals, indicator.unit[language], language
        ),
        year=period_label(indicator, finding.period, language),
    )


def change_sentence(finding: Finding, language: Language) -> str:
    """Return one change beside the median of the municipalities as a sentence."""
    _ = gettext(language)
    indicator = finding.indicator
    decimals, unit = indicator.decimals, indicator.unit[language]
    own, _relative = moved(indicator, finding.first, finding.value)
    points, places = unit_of_change(indicator, finding.relative, language)
    apart, median = (
        fmt.number(v, places, language, sign=True)
        if points == unit and not finding.relative
        else fmt.with_unit(v, places, points, language, sign=True)
        for v in (own, finding.against)
    )
    first, last = (fmt.number(v, decimals, language) for v in (finding.first, finding.value))
    if apart == median:
        return ""
    opposite = (own > 0) != (finding.against > 0) or finding.against == 0
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
    return words.format(
        indicator=indicator.name[language],
        start=period_label(indicator, finding.base, language),
        end=period_label(indicator, finding.period, language),
        first=first,
        last=fmt.with_unit(finding.value, decimals, unit, language),
        change=apart,
        median=median,
    )


def _size(catalogue: Catalogue, code: str, language: Language) -> str:
    """How many live there, and which place that gives."""
    _ = gettext(language)
    indicator = catalogue.indicators["population"]
    latest = catalogue.observations["population"].latest(code)
    if latest is None or latest.value is None:
        return ""
    values = municipal_values(catalogue, "population", latest.period)
    return _("{name} hade {value} {year}, plats {rank} av {count} efter folkmängd.").format(
        name=catalogue.areas[code].name[language],
        value=fmt.with_unit(latest.value, 0, indicator.unit[language], language),
        year=period_label(indicator, latest.period, language),
        rank=ranks(values, 0)[code],
        count=len(values),
    )


def summary(catalogue: Catalogue, code: str, language: Language) -> tuple[str, ...]:
    """Return three to five sentences: size, differences from the county, changes."""
    name = catalogue.areas[code].name[language]
    sentences = [_size(catalogue, code, language)]
    apart = _pick(differences(catalogue, code), set())
    for number, finding in enumerate(apart):
        sentences.append(difference_sentence(finding, name, number == 0, language))
    spoken = {finding.indicator.id for finding in apart}
    moved = [f for f in changes(catalogue, code) if f.indicator.id not in spoken]
    sentences += [change_sentence(finding, language) for finding in _pick(moved, set())]
    return tuple(sentence for sentence in sentences if sentence)
