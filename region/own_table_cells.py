"""What one cell of a visitor's table says: a municipality, a year or a number."""

from __future__ import annotations

import difflib
import math
import re
from typing import Literal

from region.catalogue import Catalogue
from region.names import fold
from region.other_municipalities import OTHER_COUNTIES, OTHER_MUNICIPALITIES
from region.places import needles

OUTSIDE: Literal["outside"] = "outside"
"""Stands for an area that is known but not one of the county's municipalities."""

LARGEST_VALUE = 1e12
LONGEST_NAME = 60

_WHOLE_AREAS = (
    "riket",
    "hela riket",
    "sverige",
    "sweden",
    "lanet",
    "region stockholm",
    "region gotland",
)
_SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u2007"), " ")
_CODE = re.compile(r"([0-9]{1,4})(?:[.,]0+)?")
_CODE_AND_NAME = re.compile(r"([0-9]{2,4})[\s,:_–-]+([^\W\d].*)")
_YEAR = re.compile(r"((?:19|20)[0-9]{2}|2100)(?:[.,]0+)?")
_NUMBER = re.compile(r"[-+−]?(?:(?:[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(?:[.,][0-9]*)?|[.,][0-9]+)")
_MISSING = {"", "-", "–", "—", "−", ".", "..", "...", "…"}


class Areas:
    """Recognises the county's municipalities by code, name, or both."""

    def __init__(self, catalogue: Catalogue):
        self._codes = {area.code: area.name.sv for area in catalogue.municipalities}
        self._names = {
            fold(name): area.code
            for area in catalogue.municipalities
            for name in (area.name.sv, area.name.en)
        }
        self._outside = {fold(name) for name in OTHER_MUNICIPALITIES}
        self._known: dict[str, str | None] = {}

    def find(self, text: str) -> str | None:
        """Return the code, OUTSIDE for another area, or None for what is not an area."""
        if text not in self._known:
            self._known[text] = self._find(text)
        return self._known[text]

    def _find(self, text: str) -> str | None:
        if match := _CODE.fullmatch(text):
            return self._by_code(match[1])
        if match := _CODE_AND_NAME.fullmatch(text):
            by_code, by_name = self._by_code(match[1]), self._by_name(match[2])
            return by_code if by_code == by_name else None
        return self._by_name(text)

    def _by_code(self, digits: str) -> str | None:
        if len(digits) <= 2:
            return OUTSIDE if digits.zfill(2) in ("00", "01", *OTHER_COUNTIES) else None
        code = digits.zfill(4)
        if code in self._codes:
            return code
        return OUTSIDE if code[:2] in OTHER_COUNTIES or code in ("0000", "0001") else None

    def _by_name(self, text: str) -> str | None:
        forms = needles(text)
        for form in forms:
            if form in self._names:
                return self._names[form]
        if any(form in self._outside or form in _WHOLE_AREAS for form in forms):
            return OUTSIDE
        return OUTSIDE if forms and forms[0].endswith((" lan", " county")) else None

    def nearest(self, text: str) -> str | None:
        """Return the name of the municipality that was probably meant."""
        forms = needles(text[:LONGEST_NAME])
        near = difflib.get_close_matches(forms[-1], self._names, n=1) if forms else []
        return self._codes[self._names[near[0]]] if near else None


def year(text: str) -> str | None:
    """Return the year from 1900 to 2100, or None."""
    match = _YEAR.fullmatch(text)
    return match[1] if match else None


def is_missing(text: str) -> bool:
    """Whether the cell says that there is no value."""
    return text.translate(_SPACES).strip() in _MISSING


def number(text: str) -> float | None:
    """Return the number with decimal comma or point and spaces between thousands, or None."""
    plain = text.translate(_SPACES).strip()
    if not _NUMBER.fullmatch(plain):
        return None
    value = float(plain.replace(" ", "").replace("−", "-").replace(",", "."))
    return value if math.isfinite(value) and abs(value) <= LARGEST_VALUE else None


def looks_like_number(text: str) -> bool:
    """Whether the cell begins as a number does, even if it is not one."""
    return re.match(r"[-+−]?\s*[0-9.,]*[0-9]", text) is not None


def mark(text: str) -> str:
    """Return the decimal sign that the number uses, or nothing."""
    return "," if "," in text else "." if "." in text else ""


def decimals_needed(value: float, most: int) -> int:
    """Return how many decimals show the value, at most `most`."""
    return len(f"{value:.{most}f}".rstrip("0").partition(".")[2])
