"""A case of one's own, assessed by the site's method and beside it by other published ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from region.targets.progress import (
    Point,
    Progress,
    ProgressClass,
    Question,
    answer,
    classify,
    project,
)
from region.targets.progress.comparisons import (
    Category,
    Weather,
    expected_share,
    miss_share,
    un_score,
    weather,
    without_target,
)
from region.targets.progress.ratios import cagr_ratio, linear_ratio
from region.targets.progress.terms import UNCHANGED_SHARE
from region.targets.status import StatusView, status_of
from region.targets.words import class_label, reason_text
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language


@dataclass(frozen=True, eq=False)
class CaseRow:
    """One number of the calculation, or what one other method says."""

    name: str
    value: str
    verdict: str = ""


class BeforeRules(NamedTuple):
    """Ratio and class by each method, before the smallest span and rounding are looked at."""

    ratio_linear: float | None
    class_linear: ProgressClass | None
    ratio_cagr: float | None
    class_cagr: ProgressClass | None


@dataclass(frozen=True, eq=False)
class CaseView:
    """How a case stands, the numbers behind it, and what other methods would say.

    `before` is None where there is no pair of values and target.
    """

    status: StatusView
    reason: str
    before: BeforeRules | None
    numbers: tuple[CaseRow, ...]
    others: tuple[CaseRow, ...]


def _numbers(result: Progress, decimals: int, language: Language) -> tuple[CaseRow, ...]:
    _ = gettext(language)
    more = decimals + 2

    def percent(share: float | None) -> str:
        return fmt.with_unit(None if share is None else 100 * share, 2, "%", language)

    span = ""
    if result.projected_range:
        low, high = (fmt.number(value, more, language) for value in result.projected_range)
        span = _("{low} till {high}").format(low=low, high=high)

    def ratio(value: float | None) -> str:
        return fmt.number(None if value is None else round(value, 9), 3, language)

    rows = (
        (_("Linjär kvot"), ratio(result.ratio_linear)),
        (_("Kvot av tillväxttakter"), ratio(result.ratio_cagr)),
        (_("Takt hittills, per år"), fmt.number(result.pace, more, language, sign=True)),
        (
            _("Takt som krävdes från basåret"),
            fmt.number(result.required_pace, more, language, sign=True),
        ),
        (
            _("Takt som krävs härifrån"),
            fmt.number(result.needed_pace, more, language, sign=True),
        ),
        (_("Tillväxttakt hittills"), percent(result.cagr_observed)),
        (_("Tillväxttakt som krävdes"), percent(result.cagr_required)),
        (_("Andel av vägen"), percent(result.share_of_way)),
        (_("Andel av tiden"), percent(result.share_of_time)),
        (_("Värde målåret om takten fortsätter"), fmt.number(result.projected, more, language)),
        (_("… med avrundning och annan räknemetod"), span or fmt.MISSING),
    )
    return tuple(CaseRow(name, value) for name, value in rows)


def _category(category: Category, language: Language) -> str:
    _ = gettext(language)
    return {
        "on_track": _("tydliga framsteg"),
        "moderate": _("måttliga framsteg"),
        "limited": _("små framsteg"),
        "deterioration": _("försämring"),
    }[category]


def _weather(symbol: Weather, language: Language) -> str:
    _ = gettext(language)
    return {
        "sun": _("sol"),
        "sun_and_cloud": _("sol och moln"),
        "cloud": _("moln"),
        "thunderstorm": _("åska"),
    }[symbol]


def _others(
    question: Question, base: Point, latest: Point, target: Point | None, language: Language
) -> tuple[CaseRow, ...]:
    _ = gettext(language)
    rows = []
    if target is not None and target.year > base.year:
        for method, name in (
            ("linear", _("Linjär takt, före krav på period")),
            ("cagr", _("Statistics Canada och Open SDG: kvot av tillväxttakter")),
        ):
            found = classify(
                base,
                latest,
                target,
                question.direction,
                "cagr" if method == "cagr" else "linear",
                question.operator,
            )
            rows.append(
                CaseRow(
                    name,
                    "",
                    class_label(found, "level", language) if found else _("går inte att räkna"),
                )
            )
        share = expected_share(base, latest, target)
        expected = project(base, latest, target.year, "cagr")
        if share is not None and expected is not None:
            words = {
                3: _("nått eller i takt"),
                2: _("hyfsat, men behöver öka takten"),
                1: _("stillastående eller bakåt"),
            }
            rows.append(
                CaseRow(
                    _("FN:s Progress Chart, som Eustat räknar den: väntat värde"),
                    _("{value}, {share} av vägen").format(
                        value=fmt.number(expected, question.decimals + 2, language),
                        share=fmt.with_unit(100 * share, 1, "%", language),
                    ),
                    words[un_score(share)],
                )
            )
        missed, symbol = miss_share(base, latest, target), weather(base, latest, target)
        if missed is not None and symbol is not None:
            rows.append(
                CaseRow(
                    _("Vädersymboler: missen som andel av det som återstår"),
                    fmt.with_unit(100 * missed, 1, "%", language),
                    _weather(symbol, language),
                )
            )
    alone = without_target(base, latest, question.direction, question.bounds.high)
    if alone is not None:
        rows.append(
            CaseRow(
                _("Statistics Canada utan mål: tillväxttakt i önskad riktning"),
                fmt.with_unit(100 * alone.growth, 2, "%", language, sign=True),
                _category(alone.category, language),
            )
        )
    if base.value:
        change = (latest.value - base.value) / abs(base.value)
        unchanged = abs(change) < UNCHANGED_SHARE
        better = (change > 0) == (question.direction == "up")
        rows.append(
            CaseRow(
                _("Brittisk tumregel: förändring sedan basåret"),
                fmt.with_unit(100 * change, 1, "%", language, sign=True),
                _("i stort sett oförändrat")
                if unchanged
                else _("åt rätt håll")
                if better
                else _("åt fel håll"),
            )
        )
    return tuple(rows)


def _before_rules(question: Question, result: Progress) -> BeforeRules | None:
    base, latest, target = result.base, result.latest, result.target
    if base is None or latest is None or target is None:
        return None
    if latest.year <= base.year or target.year <= base.year:
        return None
    growth = cagr_ratio(base, latest, target, question.direction)
    asked = (base, latest, target, question.direction)
    return BeforeRules(
        linear_ratio(base, latest, target),
        classify(*asked, "linear", question.operator),
        growth,
        classify(*asked, "cagr", question.operator) if growth is not None else None,
    )


def case_view(question: Question, language: Language) -> CaseView:
    """Return how the case stands; nothing of it is kept."""
    result = answer(question)
    base, latest = result.base, result.latest
    others: tuple[CaseRow, ...] = ()
    if base is not None and latest is not None and latest.year > base.year:
        others = _others(question, base, latest, result.target, language)
    status = status_of(result, None, language, question.kind)
    return CaseView(
        status=status,
        reason=reason_text(result.reason, language) if result.reason else "",
        before=_before_rules(question, result),
        numbers=_numbers(result, question.decimals, language),
        others=others,
    )
