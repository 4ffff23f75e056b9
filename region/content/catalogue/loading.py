"""Load the folder `data/`: from what is kept of the same files, else read and checked anew."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from region.content.catalogue import keeping
from region.content.catalogue.catalogue import Catalogue
from region.content.catalogue.files import DATA, Files


def load(root: Path = DATA, day: dt.date | None = None) -> Catalogue:
    """Read and check all content below `root`, with a day as it stood when the day began.

    Files that have not changed since an earlier call are not read again, and the site's own
    content is kept for the next start (see `keeping`).

    Raises
    ------
    CatalogueError
        with every fault of every file, if there is any.
    """
    files = Files(root, day)
    if root != DATA:
        return _whole(files)
    found = _own(_State(files, files.digest()))
    return replace(found, root=root, changes=files.changes)  # no content, so not in the digest


@dataclass(frozen=True)
class _State:
    """The site's own files in one state: two with the same bytes are the same."""

    files: Files = field(compare=False)
    digest: bytes


@lru_cache(maxsize=1)
def _own(state: _State) -> Catalogue:
    return keeping.once(state.digest, lambda: _whole(state.files))


def _whole(files: Files) -> Catalogue:
    from region.content.catalogue.whole import read_whole  # needs pandera, which is heavy

    return read_whole(files)
