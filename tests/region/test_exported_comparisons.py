"""What the comparison and a ranking's editions become as files is what their views say."""

from __future__ import annotations

import csv
import io
import itertools
from xml.etree import ElementTree

import pytest

from region.comparisons.comparison import DEFAULT_INDICATORS, compare
from region.comparisons.rankings.history import ranking_histories
from region.content.catalogue import Catalogue
from region.indicators.certainty.words import compared_note
from region.outputs.charts.look import apart
from region.outputs.exhibits import Bars, Lines, Places, subject
from region.outputs.publication.formats import Format
from region.outputs.publication.publish import publish
from region.words.views import UnknownIdError

EUROPE = DEFAULT_INDICATORS["europe"]
PEERS = ("DK01", "FI1B")
CHOICE = (("scope", "europe"), ("peers", "DK01,FI1B"))


def test_the_order_of_a_year_is_the_views(catalogue: Catalogue) -> None:
    earlier = compare(catalogue, "europe", EUROPE, PEERS, "", "sv").periods[-2]
    view = compare(catalogue, "europe", EUROPE, PEERS, earlier, "sv")
    choice = (*CHOICE, ("year", earlier))
    made = publish(catalogue, Format.CSV, f"compare/{EUROPE}", "sv", choice)
    rows = list(csv.reader(io.StringIO(made.body.decode("utf-8-sig")), delimiter=";"))[1:]
    picture = subject(catalogue, f"compare/{EUROPE}", "sv", choice).exhibits[0].picture

    assert [(row[1], float(row[2].replace(",", ".")), row[0]) for row in rows] == [
        (v.name, pytest.approx(v.value), str(v.rank or "")) for v in view.values
    ]
    assert {row[-2] for row in rows} == {view.provenance.line}
    assert {row[-1] for row in rows} == {compared_note("sv")}
    assert isinstance(picture, Bars)
    assert [(b.name, b.value, b.chosen) for b in picture.bars] == [
        (v.name, v.value, v.role == "own") for v in view.values
    ]
    assert made.name.startswith("jamforelse-") and earlier in made.name


def test_the_lines_are_the_views_and_end_at_breaks(catalogue: Catalogue) -> None:
    for scope, one in catalogue.comparisons.items():
        for key in one.indicators:
            exhibit = subject(catalogue, f"compare/{key}", "en", (("view", "lines"),)).exhibits[0]
            if exhibit.picture is None:
                continue
            codes = tuple(row[3] for row in exhibit.table.rows)
            view = compare(catalogue, scope, key, tuple(dict.fromkeys(codes)), "", "en")
            by_name = {line.name: line for line in view.lines}
            assert isinstance(exhibit.picture, Lines)
            for line in exhibit.picture.lines:
                if not line.observed:
                    assert view.goal and {mark.value for mark in line.marks} == {view.goal.level}
                    continue
                points = by_name[line.name].points
                assert [(str(m.year), m.value) for m in line.marks] == [
                    (p.period, p.value) for p in points
                ]
                assert len(line.segments) == len({p.segment for p in points})


def test_the_ranks_over_time_are_the_views(catalogue: Catalogue) -> None:
    view = compare(catalogue, "europe", EUROPE, PEERS, "", "sv")
    choice = (*CHOICE, ("view", "ranks"))
    exhibit = subject(catalogue, f"compare/{EUROPE}", "sv", choice).exhibits[0]

    assert [row[:3] for row in exhibit.table.rows] == [
        (p.label, p.rank, p.field) for p in view.ranks
    ]
    assert isinstance(exhibit.picture, Places)
    assert [m.value for m in exhibit.picture.lines[0].marks] == [p.rank for p in view.ranks]


def test_a_rankings_lines_are_the_views_and_end_at_breaks(catalogue: Catalogue) -> None:
    drawn = 0
    for history in ranking_histories(catalogue, "sv"):
        picture = subject(catalogue, f"history/{history.id}", "sv").exhibits[0].picture
        assert (picture is not None) == (len({p.year for p in history.points}) > 1)
        if not isinstance(picture, Places):
            continue
        drawn += 1
        marks = sorted((ln.name, m.year, m.value) for ln in picture.lines for m in ln.marks)
        assert marks == sorted((p.name, p.year, p.rank) for p in history.points)
        parts = sum(len(line.segments) for line in picture.lines)
        assert parts == len({(p.place, p.segment) for p in history.points})
    assert drawn > 5


@pytest.mark.parametrize(
    ("what", "choice"),
    [
        (f"compare/{EUROPE}", CHOICE),
        (f"compare/{EUROPE}", (*CHOICE, ("view", "lines"))),
        (f"compare/{EUROPE}", (*CHOICE, ("view", "ranks"))),
        ("history/eu_rci", ()),
    ],
)
def test_a_picture_has_title_source_and_date(catalogue: Catalogue, what: str, choice) -> None:
    exhibit = subject(catalogue, what, "sv", choice).exhibits[0]
    made = publish(catalogue, Format.SVG, what, "sv", choice)
    root = ElementTree.fromstring(made.body)
    words = " ".join("".join(part.itertext()) for part in root.iter() if part.tag.endswith("text"))

    for text in (exhibit.title, exhibit.line, exhibit.dated):
        assert set(text.replace(".", "").split()) <= set(words.replace(".", "").split())
    assert publish(catalogue, Format.PNG, what, "sv", choice).body.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("what", "choice", "allowed"),
    [
        ("compare/nope", (), EUROPE),
        (f"compare/{EUROPE}", (("view", "nope"),), "lines"),
        (f"compare/{EUROPE}", (("year", "1066"),), "2020"),
        (f"compare/{EUROPE}", (("peers", "nope"),), "DK01"),
        (f"compare/{EUROPE}", (("scope", "counties"),), "europe"),
    ],
)
def test_what_there_is_not_is_told_with_what_there_is(
    catalogue: Catalogue, what: str, choice, allowed: str
) -> None:
    with pytest.raises(UnknownIdError) as caught:
        subject(catalogue, what, "sv", choice)
    assert allowed in caught.value.allowed


def test_labels_stay_apart_and_inside() -> None:
    places = [390.0, 391.0, 395.0, 20.0]
    moved = sorted(apart(places, 17, 0, 400))

    assert max(moved) <= 400
    assert all(b - a >= 17 for a, b in itertools.pairwise(moved))
