"""What is right in the content but may be old: said to the editors, never a fault.

Headline data are what the site shows first: the series of the key figures, of the targets and of
the ready-made presentations. They are told of as soon as a newer period is due; every other series
only where the source, or another series from the same table, is known to have a newer one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from region.content.catalogue import Catalogue
from region.indicators.fit_of_sexes import unlike
from region.indicators.freshness import freshness


@dataclass(frozen=True)
class Stale:
    """Something that may be old: in which file, about what, and why."""

    file: str
    about: str
    why: str

    def __str__(self) -> str:
        return f"{self.file}, {self.about}: {self.why}"


def stale(catalogue: Catalogue, day: dt.date) -> tuple[Stale, ...]:
    """Return what may be old as seen on `day`, in the order of the files."""
    return tuple(
        sorted(
            (
                *_series(catalogue, day),
                *_superseded(catalogue),
                *_rankings(catalogue),
                *_assessments(catalogue),
                *_by_sex(catalogue),
            ),
            key=lambda item: (item.file, item.about),
        )
    )


def headline_indicators(catalogue: Catalogue) -> frozenset[str]:
    """Return the series that the site shows first."""
    return frozenset(indicator for _file, _place, indicator in _chosen(catalogue))


def _chosen(catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    """Each series that the content chooses for a reader: file, place in it, id."""
    for figure in catalogue.key_figures.figures:
        for follow in figure.follows:
            yield "key_figures.yaml", figure.id, catalogue.current(follow.indicator)
    for target in catalogue.targets.values():
        for observed in target.observed[:1]:
            yield "goals/targets.yaml", target.id, observed.indicator
    for presentation in catalogue.presentations.values():
        for number, step in enumerate(presentation.steps, 1):
            key = step.parameters.get("indicator", "")
            if key in catalogue.indicators:
                yield f"presentations/{presentation.id}.yaml", f"step {number}", key


def _series(catalogue: Catalogue, day: dt.date) -> Iterator[Stale]:
    headline, newest = headline_indicators(catalogue), _newest_of_tables(catalogue)
    for row in freshness(catalogue, "en", day):
        file = f"indicators/{row.indicator}.yaml"
        last = catalogue.observations[row.indicator].last_period
        if row.is_published or (row.is_late and row.indicator in headline):
            yield Stale(file, f"last period {last}", row.text)
        for table in _tables(catalogue, row.indicator):
            period, other = newest[table]
            if period > last:
                yield Stale(file, f"last period {last}", f"{other} has {period} from {table}")


def _tables(catalogue: Catalogue, indicator: str) -> frozenset[str]:
    """The tables that a series is read from; none for what is computed from several."""
    one = catalogue.indicators[indicator]
    if one.formula or one.calculation:
        return frozenset()
    return frozenset(source.table for source in one.sources if source.table)


def _newest_of_tables(catalogue: Catalogue) -> dict[str, tuple[str, str]]:
    newest: dict[str, tuple[str, str]] = {}
    for key in catalogue.indicators:
        last = catalogue.observations[key].last_period
        for table in _tables(catalogue, key):
            newest[table] = max(newest.get(table, ("", "")), (last, key))
    return newest


def _superseded(catalogue: Catalogue) -> Iterator[Stale]:
    for file, place, key in _chosen(catalogue):
        if catalogue.current(key) != key and file.startswith("presentations"):
            yield Stale(file, place, f"{key} has been taken over from by {catalogue.current(key)}")


def _rankings(catalogue: Catalogue) -> Iterator[Stale]:
    for ranking in catalogue.rankings.values():
        latest = max(edition.year for edition in ranking.editions)
        later = [year for year in ranking.unread_years if year > latest]
        if later:
            years = ", ".join(map(str, later))
            yield Stale(
                f"rankings/{ranking.id}.yaml",
                f"latest edition {latest}",
                f"later ones exist and are not read: {years}",
            )


def _assessments(catalogue: Catalogue) -> Iterator[Stale]:
    for assessment in catalogue.assessments:
        if not assessment.targets and assessment.no_target:
            why = f"linked to no target: {assessment.no_target.en}"
            yield Stale("goals/assessments.yaml", assessment.id, why)


def _by_sex(catalogue: Catalogue) -> Iterator[Stale]:
    for one in unlike(catalogue):
        yield Stale(
            f"by_sex/{one.indicator}.csv",
            f"{one.area} {one.period}",
            f"women {one.women:g} and men {one.men:g} do not fit {one.total:g} of all",
        )
