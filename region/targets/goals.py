"""Goals and targets: what is to be reached, how it stands, and what the reports have judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from region.content.catalogue import Catalogue
from region.content.model import FollowedTheme
from region.indicators.provenance import DocumentNote, document_note
from region.targets.progress import ProgressClass
from region.targets.view import (
    AssessmentView,
    ObservedView,
    TargetView,
    assessment_views,
    observed_views,
    target_view,
)
from region.targets.words import SYMBOLS, group_label, with_reserve
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import UnknownIdError, view

__all__ = [
    "AssessmentView",
    "ClassCount",
    "GoalView",
    "GoalsView",
    "ObservedView",
    "TargetView",
    "ThemeView",
    "class_counts",
    "goals",
]


@dataclass(frozen=True, eq=False)
class ThemeView:
    """A theme that the reports follow although no target could be read for it."""

    id: str
    name: str
    note: str
    observed: tuple[ObservedView, ...]
    assessments: tuple[AssessmentView, ...]


@dataclass(frozen=True, eq=False)
class GoalView:
    """One goal with its targets, themes and assessments."""

    id: str
    number: int
    name: str
    targets: tuple[TargetView, ...]
    themes: tuple[ThemeView, ...]
    assessments: tuple[AssessmentView, ...]


@dataclass(frozen=True)
class ClassCount:
    """How many of the targets are in one class.

    `reserve` says for how many of them the class is uncertain or rests on an own reading.
    """

    progress_class: ProgressClass
    symbol: str
    label: str
    reserve: str
    targets: tuple[TargetView, ...]

    @property
    def text(self) -> str:
        """The label with its reserve."""
        return with_reserve(self.label, [self.reserve] if self.reserve else [])

    @property
    def never_met(self) -> bool:
        """Whether all of them are yearly amounts that no year has reached."""
        return all(target.status.never_met for target in self.targets) and bool(self.targets)


@dataclass(frozen=True, eq=False)
class GoalsView:
    """All goals, and the sentence that counts them.

    Attributes
    ----------
    sentence
        How many targets are shown, have a level, can be assessed. Never an average.
    counts
        The targets by class, whoever states them.
    complete
        Whether every one of the plan's numbered targets is filled in; only then may a count be
        set against the plan's number.
    """

    plan: str
    vision: str
    validity: str
    targets_note: str
    source: DocumentNote
    sentence: str
    goals: tuple[GoalView, ...]
    counts: tuple[ClassCount, ...]
    outside_count: str
    complete: bool

    @property
    def targets(self) -> tuple[TargetView, ...]:
        """All targets, goal by goal."""
        return tuple(target for goal in self.goals for target in goal.targets)

    def target(self, key: str) -> TargetView:
        """Return one target by its id.

        Raises
        ------
        UnknownIdError
            if there is no such target.
        """
        for target in self.targets:
            if target.id == key:
                return target
        raise UnknownIdError("target", key, tuple(target.id for target in self.targets))


def _theme(catalogue: Catalogue, theme: FollowedTheme, language: Language) -> ThemeView:
    return ThemeView(
        id=theme.id,
        name=theme.name[language],
        note=theme.note[language],
        observed=observed_views(catalogue, theme.observed, language),
        assessments=assessment_views(
            tuple(a for a in catalogue.assessments if a.theme == theme.id), language
        ),
    )


def _sentence(targets: list[TargetView], of_plan: int | None, language: Language) -> str:
    """How many targets there are and can be assessed, and with what reserve: never an average.

    `of_plan` is the plan's number of targets, given only when all of them are filled in.
    """
    _ = gettext(language)
    assessed = [t for t in targets if t.status.progress.assessed]
    own = sum(bool(t.own_reading) for t in assessed)
    unread = sum(not t.confirmed for t in assessed)
    shown = _("Planens alla {number} delmål visas.").format(number=of_plan) if of_plan else ""
    counted = _("{assessed} av {number} mål kan bedömas med öppna data").format(
        assessed=len(assessed), number=len(targets)
    )
    reserves = (
        _("{number} enligt vår egen läsning").format(number=own) if own else "",
        _("{number} känt bara i andra hand").format(number=unread) if unread else "",
    )
    told = fmt.listing((reserve for reserve in reserves if reserve), language)
    among = _(", varav {reserves}").format(reserves=told) if told else ""
    return f"{shown} {counted}{among}.".strip()


def _outside(number: int, unread: bool, language: Language) -> str:
    """How many targets others state, and where; `unread` if the plan's own text has not been."""
    _ = gettext(language)
    outside = _(
        "{number} av målen är inte Region Stockholms egna delmål: de är kända ur en "
        "tidningsartikel om planförslaget, hör till en annan plan eller har en källa som inte "
        "säger vilken plan de står i."
    ).format(number=number)
    reading = _("Planens egen text är inte läst för något av målen.")
    return f"{outside} {reading}" if unread else outside


