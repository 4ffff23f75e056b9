"""What the real interfaces have answered is taken in for what it says, and for nothing more."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from region.content.catalogue import Catalogue, load
from region.content.model import Query
from region.content.model.query import EurostatQuery, KoladaQuery, ScbQuery
from region.content.sources import Answer, Cell, SourceError, eurostat, jsonstat, kolada, scb
from region.content.sources import pace as pace_module
from region.content.sources.answer import Gathering
from region.content.sources.pace import Pace
from region.content.sources.texts import ending_in
from region.content.updating import table
from region.content.updating.compare import Difference, compare
from tests import recorded
from tests import troubles as bad
from tests.replay import PxTable, Replay
from tests.sources import fill, snapshot
from tests.updates import line, report, rows, update

CONTENT = Path(__file__).parents[2] / "data"
RECORDED_KPIS = {
    "N00401": ("kolada-data-N00401", "ghg_emissions_per_capita", 307),
    "N00927": ("kolada-data-N00927", "dependency_ratio", 637),
    "N05403": ("kolada-data-N05403", "voter_turnout_parliament", 0),
}


@pytest.fixture
def content(shared_content: Path) -> Path:
    return shared_content


def query_of(catalogue: Catalogue, indicator: str, table_id: str) -> Query:
    everything = {**catalogue.indicators, **catalogue.awaited}
    return next(
        source.query
        for source in everything[indicator].sources
        if source.query and source.query.table == table_id
    )


def differs(catalogue: Catalogue, indicator: str, query: Query, answer: Answer) -> Difference:
    """Compare with the table, for the areas and the last year that the recording has."""
    everything = {**catalogue.indicators, **catalogue.awaited}
    here = {area for area, _ in answer.cells}
    last = max(period for _, period in answer.cells)
    limited = query.model_copy(update={"until": min(last, query.until or last)})
    areas = {code: area for code, area in catalogue.areas.items() if code in here}
    known = table.read((CONTENT / f"indicators/{indicator}.csv").read_text("utf-8"))
    return compare(everything[indicator], limited, areas, known, answer)


@pytest.mark.parametrize("kpi", RECORDED_KPIS)
def test_a_recorded_key_figure_brings_decimals_and_nothing_else(
    content: Path, replay: Replay, kpi: str
) -> None:
    name, indicator, finer = RECORDED_KPIS[kpi]
    # what has been read elsewhere since the recording is no news to take away
    query_until = {"N00927": "2022"}.get(kpi)
    if query_until:
        car = content / f"indicators/{indicator}.yaml"
        text = car.read_text("utf-8").replace(
            "      since: '2000'\n", f"      since: '2000'\n      until: '{query_until}'\n"
        )
        car.write_text(text, "utf-8")
    before = rows(content, indicator)
    replay.troubles[f"data/kpi/{kpi}"] = bad.always(200, recorded.answer(name))
    replay.troubles[f"kpi/{kpi}"] = bad.always(200, recorded.description(kpi))

    result = update(content, "--only", indicator)

    assert result.exit_code == 0, result.output
    found = report(content)["results"][0]
    assert found.get("refined", 0) == finer
    assert not {"new", "revised", "vanished", "changes", "reasons"} & found.keys()
    after = rows(content, indicator)
    assert after.keys() == before.keys()
    assert sum(1 for key in after if after[key] != before[key]) == finer
    assert not (content / f"vintages/{indicator}.csv").exists()
    again = snapshot(content)
    assert "1 unchanged" in update(content, "--only", indicator).output
    assert snapshot(content) == again


def test_more_decimals_are_not_listed_among_the_changes(content: Path, replay: Replay) -> None:
    from region.indicators.update_log import update_log

    replay.troubles["data/kpi/N00401"] = bad.always(200, recorded.answer("kolada-data-N00401"))
    replay.troubles["kpi/N00401"] = bad.always(200, recorded.description("N00401"))

    update(content, "--only", "ghg_emissions_per_capita")

    assert update_log(load(content), "sv") == ()


@pytest.mark.parametrize(("indicator", "kpi"), [("grp_per_capita", "N03702")])
def test_a_recording_of_one_municipality_revises_nothing(
    catalogue: Catalogue, indicator: str, kpi: str
) -> None:
    query = query_of(catalogue, indicator, kpi)
    assert isinstance(query, KoladaQuery)
    gathering = Gathering(frozenset({"0180"}))
    for row in recorded.answer("kolada-data-N03702")["values"]:
        if row["kpi"] == kpi:
            kolada.read_row(row, query, {"0180": "0180"}, gathering)

    title = recorded.description(kpi)["values"][0]["title"]
    answer = Answer(gathering.cells, title=title, unit=kolada.unit_in(title))
    found = differs(catalogue, indicator, query, answer)

    assert found.rows["0180", "2012"].value == "777.735791"
    assert len(found.refined) == 8
    assert (found.changes, found.reasons) == ((), ())


def test_every_recorded_description_agrees_with_the_side_car(catalogue: Catalogue) -> None:
    described = {row["id"]: row for row in recorded.answer("kolada-kpi-used")["values"]}
    compared = 0
    for indicator in (*catalogue.indicators.values(), *catalogue.awaited.values()):
        for source in indicator.sources:
            if isinstance(source.query, KoladaQuery) and source.query.kpi in described:
                title = described[source.query.kpi]["title"]
                assert (source.query.title, source.query.unit or "") == (
                    title,
                    kolada.unit_in(title),
                ), indicator.id
                compared += 1
    assert compared >= 69


def test_an_election_is_one_value_and_not_four(content: Path, replay: Replay) -> None:
    """The recording repeats each election until the next one."""
    values = {
        (row["municipality"], str(row["period"])): next(
            value["value"] for value in row["values"] if value["gender"] == "T"
        )
        for row in recorded.answer("kolada-data-N05403")["values"]
    }
    for kpi, indicator in (
        ("N05402", "voter_turnout_regional"),
        ("U65861", "foreign_born_voted_municipal"),
    ):
        replay.troubles[f"data/kpi/{kpi}"] = bad.always(
            200,
            json.loads(json.dumps(recorded.answer("kolada-data-N05403")).replace("N05403", kpi)),
        )
        replay.troubles[f"kpi/{kpi}"] = bad.always(200, recorded.description(kpi))

        # what is known of women and men is the indicator's own, and not the recording's
        result = update(content, "--only", indicator, "--accept", indicator)

        assert result.exit_code == 0, result.output
        taken = rows(content, indicator)
        assert {period for _, period in taken} == {str(year) for year in range(1994, 2023, 4)}
        assert {key: float(row["value"]) for key, row in taken.items()} == {
            (area.removeprefix("00") or area, period): value
            for (area, period), value in values.items()
            if period in {p for _, p in taken}
        }


def test_what_is_no_repeat_between_elections_is_held(content: Path, replay: Replay) -> None:
    answer = recorded.answer("kolada-data-N05403")
    row = next(r for r in answer["values"] if (r["municipality"], r["period"]) == ("0001", 2012))
    next(value for value in row["values"] if value["gender"] == "T")["value"] += 1
    replay.troubles["data/kpi/N05403"] = bad.always(200, answer)
    replay.troubles["kpi/N05403"] = bad.always(200, recorded.description("N05403"))

    result = update(content, "--only", "voter_turnout_parliament")

    assert "differ from the year before and are left out: 01 2012" in result.output


def test_the_median_income_is_taken_in_with_the_notes_that_must_be_told(
    content: Path, replay: Replay
) -> None:
    answer = recorded.answer("scb-TAB3554")
    areas = answer["dimension"]["Region"]["category"]["index"]
    replay.tables["TAB3554"] = PxTable(
        "x",
        "HE0110J8",
        "tkr",
        {(area, year): 1.0 for area in areas for year in ("2022", "2023", "2024")},
        {"Kon": "1+2", "Alder": "tot16+", "Inkomstklass": "TOT"},
    )
    replay.troubles["TAB3554/data"] = bad.always(200, answer)

    result = update(content, "--only", "median_earned_income_16")

    assert result.exit_code == 0, result.output
    taken = rows(content, "median_earned_income_16")
    assert {key: float(row["value"]) for key, row in taken.items()} == {
        (area, year): answer["value"][3 * place + at]
        for area, place in areas.items()
        for at, year in enumerate(("2022", "2023", "2024"))
    }
    source = yaml.safe_load((content / "indicators/median_earned_income_16.yaml").read_text())
    kept = source["sources"][0]["mandatory_notes"]
    assert len(kept) == 4
    assert kept[3].startswith("Revidering gjord den 30 januari 2015")
    again = snapshot(content)
    assert "1 unchanged" in update(content, "--only", "median_earned_income_16").output
    assert snapshot(content) == again


def test_mandatory_notes_are_shown_with_the_figures(content: Path) -> None:
    from region.indicators.provenance import provenance
    from region.outputs.tables.observations import json_stat

    path = content / "indicators/population.yaml"
    notes = jsonstat.read(recorded.answer("scb-TAB5557")).mandatory_notes
    content_ = yaml.safe_load(path.read_text("utf-8"))
    content_["sources"][2]["mandatory_notes"] = list(notes)
    path.write_text(yaml.safe_dump(content_, allow_unicode=True), "utf-8")

    changed = load(content)

    shown = provenance(changed, "population", "en").mandatory_notes
    assert [note.text for note in shown] == list(notes)
    assert {note.language for note in shown} == {"sv"}
    links = {text: url for text, url in shown[0].parts if url}
    assert links["Skyddsmetoder för röjandekontroll"].startswith(
        "https://www.scb.se/dokumentation/"
    )
    assert len(links) == 3
    assert not any("](" in text for text, _ in shown[0].parts)
    assert set(notes) <= set(json_stat(changed, "population", "sv")["note"])


def test_the_population_of_stockholm_is_what_the_table_says(catalogue: Catalogue) -> None:
    query = query_of(catalogue, "population", "TAB5557")
    assert isinstance(query, ScbQuery)
    found = jsonstat.read(recorded.answer("scb-TAB5557"))
    gathering = Gathering(frozenset({"0180"}))
    scb.read_table(found, query, gathering)
    unit = found.dimensions["ContentsCode"].units[query.content]

    difference = differs(
        catalogue, "population", query, Answer(gathering.cells, title=found.label, unit=unit)
    )

    assert difference.covered == {("0180", "2025")}
    assert (difference.changes, difference.reasons) == ((), ())


def test_notes_are_found_in_whatever_part_of_the_answer_they_stand() -> None:
    answer = recorded.answer("scb-TAB6471-data")
    notes = jsonstat.read(answer).mandatory_notes
    assert len(notes) == 5
    assert notes[4].startswith("Med ålder avses uppnådd ålder")
    category = answer["dimension"]["Region"]["category"]
    category["note"] = {"01": ["Länet fick <b>nya</b> gränser.", "Ovidkommande."]}
    extension = answer["dimension"]["Region"]["extension"]
    extension["categoryNoteMandatory"] = {"01": {"0": True}}
    answer["dimension"]["Alder"]["extension"]["noteMandatory"] = {}

    notes = jsonstat.read(answer).mandatory_notes

    assert notes[4:] == ("Stockholms län: Länet fick nya gränser.",)


def test_two_units_in_one_answer_are_refused() -> None:
    query = EurostatQuery(
        kind="eurostat", dataset="nama_10r_2gdp", select={"unit": "MIO_EUR"}, geo={"ES43": "01"}
    )
    found = jsonstat.read(recorded.answer("eurostat-nama"))

    with pytest.raises(SourceError, match="unit: found 'MIO_EUR, PPS_EU27_2020_HAB'"):
        eurostat.read_table(found, query, dict(query.geo), Gathering(frozenset({"01"})))


def test_an_area_without_data_and_a_provisional_one_are_told_apart() -> None:
    query = EurostatQuery(
        kind="eurostat",
        dataset="nama_10r_2gdp",
        select={"unit": "MIO_EUR"},
        geo={"ES43": "01", "NO08": "00"},
    )
    found = jsonstat.read(recorded.cut(recorded.answer("eurostat-nama"), unit="MIO_EUR"))
    gathering = Gathering(frozenset({"00", "01"}))
    eurostat.read_table(found, query, dict(query.geo), gathering)

    assert {key: cell for key, cell in gathering.cells.items() if cell.value is not None} == {
        ("01", "2022"): Cell(23486.5),
        ("01", "2023"): Cell(25192.6),
        ("01", "2024"): Cell(26583.5),
    }


def test_the_price_index_of_the_whole_country_is_what_the_table_says(
    content: Path, replay: Replay, catalogue: Catalogue
) -> None:
    fill(replay, catalogue, "consumer_price_index")
    replay.troubles["TAB4352/data"] = bad.always(200, recorded.answer("scb-TAB4352"))
    before = snapshot(content)

    result = update(content, "--only", "consumer_price_index")

    assert "1 unchanged" in result.output
    assert snapshot(content) == before


def test_a_table_without_areas_is_refused_where_the_query_names_none() -> None:
    query = ScbQuery(kind="scb", table="TAB4352", content="000000KL")

    with pytest.raises(SourceError, match="no dimension Region; found 'ContentsCode, Tid'"):
        scb.read_table(
            jsonstat.read(recorded.answer("scb-TAB4352")), query, Gathering(frozenset({"00"}))
        )


def test_a_recorded_error_is_told_in_its_own_words() -> None:
    with pytest.raises(SourceError, match=r"Eurostat says .*FROMTIMEPERIOD"):
        eurostat.refuse_trouble(recorded.answer("eurostat-error-400"))


def test_a_series_that_has_ended_is_told() -> None:
    found = jsonstat.read(recorded.answer("eurostat-prc_hicp"))
    assert ending_in(found.label, found.description) == (
        "Please note that this dataset is discontinued and replaced by dataset prc_hicp_minr"
    )
    answers = {row["id"]: row for row in recorded.answer("kolada-kpi-used")["values"]}
    ended = {
        kpi: words
        for kpi, row in answers.items()
        if (words := ending_in(row["title"], row["description"]))
    }
    assert ended == {"N03921": "(-2024)"}


def test_an_end_is_told_once_and_then_known(content: Path, replay: Replay) -> None:
    kpi = replay.kpis["N00999"]
    kpi.description = "<p>Så räknas det.</p><p>Nyckeltalet har utgått och ersätts av N01003.</p>"
    kpi.values["0180", "2020"] = 20.0

    result = update(content, "--only", "new_companies_per_1000")

    assert "has ended: 'Nyckeltalet har utgått och ersätts av N01003.'" in result.output
    assert line(result, "new_companies_per_1000").endswith("held")
    update(content, "--only", "new_companies_per_1000", "--accept-all")
    kpi.values["0180", "2020"] = 20.5
    assert update(content, "--only", "new_companies_per_1000").exit_code == 0


def test_the_recorded_limit_on_calls_is_kept(
    content: Path, replay: Replay, monkeypatch: pytest.MonkeyPatch
) -> None:
    config: dict[str, Any] = recorded.answer("scb-config")
    assert (config["maxCallsPerTimeWindow"], config["timeWindow"]) == (3, 1)
    replay.troubles["/config"] = bad.always(200, config | {"maxDataCells": 120})
    moments: list[float] = []
    called = Pace.called

    def noted(pace: Pace) -> None:
        moments.append(pace_module.time.monotonic())
        called(pace)

    monkeypatch.setattr(Pace, "called", noted)

    result = update(content, "--only", "mean_age", "--source", "scb")

    assert result.exit_code == 0, result.output
    assert len(moments) >= 8
    windows = zip(moments, moments[3:], strict=False)
    assert min(later - earlier for earlier, later in windows) >= 0.99
