"""The six questions of a profile: the latest value, beside the county, its neighbours, all 26."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from region.content.catalogue import COUNTRY, COUNTY, Catalogue
from region.content.geography import shapes
from region.content.model import Indicator, ProfileQuestion
from region.content.periods import period_label
from region.indicators.certainty.views import Verdicts, verdicts
from region.indicators.provenance import Provenance, provenance
from region.indicators.series import SeriesView, series_view
from region.indicators.values import value_note, value_number, value_text
from region.municipalities.parts import at_place, level_of, why_missing
from region.municipalities.profile.numbers import municipal_values
from region.municipalities.profile.rows import Strip, strip
from region.municipalities.profile.summary import size_of_whole
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view

Sense = Literal["better", "worse", "alike", "apart", "none"]

MOST_SIGNS = 100
MUNICIPAL_DIGITS = 4
MOST_BESIDE, MOST_NEIGHBOURS = 2, 2


@dataclass(frozen=True, eq=False)
class Answer:
    """One question, answered.

    Attributes
    ----------
    sense
        Better or worse than the county where a direction is wanted and the difference is real;
        `apart` if it is real and none is wanted, `alike` if it is not, `none` without a county.
    beside
        The county's value of the same year, in words; or why there is none.
    grade
        What the comparison rests on.
    places
        The places that the value can have among all: `plats 8–15 av 26`.
    better
        What the sense is called: `bättre än länet`, or the word alone where none is wanted.
    series
        The municipality, the county and its neighbours, each with a value in more than one year.
    """

    id: str
    indicator: str
    name: str
    question: str
    answer: str
    period: str
    note: str
    sense: Sense
    word: str
    beside: str
    grade: str
    places: str
    series: tuple[SeriesView, ...]
    strip: Strip | None
    provenance: Provenance
    better: str = ""


@dataclass(frozen=True, eq=False)
class AnswersView:
    """All questions of a municipality, and what they say together."""

    headline: str
    answers: tuple[Answer, ...]


def _sense(indicator: Indicator, verdict: str) -> Sense:
    """Return what a real difference from the county means."""
    if verdict == "same":
        return "alike"
    if verdict not in ("higher", "lower"):
        return "none"
    if indicator.direction not in ("up", "down"):
        return "apart"
    return "better" if (verdict == "higher") == (indicator.direction == "up") else "worse"


def _better(sense: Sense, word: str, language: Language) -> str:
    """Return in words what a difference from the county means."""
    _ = gettext(language)
    return {"better": _("bättre än länet"), "worse": _("sämre än länet")}.get(sense, word)


def _whole(code: str) -> str:
    """Return what a place is set beside: the county, or for the county itself the country."""
    return COUNTRY if code == COUNTY else COUNTY


def _beside(
    catalogue: Catalogue, indicator: Indicator, period: str, whole: str, language: Language
) -> str:
    """Say the county's or the country's value of the same year, or that there is none."""
    _ = gettext(language)
    row = catalogue.observations[indicator.id].by_period[period].get(whole)
    label = period_label(indicator, period, language)
    if row is None or row.value is None:
        return _("riket saknas") if whole == COUNTRY else _("länet saknas")
    value = value_text(indicator, row, language)
    told = _("{value} i riket {year}") if whole == COUNTRY else _("{value} i länet {year}")
    return told.format(value=value, year=label)


def _common(catalogue: Catalogue, indicator: Indicator, code: str) -> str:
    """Return the latest period in which the whole has a value too, else the area's own latest."""
    table = catalogue.observations[indicator.id]
    both = [
        period
        for period, rows in table.by_period.items()
        if all(area in rows and rows[area].value is not None for area in (code, _whole(code)))
    ]
    if both:
        return max(both)
    latest = table.latest(code)
    return latest.period if latest else ""


def _series(
    catalogue: Catalogue, indicator: Indicator, code: str, language: Language
) -> tuple[SeriesView, ...]:
    beside = next((shape.neighbours for shape in shapes().shapes if shape.code == code), ())
    table = catalogue.observations[indicator.id]
    names = {key: catalogue.areas[key].name[language] for key in beside}
    near = sorted(names, key=names.__getitem__)[:MOST_NEIGHBOURS]
    areas = [code, _whole(code), *near]
    return tuple(
        series_view(catalogue, indicator.id, area, language)
        for area in areas
        if len(table.series(area)) > 1
    )


