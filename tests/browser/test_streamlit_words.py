"""What Streamlit writes by itself is Swedish on a Swedish page, and English on an English one."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("language", "nothing", "upload"),
    [
        ("", "Inget hittades", "Öppna fil högst 1 MB per fil"),
        ("?lang=en", "No results", "Upload 1MB per file"),
    ],
)
def test_streamlits_words_are_in_the_language_of_the_page(
    visit, language: str, nothing: str, upload: str
) -> None:
    page = visit().open(f"kommun{language}")
    field = page.get_by_test_id("stSelectbox").first.locator("input")
    field.click()
    field.fill("149 30 zzz")
    page.get_by_role("listbox").get_by_text(nothing).wait_for()

    page = visit().open(f"kommunkarta{language}")
    page.locator("[data-testid=stExpander] summary").last.click()
    said = page.get_by_test_id("stFileUploader").inner_text()
    assert upload in " ".join(said.split())
