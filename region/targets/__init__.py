"""The plan's targets: how far, how fast, from what, by whom."""
