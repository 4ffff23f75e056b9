"""What the region's organisations do: the strategy's measures with their recorded states."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from region.content.catalogue import Catalogue
from region.content.catalogue.vintages import end_of
from region.content.model import MeasureState
from region.indicators.provenance import DocumentNote, document_note
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view

State = Literal["done", "under_way", "not_started", "unknown"]
STATES: tuple[State, ...] = ("done", "under_way", "not_started", "unknown")
SYMBOLS: dict[State, str] = {"done": "●", "under_way": "◐", "not_started": "○", "unknown": "?"}


@dataclass(frozen=True, eq=False)
class StateView:
    """A measure's state, since when, and who says so; unknown needs no source."""

    state: State
    symbol: str
    label: str
    since: str
    note: str
    source: DocumentNote | None


@dataclass(frozen=True, eq=False)
class MeasureView:
    """One measure with its recorded state."""

    id: str
    name: str
    area: str
    area_name: str
    state: StateView


@dataclass(frozen=True, eq=False)
class MeasureArea:
    """A focus area's measures."""

    id: str
    number: int
    name: str
    measures: tuple[MeasureView, ...]


@dataclass(frozen=True, eq=False)
class MeasuresView:
    """All measures by focus area, counted by state: symbol, name, number."""

    sentence: str
    areas: tuple[MeasureArea, ...]
    counts: tuple[tuple[str, str, int], ...]

    @property
    def measures(self) -> tuple[MeasureView, ...]:
        """All measures, area by area."""
        return tuple(measure for area in self.areas for measure in area.measures)


def state_label(state: State, language: Language) -> str:
    """Return what a state is called."""
    _ = gettext(language)
    return {
        "done": _("Genomförd"),
        "under_way": _("Pågår"),
        "not_started": _("Inte påbörjad"),
        "unknown": _("Okänt läge"),
    }[state]


def _state(found: MeasureState | None, language: Language) -> StateView:
    state: State = found.state if found else "unknown"
    return StateView(
        state=state,
        symbol=SYMBOLS[state],
        label=state_label(state, language),
        since=fmt.date(found.date, language) if found else "",
        note=found.note[language] if found and found.note else "",
        source=document_note(found.source, language) if found else None,
    )


@view
def measures(catalogue: Catalogue, language: Language) -> MeasuresView:
    """Return the measures by focus area, each with its last recorded state."""
    _ = gettext(language)
    last: dict[str, MeasureState] = {}
    for recorded in sorted(catalogue.measure_states, key=lambda state: end_of(state.date)):
        last[recorded.measure] = recorded
    areas = tuple(
        MeasureArea(
            id=area.id,
            number=area.number,
            name=area.name[language],
            measures=tuple(
                MeasureView(
                    id=measure.id,
                    name=measure.name[language],
                    area=area.id,
                    area_name=area.name[language],
                    state=_state(last.get(measure.id), language),
                )
                for measure in area.measures
            ),
        )
        for area in catalogue.strategy.focus_areas
    )
    every = [measure.state.state for area in areas for measure in area.measures]
    numbers = Counter(every)
    if numbers["unknown"] == len(every):
        sentence = _(
            "Strategin har {total} insatser. Ingen öppen källa som har gått att läsa säger hur "
            "långt någon av dem har kommit, så läget visas som okänt."
        ).format(total=len(every))
    else:
        sentence = _(
            "Strategin har {total} insatser: {done} genomförda, {under_way} pågår, {not_started} "
            "inte påbörjade. För {unknown} är läget okänt."
        ).format(
            total=len(every),
            done=numbers["done"],
            under_way=numbers["under_way"],
            not_started=numbers["not_started"],
            unknown=numbers["unknown"],
        )
    return MeasuresView(
        sentence=sentence,
        areas=areas,
        counts=tuple(
            (SYMBOLS[state], state_label(state, language), numbers[state])
            for state in STATES
            if numbers[state]
        ),
    )
