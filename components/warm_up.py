"""What a server does between its start and its first visitors: draw everything once.

`python -m components.warm_up` does it beforehand, so that a server that may not write finds the
charts and presentations of its content ready.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import threading

from components import first_document
from components.current import store
from components.stage.routes import ready_answer
from pages import PAGES
from region.content.catalogue import Catalogue
from region.web.settings import settings
from region.words.text import LANGUAGES

READY = threading.Event()
"""Set when a first visitor would wait no longer than any other."""

_log = logging.getLogger(__name__)


def draw_pages(content: Catalogue) -> None:
    """Draw the plain document of every page."""
    for key in PAGES:
        for language in LANGUAGES:
            first_document.answer(key, {}, language)


def draw_presentations(content: Catalogue) -> None:
    """Draw the presentations: a speaker who opens one should not wait for its charts."""
    site = settings().site_address
    for key in content.presentations:
        for language in LANGUAGES:
            ready_answer(content, key, 0, "", language, site)


def draw_targets(content: Catalogue) -> None:
    """Draw every target alone: not what most visitors ask for first, but with the most charts."""
    for target in content.targets:
        for language in LANGUAGES:
            first_document.answer("goals", {"target": target}, language)


async def warm_up() -> None:
    """Draw everything beside the event loop, then take what now exists out of collections.

    What has been made so far stays as long as the server, so the garbage collector need not walk
    through it again and again.
    """
    try:
        await asyncio.to_thread(draw_pages, store().current().catalogue)
    except Exception:
        # a page that cannot be drawn must not keep the others from being shown
        _log.exception("the pages could not all be drawn beforehand")
    gc.collect()
    gc.freeze()
    READY.set()
    for later in (draw_presentations, draw_targets):
        try:
            await asyncio.to_thread(later, store().current().catalogue)
        except Exception:
            _log.exception("%s failed; it is drawn when someone asks", later.__name__)


if __name__ == "__main__":
    for draw in (draw_pages, draw_presentations, draw_targets):
        draw(store().current().catalogue)
