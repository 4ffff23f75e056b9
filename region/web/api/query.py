"""Query parameters: read into pydantic models, so that what is allowed is said in one place."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, TypeVar
from urllib.parse import parse_qsl

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from region.content.periods import PATTERN
from region.web.api.choices import Choices
from region.web.api.problem import ProblemError, echo
from region.words.language import DEFAULT_LANGUAGE
from region.words.text import LANGUAGES, Language

MOST_ITEMS = 10_000
LONGEST_PERIODS = 200


class Query(BaseModel):
    """What every address understands. An unknown parameter is refused, not silently ignored.

    A misspelt filter would else answer with everything.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    choices: ClassVar[Mapping[str, Choices]] = {}
    """Parameters that hold ids of the content, and which."""

    lang: Language = Field(
        DEFAULT_LANGUAGE,
        description="language of names and texts; without it, Accept-Language decides",
    )


class ListQuery(Query):
    """Lists are given in parts."""

    limit: int = Field(100, ge=1, le=MOST_ITEMS, description="how many items at most")
    offset: int = Field(0, ge=0, le=1_000_000, description="how many items to skip")


def split(value: object) -> object:
    """Return what stands between commas."""
    return tuple(value.split(",")) if isinstance(value, str) else value


Areas = Annotated[
    tuple[str, ...],
    BeforeValidator(split),
    Field(
        description="area codes with commas between, such as `0180,0184`; without it, all",
        max_length=100,
    ),
]


def _day(value: object) -> object:
    """Refuse what pydantic would take for seconds since 1970."""
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise ValueError("not a day written YYYY-MM-DD")
    return value


Day = Annotated[dt.date, BeforeValidator(_day)]

Periods = Annotated[
    str,
    Field(
        pattern=PATTERN,
        max_length=LONGEST_PERIODS,
        description="years and spans of years with commas between: `2023`, `2019..2023`, "
        "`2019..`, `..2010`; without it, all",
    ),
]

AnyQuery = TypeVar("AnyQuery", bound=Query)


def negotiate(accept_language: str | None) -> Language:
    """Return the best language for an Accept-Language header.

    >>> negotiate("en-GB,en;q=0.9,sv;q=0.8"), negotiate("de"), negotiate(None)
    ('en', 'sv', 'sv')
    """
    best: tuple[float, Language] = (0.0, DEFAULT_LANGUAGE)
    for part in (accept_language or "")[:500].split(","):
        tag, _semicolon, rest = part.strip().partition(";")
        match = re.fullmatch(r"\s*q=([01](?:\.\d{0,3})?)\s*", rest) if rest else None
        weight = float(match[1]) if match else 0.0 if rest else 1.0
        for language in LANGUAGES:
            same = tag.strip().lower().split("-")[0] == language
            if same and weight > best[0]:
                best = (weight, language)
    return best[1]


def _allowed(model: type[Query], name: str) -> tuple[str, ...]:
    """What may stand in a parameter, if it can be listed or said."""
    schema = model.model_json_schema()["properties"].get(name, {})
    schema = next((s for s in schema.get("anyOf", ()) if s.get("type") != "null"), schema)
    if "enum" in schema:
        return tuple(schema["enum"])
    if "minimum" in schema or "maximum" in schema:
        return (f"{schema.get('minimum', '')}..{schema.get('maximum', '')}",)
    description = model.model_fields[name].description if name in model.model_fields else None
    return (description,) if description else ()


def checked(model: type[AnyQuery], given: Mapping[str, Any]) -> AnyQuery:
    """Return the parameters as their model.

    Raises
    ------
    ProblemError
        400 for an unknown or wrong one, with what is allowed.
    """
    try:
        return model.model_validate(given)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        name = str(first["loc"][0]) if first["loc"] else ""
        if first["type"] == "extra_forbidden":
            raise ProblemError(
                400,
                "Unknown parameter",
                f"found {echo(name)}",
                name[:60],
                tuple(model.model_fields),
            ) from None
        raise ProblemError(
            400,
            f"Unknown {name}" if "enum" in str(first["type"]) else f"Wrong {name}",
            f"found {echo(given.get(name, ''))}: {first['msg']}",
            name,
            _allowed(model, name),
        ) from None


def read(model: type[AnyQuery], query_string: str, accept_language: str | None) -> AnyQuery:
    """Return the parameters, checked.

    Raises
    ------
    ProblemError
        400 for an unknown, repeated or wrong parameter, with what is allowed.
    """
    try:
        pairs = parse_qsl(query_string, keep_blank_values=True, max_num_fields=50)
    except ValueError:
        raise ProblemError(400, "Too many parameters", "more than 50 parameters") from None
    given: dict[str, Any] = {}
    for name, value in pairs:
        if name in given:
            raise ProblemError(
                400,
                "Repeated parameter",
                f"{echo(name)} stands more than once; write several values with commas between",
                name[:60],
            )
        given[name] = value
    if "lang" not in given:
        given["lang"] = negotiate(accept_language)
    return checked(model, given)
