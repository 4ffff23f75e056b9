"""A made-up March: what every source has that the content has not, and what an analyst expects.

Expectations are worked out here from the tables as text, without the code of the update.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from region.content.catalogue import Catalogue
from region.content.model import Indicator, Query
from region.content.model.query import EurostatQuery, KoladaQuery, ScbQuery
from tests import troubles as bad
from tests.replay import Kpi, PxTable, Replay
from tests.sources import fill

Cells = dict[tuple[str, str], tuple[str, str]]
"""Value and status as they stand in a table."""

REVISED = {"new_companies_per_1000": ("0180", "2020", "0.5"), "mean_age": ("0114", "2024", "0.1")}
REDEFINED, NEW_TITLE = "ill_health_days", "Ohälsotalet enligt ny definition, dagar"
WITHDRAWN = ("pm25_emissions_kg_per_capita", "0180", "2022")
LATE = "sickness_benefit_days"
DOWN = ("rd_share_of_gdp", "rd_business_share_of_gdp")
IN_HTML = "organic_farmland_share"
HALF_THE_AREAS = "share_post_secondary_25_64"
HALF_A_YEAR = "cars_per_1000"
HELD = (REDEFINED, WITHDRAWN[0], HALF_THE_AREAS)
FAILED = (*DOWN, IN_HTML, HALF_A_YEAR)
COMPUTED = ("population_growth", "population_density")
HTML = b"<!DOCTYPE html><html><body>Underh\xc3\xa5ll</body></html>"


def cells_of(root: Path, indicator: str) -> Cells:
    """Return a table as it stands."""
    with (root / f"indicators/{indicator}.csv").open(encoding="utf-8") as file:
        return {
            (r["area_code"], r["period"]): (r["value"], r["status"]) for r in csv.DictReader(file)
        }


@dataclass
class March:
    """What the replayed sources have, and the tables that should come of it."""

    root: Path
    catalogue: Catalogue
    replay: Replay
    tables: dict[str, Cells] = field(default_factory=dict)
    new: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    replaced: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    """Computed values that are others now: the land has been measured anew in the new year."""

    def prepare(self) -> None:
        """Fill the sources and write down what is expected."""
        fill(self.replay, self.catalogue, *self.catalogue.indicators)
        for indicator in (*self.catalogue.indicators.values(), *self.catalogue.awaited.values()):
            cells = cells_of(self.root, indicator.id)
            self.tables[indicator.id] = cells
            for source in indicator.sources:
                if source.query and indicator.id in self.catalogue.awaited:
                    self._first_values(indicator, source.query)
                elif source.query and indicator.id != LATE:
                    self._new_year(indicator, source.query, cells)
        self._mishaps()
        self._computed()

    def _new_year(self, indicator: Indicator, query: Query, cells: Cells) -> None:
        """Give every area of the latest year a next one, a unit of its last decimal lower."""
        given = {
            key: value
            for key, (value, status) in cells.items()
            if value
            and status != "computed"
            and key not in self.new.get(indicator.id, set())
            and self.catalogue.areas[key[0]].level in query.areas
            and (query.since or "") <= key[1] <= (query.until or "9999")
        }
        latest = max(period for _, period in given)
        step = indicator.update_interval[1:-1] if indicator.update_interval[0] == "P" else "1"
        period = str(int(latest) + int(step))
        if query.until and period > query.until:
            return
        areas = sorted(area for area, at in given if at == latest)
        unit = Decimal(1).scaleb(-max(len(text.partition(".")[2]) for text in given.values()))
        if indicator.id == HALF_THE_AREAS:
            areas = areas[:12]
        for area in areas:
            text = given[area, latest]
            value = Decimal(text) - (unit if Decimal(text) > 0 else -unit)
            known = cells.get((area, period), ("", ""))
            if known[0]:  # what we had computed is confirmed
                value = Decimal(known[0])
            self._know(query, area, period, float(value))
            if indicator.id not in (*HELD, *FAILED):
                cells[area, period] = (plain(value), str(query.status))
                self.new.setdefault(indicator.id, set()).add((area, period))

    def _first_values(self, indicator: Indicator, query: Query) -> None:
        """Give the areas of an indicator that has never been fetched a value in its range."""
        period = "2022" if indicator.update_interval == "P4Y" else "2025"
        value = round(sum(indicator.range) / 2)
        if isinstance(query, KoladaQuery):
            self.replay.kpis[query.kpi] = Kpi(query.title or "", {}, by_gender=False)
        elif isinstance(query, ScbQuery):
            self.replay.tables[query.table] = PxTable(
                query.title or "", query.content, query.unit or "", {}, dict(query.select)
            )
        for area in self.catalogue.areas.values():
            if area.level in query.areas and not isinstance(query, EurostatQuery):
                self._know(query, area.code, period, value)
                self.tables[indicator.id][area.code, period] = (str(value), "")
                self.new.setdefault(indicator.id, set()).add((area.code, period))

    def _know(self, query: Query, area: str, period: str, value: float | None) -> None:
        if isinstance(query, KoladaQuery):
            self.replay.kpis[query.kpi].values[area.zfill(4), period] = value
        elif isinstance(query, ScbQuery):
            self.replay.tables[query.table].values[area, period] = value

    def query(self, indicator: str) -> Query:
        """Return the indicator's first query."""
        sources = self.catalogue.indicators[indicator].sources
        return next(source.query for source in sources if source.query)

    def _mishaps(self) -> None:
        for key, (area, period, more) in REVISED.items():
            value, status = self.tables[key][area, period]
            revised = Decimal(value) + Decimal(more)
            self._know(self.query(key), area, period, float(revised))
            self.tables[key][area, period] = (plain(revised), status)
        self.replay.kpis[self.query(REDEFINED).table].title = NEW_TITLE
        self._know(self.query(WITHDRAWN[0]), *WITHDRAWN[1:], None)
        self.replay.troubles["dissemination"] = bad.always(503, b"")
        html = bad.always(200, HTML, Content_Type="text/html")
        self.replay.troubles[f"data/kpi/{self.query(IN_HTML).table}"] = html
        self._know(self.query(HALF_A_YEAR), "0180", "2026H1", 400.0)

    def _computed(self) -> None:
        """Work out what follows from the population and the municipalities' mean ages."""
        people, land = self.tables["population"], self.tables["land_area"]
        municipal = [code for code, area in self.catalogue.areas.items() if len(code) == 4]
        last = max(period for _, period in people)
        whole = sum(int(people[code, last][0]) for code in municipal)
        people["01", last] = (str(whole), "computed")
        ages = self.tables["mean_age"]
        for period in ("2024", "2025", "2026"):  # the county's own value of 2023 has come
            years = sum(Decimal(ages[c, period][0]) * int(people[c, period][0]) for c in municipal)
            mean = years / sum(int(people[code, period][0]) for code in municipal)
            ages["01", period] = (plain(mean.quantize(Decimal("0.1"))), "computed")
        for (area, period), (number, status) in people.items():
            mark = status if status == "perturbed" else "computed"
            before = people.get((area, str(int(period) - 1)))
            years_of_land = sorted(y for a, y in land if a == area)
            of = max((y for y in years_of_land if y <= period), default=years_of_land[0])
            self._follow("population_density", area, period, number, land[area, of][0], 1, mark)
            if before:
                key = "population_growth"
                self._follow(key, area, period, number, before[0], 100, mark)

    def _follow(
        self, key: str, area: str, period: str, one: str, other: str, times: int, mark: str
    ) -> None:
        value = times * float(one) / float(other) - (times if key == "population_growth" else 0)
        table = self.tables[key]
        known = table.get((area, period))
        if known is None or abs(float(known[0]) - value) > 1e-5:
            if known:
                self.replaced.setdefault(key, set()).add((area, period))
            table[area, period] = (plain(Decimal(repr(round(value, 6)))), mark)
            self.new.setdefault(key, set()).add((area, period))


def plain(value: Decimal) -> str:
    """Return the number as a table writes it."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def same(found: Mapping[tuple[str, str], tuple[str, str]], expected: Cells) -> list[str]:
    """Return how a table differs from what was expected, in words."""
    return [
        f"{key}: {found.get(key)} instead of {expected.get(key)}"
        for key in sorted(found.keys() | expected.keys())
        if found.get(key) != expected.get(key)
    ]
