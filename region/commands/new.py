"""Describe a new indicator without writing YAML by hand: ask, check, write both files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
import yaml
from pydantic import TypeAdapter, ValidationError

from region.commands.common import DataFolder, console, errors, load
from region.content.catalogue import DATA, Catalogue, Fault, units
from region.content.catalogue.reading import read_model
from region.content.model import REASONS, Indicator
from region.content.sources.kolada import unit_in
from region.content.updating import journal
from region.content.updating.table import write
from region.words.unit import UnitRegister

new = typer.Typer(help="Describe something new.", no_args_is_help=True)

TEXTS = {
    "name": "Name",
    "short_name": "Short name",
    "definition": "Definition: what is counted, of whom, when",
    "unit": "Unit",
    "title": "The table's title at the source",
    "covers": "Which areas and periods",
}
KINDS = ("count", "share", "rate", "mean", "ratio", "money", "index", "change")


@new.command("indicator")
def indicator(
    identifier: Annotated[str | None, typer.Option("--id", help="a–z, 0–9 and _.")] = None,
    text: Annotated[
        list[str] | None,
        typer.Option(help="A text, such as name.sv=Medelålder; may be repeated."),
    ] = None,
    theme: Annotated[str | None, typer.Option(help="An id of themes.yaml.")] = None,
    decimals: Annotated[int | None, typer.Option(help="As shown, 0–4.")] = None,
    kind: Annotated[str | None, typer.Option(help=f"One of {', '.join(KINDS)}.")] = None,
    direction: Annotated[str | None, typer.Option(help="The better way: up, down, none.")] = None,
    low: Annotated[float | None, typer.Option(help="Smallest value that makes sense.")] = None,
    high: Annotated[float | None, typer.Option(help="Largest value that makes sense.")] = None,
    interval: Annotated[str | None, typer.Option(help="P1Y, P4Y, irregular or none.")] = None,
    publisher: Annotated[str | None, typer.Option(help="An id of publishers.yaml.")] = None,
    licence: Annotated[str | None, typer.Option(help="An id of licences.yaml.")] = None,
    url: Annotated[str | None, typer.Option(help="Where a reader finds the table.")] = None,
    kolada: Annotated[
        str | None, typer.Option(help="A key figure in Kolada that the values come from.")
    ] = None,
    by_sex: Annotated[
        str, typer.Option(help=f"Why women and men are not shown: {', '.join(REASONS)}.")
    ] = "not_read",
    ask: Annotated[bool, typer.Option("--ask/--no-ask", help="Ask for what is missing.")] = True,
    data: DataFolder = DATA,
) -> None:
    """Ask what is needed, and write the side-car and an empty table.

    With --kolada the values come with the next update. Without it, fill the table with
    `region import`. Until then the indicator is listed as not fetched yet.
    """
    catalogue = load(data)
    form = _Form(dict(pair.split("=", 1) for pair in text or () if "=" in pair), ask)
    key = form.get("id", identifier, "Id, in lower case")
    if key and (data / f"indicators/{key}.yaml").exists():
        errors.print(f"There is already an indicator {key}.", markup=False)
        raise typer.Exit(2)
    if kolada and not licence:
        licence = "Kolada"
    source: dict[str, Any] = {
        "publisher": form.one_of("publisher", publisher, catalogue.publishers),
        **({"via": "kolada"} if kolada else {}),
        "title": form.both("title"),
        **({"table": kolada} if kolada else {}),
        **({"url": form.get("url", url, "Address")} if url or not kolada else {}),
        "licence": form.one_of("licence", licence, catalogue.licences),
        "covers": form.both("covers"),
    }
    if kolada:
        title = str(source["title"].get("sv") or "")
        query = {"kind": "kolada", "kpi": kolada, "title": title, "unit": unit_in(title)}
        source["query"] = {name: value for name, value in query.items() if value}
    side_car: dict[str, Any] = {
        "id": key,
        "name": form.both("name"),
        "short_name": form.both("short_name"),
        "definition": form.both("definition"),
        "theme": form.one_of("theme", theme, catalogue.themes),
        "unit": form.both("unit"),
        "decimals": form.number("decimals", decimals, "Decimals as shown", int),
        "kind": form.one_of("kind", kind, KINDS),
        "direction": form.one_of("direction", direction, ("up", "down", "none")),
        "range": [
            form.number("low", low, "Smallest value that makes sense", float),
            form.number("high", high, "Largest value that makes sense", float),
        ],
        "update_interval": form.get("interval", interval, "How often: P1Y, P4Y, irregular, none"),
        "sources": [source],
        "by_sex": {"reason": form.one_of("by_sex", by_sex, REASONS)},
    }
    if form.missing:
        errors.print(f"Missing: {', '.join(form.missing)}", markup=False, soft_wrap=True)
        raise typer.Exit(2)
    _check(data, side_car)
    _write(data, catalogue, side_car, is_fetched=bool(kolada))


class _Form:
    """Answers given as options, or asked for. What is missing without asking is listed."""

    def __init__(self, texts: dict[str, str], ask: bool):
        self._texts, self._ask = texts, ask
        self.missing: list[str] = []

    def get(self, name: str, given: str | None, question: str) -> str:
        if given is not None:
            return given
        if not self._ask:
            self.missing.append(f"--{name}")
            return ""
        return str(typer.prompt(question)).strip()

    def both(self, name: str) -> dict[str, str]:
        found = {}
        for language, word in (("sv", "in Swedish"), ("en", "in English")):
            key = f"{name}.{language}"
            if key not in self._texts and not self._ask:
                self.missing.append(f"--text {key}=…")
            found[language] = self._texts.get(key) or (
                str(typer.prompt(f"{TEXTS[name]}, {word}")).strip() if self._ask else ""
            )
        return found

    def one_of(self, name: str, given: str | None, allowed: Any) -> str:
        options = tuple(allowed)
        answer = self.get(name, given, f"{name.capitalize()} ({', '.join(options)})")
        while answer and answer not in options:
            errors.print(
                f"{name}: found {answer!r}; allowed: {', '.join(options)}",
                markup=False,
                soft_wrap=True,
            )
            if given is not None or not self._ask:
                raise typer.Exit(2)
            answer = self.get(name, None, name.capitalize())
        return answer

    def number(self, name: str, given: float | None, question: str, kind: type) -> Any:
        if given is not None:
            return given
        if not self._ask:
            self.missing.append(f"--{name}")
            return 0
        return typer.prompt(question, type=kind)


def _check(data: Path, side_car: dict[str, Any]) -> None:
    try:
        indicator = TypeAdapter(Indicator).validate_python(side_car)
    except ValidationError as error:
        for details in error.errors(include_url=False):
            where = ".".join(str(part) for part in details["loc"])
            message = details["msg"].removeprefix("Value error, ")
            errors.print(f"{where}: {message}", markup=False, soft_wrap=True)
        raise typer.Exit(2) from None
    faults: list[Fault] = []
    register = read_model(data / units.FILE, units.FILE, UnitRegister, faults)
    units.Units(register, faults).put_into(indicator, f"indicators/{indicator.id}.yaml")
    if faults:
        errors.print(str(faults[0]), markup=False, soft_wrap=True)
        raise typer.Exit(2)


def _write(data: Path, catalogue: Catalogue, side_car: dict[str, Any], *, is_fetched: bool) -> None:
    key = side_car["id"]
    text = yaml.safe_dump(
        side_car, sort_keys=False, allow_unicode=True, width=10_000, default_flow_style=None
    )
    with journal.alone(data):
        journal.recover(data)
        journal.commit(
            data,
            {
                f"indicators/{key}.csv": write({}).encode(),
                f"indicators/{key}.yaml": text.encode(),
            },
        )
    console.print(f"Written: {data}/indicators/{key}.yaml and {key}.csv", markup=False)
    if is_fetched:
        console.print(f"Fetch its values: python -m region update --only {key}", markup=False)
    else:
        console.print(
            f"Fill its table: python -m region import FILE.xlsx --indicator {key}", markup=False
        )
