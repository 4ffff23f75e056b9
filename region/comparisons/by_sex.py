"""Women and men in what Stockholm is compared by: both values and the gap of each area."""

from __future__ import annotations

from region.comparisons.comparison import CompareView, compare
from region.content.catalogue import Catalogue, ScopeName
from region.content.model import SEXES
from region.indicators.by_sex import divided
from region.indicators.compared_by_sex import groups_of
from region.indicators.sexes import SexesAt, gap_told
from region.words import formatting as fmt
from region.words.text import Language
from region.words.views import UnknownIdError, view


def asked_compared(catalogue: Catalogue, scope: ScopeName, key: str, sex: str) -> Catalogue:
    """Return the catalogue that `sex` asks for in a comparison; nothing and `total` are itself.

    Raises
    ------
    UnknownIdError
        if there is no such group of the indicator.
    """
    if sex in ("", "total"):
        return catalogue
    groups = groups_of(catalogue.comparisons[scope], key)
    found = next((group for group in groups if group == sex), None)
    if found is None:
        raise UnknownIdError("sex", sex, ("total", *groups))
    return divided(catalogue, found)


@view
def compared_sexes(
    catalogue: Catalogue, found: CompareView, language: Language
) -> tuple[SexesAt, ...]:
    """Return women and men at each area of a comparison of the gap, in its order.

    `catalogue` is that of everybody, and `found` made of the one of the gap.
    """
    peers = tuple(line.code for line in found.lines if line.role == "peer")
    scope, key, period = found.scope, found.indicator, found.period
    women, men = (
        {
            value.code: value
            for value in compare(
                divided(catalogue, sex), scope, key, peers, period, language
            ).values
        }
        for sex in SEXES
    )
    indicator = divided(catalogue, "gap").comparisons[scope].indicators[key]
    return tuple(
        SexesAt(
            code=one.code,
            area=one.name,
            year=int(period),
            period=found.label,
            women=women[one.code].value,
            men=men[one.code].value,
            women_number=fmt.number(women[one.code].value, women[one.code].decimals, language),
            men_number=fmt.number(men[one.code].value, men[one.code].decimals, language),
            women_text=women[one.code].text,
            men_text=men[one.code].text,
            gap=one.value,
            gap_text=fmt.with_unit(one.value, one.decimals, found.unit, language, sign=True),
            told=gap_told(indicator, one.value, one.decimals, language),
            note=one.flags,
        )
        for one in found.values
    )
