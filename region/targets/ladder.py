"""The ladder of the targets that cannot be assessed: what is missing, who has it, what is next."""

from __future__ import annotations

from dataclasses import dataclass

from region.content.catalogue import Catalogue
from region.content.model import Condition, DataOwner, Observed, Target
from region.indicators import change
from region.indicators.certainty import Grade
from region.indicators.certainty.views import change_verdict
from region.indicators.certainty.words import grade_name
from region.indicators.provenance import document_note, provenance
from region.indicators.series import series_view
from region.indicators.staleness import Stale
from region.targets.progress import Direction, Point, ProgressClass, in_direction
from region.targets.status import assess, followed_by, points_of
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view


@dataclass(frozen=True, eq=False)
class SubstituteView:
    """The nearest measure: never a status, only its latest value and which way it has gone.

    Attributes
    ----------
    change, since
        What it has changed by, in words, and since when; empty if nothing can be compared.
    way, word, symbol
        `better`, `worse`, `unclear` or empty, seen from the target; its word, and an arrow that
        follows the value.
    note
        How it differs from the target.
    """

    indicator: str
    name: str
    area: str
    value: str
    period: str
    change: str
    since: str
    way: str
    word: str
    symbol: str
    points: tuple[Point, ...]
    note: str
    publisher: str


@dataclass(frozen=True, eq=False)
class LadderRow:
    """One target: which of level, year, series and definition there are, and what comes next.

    Attributes
    ----------
    missing
        What is missing, in words: `nivå, serie`.
    owner, owner_note, owner_line, owner_url
        Who has data; what they have; where that can be read. The owner is told as not known where
        it is not.
    by, date, checked
        Who takes the next step and when (told as nobody and no day where that is so); the day on
        which an editor last looked.
    """

    id: str
    goal: str
    name: str
    short_name: str
    has_level: bool
    has_year: bool
    has_series: bool
    has_definition: bool
    definition: str
    missing: str
    substitute: SubstituteView | None
    owner: str
    owner_known: bool
    owner_note: str
    owner_line: str
    owner_url: str
    next_step: str
    by: str
    date: str
    checked: str

    @property
    def known_owner(self) -> str:
        """Who has data; empty where that is not known."""
        return self.owner if self.owner_known else ""


@dataclass(frozen=True, eq=False)
class LadderView:
    """All rows, the sentence above them, and how many have what."""

    sentence: str
    rows: tuple[LadderRow, ...]
    counts: tuple[str, ...]
    note: str


def _substitute(catalogue: Catalogue, target: Target, language: Language) -> SubstituteView | None:
    """Return the first series that is related to the target, or that follows a part of it."""
    candidates: list[tuple[Observed, Target | Condition]] = [
        (observed, target) for observed in target.observed
    ]
    candidates += [(item.observed, item) for item in target.conditions if item.observed]
    for observed, asked in candidates:
        points = points_of(catalogue, observed.indicator, observed.area)
        if points:
            return _near(catalogue, observed, asked, points, language)
    return None


def _near(
    catalogue: Catalogue,
    observed: Observed,
    asked: Target | Condition,
    points: tuple[Point, ...],
    language: Language,
) -> SubstituteView:
    _ = gettext(language)
    indicator = catalogue.indicators[observed.indicator]
    series = series_view(catalogue, observed.indicator, observed.area, language)
    wanted: Direction = asked.direction if indicator.direction == "none" else indicator.direction
    course = in_direction(
        points, wanted, decimals=indicator.decimals, last_break=indicator.last_break
    )
    ways = {
        ProgressClass.ON_PACE: ("better", _("bättre")),
        ProgressClass.MOVING_AWAY: ("worse", _("sämre")),
        ProgressClass.FAR_TOO_SLOW: ("unclear", _("ingen tydlig riktning")),
    }
    way, word = ways.get(course.progress_class, ("", ""))
    moved, since, symbol = "", "", ""
    latest = points[-1]
    if course.base is not None and course.base.year < latest.year:
        if change.in_per_cent(indicator.kind):
            grown = change.growth(latest.value, course.base.value, indicator.decimals)
            moved = fmt.with_unit(grown, change.RELATIVE_DECIMALS, "%", language, sign=True)
            raw = grown or 0
        else:
            raw = change.difference(latest.value, course.base.value, indicator.decimals)
            moved = fmt.change(raw, indicator.decimals, indicator.unit[language], language)
        since = str(course.base.year)
        seen = change_verdict(
            catalogue, observed.indicator, observed.area, since, str(latest.year), language
        )
        if way in ("better", "worse"):
            grade = seen.grade_name if seen else grade_name(Grade.NONE, language)
            word = f"{word} ({grade})"
        symbol = ("▲" if raw > 0 else "▼") if way in ("better", "worse") and raw else "■"
    text = fmt.with_unit(latest.value, indicator.decimals, indicator.unit[language], language)
    return SubstituteView(
        indicator=observed.indicator,
        name=indicator.short_name[language],
        area=series.area,
        value=text,
        period=str(latest.year),
        change=moved,
        since=since,
        way=way,
        word=word,
        symbol=symbol,
        points=points,
        note=observed.note[language] if observed.note else "",
        publisher=series.provenance.items[0].publisher,
    )


