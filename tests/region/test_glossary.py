"""Words of the trade are explained, where they stand and in one list; easy words are easy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from lxml import html as markup
from pydantic import BaseModel

from region.content.catalogue import Catalogue, CatalogueError, load
from region.indicators.figures import figures
from region.indicators.glossary import glossary, words
from region.strategy.easy_read import easy_read
from region.targets.goals import goals
from region.targets.headlines import standings
from region.words.language import LOCALE
from region.words.text import LANGUAGES, Language, Text
from tests.documents import page_html
from tests.plain_language import reading

ABBREVIATION = re.compile(r"(?<![\w.&/-])[A-ZÅÄÖ][A-Za-zÅÄÖåäö&]*[A-ZÅÄÖ][A-Za-zÅÄÖåäö&]*\d*")
OF_THE_TRADE = {
    "sv": re.compile(
        r"\b\w*(?:median|percentil|kvartil|kvintil|korrelation|koefficient|felmarginal|"
        r"procentenhet|ekvivalent|försörjningskvot|meritvärde|basår|eftergymnasial|pendling|"
        r"upplåtelseform|spetsområde|inriktningsområde|preliminär)\w*",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b\w*(?:median|percentile|quartile|quintile|correlation|coefficient|"
        r"percentage point|equivalent|dependency ratio|merit value|base year|post-secondary|"
        r"tenure|commuting|provisional)\w*",
        re.IGNORECASE,
    ),
}
EVERYDAY = frozenset(
    re.findall(
        r"\S+",
        # companies, publishers, schools, licences and programmes that a text itself presents
        "AstraZeneca PwC LaSalle LaSalles SparkLabs StartupBlink INSEAD TNW WeGO GeoNames "
        "JavaScript OpenStreetMap GSHHG MIT LGPL ODbL CC CC0 BY DG REGI IB PowerPoint STHLM "
        # what everybody reads: places, organisations, units, kinds of files, codes of tables
        "EU FN UN USA CO MB SEK PDF PNG SVG XML YAML QR TAB3276 TAB4642 DSI4 UTF AA ADRESS "
        # for programmers alone, on the page with examples for them
        "CORS ETag",
    )
)


def _texts(part: object) -> Iterator[Text]:
    if isinstance(part, Text):
        yield part
    elif isinstance(part, BaseModel):
        for value in part.__dict__.values():
            yield from _texts(value)
    elif isinstance(part, tuple | list):
        for value in part:
            yield from _texts(value)


def said(catalogue: Catalogue, language: Language) -> str:
    """Return the texts of the interface and the content, without the glossary's own."""
    with (LOCALE / "en" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        found = [str(m.string if language == "en" else m.id) for m in read_po(file) if m.id]
    parts = (
        *catalogue.indicators.values(),
        *catalogue.targets.values(),
        *catalogue.rankings.values(),
        catalogue.key_figures,
        catalogue.plan,
        catalogue.strategy,
    )
    found += [text[language] for part in parts for text in _texts(part)]
    return re.sub(r"https?://\S+|\{\w*\}|%\(\w+\)s", " ", "\n".join(found))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_term_of_the_trade_is_without_an_entry(catalogue: Catalogue, language: Language) -> None:
    text = said(catalogue, language)
    known = {form for term in catalogue.glossary.values() for form in term.forms(language)}

    short = {found[0] for found in ABBREVIATION.finditer(text)}
    assert short, "the texts are read"
    parts = {part for form in known for part in re.split(r"[\s()-]+", form)}
    assert sorted(short - EVERYDAY - parts) == []

    stems = {form.lower() for form in known}
    trade = {found[0].lower() for found in OF_THE_TRADE[language].finditer(text)}
    assert len(trade) > 10
    missing = [one for one in trade if not any(stem in one or one in stem for stem in stems)]
    assert sorted(missing) == []


def test_no_entry_is_for_a_word_that_nobody_uses(catalogue: Catalogue) -> None:
    texts = {language: said(catalogue, language) for language in LANGUAGES}
    unused = [
        term.id
        for term in catalogue.glossary.values()
        if not any(
            form.casefold() in texts[language].casefold()
            for language in LANGUAGES
            for form in term.forms(language)
        )
    ]

    assert unused == []


def test_the_easy_texts_are_easy(catalogue: Catalogue, capsys: pytest.CaptureFixture[str]) -> None:
    terms = reading(term.easy for term in catalogue.glossary.values())
    page = easy_read(catalogue, "sv")
    lines = (*page.targets, *page.figures, *page.rankings)
    told = reading([*page.people, *page.plan, page.others, *(line.text for line in lines)])

    with capsys.disabled():
        print(f"\neasy Swedish: LIX {terms.lix:.1f} in the glossary, {told.lix:.1f} on the page")
    for measured in (terms, told):
        assert measured.lix < 35
        assert measured.longest_sentence <= 16


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["overview", "method", "data", "about", "goals", "indicator"])
def test_a_word_opens_where_it_first_stands(
    catalogue: Catalogue, key: str, language: Language
) -> None:
    given = {"goals": {"target": "rd_share"}, "indicator": {"indicator": "gini_disposable_income"}}
    html = page_html(catalogue, key, given.get(key, {}), language, explained=True)
    page = markup.fromstring(f"<main>{html}")

    buttons = page.xpath("//button[@popovertarget]")
    opened = [button.get("popovertarget") for button in buttons]
    shown = [word.get("id") for word in page.xpath("//*[@popover]")]
    assert opened, "the page has a word of the trade"
    assert opened == shown
    assert len(set(opened)) == len(opened)
    assert page.xpath("//a//button | //button//button | //summary//button | //label//button") == []
    for button in buttons:
        term = catalogue.glossary[button.get("popovertarget").removeprefix("word-")]
        told = page.xpath(f"string(//*[@id='word-{term.id}'])")
        assert term.means[language] in told
        assert (term.easy in told) == (language == "sv")


