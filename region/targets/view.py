"""One target with everything that a reader may ask about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from region.content.catalogue import Catalogue
from region.content.model import Assessment, Observed, Target
from region.indicators.provenance import DocumentNote, document_note
from region.indicators.series import SeriesView, series_view
from region.targets import words
from region.targets.links import (
    Named,
    PublishedView,
    focus_areas_of,
    measures_of,
    municipal_indicators,
    named,
    published_views,
)
from region.targets.progress import Progress
from region.targets.status import StatusView, followed_by
from region.targets.status import status as target_status
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language


@dataclass(frozen=True, eq=False)
class ObservedView:
    """A series that follows a target, that we read so, or one that is only related to it.

    `relation` is `follows`, `own_reading` or `related`; the status is computed from the first two.
    """

    series: SeriesView
    relation: str
    note: str

    @property
    def follows(self) -> bool:
        """Whether the series measures what the target says."""
        return self.relation == "follows"

    @property
    def followed(self) -> bool:
        """Whether a status may be computed from the series."""
        return self.relation != "related"


@dataclass(frozen=True, eq=False)
class AssessmentView:
    """What a follow-up report said, in its own words, and how we read them.

    `leaning` is `favourable`, `mixed`, `unfavourable` or empty. `no_target` says why the words are
    tied to no target; empty where they are.
    """

    edition: int
    subject: str
    text: str
    leaning: str
    no_target: str
    scale_note: str
    source: DocumentNote


@dataclass(frozen=True, eq=False)
class TargetView:
    """One target with everything that a reader may ask about it.

    Attributes
    ----------
    level, level_value, level_label
        In words with year; as a number where a line may be drawn, else None; as the line's label.
    marks
        What stands beside the status wherever it does: uncertain class, own reading.
    confirmed
        Whether Region Stockholm states it as a target of the plan.
    status
        The computed status, see `StatusView`.
    observed
        Series that follow the target, that we read as following it, or that are only related.
    assessments
        What the reports have said, oldest first.
    focus_areas, measures, global_goals
        What in the strategy hangs together with the target.
    municipal
        Indicators that show the same thing for each municipality on the map.
    """

    id: str
    goal: str
    goal_name: str
    number: int | None
    name: str
    short_name: str
    kind: str
    direction: str
    level: str
    level_value: float | None
    level_label: str
    year: int | None
    base_year: int | None
    unit: str
    decimals: int
    confirmed: bool
    wording: str
    wording_note: str
    marks: tuple[str, ...]
    baseline: str
    published: tuple[PublishedView, ...]
    no_figure: str
    source: DocumentNote
    status: StatusView
    observed: tuple[ObservedView, ...]
    assessments: tuple[AssessmentView, ...]
    focus_areas: tuple[Named, ...]
    measures: tuple[Named, ...]
    global_goals: tuple[Named, ...]
    municipal: tuple[Named, ...]

    @property
    def following(self) -> ObservedView | None:
        """The series that the status is computed from, if there is one."""
        ranked = sorted((o for o in self.observed if o.followed), key=lambda o: not o.follows)
        return ranked[0] if ranked else None

    @property
    def status_text(self) -> str:
        """The status with its reserves: `● I takt med målet (osäker klass)`."""
        return words.with_reserve(f"{self.status.symbol} {self.status.label}", self.marks)

    @property
    def own_reading(self) -> bool:
        """Whether the status rests on our own reading of a series with another definition."""
        return self.following is not None and not self.following.follows


def _level(target: Target, language: Language) -> str:
    """The target's level in words: `minst 4,5 % av BRP år 2030`."""
    _ = gettext(language)
    if target.value is None or target.unit is None or target.operator is None:
        return ""
    limits = {
        ">=": _("minst {value}"),
        ">": _("över {value}"),
        "<=": _("högst {value}"),
        "<": _("under {value}"),
    }
    value = fmt.with_unit(target.value, target.decimals, target.unit[language], language)
    exact = target.kind in {"change", "two_sided"}
    everything = target.unit.sv.startswith("%") and target.value == 100
    if everything and target.operator in (">=", ">"):
        text = _("hela {value}").format(value=value)
    elif exact or target.value == 0:
        text = value
    else:
        text = limits[target.operator].format(value=value)
    if target.year is None:
        return _("{level}, inget målår publicerat").format(level=text)
    if target.kind == "change":
        return _("{level}, senast {year}").format(level=text, year=target.year)
    if target.kind == "yearly":
        return _("{level}, till {year}").format(level=text, year=target.year)
    return _("{level} år {year}").format(level=text, year=target.year)


