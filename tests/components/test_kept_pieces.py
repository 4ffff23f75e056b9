"""What is needed once is not kept: a document is kept itself, and so is a drawing."""

from __future__ import annotations

import gc
import weakref
import zlib

import pytest

from components import charts, frame
from components.current import Current, Page
from region.content.catalogue import Catalogue
from region.indicators.series import series_view
from region.outputs.charts import Look, drawing, spec, spec_once
from region.outputs.exhibits.courses import series_chart
from region.outputs.publication import pictures
from tests.documents import page_html

LOOK = Look("sv", "light", 358, 160)


def test_a_specification_is_kept_for_those_who_draw_it_alone(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    chart = series_chart((series_view(catalogue, "mean_age", "01", "sv"),), "sv")
    assert spec(chart, LOOK) is spec(chart, LOOK)
    assert spec_once(chart, LOOK) is not spec_once(chart, LOOK)
    assert spec_once(chart, LOOK) == spec(chart, LOOK)

    def kept(*given: object) -> None:
        raise AssertionError("the server's own drawing keeps its specification")

    for module in (charts, pictures, drawing):
        monkeypatch.setattr(module, "spec", kept, raising=False)
    assert "<svg" in charts.svg.__wrapped__(chart, LOOK)  # type: ignore[attr-defined]


class Said(str):
    """Text of which one can tell whether somebody still has it."""


@pytest.mark.parametrize("shared", [True, False])
def test_only_what_all_visitors_share_is_kept_packed(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, shared: bool
) -> None:
    sent: list[bytes] = []
    monkeypatch.setattr(frame, "_PIECES", lambda *, key, data: sent.append(data))
    page = Page(Current(catalogue, ()), "sv", "light")
    piece = Said(f"<p>{shared}</p><svg></svg>")
    known = weakref.ref(piece)

    frame.put(page, "<p>ett</p>", "first", shared=True)
    frame.put(page, piece, "own", explain=False, shared=shared)
    frame.send(page)

    assert zlib.decompress(sent[0]).decode().split("\0") == ["<p>ett</p>", piece]
    del piece
    gc.collect()
    assert (known() is not None) == shared


def test_the_map_of_a_document_is_not_kept_beside_the_document(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[str] = []
    render = frame.render

    def noted(template: str, *given: object, **values: object) -> str:
        kept.append(template)
        return render(template, *given, **values)  # type: ignore[arg-type]

    monkeypatch.setattr(frame, "render", noted)
    assert "<svg" in page_html(catalogue, "map", {}, "sv")
    assert "takeaway.html" in kept
    assert "map_document.html" not in kept
