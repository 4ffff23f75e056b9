"""What Streamlit writes by itself is Swedish on a Swedish page, and English on an English one."""

from __future__ import annotations

import re

import pytest


@pytest.mark.parametrize(
    ("language", "more", "nothing", "upload"),
    [
        ("", r"\d+ till", "Inget hittades", "Öppna fil högst 1 MB per fil"),
        ("?lang=en", r"\d+ more", "No results", "Upload 1MB per file"),
    ],
)
def test_streamlits_words_are_in_the_language_of_the_page(
    visit, language: str, more: str, nothing: str, upload: str
) -> None:
    page = visit().open(f"kommun{language}")
    page.set_viewport_size({"width": 1040, "height": 800})
    menu = page.get_by_test_id("stTopNav")
    menu.get_by_text(re.compile(f"^{more}$")).wait_for()

    field = page.get_by_test_id("stSelectbox").first.locator("input")
    field.click()
    field.fill("149 30 zzz")
    page.get_by_role("listbox").get_by_text(nothing).wait_for()

    page = visit().open(f"kommunkarta{language}")
    page.locator("[data-testid=stExpander] summary").last.click()
    said = page.get_by_test_id("stFileUploader").inner_text()
    assert upload in " ".join(said.split())
