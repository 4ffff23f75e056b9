"""The parts of the overview: the answer, the goals, ten figures, map, rankings, what is new."""

from __future__ import annotations

import math
from dataclasses import dataclass

from markupsafe import Markup

from components import charts, frame, takeaway
from components.course_cards import cards
from components.current import Page
from region.comparisons.rankings.editions import EditionView
from region.comparisons.rankings.history import RankingHistory, ranking_histories
from region.indicators.certainty.words import published_note
from region.indicators.figures import figures
from region.indicators.moved import Sense
from region.indicators.provenance import Provenance, provenance
from region.municipalities.menu import map_view
from region.outputs.charts import Look
from region.outputs.exhibits.maps import map_picture
from region.strategy.follow_up.days import default_days
from region.strategy.follow_up.news import news
from region.targets.headlines import overview_answer, reserves
from region.words import formatting as fmt
from region.words import pages
from region.words.language import gettext

MAP_INDICATOR = "population_growth"
MAP_WIDE, MAP_NARROW = (700, 640), (358, 560)
MOST_RANKINGS, MOST_NEWS = 7, 4
STEP_WIDTH, STEP_HEIGHT, LOWEST = 92, 44, 40
"""The step from edition to edition is drawn on one logarithmic axis, from the first place down."""


def head(page: Page) -> None:
    """Say in a sentence how it stands, and what that rests on."""
    content, language = page.catalogue, page.language
    frame.show(
        "overview_head.html",
        page,
        answer=overview_answer(content, language),
        sub=reserves(content, language),
    )


def courses(page: Page) -> None:
    """Draw the goals that can be assessed."""
    frame.show(
        "course_cards.html",
        page,
        cards=cards(page, "small"),
        all=len(page.catalogue.targets),
    )


def key_figures(page: Page) -> None:
    """Draw the ten figures, the latest value large."""
    frame.show("figures.html", page, figures=figures(page.catalogue, page.language))


@dataclass(frozen=True)
class MapPart:
    """The map with its one message."""

    title: str
    indicator: str
    picture: Markup
    provenance: Provenance


def growth_title(values: tuple[float | None, ...], decimals: int, year: str, page: Page) -> str:
    """Return in how many municipalities the population grew: sign as printed."""
    _ = gettext(page.language)
    known = [fmt.round_half_up(value, decimals) for value in values if value is not None]
    grown = sum(value > 0 for value in known)
    if not known:
        return _("Folkmängden, {year}").format(year=year)
    if grown == len(known):
        return _("Folkmängden växte i alla {all} kommuner {year}").format(all=grown, year=year)
    if not grown:
        return _("Folkmängden växte inte i någon kommun {year}").format(year=year)
    return _("Folkmängden växte i {grown} av {all} kommuner {year}").format(
        grown=grown, all=len(known), year=year
    )


def municipalities(page: Page) -> None:
    """Draw the map that each municipality can be entered by, and the field to find it by."""
    _ = gettext(page.language)
    content, language = page.catalogue, page.language
    found = map_view(content, MAP_INDICATOR, None, language)
    regions = map_picture(content, found, (), language)
    addresses = {
        area.code: pages.link("profile", language, kommun=area.code)
        for area in content.municipalities
    }
    look = Look(language, page.theme, size=14)
    title = growth_title(
        tuple(row.value for row in found.rows), found.decimals, found.period_label, page
    )
    part = MapPart(
        title=title,
        indicator=MAP_INDICATOR,
        picture=charts.map_picture(regions, title, look, MAP_WIDE, MAP_NARROW, addresses),
        provenance=provenance(content, MAP_INDICATOR, language),
    )
    with frame.box(page, "overview_map"):
        shared = takeaway.shared(page, f"map/{MAP_INDICATOR}")
        frame.show("overview_map.html", page, map=part, shared=shared)
        asked = _("Din kommun, ort eller postnummer")
        frame.show("parts/find_place.html", page, label=asked, to="")


@dataclass(frozen=True)
class PlaceRow:
    """How Stockholm stands in one ranking, and what it was in the edition before."""

    id: str
    name: str
    place: str
    number: int | None
    dated: str
    before: str
    sense: Sense
    up: bool | None
    picture: Markup


