"""What is left to be sent when a choice comes while another is being drawn fits the page.

Streamlit drops what a part that is drawn by itself has drawn and not yet sent, once that part is
to be drawn again, and sends the rest: a child whose elder siblings were dropped has no place in
the browser, which shows an error instead of the page.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.testing.v1 import local_script_runner

from region.words import pages
from tests.pages.test_pages import run


def misplaced(messages: Iterable[ForwardMsg]) -> list[tuple[int, ...]]:
    """Return the paths that have no place in a tree that begins empty."""
    children: dict[tuple[int, ...], int] = {(): 4}  # main, sidebar, event, bottom
    children |= {(root,): 0 for root in range(4)}
    wrong = []
    for message in messages:
        path = tuple(message.metadata.delta_path)
        if not path:
            continue
        parent, at = path[:-1], path[-1]
        if at > children.get(parent, -1):
            wrong.append(path)
            continue
        children[parent] = max(children[parent], at + 1)
        if message.delta.WhichOneof("type") == "add_block":
            children[path] = 0
    return wrong


@pytest.mark.parametrize("page", pages.PAGES, ids=lambda page: page.key)
def test_what_is_left_of_an_interrupted_run_fits(page: pages.Page, monkeypatch) -> None:
    sent: list[ForwardMsg] = []
    parse = local_script_runner.parse_tree_from_messages

    def keep(messages: list[ForwardMsg]):
        sent[:] = messages
        return parse(messages)

    monkeypatch.setattr(local_script_runner, "parse_tree_from_messages", keep)
    run(page, "sv")

    assert misplaced(sent) == []
    parts = sorted({message.delta.fragment_id for message in sent} - {""})
    assert parts
    for part in parts:
        queue = ForwardMsgQueue()
        for message in sent:
            queue.enqueue(message)
        queue.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=[part])
        left = queue.flush()
        assert len(left) < len(sent)
        assert misplaced(left) == []
        # what was drawn before is there, but for what the parts that were dropped stand in
        again = [message for message in sent if message.delta.fragment_id == part]
        assert misplaced([*left, *again]) == []
