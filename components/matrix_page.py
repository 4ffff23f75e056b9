"""The parts of the page of all municipalities: the whole table, or one row or column of it."""

from __future__ import annotations

from components import frame, sexes, takeaway
from components.current import Page
from components.page import Chosen, Parameter, control
from region.content.geography.places import find_municipality, names_of_municipalities
from region.municipalities.matrix import measures, municipal_matrix, sorts
from region.municipalities.matrix_model import MunicipalMatrix
from region.outputs.exhibits import CHOICES
from region.words.language import gettext


def _municipalities(page: Page, chosen: Chosen) -> dict[str, str]:
    _ = gettext(page.language)
    return {"": _("Alla kommuner"), **names_of_municipalities(page.catalogue, page.language)}


def _measures(page: Page, chosen: Chosen) -> dict[str, str]:
    """Return the measures that can be looked at alone, after the choice of all."""
    _ = gettext(page.language)
    if chosen["kommun"]:
        return {}
    return {"": _("Alla mått"), **measures(page.catalogue, page.language, chosen["sex"])}


def _sorts(page: Page, chosen: Chosen) -> dict[str, str]:
    if chosen["kommun"] or chosen["indicator"]:
        return {}
    return dict(sorts(page.catalogue, page.language, chosen["sex"]))


SEX = sexes.parameter(lambda page, _chosen: sexes.names(page), "indicator", "sort")
MUNICIPALITY = Parameter(
    name="kommun",
    label=lambda _: _("Kommun"),
    options=_municipalities,
    shape="place",
    reading=lambda page, _chosen, text: find_municipality(page.catalogue, text),
    resets=("indicator", "sort"),
)
MEASURE = Parameter(
    name="indicator", label=lambda _: _("Mått"), options=_measures, resets=("sort",)
)
SORT = Parameter(name="sort", label=lambda _: _("Ordning"), options=_sorts)
PARAMETERS = (SEX, MUNICIPALITY, MEASURE, SORT)


def view_of(page: Page, chosen: Chosen) -> MunicipalMatrix:
    """Return the table in the order asked for; one measure alone in its own order."""
    order = chosen["indicator"] or chosen["sort"]
    return municipal_matrix(page.catalogue, order, page.language, chosen["sex"])


def title(page: Page, chosen: Chosen) -> str:
    """Return the title of a view: the municipality or the measure that stands alone."""
    if chosen["kommun"]:
        return _municipalities(page, chosen)[chosen["kommun"]]
    return _measures(page, chosen)[chosen["indicator"]] if chosen["indicator"] else ""


def head(page: Page, chosen: Chosen) -> None:
    """Say what the table tells, and let choose what of it is shown."""
    frame.show("matrix_head.html", page, view=view_of(page, chosen))
    with frame.box(page, "matrix_controls", row=True):
        for parameter in PARAMETERS:
            control(page, chosen, parameter)


def body(page: Page, chosen: Chosen) -> None:
    """Draw the whole table, one municipality or one measure, and what goes away with it."""
    view = view_of(page, chosen)
    frame.show("matrix_key.html", page, view=view)
    if chosen["kommun"]:
        frame.show(
            "matrix_row.html",
            page,
            view=view,
            row=view.row(chosen["kommun"]),
            all=chosen.link(page, kommun=""),
        )
    elif chosen["indicator"]:
        frame.show(
            "matrix_column.html",
            page,
            view=view,
            column=view.column(chosen["indicator"]),
            all=chosen.link(page, indicator=""),
        )
    else:
        ways = sorts(page.catalogue, page.language, chosen["sex"])
        default = next(iter(ways))
        links = tuple((key, chosen.link(page, sort="" if key == default else key)) for key in ways)
        rows = tuple((row.code, chosen.link(page, kommun=row.code)) for row in view.rows)
        frame.show("matrix_all.html", page, view=view, sorts=links, rows=rows)
    frame.show("matrix_foot.html", page, view=view)
    kept = {name: chosen.address[name] for name in CHOICES["matrix"] if name in chosen.address}
    _ = gettext(page.language)
    called = title(page, chosen) or _("alla kommuner")
    takeaway.drawn(page, f"matrix/{view.sort}", called, **kept)
