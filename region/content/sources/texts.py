"""What a source says in words: made readable, compared by meaning, and where two texts differ."""

from __future__ import annotations

import difflib
import html
import re
import unicodedata

from region.content.sources.answer import quoted

SHORT = 120
AROUND = 4
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_LINK = re.compile(r"\[([^\]]*)\]\([^)\s]*\)")
_SPACE = re.compile(r"(?:\s|\\[nrt](?![a-zåäö]))+")
_SAME = str.maketrans({**dict.fromkeys("‐‑‒–—−", "-"), **dict.fromkeys("”“„»«'’‘", '"')})
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_ENDED = re.compile(
    r"\bdiscontinued\b|\bno longer (?:updated|published|maintained)\b"
    r"|\breplaced by (?:data ?set|table)\b"
    r"|\b(?:måttet|nyckeltalet|tabellen|serien|statistiken) (?:har )?"
    r"(?:utgår|utgått|upphör|upphört|avslutas|avslutats|ersätts|ersatts)\b"
    r"|\b(?:måttet|nyckeltalet|tabellen|serien|statistiken) är (?:avslutad|avslutat|nedlagd)\b",
    re.IGNORECASE,
)
CLOSED_SPAN = re.compile(r"\((?:\d{4})?\s*[-–]\s*\d{4}\)\s*$")
"""The years that a title ends with when its series has ended: `(-2024)`, `(1997-2025)`."""


def readable(text: object) -> str:
    """Return a source's text on one line, without the tags and entities of HTML.

    >>> readable("<p>Andel&nbsp;(%) <b>i&nbsp;länet</b></p>")
    'Andel (%) i länet'
    """
    if not isinstance(text, str):
        return ""
    bare = html.unescape(_TAG.sub(" ", text)).replace("\u00a0", " ")
    return re.sub(r" (?=[.,;:)](?:\s|$))", "", _SPACE.sub(" ", bare).strip())


def _plain(text: str) -> str:
    bare = _LINK.sub(r"\1", html.unescape(readable(text)))
    bare = _HIDDEN.sub("", unicodedata.normalize("NFKC", bare)).translate(_SAME)
    return " ".join(bare.split()).strip(" .")


def same_meaning(one: str, other: str) -> bool:
    """Return whether two texts differ only in how they are written down.

    Tags, entities, the targets of links, spaces, kinds of dashes and quotation marks, capitals and
    the last full stop are not what a text says.
    """
    first, second = ("".join(_plain(text).split()).casefold() for text in (one, other))
    return first == second


def says(text: str, part: str) -> bool:
    """Return whether a text holds a part, by meaning."""
    whole, wanted = ("".join(_plain(t).split()).casefold() for t in (text, part))
    return bool(wanted) and wanted in whole


def difference(before: str, after: str) -> str:
    """Return both texts, or of long ones the places where they differ, with the words around.

    >>> difference("andel (%)", "antal")
    "'andel (%)' has become 'antal'"
    """
    old, new = _plain(before).split(), _plain(after).split()
    if max(len(before), len(after)) <= SHORT:
        return f"{quoted(before, SHORT + 2)} has become {quoted(after, SHORT + 2)}"
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    places = [found for found in matcher.get_opcodes() if found[0] != "equal"]
    if not places:
        return f"{quoted(before, SHORT)} has become {quoted(after, SHORT)}"
    _, start, end, new_start, new_end = places[0]
    more = f" (and {len(places) - 1} more places)" if len(places) > 1 else ""
    return (
        f"from word {start + 1} of {len(old)}, {_excerpt(old, start, end)} "
        f"has become {_excerpt(new, new_start, new_end)}{more}"
    )


def _excerpt(words: list[str], start: int, end: int) -> str:
    first, last = max(0, start - AROUND), min(len(words), end + AROUND)
    shown = " ".join(words[first:last])
    return quoted(f"{'… ' * (first > 0)}{shown}{' …' * (last < len(words))}", 2 * SHORT)


def ending_in(title: str, text: str = "") -> str:
    """Return the words in which a source says that the figures have ended, or ''."""
    for sentence in re.split(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])", readable(text)):
        if _ENDED.search(sentence):
            return sentence
    closed = CLOSED_SPAN.search(title)
    return closed[0].strip() if closed else ""
