"""Everything that draws: templates, charts, the map, page frame, choices in the address."""
