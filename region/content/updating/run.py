"""One update: for every chosen indicator fetch, compare, check, and write what passes."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd

from region.content.catalogue import Catalogue
from region.content.catalogue.earlier import laid_aside
from region.content.catalogue.tables import check_observations
from region.content.model import (
    Indicator,
    IndicatorUpdate,
    Query,
    UpdateReport,
    UpdateRun,
)
from region.content.sources import SourceError
from region.content.updating import derived, journal, sexes, side_car, table
from region.content.updating.choice import Choice, Fetches
from region.content.updating.compare import Difference, compare

MOST_CHANGES_REPORTED = 200
REPORTS = "updates"
_COMPUTED = "computed anew from other indicators"


@dataclass
class Update:
    """A run at work: the folder, the sources, and the report as far as it has come."""

    root: Path
    catalogue: Catalogue
    sources: Fetches
    choice: Choice
    now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)
    seconds: float = 3600.0
    _results: list[IndicatorUpdate] = field(default_factory=list)
    _rows: dict[str, table.Rows] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.started = self.now()

    @property
    def chosen(self) -> tuple[Indicator, ...]:
        """The indicators to update, in the order of the catalogue."""
        everything = self.catalogue.described
        return tuple(i for i in everything.values() if self.choice.queries(i))

    def results(self) -> Iterator[IndicatorUpdate]:
        """Update one indicator after the other and yield what happened; then finish the report.

        After each of them come those that are computed from it, if they have changed.
        """
        for indicator in self.chosen:
            if (self.now() - self.started).total_seconds() > self.seconds:
                minutes = f"{self.seconds / 60:g}"
                message = f"not asked: the update may take {minutes} minutes in all"
                result = IndicatorUpdate(indicator=indicator.id, outcome="failed", message=message)
                self._results.append(result)
                yield result
            else:
                yield from self._one(indicator)
        if not (self.choice.only or self.choice.kind or self.choice.imported):
            yield from self._left_behind()
        if not self.choice.dry_run:
            journal.commit(self.root, self._report(finished=True))

    @property
    def run(self) -> UpdateRun:
        """The run as far as it has come."""
        return UpdateRun(
            started=self.started,
            accept=("*",) if self.choice.accept_all else tuple(sorted(self.choice.accept)),
            results=tuple(self._results),
        )

    def _one(self, indicator: Indicator) -> list[IndicatorUpdate]:
        chosen = self.choice.queries(indicator)
        names = tuple(f"{query.kind} {query.table}" for _, query in chosen)
        result = IndicatorUpdate(indicator=indicator.id, outcome="failed", sources=names)
        before = dict(self._rows)
        try:
            files, result = self._change(indicator, chosen, result)
            others = self._follow(indicator, files, before) if files else []
        except (SourceError, OSError) as error:
            self._rows = before
            files, others = {}, []
            result = result.model_copy(update={"outcome": "failed", "message": str(error)})
        return self._write(files, [result, *others])

    def _write(
        self, files: dict[str, bytes], results: list[IndicatorUpdate]
    ) -> list[IndicatorUpdate]:
        """Write an indicator and those that follow from it at once, with the report so far."""
        self._results += results
        if files and not self.choice.dry_run:
            before = laid_aside(self.root, files, self.started.date())
            journal.commit(self.root, before | files | self._report(finished=False))
        return results

    def _table(self, key: str) -> table.Rows:
        """Return an indicator's table as this run leaves it."""
        if key not in self._rows:
            self._rows[key] = table.read(self._text(key, "csv"))
        return self._rows[key]

    def _text(self, key: str, ending: str) -> str:
        return (self.root / self._name(key, ending)).read_text("utf-8")

    def _name(self, key: str, ending: str) -> str:
        return f"{self.catalogue.described[key].folder}/{key}.{ending}"

    def _change(
        self, indicator: Indicator, chosen: list[tuple[int, Query]], result: IndicatorUpdate
    ) -> tuple[dict[str, bytes], IndicatorUpdate]:
        """Return the files that the indicator's sources change, and what to say about it."""
        text, car = self._text(indicator.id, "csv"), self._text(indicator.id, "yaml")
        before = rows = table.read(text)
        areas = self.catalogue.every_area
        whole = Difference(rows, (), (), (), frozenset())
        today = self.started.date()
        divided = earlier = sexes.read(self._by_sex_text(indicator.id))
        moved, replaced_by_sex = 0, sexes.Tables()
        for number, query in chosen:
            try:
                answer = self.sources.fetch(query)
            except SourceError as error:
                raise SourceError(f"{query.kind} {query.table}: {error}") from None
            found = compare(indicator, query, areas, rows, answer, self.choice.takes)
            rows = _dated(found, before, answer.updated)
            notes = indicator.sources[number].mandatory_notes
            if found.is_new or set(answer.mandatory_notes) - set(notes):
                car = side_car.with_answer(
                    car, number, query, indicator, areas, answer, found.covered, today
                )
            whole = _together(whole, replace(found, rows=rows))
            if answer.by_sex:
                both = sexes.compared(indicator, query, areas, divided, answer)
                whole = replace(whole, reasons=(*whole.reasons, *both.reasons))
                if both.is_new:
                    divided, moved = both.tables, moved + both.changed
                    replaced_by_sex |= both.replaced(earlier)
                    covered = sexes.covered(indicator, both)
                    car = side_car.with_by_sex(
                        car, number, query, indicator, areas, answer, covered, today
                    )
        followed = derived.followed(indicator, areas, rows, self._table, self._table)
        if followed.is_new:
            whole = _together(whole, replace(followed, covered=frozenset()))
            rows = followed.rows
        result = _told(result, whole).model_copy(update={"by_sex": moved})
        if not whole.is_new and car == self._text(indicator.id, "yaml"):
            if whole.reasons:
                result = result.model_copy(update={"reasons": whole.reasons})
            return {}, result.model_copy(update={"outcome": "unchanged"})
        faults = self._faults(indicator, rows) + self._faults_by_sex(indicator, divided, earlier)
        if faults:
            message = f"not written, since the table would have {len(faults)} fault(s): {faults[0]}"
            return {}, result.model_copy(update={"outcome": "failed", "message": message})
        if whole.reasons and not self.choice.accepts(indicator.id):
            return {}, result.model_copy(update={"outcome": "held"})
        gone = len(whole.of("vanished"))
        if self.choice.imported and gone > self.choice.removes:
            told = f"{gone} value(s) would be removed; only --removes {gone} allows it"
            reasons = (*whole.reasons, told)
            return {}, result.model_copy(update={"outcome": "held", "reasons": reasons})
        if self._text(indicator.id, "csv") != text:
            name = self._name(indicator.id, "csv")
            raise SourceError(f"{name} was edited while the update was at work")
        files = self._files(indicator.id, rows, before, whole) | {
            self._name(indicator.id, "yaml"): car.encode()
        }
        files |= self._files_by_sex(indicator.id, divided, earlier, replaced_by_sex)
        return files, result.model_copy(update={"outcome": "accepted"})

    def _files(
        self, key: str, rows: table.Rows, before: table.Rows, whole: Difference
    ) -> dict[str, bytes]:
        """Return the table, and the values that are replaced in it as its vintages."""
        self._rows[key] = rows
        files = {self._name(key, "csv"): table.write(rows).encode()}
        replaced = {
            (c.area, c.period): before[c.area, c.period]
            for c in whole.changes
            if c.kind in ("revised", "vanished") and (c.area, c.period) in before
        }
        if replaced:
            name = f"vintages/{key}.csv"
            earlier = self.root / name
            kept = earlier.read_text("utf-8") if earlier.exists() else ""
            day = self.started.date().isoformat()
            files[name] = table.add_vintages(kept, replaced, day).encode()
        return files

    def _by_sex_text(self, key: str) -> str:
        path = self.root / f"by_sex/{key}.csv"
        return path.read_text("utf-8") if path.exists() else ""

    def _files_by_sex(
        self, key: str, after: sexes.Tables, before: sexes.Tables, replaced: sexes.Tables
    ) -> dict[str, bytes]:
        """Return the table by sex and its vintages, where they are others than before."""
        if after == before:
            return {}
        files = {f"by_sex/{key}.csv": sexes.write(after).encode()}
        if any(replaced.values()):
            name = f"vintages_by_sex/{key}.csv"
            known = self.root / name
            kept = known.read_text("utf-8") if known.exists() else ""
            day = self.started.date().isoformat()
            files[name] = sexes.add_vintages(kept, replaced, day).encode()
        return files

    def _faults_by_sex(
        self, indicator: Indicator, after: sexes.Tables, before: sexes.Tables
    ) -> list[str]:
        if after == before:
            return []
        return self._found(indicator, sexes.write(after), f"by_sex/{indicator.id}.csv")

    def _follow(
        self, indicator: Indicator, files: dict[str, bytes], before: dict[str, table.Rows]
    ) -> list[IndicatorUpdate]:
        """Add what is computed from the indicator to its files, and return what that changes.

        Raises
        ------
        SourceError
            if a computed value breaks a rule: then the indicator must not be written either.
        """
        everything = self.catalogue.described
        moved, results = {indicator.id}, []
        car = files.get(self._name(indicator.id, "yaml"), b"").decode()

        def earlier(key: str) -> table.Rows:
            if key in before:
                return before[key]
            return table.read(self._text(key, "csv"))

        for other in derived.in_order(everything):
            formula = other.formula
            if other.id in moved or formula is None or not moved & set(formula.inputs):
                continue
            own = self._table(other.id)
            areas = self.catalogue.every_area
            found = derived.followed(other, areas, own, self._table, earlier)
            if not found.is_new:
                continue
            faults = self._faults(other, found.rows)
            if faults:
                raise SourceError(f"not written, since {other.id} follows from it: {faults[0]}")
            files |= self._files(other.id, found.rows, own, found)
            text = self._text(other.id, "yaml")
            if car:
                known = self._text(indicator.id, "yaml")
                files[self._name(other.id, "yaml")] = side_car.with_sources_of(
                    text, known, car
                ).encode()
            moved.add(other.id)
            result = IndicatorUpdate(indicator=other.id, outcome="accepted", message=_COMPUTED)
            results.append(_told(result, found))
        return results

    def _left_behind(self) -> Iterator[IndicatorUpdate]:
        """Compute anew what does not follow from its inputs, as after an edit by hand."""
        for indicator in derived.in_order(self.catalogue.described):
            own = self._table(indicator.id)
            areas = self.catalogue.every_area
            found = derived.followed(indicator, areas, own, self._table, self._table)
            if found.is_new:
                result = IndicatorUpdate(indicator=indicator.id, outcome="failed")
                faults = self._faults(indicator, found.rows)
                if faults:
                    result = result.model_copy(update={"message": str(faults[0])})
                    yield from self._write({}, [result])
                    continue
                files = self._files(indicator.id, found.rows, own, found)
                told = {"outcome": "accepted", "message": _COMPUTED}
                yield from self._write(files, [_told(result.model_copy(update=told), found)])

    def recompute(self) -> list[IndicatorUpdate]:
        """Compute anew what has been left behind, without asking any source."""
        results = list(self._left_behind())
        if results and not self.choice.dry_run:
            journal.commit(self.root, self._report(finished=True))
        return results

    def _faults(self, indicator: Indicator, rows: table.Rows) -> list[str]:
        return self._found(indicator, table.write(rows), self._name(indicator.id, "csv"))

    def _found(self, indicator: Indicator, text: str, name: str) -> list[str]:
        """Return the faults that a table would have."""
        frame = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False, na_values=[])
        frame.index = pd.RangeIndex(2, len(frame) + 2)
        areas = frozenset(self.catalogue.every_area)
        return [str(fault) for fault in check_observations(frame, indicator, areas, name)]

    def _report(self, *, finished: bool) -> dict[str, bytes]:
        """Return the day's report as a file, with this run as its last."""
        date = self.started.date()
        name = f"{REPORTS}/{date.isoformat()}.json"
        path = self.root / name
        earlier: tuple[UpdateRun, ...] = ()
        if path.exists():
            read = UpdateReport.model_validate_json(path.read_text("utf-8"))
            earlier = tuple(run for run in read.runs if run.started != self.started)
        run = self.run.model_copy(update={"finished": self.now()}) if finished else self.run
        report = UpdateReport(date=date, runs=(*earlier, run))
        content = report.model_dump_json(indent=1, exclude_defaults=True, exclude_none=True)
        return {name: content.encode() + b"\n"}


