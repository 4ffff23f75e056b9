"""Presentations: what a step shows, headlines filled from the data, faults told by place."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest
import yaml

from region.comparisons.rankings.turns import turns
from region.content.catalogue import Catalogue, CatalogueError, load
from region.content.model import PLACES, Step
from region.indicators.figures import figures
from region.municipalities.menu import map_view
from region.outputs.charts.model import Bars, Regions
from region.outputs.exhibits.steps import check, presentation, step_view
from region.outputs.presentations.words_of_step import words_of
from region.strategy.tree import strategy_tree
from region.targets.goals import goals
from region.targets.headlines import target_answer
from region.words.pages import BY_ADDRESS
from region.words.text import LANGUAGES, Language
from region.words.views import UnknownIdError

SHIPPED = ("state_of_the_region", "municipalities_in_five_minutes", "yearly_follow_up")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", SHIPPED)
def test_every_step_has_a_whole_headline_a_source_and_a_page(catalogue, key, language) -> None:
    view = presentation(catalogue, key, language)

    assert [step.number for step in view.steps] == list(range(1, len(view.steps) + 1))
    for step in view.steps:
        assert step.headline
        assert not any(sign in step.headline + step.note for sign in "{}")
        assert step.sources
        path = step.address.partition("#")[0].partition("?")[0]
        assert path.removeprefix("/") in BY_ADDRESS


def test_no_headline_has_a_figure_typed_by_hand(catalogue: Catalogue) -> None:
    """Digits stand only where a definition has them: ages."""
    for source in catalogue.presentations.values():
        for step in source.steps:
            for language in LANGUAGES:
                words = re.sub("25–65|20–64", "", step.headline[language])
                assert not any(character.isdigit() for character in words), words


def test_the_region_is_shown_from_all_four_parts(catalogue: Catalogue) -> None:
    steps = presentation(catalogue, "state_of_the_region", "sv").steps

    assert len(steps) == 12
    assert {"overview", "goals", "rankings", "map"} <= {step.page for step in steps}


def test_headlines_say_what_the_pages_say(catalogue: Catalogue) -> None:
    steps = presentation(catalogue, "state_of_the_region", "sv").steps
    by_kind = {step.shown: step for step in steps}

    target = by_kind["target"]
    shown = goals(catalogue, "sv").target(target.exhibit.key.removeprefix("target/"))
    assert target.headline == target_answer(catalogue, shown.id, "sv")
    chart = by_kind["map"]
    page = map_view(catalogue, chart.exhibit.key.removeprefix("map/"), None, "sv")
    picture = chart.exhibit.picture
    assert isinstance(picture, Regions)
    assert {r.code: r.text for r in picture.regions}[page.rows[0].code] == page.rows[0].text
    assert page.rows[0].name in chart.headline
    figure = next(s for s in steps if s.shown == "figure")
    panel = {f.id: f for f in figures(catalogue, "sv")}
    following = panel[figure.exhibit.key.removeprefix("figure/")].shown
    assert following and following.series.latest.text in figure.headline


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_ready_made_steps_title_says_what_is_so(catalogue: Catalogue, language: Language) -> None:
    """With a verb or a number: no title names only what the slide is about."""
    for key in catalogue.presentations:
        for step in presentation(catalogue, key, language).steps:
            told = re.search(
                r"\d| (kan|är|går|når|ligger|are|is|can|went) |Etta|First", step.headline
            )
            assert told, step.headline
            assert step.headline not in (step.exhibit.subtitle, step.subtitle)
    yearly = presentation(catalogue, "yearly_follow_up", language).steps
    assert yearly[1].headline == turns(catalogue, language).answer
    assert yearly[3].headline == strategy_tree(catalogue, language).answer
    first = presentation(catalogue, "state_of_the_region", language).steps[0]
    with_series = [one for one in figures(catalogue, language) if one.follows]
    assert first.headline.startswith(f"{len(with_series)} ")


def test_a_headline_follows_the_data(content: Path) -> None:
    table = content / "indicators" / "population.csv"
    rows = table.read_text("utf-8").splitlines()
    last = max(row.split(",")[1] for row in rows[1:] if row.startswith("01,"))
    changed = [f"01,{last},2600000," if r.startswith(f"01,{last},") else r for r in rows]
    table.write_text("\n".join(changed) + "\n", "utf-8")

    steps = presentation(load(content), "state_of_the_region", "en").steps

    assert any("2,600,000" in step.headline for step in steps)


def test_places_are_those_that_the_views_fill_in(catalogue: Catalogue) -> None:
    example = {
        "figure": {"page": "overview", "item": "population"},
        "ranking": {"page": "rankings", "item": "eu_rci"},
        "target": {"page": "goals", "parameters": {"target": "rd_share"}},
        "profile": {"page": "profile", "parameters": {"kommun": "0182"}},
        "figures": {"page": "overview"},
        "rankings": {"page": "rankings"},
        "goals": {"page": "goals"},
        "strategy": {"page": "strategy"},
        "map": {"page": "map"},
        "bars": {"page": "map"},
        "series": {"page": "map", "parameters": {"kommun": "0182"}},
        "outcomes": {"page": "follow_up"},
        "changes": {"page": "follow_up", "parameters": {"view": "changes"}},
        "text": {"page": "about"},
        "view": {"page": "matrix"},
    }
    headline = {"sv": "x", "en": "x"}
    for shown, places in PLACES.items():
        step = Step.model_validate({**example[shown], "show": shown, "headline": headline})
        words = words_of(catalogue, step, "sv")
        assert tuple(words.places) == places
        used = {name for _, name, _, _ in string.Formatter().parse(words.headline) if name}
        assert used <= set(places)


def test_the_map_is_the_one_that_the_address_asks_for(catalogue: Catalogue) -> None:
    words = {"sv": "x", "en": "x"}
    parameters = {"indicator": "population", "measure": "change", "base": "2015", "kommun": "0182"}
    step = Step.model_validate(
        {"page": "map", "show": "bars", "parameters": parameters, "headline": words}
    )

    shown = step_view(catalogue, step, 1, "sv").exhibit.picture

    assert isinstance(shown, Bars)
    assert [bar.name for bar in shown.bars if bar.chosen] == ["Nacka"]
    assert shown.unit == "%"
    assert "2015" in words_of(catalogue, step, "sv").places["name"]


def test_the_shipped_presentations_have_no_fault(catalogue: Catalogue) -> None:
    assert check(catalogue) == []


FAULTY = [
    ({"page": "nowhere", "show": "map"}, "page", "a page"),
    ({"page": "goals", "show": "map"}, "show", "text"),
    ({"page": "map", "parameters": {"indicator": "mean_agee"}}, "indicator", "mean_age"),
    ({"page": "map", "parameters": {"kommun": "9999"}}, "kommun", "municipality"),
    ({"page": "goals", "parameters": {"target": "rd_shar"}}, "target", "rd_share"),
    ({"page": "overview", "show": "figure"}, "item", "key figure"),
    ({"page": "rankings", "show": "ranking", "item": "eu"}, "item", "ranking"),
    ({"page": "map", "headline": {"sv": "{vlaue}", "en": "x"}}, "headline.sv", "{highest}"),
    ({"page": "map", "headline": {"sv": "x", "en": "{high"}}, "headline.en", "{highest}"),
    ({"page": "map", "note": {"sv": "{all}", "en": "x"}}, "note.sv", "{highest}"),
    ({"page": "about", "show": "text"}, "text", "paragraph"),
]


def test_each_faulty_step_is_told_by_place(content: Path) -> None:
    path = content / "presentations" / f"{SHIPPED[0]}.yaml"
    source = yaml.safe_load(path.read_text("utf-8"))
    words = {"headline": {"sv": "x", "en": "x"}}
    source["steps"] = [{**words, **change} for change, _, _ in FAULTY]
    path.write_text(yaml.safe_dump(source, allow_unicode=True), "utf-8")

    with pytest.raises(CatalogueError) as caught:
        load(content)

    for number, (_, where, allowed) in enumerate(FAULTY):
        found = [f for f in caught.value.faults if f.where.startswith(f"steps[{number}].")]
        assert len(found) == 1, (number, found)
        assert where in found[0].where
        assert allowed in found[0].allowed


def test_a_place_without_a_value_is_a_fault(content: Path) -> None:
    path = content / "presentations" / f"{SHIPPED[0]}.yaml"
    source = yaml.safe_load(path.read_text("utf-8"))
    headline = {"sv": "{latest}", "en": "x"}
    source["steps"] = [{"page": "overview", "show": "figure", "item": "goods_export"}]
    source["steps"][0]["headline"] = headline
    path.write_text(yaml.safe_dump(source, allow_unicode=True), "utf-8")

    faults = check(load(content))

    assert [fault.where for fault in faults] == ["steps[0].headline.sv"]


def test_an_unknown_presentation_is_answered_with_the_known(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownIdError) as caught:
        presentation(catalogue, "nope", "sv")

    assert caught.value.allowed == tuple(catalogue.presentations)
