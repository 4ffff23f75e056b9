"""The follow-up in the order in which it is read, as blocks that PDF, HTML and Word are made of.

A block says what it is, not how it looks: `heading`, `text`, `points`, `table`, `picture`, `cards`,
`keep` (blocks that no page parts), `pairs` (such blocks two abreast), `page` (a new one begins),
`sources` (a list with addresses), `squares` (a coloured table: a picture where it is not edited).
"""

from __future__ import annotations

from typing import Any, Literal

Content = dict[str, Any]
Block = dict[str, Any]
Style = Literal["body", "lead", "quiet", "status", "answer"]


def _heading(level: int, words: str) -> Block:
    return {"kind": "heading", "level": level, "text": words}


def _text(words: str, style: Style = "body", colour: str = "") -> Block:
    return {"kind": "text", "text": words, "style": style, "colour": colour}


def _points(items: list[tuple[str, str]] | list[str]) -> Block:
    """A list; an item may begin with a few words that stand out."""
    pairs = [("", item) if isinstance(item, str) else item for item in items]
    return {"kind": "points", "items": [[first, rest] for first, rest in pairs]}


def _table(data: Content, caption: str, columns: int = 0) -> Block:
    end = columns or len(data["head"])
    return {
        "kind": "table",
        "caption": caption,
        "head": data["head"][:end],
        "wide": data["wide"][:end],
        "rows": [row[:end] for row in data["rows"]],
    }


def _picture(picture: Content, share: int = 100) -> Block:
    return {"kind": "picture", **picture, "share": share}


def _keep(*blocks: Block, floats: bool = False) -> Block:
    """Blocks that stay together; what is as large as a page floats, and text goes on before it."""
    return {"kind": "keep", "blocks": list(blocks), "floats": floats}


NEW_PAGE: Block = {"kind": "page"}


def _summary(content: Content) -> list[Block]:
    """One page: the four questions, what is worst, what is new."""
    labels = content["labels"]
    asked = [(one["name"], one["text"]) for one in content["questions"] if one["text"]]
    blocks = [_heading(1, labels["summary"]), _text(content["answer"], "lead"), _points(asked)]
    if content["worst"]:
        blocks += [_heading(2, labels["worst"]), _points(content["worst"])]
    if content["changed"]["first"]:
        blocks += [_heading(2, labels["new"]), _points(content["changed"]["first"])]
    return [*blocks, _text(f"{content['reserves']} {content['known']}", "quiet")]


def _status(target: Content) -> Block:
    return _text(f"{target['symbol']} {target['status']}", "status", target["colour"])


def _assessed(target: Content, labels: Content) -> Block:
    """A goal on half a page: its verdict, course and others in one picture, and what was said."""
    top = [_heading(4, target["name"]), _status(target), _text(target["answer"], "answer")]
    if target["picture"]:
        top += [_text(target["subtitle"], "quiet"), _picture(target["picture"])]
    sure = [*target["sure"]]
    text = " ".join(part for part in (target["text"], *sure) if part)
    blocks = [_keep(*top), _text(text)]
    if target["quotes"]:
        blocks += [
            _text(labels["said"], "quiet"),
            _points([(e, text) for e, text in target["quotes"]]),
        ]
    return _keep(*blocks, _text(target["source"], "quiet"))


def _other(target: Content, labels: Content) -> Block:
    """A goal that cannot be assessed: why, what is next, and what was said."""
    said = [(edition, text) for edition, text in target["quotes"]]
    step = [(labels["next"], target["step"])] if target["step"] else []
    told = [_points([*step, *said])] if step or said else []
    name = _heading(4, target["name"])
    return _keep(name, _status(target), _text(target["text"]), *told)