def _answer(
    catalogue: Catalogue, question: ProfileQuestion, code: str, language: Language
) -> tuple[Answer, str] | None:
    """Return the answer and the verdict beside the county; None without any value."""
    indicator = catalogue.indicators[question.indicator]
    table = catalogue.observations[indicator.id]
    latest = table.latest(code)
    if latest is None:
        return (_unanswered(catalogue, question, code, language), "") if _of_more(code) else None
    compared = _common(catalogue, indicator, code)
    told: Verdicts = verdicts(catalogue, indicator.id, compared, language)
    row = told.row(code)
    now = verdicts(catalogue, indicator.id, latest.period, language)
    place = now.row(code)
    verdict = row.verdict if row else ""
    sense = _sense(indicator, verdict)
    shown = {
        "text": value_text(indicator, latest, language),
        "number": value_number(indicator, latest, language),
    }
    found = Answer(
        id=question.id,
        indicator=indicator.id,
        name=indicator.name[language],
        question=_asked(question, code, language),
        answer=question.answer[language].format(**shown),
        period=period_label(indicator, latest.period, language),
        note=value_note(indicator, latest, language),
        sense=sense,
        word=row.word if row else "",
        beside=_beside(catalogue, indicator, compared, _whole(code), language),
        grade=told.grade_name,
        places=place.places if place else "",
        series=_series(catalogue, indicator, code, language),
        strip=strip(catalogue, indicator, latest.period, code, (), language),
        provenance=provenance(catalogue, indicator.id, language),
        better=_better(sense, row.word if row else "", language),
    )
    return found, verdict


def _of_more(code: str) -> bool:
    """Whether a place is more than one municipality: the county, or a part of it."""
    return len(code) != MUNICIPAL_DIGITS or not code.isdigit()


def _asked(question: ProfileQuestion, code: str, language: Language) -> str:
    found = question.of_more if question.of_more and _of_more(code) else question.question
    return found[language]


def _unanswered(
    catalogue: Catalogue, question: ProfileQuestion, code: str, language: Language
) -> Answer:
    """Return a question that the content cannot answer for this place, and why."""
    _ = gettext(language)
    indicator = catalogue.indicators[question.indicator]
    why = indicator.missing[language] if indicator.missing else _("Inget värde i underlaget.")
    if level_of(catalogue, code) == "part":
        why = why_missing(language)
        why = f"{_sentence(why)}."
    return Answer(
        id=question.id,
        indicator=indicator.id,
        name=indicator.name[language],
        question=_asked(question, code, language),
        answer=_("Värde saknas"),
        period="",
        note=why,
        sense="none",
        word="",
        beside="",
        grade="",
        places="",
        series=(),
        strip=None,
        provenance=provenance(catalogue, indicator.id, language),
    )


def _distance(catalogue: Catalogue, indicator_id: str, code: str) -> float:
    """Return how far from the county a value is, as a share of the municipalities' span."""
    indicator = catalogue.indicators[indicator_id]
    period = _common(catalogue, indicator, code)
    values = municipal_values(catalogue, indicator_id, period)
    county = catalogue.observations[indicator_id].by_period[period].get(COUNTY)
    if code not in values or county is None or county.value is None:
        return 0.0
    span = max(values.values()) - min(values.values())
    return abs(values[code] - county.value) / span if span else 0.0


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]


def _headline(
    catalogue: Catalogue, code: str, told: list[tuple[ProfileQuestion, str]], language: Language
) -> str:
    """Say what is like the county, then the two real differences that are the largest.

    Nothing that cannot be told apart is called different; without any words the name stands.
    """
    _ = gettext(language)
    words = {
        question.id: getattr(question.beside_county, verdict)[language]
        for question, verdict in told
        if question.beside_county and verdict in ("higher", "same", "lower")
    }
    alike = [words[q.id] for q, verdict in told if verdict == "same" and q.id in words]
    apart = [q for q, verdict in told if verdict in ("higher", "lower") and q.id in words]
    apart.sort(key=lambda q: -_distance(catalogue, q.indicator, code))
    sentences = [_sentence(alike[0])] if alike else []
    furthest = [words[question.id] for question in apart[:MOST_BESIDE]]
    if furthest:
        sentences.append(_sentence(_(" och ").join(furthest)))
    text = ". ".join(sentences)
    if len(text) > MOST_SIGNS and len(sentences) > 1:
        text = sentences[1]
    if len(text) > MOST_SIGNS:
        text = _sentence(furthest[0])
    size = size_of_whole(catalogue, code, language).rstrip(".") if _of_more(code) else ""
    name = catalogue.areas[code].name[language]
    return text or size or _("{name} i siffror").format(name=name)


@view
def answers(catalogue: Catalogue, code: str, language: Language) -> AnswersView:
    """Return a place's answers to the questions of `questions.yaml`, in their order."""
    catalogue = at_place(catalogue, code)
    found: list[Answer] = []
    told: list[tuple[ProfileQuestion, str]] = []
    for question in catalogue.questions:
        given = _answer(catalogue, question, code, language)
        if given is not None:
            found.append(given[0])
            told.append((question, given[1]))
    return AnswersView(_headline(catalogue, code, told, language), tuple(found))
