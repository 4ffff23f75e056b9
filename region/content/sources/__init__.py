"""The sources whose figures can be fetched: what they answer; who asks is `connectors`."""

from region.content.sources.answer import Answer, BusyError, Cell, SourceError

__all__ = ["Answer", "BusyError", "Cell", "SourceError"]
