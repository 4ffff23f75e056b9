"""Goals and targets: what is to be reached, how it stands, and what the reports have judged."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from region import formatting as fmt
from region.catalogue import Catalogue
from region.language import gettext
from region.model import Assessment, FollowedTheme, Language, Observed, Target
from region.progress import ProgressClass
from region.provenance import DocumentNote, document_note
from region.series import SeriesView, series_view
from region.target_status import SYMBOLS, StatusView, group_label
from region.target_status import status as target_status
from region.views import UnknownIdError, view


@dataclass(frozen=True, eq=False)
class ObservedView:
    """A series that follows a target, or one that is only related to it."""

    series: SeriesView
    follows: bool
    note: str


@dataclass(frozen=True, eq=False)
class AssessmentView:
    """What a follow-up report said, in its own words."""

    edition: int
    subject: str
    text: str
    scale_note: str
    source: DocumentNote


@dataclass(frozen=True, eq=False)
class TargetView:
    """One target with everything that a reader may ask about it."""

    id: str
    goal: str
    goal_name: str
    name: str
    kind: str
    level: str
    level_value: float | None
    level_label: str
    year: int | None
    unit: str
    confirmed: bool
    wording: str
    wording_note: str
    baseline: str
    no_figure: str
    source: DocumentNote
    status: StatusView
    observed: tuple[ObservedView, ...]
    assessments: tuple[AssessmentView, ...]
    focus_areas: tuple[str, ...]

    @property
    def following(self) -> ObservedView | None:
        """The series that the target is followed with, the newest method first."""
        return next((observed for observed in self.observed if observed.follows), None)


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
    id: str
    number: int
    name: str
    targets: tuple[TargetView, ...]
    themes: tuple[ThemeView, ...]
    assessments: tuple[AssessmentView, ...]


@dataclass(frozen=True, eq=False)
class ClassCount:
    """How many of the counted targets are in one class."""

    progress_class: ProgressClass
    symbol: str
    label: str
    targets: tuple[TargetView, ...]


@dataclass(frozen=True, eq=False)
class GoalsView:
    """All goals, and the sentence that counts them."""

    plan: str
    vision: str
    validity: str
    targets_note: str
    source: DocumentNote
    sentence: str
    goals: tuple[GoalView, ...]
    counts: tuple[ClassCount, ...]
    outside_count: str

    @property
    def targets(self) -> tuple[TargetView, ...]:
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


def _level(target: Target, language: Language) -> str:
    """The target's level in words: `minst 4,5 % av BRP 2030`."""
    _ = gettext(language)
    if target.value is None or target.unit is None or target.operator is None:
        return ""
    words = {
        ">=": _("minst {value}"),
        ">": _("över {value}"),
        "<=": _("högst {value}"),
        "<": _("under {value}"),
    }
    unit = target.unit[language]
    if target.kind == "change":
        value = fmt.with_unit(target.value, target.decimals, unit, language)
        text = value
    else:
        value = fmt.with_unit(target.value, target.decimals, unit, language)
        text = words[target.operator].format(value=value)
    if target.year is None:
        return _("{level}, inget målår publicerat").format(level=text)
    if target.kind == "yearly":
        return _("{level}, till {year}").format(level=text, year=target.year)
    return _("{level} år {year}").format(level=text, year=target.year)


def _observed(
    catalogue: Catalogue, observed: tuple[Observed, ...], language: Language
) -> tuple[ObservedView, ...]:
    return tuple(
        ObservedView(
            series=series_view(catalogue, item.indicator, item.area, language),
            follows=item.relation == "follows",
            note=item.note[language] if item.note else "",
        )
        for item in observed
    )


def _assessments(
    assessments: tuple[Assessment, ...], language: Language
) -> tuple[AssessmentView, ...]:
    return tuple(
        AssessmentView(
            edition=item.edition,
            subject=item.subject[language],
            text=item.text[language],
            scale_note=item.scale_note[language] if item.scale_note else "",
            source=document_note(item.source, language),
        )
        for item in sorted(assessments, key=lambda item: item.edition)
    )


