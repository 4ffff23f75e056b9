"""What stands around the exhibits of a deck: where it is found, its contents, words to say."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from region.content.catalogue import Catalogue
from region.outputs.charts.palette import CLASSES
from region.outputs.exhibits import subject
from region.outputs.exhibits.steps import presentation
from region.outputs.publication.formats import Format
from region.outputs.publication.publish import publish
from region.outputs.publication.qr import MOST_CODED, qr_png
from region.outputs.publication.slides.master import TEMPLATE, open_master
from region.words.text import LANGUAGES, Language

SITE = "https://siffror.example.se"
DECKS = (
    ("presentation/state_of_the_region", "sv", (), "/presentera?show=state_of_the_region"),
    ("presentation/state_of_the_region", "en", (), "/presentera?show=state_of_the_region&lang=en"),
    ("target/rd_share", "sv", (("base", "2015"),), "/mal?target=rd_share&base=2015"),
    (
        "collected",
        "sv",
        (("own", "/kommunkarta?indicator=mean_age~/mal?target=rd_share"),),
        "/presentera?own=/kommunkarta?indicator=mean_age~/mal?target=rd_share&step=0",
    ),
)


def opened(catalogue: Catalogue, what: str, language="sv", choice=(), site: str = SITE):
    body = publish(catalogue, Format.PPTX, what, language, choice, site=site).body
    return Presentation(io.BytesIO(body))


def links(slide) -> list[str]:
    """Addresses that a text leads to; as a whole, since a link within is blue on any ground."""
    found = [
        shape.click_action.hyperlink.address
        for shape in slide.shapes
        if shape.has_text_frame and not shape.is_placeholder
    ]
    return [address for address in found if address]


@pytest.mark.parametrize(("what", "language", "choice", "path"), DECKS)
def test_the_first_and_the_last_slide_lead_to_the_same_on_the_site(
    catalogue: Catalogue, what: str, language: str, choice, path: str
) -> None:
    """As a link, and as the code that the site itself makes of the address."""
    slides = list(opened(catalogue, what, language, choice).slides)

    for slide in (slides[0], slides[-1]):
        assert links(slide) == [SITE + path]
        (picture,) = [shape for shape in slide.shapes if shape.shape_type == 13]
        assert picture.image.blob == qr_png(SITE + path)
        assert SITE + path in picture._element.xpath(".//p:cNvPr/@descr")[0]


def test_without_an_address_nothing_is_made_up(catalogue: Catalogue) -> None:
    slides = list(opened(catalogue, "target/rd_share", site="").slides)

    for slide in (slides[0], slides[-1]):
        assert links(slide) == []
        assert not [shape for shape in slide.shapes if shape.shape_type == 13]


def test_an_address_too_long_for_a_code_is_a_link_alone(catalogue: Catalogue) -> None:
    many = "~".join(["/mal?target=rd_share"] * 60)
    assert len(many) > MOST_CODED
    slides = list(opened(catalogue, "collected", "sv", (("own", many),)).slides)

    assert len(links(slides[0])) == 1
    assert not [shape for shape in slides[0].shapes if shape.shape_type == 13]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_contents_lead_to_every_step(catalogue: Catalogue, language: str) -> None:
    book = opened(catalogue, "presentation/state_of_the_region", language)
    slides = list(book.slides)
    contents = slides[1]
    found = [
        (shape.text_frame.text, shape.click_action.target_slide)
        for shape in contents.shapes
        if shape.has_text_frame and shape.click_action.target_slide is not None
    ]

    exhibits = subject(catalogue, "presentation/state_of_the_region", language).exhibits
    assert len(found) == len(exhibits)
    for (text, there), exhibit in zip(found, exhibits, strict=True):
        assert there.shapes.title.text_frame.text.startswith(exhibit.title)
        assert exhibit.title.startswith(text.rstrip(" …"))
        assert str(slides.index(there) + 1) in [s.text_frame.text for s in contents.shapes]


def test_a_deck_of_one_thing_needs_no_contents(catalogue: Catalogue) -> None:
    assert len(opened(catalogue, "target/rd_share").slides) == 3


def test_the_cover_of_a_presentation_is_its_answer(catalogue: Catalogue) -> None:
    show = presentation(catalogue, "state_of_the_region", "sv")
    first = next(iter(opened(catalogue, "presentation/state_of_the_region").slides))

    assert first.shapes.title.text_frame.text == show.cover.headline != show.title
    assert show.title in first.placeholders[1].text_frame.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_presentation_begins_with_the_map_of_the_county(
    catalogue: Catalogue, language: Language
) -> None:
    """As on stage: 26 shapes in their classes, which are named, on the ground of the cover."""
    show = presentation(catalogue, "state_of_the_region", language)
    first, *_others = opened(catalogue, "presentation/state_of_the_region", language).slides
    (county,) = [shape for shape in first.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP]
    wanted = {one.name: CLASSES["dark"][one.colour] for one in show.cover.picture.regions}

    assert {one.name: f"#{one.fill.fore_color.rgb}" for one in county.shapes} == wanted
    assert len(wanted) == 26
    texts = "\n".join(shape.text_frame.text for shape in first.shapes if shape.has_text_frame)
    assert show.cover.headline in texts
    assert show.cover.line in texts
    assert all(f"{card.value} {card.name}" in texts for card in show.cover.cards)
    boxes = sorted((s.top, s.top + s.height, s.left, s.left + s.width) for s in first.shapes)
    for at, (top, bottom, left, right) in enumerate(boxes):
        for above, below, from_, to in boxes[at + 1 :]:
            apart = above >= bottom or below <= top or from_ >= right or to <= left
            assert apart, (top, above)
    for shape in first.shapes:
        if shape.has_text_frame and shape.shape_id != county.shape_id:
            assert shape.left + shape.width <= county.left, shape.name


def test_words_on_a_light_master_of_ones_own_are_dark(catalogue: Catalogue, tmp_path: Path) -> None:
    book = Presentation(str(TEMPLATE))
    book.slide_layouts[0].background.fill.background()
    book.save(str(tmp_path / "light.pptx"))
    assert open_master(TEMPLATE).dark
    assert not open_master(tmp_path / "light.pptx").dark
