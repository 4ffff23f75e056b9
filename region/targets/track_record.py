"""How earlier classes of the targets have turned out, for each and for all together."""

from __future__ import annotations

from dataclasses import dataclass

from region.content.catalogue import Catalogue
from region.targets.progress.track import Record, records
from region.targets.status import assess, followed_by, question
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view


@dataclass(frozen=True, eq=False)
class TrackRecordView:
    """One target's earlier classes; `sentence` says how many of them held."""

    target: str
    name: str
    sentence: str
    held: int
    total: int
    rows: tuple[Record, ...]


@dataclass(frozen=True, eq=False)
class AllTrackRecords:
    """All targets' together: one figure, with its method, also when it is poor."""

    sentence: str
    method: str
    held: int
    total: int
    targets: tuple[TrackRecordView, ...]


@view
def track_record(
    catalogue: Catalogue, target_id: str, language: Language
) -> TrackRecordView | None:
    """Return how the target's earlier classes have turned out; None where there is no class."""
    _ = gettext(language)
    target = catalogue.targets[target_id]
    result = assess(catalogue, target)
    if followed_by(target) is None or not result.assessed or target.conditions:
        return None
    found = records(question(catalogue, target))
    held, total = sum(record.held for record in found), len(found)
    latest = result.latest.year if result.latest else 0
    if not total:
        sentence = _("Ingen tidigare klass går att pröva än: det krävs tre år efter den.")
    elif total == 1:
        told = _("Klassen för {year} höll.") if held else _("Klassen för {year} höll inte.")
        sentence = told.format(year=found[0].year)
    else:
        sentence = _("{held} av {total} tidigare klasser ({first}–{last}) höll.").format(
            held=held, total=total, first=found[0].year, last=found[-1].year
        )
    if total:
        sentence += " " + _("Prövat mot utvecklingen därefter till {year}.").format(year=latest)
    return TrackRecordView(
        target=target_id,
        name=(target.short_name or target.name)[language],
        sentence=sentence,
        held=held,
        total=total,
        rows=found,
    )


@view
def track_records(catalogue: Catalogue, language: Language) -> AllTrackRecords:
    """Return how the earlier classes of all targets have turned out."""
    _ = gettext(language)
    each = [track_record(catalogue, key, language) for key in catalogue.targets]
    found = tuple(one for one in each if one is not None)
    held, total = sum(one.held for one in found), sum(one.total for one in found)
    sentence = (
        _("{held} av {total} tidigare klasser höll.").format(held=held, total=total)
        if total
        else _("Ingen tidigare klass går att pröva än.")
    )
    return AllTrackRecords(
        sentence=sentence,
        method=_(
            "Varje klass som gick att räkna minst tre år före det senaste värdet prövas mot vad "
            "som hände sedan: samma klass räknad bara på åren därefter. Värdena är dagens; hur "
            "de såg ut då är inte sparat före november 2026."
        ),
        held=held,
        total=total,
        targets=found,
    )
