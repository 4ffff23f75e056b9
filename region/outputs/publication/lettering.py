"""The typeface inside a picture, so that it is read everywhere as it was drawn here.

A picture in another site's page, or in a mail, may load nothing: what it does not hold is set in
the reader's own typeface, whose words have other widths.
"""

from __future__ import annotations

import base64
import re
from functools import lru_cache
from xml.sax.saxutils import unescape

from region.outputs.charts import fonts
from region.outputs.charts.subsets import letters_only

EMBEDDED = "Source Sans Here"
"""A name that no machine has, so that the letters that came along are the ones used."""

_WRITTEN = re.compile(r"<text[^>]*>(.*?)</text>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_FAMILY = re.compile(r"(font-family=\")(?='Source Sans)")
_FACES = ((400, "SourceSansPro-Regular.ttf"), (700, "SourceSansPro-Bold.ttf"))


@lru_cache(maxsize=64)
def _face(file: str, letters: str) -> str:
    font = letters_only(fonts.FOLDER / file, map(ord, letters))
    return base64.b64encode(font).decode()


def lettered(svg: str) -> str:
    """Return the picture with the letters that are written in it, regular and bold."""
    said = "".join(unescape(_TAG.sub("", words)) for words in _WRITTEN.findall(svg))
    letters = "".join(sorted(set(said)))
    faces = "".join(
        f"@font-face{{font-family:'{EMBEDDED}';font-weight:{weight};"
        f"src:url(data:font/woff2;base64,{_face(file, letters)}) format('woff2')}}"
        for weight, file in _FACES
    )
    named = _FAMILY.sub(rf"\1'{EMBEDDED}', ", svg)
    return named.replace(">", f"><style>{faces}</style>", 1)
