"""Content that tries to be more than text is shown as text."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from region.content.catalogue import DATA, load
from region.words import pages
from tests.audit.conftest import Count
from tests.servers import serving
from tests.visitors import visitor

SCRIPT = '<script>document.title="taken"</script><img src=x onerror=document.title="taken">'


def _spoilt(part: Any) -> Any:
    """The same content with markup for every Swedish text."""
    if isinstance(part, list):
        return [_spoilt(item) for item in part]
    if not isinstance(part, dict):
        return part
    if set(part) == {"sv", "en"}:
        keeps_places = "{" in part["sv"]
        return part if keeps_places else {"sv": SCRIPT, "en": SCRIPT}
    return {key: _spoilt(value) for key, value in part.items()}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real content with markup in names and texts of every kind."""
    root = tmp_path_factory.mktemp("hostile") / "data"
    shutil.copytree(DATA, root)
    for name in (
        "indicators/population.yaml",
        "goals/targets.yaml",
        "goals/plan.yaml",
        "key_figures.yaml",
        "strategy/strategy.yaml",
        "rankings/eu_rci.yaml",
        "site.yaml",
    ):
        path = root / name
        if not path.exists():
            continue
        content = yaml.safe_load(path.read_text("utf-8"))
        path.write_text(yaml.safe_dump(_spoilt(content), allow_unicode=True), "utf-8")
    units = root / "units.yaml"
    known = yaml.safe_load(units.read_text("utf-8"))
    form = "{n} " + SCRIPT
    known["units"].append(
        {"name": {"sv": SCRIPT, "en": SCRIPT}, "number": {"sv": form, "en": form}}
    )
    units.write_text(yaml.safe_dump(known, allow_unicode=True), "utf-8")
    load(root)
    return root


def test_markup_in_the_content_is_text_on_every_page(browser, hostile: Path, count: Count) -> None:
    with serving(REGION_DATA=str(hostile)) as (address, _):
        for page in pages.PAGES:
            for query in ("", "?lang=en", "?target=rd_share", "?kommun=0180"):
                context = visitor(browser)
                shown = context.new_page()
                alerts: list[str] = []
                shown.on("dialog", lambda dialog, alerts=alerts: alerts.append(dialog.message))
                shown.goto(f"{address}/{page.address}{query}")
                shown.wait_for_selector("footer", timeout=30_000)

                assert shown.title() != "taken"
                assert alerts == []
                assert shown.locator("main script, main img[onerror]").count() == 0
                context.close()
                count("pages shown with hostile content")