def class_counts(targets: Iterable[TargetView], language: Language) -> tuple[ClassCount, ...]:
    """Return how many targets each class has, best class first; empty classes are left out."""
    listed = list(targets)
    by_class = Counter(target.status.progress_class for target in listed)
    return tuple(
        ClassCount(
            progress_class=key,
            symbol=SYMBOLS[key],
            label=_label(key, [t for t in listed if t.status.progress_class is key], language),
            reserve=reserve_of([t for t in listed if t.status.progress_class is key], language),
            targets=tuple(t for t in listed if t.status.progress_class is key),
        )
        for key in ProgressClass
        if by_class[key]
    )


def reserve_of(targets: list[TargetView], language: Language) -> str:
    """Return what has to be said of the classes of these targets; nothing if nothing has.

    `osäker klass, vår egen läsning` where it holds for all of them, else how many it holds for.
    """
    _ = gettext(language)
    numbers = Counter(mark for target in targets for mark in target.marks)
    return ", ".join(
        mark
        if number == len(targets)
        else _("{number} av {all}: {mark}").format(number=number, all=len(targets), mark=mark)
        for mark, number in numbers.items()
    )


def _label(key: ProgressClass, targets: list[TargetView], language: Language) -> str:
    """The targets' own words for the class if they share them, else words that fit all kinds."""
    labels = {target.status.label for target in targets}
    return labels.pop() if len(labels) == 1 else group_label(key, language)


@view
def goals(catalogue: Catalogue, language: Language) -> GoalsView:
    """Return all goals with their targets, themes and the reports' assessments."""
    _ = gettext(language)
    goal_views = tuple(
        GoalView(
            id=goal.id,
            number=goal.number,
            name=goal.name[language],
            targets=tuple(
                target_view(catalogue, target, language)
                for target in catalogue.targets.values()
                if target.goal == goal.id
            ),
            themes=tuple(
                _theme(catalogue, theme, language)
                for theme in catalogue.followed_themes.values()
                if theme.goal == goal.id
            ),
            assessments=assessment_views(
                tuple(
                    a
                    for a in catalogue.assessments
                    if a.goal == goal.id and not a.targets and not a.theme
                ),
                language,
            ),
        )
        for goal in catalogue.plan.goals
    )
    targets = [target for goal in goal_views for target in goal.targets]
    own = [target for target in targets if target.confirmed]
    plan = catalogue.plan
    numbers = {target.number for target in own} - {None}
    complete = len(numbers) == plan.number_of_targets
    return GoalsView(
        plan=plan.name[language],
        vision=plan.vision[language],
        validity=plan.validity[language],
        targets_note=plan.targets_note[language],
        source=document_note(plan.source, language),
        sentence=_sentence(targets, plan.number_of_targets if complete else None, language),
        goals=goal_views,
        counts=class_counts(targets, language),
        complete=complete,
        outside_count=_outside(len(targets) - len(own), not numbers, language),
    )
