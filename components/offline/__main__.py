"""`python -m components.offline`: write the pack as a folder and as a zip file."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path
from typing import Annotated

import typer

from components.offline.pack import pack
from region.commands.common import DataFolder, console, load
from region.content.catalogue import DATA

NAME = "stockholmsregionen-i-siffror"


def main(
    out: Annotated[Path, typer.Option(help="Where folder and zip file are written.")] = Path(
        "dist"
    ),
    data: DataFolder = DATA,
) -> None:
    """Write every page as a file that opens from a memory stick, without server and network."""
    content = load(data)
    folder = out / NAME
    if folder.exists():
        shutil.rmtree(folder)
    count = size = 0
    with zipfile.ZipFile(_made(out) / f"{NAME}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in pack(content):
            target = folder / name
            _made(target.parent)
            target.write_bytes(body)
            archive.writestr(f"{NAME}/{name}", body)
            count, size = count + 1, size + len(body)
    console.print(f"{count} files, {size / 1e6:.1f} MB: open {folder / 'index.html'}")


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


typer.run(main)
