"""The description of the interface (OpenAPI 3.1), made from the models that answer."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from region.content.catalogue import Catalogue
from region.web.api.answer import Answer
from region.web.api.choices import allowed
from region.web.api.endpoint import JSON, Content, Endpoint
from region.web.api.problem import MEDIA_TYPE, Problem
from region.web.api.query import Query
from region.words.addresses import KNOWN
from region.words.text import LANGUAGES

WAIT = {
    "Retry-After": {"description": "Seconds to wait", "schema": {"type": "integer", "minimum": 1}}
}
REFERENCE = "#/components/schemas/{model}"
TAGS = {
    "statistics": "Indicators and their observations",
    "strategy": "What the strategy prints: key figures, structure; and rankings",
    "targets": "The regional plan's targets, with computed status",
    "comparisons": "Stockholm against regions of Europe and counties of Sweden",
    "places": "Municipalities: profiles, shapes, and the small areas inside them",
    "search": "Finding things by name",
}


def _query_parameters(query: type[Query], catalogue: Catalogue) -> Iterable[dict[str, Any]]:
    schema = query.model_json_schema()
    for name, field in schema["properties"].items():
        parameter = {
            "name": name,
            "in": "query",
            "required": name in schema.get("required", ()),
            "description": field.pop("description"),
            "schema": {key: value for key, value in field.items() if key != "title"},
        }
        if parameter["schema"].get("default") in ("", []):
            del parameter["schema"]["default"]
        if name in query.choices:
            enum = {"enum": list(allowed(catalogue, query.choices[name]))}
            if field["type"] == "array":
                parameter["schema"] |= {"items": {"type": "string", **enum}, "minItems": 1}
            else:
                parameter["schema"] |= enum
        if field.get("type") == "array":
            parameter |= {"style": "form", "explode": False}
        yield parameter


def _path_parameters(endpoint: Endpoint, catalogue: Catalogue) -> Iterable[dict[str, Any]]:
    for name, part in (endpoint.parts or {}).items():
        schema: dict[str, Any] = {"type": "string"}
        if part.choices:
            schema["enum"] = list(allowed(catalogue, part.choices))
        else:
            schema |= {"minLength": 1, "maxLength": 60, "examples": [part.example]}
        yield {
            "name": name,
            "in": "path",
            "required": True,
            "description": part.description,
            "schema": schema,
        }


def _model_name(model: type[BaseModel], names: dict[Any, Any]) -> dict[str, Any]:
    return names[(model, "serialization")]


def _content(contents: Iterable[Content], names: dict[Any, Any]) -> dict[str, Any]:
    by_type: dict[str, list[Any]] = {}
    for content in contents:
        if content.model:
            schema = _model_name(content.model, names)
        elif content.media_type.startswith("text/"):
            schema = {"type": "string"}
        else:
            schema = {}
        by_type.setdefault(content.media_type.partition(";")[0], []).append(schema)
    return {
        media_type: {"schema": schemas[0] if len(schemas) == 1 else {"anyOf": schemas}}
        for media_type, schemas in by_type.items()
    }


def _description(endpoint: Endpoint) -> str:
    kinds = dict.fromkeys(content.media_type.partition(";")[0] for content in endpoint.contents)
    return f"{endpoint.summary}. Answers with {' or '.join(kinds)}."


def _operation(endpoint: Endpoint, catalogue: Catalogue, names: dict[Any, Any]) -> dict[str, Any]:
    problem = {MEDIA_TYPE: {"schema": _model_name(Problem, names)}}
    headers = {
        "ETag": {
            "description": "Send it back as If-None-Match: unchanged content is answered with 304",
            "schema": {"type": "string"},
        }
    }
    parameters = [
        *_path_parameters(endpoint, catalogue),
        *_query_parameters(endpoint.query, catalogue),
        {
            "name": "Accept-Language",
            "in": "header",
            "required": False,
            "description": "decides the language where `lang` is not given",
            "schema": {"type": "string", "examples": ["sv", "en-GB,en;q=0.9"]},
        },
    ]
    return {
        "operationId": endpoint.operation,
        "tags": [endpoint.tag],
        "summary": endpoint.summary,
        "description": _description(endpoint),
        "parameters": parameters,
        "responses": {
            "200": {
                "description": "What was asked for",
                "headers": headers,
                "content": _content(endpoint.contents, names),
            },
            "304": {"description": "Unchanged since the ETag that was sent"},
            "400": {"description": "A parameter is unknown or wrong", "content": problem},
            "404": {"description": "There is no such thing", "content": problem},
            "429": {"description": "Asked too often", "headers": WAIT, "content": problem},
        },
    }


def _with_items(schema: Any) -> Any:
    """Say of a list with named places what is in it, for readers that know no such places."""
    if isinstance(schema, list):
        return [_with_items(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    whole = {name: _with_items(part) for name, part in schema.items()}
    places = whole.get("prefixItems")
    if isinstance(places, list) and "items" not in whole:
        kinds = [kind for number, kind in enumerate(places) if kind not in places[:number]]
        whole["items"] = kinds[0] if len(kinds) == 1 else {"anyOf": kinds}
    return whole


def description(catalogue: Catalogue, endpoints: Iterable[Endpoint]) -> dict[str, Any]:
    """Return the description as plain data."""
    listed = tuple(endpoints)
    models = {c.model for e in listed for c in e.contents if c.model} | {Problem}
    ordered = sorted(models, key=lambda model: model.__name__)
    names, definitions = models_json_schema(
        [(model, "serialization") for model in ordered], ref_template=REFERENCE
    )
    site = catalogue.site
    contact = {"name": site.operator.en}
    if site.contact_email:
        contact["email"] = site.contact_email
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Stockholmsregionen i siffror",
            "version": "1",
            "summary": "The Stockholm region in figures: the numbers that the pages show",
            "description": (
                "Read only, without key. Every answer has an ETag made from the version of the "
                "content. An unknown or repeated parameter is refused with 400, and every error "
                "is a problem document (RFC 9457) that lists what is allowed. Observations are "
                "as published: not rounded, and a missing value says why it is missing. The "
                "licence is that of the descriptions; observations name their sources and those' "
                f"licences. With `{KNOWN}=` and a day from {site.known_from} to today, every "
                "address answers as it did when that day began, also after later updates."
            ),
            "contact": contact,
            "license": {
                "name": catalogue.licences[site.metadata_licence].name.en,
                "identifier": site.metadata_licence,
            },
        },
        "servers": [{"url": "/"}],
        "security": [],
        "tags": [{"name": name, "description": text} for name, text in TAGS.items()],
        "paths": {
            endpoint.path: {"get": _operation(endpoint, catalogue, names)} for endpoint in listed
        },
        "components": {"schemas": _with_items(definitions["$defs"])},
        "x-languages": list(LANGUAGES),
    }


def openapi(catalogue: Catalogue, endpoints: Iterable[Endpoint]) -> Answer:
    """Return the description as an answer."""
    body = json.dumps(description(catalogue, endpoints), ensure_ascii=False).encode()
    return Answer(body, JSON, catalogue.version)
