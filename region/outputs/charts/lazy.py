"""Modules that are loaded when something in them is first used, not when the server starts."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any


class Lazy:
    """Stands for a module until it is needed. Python's own lock makes this safe in threads."""

    def __init__(self, name: str):
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        return getattr(_loaded(self._name), attribute)


@cache
def _loaded(name: str) -> Any:
    module: Any = import_module(name)
    if name == "altair":
        # every step of a chart would be checked against the whole schema, which takes most of the
        # time of a drawing; the tests check each kind of chart once instead
        module.utils.schemapi.disable_debug_mode()
    return module
