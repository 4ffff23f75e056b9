"""Which municipality is meant: by code or by name, with or without Swedish letters."""

from __future__ import annotations

import re
import unicodedata

from region.catalogue import Catalogue

LONGEST = 60

_BEFORE = re.compile(r"^(?:city of|municipality of) ")
_AFTER = re.compile(r" (?:kommun|stad|municipality|city)$")


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


def find_municipality(catalogue: Catalogue, text: str) -> str | None:
    """Return the code of the municipality that `text` names, or None.

    A code is taken with or without its leading zero. A name is taken in any case, with or
    without Swedish letters, and with what people write around it: "Täby kommun", "stockholms
    stad", "City of Solna".
    """
    if len(text) > LONGEST:
        return None
    codes = {area.code for area in catalogue.municipalities}
    folded = fold(text)
    if folded.isascii() and folded.isdigit():
        code = folded.zfill(4)
        return code if code in codes else None
    names = {
        fold(name): area.code
        for area in catalogue.municipalities
        for name in (area.name.sv, area.name.en)
    }
    bare = _AFTER.sub("", _BEFORE.sub("", folded))
    for candidate in (folded, bare, bare.removesuffix("s")):
        if candidate in names:
            return names[candidate]
    return None
