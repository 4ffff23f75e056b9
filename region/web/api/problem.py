"""What went wrong with a request, as RFC 9457 problem details that say what is allowed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

MEDIA_TYPE = "application/problem+json"
LONGEST_ECHO = 100


class Problem(BaseModel):
    """Problem details (RFC 9457), with what was found and what is allowed."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    type: str = Field(default="about:blank", description="kind of problem; the status says it all")
    title: str = Field(description="what is wrong, in short")
    status: Annotated[int, Field(ge=400, le=599)]
    detail: str = Field(description="what was found and what to do")
    parameter: str | None = Field(default=None, description="the parameter that is wrong")
    allowed: tuple[str, ...] = Field(default=(), description="what would have been right")


class ProblemError(Exception):
    """A request that cannot be answered; `problem` is the answer."""

    def __init__(
        self,
        status: int,
        title: str,
        detail: str,
        parameter: str | None = None,
        allowed: Iterable[str] = (),
    ):
        self.problem = Problem(
            title=title, status=status, detail=detail, parameter=parameter, allowed=tuple(allowed)
        )
        super().__init__(detail)


def echo(found: object) -> str:
    """Return what was found, quoted and cut, for an answer's text."""
    text = str(found)
    return repr(text if len(text) <= LONGEST_ECHO else text[:LONGEST_ECHO] + "…")
