"""The site as it is on the pictures' day, which words like "comes on 28 November" depend on.

Only the day stands still: run as `python -m tests.pictures.site run app.py`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from streamlit.web.cli import main

from region.words import clock
from tests.servers import serving

DAY = Path(__file__).parent / "day.txt"


@contextmanager
def site() -> Iterator[str]:
    """Run it, and hand out its address."""
    with serving(module=__name__) as (address, _process):
        yield address


if __name__ == "__main__":
    with patch.object(clock, "today", return_value=dt.date.fromisoformat(DAY.read_text().strip())):
        main(prog_name="streamlit")
