"""Take every picture anew, and show what has changed: `make pictures`."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from region.content.catalogue import load
from region.words import clock
from tests.browser.conftest import FLAGS
from tests.pictures.site import DAY, site
from tests.pictures.taking import FOLDER, PAGES, SIZES, Taken, camera, charts, difference, page
from tests.servers import ROOT

OUT = ROOT / "test-results" / "pictures"
ROW = """<tr><th>{name}<br>{share:.1%}</th><td><img src="{name}-old.png"></td>
<td><img src="{name}-new.png"></td><td><img src="{name}-difference.png"></td></tr>"""


def _taken() -> list[Taken]:
    found = list(charts(load()))
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with site() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        for size in SIZES:
            opened = camera(browser, size)
            for name in PAGES:
                found += page(opened, server, name, size)
        browser.close()
    return found


def _compared(taken: Taken) -> str:
    """Keep the picture, and write what it was beside what it is if it has changed."""
    old = Image.open(taken.file).convert("RGB") if taken.file.exists() else None
    share, apart = difference(old, taken.image) if old else (1.0, taken.image)
    if old and share < 0.001:
        return ""
    for kind, image in (("old", old or taken.image), ("new", taken.image), ("difference", apart)):
        image.save(OUT / f"{taken.name}-{kind}.png")
    taken.image.save(taken.file, quality=70)
    return ROW.format(name=taken.name, share=share)


def main() -> None:
    """Take the pictures, drop those that no longer exist, write the page of differences."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    DAY.write_text(f"{clock.today()}\n")
    taken = _taken()
    rows = [row for one in taken if (row := _compared(one))]
    kept = {one.file for one in taken}
    for file in FOLDER.glob("*.webp"):
        if file not in kept:
            file.unlink()
    style = "img { max-width: 30vw; border: 1px solid #999 } td, th { vertical-align: top }"
    head = f"<!DOCTYPE html><meta charset=utf-8><title>Pictures</title><style>{style}</style>"
    words = "<tr><th></th><th>was</th><th>is</th><th>differs</th></tr>"
    Path(OUT / "index.html").write_text(f"{head}<table>{words}{''.join(rows)}</table>", "utf-8")
    print(f"{len(taken)} pictures, {len(rows)} have changed: {OUT / 'index.html'}")


if __name__ == "__main__":
    main()