def _before(one: RankingHistory, page: Page) -> tuple[str, Sense, bool | None]:
    """Return what is said of the edition before, and which way the step went."""
    _ = gettext(page.language)
    before, latest = one.standing.before, one.latest
    if before is None:
        return _("Tidigare okänd"), "apart", None
    earlier = _("{place} {year}").format(place=before.stockholm, year=before.label)
    if one.standing.method_break:
        return _("Ej jämförbart: {earlier}").format(earlier=earlier), "apart", None
    rank, old = latest.rank, before.rank
    if rank is None and old is not None and old <= _read_as_far_as(latest):
        return earlier, "worse", False
    if old is None and rank is not None and rank <= _read_as_far_as(before):
        return earlier, "better", True
    if one.is_award or rank is None or old is None:
        return earlier, "apart", None
    if rank == old:
        return _("Samma som {year}").format(year=before.label), "alike", None
    return earlier, "better" if rank < old else "worse", rank < old


def _read_as_far_as(edition: EditionView) -> int:
    """Return the last place that was read; whoever is not among them is after it."""
    ranks = [place.rank for place in edition.places if place.rank is not None]
    return max(ranks, default=0)


def _step(one: RankingHistory, sense: Sense) -> Markup:
    """Draw the step: a ring for the edition before, a dot for the latest."""

    def height(rank: int | None) -> float:
        share = math.log(min(rank or LOWEST, LOWEST)) / math.log(LOWEST)
        return round(7 + share * (STEP_HEIGHT - 14), 1)

    latest, before = one.latest, one.standing.before
    x0, x1, y1 = 8, STEP_WIDTH - 8, height(latest.rank)
    line = ring = Markup("")
    if before is not None:
        y0 = height(before.rank)
        line = Markup('<path class="{}" d="M{} {}L{} {}"/>').format(
            "broken" if one.standing.method_break else sense, x0, y0, x1, y1
        )
        ring = Markup('<circle class="ring" cx="{}" cy="{}" r="4"/>').format(x0, y0)
    return Markup(
        '<svg viewBox="0 0 {w} {h}" width="{w}" height="{h}">{line}{ring}'
        '<circle class="now" cx="{x}" cy="{y}" r="5"/></svg>'
    ).format(w=STEP_WIDTH, h=STEP_HEIGHT, line=line, ring=ring, x=x1, y=y1)


def place_row(one: RankingHistory, page: Page) -> PlaceRow:
    """Return how Stockholm stands in a ranking, with the step from the edition before."""
    _ = gettext(page.language)
    edition = one.latest
    told, sense, up = _before(one, page)
    dated = (
        _("{year}, av {field}").format(year=edition.label, field=edition.field)
        if edition.field_number and edition.rank
        else edition.label
    )
    return PlaceRow(
        id=one.id,
        name=one.name,
        place=str(edition.rank) if edition.rank else edition.stockholm,
        number=edition.rank,
        dated=dated,
        before=told,
        sense=sense,
        up=up,
        picture=_step(one, sense),
    )


@dataclass(frozen=True)
class RankingsPart:
    """The newest places with their one message."""

    title: str
    rows: tuple[PlaceRow, ...]


def rankings_title(rows: tuple[PlaceRow, ...], page: Page) -> str:
    """Return in how many rankings Stockholm has risen and fallen, of those that can be compared."""
    _ = gettext(page.language)
    better, worse, alike = (
        sum(row.sense == sense for row in rows) for sense in ("better", "worse", "alike")
    )
    compared = fmt.in_words(better + worse + alike, page.language)
    rose, fell = (fmt.in_words(number, page.language) for number in (better, worse))
    if better and worse:
        told = _(
            "Stockholm steg i {rose} och föll i {fell} av {all} rankningar som går att jämföra"
        )
    elif worse:
        told = _("Stockholm föll i {fell} av {all} rankningar som går att jämföra")
    elif better:
        told = _("Stockholm steg i {rose} av {all} rankningar som går att jämföra")
    else:
        told = _("Stockholms senaste platser i rankningarna")
    return told.format(rose=rose, fell=fell, all=compared)


def rankings(page: Page) -> None:
    """Draw the newest places with those of the edition before."""
    _ = gettext(page.language)
    found = [one for one in ranking_histories(page.catalogue, page.language) if not one.is_award]
    found.sort(key=lambda one: (-one.latest.year, not one.in_table_1))
    rows = tuple(place_row(one, page) for one in found[:MOST_RANKINGS])
    title = rankings_title(rows, page)
    frame.show(
        "overview_rankings.html",
        page,
        rankings=RankingsPart(title, rows),
        shared=takeaway.shared(page, "rankings"),
        published_note=published_note(page.language),
    )


def what_is_new(page: Page) -> None:
    """Draw the most important of what is new since last year's follow-up."""
    _ = gettext(page.language)
    start, end = default_days(page.catalogue)
    found = news(page.catalogue, start, end, page.language)
    if not found:
        return
    more = _("Alla nya värden")
    title = _("Nytt: {news}").format(news=found[0].sentence)
    frame.show("overview_news.html", page, title=title, more=more, news=found[:MOST_NEWS])
