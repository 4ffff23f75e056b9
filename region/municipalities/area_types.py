"""How the inhabitants of each municipality are spread over the official types of small areas."""

from __future__ import annotations

from dataclasses import dataclass

from region.content.catalogue import COUNTY, Catalogue
from region.content.catalogue.small_areas import SmallArea
from region.indicators.provenance import Provenance, provenance_of
from region.words import formatting as fmt
from region.words.text import Language
from region.words.views import view

PEOPLE = "regso_population"
TYPES = "regso_area_type"


@dataclass(frozen=True, eq=False)
class TypeShare:
    """The share of the inhabitants that live in areas of a type."""

    number: int
    name: str
    share: float
    text: str


@dataclass(frozen=True, eq=False)
class TypeRow:
    """One municipality with the shares of its areas by type."""

    code: str
    name: str
    shares: tuple[TypeShare, ...]
    sentence: str

    def share(self, number: int) -> float:
        """Return the share that lives in areas of a type, in per cent."""
        return next((one.share for one in self.shares if one.number == number), 0.0)


@dataclass(frozen=True, eq=False)
class AreaTypes:
    """How the inhabitants of each municipality and the county are spread over the area types."""

    period: str
    types: tuple[str, ...]
    rows: tuple[TypeRow, ...]
    county: TypeRow
    provenance: Provenance

    def row(self, code: str) -> TypeRow | None:
        """Return the row of a municipality."""
        return next((row for row in self.rows if row.code == code), None)


@view
def area_types(catalogue: Catalogue, language: Language) -> AreaTypes:
    """Return the shares of inhabitants that live in areas of each type, in the last year."""
    small = catalogue.small_areas
    table = small.tables[TYPES]
    period = small.observations[TYPES].last_period
    names = tuple(text[language] for text in table.classes)
    types, people = small.values(TYPES, period), small.values(PEOPLE, period)

    def row(code: str, areas: tuple[SmallArea, ...]) -> TypeRow:
        sums = [0.0] * len(names)
        for area in areas:
            if area.code in types:
                sums[int(types[area.code]) - 1] += people.get(area.code, 0.0)
        total = sum(sums) or 1.0
        shares = tuple(
            TypeShare(
                number,
                names[number - 1],
                100 * part / total,
                fmt.with_unit(100 * part / total, 0, "%", language),
            )
            for number, part in enumerate(sums, 1)
            if part
        )
        told = fmt.listing((f"{one.text} {one.name}" for one in shares), language)
        name = catalogue.areas[code].name[language]
        return TypeRow(code, name, shares, f"{name}: {told}")

    return AreaTypes(
        period=period,
        types=names,
        rows=tuple(
            row(area.code, small.by_municipality[area.code]) for area in catalogue.municipalities
        ),
        county=row(COUNTY, tuple(small.areas.values())),
        provenance=provenance_of(catalogue, table, language),
    )
