"""The strategy as a tree: plan, strategy, focus areas, measures, and what follows each.

How the strategy, its focus areas and the regional plan hang together is the content of the
strategy's own picture 2, which cannot be read in the text at hand. Which goals, targets and
indicators go with which part is our own linking.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from region.content.catalogue import Catalogue
from region.strategy.follow_up.measures import MeasureView, measures
from region.strategy.follow_up.outcomes import OutcomeView, outcome
from region.strategy.view import IndicatorLink, PartView, strategy
from region.targets.goals import GoalView, TargetView, goals
from region.targets.headlines import first_upper
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import UnknownIdError, view


@dataclass(frozen=True, eq=False)
class Leaf:
    """An indicator that follows a part, and which way it has gone in the county."""

    link: IndicatorLink
    outcome: OutcomeView | None


@dataclass(frozen=True, eq=False)
class Twig:
    """A measure with its recorded state and what follows it."""

    part: PartView
    measure: MeasureView
    targets: tuple[TargetView, ...]
    indicators: tuple[Leaf, ...]


@dataclass(frozen=True, eq=False)
class Branch:
    """A focus area or a specialisation area with all that hangs on it.

    Attributes
    ----------
    number
        Of a focus area; a specialisation area has none.
    goals
        The plan's goals that the area's targets belong to.
    targets, indicators
        Those that follow the area or any of its measures, each once.
    """

    number: int | None
    part: PartView
    goals: tuple[GoalView, ...]
    twigs: tuple[Twig, ...]
    targets: tuple[TargetView, ...]
    indicators: tuple[Leaf, ...]
    summary: str

    @property
    def id(self) -> str:
        """The part's id."""
        return self.part.id


@dataclass(frozen=True, eq=False)
class TreeView:
    """The whole tree, from the plan's goals down.

    Attributes
    ----------
    answer
        How many measures have figures to follow, and of how many the state is known.
    """

    plan: str
    vision: str
    goals: tuple[GoalView, ...]
    strategy: str
    focus_areas: tuple[Branch, ...]
    specialisation_areas: tuple[Branch, ...]
    answer: str

    @property
    def areas(self) -> tuple[Branch, ...]:
        """All areas that have a view of their own."""
        return (*self.focus_areas, *self.specialisation_areas)

    def area(self, key: str) -> Branch:
        """Return one area by its id.

        Raises
        ------
        UnknownIdError
            if there is no such area.
        """
        for area in self.areas:
            if area.id == key:
                return area
        raise UnknownIdError("area", key, tuple(area.id for area in self.areas))


def _summary(
    twigs: tuple[Twig, ...],
    targets: tuple[TargetView, ...],
    indicators: tuple[Leaf, ...],
    language: Language,
) -> str:
    """How much hangs on an area: `5 insatser · 1 delmål · 2 mått`."""
    _ = gettext(language)
    counted = (
        (len(twigs), _("1 insats"), _("{number} insatser")),
        (len(targets), _("1 delmål"), _("{number} delmål")),
        (len(indicators), _("1 mått"), _("{number} mått")),
    )
    return " · ".join(
        one if number == 1 else many.format(number=number)
        for number, one, many in counted
        if number
    )


def _answer(twigs: Sequence[Twig], language: Language) -> str:
    """Tell how many measures can be followed, and of how many somebody has said how far they are.

    A measure is followed by an indicator or by a target that can be assessed.
    """
    _ = gettext(language)
    followed = sum(
        bool(twig.indicators) or any(one.status.progress.assessed for one in twig.targets)
        for twig in twigs
    )
    known = sum(twig.measure.state.state != "unknown" for twig in twigs)
    if not followed:
        told = _("Ingen av strategins {total} insatser kan följas med mått eller mål.")
    elif followed == 1:
        told = _("En av strategins {total} insatser kan följas med mått eller mål.")
    else:
        told = _("{number} av strategins {total} insatser kan följas med mått eller mål.")
    if not known:
        state = _("Läget är okänt för alla.")
    elif known == len(twigs):
        state = _("Läget är känt för alla.")
    else:
        state = _("Läget är känt för {known}.")
    return f"{told} {state}".format(
        number=first_upper(fmt.in_words(followed, language)), total=len(twigs), known=known
    )


@view
def strategy_tree(catalogue: Catalogue, language: Language) -> TreeView:
    """Return the tree with every link resolved."""
    whole, plan = strategy(catalogue, language), goals(catalogue, language)
    states = {measure.id: measure for measure in measures(catalogue, language).measures}

    def leaves(links: Iterable[IndicatorLink]) -> tuple[Leaf, ...]:
        unique = {link.id: link for link in links}
        return tuple(Leaf(link, outcome(catalogue, key, language)) for key, link in unique.items())

    def following(parts: Iterable[PartView], area: str = "") -> tuple[TargetView, ...]:
        wanted = {target.id for part in parts for target in part.targets}
        return tuple(
            target
            for target in plan.targets
            if target.id in wanted or area in {named.id for named in target.focus_areas}
        )

    def branch(
        part: PartView,
        number: int | None = None,
        parts: tuple[PartView, ...] = (),
    ) -> Branch:
        twigs = tuple(
            Twig(measure, states[measure.id], following((measure,)), leaves(measure.indicators))
            for measure in parts
        )
        targets = following((part, *parts), part.id)
        indicators = leaves(link for one in (part, *parts) for link in one.indicators)
        return Branch(
            number=number,
            part=part,
            goals=tuple(goal for goal in plan.goals if any(t.goal == goal.id for t in targets)),
            twigs=twigs,
            targets=targets,
            indicators=indicators,
            summary=_summary(twigs, targets, indicators, language),
        )

    areas = tuple(branch(area.part, area.number, area.measures) for area in whole.focus_areas)
    return TreeView(
        plan=plan.plan,
        vision=plan.vision,
        goals=plan.goals,
        strategy=whole.name,
        focus_areas=areas,
        specialisation_areas=tuple(branch(part) for part in whole.specialisation_areas),
        answer=_answer([twig for area in areas for twig in area.twigs], language),
    )
