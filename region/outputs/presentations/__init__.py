"""Presentations, step by step: the region's own, and those an address holds."""
