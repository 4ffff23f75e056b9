"""Content that tries to be more than text is shown as text."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from region import pages
from region.catalogue import DATA, load
from tests.audit.conftest import Count
from tests.servers import serving

SCRIPT = '<script>document.title="taken"</script><img src=x onerror=document.title="taken">'


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
        lines = path.read_text("utf-8").splitlines()
        changed = [
            f"{line[: line.index('sv: ')]}sv: '{SCRIPT}'"
            if line.lstrip().startswith("sv: ") and not line.rstrip().endswith((">", "|"))
            else line
            for line in lines
        ]
        path.write_text("\n".join(changed) + "\n", "utf-8")
    load(root)
    return root


def test_markup_in_the_content_is_text_on_every_page(browser, hostile: Path, count: Count) -> None:
    with serving(REGION_DATA=str(hostile)) as (address, _):
        for page in pages.PAGES:
            for query in ("", "?lang=en", "?target=rd_share", "?kommun=0180"):
                context = browser.new_context()
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
