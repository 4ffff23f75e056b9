"""Visitors of the tests: each comes from another page here, so the application starts at once."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, BrowserContext

FROM_HERE = "Object.defineProperty(document, 'referrer', { value: `${location.origin}/` });"


def visitor(browser: Browser, **options: Any) -> BrowserContext:
    """Return a context of a browser; `options` are those of `Browser.new_context`."""
    context = browser.new_context(**options)
    context.add_init_script(FROM_HERE)
    return context
