"""The parts of the profile page: which municipality, its figures, who is like it, comparison."""

from __future__ import annotations

from components import charts, frame, sexes, takeaway
from components.current import Page
from components.locator import locator
from components.page import Chosen, Parameter, Reading, control
from region.content.geography.places import find_municipalities, names_of_municipalities
from region.indicators.certainty import Grade
from region.indicators.certainty.words import grade_name
from region.indicators.sexes import (
    any_sexes_at,
    default_of_sexes,
    municipal_sexes,
    name_of,
)
from region.municipalities.parts import find_profiled, level_of, profiled
from region.municipalities.profile.questions import answers
from region.municipalities.profile.similar import comparison, likenesses, structure_items
from region.municipalities.profile.similar import similar as similar_to
from region.municipalities.profile.similarity import SETS, Likeness
from region.municipalities.profile.view import ProfileView
from region.outputs.charts import Look
from region.outputs.exhibits.courses import beside_chart
from region.outputs.exhibits.sexes import FORMS
from region.web import api
from region.words import formatting as fmt
from region.words.language import gettext

MOST_COMPARED = 4


def _municipalities(page: Page, chosen: Chosen) -> dict[str, str]:
    """Return the places to choose among, the county and its parts first, after that of none."""
    _ = gettext(page.language)
    return {"": _("Välj kommun"), **profiled(page.catalogue, page.language)}


def _read(page: Page, chosen: Chosen, text: str) -> str | None:
    return find_profiled(page.catalogue, text)


def _others(page: Page, chosen: Chosen) -> dict[str, str]:
    """Return the municipalities to compare with."""
    named = names_of_municipalities(page.catalogue, page.language)
    return {code: name for code, name in named.items() if code != chosen["kommun"]}


def _read_others(page: Page, chosen: Chosen, text: str) -> Reading:
    """Return the codes of the municipalities that a text lists."""
    return find_municipalities(page.catalogue, text, MOST_COMPARED, chosen["kommun"])


MUNICIPALITY = Parameter(
    name="kommun",
    label=lambda _: _("Kommun"),
    options=_municipalities,
    shape="place",
    reading=_read,
)
COMPARED = Parameter(
    name="with",
    label=lambda _: _("Jämför med"),
    options=_others,
    shape="many",
    places=True,
    reading=_read_others,
    most=MOST_COMPARED,
    hint=lambda _: _("Välj upp till fyra kommuner"),
)


def _sexes(page: Page, chosen: Chosen) -> dict[str, str]:
    """Return whether the comparison is of everybody or of women and men, once it is of any."""
    if not chosen["with"] or level_of(page.catalogue, chosen["kommun"]) != "municipality":
        return {}
    names = sexes.names(page)
    return {one: names[one] for one in ("total", "gap") if municipal_sexes(page.catalogue)}


def _measures(page: Page, chosen: Chosen) -> dict[str, str]:
    """Return the measures that women and men are drawn in, by theme."""
    if chosen["sex"] != "gap":
        return {}
    catalogue, language = page.catalogue, page.language
    themes = {key: catalogue.themes[one.theme].name for key, one in catalogue.indicators.items()}
    return {
        key: f"{themes[key][language]} · {name_of(catalogue, key, language)}"
        for key in municipal_sexes(catalogue)
    }


def _usual_measure(page: Page, chosen: Chosen) -> str:
    return default_of_sexes(page.catalogue) if chosen["sex"] == "gap" else ""


def _forms(page: Page, chosen: Chosen) -> dict[str, str]:
    """Return how women and men can be drawn."""
    _ = gettext(page.language)
    names = {"dots": _("Senaste året"), "lines": _("Över tid"), "gap": _("Skillnaden över tid")}
    return {form: names[form] for form in FORMS} if chosen["sex"] == "gap" else {}


def _likenesses(page: Page, chosen: Chosen) -> dict[str, str]:
    """Return what municipalities can be alike in; nothing for the county and its parts."""
    code = chosen["kommun"]
    if not code or level_of(page.catalogue, code) != "municipality":
        return {}
    return {str(key): name for key, name in likenesses(page.language).items()}


SEX = sexes.parameter(_sexes, "indicator", "view")
MEASURE = Parameter(
    name="indicator",
    label=lambda _: _("Mått"),
    options=_measures,
    default=_usual_measure,
)
FORM = Parameter(name="view", label=lambda _: _("Visa som"), options=_forms, shape="buttons")
LIKE = Parameter(name="like", label=lambda _: _("Liknar i"), options=_likenesses, shape="buttons")
EVERY, SEXES = "all", "sexes"


def _tables(page: Page, chosen: Chosen) -> dict[str, str]:
    """Return the tables that can be opened: a theme's, women and men, or all of them."""
    _ = gettext(page.language)
    themes = {theme.id: theme.name[page.language] for theme in page.catalogue.themes.values()}
    return {"": "", **themes, SEXES: _("Kvinnor och män"), EVERY: _("Alla tabeller på en sida")}


THEME = Parameter(name="theme", options=_tables)


def _questions(page: Page, chosen: Chosen) -> dict[str, str]:
    """Return the questions, of which a link or a slide can show one."""
    code = chosen["kommun"]
    told = answers(page.catalogue, code, page.language).answers if code else ()
    return {"": "", **{one.id: one.question for one in told}}


QUESTION = Parameter(name="question", options=_questions)
PARAMETERS = (MUNICIPALITY, QUESTION, LIKE, THEME, COMPARED, SEX, MEASURE, FORM)