def _wording(target: Target, language: Language) -> str:
    """Who states the target and where, or its number in the plan once that has been read."""
    _ = gettext(language)
    if target.number is not None:
        return _("Delmål {number} i RUFS 2050").format(number=target.number)
    return target.wording_label[language] if target.wording_label else ""


def marks_of(result: Progress, followed: Observed | None, language: Language) -> tuple[str, ...]:
    """Return the reserves that go with a status; none where there is no class."""
    _ = gettext(language)
    if not result.assessed:
        return ()
    own = followed is not None and followed.relation == "own_reading"
    found = ((result.uncertain, _("osäker klass")), (own, _("vår egen läsning")))
    return tuple(text for holds, text in found if holds)


def observed_views(
    catalogue: Catalogue, observed: Iterable[Observed], language: Language
) -> tuple[ObservedView, ...]:
    """Return the series that have a value for their area, in the order of the file."""
    return tuple(
        ObservedView(
            series=series_view(catalogue, item.indicator, item.area, language),
            relation=item.relation,
            note=item.note[language] if item.note else "",
        )
        for item in observed
        if item.indicator in catalogue.observations
        and any(
            r.value is not None for r in catalogue.observations[item.indicator].series(item.area)
        )
    )


def assessment_views(
    assessments: Iterable[Assessment], language: Language
) -> tuple[AssessmentView, ...]:
    """Return the assessments, oldest first."""
    return tuple(
        AssessmentView(
            edition=item.edition,
            subject=item.subject[language],
            text=item.text[language],
            leaning=item.leaning or "",
            no_target=item.no_target[language] if item.no_target else "",
            scale_note=item.scale_note[language] if item.scale_note else "",
            source=document_note(item.source, language),
        )
        for item in sorted(assessments, key=lambda item: item.edition)
    )


def target_view(catalogue: Catalogue, target: Target, language: Language) -> TargetView:
    """Return one target with its status and all that hangs together with it."""
    _ = gettext(language)
    goal = next(goal for goal in catalogue.plan.goals if goal.id == target.goal)
    published = published_views(catalogue, target, language)
    baseline = ""
    if target.baseline:
        first = published[0]
        baseline = _("{value} ({year})").format(value=first.text, year=first.when)
        baseline = f"{baseline}. {first.note}" if first.note else baseline
    status = target_status(catalogue, target, language)
    drawn = target.kind in {"level", "yearly", "gap"}
    level_value = target.value if drawn else None
    if target.kind == "change":
        level_value = status.progress.level
    conditions = tuple(c.observed for c in target.conditions if c.observed)
    level = _level(target, language)
    return TargetView(
        id=target.id,
        goal=goal.id,
        goal_name=goal.name[language],
        number=target.number,
        name=target.name[language],
        short_name=(target.short_name or target.name)[language],
        kind=target.kind,
        direction=target.direction,
        level=level,
        level_value=level_value,
        level_label=_("Mål: {level}").format(level=level),
        year=target.year,
        base_year=target.base_year,
        unit=target.unit[language] if target.unit else "",
        decimals=target.decimals,
        confirmed=target.wording == "adopted",
        wording=_wording(target, language),
        marks=marks_of(status.progress, followed_by(target), language),
        wording_note=target.wording_note[language] if target.wording_note else "",
        baseline=baseline,
        published=published,
        no_figure=target.no_figure[language] if target.no_figure else "",
        source=document_note(target.source, language),
        status=status,
        observed=observed_views(catalogue, (*target.observed, *conditions), language),
        assessments=assessment_views(
            (a for a in catalogue.assessments if target.id in a.targets), language
        ),
        focus_areas=named(
            catalogue.strategy.focus_areas, focus_areas_of(catalogue, target), language
        ),
        measures=measures_of(catalogue, target, language),
        global_goals=named(
            catalogue.strategy.sustainable_development_goals,
            target.sustainable_development_goals,
            language,
        ),
        municipal=municipal_indicators(catalogue, target, language),
    )
