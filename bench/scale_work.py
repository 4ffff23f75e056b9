"""What one size of the content costs, measured in a process of its own that reads that folder.

`REGION_DATA` names the folder and `REGION_CACHE` an empty one, as for any server. The answer is one
line of JSON: seconds of this process's processor, and MB of its memory.
"""

from __future__ import annotations

import gc
import json
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle, islice
from typing import Any

import psutil

from bench.grown import areas_of
from components import first_document
from region.content.catalogue import DATA, Catalogue, links, load
from region.content.catalogue.files import Files
from region.content.catalogue.whole import read_whole
from region.content.model import Indicator
from region.content.sources import Answer, Cell
from region.content.updating import table
from region.content.updating.choice import Choice
from region.content.updating.run import Update
from region.municipalities.menu import map_view
from region.municipalities.profile.view import profile
from region.outputs.open_data.sitemap import addresses
from region.web.compressed import Compressed
from region.web.search import search
from region.words.text import LANGUAGES

ROUNDS = 3
INDICATOR, MUNICIPALITY = "mean_age", "0182"
PAGES: tuple[tuple[str, dict[str, str]], ...] = (
    ("map", {}),
    ("profile", {"kommun": MUNICIPALITY}),
    ("indicator", {"indicator": INDICATOR}),
    ("data", {}),
)
WORDS = ("medelålder", "nacka", "inkomst", "18100", "klimat", "unemployment", "vaxholm", "tåby")


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time that the work takes."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def megabytes() -> float:
    """Return the memory of this process."""
    gc.collect()
    return float(psutil.Process().memory_info().rss) / 1e6


def anew(catalogue: Catalogue, number: int) -> Catalogue:
    """Return the content under another version, so that nothing made of it is kept."""
    return replace(catalogue, version=f"{catalogue.version}-{number}")


def document(catalogue: Catalogue, key: str, choices: dict[str, str], language: Any) -> Compressed:
    """Return a first document, compressed, as a server makes it."""
    return Compressed.of(first_document.text(catalogue, key, choices, language).encode())


def least(catalogue: Catalogue, work: Callable[[Catalogue], object]) -> float:
    """Return the least time of some rounds, each on content of which nothing is kept.

    One round before them loads what a process loads once.
    """
    return min([seconds(lambda n=n: work(anew(catalogue, n))) for n in range(ROUNDS + 1)][1:])


def _answer(indicator: Indicator, rows: table.Rows) -> Answer:
    """Return a source's answer with all that the table says, every tenth value revised."""
    step = 10.0**-indicator.decimals
    cells = {
        key: Cell(row.number + (step if number % 10 == 0 else 0.0))
        for number, (key, row) in enumerate(rows.items())
        if row.number is not None and not row.is_ours
    }
    return Answer(cells)


class _Given:
    def __init__(self, answer: Answer):
        self.answer = answer

    def fetch(self, query: Any) -> Answer:
        """Return the same answer to any query."""
        return self.answer


def update(catalogue: Catalogue) -> float:
    """Return what it takes to compare a source's answer that doubles a table's periods.

    Nothing is written but the table of the temporary folder, which loses half of its periods first.
    """
    indicator = catalogue.indicators[INDICATOR]
    path = DATA / f"indicators/{INDICATOR}.csv"
    rows = table.read(path.read_text("utf-8"))
    periods = sorted({period for _, period in rows})
    half = set(periods[: len(periods) // 2])
    path.write_text(table.write({key: row for key, row in rows.items() if key[1] in half}), "utf-8")
    source = next(s.query for s in indicator.sources if s.query)
    query = source.model_copy(update={"since": None})
    choice = Choice(
        accept_all=True, dry_run=True, imported=(INDICATOR, 0, query), removes=len(rows)
    )
    given = _Given(_answer(indicator, rows))

    def compare() -> None:
        (result,) = list(Update(DATA, catalogue, given, choice).results())[:1]
        if result.outcome != "accepted":
            raise RuntimeError(f"{result.outcome}: {result.message}")

    return min(seconds(compare) for _ in range(ROUNDS))


def checked() -> dict[str, float]:
    """Read and check the whole folder; then again after one file has changed, some rounds of it."""
    first = seconds(lambda: read_whole(Files(DATA)))
    path = DATA / f"indicators/{INDICATOR}.csv"
    head, *rows = path.read_text("utf-8").splitlines()
    again = []
    for number in range(1, ROUNDS + 1):
        path.write_text("\n".join([head, *rows[number:], *rows[:number], ""]), "utf-8")
        again.append(seconds(lambda: read_whole(Files(DATA))))
    load()
    return {"read and check": first, "read again after an edit": min(again)}


def used() -> dict[str, float]:
    """Start from the kept content, then measure what is asked of it."""
    before = megabytes()
    found = {"start from what is kept": seconds(load)}
    content = load()
    gc.freeze()  # as a server does that is warm
    size = {
        "indicators": len(content.indicators),
        "municipalities": len(content.municipalities),
        "observations": sum(len(one.rows) for one in content.observations.values()),
        "addresses": len(list(addresses(content))) * len(LANGUAGES),
    }
    found["memory of the content MB"] = megabytes() - before
    found["map view"] = least(content, lambda one: map_view(one, INDICATOR, None, "sv"))
    found["profile view"] = least(content, lambda one: profile(one, MUNICIPALITY, "sv"))
    for key, choices in PAGES:
        found[f"document: {key}"] = least(
            content, lambda one, key=key, choices=choices: document(one, key, choices, "sv")
        )
    found["search, first"] = least(content, lambda one: search(one, WORDS[0], "sv"))
    found["search"] = min(
        statistics.fmean(seconds(lambda text=text: search(content, text, "sv")) for text in WORDS)
        for _ in range(ROUNDS)
    )
    found["update of one source"] = update(content)
    return {**found, **size}


def documents(languages: int, most: int) -> dict[str, float]:
    """Make the first documents of so many languages, as a server that is asked for all of them.

    A language beyond the two is their documents again, of content of another version: nothing that
    was made before serves it. Of each language `most` addresses are asked for, spread over all.
    """
    content = load()
    everything = list(addresses(content))
    wanted = everything[:: max(1, len(everything) // most)][:most]
    for key, choices in wanted[:10]:
        document(anew(content, -1), key, choices, "sv")
    before, total = megabytes(), 0.0
    made, size = 0, 0
    kept: list[Compressed] = []
    for number, language in enumerate(islice(cycle(LANGUAGES), languages)):
        one = anew(content, number // len(LANGUAGES))
        for key, choices in wanted:
            begin = time.process_time()
            kept.append(document(one, key, choices, language))
            total += time.process_time() - begin
            made, size = made + 1, size + len(kept[-1].brotli)
        del kept[: -len(wanted)]
    return {
        "documents": made,
        "all documents": total,
        "bytes of all documents MB": size / 1e6,
        "memory MB": megabytes() - before,
        "addresses": len(everything) * len(LANGUAGES),
    }


def main(what: str, *numbers: str) -> None:
    """Measure one thing and print it."""
    links.NUMBER_OF_MUNICIPALITIES = len(list(areas_of(DATA)))  # the rule of our county alone
    work: dict[str, Callable[..., dict[str, float]]] = {
        "checked": checked,
        "used": used,
        "documents": documents,
    }
    print(json.dumps(work[what](*map(int, numbers))))


if __name__ == "__main__":
    main(*sys.argv[1:])
