"""The method for the targets written anew, as plainly as possible, to test the site's own.

Nothing of the site's code is used: targets and values are read from the files.
"""

from __future__ import annotations

import csv
import itertools
import math
from collections.abc import Iterator
from functools import cache
from typing import Any

import yaml

from region.content.catalogue import DATA

BETTER_FIRST = ["target_met", "on_pace", "too_slow", "far_too_slow", "moving_away"]


@cache
def targets() -> dict[str, dict[str, Any]]:
    with (DATA / "goals" / "targets.yaml").open(encoding="utf-8") as file:
        return {target["id"]: target for target in yaml.safe_load(file)["targets"]}


@cache
def side_car(indicator: str) -> dict[str, Any]:
    with (DATA / "indicators" / f"{indicator}.yaml").open(encoding="utf-8") as file:
        return dict(yaml.safe_load(file))


@cache
def values(indicator: str, area: str) -> dict[int, float]:
    """An area's values by year, from the last break on."""
    with (DATA / "indicators" / f"{indicator}.csv").open(encoding="utf-8", newline="") as file:
        found = {
            int(row["period"]): float(row["value"])
            for row in csv.DictReader(file)
            if row["area_code"] == area and row["value"]
        }
    breaks = [int(item["period"]) for item in side_car(indicator).get("breaks", ())]
    return {year: value for year, value in sorted(found.items()) if year >= max(breaks, default=0)}


def followed(target: dict[str, Any]) -> dict[str, Any] | None:
    for relation in ("follows", "own_reading"):
        for observed in target.get("observed", ()):
            if observed["relation"] == relation:
                return dict(observed)
    return None


def base_year(target: dict[str, Any], series: dict[int, float]) -> int:
    wanted = target.get("base_year", min(series))
    return min(series, key=lambda year: (abs(year - wanted), year < wanted))


def level(target: dict[str, Any], series: dict[int, float]) -> float:
    if target["kind"] == "change":
        return series[base_year(target, series)] * (1 + target["value"] / 100)
    return float(target["value"])


def met(target: dict[str, Any], value: float, wanted: float) -> bool:
    return {
        ">=": value >= wanted - 1e-9,
        ">": value > wanted + 1e-9,
        "<=": value <= wanted + 1e-9,
        "<": value < wanted - 1e-9,
    }[target["operator"]]


def from_ratio(ratio: float) -> str:
    for name, limit in (("on_pace", 0.95), ("too_slow", 0.6), ("far_too_slow", 0.0)):
        if ratio >= limit - 1e-9:
            return name
    return "moving_away"


def pace_class(
    target: dict[str, Any],
    start: tuple[int, float],
    end: tuple[int, float],
    wanted: float,
    method: str,
) -> str:
    """The class of one pair of values: how far it has come against how far it should have."""
    if met(target, end[1], wanted):
        return "target_met"
    if met(target, start[1], wanted):
        return "target_lost"
    gone, whole = end[0] - start[0], target["year"] - start[0]
    if method == "linear":
        return from_ratio((end[1] - start[1]) / (wanted - start[1]) / (gone / whole))
    so_far = math.expm1(math.log(end[1] / start[1]) / gone)
    needed = math.expm1(math.log(wanted / start[1]) / whole)
    sign = 1 if target["direction"] == "up" else -1
    return from_ratio(sign * so_far / abs(needed))


def grid(target: dict[str, Any]) -> Iterator[tuple[int, str, str, set[str]]]:
    """Base year, method, class and the classes of all roundings, of a level to reach in a year."""
    observed = followed(target)
    assert observed is not None
    series = values(observed["indicator"], observed["area"])
    half = 0.5 / 10 ** side_car(observed["indicator"])["decimals"]
    last, first, wanted = max(series), base_year(target, series), level(target, series)
    possible = [year for year in series if last - year >= 3 or year == first]
    nearest = sorted(possible, key=lambda year: (abs(year - first), -year))[:4]
    for year in sorted(nearest):
        for method in ("linear", "cagr"):
            classes = [
                pace_class(
                    target,
                    (year, series[year] + left),
                    (last, series[last] + right),
                    wanted,
                    method,
                )
                for left in (-half, 0.0, half)
                for right in (-half, 0.0, half)
                if (left == 0.0) == (right == 0.0)
            ]
            middle = pace_class(target, (year, series[year]), (last, series[last]), wanted, method)
            yield year, method, middle, set(classes)


