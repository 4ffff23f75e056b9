"""Every content file, broken in many ways: each time a message that says where and what."""

from __future__ import annotations

import ast
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from region.content import catalogue as catalogue_package
from region.content import geography
from region.content.catalogue import DATA, CatalogueError, CatalogueStore, Fault, load
from region.content.catalogue.fault_words import FaultText, swedish, told

YAML_FILES = [
    "site.yaml",
    "themes.yaml",
    "publishers.yaml",
    "licences.yaml",
    "key_figures.yaml",
    "strategy/strategy.yaml",
    "goals/plan.yaml",
    "goals/targets.yaml",
    "goals/assessments.yaml",
    "goals/priorities.yaml",
    "geo/cores.yaml",
    "rankings/eu_rci.yaml",
    "indicators/population.yaml",
]
CSV_FILES = [
    "indicators/population.csv",
    "rankings/eu_rci.csv",
    "geo/areas.csv",
    "geo/small_areas.csv",
    "small_areas/regso_area_type.csv",
    "geo/places.csv",
    "geo/regions.csv",
    "comparison/counties.csv",
]


MANY = ("indicators", "rankings", "comparison", "small_areas", "presentations", "vintages")
"""Folders whose files are all of one kind: the last of them stands for all."""

ONE_OF_EACH = {
    path.parent.name if path.parent.name in MANY else path.name: path.relative_to(DATA).as_posix()
    for path in sorted(DATA.rglob("*.yaml"))
}.values()


def record(content: Any) -> dict[str, Any]:
    """The first mapping of a file that has required keys: the root, or its first item."""
    if isinstance(content, list):
        return content[0]
    for value in content.values():
        if isinstance(value, list) and value and isinstance(value[0], dict) and len(content) < 3:
            return value[0]
    return content


def edited(change: Callable[[dict[str, Any]], None]) -> Callable[[bytes], bytes]:
    def apply(raw: bytes) -> bytes:
        content = yaml.safe_load(raw)
        change(record(content))
        return yaml.safe_dump(content, allow_unicode=True, sort_keys=False).encode()

    return apply


def _unknown(item: dict[str, Any]) -> None:
    item["colour"] = "blue"


def _missing(item: dict[str, Any]) -> None:
    del item[next(key for key in ("id", "operator", "name") if key in item)]


def _emptied(item: dict[str, Any]) -> None:
    item[next(key for key in ("name", "subject", "operator") if key in item)] = ""


def _wrong_type(item: dict[str, Any]) -> None:
    item[next(key for key in ("name", "subject", "operator") if key in item)] = 17


def _one_language(item: dict[str, Any]) -> None:
    key = next(key for key in ("name", "subject", "operator") if key in item)
    item[key] = {"sv": "Bara svenska"}


YAML_WAYS: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda raw: b"",
    "wrong encoding": lambda raw: raw + b"\n# \xe5\xe4\xf6",
    "unclosed": lambda raw: raw + b"\nlast: [1, 2",
    "control character": lambda raw: raw + b"\n# \x00",
    "only text": lambda raw: b"hello",
    "only a number": lambda raw: b"17",
    "unknown key": edited(_unknown),
    "missing key": edited(_missing),
    "empty text": edited(_emptied),
    "wrong type": edited(_wrong_type),
    "one language": edited(_one_language),
    "too large": lambda raw: raw + b"\n" + b"# filler\n" * 800_000,
}


def _replace_line(number: int, change: Callable[[str], str]) -> Callable[[bytes], bytes]:
    def apply(raw: bytes) -> bytes:
        lines = raw.decode().splitlines()
        lines[number] = change(lines[number])
        return ("\n".join(lines) + "\n").encode()

    return apply


