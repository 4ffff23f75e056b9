"""The matrix of goals and targets: which rows a choice shows, and in which order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from region.content.catalogue import Catalogue
from region.targets.goals import ClassCount, class_counts, goals
from region.targets.progress import ProgressClass
from region.targets.view import TargetView
from region.targets.words import class_label, pace_text
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view

Order = Literal["plan", "behind"]

FURTHEST_BEHIND = (
    ProgressClass.MOVING_AWAY,
    ProgressClass.TARGET_MISSED,
    ProgressClass.TARGET_LOST,
    ProgressClass.FAR_TOO_SLOW,
    ProgressClass.TOO_SLOW,
    ProgressClass.ON_PACE,
    ProgressClass.TARGET_MET,
    ProgressClass.NOT_ASSESSED,
)


class Choice(NamedTuple):
    """What is asked for; an empty text asks for all."""

    goal: str = ""
    area: str = ""
    status: str = ""
    global_goal: str = ""
    order: Order = "plan"


@dataclass(frozen=True, eq=False)
class MatrixRow:
    """One target in the matrix. `pace` is the pace so far, `needed` the one needed from now."""

    target: TargetView
    pace: str
    needed: str


@dataclass(frozen=True, eq=False)
class MatrixGroup:
    """Rows under a heading: a goal, or nothing when the order is another."""

    id: str
    heading: str
    rows: tuple[MatrixRow, ...]


class Option(NamedTuple):
    """A choice of the matrix."""

    id: str
    name: str


@dataclass(frozen=True, eq=False)
class MatrixView:
    """What is shown for a choice, with what can be chosen."""

    groups: tuple[MatrixGroup, ...]
    sentence: str
    counts: tuple[ClassCount, ...]
    goals: tuple[Option, ...]
    areas: tuple[Option, ...]
    statuses: tuple[Option, ...]
    global_goals: tuple[Option, ...]

    @property
    def rows(self) -> tuple[MatrixRow, ...]:
        """All rows, group by group."""
        return tuple(row for group in self.groups for row in group.rows)


def _row(target: TargetView, language: Language) -> MatrixRow:
    _ = gettext(language)
    result, followed = target.status.progress, target.following
    pace = needed = ""
    if followed is not None:
        unit, decimals = followed.series.unit, followed.series.decimals
        if result.kind == "yearly" and result.mean_of_last_five is not None:
            mean = fmt.with_unit(result.mean_of_last_five, decimals, unit, language)
            pace = _("{mean} per år i snitt").format(mean=mean)
        elif result.pace is not None:
            pace = _("{pace} per år").format(pace=pace_text(result.pace, unit, decimals, language))
        if result.needed_pace is not None and (
            result.progress_class is not ProgressClass.TARGET_MET
        ):
            needed = _("krävs {pace} per år från {year}").format(
                pace=pace_text(result.needed_pace, unit, decimals, language),
                year=result.latest.year if result.latest else "",
            )
    return MatrixRow(target, pace, needed)


def _wanted(target: TargetView, choice: Choice) -> bool:
    return (
        choice.goal in ("", target.goal)
        and choice.status in ("", target.status.progress_class.value)
        and (not choice.area or any(area.id == choice.area for area in target.focus_areas))
        and (
            not choice.global_goal
            or any(goal.id == choice.global_goal for goal in target.global_goals)
        )
    )


def _behind(target: TargetView) -> tuple[int, float]:
    """From the worst class to the best, and within a class from the lowest ratio."""
    ratio = target.status.progress.ratio
    return FURTHEST_BEHIND.index(target.status.progress_class), 0.0 if ratio is None else ratio


def _named(items: Iterable[Option]) -> tuple[Option, ...]:
    return tuple(dict.fromkeys(items))


@view
def matrix(catalogue: Catalogue, choice: Choice, language: Language) -> MatrixView:
    """Return the rows that a choice shows, in its order, and what else could be chosen.

    Only what some target has can be chosen, so that no choice is empty by itself.
    """
    _ = gettext(language)
    everything = goals(catalogue, language)
    shown = [target for target in everything.targets if _wanted(target, choice)]
    if choice.order == "behind":
        ordered = sorted(shown, key=_behind)
        groups = [MatrixGroup("all", "", tuple(_row(target, language) for target in ordered))]
    else:
        groups = [
            MatrixGroup(
                goal.id,
                _("Mål {number}: {name}").format(number=goal.number, name=goal.name),
                tuple(_row(target, language) for target in goal.targets if target in shown),
            )
            for goal in everything.goals
        ]
    targets = everything.targets
    sdg_order = [part.id for part in catalogue.strategy.sustainable_development_goals]
    area_order = [area.id for area in catalogue.strategy.focus_areas]
    areas = _named(Option(a.id, a.name) for t in targets for a in t.focus_areas)
    found = _named(Option(g.id, g.name) for t in targets for g in t.global_goals)
    classes = {target.status.progress_class for target in targets}
    sentence = (
        ""
        if len(shown) == len(targets)
        else _("Urvalet visar {shown} mål av {all} på sidan.").format(
            shown=len(shown), all=len(targets)
        )
    )
    return MatrixView(
        groups=tuple(group for group in groups if group.rows),
        sentence=sentence,
        counts=class_counts(shown, language),
        goals=tuple(Option(goal.id, f"{goal.number}. {goal.name}") for goal in everything.goals),
        areas=tuple(sorted(areas, key=lambda option: area_order.index(option.id))),
        statuses=tuple(
            Option(key.value, class_label(key, "level", language))
            for key in ProgressClass
            if key in classes
        ),
        global_goals=tuple(
            Option(option.id, f"{option.id.removeprefix('sdg_')}. {option.name}")
            for option in sorted(found, key=lambda option: sdg_order.index(option.id))
        ),
    )
