"""An address as a QR code, so that an audience can open it on their phones; asks no service."""

from __future__ import annotations

import io

import segno

from region.words.views import view

MOST_CODED = 1_200
"""Letters of an address that a phone can still read as a code on a screen."""

QUIET_ZONE = 4
"""Modules of white around the code, as the standard asks for."""


@view
def qr_svg(address: str, name: str) -> str:
    """Return the code as an SVG element, dark on white in every theme, called `name`."""
    made: str = segno.make(address, error="m", micro=False).svg_inline(
        border=QUIET_ZONE, dark="#17212B", light="#FFFFFF", omitsize=True, title=name
    )
    return made.replace("<svg ", '<svg role="img" ', 1)


@view
def qr_png(address: str) -> bytes:
    """Return the code as a picture for a slide."""
    buffer = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        buffer, kind="png", scale=12, border=QUIET_ZONE, dark="#17212B", light="#FFFFFF"
    )
    return buffer.getvalue()
