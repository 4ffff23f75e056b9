"""The bump chart of a ranking: places over editions, Stockholm in blue, breaks as gaps."""

from __future__ import annotations

import itertools
import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from components.charts import COLOURS, _config
from components.current import ThemeType
from components.lazy import Lazy
from region import formatting as fmt
from region.language import gettext
from region.model import Language
from region.ranking_editions import EditionView
from region.ranking_history import RankingHistory

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd
else:
    alt, pd = Lazy("altair"), Lazy("pandas")

ROW = 22
TALLEST = 30
LONGEST_NAME, LONGEST_BEFORE_BREAK = 26, 12
GAP = 0.8
"""How much wider a step is across a break, in steps: names stand there."""


def can_draw(history: RankingHistory) -> bool:
    """Say whether there are two editions with ranks to draw between."""
    return len({point.year for point in history.points}) > 1


def _short(name: str, final: bool) -> str:
    longest = LONGEST_NAME if final else LONGEST_BEFORE_BREAK
    return name if len(name) <= longest else name[: longest - 1].rstrip(" ,·") + "…"


def _ends(data: pd.DataFrame) -> pd.DataFrame:
    """Return names beside the last edition, and beside a single break; shared ranks share a line.

    With more breaks the parts stand too close for names on a phone.
    """
    rows = []
    parts = data["segment"].nunique()
    for segment, part in data.groupby("segment"):
        last = part[part["at"] == part["at"].max()]
        final = bool(segment == data["segment"].max())
        if not final and (len(last) < 2 or parts > 2):
            continue
        for rank, group in last.groupby("rank"):
            label = " · ".join(_short(name, final) for name in group["name"])
            rows.append(
                {
                    "at": last["at"].max(),
                    "rank": rank,
                    "label": label if final else _short(label, final),
                    "own": bool(group["own"].any()),
                }
            )
    return pd.DataFrame(rows)


def _under(edition: EditionView, language: Language) -> list[str]:
    """Return what stands under an edition: its year, and of how many."""
    _ = gettext(language)
    if edition.field_number is None:
        return [edition.label]
    number = fmt.number(edition.field_number, 0, language)
    return [edition.label, _("av {number}").format(number=number)]


@lru_cache(maxsize=128)
def bump_spec(history: RankingHistory, theme: ThemeType, language: Language) -> dict[str, Any]:
    """Return the chart; the field's size stands under each edition."""
    _ = gettext(language)
    colour = COLOURS[theme]
    editions = [e for e in history.editions if any(p.year == e.year for p in history.points)]
    broken = itertools.accumulate(bool(e.method_break) and i > 0 for i, e in enumerate(editions))
    at = {e.year: i + GAP * b for i, (e, b) in enumerate(zip(editions, broken, strict=True))}
    data = pd.DataFrame(
        {
            "at": [at[p.year] for p in history.points],
            "rank": [p.rank for p in history.points],
            "name": [p.name for p in history.points],
            "line": [f"{p.place}-{p.segment}" for p in history.points],
            "text": [p.text for p in history.points],
            "own": [p.is_stockholm for p in history.points],
            "segment": [p.segment for p in history.points],
        }
    )
    lowest = int(data["rank"].max())
    last = max(at.values())
    labels = json.dumps({str(round(10 * at[e.year])): _under(e, language) for e in editions})
    x = alt.X(
        "at:Q",
        scale=alt.Scale(domain=[-0.35, last + 0.75 + 0.25 * last], nice=False),
        axis=alt.Axis(
            values=[at[e.year] for e in editions],
            labelExpr=f"{labels}[round(10 * datum.value)]",
            labelOverlap=False,
            labelLineHeight=16,
            title=None,
            grid=False,
            domain=False,
            ticks=False,
            labelPadding=10,
        ),
    )
    steps = sorted({1, *range(5, lowest + 1, 5), *([lowest] if lowest < 5 else [])})
    y = alt.Y(
        "rank:Q",
        scale=alt.Scale(domain=[lowest + 0.6, 0.4], nice=False, zero=False),
        axis=alt.Axis(title=None, values=steps, domain=False, ticks=False, format="d"),
    )
    layers: list[Any] = []
    breaks = [{"at": at[e.year] - 0.35} for e in editions if e.method_break and at[e.year] > 0]
    if breaks:
        rules = alt.Chart(pd.DataFrame(breaks)).encode(x=x)
        layers.append(rules.mark_rule(color=colour["other"], strokeDash=[3, 4], aria=False))
    for own, shade, width, size in ((False, "other", 1.5, 40), (True, "chosen", 3.5, 130)):
        base = alt.Chart(data[data["own"] == own]).encode(
            x=x, y=y, tooltip=alt.Tooltip("text:N", title=" ")
        )
        layers.append(
            base.mark_line(color=colour[shade], strokeWidth=width, aria=False).encode(
                detail="line:N"
            )
        )
        layers.append(
            base.mark_point(size=size, filled=True, opacity=1, color=colour[shade], aria=False)
        )
    own_points = alt.Chart(data[data["own"]]).encode(x=x, y=y, text="rank:Q")
    number: dict[str, Any] = {"dy": -16, "fontSize": 14, "fontWeight": "bold"}
    halo: dict[str, Any] = {"stroke": colour["surface"], "strokeWidth": 5, "strokeJoin": "round"}
    layers.append(own_points.mark_text(**number, **halo))
    layers.append(own_points.mark_text(**number, color=colour["chosen"]))
    ends = _ends(data)
    for own, shade in ((False, "secondary"), (True, "chosen")):
        layers.append(
            alt.Chart(ends[ends["own"] == own])
            .mark_text(
                align="left",
                dx=12,
                fontSize=13,
                fontWeight="bold" if own else "normal",
                color=colour[shade],
            )
            .encode(x=x, y=y, text="label:N")
        )
    title = _("Plats, 1 är främst")
    if breaks:
        title = f"{title}. " + _("Streckad lodrät linje: bruten serie")
    spec = _config([layer for layer in layers if len(layer.data)], title, theme, language)
    spec["height"] = ROW * min(max(lowest, 6), TALLEST) + 40
    return spec
