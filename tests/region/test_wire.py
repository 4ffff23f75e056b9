"""What travels is small: fonts with what is used, scripts compressed beforehand."""

from __future__ import annotations

import errno
import gzip
import io
import os
from pathlib import Path

import brotli
import pytest
from fontTools.ttLib import TTFont
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from components import application
from region.web.compressed import Compressed, best_encoding
from region.web.wire import fonts, precompressed
from region.words import kept as prepared
from region.words.language import LOCALE

ROOT = Path(__file__).parents[2]


def letters(font: TTFont) -> set[str]:
    return {chr(code) for code in font.getBestCmap()}


def used() -> set[str]:
    """Every character in the content, the interface and the translations."""
    files = [*(ROOT / "data").rglob("*.yaml"), *(ROOT / "components").rglob("*.html")]
    files += [*(ROOT / "data").rglob("*.csv"), LOCALE / "en" / "LC_MESSAGES" / "messages.po"]
    return set().union(*(path.read_text("utf-8") for path in files))


def test_the_text_font_writes_everything_that_the_whole_font_would() -> None:
    whole = letters(TTFont(next((application.FILES / "media").glob("SourceSansVF-Upright*"))))
    small = TTFont(io.BytesIO(application.text_font()))

    assert sorted((used() & whole) - letters(small)) == []
    assert "fvar" in small  # all weights
    assert len(application.text_font()) < 40_000
    assert "Source" not in {str(r) for r in small["name"].names if r.nameID in (1, 4, 6)}


def test_every_icon_of_the_pages_is_in_the_icon_font() -> None:
    names = {name for name, _ in fonts._ligatures(TTFont(io.BytesIO(application.icon_font())))}

    assert application.own_icons() <= names
    assert {"expand_more", "keyboard_double_arrow_right", "close", "check"} <= names
    assert len(application.icon_font()) < 25_000


def test_icons_are_found_in_a_script() -> None:
    known = {"arrow_back", "close", "zoom_in"}

    script = 'a(":material/close:"),b(`zoom_in`),c("not_an_icon")'

    assert fonts.icons_in(script, known) == {"close", "zoom_in"}


def test_the_style_sheet_names_the_small_fonts_and_no_formulas() -> None:
    css = application.font_faces("/assets/a.woff2", "/assets/b.woff2")

    assert "url(/assets/a.woff2)" in css
    assert "url(/assets/b.woff2)" in css
    assert "KaTeX" not in css
    assert "../media" not in css


def test_what_has_been_made_is_not_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(prepared.VARIABLE, str(tmp_path))
    times: list[int] = []

    def make() -> bytes:
        times.append(1)
        return b"x"

    for parts in (("a",), ("a",), ("b",)):
        assert prepared.made("file", "1", make, *parts) == b"x"
    assert len(times) == 2


def test_of_what_visitors_ask_for_only_the_last_read_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(prepared.VARIABLE, str(tmp_path))

    def age() -> None:
        for path in (tmp_path / "1").iterdir():
            os.utime(path, ns=(stamp := path.stat().st_mtime_ns - 10**9, stamp))

    for name in "abc":
        prepared.made("file", "1", name.encode, name, most=3)
        age()
    prepared.made("file", "1", b"again".upper, "a", most=3)
    prepared.made("file", "1", b"d".lower, "d", most=3)

    assert prepared.made("file", "1", b"new".lower, "a", most=3) == b"a", "read lately"
    assert prepared.made("file", "1", b"new".lower, "b", most=3) == b"new", "read longest ago"
    assert len(list((tmp_path / "1").iterdir())) == 3


def test_a_full_disk_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(prepared.VARIABLE, str(tmp_path))

    def full(self: Path, target: Path) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(Path, "replace", full)

    assert prepared.made("file", "1", b"x".lower, "a") == b"x"
    assert list((tmp_path / "1").iterdir()) == []


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    source, target = tmp_path / "source", tmp_path / "target"
    (source / "js").mkdir(parents=True)
    (source / "js" / "large.js").write_text("let a = 1;\n" * 500)
    (source / "js" / "small.js").write_text("1")
    (source / "secret.txt").write_text("x" * 1_000)
    assert precompressed.compress_all(source, target) == 1
    assert precompressed.compress_all(source, target) == 0
    (source / "js" / "not-yet.js").write_text("let b = 1;\n" * 500)

    async def plain(request: object) -> PlainTextResponse:
        return PlainTextResponse("uncompressed")

    return TestClient(
        Starlette(
            routes=[Route("/{path:path}", plain)],
            middleware=[Middleware(precompressed.Precompressed, source=source, target=target)],
        )
    )


@pytest.mark.parametrize(
    ("accepted", "encoding"), [("gzip, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip")]
)
def test_a_script_is_sent_as_it_was_compressed(
    client: TestClient, accepted: str, encoding: str
) -> None:
    answer = client.get("/static/js/large.js", headers={"Accept-Encoding": accepted})

    assert answer.text == "let a = 1;\n" * 500
    assert answer.headers["content-encoding"] == encoding
    assert answer.headers["vary"] == "Accept-Encoding"
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-type"].startswith("text/javascript")


@pytest.mark.parametrize(
    ("address", "accepted"),
    [
        ("/static/js/large.js", "identity"),
        ("/static/js/small.js", "br"),
        ("/static/js/not-yet.js", "br"),
        ("/static/secret.txt", "br"),
    ],
)
def test_whatever_is_not_ready_passes(client: TestClient, address: str, accepted: str) -> None:
    answer = client.get(address, headers={"Accept-Encoding": accepted})

    assert answer.text == "uncompressed"


@pytest.mark.parametrize("name", ["js/none.js", "..%2f..%2fsource/js/large.js", "a%00b.js", ""])
def test_a_file_that_does_not_exist_is_not_found(client: TestClient, name: str) -> None:
    assert client.get(f"/static/{name}").status_code == 404


def test_the_best_encoding_is_chosen() -> None:
    assert best_encoding("deflate, gzip;q=0.5, br") == "br"
    assert best_encoding("") == ""
    body = "Åäö ".encode() * 100
    kept = Compressed.of(body)
    assert kept.body("")[0] == body
    assert gzip.decompress(kept.body("gzip")[0]) == body
    assert brotli.decompress(kept.body("br")[0]) == body