CSV_WAYS: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda raw: b"",
    "header only": lambda raw: raw.splitlines(keepends=True)[0],
    "wrong encoding": lambda raw: raw + b"\xe5\xe4,\xf6",
    "no header": lambda raw: b"".join(raw.splitlines(keepends=True)[1:]),
    "swapped columns": _replace_line(0, lambda line: ",".join(reversed(line.split(",")))),
    "missing column": _replace_line(3, lambda line: line.rsplit(",", 2)[0]),
    "additional column": _replace_line(3, lambda line: line + ",1,2,3"),
    "duplicate row": lambda raw: raw + raw.splitlines(keepends=True)[-1],
    "empty line": lambda raw: raw + b"\n\n",
    "unknown first cell": _replace_line(2, lambda line: "9?9" + line[line.index(",") :]),
    "semicolons": lambda raw: raw.replace(b",", b";"),
}

OBSERVATION_WAYS: dict[str, Callable[[bytes], bytes]] = {
    "decimal comma": _replace_line(2, lambda line: '01,1995,"12,5",'),
    "thousands": _replace_line(2, lambda line: "01,1995,1 234,"),
    "text": _replace_line(2, lambda line: "01,1995,many,"),
    "not a number": _replace_line(2, lambda line: "01,1995,NaN,"),
    "leading space": _replace_line(2, lambda line: "01,1995, 12,"),
    "two-digit year": _replace_line(2, lambda line: "01,95,1234,"),
    "unknown area": _replace_line(2, lambda line: "0199,1995,1234,"),
    "lost zero": _replace_line(2, lambda line: "114,1995,1234,"),
    "out of range": _replace_line(2, lambda line: "01,1995,-5,"),
    "unknown status": _replace_line(2, lambda line: "01,1995,1234,maybe"),
    "no reason": _replace_line(2, lambda line: "01,1995,,"),
    "reason beside a value": _replace_line(2, lambda line: "01,1995,1234,not_published"),
}


ENGLISH = re.compile(
    r"\b(a|an|the|of|with|is|are|be|not|or|and|should|must|line|nothing|least|most|required|valid"
    r"|expected|unknown|empty|row|rows|value|values|no|did)\b"
)


def english(fault: FaultText) -> list[str]:
    """The English words in what is said about a fault, but for what it quotes."""
    said = (fault.where.split(".")[0], fault.found, fault.allowed)
    words = [
        re.sub(r"""'[^']*'|"[^"]*"|`[^`]*`|\w+(?:,\w+)+|\b[a-z]+(?:_[a-z]+)+\b""", "", text)
        for text in said
    ]
    return [hit for text in words for hit in ENGLISH.findall(text)]


def faults_of(content: Path) -> tuple[Fault, ...]:
    with pytest.raises(CatalogueError) as caught:
        load(content)
    return caught.value.faults


def broken_in_all_ways(
    content: Path, file: str, ways: dict[str, Callable[[bytes], bytes]]
) -> dict[str, str]:
    """The message of each way, for one file."""
    path = content / file
    original = path.read_bytes()
    messages = {}
    for name, break_ in ways.items():
        path.write_bytes(break_(original))
        faults = faults_of(content)
        assert any(fault.file == file for fault in faults), (name, faults)
        for fault in faults:
            assert fault.found, fault
            assert fault.allowed, fault
            assert "Traceback" not in str(fault)
            assert english(told(fault, "sv")) == [], fault
        messages[name] = "\n".join(str(fault) for fault in faults if fault.file == file)
        path.write_bytes(original)
    return messages


@pytest.mark.parametrize("file", YAML_FILES)
def test_a_broken_yaml_file_gives_a_message_of_its_own_for_each_way(
    content: Path, file: str
) -> None:
    messages = broken_in_all_ways(content, file, YAML_WAYS)

    assert len(set(messages.values())) >= 10, messages


@pytest.mark.parametrize("file", CSV_FILES)
def test_a_broken_csv_file_gives_a_message_of_its_own_for_each_way(
    content: Path, file: str
) -> None:
    messages = broken_in_all_ways(content, file, CSV_WAYS)

    assert len(set(messages.values())) >= 10, messages


@pytest.mark.parametrize("file", sorted(ONE_OF_EACH))
def test_no_file_of_yaml_can_be_emptied_without_a_fault_that_names_it(
    shared_content: Path, file: str
) -> None:
    (shared_content / file).write_bytes(b"")
    with pytest.raises(CatalogueError) as found:
        load(shared_content)
    assert file in {fault.file for fault in found.value.faults}