def test_words_are_found_whole_and_as_they_are_written(catalogue: Catalogue) -> None:
    found = words(catalogue, "sv")

    def terms(text: str) -> list[str]:
        return [found.term(one[0]) for one in found.pattern.finditer(text)]

    assert terms("Medianen är hög, och BNP växer.") == ["median", "gdp"]
    assert terms("Medianernas mediant, SCBs, rams, bas och scb.se") == []
    assert terms("En regional stadskärna med disponibel inkomst") == [
        "regional_core",
        "disposable_income",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_glossary_has_every_word_in_order(catalogue: Catalogue, language: Language) -> None:
    page = page_html(catalogue, "glossary", {}, language, explained=True)
    order = [term.term.casefold() for term in glossary(catalogue, language)]

    assert len(order) == len(catalogue.glossary)
    assert all(f'id="{key}"' in page for key in catalogue.glossary)
    assert "popovertarget" not in page
    plain = [word for word in order if word.isascii()]
    assert plain == sorted(plain)
    if language == "sv":
        assert order[-1].startswith("ö"), "å, ä and ö come last"


def test_a_word_with_two_meanings_is_a_fault(content: Path) -> None:
    path = content / "glossary.yaml"
    path.write_text(path.read_text("utf-8").replace("sv: [medianen, ", "sv: [Kvoten, "), "utf-8")

    with pytest.raises(CatalogueError) as caught:
        load(content)

    assert [(fault.file, fault.found) for fault in caught.value.faults] == [
        ("glossary.yaml", "kvoten twice")
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_easy_page_says_what_the_views_say(catalogue: Catalogue, language: Language) -> None:
    page = easy_read(catalogue, language)
    html = page_html(catalogue, "easy_read", {}, language)

    assert len(page.targets) == len(standings(catalogue, language))
    heard = {"sv": "läst om målet hos andra", "en": "read about this target elsewhere"}[language]
    unread = [one for one in goals(catalogue, language).targets if not one.confirmed]
    assert {line.name for line in page.targets if heard in line.text} == {
        one.short_name for one in unread if one.status.progress.assessed
    }
    assert not any("I planen finns" in text for text in page.plan)
    assert len(page.figures) == len(catalogue.key_figures.figures)
    for figure in figures(catalogue, language):
        if figure.shown:
            assert any(figure.shown.series.latest.text in line.text for line in page.figures)
    for line in (*page.targets, *page.figures, *page.rankings):
        assert line.name and line.text
    assert html.count("<dt>") == len(page.targets) + len(page.figures) + len(page.rankings)
