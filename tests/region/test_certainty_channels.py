"""No page, preview, search or feed says who is ahead without a grade."""

from __future__ import annotations

import pytest
from lxml import html

from components.page import document
from pages import PAGES
from region.comparisons.comparison import compare
from region.content.catalogue import SCOPES, Catalogue
from region.indicators.certainty.words import (
    published_note,
)
from region.municipalities.choropleth import choropleth, map_view
from region.municipalities.classes import Scheme
from region.municipalities.measures import bases, can_differ, measured
from region.municipalities.profile.view import profile
from region.municipalities.series import indicator_series
from region.outputs.exhibits import subject
from region.outputs.open_data.feed import entries
from region.outputs.publication.report_content import report_content
from region.web.metadata import metadata
from region.web.search_answers import answer
from region.words.language import gettext
from region.words.text import LANGUAGES, Language
from tests.claims import (
    BARE,
    CLAIM,
    CODES,
    HEARD,
    PARTS,
    PUBLISHED,
    RULE,
    grades,
    heard,
    names_a_grade,
    words_of_the_content,
)
from tests.documents import page_html
from tests.told import strings


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_map_that_says_who_is_highest_says_how_sure_that_is(
    catalogue: Catalogue, language: Language
) -> None:
    _ = gettext(language)
    highest = _("Högst: {highest} med {high}. Lägst: {lowest} med {low}.").split(":")[0]
    for indicator in catalogue.municipal_indicators:
        series = indicator_series(catalogue, indicator.id, language)
        kinds = [series]
        if bases(series):
            kinds.append(measured(series, "change", bases(series)[0], language))
        if can_differ(series):
            kinds.append(measured(series, "difference", "", language))
        for one in kinds:
            view = map_view(choropleth(one, Scheme(), language), None)
            assert view.grade_name in grades(language) and view.grade_note and view.rank_note
            if highest in view.sentence:
                assert names_a_grade(view.sentence, language), indicator.id
            for row in view.rows:
                assert (row.standing is None) is (row.rank is None), (indicator.id, row.code)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_of_a_profile_has_a_grade(
    catalogue: Catalogue, code: str, language: Language
) -> None:
    view = profile(catalogue, code, language)

    assert all(names_a_grade(sentence, language) for sentence in view.summary)
    for row in view.rows:
        assert row.rank is None or row.judged.grade_name in grades(language)
        if row.change.base:
            assert row.moved and row.moved.grade_name in grades(language)


WALKED: tuple[tuple[str, dict[str, str]], ...] = (
    *(("profile", {"kommun": code}) for code in (*CODES, "01", "inner")),
    ("map", {}),
    ("map", {"indicator": "ill_health_days", "kommun": "0180"}),
    ("map", {"indicator": "employment_rate_20_64", "sex": "gap"}),
    ("matrix", {}),
    ("matrix", {"sex": "women"}),
    ("matrix", {"kommun": "0192"}),
    ("matrix", {"indicator": "ill_health_days", "sex": "gap"}),
    ("compare", {}),
    ("compare", {"scope": "counties", "view": "lines"}),
    ("compare", {"view": "several"}),
    ("indicator", {"indicator": "employment_rate_20_64"}),
)


