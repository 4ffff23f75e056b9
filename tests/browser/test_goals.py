"""The goals in a browser: choices, sliders and the calculator stand in the address."""

from __future__ import annotations

from playwright.sync_api import expect


def test_a_choice_of_status_stands_in_the_address_and_filters(visit) -> None:
    made = visit()
    page = made.open("mal")
    before = page.locator(".goal-cards > li, .ladder tbody tr").count()

    page.locator(".class-counts a", has_text="Fel riktning").click()
    page.wait_for_url("**/mal?status=moving_away")
    made.settle()

    expect(page.locator(".goal-cards > li, .ladder tbody tr")).to_have_count(1)
    assert before > 10


def test_the_base_year_changes_class_and_address(visit) -> None:
    made = visit()
    page = made.open("mal?target=rd_share")
    slider = page.get_by_role("slider").first

    slider.focus()
    slider.press("ArrowRight")
    page.wait_for_url("**base=2019**")
    made.settle()

    expect(page.locator(".answers .badges .far_too_slow")).to_be_visible()
    expect(page.locator(".headline .moving_away")).to_be_visible()


def test_what_is_opened_in_one_piece_stays_open_when_another_changes(visit) -> None:
    """Answers and what it would take come in one message."""
    made = visit()
    page = made.open("mal?target=dwellings")
    answers = page.locator(".piece:has(> section.answers)")
    fold = answers.locator("details").first
    fold.locator("summary").first.click()
    needed = answers.locator("xpath=following-sibling::*[1]")
    before = needed.inner_text()

    page.get_by_role("slider").first.press("ArrowRight")
    page.wait_for_url("**pace=**")
    made.settle()

    expect(needed).not_to_have_text(before)
    assert fold.get_attribute("open") is not None


def test_a_target_fits_a_phone_and_its_chart_has_the_whole_width(visit) -> None:
    page = visit("phone").open("mal?target=direct_emissions")

    chart = page.locator(".st-key-target_picture .chart-narrow svg").first
    expect(chart).to_be_visible(timeout=20_000)
    place = page.locator(".st-key-target_picture").bounding_box()
    drawn = chart.bounding_box()
    assert place is not None and drawn is not None
    assert place["width"] - 60 <= drawn["width"] <= place["width"]
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390


def test_every_status_can_be_told_without_colour(visit) -> None:
    page = visit().open("metod")

    shapes = page.eval_on_selector_all(
        ".status > span[aria-hidden]",
        "spans => spans.map(s => [s.parentElement.className, getComputedStyle(s).maskImage,"
        " s.parentElement.textContent.trim().slice(1).trim()])",
    )
    masks = {name: mask for name, mask, _words in shapes}
    assert len(masks) == 8
    assert len(set(masks.values())) == 8
    assert all(words for _name, _mask, words in shapes)
