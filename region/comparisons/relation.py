"""Two indicators of a comparison against each other, in the last year that both have."""

from __future__ import annotations

from dataclasses import dataclass

from region.comparisons.lines import own_periods, reading_text
from region.comparisons.peers import Role, ranked_only, role_of
from region.content.catalogue import Catalogue, ScopeName
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view


@dataclass(frozen=True, eq=False)
class RelationPoint:
    """One area with its values of both indicators, as numbers and as text."""

    code: str
    name: str
    x: float
    y: float
    x_text: str
    y_text: str
    role: Role | None
    """What the area is to the reader; None for those that are only the background."""

    @property
    def text(self) -> str:
        """The area with both values, in words."""
        return f"{self.name}: {self.x_text}, {self.y_text}"


@dataclass(frozen=True, eq=False)
class Relation:
    """All areas with values of both indicators, in one common year; no line is fitted."""

    scope: ScopeName
    x_indicator: str
    y_indicator: str
    x_name: str
    y_name: str
    x_unit: str
    y_unit: str
    x_decimals: int
    y_decimals: int
    period: str
    points: tuple[RelationPoint, ...]
    summary: str


@view
def relation(
    catalogue: Catalogue,
    scope: ScopeName,
    x_indicator: str,
    y_indicator: str,
    peers: tuple[str, ...],
    language: Language,
) -> Relation | None:
    """Return the relation, or None if Stockholm has no year with both."""
    _ = gettext(language)
    one = catalogue.comparisons[scope]
    x, y = one.indicators[x_indicator], one.indicators[y_indicator]
    common = set(own_periods(one, x.id)) & set(own_periods(one, y.id))
    if not common:
        return None
    period = max(common)
    xs, ys = one.readings[x.id].by_period[period], one.readings[y.id].by_period[period]
    points = []
    both = [xs[code] for code in sorted(set(xs) & set(ys))]
    for code in (row.area for row in ranked_only(one, both)):
        area = one.areas[code]
        named = code == one.own or code in peers
        x_text = reading_text(x, xs[code], language)
        y_text = reading_text(y, ys[code], language)
        points.append(
            RelationPoint(
                code=code,
                name=area.name[language],
                x=xs[code].value,
                y=ys[code].value,
                x_text=x_text,
                y_text=y_text,
                role=role_of(one, code) if named else None,
            )
        )
    own = next(point for point in points if point.code == one.own)
    return Relation(
        scope=scope,
        x_indicator=x.id,
        y_indicator=y.id,
        x_name=x.short_name[language],
        y_name=y.short_name[language],
        x_unit=x.unit[language],
        y_unit=y.unit[language],
        x_decimals=x.decimals,
        y_decimals=y.decimals,
        period=period,
        points=tuple(points),
        summary=_(
            "{number} områden {year}: {x} och {y}. {own}. Ett samband är inte en orsak."
        ).format(
            number=len(points),
            year=period,
            x=x.short_name[language],
            y=y.short_name[language],
            own=own.text,
        ),
    )