def _target(catalogue: Catalogue, target: Target, language: Language) -> TargetView:
    _ = gettext(language)
    goal = next(goal for goal in catalogue.plan.goals if goal.id == target.goal)
    wordings = {
        "adopted": _("Delmål i RUFS 2050"),
        "not_confirmed": _("Delmålets ordalydelse är inte bekräftad"),
        "related_plan": _("Mål i en annan regional plan"),
    }
    areas = {area.id: area.name[language] for area in catalogue.strategy.focus_areas}
    baseline = ""
    if target.baseline and target.unit:
        baseline = _("{value} ({year})").format(
            value=fmt.with_unit(
                target.baseline.value, target.decimals, target.unit[language], language
            ),
            year=target.baseline.year,
        )
        if target.baseline.note:
            baseline = f"{baseline}. {target.baseline.note[language]}"
    drawn = target.kind in {"level", "yearly"}
    return TargetView(
        id=target.id,
        goal=goal.id,
        goal_name=goal.name[language],
        name=target.name[language],
        kind=target.kind,
        level=_level(target, language),
        level_value=target.value if drawn else None,
        level_label=_("Mål: {level}").format(level=_level(target, language)),
        year=target.year,
        unit=target.unit[language] if target.unit else "",
        confirmed=target.wording == "adopted",
        wording=wordings[target.wording],
        wording_note=target.wording_note[language] if target.wording_note else "",
        baseline=baseline,
        no_figure=target.no_figure[language] if target.no_figure else "",
        source=document_note(target.source, language),
        status=target_status(catalogue, target, language),
        observed=_observed(catalogue, target.observed, language),
        assessments=_assessments(
            tuple(a for a in catalogue.assessments if a.target == target.id), language
        ),
        focus_areas=tuple(areas[key] for key in target.focus_areas),
    )


def _theme(catalogue: Catalogue, theme: FollowedTheme, language: Language) -> ThemeView:
    return ThemeView(
        id=theme.id,
        name=theme.name[language],
        note=theme.note[language],
        observed=_observed(catalogue, theme.observed, language),
        assessments=_assessments(
            tuple(a for a in catalogue.assessments if a.theme == theme.id), language
        ),
    )


def _sentence(targets: list[TargetView], language: Language) -> str:
    """How many targets are shown, have a level, can be assessed: a count, never an average."""
    _ = gettext(language)
    with_level = [t for t in targets if t.level]
    assessed = [t for t in targets if t.status.progress_class is not ProgressClass.NOT_ASSESSED]
    return _(
        "{shown} delmål med bekräftad ordalydelse visas. {level} av dem har en publicerad nivå "
        "och {assessed} kan bedömas med öppna data."
    ).format(shown=len(targets), level=len(with_level), assessed=len(assessed))


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
                _target(catalogue, target, language)
                for target in catalogue.targets.values()
                if target.goal == goal.id
            ),
            themes=tuple(
                _theme(catalogue, theme, language)
                for theme in catalogue.followed_themes.values()
                if theme.goal == goal.id
            ),
            assessments=_assessments(
                tuple(
                    a
                    for a in catalogue.assessments
                    if a.goal == goal.id and not a.target and not a.theme
                ),
                language,
            ),
        )
        for goal in catalogue.plan.goals
    )
    targets = [target for goal in goal_views for target in goal.targets]
    counted = [target for target in targets if target.confirmed]
    by_class = Counter(target.status.progress_class for target in counted)
    counts = tuple(
        ClassCount(
            progress_class=key,
            symbol=SYMBOLS[key],
            label=group_label(key, language),
            targets=tuple(t for t in counted if t.status.progress_class is key),
        )
        for key in ProgressClass
        if by_class[key]
    )
    plan = catalogue.plan
    return GoalsView(
        plan=plan.name[language],
        vision=plan.vision[language],
        validity=plan.validity[language],
        targets_note=plan.targets_note[language],
        source=document_note(plan.source, language),
        sentence=_sentence(counted, language),
        goals=goal_views,
        counts=counts,
        outside_count=_(
            "{number} mål räknas inte in: ordalydelsen är inte bekräftad, "
            "eller de hör till en annan plan."
        ).format(number=len(targets) - len(counted)),
    )
