"""A question written as one line, for the command line and the calculator on the method page.

base=3.7@2017,latest=3.8@2019,target=4.5@2030,direction=up,method=linear,decimals=1
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, get_args

from region.targets.progress.question import Question
from region.targets.progress.terms import Bounds, Direction, Kind, Method, Operator, Point

KINDS: tuple[Kind, ...] = tuple(
    kind for kind in get_args(Kind) if kind not in ("combined", "qualitative")
)
LONGEST_CASE = 4_000
LARGEST = 1e15
FIRST_YEAR, LAST_YEAR = 1800, 2200
MOST_DECIMALS = 6
DIRECTION_OF: dict[str, Direction] = {">=": "up", ">": "up", "<=": "down", "<": "down"}

EXAMPLE = "base=3.7@2017,latest=3.8@2019,target=4.5@2030,direction=up,method=linear,decimals=1"


class CaseFault(NamedTuple):
    """What is wrong with one part of a case."""

    key: str
    found: str
    allowed: str

    def __str__(self) -> str:
        return f"{self.key}: found {self.found}; allowed: {self.allowed}"


class CaseError(ValueError):
    """A case that cannot be read, with everything that is wrong with it."""

    def __init__(self, faults: tuple[CaseFault, ...]):
        self.faults = faults
        super().__init__("\n".join(str(fault) for fault in faults))


class _WrongError(ValueError):
    """What would have been allowed."""


def _quoted(text: str) -> str:
    shown = text if len(text) <= 60 else text[:60] + "…"
    return repr(shown)


def _number(text: str) -> float:
    if not re.fullmatch(r"[+\-−]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", text.strip()):
        raise _WrongError("a number with a decimal point, such as 3.7")
    value = float(text.strip().replace("−", "-"))
    if not math.isfinite(value) or abs(value) > LARGEST:
        raise _WrongError(f"a number between -{LARGEST:.0e} and {LARGEST:.0e}")
    return value


def _year(text: str) -> int:
    if not re.fullmatch(r"\d{4}", text.strip()) or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise _WrongError(f"a year between {FIRST_YEAR} and {LAST_YEAR}")
    return int(text)


def _point(text: str) -> Point:
    value, at, year = text.partition("@")
    if not at:
        raise _WrongError("value@year, such as 3.7@2017")
    try:
        return Point(_year(year), _number(value))
    except _WrongError as wrong:
        raise _WrongError(f"value@year, such as 3.7@2017: {wrong}") from None


def _series(text: str) -> tuple[Point, ...]:
    points = tuple(sorted(_point(part) for part in text.split(";") if part.strip()))
    if len({point.year for point in points}) < len(points):
        raise _WrongError("each year once")
    return points


def _target(text: str) -> tuple[float | None, int | None]:
    value, at, year = text.partition("@")
    try:
        return (_number(value) if value.strip() else None, _year(year) if at else None)
    except _WrongError as wrong:
        raise _WrongError(f"value@year, such as 4.5@2030, or the value alone: {wrong}") from None


def _one_of(*options: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text.strip() not in options:
            raise _WrongError(" or ".join(options) if len(options) < 3 else ", ".join(options))
        return text.strip()

    return read


def _decimals(text: str) -> int:
    if not re.fullmatch(r"\d", text.strip()) or int(text) > MOST_DECIMALS:
        raise _WrongError(f"a whole number from 0 to {MOST_DECIMALS}")
    return int(text)


def _margin(text: str) -> float:
    value = _number(text)
    if value < 0:
        raise _WrongError("a number that is not negative")
    return value


def _bounds(text: str) -> Bounds:
    low, colon, high = text.partition(":")
    if not colon:
        raise _WrongError("low:high, such as 0:100, where one side may be empty")
    found = Bounds(_number(low) if low.strip() else None, _number(high) if high.strip() else None)
    if found.low is not None and found.high is not None and found.low >= found.high:
        raise _WrongError("low:high with the smaller number first")
    return found


READERS: Mapping[str, Callable[[str], Any]] = {
    "kind": _one_of(*KINDS),
    "base": _point,
    "latest": _point,
    "series": _series,
    "target": _target,
    "direction": _one_of(*get_args(Direction)),
    "operator": _one_of(*get_args(Operator)),
    "method": _one_of(*get_args(Method)),
    "decimals": _decimals,
    "margin": _margin,
    "base_year": _year,
    "break": _year,
    "bounds": _bounds,
}


def _parts(text: str) -> tuple[dict[str, str], list[CaseFault]]:
    found: dict[str, str] = {}
    faults: list[CaseFault] = []
    for part in text.split(","):
        key, equals, value = part.strip().partition("=")
        key = key.strip()
        if not part.strip():
            continue
        if not equals:
            allowed = "key=value, with commas between and a point in decimals"
            faults.append(CaseFault("case", _quoted(part.strip()), allowed))
        elif key not in READERS:
            faults.append(CaseFault("case", f"the key {_quoted(key)}", ", ".join(READERS)))
        elif key in found:
            faults.append(CaseFault(key, "it twice", "each key once"))
        else:
            found[key] = value.strip()
    return found, faults


def _written_decimals(given: Mapping[str, str]) -> int:
    """The most decimals that the values are written with: that is how they were published."""
    written = ";".join(given.get(key, "") for key in ("base", "latest", "series"))
    decimals = [len(d) for d in re.findall(r"\.(\d+)@", written)]
    return min(max(decimals, default=0), MOST_DECIMALS)


def read_case(text: str) -> Question:
    """Return the question that the line asks.

    Keys: `base`, `latest` (value@year) or `series` (value@year with semicolons between), `target`
    (value@year or a value), `direction`, and where wanted `kind` (level), `operator`, `method`
    (linear), `decimals` (as the values are written), `margin`, `base_year`, `break`, `bounds`.

    Raises
    ------
    CaseError
        with everything that is wrong: where, what was found and what is allowed.
    """
    if len(text) > LONGEST_CASE:
        fault = CaseFault("case", f"{len(text)} characters", f"at most {LONGEST_CASE}")
        raise CaseError((fault,))
    given, faults = _parts(text)
    read: dict[str, Any] = {}
    for key, value in given.items():
        try:
            read[key] = READERS[key](value)
        except _WrongError as wrong:
            faults.append(CaseFault(key, _quoted(value), str(wrong)))
    faults += _missing(given, read)
    if faults:
        raise CaseError(tuple(faults))
    base, latest = read.get("base"), read.get("latest")
    points = read.get("series") or tuple(p for p in (base, latest) if p is not None)
    value, year = read.get("target", (None, None))
    operator = read.get("operator")
    kind: Kind = read.get("kind", "level")
    direction = read.get("direction") or DIRECTION_OF.get(operator or "", _usual_direction(kind))
    return Question(
        kind=kind,
        points=points,
        direction=direction,
        value=value,
        year=year,
        operator=operator,
        method=read.get("method", "linear"),
        base_year=read.get("base_year", base.year if base is not None else None),
        decimals=read.get("decimals", _written_decimals(given)),
        margin=read.get("margin"),
        last_break=read.get("break"),
        bounds=read.get("bounds", Bounds()),
    )


def _usual_direction(kind: Kind) -> Direction:
    """The direction of the kinds that need not say: places and gaps should fall."""
    return "down" if kind in ("rank", "gap") else "up"


def _missing(given: Mapping[str, str], read: Mapping[str, Any]) -> list[CaseFault]:
    """What a case must have, and what does not go together."""
    faults = []
    kind = read.get("kind", "level")
    if not {"base", "latest", "series"} & set(given):
        allowed = "base=value@year and latest=value@year, or series=value@year;value@year"
        faults.append(CaseFault("base", "nothing", allowed))
    if "series" in given and {"base", "latest"} & set(given):
        faults.append(CaseFault("series", "base or latest too", "series alone, or the other two"))
    needs_value = kind not in ("direction", "gap")
    if needs_value and ("target" not in given or read.get("target", (0,))[0] is None):
        faults.append(CaseFault("target", "nothing", "value@year, such as 4.5@2030"))
    if kind not in ("rank", "gap", "two_sided") and not {"direction", "operator"} & set(given):
        faults.append(CaseFault("direction", "nothing", "up or down: which way is better"))
    operator, direction = read.get("operator"), read.get("direction")
    if operator and direction and DIRECTION_OF[operator] != direction:
        allowed = ">= or > with up, <= or < with down"
        faults.append(CaseFault("operator", f"{operator!r} with {direction}", allowed))
    return faults
