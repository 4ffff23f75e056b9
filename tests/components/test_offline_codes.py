"""The pack's presentations lead the audience to the site, if it is known where that is."""

from __future__ import annotations

import pytest

from components.offline import pack
from components.offline.links import Linker
from region.content.catalogue import Catalogue
from region.outputs.exhibits.steps import presentation
from region.outputs.publication.qr import qr_svg
from region.web.settings import settings_in

SITE = "https://siffror.example.se"


@pytest.mark.parametrize("site", ["", SITE])
def test_a_packed_presentation_has_its_codes_where_the_site_is_known(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, site: str
) -> None:
    told = settings_in({"REGION_SITE_ADDRESS": site})
    monkeypatch.setattr(pack, "settings", lambda: told)
    files = dict(pack._presentations(catalogue, "sv", Linker(catalogue, "sv", lambda _place: None)))
    shows = {name: body.decode() for name, body in files.items() if b'class="step' in body}

    assert len(shows) == len(catalogue.presentations)
    steps = presentation(catalogue, "state_of_the_region", "sv").steps
    codes = [qr_svg(f"{SITE}{step.address}", step.headline) for step in steps]
    whole = " ".join(shows.values())
    drawn = [code.partition('d="')[2].partition('"')[0] for code in codes]
    assert all(path and (path in whole) == bool(site) for path in drawn)
