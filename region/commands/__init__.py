"""The commands, one module per subject; `region.command_line` puts them together."""
