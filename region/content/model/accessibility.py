"""The accessibility statement: what is not accessible and why, and what the tests found."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import Field

from region.words.text import Identifier, Model, Text


class Shortcoming(Model):
    """Something that not everybody can use, why, and what to use instead."""

    id: Identifier
    what: Text
    why: Text
    instead: Text


class AccessibilityStatement(Model):
    """What the law asks a statement to say and no test can find out."""

    service: Text
    method: Text
    shortcomings: tuple[Shortcoming, ...] = ()
    disproportionate_burden: Text
    outside_the_law: Text


class AccessibilityResults(Model):
    """What the last run of the tests found; written by `make audit`."""

    assessed: dt.date
    pages: Annotated[int, Field(ge=1)]
    states: Annotated[int, Field(ge=1)]
    rules: Annotated[int, Field(ge=1)]
    violations: Annotated[int, Field(ge=0)]
