"""A table of one's own choice: measures, places, years and sex."""
