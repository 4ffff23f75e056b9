"""The strategy as a structure of numbered parts that link to indicators and targets."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from region.content.model.base import Document, PartialDate
from region.words.text import Identifier, Model, Sentence, Text


class BackgroundFigure(Model):
    """A figure that the strategy's running text states."""

    id: Identifier
    text: Text = Field(description="what the figure says, with {value} where it stands")
    value: float
    value_text: Text
    unit: Text
    year: Annotated[
        int | None, Field(description="year the figure refers to, where the text says so")
    ] = None
    as_published: Sentence
    section: Sentence
    source_in_strategy: Sentence | None = Field(
        None, description="the source that the strategy's own note names"
    )


class Part(Model):
    """A numbered part with a name, a short summary in our own words, and its figures."""

    id: Identifier
    name: Text
    summary: Text | None = None
    section: Sentence | None = Field(None, description="section of the strategy, e.g. 1.5.1")
    indicators: tuple[Identifier, ...] = ()
    targets: tuple[Identifier, ...] = ()
    background: tuple[BackgroundFigure, ...] = ()


class Measure(Part):
    """A measure (insats) of a focus area."""


class FocusArea(Part):
    """A focus area (inriktningsområde) with its measures."""

    number: Annotated[int, Field(ge=1)]
    measures: Annotated[tuple[Measure, ...], Field(min_length=1)]


class SpecialisationArea(Part):
    """An area of smart specialisation (spetsområde)."""


class Adoption(Model):
    """That the strategy was adopted, when and by whom, and who says so."""

    text: Text
    source: Document


class Strategy(Model):
    """The strategy document and all its parts."""

    name: Text
    about: Text
    source: Document
    note: Text | None = None
    adopted: Adoption | None = None
    background: tuple[BackgroundFigure, ...] = Field(
        (), description="figures of chapters 1 and 3 that belong to no single part"
    )
    strength_areas: tuple[Part, ...]
    challenges: tuple[Part, ...]
    preconditions: tuple[Part, ...]
    focus_areas: tuple[FocusArea, ...]
    specialisation_areas: tuple[SpecialisationArea, ...]
    fulfilment_criteria: tuple[Part, ...]
    sustainable_development_goals: tuple[Part, ...]
    follow_up_questions: tuple[Part, ...]
    reporting_themes: tuple[Part, ...]


class MeasureState(Model):
    """How far a measure had come on a day, as a curator has recorded it with a source."""

    measure: Identifier
    state: Literal["not_started", "under_way", "done", "unknown"]
    date: PartialDate
    source: Document
    note: Text | None = None


class MeasureStates(Model):
    """The recorded states of the strategy's measures; a measure without one is unknown."""

    states: tuple[MeasureState, ...] = ()


class Conference(Model):
    """A conference at which the yearly follow-up was presented."""

    date: dt.date
    name: Text
    source: Document


class Conferences(Model):
    """The conferences that are known; a year without one is followed up at its end."""

    conferences: tuple[Conference, ...] = ()
