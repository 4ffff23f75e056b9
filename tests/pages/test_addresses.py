"""Addresses: every parameter is documented, and what once worked goes on working."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from region.words import pages
from tests.address_parameters import documented, used
from tests.pages.test_pages import run, text

RELEASED = [
    line
    for line in (Path(__file__).parent / "released_addresses.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_every_parameter_is_documented() -> None:
    told = documented()

    assert len(used()) > 20
    for name, where in used().items():
        assert where <= told.get(name, set()), name


@pytest.mark.parametrize("address", RELEASED)
def test_an_address_that_stands_in_slides_goes_on_working(address: str) -> None:
    parts = urlsplit(address)
    parameters = dict(parse_qsl(parts.query))
    language = parameters.pop("lang", "sv")
    page = pages.BY_ADDRESS[parts.path.removeprefix("/")]

    app = run(page, language, **parameters)

    assert not app.exception
    assert [note.value for note in app.info] == []
    assert f'data-page-lang="{language}"' in text(app)
