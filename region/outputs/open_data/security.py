"""Where a weakness is reported: `security.txt` (RFC 9116)."""

from __future__ import annotations

import datetime as dt

from region.content.catalogue import Catalogue
from region.words.pages import link

ADDRESS = "/.well-known/security.txt"
HOLDS = dt.timedelta(days=180)
"""How long whoever reads it may rely on it; the standard asks for less than a year."""


def security(catalogue: Catalogue, base: str, today: dt.date) -> bytes:
    """Return `security.txt`: the contact of `data/site.yaml`, else the page that names one."""
    mail = catalogue.site.contact_email
    contact = f"mailto:{mail}" if mail else f"{base}{link('about', 'sv')}"
    return (
        f"Contact: {contact}\nExpires: {(today + HOLDS).isoformat()}T00:00:00Z\n"
        f"Preferred-Languages: sv, en\nCanonical: {base}{ADDRESS}\n"
    ).encode()
