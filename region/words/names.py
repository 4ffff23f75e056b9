"""Names for comparing and for addresses, with or without Swedish letters."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Return the text for comparing: lower case, å ä ö as a a o, other signs as one space.

    >>> fold("  Upplands-Väsby  KOMMUN")
    'upplands vasby kommun'
    """
    letters = unicodedata.normalize("NFKD", text).casefold()
    kept = (c if c.isalnum() else " " for c in letters if not unicodedata.combining(c))
    return " ".join("".join(kept).split())


def slug(text: str) -> str:
    """Return the text as a part of a file name or an address: `upplands-vasby`."""
    return fold(text).replace(" ", "-")