def without_a_grade(page: str, language: Language) -> list[str]:
    """Return what a page claims where the part that it stands in names no grade."""
    read = html.fromstring(f"<main>{page}</main>")
    for gone in read.xpath(".//script|.//style|.//svg|.//option"):
        gone.drop_tree()

    found = []
    for element in read.iter("*"):
        own = [element.text or "", *((child.tail or "") for child in element)]
        own += [element.get(name) or "" for name in HEARD]
        claims = [text for text in own if CLAIM[language].search(text)]
        part = element
        while part.tag not in PARTS and part.getparent() is not None:
            if part.getparent().tag == "main":
                break
            part = part.getparent()
        if claims and not names_a_grade(heard(part), language):
            found += claims
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("key", "given"), WALKED)
def test_no_part_of_a_page_claims_more_than_its_grade(
    catalogue: Catalogue, key: str, given: dict[str, str], language: Language
) -> None:
    page = page_html(catalogue, key, given, language)
    assert names_a_grade(page, language)
    assert without_a_grade(page, language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_previews_search_feed_report_and_slides_claim_nothing_without_a_grade(
    catalogue: Catalogue, language: Language
) -> None:
    told = []
    for key, given in WALKED:
        title = document.draw_page(PAGES[key], catalogue, given, language, None).title
        found = metadata(catalogue, key, title, given, "", language)
        told += [(f"preview of {key}", text) for _name, text in found.properties]
    told += [("feed", f"{one.title}. {one.text}") for one in entries(catalogue, language)]
    for kind, ids in (
        ("municipality", CODES),
        ("indicator", tuple(catalogue.indicators)),
        ("target", tuple(catalogue.targets)),
    ):
        told += [(f"search {one}", answer(catalogue, kind, one, language)) for one in ids]
    report = [*strings(report_content(catalogue, language, None))]
    told += [("report", text) for text in report if not PUBLISHED[language].search(text)]
    assert any(published_note(language) in text for text in report)
    for what in ("profile/0192", "matrix/population", "map/ill_health_days"):
        for shown in subject(catalogue, what, language).exhibits:
            told += [(what, text) for text in (shown.answer, shown.message)]
    assert len(told) > 100
    for where, text in told:
        if CLAIM[language].search(text) and published_note(language) not in text:
            assert names_a_grade(text, language), (where, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rank_in_a_comparison_has_a_grade(catalogue: Catalogue, language: Language) -> None:
    for scope in SCOPES:
        for key in catalogue.comparisons[scope].indicators:
            view = compare(catalogue, scope, key, (), "", language)
            assert view.grade_name in grades(language) and view.grade_note
            if view.own.rank:
                assert names_a_grade(view.sentence, language), key
                last = view.ranks[-1]
                assert last.rank_low <= last.rank <= last.rank_high <= last.field


OTHERS: tuple[tuple[str, dict[str, str]], ...] = (
    *(("rankings", {"view": view}) for view in ("", "ahead", "table1")),
    ("rankings", {"ranking": "eu_rci"}),
    ("rankings", {"place": "stockholm"}),
    *((page, {}) for page in ("overview", "goals", "follow_up", "within", "strategy", "data")),
    *(("goals", {"target": target}) for target in ("rd_share", "employment_gap", "dwellings")),
    ("follow_up", {"view": "changes"}),
    ("within", {"kommun": "0181"}),
    ("strategy", {"area": "skills"}),
    ("easy_read", {}),
    ("glossary", {}),
    ("compare", {"indicator": "life_expectancy_at_birth", "sex": "gap"}),
)


def bare_claims(catalogue: Catalogue, page: str, language: Language) -> list[str]:
    """Return the bare words and arrows of a page that no grade goes with.

    A publisher's own rank is marked as one, and the page says what such ranks are; a computed
    class is marked as a class, and its page names a grade.
    """
    read = html.fromstring(f"<main>{page}</main>")
    for tag in ("script", "style", "svg", "option", "code", "pre", "textarea", "form"):
        for gone in read.xpath(f".//{tag}"):
            gone.drop_tree()
    whole = read.text_content()
    found = []
    for element in read.iter("*"):
        around = (element, *element.iterancestors())
        if any(one.get("data-rank") == "publisher" for one in around):
            assert published_note(language) in whole
            continue
        classes = {name for one in around for name in (one.get("class") or "").split()}
        if classes & {"status", "outcome"} and names_a_grade(whole, language):
            continue
        own = [element.text or "", *((child.tail or "") for child in element)]
        for text in (*own, *(element.get(name) or "" for name in HEARD)):
            said = " ".join(text.split())
            if not BARE[language].search(said):
                continue
            for words in words_of_the_content(catalogue, language):
                said = said.replace(words, "…")
            if BARE[language].search(RULE[language].sub("…", said)):
                outside = around[-2] if len(around) > 1 else read
                part = next((one for one in around if one.tag in ("section", "article")), outside)
                if not names_a_grade(heard(part), language):
                    found.append(said)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("key", "given"), [*WALKED, *OTHERS])
def test_no_bare_word_or_arrow_says_who_is_ahead_without_a_grade(
    catalogue: Catalogue, key: str, given: dict[str, str], language: Language
) -> None:
    page = page_html(catalogue, key, given, language)
    assert bare_claims(catalogue, page, language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_preview_feed_or_search_answer_says_who_is_ahead_without_a_grade(
    catalogue: Catalogue, language: Language
) -> None:
    told = []
    for key, given in (*WALKED, *OTHERS):
        title = document.draw_page(PAGES[key], catalogue, given, language, None).title
        found = metadata(catalogue, key, title, given, "", language)
        told += [text for _name, text in found.properties]
    told += [f"{one.title}. {one.text}" for one in entries(catalogue, language)]
    told += [answer(catalogue, "indicator", one, language) for one in catalogue.indicators]
    told += [answer(catalogue, "municipality", one, language) for one in CODES]
    assert len(told) > 100
    for text in told:
        said = " ".join(text.split())
        for words in words_of_the_content(catalogue, language):
            said = said.replace(words, "…")
        if BARE[language].search(RULE[language].sub("…", said)):
            noted = published_note(language) in text
            assert noted or names_a_grade(text, language), text


@pytest.mark.parametrize(
    "page",
    [
        "<section><p>Solna ökade mest.</p></section>",
        '<p><span aria-hidden="true">▲</span> 2,0 sedan 2020</p>',
        "<section><p>Högst: Solna.</p></section><section><p>beskrivande</p></section>",
        '<p title="sämre">3</p>',
    ],
)
def test_a_bare_claim_is_found(catalogue: Catalogue, page: str) -> None:
    assert bare_claims(catalogue, page, "sv")
    graded = page.replace("</p>", " (beskrivande)</p>", 1)
    assert bare_claims(catalogue, graded, "sv") == []
