"""What many visitors ask for, drawn from the site's own addresses with a fixed seed.

How often an address is asked for falls with its place, as Zipf's law says of pages: the first twice
as often as the second and ten times as often as the tenth.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple
from urllib.parse import urlsplit

import httpx

ENCODINGS = {"gzip, deflate, br, zstd": 0.955, "gzip, deflate": 0.04, "": 0.005}
"""Browsers over TLS; older programs and robots; and who takes nothing compressed."""
LANGUAGES = {
    "sv-SE,sv;q=0.9,en-US;q=0.8,en;q=0.7": 0.5,
    "sv": 0.1,
    "en-GB,en;q=0.9": 0.2,
    "en-US,en;q=0.5": 0.1,
    "": 0.1,
}
SHARES = {
    "page": 0.40,
    "file": 0.33,
    "api": 0.11,
    "picture": 0.05,
    "embed": 0.05,
    "export": 0.03,
    "stage": 0.025,
    "rare": 0.005,
}
"""Of all requests. A page of a new visitor asks for some ten files, of a known one for none. `rare`
are choices that no site map lists, hardly ever the same twice."""
_FILES = re.compile(r"/(?:assets|static|geo)/[\w./-]+\.(?:js|css|json|svg|png|woff2)")


class Asked(NamedTuple):
    """One request of a visitor."""

    kind: str
    address: str
    encoding: str
    language: str

    @property
    def headers(self) -> dict[str, str]:
        """What the visitor's browser says; `identity` stands for nothing at all."""
        told = {"Accept-Encoding": self.encoding or "identity"}
        return {**told, "Accept-Language": self.language} if self.language else told


def listed(client: httpx.Client) -> list[str]:
    """Return the addresses of the site map: the pages in both languages, then every view."""
    text = client.get("/sitemap.xml").raise_for_status().text
    found = [urlsplit(one.replace("&amp;", "&")) for one in re.findall(r"<loc>([^<]+)</loc>", text)]
    return [one.path + (f"?{one.query}" if one.query else "") for one in found]


def _named(pages: Sequence[str], name: str) -> list[str]:
    return sorted({found[1] for page in pages if (found := re.search(rf"[?&]{name}=(\w+)", page))})


def addresses(client: httpx.Client) -> dict[str, list[str]]:
    """Return by kind what there is to ask for, the most asked for first."""
    pages = [page for page in listed(client) if not page.startswith("/presentera")]
    order = random.Random(1)
    first, others = pages[:30], pages[30:]
    order.shuffle(others)
    shown = [client.get(page).text for page in first]
    files = dict.fromkeys(file for text in shown for file in _FILES.findall(text))
    maps = [page for page in pages if page.startswith("/kommunkarta?")]
    indicators, targets = _named(maps, "indicator"), _named(pages, "target")
    drawn = [key for key in targets if client.get(f"/export/target/{key}.svg").status_code == 200]
    shows = dict.fromkeys(re.findall(r"[?&;]show=(\w+)", client.get("/presentera").text))
    languages = ("", "?lang=en")
    embedded = [*(f"target/{key}" for key in drawn), *(f"map/{key}" for key in indicators[:20])]
    return {
        "page": [*first, *others],
        "file": list(files),
        "api": [
            *(f"/api/v1/{name}" for name in ("targets", "indicators", "municipalities")),
            *(f"/api/v1/indicators/{key}/observations?area=0180" for key in indicators),
            *(f"/api/v1/indicators/{key}/observations?lang=en" for key in indicators[:20]),
        ],
        "picture": [
            *(f"/og/{key}.png{lang}" for key in ("overview", "map", "goals") for lang in languages),
            *(f"/og/map.png?indicator={key}" for key in indicators[:12]),
        ],
        "embed": [f"/embed/{what}{lang}" for what in embedded for lang in languages],
        "export": [
            *(f"/export/map/{key}.csv" for key in indicators[:15]),
            *(f"/export/target/{key}.svg" for key in drawn),
        ],
        "stage": [
            *(f"/presentera{lang}" for lang in languages),
            *(f"/presentera?show={key}&step={number}" for key in shows for number in range(6)),
        ],
        "rare": [
            f"/kommunkarta?indicator={key}&year={year}&classes={number}"
            for key in indicators
            for year in range(2012, 2024)
            for number in (3, 4, 6)
        ],
    }


def draw(known: Mapping[str, Sequence[str]], number: int, seed: int) -> list[Asked]:
    """Return so many requests in the order in which they come."""
    chance = random.Random(seed)
    weights = {
        kind: list(accumulate(1.0 if kind == "rare" else 1 / (at + 1) for at in range(len(of))))
        for kind, of in known.items()
    }
    kinds = chance.choices(list(SHARES), list(SHARES.values()), k=number)
    return [
        Asked(
            kind,
            chance.choices(known[kind], cum_weights=weights[kind])[0],
            chance.choices(list(ENCODINGS), list(ENCODINGS.values()))[0],
            chance.choices(list(LANGUAGES), list(LANGUAGES.values()))[0],
        )
        for kind in kinds
    ]
