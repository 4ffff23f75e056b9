"""A visitor without a browser: speaks Streamlit's protocol, and asks for what the map asks for."""

from __future__ import annotations

import asyncio
import json
import struct
import time
from dataclasses import dataclass, field
from socket import IPPROTO_TCP, TCP_INFO
from typing import Any

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

RUNS_KEPT = 2
"""For how many runs a browser keeps a message that the server may then name by its hash."""


@dataclass(frozen=True)
class Run:
    """One run of the script as the visitor sees it."""

    seconds: float
    bytes: int
    fault: str


@dataclass
class Visitor:
    """One open page.

    `widgets` maps a widget's key to its id, and `fragments` to the fragment that draws it, once
    the page has run.
    """

    server: str
    page: str = ""
    query: str = ""
    widgets: dict[str, str] = field(default_factory=dict)
    fragments: dict[str, str] = field(default_factory=dict)
    _script: str = ""
    _runs: int = 0
    _kept: dict[str, int] = field(default_factory=dict)
    _map: str = ""
    _files: set[str] = field(default_factory=set)
    _socket: Any = None

    async def open(self) -> Run:
        """Connect and draw the page for the first time."""
        address = self.server.replace("http", "ws", 1) + "/_stcore/stream"
        self._socket = await websockets.connect(
            address,
            subprotocols=[websockets.Subprotocol("streamlit")],
            max_size=None,
            origin=websockets.Origin(self.server),
            compression="deflate",
        )
        return await self.run(named=True)

    async def close(self) -> None:
        await self._socket.close()

    async def run(
        self, values: dict[str, Any] | None = None, *, named: bool = False, fragment: str = ""
    ) -> Run:
        """Ask for a run with widgets changed to `values` (by key), and wait until it has ended."""
        message = BackMsg()
        rerun = message.rerun_script
        rerun.query_string = self.query
        if named:
            rerun.page_name = self.page
        else:
            rerun.page_script_hash = self._script
        if fragment:
            rerun.fragment_id = fragment
        for key, value in (values or {}).items():
            state = rerun.widget_states.widgets.add()
            state.id = self.widgets[key]
            if isinstance(value, bool):
                state.bool_value = value
            elif isinstance(value, list):
                state.string_array_value.data.extend(value)
            elif isinstance(value, dict):
                state.json_trigger_value = value["trigger"]
            else:
                state.string_value = value
        rerun.cached_message_hashes.extend(self._kept)
        before = self._received()
        start = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        fault = ""
        while True:
            raw = await asyncio.wait_for(self._socket.recv(), 120)
            answer = ForwardMsg()
            answer.ParseFromString(raw)
            kind = answer.WhichOneof("type")
            if kind == "ref_hash":
                self._kept[answer.ref_hash] = self._runs
            elif answer.metadata.cacheable:
                self._kept[answer.hash] = self._runs
            if kind == "navigation":
                self._script = answer.navigation.page_script_hash
            elif kind == "delta" and answer.delta.WhichOneof("type") == "new_element":
                fault = self._element(answer) or fault
            elif kind == "script_finished":
                break
        fetched = await self._fetch()
        self._runs += 1
        self._kept = {h: at for h, at in self._kept.items() if self._runs - at <= RUNS_KEPT}
        return Run(time.perf_counter() - start, self._received() - before + fetched, fault)

    async def _fetch(self) -> int:
        """Ask for the map's file, if it is not in the visitor's store; return its bytes."""
        address, self._map = self._map, ""
        if not address or address in self._files:
            return 0
        self._files.add(address)
        host, _, port = self.server.removeprefix("http://").partition(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        request = f"GET {address} HTTP/1.1\r\nHost: {host}:{port}\r\nAccept-Encoding: br\r\n"
        writer.write(f"{request}Connection: close\r\n\r\n".encode())
        answer = await reader.read()
        writer.close()
        if not answer.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(f"{address}: {answer[:40]!r}")
        return len(answer)

    def _received(self) -> int:
        """Return the bytes that have come over the line so far, compressed as they came."""
        socket = self._socket.transport.get_extra_info("socket")
        return int(struct.unpack_from("Q", socket.getsockopt(IPPROTO_TCP, TCP_INFO, 192), 128)[0])

    def _element(self, answer: ForwardMsg) -> str:
        """Note a widget's id; return the message if the element tells of a fault."""
        element = answer.delta.new_element
        name = element.WhichOneof("type")
        inner = getattr(element, name)
        found = getattr(inner, "id", "")
        if found:
            key = found.rsplit("-", 1)[-1]
            self.widgets[key] = found
            if answer.delta.fragment_id:
                self.fragments[key] = answer.delta.fragment_id
        if name == "bidi_component" and inner.component_name.endswith("municipality_map"):
            (data,) = json.loads(inner.json)
            if isinstance(first := data["first"], str):
                self._map = data["values"].replace("{indicator}", first)
        return inner.message if name == "exception" else ""
