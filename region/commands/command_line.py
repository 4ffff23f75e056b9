"""The command line `python -m region`: every command and where it is written."""

from __future__ import annotations

import typer

from region.commands import comparisons, content, follow_up, progress
from region.commands.export import export
from region.commands.importing import import_file
from region.commands.new import new
from region.commands.show import show
from region.commands.update import Greedy, recompute, update

app = typer.Typer(
    help="Stockholmsregionen i siffror: check and print the content.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.command()(content.check)
app.command()(content.build_geography)
app.command()(progress.progress)
app.command(cls=Greedy)(update)
app.command()(recompute)
app.command("import")(import_file)
app.add_typer(new, name="new")
show.command("follow-up")(follow_up.show_follow_up)
show.command("changes")(follow_up.show_changes)
app.command()(export)
app.command()(comparisons.build_world)
show.command("ranking")(comparisons.show_ranking)
show.command("compare")(comparisons.show_compare)
app.add_typer(show, name="show")
