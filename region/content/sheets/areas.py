"""Whose: the county's municipalities, the county, the country, and what is known to lie outside."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import Literal

from region.content.geography.other_municipalities import (
    OTHER_COUNTIES,
    OTHER_COUNTY_NAMES,
    OTHER_MUNICIPALITIES,
)
from region.content.geography.places import needles
from region.words.names import fold
from region.words.text import Text

OUTSIDE: Literal["outside"] = "outside"
"""Stands for an area that is known but not one of the register's."""

COUNTY, COUNTRY = "01", "00"
LONGEST_NAME = 60

_MORE_NAMES = {
    **dict.fromkeys(("riket", "hela riket", "hela landet", "sverige", "sweden"), COUNTRY),
    **dict.fromkeys(("lanet", "region stockholm", "stockholms lan", "stockholm county"), COUNTY),
}
_CODE = re.compile(r"([0-9]{1,4})(?:[.,]0+)?")
_CODE_AND_NAME = re.compile(r"([0-9]{2,4})[\s,:_–-]+([^\W\d].*)")
_TOTALS = {
    *(
        "total",
        "totalt",
        "totalsumma",
        "totaler",
        "summa",
        "summerat",
        "delsumma",
        "sum",
        "samtliga",
    ),
    *("genomsnitt", "medel", "medelvarde", "medeltal", "snitt", "median", "average", "mean", "all"),
    *("alla", "totals", "overall", "medianvarde", "hela"),
}
_NOTES = re.compile(
    r"(källa|källor|source|sources|anm|anmärkning|anmärkningar|not|noter|note|notes|kommentar"
    r"|fotnot|uppdaterad|uppdaterat|senast uppdaterad|senaste uppdatering|last updated|updated"
    r"|statistik från|kontakt|copyright)(?![\w-])|©|\*|[0-9¹²³]\)",
    re.IGNORECASE,
)


class Areas:
    """Recognises areas by code, by name, or by both together."""

    def __init__(self, codes: Mapping[str, str], labels: Mapping[str, str] | None = None):
        """Take codes by folded name, and how each code's area is called in messages."""
        self._names = {**codes}
        self._codes = frozenset(codes.values())
        for name, code in _MORE_NAMES.items():
            self._names.setdefault(name, code if code in self._codes else OUTSIDE)
        self._labels = labels or {code: name.title() for name, code in codes.items()}
        self._outside = {
            *map(fold, (*OTHER_MUNICIPALITIES, *OTHER_COUNTY_NAMES)),
            *(f"region {fold(name)}" for name in OTHER_COUNTY_NAMES),
        }
        self._known: dict[str, str | None] = {}
        self._near: dict[tuple[str, float], str | None] = {}

    def find(self, text: str) -> str | None:
        """Return the code, OUTSIDE for another area, or None for what is not an area."""
        if text not in self._known:
            self._known[text] = self._find(text)
        return self._known[text]

    def _find(self, text: str) -> str | None:
        if match := _CODE.fullmatch(text):
            return self._by_code(match[1])
        if match := _CODE_AND_NAME.fullmatch(text):
            code = self._by_code(match[1])
            return code if code is not None and self.may_mean(code, match[2]) else None
        return self._by_name(text)

    def _by_code(self, digits: str) -> str | None:
        code = digits.zfill(2 if len(digits) <= 2 else 4)
        code = code[2:] if code in ("0000", "0001") else code
        if code in self._codes:
            return code
        return (
            OUTSIDE
            if code[:2] in (COUNTRY, COUNTY, *OTHER_COUNTIES)
            and (len(code) == 2 or code[:2] in OTHER_COUNTIES)
            else None
        )

    def _by_name(self, text: str) -> str | None:
        forms = needles(text)
        for form in forms:
            if form in self._names:
                return self._names[form]
        if any(form in self._outside for form in forms):
            return OUTSIDE
        return OUTSIDE if forms and forms[0].endswith((" lan", " county")) else None

    def may_mean(self, code: str, text: str) -> bool:
        """Whether the text can stand for that area: "Stockholm" is the county too, beside 01."""
        if self.find(text) == code:
            return True
        return code in (COUNTY, OUTSIDE) and fold(text) == "stockholm"

    def is_stockholm(self, texts: Iterable[str], heading: str) -> Literal["0180", "01", ""]:
        """Return which "Stockholm" a column of areas means; nothing where that cannot be told."""
        if fold(heading).startswith(("kommun", "municip")):
            return "0180"
        if fold(heading).startswith(("lan", "county", "counties")):
            return "01"
        counties = set(map(fold, OTHER_COUNTY_NAMES))
        municipalities = set(map(fold, OTHER_MUNICIPALITIES))
        names = {fold(text) for text in texts} - {"stockholm"}
        as_counties = names & (counties - municipalities)
        both = names & counties & municipalities
        as_municipalities = (names & (municipalities - counties)) | {
            name for name in names if len(self.find(name) or "") == 4
        }
        if as_counties:
            return "" if as_municipalities else "01"
        return "" if both and not as_municipalities else "0180"

    def as_county(self) -> str:
        """Return the county's code, or OUTSIDE where it is not wanted."""
        return COUNTY if COUNTY in self._codes else OUTSIDE

    def nearest(self, text: str, least: float = 0.6) -> str | None:
        """Return the name of the area that was probably meant."""
        if (text, least) not in self._near:
            forms = needles(text[:LONGEST_NAME])
            last = forms[-1] if forms else ""
            near = difflib.get_close_matches(last, self._names, n=1, cutoff=least)
            self._near[text, least] = self._labels.get(self._names[near[0]]) if near else None
        return self._near[text, least]


def codes_by_name(register: Mapping[str, Text]) -> dict[str, str]:
    """Return the codes by folded name, from each code's names."""
    return {fold(name): code for code, names in register.items() for name in (names.sv, names.en)}


def is_total(text: str) -> bool:
    """Whether a row so called adds up or averages others."""
    return any(word in _TOTALS for word in fold(text).split())


def is_note(text: str) -> bool:
    """Whether a row that begins so is about the table and not a part of it."""
    return _NOTES.match(text.strip()) is not None
