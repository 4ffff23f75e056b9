"""The words for how a target stands: classes, reasons, and the sentences that explain them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from region.content.model import Indicator
from region.targets.progress import BaseYear, Kind, Progress, ProgressClass, Reason
from region.targets.progress.directions import WRONG_WAY
from region.targets.progress.references import reference
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language

SYMBOLS = {
    ProgressClass.TARGET_MET: "✓",
    ProgressClass.ON_PACE: "●",
    ProgressClass.TOO_SLOW: "◐",
    ProgressClass.FAR_TOO_SLOW: "◔",
    ProgressClass.MOVING_AWAY: "▼",
    ProgressClass.TARGET_LOST: "▽",
    ProgressClass.TARGET_MISSED: "✕",
    ProgressClass.NOT_ASSESSED: "–",
}


def class_label(progress_class: ProgressClass, kind: str, language: Language) -> str:
    """Return a class in words; a yearly amount and a mere direction have words of their own."""
    _ = gettext(language)
    labels = {
        ProgressClass.TARGET_MET: _("Målet är nått"),
        ProgressClass.ON_PACE: _("I takt med målet"),
        ProgressClass.TOO_SLOW: _("Rätt väg, men för långsamt"),
        ProgressClass.FAR_TOO_SLOW: _("Rätt väg, alldeles för långsamt"),
        ProgressClass.MOVING_AWAY: _("Fel riktning"),
        ProgressClass.TARGET_LOST: _("Var nått, har tappats"),
        ProgressClass.TARGET_MISSED: _("Målåret har passerat, ej nått"),
        ProgressClass.NOT_ASSESSED: _("Kan inte bedömas"),
    }
    yearly = {
        ProgressClass.TARGET_MET: _("Nås i snitt de senaste åren"),
        ProgressClass.ON_PACE: _("Strax under målet"),
        ProgressClass.TOO_SLOW: _("Under målet"),
        ProgressClass.FAR_TOO_SLOW: _("Långt under målet"),
    }
    direction = {
        ProgressClass.ON_PACE: _("Åt rätt håll"),
        ProgressClass.FAR_TOO_SLOW: _("Ingen tydlig riktning"),
        ProgressClass.MOVING_AWAY: _("Åt fel håll"),
    }
    special = {"yearly": yearly, "growth_rate": yearly, "direction": direction}.get(kind, {})
    return special.get(progress_class, labels[progress_class])


def tally(result: Progress, language: Language) -> str:
    """Return in how many of its years a yearly amount has been reached: `0 av 8 år`."""
    _ = gettext(language)
    if result.kind != "yearly" or not result.years_counted:
        return ""
    met, counted = len(result.years_met), len(result.years_counted)
    words = _("{met} av ett år") if counted == 1 else _("{met} av {counted} år")
    return words.format(met=met, counted=counted)


def group_label(progress_class: ProgressClass, language: Language) -> str:
    """Return a heading for all targets of one class, whatever their kind."""
    _ = gettext(language)
    return {
        ProgressClass.TARGET_MET: _("Nås"),
        ProgressClass.ON_PACE: _("I takt, eller strax under målet"),
        ProgressClass.TOO_SLOW: _("För långsamt, eller under målet"),
        ProgressClass.FAR_TOO_SLOW: _("Alldeles för långsamt, eller långt under målet"),
        ProgressClass.MOVING_AWAY: _("Fel riktning"),
        ProgressClass.TARGET_LOST: _("Var nått, har tappats"),
        ProgressClass.TARGET_MISSED: _("Målåret har passerat, ej nått"),
        ProgressClass.NOT_ASSESSED: _("Kan inte bedömas"),
    }[progress_class]


def with_reserve(text: str, marks: Iterable[str]) -> str:
    """Return a status with its reserves in brackets, if it has any."""
    found = ", ".join(marks)
    return f"{text} ({found})" if found else text


def reason_text(reason: Reason, language: Language) -> str:
    """Return why there is no class, in words."""
    _ = gettext(language)
    return {
        Reason.NO_SERIES: _("Ingen öppen serie med målets definition finns i katalogen."),
        Reason.NO_LEVEL: _("Målet har ingen publicerad nivå."),
        Reason.NO_YEAR: _("Målet har inget publicerat målår."),
        Reason.TOO_FEW_VALUES: _("Serien har för få värden."),
        Reason.BASE_NOT_BEFORE_LATEST: _("Basåret ligger efter det senaste värdet."),
        Reason.SPAN_TOO_SHORT: _("För kort period: det krävs minst tre år mellan värdena."),
        Reason.NO_BASE: _("Serien saknar värde för basåret och åren närmast det."),
        Reason.BREAK: _("Serien har ett brott efter basåret, och över det jämförs inget."),
        Reason.NO_PACE_OF_PLACES: _(
            "Inte nått ännu. Placeringar i en rankning bedöms inte efter takt, "
            "för en eller två platser är slump."
        ),
        Reason.NO_RATIO: _("Med de här värdena går ingen takt att räkna ut."),
        Reason.PART_NOT_ASSESSED: _(
            "Målet har flera villkor, och minst ett av dem kan inte bedömas."
        ),
    }[reason]


def method_name(progress: Progress, language: Language) -> str:
    """Return the method's name in words, with its origin."""
    _ = gettext(language)
    names: dict[Kind, str] = {
        "yearly": _("Snittet för seriens fem senaste år mot målet"),
        "growth_rate": _("Periodens genomsnitt mot målet"),
        "direction": _("Förändringen under fem år mot seriens vanliga årssteg"),
        "rank": _("Placering nådd eller inte"),
        "combined": _("Flera villkor, det sämsta avgör"),
        "two_sided": _("Avståndet till målvärdet, linjär takt"),
        "qualitative": _("Ingen beräkning"),
    }
    if progress.kind in names:
        name = names[progress.kind]
    elif progress.level is None:
        name = names["direction"]
    elif progress.method == "cagr":
        name = _("Tillväxttakt hittills mot den som krävs")
    else:
        name = _("Linjär takt hittills mot den som krävs")
    origin = reference(progress)
    if origin.key == "own_rule":
        return _("{method} (egen regel)").format(method=name)
    return _("{method} (gränser från {publisher})").format(method=name, publisher=origin.publisher)


