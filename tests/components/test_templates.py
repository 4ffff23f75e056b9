"""Every template says what it takes, uses just that, and is given just that."""

from __future__ import annotations

import pytest

from tests import template_contracts as contracts

NAMES = contracts.names()
CALLS = tuple(contracts.calls())


@pytest.mark.parametrize("name", NAMES)
def test_a_template_takes_what_it_says(name: str) -> None:
    assert contracts.said(name) == contracts.used(name)


@pytest.mark.parametrize("call", CALLS, ids=lambda call: f"{call.where}-{call.template}")
def test_a_template_is_given_what_it_takes(call: contracts.Call) -> None:
    assert call.given <= contracts.known(call.template), call
    if not call.open:
        assert contracts.needed(call.template) <= call.given, call


def test_every_template_is_used() -> None:
    """A file that no code fills and no other template takes in is left from before."""
    filled: set[str] = set()
    found = {call.template for call in CALLS}
    while found:
        filled |= found
        found = {part for name in found for part in contracts.parts(name)} - filled
    assert set(NAMES) == filled
