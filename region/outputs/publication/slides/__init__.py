"""Exhibits as slides that can be edited: native charts, tables and maps, notes, alternatives."""

from region.outputs.publication.slides.deck import deck
from region.outputs.publication.slides.edges import Way

__all__ = ["Way", "deck"]