def means(target: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """Number of years and class of the mean of the last one to eight years of a yearly amount."""
    observed = followed(target)
    assert observed is not None
    series = values(observed["indicator"], observed["area"])
    years = [year for year in series if year >= target["base_year"]]
    for number in range(1, min(8, len(years)) + 1):
        mean = math.fsum(series[year] for year in years[-number:]) / number
        share = mean / target["value"]
        yield number, "target_met" if share >= 1 else from_ratio(share)


@cache
def compared(scope: str, indicator: str) -> dict[str, list[dict[int, float]]]:
    """Each county's, or European region's, values by year, in pieces between breaks.

    Wholes are left out, and codes of regions that were replaced by others with values.
    """
    with (DATA / "comparison" / f"{scope}.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["indicator"] == indicator]
    found: dict[str, list[dict[int, float]]] = {}
    for row in sorted(rows, key=lambda row: (row["area_code"], row["period"])):
        pieces = found.setdefault(row["area_code"], [{}])
        if "break" in row["status"].split():
            pieces.append({})
        pieces[-1][int(row["period"])] = float(row["value"])
    if scope == "counties":
        return {code: pieces for code, pieces in found.items() if code != "00"}
    with (DATA / "geo" / "regions.csv").open(encoding="utf-8", newline="") as file:
        regions = {row["code"]: row for row in csv.DictReader(file)}
    return {
        code: pieces
        for code, pieces in found.items()
        if regions[code]["level"] == "region"
        and not set(regions[code]["replaced_by"].split()) & found.keys()
    }


def best_changes(
    areas: dict[str, list[dict[int, float]]], years: int, sign: int, *, relative: bool
) -> dict[str, float]:
    """The largest change of each area within the years, if it has been followed long enough."""
    best: dict[str, float] = {}
    for code, pieces in areas.items():
        longest = 0
        for piece in pieces:
            for first, last in itertools.permutations(piece, 2):
                span = last - first
                if not 3 <= span <= years or (relative and piece[first] <= 0):
                    continue
                longest = max(longest, span)
                moved = piece[last] - piece[first]
                moved = moved / piece[first] if relative else moved
                if code not in best or sign * moved > sign * best[code]:
                    best[code] = moved
        if longest < years - 1:
            best.pop(code, None)
    return best


def after(target: dict[str, Any], series: dict[int, float], year: int, wanted: float) -> str:
    """The class of what came after a year, of a level or of a yearly amount."""
    last = max(series)
    if target["kind"] == "yearly":
        later = [value for at, value in series.items() if at > year][-5:]
        share = math.fsum(later) / len(later) / target["value"]
        return "target_met" if share >= 1 else from_ratio(share)
    return pace_class(target, (year, series[year]), (last, series[last]), wanted, "linear")


def said(target: dict[str, Any], series: dict[int, float], year: int, wanted: float) -> str | None:
    """The class that could be counted when a year's value was the latest."""
    known = {at: value for at, value in series.items() if at <= year}
    if target["kind"] == "yearly":
        counted = [value for at, value in known.items() if at >= target["base_year"]]
        if len(counted) < 3:
            return None
        share = math.fsum(counted[-5:]) / len(counted[-5:]) / target["value"]
        return "target_met" if share >= 1 else from_ratio(share)
    first = base_year(target, series)
    if year <= first:
        return None
    found = pace_class(target, (first, series[first]), (year, series[year]), wanted, "linear")
    return found if year - first >= 3 or found == "target_met" else None
