"""One indicator: its values, its series, its change, its origin, its age."""
