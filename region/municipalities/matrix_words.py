"""The words of the table of all municipalities: classes, signs, the answer, the sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from region.content.catalogue import Catalogue
from region.indicators.by_sex import name_of
from region.municipalities.matrix_model import MatrixColumn, MatrixRow
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language

SIGNS = {2: "++", 1: "+", 0: "·", -1: "−", -2: "−−"}
"""Signs of a class where a direction is wanted; without one there are arrows."""
ARROWS = {2: "▲▲", 1: "▲", 0: "·", -1: "▽", -2: "▽▽"}


def words_of(step: int | None, wanted: bool, language: Language) -> str:
    """Return a class in words."""
    _ = gettext(language)
    if step is None:
        return _("värde saknas")
    better = {
        2: _("mycket bättre än typiskt"),
        1: _("bättre än typiskt"),
        0: _("nära det typiska"),
        -1: _("sämre än typiskt"),
        -2: _("mycket sämre än typiskt"),
    }
    higher = {
        2: _("mycket högre än typiskt"),
        1: _("högre än typiskt"),
        0: _("nära det typiska"),
        -1: _("lägre än typiskt"),
        -2: _("mycket lägre än typiskt"),
    }
    return (better if wanted else higher)[step]


def tone_of(step: int | None, wanted: bool) -> str:
    """Return the name of a class's colour."""
    if step is None:
        return ""
    names = ("bad2", "bad1", "zero", "good1", "good2")
    if not wanted:
        names = ("low2", "low1", "zero", "high1", "high2")
    return names[step + 2]


def headline(
    columns: Sequence[MatrixColumn], rows: Sequence[MatrixRow], sex: str, language: Language
) -> str:
    """Return whether any municipality has the best value of all wherever one is better.

    Of the gap: in how many measures it has the same sign in every municipality.
    """
    _ = gettext(language)
    if sex == "gap":
        return _gap_headline(columns, rows, language)
    best = {row.name for row in rows}
    for column in columns:
        if column.wanted:
            best &= _best(column, rows)
    whom = {one: name_of(one)[language] for one in ("women", "men")}.get(sex, "")
    if best:
        names = fmt.listing(sorted(best), language)
        if whom:
            return _("{names} ligger bäst till i allt bland {whom}").format(names=names, whom=whom)
        return _("{names} ligger bäst till i allt").format(names=names)
    if whom:
        return _("Ingen kommun ligger bäst till i allt bland {whom}").format(whom=whom)
    return _("Ingen kommun ligger bäst till i allt")


def _gap_headline(
    columns: Sequence[MatrixColumn], rows: Sequence[MatrixRow], language: Language
) -> str:
    _ = gettext(language)
    gaps = [
        [c.value for row in rows if (c := row.cell(one.id)).value is not None] for one in columns
    ]
    return _(
        "I {higher} av {all} mått har kvinnor högre värde än män i alla kommuner med värde, i "
        "{lower} har män det"
    ).format(
        higher=sum(all(value > 0 for value in found) for found in gaps),
        lower=sum(all(value < 0 for value in found) for found in gaps),
        all=len(columns),
    )


def _best(column: MatrixColumn, rows: Sequence[MatrixRow]) -> set[str]:
    """Return who has the best value of a measure."""
    values = {row.name: row.cell(column.id).value for row in rows}
    known = {name: value for name, value in values.items() if value is not None}
    end = (min if column.lowest_best else max)(known.values())
    return {name for name, value in known.items() if value == end}


def summary(columns: Sequence[MatrixColumn], sex: str, language: Language) -> str:
    """Return what each square tells."""
    _ = gettext(language)
    if sex == "gap":
        return _(
            "Varje ruta visar kvinnors värde jämfört med mäns, och hur långt skillnaden ligger "
            "från den typiska av de 26. Inget läggs ihop till ett betyg."
        )
    directed = sum(bool(column.wanted) for column in columns)
    return _(
        "Varje ruta visar hur långt kommunen ligger från den typiska av de 26, i {directed} mått "
        "där det sägs vad som är bättre och {rest} där inget är bättre eller sämre. Inget läggs "
        "ihop till ett betyg."
    ).format(directed=directed, rest=len(columns) - directed)


def key_of_signs(valued: bool, language: Language) -> str:
    """Return what the signs mean; without a better way there are arrows alone."""
    _ = gettext(language)
    if not valued:
        return _(
            "▲ högre och ▽ lägre än den typiska kommunen med minst en standardavvikelse, dubbla "
            "tecken med minst två; inom parentes där skillnaden inte är säker"
        )
    return _(
        "+ bättre och − sämre än den typiska kommunen med minst en standardavvikelse, dubbla "
        "tecken med minst två; ▲ högre och ▽ lägre där inget är bättre; inom parentes där "
        "skillnaden inte är säker"
    )


def line(catalogue: Catalogue, keys: Iterable[str], language: Language) -> str:
    """Return who the figures come from, all measures together."""
    _ = gettext(language)
    names: dict[str, None] = {}
    for key in keys:
        for source in catalogue.indicators[key].sources:
            names[catalogue.publishers[source.publisher].name[language]] = None
    return _("Egen beräkning på statistik från {sources}").format(
        sources=fmt.listing(names, language)
    )
