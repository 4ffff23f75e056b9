"""What is said of the targets is what is known and computed: everywhere, in both languages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from html import unescape
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from region.content.catalogue import Catalogue, CatalogueError, load
from region.outputs.exhibits.steps import presentation
from region.outputs.exhibits.targets import counts_exhibit, goals_exhibit, target_exhibit
from region.outputs.publication.report_content import report_content
from region.outputs.tables.reporting import reporting_table
from region.targets.goals import TargetView, goals
from region.targets.headlines import goals_answer
from region.targets.progress import ProgressClass
from region.targets.timeline import timeline
from region.targets.words import class_label
from region.web.api import api_routes
from region.words.formatting import round_half_up
from region.words.text import LANGUAGES, Language
from tests.documents import page_html

TARGETS = sorted(load().targets)
NUMBER = re.compile(r"[−-]?\d+(?:[\u00a0\u202f,]\d{3})*(?:[.,]\d+)?")


def text_of(html: str) -> str:
    """The words of a page, without the charts' own."""
    html = re.sub(r"<(style|svg)\b.*?</\1>", " ", html, flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def numbers(sentence: str, language: Language) -> Iterator[Decimal]:
    """The numbers of a sentence as they are written, without their sign."""
    for found in NUMBER.findall(re.sub(r"CO₂e|\d+[–-]\d+ (?:år|years)", "", sentence)):
        plain = found.replace("\u00a0", "").replace("\u202f", "").lstrip("−-")
        plain = plain.replace(",", ".") if language == "sv" else plain.replace(",", "")
        yield Decimal(plain)


def known_numbers(target: TargetView, catalogue: Catalogue) -> list[float]:
    """All that the view holds, as numbers: of the class, of its parts, and of the series."""
    found: list[float] = []
    for result in (target.status.progress, *(p.progress for p in target.status.progress.parts)):
        points = (result.base, result.latest, result.target, result.turn, *result.observations)
        found += [n for point in points if point for n in point]
        found += [
            n
            for n in (
                result.pace,
                result.required_pace,
                result.needed_pace,
                result.distance,
                result.level,
                result.mean_of_last_five,
                result.shortfall,
            )
            if n is not None
        ]
        found += [len(result.years_met), len(result.years_counted), *result.years_counted]
        found += [2026 - result.latest.year] if result.latest else []
    return [abs(number) for number in found]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", TARGETS)
def test_every_number_of_a_status_is_one_of_the_view(
    catalogue: Catalogue, key: str, language: Language
) -> None:
    target = goals(catalogue, language).target(key)
    known = known_numbers(target, catalogue)
    whole = target.status.explanation
    for observed in catalogue.targets[key].observed:
        if observed.reserve:  # the curator's own words
            assert observed.relation == "own_reading"
            assert observed.reserve[language] in whole
            whole = whole.replace(observed.reserve[language], "")
    for condition in target.status.conditions:
        whole += " " + condition.status.explanation
    for told in numbers(whole, language):
        digits = max(0, -int(told.as_tuple().exponent))
        assert any(round_half_up(number, digits) == told for number in known), (told, whole)


def channels(catalogue: Catalogue, key: str, language: Language) -> dict[str, str]:
    """What each way out says of one target."""
    client = TestClient(Starlette(routes=api_routes(lambda: catalogue)))
    report = report_content(catalogue, language, None)
    name = catalogue.targets[key].name[language]
    (told,) = [t for goal in report["goals"] for t in goal["targets"] if t["name"] == name]
    exhibit = target_exhibit(catalogue, key, language)
    return {
        "page": text_of(page_html(catalogue, "goals", {"target": key}, language)),
        "slide": " ".join([exhibit.badge.text if exhibit.badge else "", *exhibit.notes]),
        "report": f"{told['status']} {told['text']}",
        "api": client.get(f"/api/v1/targets/{key}?lang={language}").text,
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", TARGETS)
def test_every_channel_says_the_class_that_is_computed_and_what_it_rests_on(
    catalogue: Catalogue, key: str, language: Language
) -> None:
    status = goals(catalogue, language).target(key).status
    kind = catalogue.targets[key].kind
    label = class_label(status.progress_class, kind, language)
    others = {class_label(c, kind, language) for c in ProgressClass} - {label}
    explanation = re.sub(r"\s+", " ", status.explanation)

    for channel, text in channels(catalogue, key, language).items():
        if channel == "api":
            said = json.loads(text)["status"]
            assert said["label"] == label
            assert said["explanation"] == status.explanation
            assert said["progress_class"] == status.progress_class.value
            continue
        assert label in text, channel
        assert explanation in re.sub(r"\s+", " ", text), channel
        if channel == "report":
            start = text.split("(")[0]
            assert not [other for other in others if start.startswith(other)], channel


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", TARGETS)
def test_no_channel_says_that_nothing_was_said_where_a_record_exists(
    catalogue: Catalogue, key: str, language: Language
) -> None:
    nothing = {
        "sv": ("ingen av just det här målet", "inget om just det här målet"),
        "en": ("none of this very target", "nothing about this very target"),
    }
    said = [a for a in catalogue.assessments if key in a.targets]
    page = text_of(page_html(catalogue, "goals", {"target": key}, language))

    assert (nothing[language][0] in page) is not bool(said)
    silent = [row for row in timeline(catalogue, key, language) if not row.published]
    assert page.count(nothing[language][1]) == len(silent)
    assert not {row.edition for row in silent} & {a.edition for a in said}
    for assessment in said:
        for text in channels(catalogue, key, language).items() if language == "sv" else ():
            if text[0] in ("page", "slide", "api"):
                assert assessment.text[language] in text[1]


def test_every_assessment_is_tied_to_its_targets_or_says_why_not(content: Path) -> None:
    path = content / "goals" / "assessments.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("    targets: [renewable_energy]\n", ""), "utf-8")

    with pytest.raises(CatalogueError, match="one of targets, theme and no_target"):
        load(content)


@pytest.mark.parametrize(
    ("key", "edition", "leaning"),
    [
        ("direct_emissions", 2019, "favourable"),
        ("direct_emissions", 2023, "unfavourable"),
        ("consumption_emissions", 2023, "unfavourable"),
        ("renewable_energy", 2019, "favourable"),
        ("transport_emissions", 2020, "unfavourable"),
    ],
)
def test_what_the_reports_said_stands_beside_the_target(
    catalogue: Catalogue, key: str, edition: int, leaning: str
) -> None:
    (row,) = [row for row in timeline(catalogue, key, "sv") if row.edition == edition]

    assert [item.leaning for item in row.published] == [leaning]


def test_an_assessment_without_target_says_why_where_it_is_shown(catalogue: Catalogue) -> None:
    page = text_of(page_html(catalogue, "goals", {"target": "rd_share"}, "sv"))

    for assessment in catalogue.assessments:
        if assessment.no_target and assessment.goal == "goal_3":
            assert assessment.no_target.sv in page


def test_a_target_on_pace_says_that_its_last_step_went_the_wrong_way(
    catalogue: Catalogue,
) -> None:
    target = goals(catalogue, "sv").target("direct_emissions")
    step = (
        "Det senaste steget gick åt fel håll: från 1,44\u00a0ton CO₂e per invånare (2023) "
        "till 1,57\u00a0ton CO₂e per invånare (2024)."
    )

    assert target.status.progress_class is ProgressClass.ON_PACE
    assert step in target.status.explanation
    for channel, text in channels(catalogue, "direct_emissions", "sv").items():
        assert step.replace("\u00a0", " ") in re.sub(r"\s|\\u00a0", " ", text), channel


def test_reserves_stand_wherever_the_status_is_counted(catalogue: Catalogue) -> None:
    reserve = "osäker klass, vår egen läsning"
    target = goals(catalogue, "sv").target("direct_emissions")
    slides = [
        step.exhibit
        for key in catalogue.presentations
        for step in presentation(catalogue, key, "sv").steps
    ]
    answer = goals_answer(catalogue, "sv")
    headlines = [e.title for e in slides if e.title == answer]

    assert "ett osäkert" in answer
    assert ", ".join(target.marks) == reserve
    assert len(headlines) >= 2
    assert reserve in text_of(page_html(catalogue, "goals", {}, "sv"))
    assert reserve in text_of(page_html(catalogue, "overview", {}, "sv"))
    for made in (goals_exhibit(catalogue, "sv"), counts_exhibit(catalogue, "sv")):
        assert any(reserve in str(cell) for row in made.table.rows for cell in row)
    assert any(reserve in c["text"] for c in report_content(catalogue, "sv", None)["counts"])
    assert (
        reserve
        in text_of(page_html(catalogue, "strategy", {"area": "sustainable_city"}, "sv")).lower()
    )
    rows = reporting_table(catalogue, "sv").rows
    assert any(f"({reserve})" in str(cell) for row in rows for cell in row)


def test_dwellings_are_our_own_reading_as_long_as_conversions_are_not_counted(
    catalogue: Catalogue,
) -> None:
    target = goals(catalogue, "sv").target("dwellings")

    assert target.own_reading
    assert target.marks == ("vår egen läsning",)
    for text in channels(catalogue, "dwellings", "sv").values():
        at = text.replace("\\u202f", "\u202f").replace("\\u00a0", "\u00a0")
        assert "I serien saknas sammanlagt" in at
        assert "Ombyggda bostäder" in at


def test_an_own_reading_must_say_what_it_leaves_out(content: Path) -> None:
    path = content / "goals" / "targets.yaml"
    text = path.read_text("utf-8")
    start = text.index("        reserve:")
    path.write_text(text[:start] + text[text.index("        note:", start) :], "utf-8")

    with pytest.raises(CatalogueError, match="needs a reserve"):
        load(content)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_claims_a_wording_that_was_not_read(
    catalogue: Catalogue, language: Language
) -> None:
    """The plan's text has not been read: no page, slide or file calls a wording confirmed."""
    claims = {
        "sv": ("bekräftad", "Mål i en annan regional plan"),
        "en": ("confirmed", "another regional plan"),
    }
    told = [
        text_of(page_html(catalogue, key, {}, language))
        for key in ("overview", "goals", "follow_up")
    ]
    told += [text_of(page_html(catalogue, "goals", {"target": key}, language)) for key in TARGETS]
    told += [
        f"{step.headline} {step.subtitle} {step.note}"
        for key in catalogue.presentations
        for step in presentation(catalogue, key, language).steps
    ]
    own_notes = [
        text[language]
        for target in catalogue.targets.values()
        for text in (target.wording_note, *(p.note for p in target.published))
        if text
    ]
    for text in told:
        for note in own_notes:
            text = text.replace(note, "")
        assert not [claim for claim in claims[language] if claim in text]
    for target in goals(catalogue, language).targets:
        label = catalogue.targets[target.id].wording_label
        assert label and target.wording == label[language]


def test_a_target_without_the_plans_number_says_who_states_it(content: Path) -> None:
    path = content / "goals" / "targets.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("    wording_label: *said_dwellings\n", "", 1), "utf-8")

    with pytest.raises(CatalogueError, match="needs wording_label"):
        load(content)
