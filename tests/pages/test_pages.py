"""Every page runs without a fault in both languages, without a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from region import pages

MAIN = Path(__file__).parents[2] / "main.py"


def run(page: pages.Page, language: str, **parameters: str) -> AppTest:
    app = AppTest.from_file(str(MAIN), default_timeout=60)
    if language != "sv":
        app.query_params["lang"] = language
    app.run()
    if not page.address:
        return app
    for name, value in parameters.items():
        app.query_params[name] = value
    return app.switch_page(page.file).run()


def text(app: AppTest) -> str:
    return "\n".join(element.body for element in app.get("html"))


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("page", pages.PAGES, ids=lambda page: page.key)
def test_page_runs(page: pages.Page, language: str) -> None:
    app = run(page, language)

    assert not app.exception
    assert text(app).count("<h1") == 1
    assert f'data-page-lang="{language}"' in text(app)


def test_the_overview_shows_the_ten_figures() -> None:
    found = text(run(pages.BY_KEY["overview"], "sv"))

    assert found.count('class="card"') == 10
    for words in ("2,4", "39,4", "80,5", "14,4", "1/3", "3,8"):
        assert f"<strong>{words}</strong>" in found
    assert found.count("Strategin 2020, källa") == 10


def test_one_target_can_be_shown_alone() -> None:
    app = run(pages.BY_KEY["goals"], "en", target="rd_share")

    assert not app.exception
    assert len(app.get("vega_lite_chart")) == 1


def test_the_catalogue_can_be_searched() -> None:
    app = run(pages.BY_KEY["data"], "sv")
    everything = text(app)

    app.text_input(key="q").set_value("folkmängd SCB").run()

    assert 0 < len(text(app)) < len(everything) / 3
    assert "Folkmängd" in text(app)


def test_markup_in_content_is_shown_as_text() -> None:
    from components.render import render

    found = render("heading.html", "sv", text="<script>alert(1)</script>")

    assert "<script>" not in found
    assert "&lt;script&gt;" in found
