"""The commands, one module per subject; `region.commands.command_line` puts them together."""
