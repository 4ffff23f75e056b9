"""Where a source answers: its documented address, or another one that a variable names."""

from __future__ import annotations

import os
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from region.content.sources.answer import SourceError, quoted


@dataclass
class Base:
    """The address that a source's paths are relative to.

    Another address than the documented one may leave out the end of the documented path, or all
    of it: the forms are tried in turn until one answers with something else than 404.
    """

    forms: list[str]
    documented: str
    _tried: int = 0

    @classmethod
    def of(cls, documented: str, variable: str) -> Base:
        """Return the base, from the environment's variable if it is set.

        Raises
        ------
        SourceError
            if the variable holds no http or https address.
        """
        text = os.environ.get(variable, "").strip()
        if not text:
            return cls([documented], documented)
        parts = urlsplit(text)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            found = f"{variable}: found {quoted(text)}"
            raise SourceError(f"{found}; allowed: an address such as http://127.0.0.1:8000")
        return cls(_forms(text, documented), documented)

    @property
    def is_documented(self) -> bool:
        """True for the source itself, False for another address."""
        return self.forms == [self.documented]

    def url(self, path: str) -> str:
        """Return the whole address of a path."""
        return self.forms[0] + path

    def try_next(self) -> bool:
        """Go on to the next form; False if there is none, and the first one is back."""
        if len(self.forms) == 1:
            return False
        self._tried += 1
        self.forms.append(self.forms.pop(0))
        if self._tried < len(self.forms):
            return True
        self._tried = 0
        return False

    def settle(self) -> None:
        """Keep to the form that has just answered."""
        del self.forms[1:]

    def path_of(self, url: str) -> str:
        """Return the path of a link in an answer, relative to the base.

        Raises
        ------
        SourceError
            if the link leads to another host than the source's.
        """
        for form in (*self.forms, self.documented):
            if url.startswith(form + "/"):
                return url[len(form) :]
        link = urlsplit(url)
        if link.netloc in ("", urlsplit(self.forms[0]).netloc, urlsplit(self.documented).netloc):
            path = link.path.removeprefix(urlsplit(self.forms[0]).path)
            path = path.removeprefix(urlsplit(self.documented).path)
            return urlunsplit(("", "", "/" + path.lstrip("/"), link.query, ""))
        raise SourceError(f"a link leads to {quoted(url)}, outside the source's own host")


def _forms(text: str, documented: str) -> list[str]:
    parts = urlsplit(text)
    root = f"{parts.scheme}://{parts.netloc}"
    given = [part for part in parts.path.split("/") if part]
    whole = [part for part in urlsplit(documented).path.split("/") if part]
    paths = []
    if given:
        ends = [n for n in range(len(whole), 0, -1) if whole[n - 1] == given[-1]]
        paths = [given + whole[end:] for end in ends]
        paths += [given, given + whole]
    else:
        paths = [whole, whole[-1:], []]
    forms = ["/".join([root, *path]) for path in paths]
    return list(dict.fromkeys(forms))
