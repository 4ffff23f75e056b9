"""What whoever hosts the site can set from outside: environment variables, read once at start."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from limits import RateLimitItem, parse_many


class SettingsError(ValueError):
    """A variable holds something that is not allowed; the message says what is."""


@dataclass(frozen=True)
class Settings:
    """The settings of one server process.

    Attributes
    ----------
    allowed_hosts
        Host names that are answered; `*` answers all. `*.example.se` takes any below it.
    allowed_origins
        Origins besides the server's own that may open a session, e.g. `https://example.se`.
    frame_ancestors
        Who may show the pages inside their own, as in the header `frame-ancestors`.
    embed_ancestors
        Who may show the charts and maps under `/embed/` inside their own pages; `*` is anyone.
    site_address
        Where the public finds the site, e.g. `https://siffror.example.se`; documents then name
        their own full address. Empty: they name it without a host.
    most_sessions
        Open pages at which this process turns new ones away.
    longest_lag
        Seconds that the process may be behind before it turns new sessions away.
    shared_seconds
        How long a shared cache in front may keep pages and answers before it asks again.
    warm_up
        Whether everything is drawn once at start, before `/readyz` says so.
    api_limit, export_limit
        How often one client may ask for data and for files that take work to make.
    """

    allowed_hosts: tuple[str, ...] = ("*",)
    allowed_origins: tuple[str, ...] = ()
    frame_ancestors: str = "'none'"
    embed_ancestors: str = "*"
    site_address: str = ""
    most_sessions: int = 1_000
    longest_lag: float = 2.0
    shared_seconds: int = 600
    warm_up: bool = True
    api_limit: tuple[RateLimitItem, ...] = ()
    export_limit: tuple[RateLimitItem, ...] = ()


_HOST = re.compile(r"\*|(\*\.)?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
_ORIGIN = re.compile(r"https?://[A-Za-z0-9.-]+(:\d+)?")
_EMBEDDER = re.compile(r"\*|'none'|'self'|https?://(\*\.)?[A-Za-z0-9.-]+(:\d+)?")
_ANCESTOR = re.compile(r"'none'|'self'|https?://(\*\.)?[A-Za-z0-9.-]+(:\d+)?")

API_LIMIT = "1200/minute"
EXPORT_LIMIT = "60/minute"


def _words(name: str, value: str, allowed: re.Pattern[str], example: str) -> tuple[str, ...]:
    words = tuple(word for word in re.split(r"[,\s]+", value) if word)
    for word in words:
        if not allowed.fullmatch(word):
            raise SettingsError(f"{name}: found {word!r}; allowed: {example}")
    return words


def _limit(name: str, value: str) -> tuple[RateLimitItem, ...]:
    if value.strip() == "none":
        return ()
    try:
        return tuple(parse_many(value))
    except ValueError:
        raise SettingsError(
            f"{name}: found {value!r}; allowed: a limit such as 60/minute, or none"
        ) from None


def _positive(name: str, given: Mapping[str, str], default: str) -> float:
    text = given.get(name, default).strip()
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < 1e6:
        raise SettingsError(f"{name}: found {text!r}; allowed: a number above 0, such as {default}")
    return value


def _yes(name: str, given: Mapping[str, str], default: str) -> bool:
    text = given.get(name, default).strip().lower()
    if text not in ("yes", "no"):
        raise SettingsError(f"{name}: found {text!r}; allowed: yes or no")
    return text == "yes"


def _check_public(site: str, hosts: tuple[str, ...]) -> None:
    """Refuse to serve the public without knowing under which name."""
    if not site:
        raise SettingsError(
            "REGION_SITE_ADDRESS: found nothing; allowed, since REGION_PUBLIC is yes: the address "
            "that visitors use, such as https://siffror.example.se"
        )
    if "*" in hosts:
        raise SettingsError(
            "REGION_ALLOWED_HOSTS: found any; allowed, since REGION_PUBLIC is yes: the host names "
            "that visitors use, such as siffror.example.se"
        )


def _check_own_host(site: str, hosts: tuple[str, ...]) -> None:
    """Refuse a site whose own links would lead to a host that is not answered."""
    host = (urlsplit(site).hostname or "").lower()
    names = tuple(name.lower() for name in hosts)
    below = any(name.startswith("*.") and host.endswith(name[1:]) for name in names)
    if site and "*" not in names and host not in names and not below:
        raise SettingsError(
            f"REGION_ALLOWED_HOSTS: found {', '.join(hosts)}; allowed: names with {host} among "
            "them, which REGION_SITE_ADDRESS says"
        )


@cache
def settings() -> Settings:
    """Return the settings of this process, read from its environment once.

    Raises
    ------
    SettingsError
        with the variable's name, what was found and what is allowed.
    """
    return settings_in(os.environ)


def settings_in(given: Mapping[str, str]) -> Settings:
    """Read the settings from variables.

    Raises
    ------
    SettingsError
        with the variable's name, what was found and what is allowed.
    """
    hosts = _words(
        "REGION_ALLOWED_HOSTS",
        given.get("REGION_ALLOWED_HOSTS", "*"),
        _HOST,
        "host names without port, such as siffror.example.se or *.example.se",
    )
    origins = _words(
        "REGION_ALLOWED_ORIGINS",
        given.get("REGION_ALLOWED_ORIGINS", ""),
        _ORIGIN,
        "origins such as https://example.se",
    )
    ancestors = _words(
        "REGION_FRAME_ANCESTORS",
        given.get("REGION_FRAME_ANCESTORS", "'none'"),
        _ANCESTOR,
        "'none', 'self' or origins such as https://example.se",
    )
    embedders = _words(
        "REGION_EMBED_ANCESTORS",
        given.get("REGION_EMBED_ANCESTORS", "*"),
        _EMBEDDER,
        "*, 'none', 'self' or origins such as https://example.se",
    )
    site = given.get("REGION_SITE_ADDRESS", "").strip().rstrip("/")
    if site and not _ORIGIN.fullmatch(site):
        raise SettingsError(
            f"REGION_SITE_ADDRESS: found {site!r}; allowed: an origin such as https://example.se"
        )
    hosts = hosts or ("*",)
    _check_own_host(site, hosts)
    if _yes("REGION_PUBLIC", given, "no"):
        _check_public(site, hosts)
    return Settings(
        allowed_hosts=hosts,
        allowed_origins=origins,
        frame_ancestors=" ".join(ancestors) or "'none'",
        embed_ancestors=" ".join(embedders) or "'none'",
        site_address=site,
        most_sessions=int(_positive("REGION_MOST_SESSIONS", given, "1000")),
        longest_lag=_positive("REGION_LONGEST_LAG", given, "2"),
        shared_seconds=int(_positive("REGION_SHARED_SECONDS", given, "600")),
        warm_up=_yes("REGION_WARM_UP", given, "yes"),
        api_limit=_limit("REGION_API_LIMIT", given.get("REGION_API_LIMIT", API_LIMIT)),
        export_limit=_limit("REGION_EXPORT_LIMIT", given.get("REGION_EXPORT_LIMIT", EXPORT_LIMIT)),
    )
