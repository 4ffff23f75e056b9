"""What the figures come to, computed anew from the tables' own text, with none of the site's code.

Used to test what the site says: the same tables, read with `csv` and counted with whole numbers.
Only words (names, units, templates of sentences) are taken from the site.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml

from region.content.catalogue import DATA
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language

COUNTY, COUNTRY = "01", "00"
FOLDER = DATA / "indicators"


@dataclass(frozen=True)
class Raw:
    """An indicator's table and side-car as they stand in the files."""

    key: str
    values: Mapping[tuple[str, str], Decimal]
    side: Mapping[str, Any]

    @property
    def decimals(self) -> int:
        return int(self.side["decimals"])

    @property
    def kind(self) -> str:
        return str(self.side["kind"])

    @property
    def direction(self) -> str:
        return str(self.side["direction"])

    @property
    def relative(self) -> bool:
        return self.kind in {"count", "money"}

    @property
    def breaks(self) -> list[str]:
        return [item["period"] for item in self.side.get("breaks", ())]

    @property
    def periods(self) -> list[str]:
        """The periods in which a municipality has a value."""
        return sorted({period for area, period in self.values if len(area) == 4})

    @cached_property
    def areas(self) -> frozenset[str]:
        return frozenset(area for area, _period in self.values)

    def remark(self, area: str, period: str) -> Mapping[str, Any]:
        for item in self.side.get("remarks", ()):
            if area in item.get("areas", [area]) and period in item.get("periods", [period]):
                return dict(item)
        return {}

    def doubtful(self, area: str, period: str) -> bool:
        return self.remark(area, period).get("kind") == "doubtful"

    def digits(self, area: str, period: str) -> int:
        return min(self.decimals, self.remark(area, period).get("decimals", self.decimals))

    def printed(self, area: str, period: str) -> Decimal | None:
        """The value as it is printed."""
        value = self.values.get((area, period))
        return None if value is None else rounded(value, self.digits(area, period))

    def of_all(self, period: str, *, sure: bool = False) -> dict[str, Decimal]:
        """The municipalities' values, unrounded; only those that are not doubtful if `sure`."""
        return {
            area: value
            for (area, one), value in sorted(self.values.items())
            if one == period and len(area) == 4 and not (sure and self.doubtful(area, period))
        }

    def comparable(self, first: str, last: str) -> bool:
        first, last = sorted((first, last))
        return not any(first < one <= last for one in self.breaks)


@cache
def raw(key: str) -> Raw:
    with (FOLDER / f"{key}.csv").open(encoding="utf-8") as file:
        values = {
            (row["area_code"], row["period"]): Decimal(row["value"])
            for row in csv.DictReader(file)
            if row["value"]
        }
    side = yaml.safe_load((FOLDER / f"{key}.yaml").read_text("utf-8"))
    return Raw(key, values, side)


def municipal_keys() -> list[str]:
    """The indicators of which a municipality has a value."""
    keys = sorted(path.stem for path in Path(FOLDER).glob("*.csv"))
    return [key for key in keys if raw(key).periods]


@cache
def rounded(value: Decimal, decimals: int) -> Decimal:
    """Round half away from zero, on whole numbers."""
    numerator, denominator = value.as_integer_ratio()
    scaled, rest = divmod(abs(numerator) * 10**decimals, denominator)
    whole = scaled + (2 * rest >= denominator)
    return Decimal(whole if numerator >= 0 else -whole) / 10**decimals


@cache
def number(value: Decimal, decimals: int, language: Language, *, sign: bool = False) -> str:
    """Write a number as each language does."""
    whole = rounded(value, decimals)
    digits = str(int(abs(whole) * 10**decimals)).zfill(decimals + 1)
    before, after = (digits[:-decimals], digits[-decimals:]) if decimals else (digits, "")
    groups: list[str] = []
    while before:
        groups.insert(0, before[-3:])
        before = before[:-3]
    text = ("\u202f" if language == "sv" else ",").join(groups)
    text += (("," if language == "sv" else ".") + after) if after else ""
    return ("\u2212" if whole < 0 else "+" if sign and whole > 0 else "") + text


def with_unit(
    value: Decimal, decimals: int, unit: str, language: Language, *, sign: bool = False
) -> str:
    """Write a number with its unit; the words are those of `data/units.yaml`."""
    text = number(value, decimals, language, sign=sign)
    forms = fmt.forms(unit, language)
    mark = text[0] if text[0] in "+\u2212" else ""
    plain = text[len(mark) :]
    form = forms.one if plain == "1" else forms.other
    return (
        form.replace("{n}", text) if form.startswith("{n}") else mark + form.replace("{n}", plain)
    )


def median(values: Iterable[Decimal]) -> Decimal:
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def spread(values: Iterable[Decimal]) -> Decimal:
    """The interquartile range over 1.349; quartiles lie between the values on a straight line."""
    ordered = sorted(values)

    def at(part: int) -> Decimal:
        whole, rest = divmod(part * (len(ordered) - 1), 4)
        if not rest:
            return ordered[whole]
        return ordered[whole] + (ordered[whole + 1] - ordered[whole]) * rest / 4

    return (at(3) - at(1)) / Decimal("1.349")


def places(values: Mapping[str, Decimal], direction: str = "") -> dict[str, int]:
    """How many are higher, or lower where that is wanted, and one."""
    if direction == "down":
        return {one: 1 + sum(v < values[one] for v in values.values()) for one in values}
    return {one: 1 + sum(v > values[one] for v in values.values()) for one in values}


def between(
    found: Raw, area: str, now: str, then: str, other: str = ""
) -> tuple[Decimal, int] | None:
    """What lies between two printed values of an area, or from another's; with its decimals."""
    other = other or area
    after, before = found.printed(area, now), found.printed(other, then)
    if after is None or before is None:
        return None
    if found.relative and other == area:
        return None if before <= 0 else (100 * (after - before) / before, 1)
    decimals = min(found.digits(area, now), found.digits(other, then))
    return rounded(after - before, decimals), decimals


def listing(names: Iterable[str], language: Language) -> str:
    named = list(names)
    if len(named) < 2:
        return "".join(named)
    last = "och" if language == "sv" else "and"
    return f"{', '.join(named[:-1])} {last} {named[-1]}"


def said(template: str, language: Language, **filled: object) -> str:
    """A sentence of the site with recomputed numbers in it."""
    text = gettext(language)(template).format(**filled)
    return text.replace("..", ".")
