"""The map's script in the browser says the same as the server: run in Node, without a browser."""

from __future__ import annotations

import json
import os
import re
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from playwright._impl._driver import compute_driver_executable

from components.assets import ASSETS
from components.map_values import map_data
from region.content.catalogue import Catalogue
from region.municipalities.choropleth import Choropleth, MapView, choropleth, map_view
from region.municipalities.classes import Scheme
from region.municipalities.measures import bases, can_differ, measured
from region.municipalities.series import indicator_series
from region.municipalities.texts import map_texts
from region.words.language import gettext
from region.words.text import LANGUAGES, Language
from tests.recompute import municipal_keys, number, rounded
from tests.servers import ROOT

RUN = """
import { readFileSync } from "node:fs";
const nobody = new Proxy(function () {}, { get: () => nobody, apply: () => nobody });
Object.assign(globalThis, { document: nobody, window: nobody, addEventListener: nobody });
const folder = process.env.MODULES;
const { decode } = await import(`${folder}/values.js`);
const { message, sentence } = await import(`${folder}/sentences.js`);
const { texts, codes, maps } = JSON.parse(readFileSync(0, "utf8"));
const said = maps.map((data) => {
  const first = decode(data);
  return first.periods.map((_, period) => {
    const state = { texts, codes, data: { first }, period };
    return [message(state), codes.map((_, at) => sentence(state, first, period, at))];
  });
});
process.stdout.write(JSON.stringify(said));
"""
MODULES = ROOT / "components" / "static" / "map"


def in_node(catalogue: Catalogue, charts: list[Choropleth], language: Language) -> list[Any]:
    """What the script says of all periods of the maps: the message, and of each municipality."""
    given = {
        "texts": json.loads(map_texts(catalogue, language)),
        "codes": charts[0].series.codes,
        "maps": [map_data(chart) for chart in charts],
    }
    node = compute_driver_executable()[0]
    answer = subprocess.run(
        [node, "--input-type=module", "-e", RUN],
        env={**os.environ, "MODULES": MODULES.as_uri(), "NODE_NO_WARNINGS": "1"},
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return list(json.loads(answer.stdout))


def entry(chart: Choropleth, view: MapView, before: MapView | None, code: str) -> str:
    """What the script should say of one municipality, from the server's view of the period."""
    _ = gettext(chart.language)
    row = view.row(code)
    assert row
    if row.value is None:
        return f"{row.name}: {_('inget värde')}, {row.note}"
    count = 26 - view.missing_count
    parts = [f"{row.name}: {row.text}"]
    parts.append(_("plats {rank} av {count}").format(rank=row.rank_text, count=count))
    verdict = row.standing.word if row.standing else ""
    parts += filter(None, (verdict, view.grade_name))
    earlier = before.row(code) if before else None
    crossed = before and any(before.period < b <= view.period for b in chart.series.breaks)
    if before and earlier and earlier.value is not None and not crossed:
        decimals = min(row.decimals, earlier.decimals)
        now, then = (chart.series.whole(r.value, r.decimals) for r in (row, earlier))
        assert now is not None
        assert then is not None
        step = rounded(Decimal(now - then) / 10**chart.series.decimals, decimals)
        moved = number(step, decimals, chart.language, sign=True)
        parts.append(_("{change} sedan {period}").format(change=moved, period=before.period_label))
    return ", ".join([*parts, row.note] if row.note else parts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_script_says_what_the_server_says(catalogue: Catalogue, language: Language) -> None:
    charts = []
    for key in municipal_keys():
        series = indicator_series(catalogue, key, language)
        shown = [series]
        if offered := bases(series):
            base = offered[max(0, len(offered) - 10)]
            shown.append(measured(series, "change", base, language))
        if can_differ(series):
            shown.append(measured(series, "difference", "", language))
        charts += [choropleth(one, Scheme(), language) for one in shown]
    told = in_node(catalogue, charts, language)
    for chart, periods in zip(charts, told, strict=True):
        before = None
        for period, (message, entries) in zip(chart.series.periods, periods, strict=True):
            view = map_view(chart, period)
            assert message == f"{view.period_label}. {view.sentence}", chart.series.name
            for code, said in zip(chart.series.codes, entries, strict=True):
                assert said == entry(chart, view, before, code)
            before = view


DECLARED = re.compile(r"^(?:export )?(?:async )?(?:function|const|let) (\w+)", re.MULTILINE)
EXPORTED = re.compile(r"^export (?:async )?(?:function|const|let) (\w+)", re.MULTILINE)
USE = r"(?:(?<![\w.$])|(?<=\.\.\.)){}\b(?!:|-\$)"  # `fill-${…}` is a class
IMPORTED = re.compile(r'^import \{ ([^}]*) \} from "\./(\w+)\.js";$', re.MULTILINE)
TEXT = re.compile(r"//[^\n]*|/\*.*?\*/|\"[^\"\n]*\"", re.DOTALL)


def test_every_module_imports_what_it_uses_and_nothing_else() -> None:
    sources = {path.stem: path.read_text("utf-8") for path in MODULES.glob("*.js")}
    home = {name: module for module, text in sources.items() for name in DECLARED.findall(text)}
    shared = {name for text in sources.values() for name in EXPORTED.findall(text)}

    for module, source in sources.items():
        given = {
            (name, other) for names, other in IMPORTED.findall(source) for name in names.split(", ")
        }
        rest = TEXT.sub("", IMPORTED.sub("", source))
        used = {
            (name, home[name])
            for name in shared
            if home[name] != module and re.search(USE.format(name), rest)
        }
        assert given == used, module


def test_the_modules_are_one_script_with_each_name_once(tmp_path: Path) -> None:
    script = tmp_path / "map.mjs"
    script.write_text(ASSETS.text("municipality_map.js"), "utf-8")

    names = DECLARED.findall(script.read_text("utf-8"))
    assert len(names) == len(set(names))
    assert script.read_text("utf-8").endswith("export { draw, listen };\n")
    subprocess.run([compute_driver_executable()[0], "--check", str(script)], check=True, timeout=60)
