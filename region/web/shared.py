"""How long what stands in front of the servers may keep an answer, said here for all of them.

`s-maxage` is for a shared cache alone (a proxy, a CDN): for so long it need not ask. Then it asks
whether the answer has changed (`ETag`), and may for `stale-while-revalidate` seconds more hand out
what it has while it does so. So a change is seen by everybody who asks after the two together, and
by all but the first who asks after `s-maxage`.
"""

from __future__ import annotations

from region.web.settings import settings

SECONDS = settings().shared_seconds
STALE_PAGE, STALE_ANSWER = 600, 3600
_SHARED = f"s-maxage={SECONDS}, stale-while-revalidate"

PAGE = f"public, max-age=0, {_SHARED}={STALE_PAGE}"
"""A page's document: a browser asks again each time."""
ANSWER = f"public, max-age=60, {_SHARED}={STALE_ANSWER}"
"""What programs ask for, and files and pictures made of the content."""
DAILY = "public, max-age=3600, s-maxage=3600, stale-while-revalidate=3600"
"""Catalogues and lists that machines fetch now and then."""
PINNED = "public, max-age=3600, s-maxage=86400, stale-while-revalidate=86400"
"""What is pinned to a day: no update changes it; a new version of the program may."""
