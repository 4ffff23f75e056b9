"""What an exhibit consists of: a message, numbers to draw, the same numbers as a table, sources."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import NamedTuple

from region.outputs.charts.model import Picture
from region.outputs.charts.palette import Tone
from region.outputs.tables.sources import Origin
from region.outputs.tables.table import Table
from region.words.addresses import KNOWN, with_known

Choice = tuple[tuple[str, str], ...]
"""Which part or form of a thing is shown, as in the address of its page: year, measure, kommun."""


class Fact(NamedTuple):
    """A label with what it says."""

    label: str
    text: str


class Badge(NamedTuple):
    """A computed status: symbol and words, and which colour goes with them."""

    symbol: str
    text: str
    tone: Tone


class Card(NamedTuple):
    """A figure set large, and what has happened since; a status has its tone."""

    name: str
    value: str
    unit: str
    since: str
    tone: Tone = "none"


@dataclass(frozen=True, eq=False)
class Exhibit:
    """One thing to show, ready in one language, without any look.

    `key` is its address (`target/rd_share`), `name` part of a file's name. `line` is the line of
    sources that goes with it everywhere, `dated` says from when the data are. `page` is the
    address of the page that shows it, `choices` are those that its own address holds, and
    `lasting` is its title without a period.
    """

    key: str
    name: str
    title: str
    subtitle: str
    message: str
    alternative: str
    table: Table
    line: str
    dated: str
    retrieved: dt.date
    origins: tuple[Origin, ...]
    notes: tuple[str, ...]
    page: str
    picture: Picture | None = None
    cards: tuple[Card, ...] = ()
    badge: Badge | None = None
    facts: tuple[Fact, ...] = ()
    quotes: tuple[Fact, ...] = ()
    slide_table: bool = False
    """Whether the table itself is what is shown, and not only the numbers behind a picture."""
    choices: Choice = ()
    lasting: str = ""
    answer: str = ""
    """The sentence that its page begins with for these choices."""
    rank_note: str = ""
    """What the ranks in the table can and cannot be used for; it goes with every file of it."""

    @property
    def kind(self) -> str:
        """The first part of its address."""
        return self.key.partition("/")[0]

    def on_day(self, day: dt.date | None) -> Exhibit:
        """Return the exhibit whose own addresses ask for the content of a day, if there is one."""
        if day is None or (KNOWN, day.isoformat()) in self.choices:
            return self
        page, choices = with_known(self.page, day), (*self.choices, (KNOWN, day.isoformat()))
        return replace(self, page=page, choices=choices)

    @property
    def headline(self) -> str:
        """What stands over it on a slide: the page's own sentence, else its title."""
        return self.answer or self.title

    def under(self, headline: str) -> Exhibit:
        """Return it with a headline for its title; what it was called stands below it."""
        about = self.title if self.title != headline else ""
        if self.subtitle and about and self.subtitle not in about:
            about = f"{about} ({self.subtitle})"
        return replace(self, title=headline, subtitle=about or self.subtitle)

    @property
    def always(self) -> str:
        """What it is called where its address names no period, and so always shows the last."""
        return self.lasting or self.title
