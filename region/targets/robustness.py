"""How robust a target's class is: the same question counted in other ways, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass, replace

from region.content.catalogue import Catalogue
from region.targets import ways as words
from region.targets.progress import Progress, ProgressClass
from region.targets.status import assess
from region.targets.words import SYMBOLS, class_label
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view


@dataclass(frozen=True, eq=False)
class WayView:
    """One way to count: where from and how, and the class that it gives.

    Attributes
    ----------
    name, alternative
        `från 2019, linjär takt`; and the same with the class, for who does not see the symbol.
    year, method
        The base year (the first year of a mean, the year of a level), and `linear` or `cagr` or
        empty: the row and the column of the grid.
    same
        Whether it gives the target's class, whatever the rounding.
    rounding
        Which classes rounding allows, where there is more than one.
    """

    name: str
    year: int
    years: int
    method: str
    progress_class: ProgressClass
    symbol: str
    label: str
    same: bool
    own: bool
    rounding: str
    alternative: str


@dataclass(frozen=True, eq=False)
class RobustnessView:
    """The ways to count, and what they say together.

    Attributes
    ----------
    sentence, others
        `6 av 8 räknesätt ger samma klass.`; and what the others give.
    uncertain, uncertainty, rule
        Whether the class is called uncertain, why, and the one rule that decides it.
    conditions
        Of a target with several conditions: the name of each, and how robust it is.
    """

    ways: tuple[WayView, ...]
    agreeing: int
    sentence: str
    others: str
    uncertain: bool
    uncertainty: str
    rule: str
    conditions: tuple[tuple[str, RobustnessView], ...] = ()

    @property
    def total(self) -> int:
        """How many ways were counted."""
        return len(self.ways)


def robustness_of(result: Progress, language: Language) -> RobustnessView:
    """Return how robust one outcome is."""
    _ = gettext(language)
    views = []
    for way in result.ways:
        label = class_label(way.progress_class, result.kind, language)
        name = words.name(way, result, language)
        rounding = (
            _("avrundningen avgör: {classes}").format(
                classes=words.either(
                    [class_label(key, result.kind, language).lower() for key in way.rounded],
                    language,
                )
            )
            if len(way.rounded) > 1
            else ""
        )
        told = _("{way}: {label}").format(way=name, label=label.lower())
        views.append(
            WayView(
                name=name,
                year=way.year,
                years=way.years,
                method=way.method or "",
                progress_class=way.progress_class,
                symbol=SYMBOLS[way.progress_class],
                label=label,
                same=way.rounded == (result.progress_class,),
                own=way.own,
                rounding=rounding,
                alternative=f"{told} ({rounding})" if rounding else told,
            )
        )
    return RobustnessView(
        ways=tuple(views),
        agreeing=result.agreeing,
        sentence=words.sentence(result, language),
        others=words.other_classes(result, language),
        uncertain=result.assessed and result.uncertain,
        uncertainty=words.uncertainty(result, language),
        rule=words.rule(language),
    )


@view
def robustness(catalogue: Catalogue, target_id: str, language: Language) -> RobustnessView | None:
    """Return how robust the target's class is; None where neither it nor a condition has one."""
    target = catalogue.targets[target_id]
    result = assess(catalogue, target)
    names = {condition.id: condition.name[language] for condition in target.conditions}
    parts = tuple(
        (names[part.id], robustness_of(part.progress, language))
        for part in result.parts
        if part.progress.ways
    )
    if not result.ways and not parts:
        return None
    whole = robustness_of(result, language)
    return replace(whole, conditions=parts)
