"""Visitors of the tests: each has touched a page before, so the application starts at once."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, BrowserContext

TOUCHED = "sessionStorage.setItem('awake', 'yes');"


def visitor(browser: Browser, **options: Any) -> BrowserContext:
    """Return a context of a browser; `options` are those of `Browser.new_context`."""
    context = browser.new_context(**options)
    context.add_init_script(f"try {{ {TOUCHED} }} catch {{}}")
    return context