def test_wrong_observations_are_named_by_line(content: Path) -> None:
    messages = broken_in_all_ways(content, "indicators/population.csv", OBSERVATION_WAYS)

    assert all("line 3" in message for message in messages.values()), messages
    assert len(set(messages.values())) == len(OBSERVATION_WAYS)


def test_all_faults_of_all_files_are_listed_together(content: Path) -> None:
    (content / "themes.yaml").write_text("hello")
    (content / "indicators" / "mean_age.csv").write_text("wrong,header\n")
    (content / "rankings" / "ris.csv").unlink()

    files = {fault.file for fault in faults_of(content)}

    assert {"themes.yaml", "indicators/mean_age.csv", "rankings/ris.yaml"} <= files


@pytest.mark.parametrize("file", sorted(path.name for path in (DATA / "indicators").iterdir())[:6])
def test_a_table_without_side_car_or_the_reverse_is_a_fault(content: Path, file: str) -> None:
    (content / "indicators" / file).unlink()

    assert any("beside it" in fault.found for fault in faults_of(content))


def test_an_unknown_id_is_answered_with_the_nearest_known(content: Path) -> None:
    path = content / "key_figures.yaml"
    path.write_text(path.read_text().replace("indicator: mean_age", "indicator: mean_agee"))

    (fault,) = faults_of(content)

    assert fault.found == "mean_agee"
    assert "did you mean mean_age?" in fault.allowed


def test_shapes_that_cannot_be_read_are_a_fault(content: Path) -> None:
    catalogue = load(content)
    assert geography.check(catalogue, content) == []

    (content / geography.FILE).write_bytes(b"PAR1")

    assert geography.check(catalogue, content)[0].file == geography.FILE


def test_a_good_edit_is_shown_and_a_faulty_one_leaves_the_last_good_content(content: Path) -> None:
    store = CatalogueStore(content, seconds_between_looks=0)
    path = content / "themes.yaml"
    good = path.read_text()

    path.write_text(good.replace("sv: Bostäder", "sv: Boende"))
    assert store.current().catalogue.themes["housing"].name.sv == "Boende"

    path.write_text("- {id: housing")
    after = store.current()
    assert after.catalogue.themes["housing"].name.sv == "Boende"
    assert after.faults[0].file == "themes.yaml"

    time.sleep(0.01)
    path.write_text(good)
    healed = store.current()
    assert healed.catalogue.themes["housing"].name.sv == "Bostäder"
    assert healed.faults == ()


def _template(node: ast.expr) -> str:
    """The text of a literal, with X for what is filled in; nothing if it is no literal."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(_template(part) or "X" for part in node.values)
    return ""


def test_all_that_is_said_about_faults_has_its_swedish() -> None:
    untold = set()
    for path in Path(catalogue_package.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Fault"):
                continue
            for text in map(_template, node.args[2:]):
                if " " in text and swedish(text) == text and text.strip("X, /"):
                    untold.add(f"{path.name}: {text}")
    assert sorted(untold) == []


@pytest.mark.parametrize(
    ("fault", "swedish_text"),
    [
        (
            Fault("a.csv", "line 12, value", "'39,4'", "a number with a decimal point"),
            FaultText("a.csv", "rad 12, värde", "'39,4'", "ett tal med decimalpunkt"),
        ),
        (
            Fault(
                "a.yaml", "line 3, column 5", "an empty file", "the id of a theme (did you mean x?)"
            ),
            FaultText("a.yaml", "rad 3, kolumn 5", "en tom fil", "id för ett tema (menade du x?)"),
        ),
    ],
)
def test_a_fault_is_told_in_the_language_of_the_page(fault: Fault, swedish_text: FaultText) -> None:
    assert told(fault, "sv") == swedish_text
    assert told(fault, "en") == FaultText(fault.file, fault.where, fault.found, fault.allowed)