def _owner(
    catalogue: Catalogue, owner: DataOwner | None, language: Language
) -> tuple[str, str, str]:
    """Name, line of the source and its address; told as not known without an owner."""
    _ = gettext(language)
    if owner is None:
        return _("inte känt"), "", ""
    if owner.indicator is not None and owner.indicator in catalogue.indicators:
        origin = provenance(catalogue, owner.indicator, language)
        return origin.items[0].publisher, origin.line, origin.items[0].url
    if owner.name is None or owner.source is None:
        return _("inte känt"), "", ""
    note = document_note(owner.source, language)
    return owner.name[language], note.line, note.url


def missing(catalogue: Catalogue, target: Target, language: Language) -> str:
    """Return what a target lacks before it can be assessed: `nivå, serie och definition`."""
    _ = gettext(language)
    step = catalogue.ladder.get(target.id)
    there = {
        _("nivå"): target.value is not None,
        _("målår"): target.year is not None,
        _("serie"): followed_by(target) is not None,
        _("definition"): not (step and step.definition),
    }
    return fmt.listing((name for name, held in there.items() if not held), language)


def _row(catalogue: Catalogue, target: Target, language: Language) -> LadderRow:
    _ = gettext(language)
    step = catalogue.ladder.get(target.id)
    definition = step.definition[language] if step and step.definition else ""
    owner, line, url = _owner(catalogue, step.owner if step else None, language)
    action = step.next_step if step else None
    return LadderRow(
        id=target.id,
        goal=target.goal,
        name=target.name[language],
        short_name=(target.short_name or target.name)[language],
        has_level=target.value is not None,
        has_year=target.year is not None,
        has_series=followed_by(target) is not None,
        has_definition=not definition,
        definition=definition,
        missing=missing(catalogue, target, language),
        substitute=_substitute(catalogue, target, language),
        owner=owner,
        owner_known=bool(line),
        owner_note=step.owner.note[language] if step and step.owner and step.owner.note else "",
        owner_line=line,
        owner_url=url,
        next_step=action.text[language] if action else _("inte bestämt"),
        by=action.by[language] if action and action.by else _("ingen har åtagit sig det"),
        date=fmt.date(action.date, language) if action and action.date else _("ingen dag satt"),
        checked=fmt.date(step.checked, language) if step else "",
    )


def without_a_step(catalogue: Catalogue) -> tuple[Stale, ...]:
    """Return the targets that cannot be assessed and say nothing of what comes next."""
    why = "cannot be assessed, and has no step: what is missing, who has it, what is next"
    return tuple(
        Stale("goals/ladder.yaml", key, why)
        for key, target in catalogue.targets.items()
        if key not in catalogue.ladder and not assess(catalogue, target).assessed
    )


@view
def ladder(catalogue: Catalogue, language: Language) -> LadderView:
    """Return the targets that cannot be assessed, in the plan's order.

    A target with several conditions is here as long as the whole cannot be assessed, also where
    some of its conditions can.
    """
    _ = gettext(language)
    open_ = [t for t in catalogue.targets.values() if not assess(catalogue, t).assessed]
    rows = tuple(_row(catalogue, target, language) for target in open_)
    total = len(rows)
    held = (
        (_("har en nivå"), sum(row.has_level for row in rows)),
        (_("har ett målår"), sum(row.has_year for row in rows)),
        (_("har en serie som mäter målet"), sum(row.has_series for row in rows)),
        (_("har ett närliggande mått"), sum(row.substitute is not None for row in rows)),
        (_("har en känd ägare av data"), sum(row.owner_known for row in rows)),
    )
    told = (
        _("{total} mål går inte att bedöma")
        if any(row.has_series for row in rows)
        else _("{total} mål går inte att bedöma: alla saknar en öppen serie som mäter hela målet")
    )
    return LadderView(
        sentence=told.format(total=total),
        rows=rows,
        counts=tuple(
            _("{number} av {total} {what}").format(number=number, total=total, what=what)
            for what, number in held
        ),
        note=_(
            "Det närmaste måttet mäter inte målet och ger ingen status. Nästa steg är "
            "webbplatsens förslag om inget annat står."
        ),
    )
