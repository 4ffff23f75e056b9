"""What the dashboard says in easy words: short sentences, each made from the views' own figures."""

from __future__ import annotations

from dataclasses import dataclass

from region.comparisons.rankings.history import ranking_histories
from region.content.catalogue import Catalogue
from region.content.catalogue.observations import COUNTY
from region.indicators.certainty.views import verdicts
from region.indicators.figures import figures
from region.indicators.series import SeriesView, series_view
from region.targets.headlines import Group, Standing
from region.targets.progress import ProgressClass
from region.targets.status import assess
from region.words.language import Gettext, gettext
from region.words.pages import link
from region.words.text import Language
from region.words.views import view

POPULATION = "population"


@dataclass(frozen=True, eq=False)
class EasyLine:
    """A thing by name, a few short sentences on it, and where there is more."""

    name: str
    text: str
    address: str = ""


@dataclass(frozen=True, eq=False)
class EasyRead:
    """The page, part by part.

    Attributes
    ----------
    people
        How many live in the county, where most and where fewest.
    plan
        What the plan is and how many of its targets can be counted on.
    others
        How many targets cannot be counted on, and why.
    """

    people: tuple[str, ...]
    plan: tuple[str, ...]
    targets: tuple[EasyLine, ...]
    others: str
    figures: tuple[EasyLine, ...]
    rankings: tuple[EasyLine, ...]


def _people(catalogue: Catalogue, _: Gettext, language: Language) -> tuple[str, ...]:
    table = catalogue.observations.get(POPULATION)
    if table is None or not table.series(COUNTY):
        return ()
    county = series_view(catalogue, POPULATION, COUNTY, language)
    said = [
        _("Länet har {number} kommuner.").format(number=len(catalogue.municipalities)),
        _("Det bor {number} människor i länet. Siffran är från {year}.").format(
            number=county.latest.number, year=county.latest.period
        ),
    ]
    rows = [
        (row.value, code)
        for code, row in table.by_period[str(county.latest.year)].items()
        if row.value is not None and len(code) == len(catalogue.municipalities[0].code)
    ]
    for (_value, code), template in (
        (max(rows), _("Flest bor i {name}: {number}.")),
        (min(rows), _("Minst antal bor i {name}: {number}.")),
    ):
        one = series_view(catalogue, POPULATION, code, language)
        said.append(template.format(name=one.area, number=one.latest.number))
    grade = verdicts(catalogue, POPULATION, str(county.latest.year), language).grade_name
    said.append(_("Jämförelsen är {grade}.").format(grade=grade))
    return tuple(said)


def _verdicts(_: Gettext) -> dict[Group, str]:
    return {
        "met": _("Målet är nått."),
        "pace": _("Det går så fort som det behövs."),
        "behind": _("Målet är inte nått. Det går för långsamt."),
        "wrong": _("Målet är inte nått. Det går åt fel håll."),
        "unsure": _("Vi vet inte säkert hur det går."),
    }


def _targets(catalogue: Catalogue, _: Gettext, language: Language) -> tuple[EasyLine, ...]:
    verdicts = _verdicts(_)
    lines = []
    for target in catalogue.targets.values():
        result = assess(catalogue, target)
        if result.assessed:
            standing = Standing("", result.progress_class, result.uncertain)
            name = (target.short_name or target.name)[language]
            address = link("goals", language, target=target.id)
            text = verdicts[standing.group]
            if standing.group == "behind" and result.kind == "yearly":
                text = _("Målet är inte nått. Det blir för lite varje år.")
            elif result.progress_class is ProgressClass.TARGET_MISSED:
                text = _("Målet nåddes inte i tid.")
            if target.wording != "adopted":
                text = " ".join((text, _("Vi har bara läst om målet hos andra.")))
            lines.append(EasyLine(name, text, address))
    return tuple(lines)


def _latest(series: SeriesView, _: Gettext) -> str:
    """Return the latest value with its year."""
    return _("{value}. Siffran är från {year}.").format(
        value=series.latest.text, year=series.latest.period
    )


def _figures(catalogue: Catalogue, _: Gettext, language: Language) -> tuple[EasyLine, ...]:
    lines = []
    for figure in figures(catalogue, language):
        printed = _("Strategin skrev: {value}.").format(value=figure.printed)
        if figure.shown is None:
            none = _("Vi har ingen nyare siffra.")
            lines.append(EasyLine(figure.name, f"{printed} {none}"))
            continue
        series = figure.shown.series
        text = _latest(series, _)
        if figure.shown.same:
            text = f"{text} {printed}"
        address = link("indicator", language, indicator=series.indicator)
        lines.append(EasyLine(series.short_name or figure.name, text, address))
    return tuple(lines)


def _rankings(catalogue: Catalogue, _: Gettext, language: Language) -> tuple[EasyLine, ...]:
    return tuple(
        EasyLine(
            history.name,
            _("{place}. Listan är från {year}.").format(
                place=history.latest.place[:1].upper() + history.latest.place[1:],
                year=history.latest.label,
            ),
            link("rankings", language, ranking=history.id),
        )
        for history in ranking_histories(catalogue, language)
        if history.latest.known and history.latest.place
    )


@view
def easy_read(catalogue: Catalogue, language: Language) -> EasyRead:
    """Return what the dashboard says, in easy words."""
    _ = gettext(language)
    targets = _targets(catalogue, _, language)
    rest = len(catalogue.targets) - len(targets)
    plan = (
        _("Region Stockholm har en plan för länet."),
        _("Vi visar {number} mål. En del står i andra planer.").format(
            number=len(catalogue.targets)
        ),
        _("Vi kan räkna på {number} av dem.").format(number=len(targets)),
        _("Det är vi som räknar, inte Region Stockholm."),
    )
    others = _("{number} mål kan vi inte räkna på. Det saknas siffror.").format(number=rest)
    return EasyRead(
        people=_people(catalogue, _, language),
        plan=plan,
        targets=targets,
        others=others if rest else "",
        figures=_figures(catalogue, _, language),
        rankings=_rankings(catalogue, _, language),
    )
