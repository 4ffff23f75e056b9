"""The whole content as a Frictionless data package (Data Package v2), and as one zip file.

The standard: datapackage.org. The tables lie beside the descriptor, in `tables/`.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from typing import Any

from region.content.catalogue import Catalogue
from region.content.geography.open_formats import geojson
from region.outputs.open_data.tables import Resource, tables
from region.words.language import gettext
from region.words.pages import SITE_NAME
from region.words.text import Language
from region.words.views import view

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
NAME = "stockholmsregionen-i-siffror"
DESCRIPTOR = "datapackage.json"
SHAPES = "tables/municipalities.geojson"
ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def _licence(catalogue: Catalogue, key: str) -> dict[str, str]:
    licence = catalogue.licences[key]
    path = {"path": licence.url} if licence.url else {}
    return {"name": licence.id, "title": licence.name.en, **path}


def _field(field: Any) -> dict[str, Any]:
    made: dict[str, Any] = {"name": field.name, "type": field.type}
    if field.description:
        made["description"] = field.description
    constraints: dict[str, Any] = {}
    if field.required:
        constraints["required"] = True
    if field.enum:
        constraints["enum"] = list(field.enum)
    if constraints:
        made["constraints"] = constraints
    return made


def resource(catalogue: Catalogue, table: Resource, language: Language = "sv") -> dict[str, Any]:
    """Return how the descriptor describes a table."""
    body = table.csv
    schema: dict[str, Any] = {
        "fields": [_field(field) for field in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    if table.references:
        schema["foreignKeys"] = [
            {"fields": [own], "reference": {"resource": other, "fields": [field]}}
            for own, other, field in table.references
        ]
    made: dict[str, Any] = {
        "name": table.name,
        "type": "table",
        "path": f"tables/{table.name}.csv",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "title": table.title[language],
        "description": table.description[language],
        "bytes": len(body),
        "hash": f"sha256:{hashlib.sha256(body).hexdigest()}",
        "schema": schema,
    }
    if table.licences:
        made["licenses"] = [_licence(catalogue, key) for key in table.licences]
    if table.sources:
        made["sources"] = [{"title": title, "path": url} for title, url in table.sources]
    return made


def shapes_file() -> bytes:
    """Return the municipalities' shapes as they lie in the package."""
    return json.dumps(geojson(), ensure_ascii=False, separators=(",", ":")).encode()


@view
def descriptor(catalogue: Catalogue, base: str, language: Language = "sv") -> bytes:
    """Return `datapackage.json`; `base` is the site's own address without a slash at the end."""
    _ = gettext(language)
    found = tables(catalogue)
    shapes = shapes_file()
    updated = max(table.updated for table in found if table.updated)
    content = {
        "$schema": PROFILE,
        "name": NAME,
        "id": f"{base}/data/{DESCRIPTOR}",
        "title": _(SITE_NAME),
        "description": _(
            "Alla mått, nyckeltal, rankningar och mål som webbplatsen visar, med definition och "
            "källa för varje tabell."
        ),
        "homepage": f"{base}/",
        "version": catalogue.version,
        "created": f"{updated.isoformat()}T00:00:00Z",
        "keywords": ["Stockholm", "statistik", "kommuner", "mål", "statistics", "municipalities"],
        "contributors": [
            {"title": catalogue.site.operator[language], "roles": ["publisher"]},
        ],
        "licenses": [_licence(catalogue, key) for key in catalogue.licences],
        "resources": [
            *(resource(catalogue, table, language) for table in found),
            {
                "name": "municipalities",
                "path": SHAPES,
                "scheme": "file",
                "format": "geojson",
                "mediatype": "application/geo+json",
                "encoding": "utf-8",
                "title": _("Kommunernas gränser, generaliserade"),
                "bytes": len(shapes),
                "hash": f"sha256:{hashlib.sha256(shapes).hexdigest()}",
                "licenses": [_licence(catalogue, catalogue.shape_register.licence)],
                "sources": [
                    {"title": one.source.title, "path": one.source.url}
                    for one in catalogue.shape_register.sources
                ],
            },
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def file(catalogue: Catalogue, name: str) -> bytes | None:
    """Return a file of the folder `tables/`, or nothing if there is none of that name."""
    if name == SHAPES.partition("/")[2]:
        return shapes_file()
    return next((t.csv for t in tables(catalogue) if name == f"{t.name}.csv"), None)


@view
def package(catalogue: Catalogue, base: str) -> bytes:
    """Return the descriptor and all its files as a zip. The same content gives the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        files = {
            DESCRIPTOR: descriptor(catalogue, base),
            **{f"tables/{table.name}.csv": table.csv for table in tables(catalogue)},
            SHAPES: shapes_file(),
        }
        for name, body in files.items():
            info = zipfile.ZipInfo(name, ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, body)
    return buffer.getvalue()
