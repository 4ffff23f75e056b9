"""What a profile should say of a municipality, from the text of the tables alone."""

from __future__ import annotations

from decimal import Decimal

import pytest

from region.content.catalogue import Catalogue
from region.content.periods import period_label
from region.indicators.certainty import Grade
from region.indicators.certainty.words import grade_name
from region.municipalities.profile.rows import ProfileRow
from region.words import formatting as fmt
from region.words.text import Language
from tests import apart
from tests.profile_tables import Apart, Course, all_apart, all_courses, two_of
from tests.recompute import (
    COUNTRY,
    COUNTY,
    Raw,
    listing,
    number,
    places,
    raw,
    rounded,
    said,
    with_unit,
)


class Words:
    """Names and units in one language, as the content gives them."""

    def __init__(self, catalogue: Catalogue, language: Language) -> None:
        self.catalogue, self.language = catalogue, language

    def unit(self, key: str) -> str:
        return self.catalogue.indicators[key].unit[self.language]

    def name(self, key: str) -> str:
        return self.catalogue.indicators[key].name[self.language]

    def area(self, code: str) -> str:
        return self.catalogue.areas[code].name[self.language]

    def period(self, key: str, period: str) -> str:
        return period_label(self.catalogue.indicators[key], period, self.language)

    def changed(self, one: Course, value: Decimal) -> str:
        unit = "%" if one.relative else fmt.change_unit(self.unit(one.key), self.language)
        if unit == self.unit(one.key) and not one.relative:
            return number(value, one.decimals, self.language, sign=True)
        return with_unit(value, one.decimals, unit, self.language, sign=True)


def apart_sentence(words: Words, code: str, one: Apart, first: bool) -> str:
    table, language = raw(one.key), words.language
    last = table.periods[-1]
    own = table.values[(code, last)]
    digits = table.digits(COUNTY, last) if one.county else table.decimals
    if number(own, table.decimals, language) == number(one.against, table.decimals, language):
        return ""
    way = "högre" if own > one.against else "lägre"
    template = (
        f"Mest utmärker sig {{name}} i måttet ”{{indicator}}”, som är {way} än {{whom}}: "
        if first
        else f"Dessutom är måttet ”{{indicator}}” {way} än {{whom}}: "
    )
    return said(
        template + "{value} mot {against} ({year}).",
        language,
        name=words.area(code),
        indicator=words.name(one.key),
        whom=said("i länet" if one.county else "medianen för länets kommuner", language),
        value=number(own, table.decimals, language),
        against=with_unit(one.against, digits, words.unit(one.key), language),
        year=words.period(one.key, last),
    ) + graded("Skillnaden är {grade}.", apart.ranges(one.key, last)[0], language)


def graded(template: str, grade: str, language: Language) -> str:
    """A sentence that names a grade, after another."""
    return " " + said(template, language, grade=said(apart.NAMES[grade], language))


def course_sentence(words: Words, code: str, one: Course) -> str:
    table, language = raw(one.key), words.language
    last = table.periods[-1]
    change, middle = words.changed(one, one.change), words.changed(one, one.median)
    if change == middle:
        return ""
    first, latest = table.printed(code, one.base), table.printed(code, last)
    assert first is not None
    assert latest is not None
    way = "ökade" if latest > first else "minskade"
    same_way = one.median * (latest - first) > 0
    more = abs(one.change) > abs(one.median)
    if latest == first:
        rest = "låg måttet ”{indicator}” kvar på {last}, medan"
    else:
        rest = f"{way} måttet ”{{indicator}}” från {{first}} till {{last}} ({{change}}), "
        rest += ("mer än" if more else "mindre än") if same_way else "medan"
    rest += " den mittersta förändringen bland länets kommuner "
    rest += "({median})." if same_way and latest != first else "var {median}."
    sentence = said(
        "Mellan {start} och {end} " + rest,
        language,
        start=words.period(one.key, one.base),
        end=words.period(one.key, last),
        indicator=words.name(one.key),
        first=number(first, table.decimals, language),
        last=with_unit(latest, table.decimals, words.unit(one.key), language),
        change=change,
        median=middle,
    )
    grade = apart.real(one.key, code, one.base, last)[1]
    sentence += graded("Förändringen är {grade}.", grade, language)
    if one.passed_over:
        period = words.period(one.key, one.passed_over)
        template = "Värdet för {passed_over} är osäkert och därför inte med."
        sentence += " " + said(template, language, passed_over=period)
    return sentence


def summary_of(words: Words, code: str) -> list[str]:
    people = raw("population")
    last = max(period for area, period in people.values if area == code)
    everyone = people.of_all(last)
    sentences = [
        said(
            "{name} hade {value} {year}, {places} efter folkmängd. Jämförelsen är {grade}.",
            words.language,
            name=words.area(code),
            value=with_unit(everyone[code], 0, words.unit("population"), words.language),
            year=last,
            places=said(
                "plats {rank} av {count}",
                words.language,
                rank=apart.place(apart.places("population", last)[code]),
                count=len(everyone),
            ),
            grade=said(apart.NAMES[apart.ranges("population", last)[0]], words.language),
        )
    ]
    strongest = two_of(all_apart(code))
    sentences += [apart_sentence(words, code, one, not n) for n, one in enumerate(strongest)]
    spoken = {one.key for one in strongest}
    courses = two_of([one for one in all_courses(code) if one.key not in spoken])
    sentences += [course_sentence(words, code, one) for one in courses]
    return [sentence for sentence in sentences if sentence]