def pace_text(pace: float | None, unit: str, decimals: int, language: Language) -> str:
    """Return a change per year with its unit: percentage points where the unit is a share."""
    return fmt.change(pace, decimals + 1, unit, language)


def explanation(
    result: Progress,
    unit: str,
    decimals: int,
    language: Language,
    *,
    own_reading: bool = False,
) -> str:
    """Return what the status rests on, in two or three plain sentences.

    `own_reading` says that the series does not count quite what the target does.
    """
    _ = gettext(language)

    def value(number: float | None) -> str:
        return fmt.with_unit(number, decimals, unit, language)

    if result.kind == "yearly" and result.mean_of_last_five is not None:
        return _yearly(result, value, language, own_reading)
    if result.kind == "rank" and result.places is not None and result.base and result.latest:
        return _("Från plats {base} ({base_year}) till plats {latest} ({year}).").format(
            base=round(result.base.value),
            base_year=result.base.year,
            latest=round(result.latest.value),
            year=result.latest.year,
        )
    if result.reason in (Reason.NO_SERIES, Reason.NO_LEVEL, Reason.NO_BASE, Reason.BREAK):
        return reason_text(result.reason, language)
    if result.base is None or result.latest is None or result.pace is None:
        return reason_text(result.reason, language) if result.reason else ""
    sentences = [
        _("Från {base} ({base_year}) till {latest} ({year}): {pace} per år.").format(
            base=value(result.base.value),
            base_year=result.base.year,
            latest=value(result.latest.value),
            year=result.latest.year,
            pace=pace_text(result.pace, unit, decimals, language),
        )
    ]
    if result.reason is not None:
        sentences.insert(0, reason_text(result.reason, language))
    if result.reason is Reason.NO_YEAR and result.distance is not None:
        sentences.append(
            _("Till målet återstår {distance}.").format(distance=value(abs(result.distance)))
        )
    settled = _settled(result, language)
    if settled:
        sentences.insert(
            0, settled.format(value=value(result.latest.value), year=result.latest.year)
        )
    if (
        result.needed_pace is not None
        and result.target is not None
        and result.progress_class is not ProgressClass.TARGET_MET
    ):
        sentences.append(
            _("För att nå målet {target_year} krävs {pace} per år från {year}.").format(
                target_year=result.target.year,
                pace=pace_text(result.needed_pace, unit, decimals, language),
                year=result.latest.year,
            )
        )
    turned = turn(result, unit, decimals, language)
    return " ".join([*sentences, turned] if turned else sentences)