def title(page: Page, chosen: Chosen) -> str:
    """Return the name of the place, if one is chosen."""
    return profiled(page.catalogue, page.language).get(chosen["kommun"], "")


def chooser(page: Page) -> None:
    """List all municipalities, and whose figures the profiles are made of."""
    used = {
        publisher
        for indicator in page.catalogue.municipal_indicators
        for source in indicator.sources
        for publisher in (source.publisher, source.via)
        if publisher
    }
    publishers = tuple(p for key, p in page.catalogue.publishers.items() if key in used)
    names = tuple(profiled(page.catalogue, page.language).items())
    frame.show("profile_choose.html", page, names=names, publishers=publishers)


def top(page: Page, view: ProfileView) -> None:
    """Say in a sentence how the place stands to the county, and where it lies."""
    _ = gettext(page.language)
    told = answers(page.catalogue, view.code, page.language)
    people = next((row for row in view.facts if row.indicator == "population"), None)
    words = []
    if people is not None and view.level == "municipality":
        words.append(f"{people.value.text} {people.period_label}")
    near = fmt.listing((one.name for one in view.neighbours), page.language)
    inside = fmt.listing((one.name for one in view.members), page.language)
    if near:
        words.append(_("Gränsar till {names}").format(names=near))
    elif view.level == "part":
        words.append(_("Hit hör {names}").format(names=inside))
    words += [view.note.rstrip(".")] if view.note else []
    sub = ". ".join(words) + "." if words else ""
    picture = locator(view.codes)
    frame.show("profile_top.html", page, profile=view, view=told, sub=sub, picture=picture)


CARD = (358, 160)
"""As wide as on a phone; on a wide screen the drawing grows a little with its place."""


def questions(page: Page, chosen: Chosen, view: ProfileView) -> None:
    """Draw a card for each question: the answer, beside the county, over time, among all."""
    told = answers(page.catalogue, view.code, page.language)
    look = Look(page.language, page.theme, titled=False)
    cards = []
    for one in told.answers:
        picture = shared = None
        if one.series and one.series[0].code == view.code:
            chart = beside_chart(one.series, page.language)
            alternative = " ".join(series.summary for series in one.series)
            picture = charts.picture(chart, alternative, look, CARD)
            shared = takeaway.shared(page, f"profile/{view.code}", one.question, question=one.id)
            if shared.exhibit and chosen["question"] == one.id:
                page.shared.append(shared.exhibit)
        cards.append((one, picture, shared))
    frame.show("profile_questions.html", page, profile=view, cards=tuple(cards))


def facts(page: Page, view: ProfileView) -> None:
    """Draw what else is known of the municipality, and its files."""
    downloads = tuple(
        (ending, api.profile_address(view.code, ending, page.language))
        for ending in ("xlsx", "csv", "json")
    )
    frame.show("profile_head.html", page, profile=view, downloads=downloads)


def indicators(page: Page, chosen: Chosen, view: ProfileView) -> None:
    """Draw the themes; the one that is opened with every indicator as a row.

    A table that nobody has opened is a link: all of them are more than a phone should lay out.
    """
    shown = chosen["theme"]

    def opening(key: str) -> str:
        return f"{chosen.link(page, theme=key)}#{key}"

    by_sex = view.level != "part" and any_sexes_at(page.catalogue, view.code)
    frame.show(
        "profile_indicators.html",
        page,
        profile=view,
        themes=tuple((one, shown in (one.id, EVERY), opening(one.id)) for one in view.themes),
        sexes=(_tables(page, chosen)[SEXES], opening(SEXES))
        if by_sex and shown not in (SEXES, EVERY)
        else None,
        all=chosen.link(page, theme=EVERY) + "#indicators" if shown != EVERY else "",
        read=shown and shown != SEXES,
    )
    if by_sex and shown in (SEXES, EVERY):
        sexes.of_place(page, view.code)


def similar(page: Page, chosen: Chosen, view: ProfileView) -> None:
    """Draw the most similar municipalities, why, and how it is measured; none for the county."""
    if view.level != "municipality":
        return
    frame.show("profile_similar_head.html", page, profile=view)
    with frame.box(page, "profile_like"):
        control(page, chosen, LIKE)
    like: Likeness = next(one for one in SETS if one == chosen["like"])
    found = similar_to(page.catalogue, view.code, page.language, like)
    items = structure_items(page.catalogue, page.language, like)
    frame.show(
        "profile_similar.html",
        page,
        profile=view,
        similar=found,
        structure=items,
        untested=grade_name(Grade.NONE, page.language),
    )


def compare(page: Page, chosen: Chosen) -> None:
    """Draw the free choice of municipalities, and the table if any are chosen."""
    if level_of(page.catalogue, chosen["kommun"]) != "municipality":
        return
    frame.show("profile_compare_head.html", page)
    with frame.box(page, "profile_compare"):
        control(page, chosen, COMPARED)
    own, codes = chosen["kommun"], chosen.many("with")
    if not codes:
        return
    with frame.box(page, "profile_sexes", row=True):
        for parameter in (SEX, MEASURE, FORM):
            control(page, chosen, parameter)
    if chosen["sex"] == "gap":
        sexes.beside(page, (own, *codes), chosen["indicator"], chosen["view"])
        return
    table = comparison(page.catalogue, own, codes, page.language)
    frame.show("profile_comparison.html", page, comparison=table, codes=(own, *codes), of=())
