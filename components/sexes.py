"""Women and men on a page: one indicator at a place as charts, or all of a place as a table."""

from __future__ import annotations

from collections.abc import Callable

from components import charts, frame, takeaway
from components.current import Page
from components.page import Chosen, Parameter
from components.page.declaration import Words
from region.indicators.sexes import Sexes, sexes_of_place, sexes_of_target
from region.municipalities.profile.similar import gaps_beside
from region.outputs.charts import Look, height_of
from region.outputs.charts.model import Panels, Regions
from region.outputs.exhibits.model import Exhibit
from region.outputs.exhibits.sexes import sexes_exhibit
from region.outputs.exhibits.sexes_charts import course_of_gap, course_of_sexes
from region.outputs.publication.words import cell_text
from region.words.language import gettext


def names(page: Page) -> dict[str, str]:
    """Return whose values can be shown, as they stand in an address, and what each is called."""
    _ = gettext(page.language)
    return {"total": _("Alla"), "women": _("Kvinnor"), "men": _("Män"), "gap": _("Skillnad")}


def parameter(options: Callable[[Page, Chosen], Words], *resets: str) -> Parameter:
    """Return the choice of whose values are shown: `options` are all of `names`, or some."""

    def reading(page: Page, chosen: Chosen, text: str) -> str | None:
        return text if text in options(page, chosen) else None

    return Parameter(
        name="sex",
        label=lambda _: _("Kön"),
        options=options,
        default=lambda _page, _chosen: "total",
        reading=reading,
        shape="buttons",
        resets=resets,
    )


def draw_sexes(page: Page, found: Sexes, width: int = charts.WIDE) -> None:
    """Draw women and men over time and the gap over time, with figures, source and files."""
    key, area = found.indicator, found.latest.code
    frame.show("sexes_head.html", page, found=found)
    choice = (("view", "lines"), ("area", area))
    shown = sexes_exhibit(page.catalogue, key, page.language, choice)
    several = len(found.gap.points) > 1
    if several:
        course = course_of_sexes(found, page.language)
        charts.draw_chart(course, page, f"sexes-{key}-{area}", found.summary, width)
        takeaway.links(page, f"sexes/{key}", shown.title, shown=shown, view="lines", area=area)
        gap = course_of_gap(found, page.language)
        frame.show("sexes_gap.html", page)
        charts.draw_chart(gap, page, f"gap-{key}-{area}", found.gap.summary, width)
        shared = takeaway.shared(page, f"sexes/{key}", view="gap", area=area)
        frame.show("share.html", page, shared=shared)
    frame.show("series_table.html", page, series=(found.women, found.men, found.gap))
    frame.show("sexes_source.html", page, found=found)
    if not several:
        takeaway.links(page, f"sexes/{key}", shown.title, shown=shown, view="lines", area=area)


def of_place(page: Page, code: str) -> None:
    """Draw a fold with women, men and the gap in every indicator that has them at the place."""
    found = sexes_of_place(page.catalogue, code, page.language)
    if found:
        frame.show("sexes_table.html", page, rows=found, municipal=code if len(code) == 4 else "")


def beside(page: Page, codes: tuple[str, ...], key: str, form: str) -> None:
    """Draw women and men of municipalities beside each other, and the gap in all measures."""
    where = ",".join(codes)
    choice = (("kommun", where), ("view", form))
    shown = sexes_exhibit(page.catalogue, key, page.language, choice)
    frame.show("sexes_beside.html", page, shown=shown)
    drawn(page, shown, f"beside-{key}-{form}")
    takeaway.links(page, f"sexes/{key}", shown.title, shown=shown, kommun=where, view=form)
    table = gaps_beside(page.catalogue, codes[0], codes[1:], page.language)
    chosen = (("sex", "gap"), ("indicator", key))
    frame.show("profile_comparison.html", page, comparison=table, codes=codes, of=chosen)


def drawn(page: Page, shown: Exhibit, key: str) -> None:
    """Draw what an exhibit shows, for wide and for narrow screens, and its table in a fold."""
    picture = shown.picture
    if picture is not None and not isinstance(picture, Regions):
        look = Look(page.language, page.theme, titled=False)
        high = height_of(picture)
        wide = (high + 1) // 2 if isinstance(picture, Panels) else high
        sizes = (charts.WIDE, wide), (charts.NARROW, high)
        frame.put(page, charts.picture(picture, shown.alternative, look, *sizes), key, shared=True)
    columns = shown.table.columns
    rows = tuple(
        tuple(cell_text(*one, page.language) for one in zip(row, columns, strict=True))
        for row in shown.table.rows
    )
    frame.show("sexes_beside_table.html", page, shown=shown, rows=rows)


def of_target(page: Page, target: str) -> None:
    """Draw women and men in what a target observes, where the content has them."""
    for found in sexes_of_target(page.catalogue, target, page.language):
        draw_sexes(page, found)
