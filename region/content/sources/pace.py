"""How many calls a source allows in how many seconds."""

from __future__ import annotations

import time
from dataclasses import dataclass, field


@dataclass
class Pace:
    """At most `calls` within any `window` of seconds, however short after one another."""

    calls: int
    window: float
    _moments: list[float] = field(default_factory=list)

    def pause(self) -> float:
        """Return how many seconds to wait before one more call."""
        now = time.monotonic()
        self._moments = [moment for moment in self._moments if now - moment < self.window]
        if len(self._moments) < self.calls:
            return 0.0
        return self.window - (now - self._moments[-self.calls])

    def called(self) -> None:
        """Count a call that is made now."""
        self._moments.append(time.monotonic())

    def becomes(self, calls: int, window: float) -> None:
        """Take over the source's own limits; the calls made so far count."""
        self.calls, self.window = calls, window