def strip_of(words: Words, code: str, key: str, period: str) -> str:
    """The distribution in words: lowest, highest, own value and the county's if within them."""
    table, language = raw(key), words.language
    everyone = table.of_all(period)
    sure = table.of_all(period, sure=True) or everyone

    def text(value: Decimal) -> str:
        return with_unit(value, table.decimals, words.unit(key), language)

    def named(value: Decimal) -> str:
        same = [a for a in sure if rounded(sure[a], table.decimals) == value]
        if len(same) > 3:
            return said("{count} kommuner", language, count=len(same))
        return listing((words.area(a) for a in same), language)

    low, high = (rounded(choose(sure.values()), table.decimals) for choose in (min, max))
    if len(everyone) == 1:
        alone = "Bara {name} har ett värde: {value}."
        parts = [said(alone, language, name=named(low), value=text(low))]
    elif low == high:
        parts = [said("Alla kommuner med värde har {value}.", language, value=text(low))]
    else:
        template = "Lägst: {lowest} med {low}. Högst: {highest} med {high}."
        parts = [
            said(
                template,
                language,
                lowest=named(low),
                low=text(low),
                highest=named(high),
                high=text(high),
            )
        ]
        grade = grade_name(Grade(apart.ranges(key, period)[0]), language)
        parts.append(said("Jämförelsen är {grade}.", language, grade=grade))
    left_out = [words.area(a) for a in everyone if a not in sure]
    if left_out:
        template = "Osäkert och inte medräknat: {names}."
        parts.append(said(template, language, names=listing(left_out, language)))
    if code in everyone and low != high:
        parts.append(f"{words.area(code)}: {text(everyone[code])}.")
    county = table.values.get((COUNTY, period))
    if (
        table.kind != "count"
        and county is not None
        and min(everyone.values()) <= county <= max(everyone.values())
    ):
        shown = with_unit(county, table.digits(COUNTY, period), words.unit(key), language)
        parts.append(f"{words.area(COUNTY)}: {shown}.")
    return " ".join(parts).replace("..", ".")


def check_row(words: Words, code: str, row: ProfileRow) -> None:
    table, language = raw(row.indicator), words.language
    own = {period for area, period in table.values if area == code}
    period = max(own, default=table.periods[-1])
    assert row.period == period
    for cell, area in ((row.value, code), (row.county, COUNTY), (row.country, COUNTRY)):
        value = table.values.get((area, period))
        expected = "–" if value is None else number(value, table.digits(area, period), language)
        assert cell.number == expected, (row.indicator, area)
    everyone = {a: rounded(v, table.decimals) for a, v in table.of_all(period).items()}
    assert row.count == len(everyone)
    assert row.rank == places(everyone, table.direction).get(code)
    if row.rank is not None:
        shared = list(places(everyone, table.direction).values()).count(row.rank)
        word = said("alla lika", language)
        spans = apart.places(row.indicator, period)
        if shared < row.count or row.count == 1:
            place = apart.place(spans[code])
            word = said("{rank} av {count}", language, rank=place, count=row.count)
        assert row.rank_text == word
        assert row.standing
        assert row.standing.verdict == apart.verdict(row.indicator, period, code)
        grade = apart.ranges(row.indicator, period)[0]
        assert row.judged.grade == grade
        if row.change.base:
            assert row.moved
            real = apart.real(row.indicator, code, row.change.base, period)
            assert (row.moved.real, row.moved.grade) == real, row.indicator
    assert row.strip
    assert row.strip.description == strip_of(words, code, row.indicator, period)
    check_change(words, code, row, table, period)


def check_change(words: Words, code: str, row: ProfileRow, table: Raw, period: str) -> None:
    """The change is the difference of the two printed values, from a year that holds."""
    earlier = [
        p
        for area, p in table.values
        if area == code
        and p < period
        and table.comparable(p, period)
        and not table.doubtful(code, p)
    ]
    if not earlier:
        assert row.change.value is None
        return
    base = min(earlier, key=lambda p: (abs(int(p) - int(period) + 10), p))
    now, then = table.printed(code, period), table.printed(code, base)
    assert now is not None
    assert then is not None
    relative = table.relative and then > 0
    value = 100 * now / then - 100 if relative else now - then
    digits = 1 if relative else min(table.digits(code, period), table.digits(code, base))
    unit = "%" if relative else fmt.change_unit(words.unit(row.indicator), words.language)
    assert row.change.base == base
    assert row.change.number == number(value, digits, words.language, sign=True)
    assert row.change.text == with_unit(value, digits, unit, words.language, sign=True)
    assert row.change.value == pytest.approx(float(value), abs=1e-9)
