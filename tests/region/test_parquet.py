"""A table as Parquet has the types that its columns say, and its cells unchanged."""

from __future__ import annotations

import datetime as dt
import io

import pyarrow as pa
import pyarrow.parquet as pq

from region.outputs.tables.parquet import TYPES, parquet
from region.outputs.tables.table import Table, field

CELLS = {
    "string": ("Solna", pa.string()),
    "number": (2.5, pa.float64()),
    "integer": (2**53 + 1, pa.int64()),
    "boolean": (True, pa.bool_()),
    "year": (2025, pa.int32()),
    "date": (dt.date(2025, 1, 2), pa.date32()),
}


def test_every_kind_of_cell_comes_back_as_it_went_in() -> None:
    assert CELLS.keys() == TYPES.keys()
    table = Table(
        tuple(field(kind, kind) for kind in TYPES),
        (tuple(CELLS[kind][0] for kind in TYPES), (None,) * len(TYPES)),
    )

    found = pq.read_table(io.BytesIO(parquet(table, {"title": "Prov"})))

    for kind, (cell, type_) in CELLS.items():
        assert found.schema.field(kind).type == type_
        assert found[kind].to_pylist() == [cell, None]
    assert found.schema.metadata[b"title"] == b"Prov"
