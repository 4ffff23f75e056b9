"""The table of numbers of persons that uncertainty is estimated with."""

from __future__ import annotations

from functools import cache
from typing import get_args

import pandas as pd
import pandera.pandas as pa

from region.content.catalogue.faults import Fault
from region.content.catalogue.tables import duplicates, one_of, schema_faults, text
from region.content.model import PeopleGroup

DENOMINATOR_COLUMNS = ("group", "area_code", "period", "value")
GROUPS: tuple[str, ...] = get_args(PeopleGroup)


@cache
def _denominators(areas: frozenset[str]) -> pa.DataFrameSchema:
    return pa.DataFrameSchema(
        {
            "group": one_of(GROUPS, ", ".join(GROUPS)),
            "area_code": one_of(areas, "an area code in data/geo/areas.csv"),
            "period": text(r"\d{4}", "a year with four digits"),
            "value": text(r"[1-9]\d*", "a whole number from 1"),
        },
        strict=True,
    )


def check_denominators(table: pd.DataFrame, areas: frozenset[str], name: str) -> list[Fault]:
    """Return the faults of the table of numbers of persons."""
    faults = schema_faults(_denominators(areas), table, name)
    return faults or duplicates(table, ["group", "area_code", "period"], name)