def turn(result: Progress, unit: str, decimals: int, language: Language) -> str:
    """Return that the last step went the other way than the class says; nothing if it did not."""
    _ = gettext(language)
    if result.turn is None or result.latest is None:
        return ""
    way = _("åt rätt håll") if result.progress_class in WRONG_WAY else _("åt fel håll")
    return _(
        "Det senaste steget gick {way}: från {before} ({before_year}) till {latest} ({year})."
    ).format(
        way=way,
        before=fmt.with_unit(result.turn.value, decimals, unit, language),
        before_year=result.turn.year,
        latest=fmt.with_unit(result.latest.value, decimals, unit, language),
        year=result.latest.year,
    )


def _settled(result: Progress, language: Language) -> str:
    """The sentence for a target that is met, missed or lost, with places; else nothing."""
    _ = gettext(language)
    if result.level is None:
        return ""
    return {
        ProgressClass.TARGET_MET: _("{value} ({year}) når målet."),
        ProgressClass.TARGET_MISSED: _(
            "Målåret har passerat, och {value} ({year}) når inte målet."
        ),
        ProgressClass.TARGET_LOST: _("Målet var nått, men {value} ({year}) når det inte längre."),
    }.get(result.progress_class, "")


def _yearly(
    result: Progress,
    value: Callable[[float | None], str],
    language: Language,
    own_reading: bool,
) -> str:
    """The mean of the last years, how many reached the amount, the last two, what is missing."""
    _ = gettext(language)
    years = result.years_counted
    reached = (
        _("I den här serien nåddes nivån {met} av {counted} år sedan {since}.")
        if own_reading
        else _("Målet nåddes {met} av {counted} år sedan {since}.")
    )
    sentences = [
        _("Snittet för {first}–{last} är {mean}.").format(
            first=years[-5:][0], last=years[-1], mean=value(result.mean_of_last_five)
        ),
        reached.format(met=len(result.years_met), counted=len(years), since=years[0]),
    ]
    if result.latest is not None:
        before = [p for p in result.observations if p.year < result.latest.year][-1:]
        earlier = "".join(f" ({point.year}: {value(point.value)})" for point in before)
        last = _("Senast, {year}, blev det {value}").format(
            year=result.latest.year, value=value(result.latest.value)
        )
        sentences.append(f"{last}{earlier}.")
    if result.shortfall is not None and result.shortfall > 0:
        missing = (
            _("I serien saknas sammanlagt {missing} mot målet.")
            if own_reading
            else _("Sammanlagt saknas {missing} mot målet.")
        )
        sentences.append(missing.format(missing=value(result.shortfall)))
    return " ".join(sentences)


def base_dependence(result: Progress, language: Language) -> str:
    """Return how the class depends on the base year, if another year gives another class."""
    _ = gettext(language)
    if result.base is None or not result.assessed or not result.by_base_year:
        return ""
    if not result.depends_on_base_year:
        return _("Klassen blir densamma räknat från vilket annat år i serien som helst.")
    others: dict[ProgressClass, list[BaseYear]] = {}
    for other in result.by_base_year:
        if other.progress_class is not result.progress_class:
            others.setdefault(other.progress_class, []).append(other)
    parts = [
        _("räknat från {years} blir klassen ”{label}”").format(
            years=_years([item.year for item in found], language),
            label=class_label(key, result.kind, language).lower(),
        )
        for key, found in others.items()
    ]
    return _("Bedömningen räknas från {year} och beror på basåret: {others}.").format(
        year=result.base.year, others=fmt.listing(parts, language)
    )


def _years(years: list[int], language: Language) -> str:
    """Return the years as runs: `2007–2012, 2015`. Runs follow the series, not the calendar."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    texts = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    return fmt.listing(texts, language)


def unit_and_decimals(indicator: Indicator | None, language: Language) -> tuple[str, int]:
    """Return how the followed series is written; nothing and one decimal without a series."""
    return (indicator.unit[language], indicator.decimals) if indicator else ("", 1)
