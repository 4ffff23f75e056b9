"""A new indicator and a spreadsheet's values come in without YAML or code; faults have rows."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
import yaml
from typer.testing import CliRunner, Result

from region.commands.command_line import app
from region.content.catalogue import load
from region.content.model.source_addresses import interface_of
from tests.sources import snapshot

runner = CliRunner()
TEXTS = {
    "name.sv": "Andel småhus",
    "name.en": "Share of houses",
    "short_name.sv": "Småhus",
    "short_name.en": "Houses",
    "definition.sv": "Andel av alla bostäder som ligger i småhus.",
    "definition.en": "Share of all dwellings that are in houses.",
    "unit.sv": "%",
    "unit.en": "%",
    "title.sv": "Bostäder efter hustyp",
    "title.en": "Dwellings by type",
    "covers.sv": "kommunerna",
    "covers.en": "municipalities",
}
FLAGS = {
    "--id": "share_houses",
    "--theme": "housing",
    "--decimals": "1",
    "--kind": "share",
    "--direction": "none",
    "--low": "0",
    "--high": "100",
    "--interval": "P1Y",
    "--publisher": "scb",
    "--licence": "CC0-1.0",
    "--url": "https://www.scb.se/",
}


@pytest.fixture
def content(shared_content: Path) -> Path:
    return shared_content


def describe(content: Path, *more: str, leave_out: str = "") -> Result:
    arguments = ["new", "indicator", "--no-ask", "--data", str(content)]
    for name, value in FLAGS.items():
        arguments += [name, value] if name != leave_out else []
    for name, value in TEXTS.items():
        arguments += ["--text", f"{name}={value}"] if name != leave_out else []
    return runner.invoke(app, [*arguments, *more])


def take_in(content: Path, file: Path, *more: str) -> Result:
    return runner.invoke(
        app, ["import", str(file), "--indicator", "share_houses", "--data", str(content), *more]
    )


def test_a_unit_that_nobody_has_described_is_refused(shared_content: Path) -> None:
    answered = describe(
        shared_content, "--text", "unit.sv=stugor", "--text", "unit.en=cabins", leave_out="unit"
    )

    assert answered.exit_code == 2
    assert "found stugor / cabins; allowed: a unit with its forms in data/units.yaml" in (
        answered.output
    )
    assert not (shared_content / "indicators" / f"{FLAGS['--id']}.yaml").exists()


def workbook(path: Path, rows: list[list[object]], title: str = "Tabell") -> Path:
    book = openpyxl.Workbook()
    page = book.active
    page.title = title
    for row in rows:
        page.append(row)
    book.save(path)
    return path


def test_flags_alone_describe_an_indicator(content: Path) -> None:
    result = describe(content)

    assert result.exit_code == 0, result.output
    found = load(content)
    assert found.awaited["share_houses"].name.sv == "Andel småhus"
    assert "share_houses" not in found.indicators
    assert describe(content).exit_code == 2  # it is there already


def test_missing_flags_are_listed_and_nothing_is_written(content: Path) -> None:
    before = snapshot(content)
    result = describe(content, leave_out="--theme")
    assert (result.exit_code, "Missing: --theme" in result.output) == (2, True)
    result = describe(content, leave_out="name.en")
    assert (result.exit_code, "--text name.en=…" in result.output) == (2, True)
    result = describe(content, "--theme", "houses")
    assert (result.exit_code, "found 'houses'; allowed: people" in result.output) == (2, True)
    result = describe(content, "--decimals", "9")
    assert (result.exit_code, "decimals: input should be less" in result.output.lower())[0] == 2
    assert snapshot(content) == before


def test_what_is_missing_is_asked_for(content: Path) -> None:
    answers = ["share_houses", "scb", "Titel", "Title", "https://scb.se/", "CC0-1.0", "a", "b"]
    answers += ["Namn", "Name", "Kort", "Short", "Vad", "What", "nowhere", "housing", "%", "%"]
    answers += ["1", "share", "none", "0", "100", "P1Y"]

    result = runner.invoke(
        app, ["new", "indicator", "--data", str(content)], input="\n".join(answers) + "\n"
    )

    assert result.exit_code == 0, result.output
    assert "found 'nowhere'; allowed: people" in result.output
    assert load(content).awaited["share_houses"].theme == "housing"


def test_a_key_figure_of_kolada_gets_its_query(content: Path) -> None:
    assert describe(content, "--kolada", "N07951", leave_out="--url").exit_code == 0

    source = yaml.safe_load((content / "indicators/share_houses.yaml").read_text())["sources"][0]

    assert source["query"]["kpi"] == "N07951"
    awaited = load(content).awaited["share_houses"]
    assert awaited.can_be_fetched
    assert "url" not in source, "the address follows from publisher and id"
    assert interface_of("kolada", "N07951", "sv").endswith("N07951")


WIDE: list[list[object]] = [
    ["Bostäder efter hustyp"],
    [],
    ["Kommun", 2023, 2024],
    ["Stockholm", 10.5, 10.4],
    ["0184 Solna", "3,5", ".."],
    ["Uppsala", 40, 41],
]
LONG: list[list[object]] = [
    ["Kod", "Namn", "År", "Andel"],
    ["0180", "Stockholm", 2023, 10.5],
    ["0180", "Stockholm", 2024, 10.4],
    ["0184", "Solna", 2023, 3.5],
]


@pytest.mark.parametrize("rows", [WIDE, LONG], ids=["wide", "long"])
def test_a_sheet_is_read_as_it_is_laid_out(content: Path, tmp_path: Path, rows) -> None:
    describe(content)

    result = take_in(content, workbook(tmp_path / "houses.xlsx", rows))

    assert result.exit_code == 0, result.output
    catalogue = load(content)
    values = {
        (row.area, row.period): row.value for row in catalogue.observations["share_houses"].rows
    }
    assert values["0180", "2024"] == 10.4
    assert values["0184", "2023"] == 3.5
    assert not any(area.startswith("03") for area, _ in values)
    source = catalogue.indicators["share_houses"].sources[0]
    assert source.covers.sv == "kommunerna, 2023 och 2024"
    assert "query" not in (content / "indicators/share_houses.yaml").read_text()
    if rows is WIDE:
        assert "Areas outside the county’s municipalities are not read: Uppsala." in result.output


def test_columns_can_be_named(content: Path, tmp_path: Path) -> None:
    describe(content)
    rows: list[list[object]] = [
        ["Region", "Kön", "Tid", "Antal", "Procent"],
        ["Stockholm", "totalt", 2024, 5000, 0.104],
        ["Stockholm", "kvinnor", 2024, 2500, 0.11],
    ]
    named = ["--area", "Region", "--time", "Tid", "--value", "Procent"]

    result = take_in(
        content,
        workbook(tmp_path / "a.xlsx", rows),
        *(*named, "--where", "Kön=totalt", "--factor", "100"),
    )

    assert result.exit_code == 0, result.output
    assert load(content).observations["share_houses"].latest("0180").value == 10.4


def test_every_row_that_cannot_be_read_is_listed(content: Path, tmp_path: Path) -> None:
    describe(content)
    rows = [*WIDE, ["Nacka", "många", 1], ["Täby", 1, "–"], ["Solna", 9, 9], ["Ekerö", "", "okänt"]]
    before = snapshot(content)

    result = take_in(content, workbook(tmp_path / "a.xlsx", rows))

    assert result.exit_code == 1
    assert "row 7: found “många” instead of a number; allowed: a number" in result.output
    assert "row 9: found the same municipality and period as in row 5" in result.output
    assert "row 10: found “okänt” instead of a number" in result.output
    assert "4 fault(s); nothing is written." in result.output
    assert snapshot(content) == before


def test_a_value_out_of_range_is_refused(content: Path, tmp_path: Path) -> None:
    describe(content)
    path = workbook(tmp_path / "a.xlsx", [*WIDE, ["Nacka", 1020, 1]])
    before = snapshot(content)

    result = take_in(content, path, "--accept")

    assert result.exit_code == 1
    assert "found 1020; allowed: from 0 to 100 (range)" in result.output
    assert snapshot(content) == before


def test_a_csv_file_and_a_wrong_file(content: Path, tmp_path: Path) -> None:
    describe(content)
    path = tmp_path / "a.csv"
    path.write_bytes("Kommun;2024\nSödertälje;12,5\nGotland;1\n".encode("iso-8859-1"))
    assert take_in(content, path).exit_code == 0
    for raw, words in (
        (b"PK\x03\x04broken", "a damaged Excel file"),
        (b"<html></html>", "a web page or XML instead of a table"),
        (b"", "an empty file"),
        (b"Kommun;2024\nNacka;12\nNakca;13\n", "row 3: found an unknown municipality"),
        (b"Kommun;2024\nNacka;1.234\n", "marks=thousands"),
        (b"kommun,2025,Anm\nNacka,40,6,\n", "may be one number"),
    ):
        path.write_bytes(raw)
        result = take_in(content, path)
        assert (result.exit_code, words in result.output) == (1, True), result.output
    assert take_in(content, tmp_path / "none.xlsx").exit_code == 1
    assert take_in(content, path, "--indicator", "nothing").exit_code == 2


ONE_YEAR = Path(__file__).resolve().parents[1] / "data" / "only_a_new_year.csv"

OF_THE_SOURCE = 26 * 21 + 3
"""What the table has from the source that the file is taken in as: municipalities, 2005–2025,
and three years of the county that are computed from them."""


def renewed(content: Path, file: Path, *more: str) -> Result:
    return runner.invoke(
        app, ["import", str(file), "--indicator", "mean_age", "--data", str(content), *more]
    )


def known(content: Path) -> dict[tuple[str, str], float | None]:
    rows = load(content).observations["mean_age"].rows
    return {(row.area, row.period): row.value for row in rows if row.value is not None}


@pytest.mark.parametrize("more", [(), ("--add",), ("--accept",), ("--add", "--accept")])
def test_one_new_year_is_added_and_the_earlier_stay(content: Path, more: tuple[str, ...]) -> None:
    before = known(content)

    result = renewed(content, ONE_YEAR, *more)

    assert result.exit_code == 0, result.output
    after = known(content)
    assert len(after) == len(before) + 26
    assert before.items() <= after.items()
    assert not (content / "vintages/mean_age.csv").exists()
    covers = load(content).indicators["mean_age"].sources[0].covers.sv
    assert covers == "kommunerna, 2005–2026"


def test_replacing_everything_says_first_how_much_would_go(content: Path) -> None:
    before = known(content)
    files = snapshot(content)

    for more in (
        (),
        ("--accept",),
        ("--removes", "9"),
        ("--accept", "--removes", str(OF_THE_SOURCE - 1)),
    ):
        result = renewed(content, ONE_YEAR, "--replace-all", *more, "--dry-run")
        assert result.exit_code == 3
        assert "vanished" in result.output
    assert (
        f"only --removes {OF_THE_SOURCE} allows it"
        in renewed(content, ONE_YEAR, "--replace-all", "--accept", "--dry-run").output
    )
    assert snapshot(content) == files

    result = renewed(
        content, ONE_YEAR, "--replace-all", "--accept", "--removes", str(OF_THE_SOURCE)
    )
    assert result.exit_code == 0, result.output
    assert len(known(content)) == len(before) - OF_THE_SOURCE + 26
    assert len((content / "vintages/mean_age.csv").read_text().splitlines()) == OF_THE_SOURCE + 1


def test_a_period_is_replaced_alone(content: Path, tmp_path: Path) -> None:
    before = known(content)
    latest = max(period for area, period in before if len(area) == 4)
    lines = [
        f"{area};{latest};{value + 0.1:.1f}"
        for (area, period), value in before.items()
        if len(area) == 4 and period == latest and area != "0180"
    ]
    path = tmp_path / "latest.csv"
    path.write_text("kommun;år;värde\n" + "\n".join(lines).replace(".", ",") + "\n")

    added = renewed(content, path)
    assert added.exit_code == 3
    assert "25 known value(s) differ" in added.output
    held = renewed(content, path, "--replace-periods", "--accept")
    assert held.exit_code == 3
    assert "2 value(s) would be removed; only --removes 2 allows it" in held.output
    assert known(content) == before

    result = renewed(content, path, "--replace-periods", "--accept", "--removes", "2")
    assert result.exit_code == 0, result.output
    after = known(content)
    assert set(before) - set(after) == {("0180", latest), ("01", latest)}, "the county's mean too"
    assert {key for key in after if after[key] != before[key]} <= {
        (area, latest) for area, _period in before
    }


def test_what_a_file_leaves_empty_is_not_emptied(content: Path, tmp_path: Path) -> None:
    before = known(content)
    latest = max(period for area, period in before if len(area) == 4)
    path = tmp_path / "empty.csv"
    nacka = str(before["0182", latest]).replace(".", ",")
    path.write_text(f"kommun;{latest}\nNacka;{nacka}\nSolna;..\n")

    renewed(content, path, "--accept")

    assert known(content) == before


def test_only_one_way_of_taking_in_can_be_named(content: Path) -> None:
    result = renewed(content, ONE_YEAR, "--add", "--replace-all")

    assert result.exit_code == 2
    assert "Only one of --add, --replace-periods and --replace-all." in result.output


def test_a_marked_year_is_taken_in_and_told(content: Path, tmp_path: Path) -> None:
    path = tmp_path / "marked.csv"
    path.write_text("Kommun;2026*\nNacka;40,7\n")

    result = renewed(content, path, "--accept")

    assert result.exit_code == 0, result.output
    assert "“2026*” is read as 2026." in result.output
    assert known(content)["0182", "2026"] == 40.7


def test_what_can_be_read_in_two_ways_needs_an_answer(content: Path, tmp_path: Path) -> None:
    path = tmp_path / "point.csv"
    path.write_text("Kommun;2026\nNacka;40.712\n")

    result = renewed(content, path)
    assert result.exit_code == 1
    assert "What does the point in 40.712 mean? Answer in `read`: marks=thousands" in result.output
    result = renewed(content, path, "--read", "marks=decimal", "--accept")
    assert result.exit_code == 0, result.output
    assert known(content)["0182", "2026"] == 40.712
    assert renewed(content, path, "--read", "marks").exit_code == 2
