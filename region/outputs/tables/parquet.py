"""The one writer of Parquet."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pyarrow as pa
import pyarrow.parquet as pq

from region.outputs.tables.table import Kind, Table

TYPES: dict[Kind, pa.DataType] = {
    "string": pa.string(),
    "number": pa.float64(),
    "integer": pa.int64(),
    "boolean": pa.bool_(),
    "year": pa.int32(),
    "date": pa.date32(),
}


def parquet(table: Table, about: Mapping[str, str]) -> bytes:
    """Return a table as Parquet; `about` stands in the file's metadata."""
    schema = pa.schema(
        [pa.field(c.name, TYPES[c.type], nullable=not c.required) for c in table.columns],
        metadata=dict(about),
    )
    cells = zip(*table.rows, strict=True)
    arrays = [pa.array(list(c), field.type) for c, field in zip(cells, schema, strict=True)]
    buffer = io.BytesIO()
    pq.write_table(pa.table(arrays, schema=schema), buffer, compression="zstd")
    return buffer.getvalue()
