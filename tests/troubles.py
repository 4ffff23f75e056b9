"""How a source can go wrong: answers of the replay that are late, cut off, endless or faulty."""

from __future__ import annotations

import time
from typing import Any

from tests.replay import Handler, Trouble


def always(status: int, content: Any, **headers: str) -> Trouble:
    """Answer every request so."""

    def trouble(handler: Handler, time_: int) -> bool:
        handler.send(status, content, **headers)
        return True

    return trouble


def first(times: int, status: int, **headers: str) -> Trouble:
    """Answer the first requests with a status, and the following ones well."""

    def trouble(handler: Handler, time_: int) -> bool:
        if time_ <= times:
            handler.send(status, b"", **headers)
            return True
        return False

    return trouble


def cut_off(handler: Handler, time_: int) -> bool:
    """Promise more than is sent, and close."""
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b'{"values": [{"kpi": "N0')
    handler.close_connection = True
    return True


def cut_without_length(handler: Handler, time_: int) -> bool:
    """Close in the middle without having said how much would come."""
    handler.send_response(200)
    handler.send_header("Connection", "close")
    handler.end_headers()
    handler.wfile.write(b'{"values": [{"kpi": "N0')
    handler.close_connection = True
    return True


def slow(handler: Handler, time_: int) -> bool:
    """Send one byte now and then."""
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    try:
        for _ in range(80):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.1)
    except OSError:
        pass
    handler.close_connection = True
    return True


def huge(handler: Handler, time_: int) -> bool:
    """Send without end."""
    handler.send_response(200)
    handler.send_header("Connection", "close")
    handler.end_headers()
    try:
        for _ in range(600):
            handler.wfile.write(b" " * 100_000)
    except OSError:
        pass
    handler.close_connection = True
    return True
