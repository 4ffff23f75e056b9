"""Charts: values that say what is drawn, and one builder that draws them for every medium."""

from region.outputs.charts.drawing import cut, height_of, note, spec, spec_once
from region.outputs.charts.look import Look

__all__ = ["Look", "cut", "height_of", "note", "spec", "spec_once"]
