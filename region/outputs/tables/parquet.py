"""The one writer of Parquet."""

from __future__ import annotations

import io
from collections.abc import Mapping

from region.outputs.tables.table import Kind, Table

TYPES: dict[Kind, str] = {
    "string": "string",
    "number": "float64",
    "integer": "int64",
    "boolean": "bool",
    "year": "int32",
    "date": "date32",
}
"""Each kind of cell as the format's library names it."""


def parquet(table: Table, about: Mapping[str, str]) -> bytes:
    """Return a table as Parquet; `about` stands in the file's metadata."""
    import pyarrow as pa  # some 25 MB, and few ask for this format
    import pyarrow.parquet as pq

    schema = pa.schema(
        [
            pa.field(c.name, pa.type_for_alias(TYPES[c.type]), nullable=not c.required)
            for c in table.columns
        ],
        metadata=dict(about),
    )
    cells = zip(*table.rows, strict=True)
    arrays = [pa.array(list(c), field.type) for c, field in zip(cells, schema, strict=True)]
    buffer = io.BytesIO()
    pq.write_table(pa.table(arrays, schema=schema), buffer, compression="zstd")
    return buffer.getvalue()