def _goals(content: Content) -> list[Block]:
    labels = content["labels"]
    named = [(goal["name"], target) for goal in content["goals"] for target in goal["targets"]]
    assessed = [pair for pair in named if pair[1]["assessed"]]
    others = [pair for pair in named if not pair[1]["assessed"]]
    blocks = [
        _heading(1, labels["goals"]),
        _text(f"{content['sentence']} {content['outside']}"),
        _text(f"{content['plan']}. {content['validity']}", "quiet"),
        _table(content["targets"], labels["all_targets"], 4),
        _text(content["targets"]["source"], "quiet"),
    ]
    for title, found in ((labels["assessed"], assessed), (labels["not_assessed"], others)):
        if not found:
            continue
        blocks += [NEW_PAGE, _heading(2, title)] if found is assessed else [_heading(2, title)]
        before = ""
        for goal, target in found:
            if goal != before:
                blocks.append(_heading(3, goal))
            make = _assessed if found is assessed else _other
            blocks.append(make(target, labels))
            before = goal
    return blocks


def _municipalities(content: Content) -> list[Block]:
    matrix = content["matrix"]
    cells = [
        [
            _heading(2, one["name"]),
            _text(one["text"]),
            _picture(one["picture"]),
            _text(f"{one['definition']} {one['source']}", "quiet"),
        ]
        for one in content["maps"]
    ]
    whole = _keep(
        _heading(1, matrix["name"]),
        _text(matrix["text"], "answer"),
        _text(matrix["subtitle"], "quiet"),
        {**_picture(matrix["picture"]), "kind": "squares", "squares": matrix["squares"]},
        _text(matrix["source"], "quiet"),
        floats=True,
    )
    return [
        whole,
        _heading(1, content["labels"]["municipalities"]),
        {"kind": "pairs", "cells": cells},
    ]


def _rankings(content: Content, data: Content, columns: int = 0) -> list[Block]:
    labels = content["labels"]
    return [
        _heading(1, labels["rankings"]),
        _text(content["rankings_answer"], "answer"),
        _text(content["rankings_text"]),
        _table(data, labels["latest"], columns),
        _text(data["source"], "quiet"),
    ]


def _end(content: Content) -> list[Block]:
    labels = content["labels"]
    blocks = [_heading(1, labels["method"])]
    for name, text in content["method"]:
        blocks.append(_keep(_heading(2, name), _text(text)))
    sources = []
    for one in content["sources"]:
        more = [f"{labels['licence']}: {one['licence']}"] if one["licence"] else []
        more += [f"{labels['retrieved']} {one['day']}"] if one["day"] else []
        sources.append({"text": one["title"], "url": one["url"], "more": ", ".join(more)})
    return [*blocks, _heading(1, labels["sources"]), {"kind": "sources", "items": sources}]


def report_blocks(content: Content) -> list[Block]:
    """Return the whole report after its cover."""
    labels, changed = content["labels"], content["changed"]
    new = [
        _heading(1, changed["name"]),
        _table(changed, changed["name"]),
        _text(changed["source"], "quiet"),
    ]
    return [
        *_summary(content),
        _heading(1, labels["figures"]),
        _text(content["figures_text"]),
        {"kind": "cards", "cards": content["cards"]},
        _text(content["figures"]["source"], "quiet"),
        NEW_PAGE,
        *_goals(content),
        *_rankings(content, content["turns"]),
        *(new if changed["rows"] else []),
        *_municipalities(content),
        *_end(content),
    ]


def brief_blocks(content: Content) -> list[Block]:
    """Return two pages for whoever decides: the answer and four courses, then the goals."""
    labels = content["labels"]
    drawn = [t for goal in content["goals"] for t in goal["targets"] if t["picture"]][:4]
    cells = [
        [
            _heading(2, target["name"]),
            _status(target),
            _text(target["answer"], "answer"),
            _picture(target["small"]),
        ]
        for target in drawn
    ]
    worst = [_heading(1, labels["worst"]), _points(content["worst"])] if content["worst"] else []
    first = content["changed"]["first"]
    return [
        _text(content["answer"], "lead"),
        _text(f"{content['reserves']} {content['known']}", "quiet"),
        _heading(1, labels["assessed"]),
        {"kind": "pairs", "cells": cells},
        NEW_PAGE,
        *worst,
        *([_heading(1, content["changed"]["name"]), _points(first)] if first else []),
        _heading(1, labels["goals"]),
        _table(content["brief_targets"], labels["goals"], 4),
        *_rankings(content, content["rankings"], 4),
    ]
