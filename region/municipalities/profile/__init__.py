"""One municipality in figures, and the municipalities that are like it."""