def _dated(found: Difference, before: table.Rows, updated: dt.date | None) -> table.Rows:
    """Date the values of a newer period than any before: that is the day they became known."""
    latest = max((period for (_, period), row in before.items() if row.value), default="")
    newest = max((period for _, period in found.covered), default="")
    if updated is None or not latest or newest <= latest:
        return found.rows
    fresh = {(c.area, c.period) for c in found.changes if c.kind == "new" and c.period == newest}
    return {
        key: row._replace(published=updated.isoformat()) if key in fresh else row
        for key, row in found.rows.items()
    }


def _together(first: Difference, second: Difference) -> Difference:
    return Difference(
        rows=second.rows,
        changes=first.changes + second.changes,
        texts=first.texts + second.texts,
        reasons=first.reasons + second.reasons,
        covered=first.covered | second.covered,
        refined=first.refined | second.refined,
    )


def _told(result: IndicatorUpdate, found: Difference) -> IndicatorUpdate:
    kinds = {kind: found.of(kind) for kind in ("new", "revised", "vanished", "status")}
    return result.model_copy(
        update={
            "reasons": found.reasons,
            "new": len(kinds["new"]),
            "revised": len(kinds["revised"]),
            "vanished": len(kinds["vanished"]),
            "status_changed": len(kinds["status"]),
            "refined": len(found.refined),
            "texts": found.texts,
            "changes": tuple(
                change for changes in kinds.values() for change in changes[:MOST_CHANGES_REPORTED]
            ),
        }
    )
