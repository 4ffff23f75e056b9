"""Presentation mode: one document with all steps, for a projector, a clicker and a phone."""
