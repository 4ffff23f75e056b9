"""The pages: file, address and name. The addresses are the same in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlencode

from region.words.language import DEFAULT_LANGUAGE, Gettext, gettext
from region.words.text import Language


@dataclass(frozen=True)
class Page:
    """One page: the key in code, the script in `pages/` and the last part of the address."""

    key: str
    address: str
    file: str


PAGES = (
    Page("overview", "", "pages/overview.py"),
    Page("rankings", "rankningar", "pages/rankings.py"),
    Page("compare", "jamfor", "pages/compare.py"),
    Page("map", "kommunkarta", "pages/municipality_map.py"),
    Page("profile", "kommun", "pages/profile.py"),
    Page("within", "inom-kommuner", "pages/within.py"),
    Page("matrix", "alla-26", "pages/matrix.py"),
    Page("goals", "mal", "pages/goals.py"),
    Page("follow_up", "uppfoljning", "pages/follow_up.py"),
    Page("strategy", "strategin", "pages/strategy.py"),
    Page("data", "data", "pages/data_and_method.py"),
    Page("build", "bygg", "pages/build.py"),
    Page("indicator", "matt", "pages/indicator.py"),
    Page("about", "om", "pages/about.py"),
    Page("method", "metod", "pages/method.py"),
    Page("open_data", "oppna-data", "pages/open_data.py"),
    Page("glossary", "ordlista", "pages/glossary.py"),
    Page("easy_read", "lattlast", "pages/easy_read.py"),
    Page("accessibility", "tillganglighet", "pages/accessibility.py"),
)
DOCUMENTS = (Page("present", "presentera", "components/stage"),)
"""Documents of their own beside the application, linked from the pages' feet."""

GROUPS: dict[str, tuple[str, ...]] = {
    "overview": ("overview",),
    "goals": ("goals",),
    "follow_up": ("follow_up",),
    "municipalities": ("map", "profile", "within", "matrix"),
    "world": ("rankings", "compare"),
    "strategy": ("strategy",),
    "data": ("data", "build", "open_data", "method"),
}
"""The menu: each item's pages, which are tabs if there are several. The others are in the foot."""

WITHIN = {"indicator": "data"}
"""Pages without a place of their own in the menu: the page whose place they share."""

BY_KEY = {page.key: page for page in (*PAGES, *DOCUMENTS)}
BY_ADDRESS = {page.address: page for page in PAGES}

SITE_NAME = "Stockholmsregionen i siffror"


def names(language: Language) -> dict[str, str]:
    """Return the pages' names in menus."""
    _: Gettext = gettext(language)
    return {
        "overview": _("Översikt"),
        "rankings": _("Rankningar"),
        "compare": _("Jämför"),
        "map": _("Kommunkarta"),
        "profile": _("Kommunprofil"),
        "within": _("Inom kommuner"),
        "matrix": _("Alla 26"),
        "goals": _("Mål"),
        "follow_up": _("Uppföljning"),
        "strategy": _("Strategin"),
        "data": _("Data och metod"),
        "build": _("Bygg tabell"),
        "indicator": _("Ett mått"),
        "about": _("Om"),
        "method": _("Metod för målen"),
        "open_data": _("Öppna data"),
        "glossary": _("Ordlista"),
        "easy_read": _("Lättläst"),
        "accessibility": _("Tillgänglighet"),
        "present": _("Presentera"),
    }


def _group_names(language: Language) -> dict[str, str]:
    _: Gettext = gettext(language)
    return {
        "municipalities": _("Kommuner"),
        "world": _("Omvärlden"),
        "data": _("Data"),
    }


def _tab_names(language: Language) -> dict[str, str]:
    _: Gettext = gettext(language)
    return {
        "map": _("Karta"),
        "profile": _("Profil"),
        "within": _("Inom kommuner"),
        "matrix": _("Alla 26"),
        "rankings": _("Rankningar"),
        "compare": _("Jämför regioner"),
        "data": _("Mått"),
        "build": _("Bygg tabell"),
        "open_data": _("Öppna data"),
        "method": _("Metod"),
    }


class Item(NamedTuple):
    """A link in the menu or a tab: its name, its pages' keys, and whether it is the one shown."""

    name: str
    keys: tuple[str, ...]
    chosen: bool


def menu(key: str, language: Language) -> tuple[Item, ...]:
    """Return the menu's items; the first of an item's pages is where it leads."""
    named = {**names(language), **_group_names(language)}
    key = WITHIN.get(key, key)
    return tuple(
        Item(named[group], tuple(one for one in keys if one in BY_KEY), key in keys)
        for group, keys in GROUPS.items()
    )


def tabs(key: str, language: Language) -> tuple[Item, ...]:
    """Return the pages of the same group, if there are several."""
    key = WITHIN.get(key, key)
    keys = next((keys for keys in GROUPS.values() if key in keys), ())
    known = [one for one in keys if one in BY_KEY]
    named = _tab_names(language)
    return tuple(Item(named[one], (one,), one == key) for one in known if len(known) > 1)


def descriptions(language: Language) -> dict[str, str]:
    """Return one sentence on each page, for search engines and page heads."""
    _: Gettext = gettext(language)
    return {
        "overview": _("Tio nyckeltal om Stockholmsregionen, läget för målen och sju rankningar."),
        "rankings": _("Stockholms plats i internationella rankningar, utgåva för utgåva."),
        "compare": _("Stockholm mot Europas regioner och Sveriges län: värden, platser, över tid."),
        "map": _("Länets 26 kommuner på karta och i rangordnad lista, mått för mått, år för år."),
        "profile": _("En kommun i siffror: värden, utveckling, plats av 26 och liknande kommuner."),
        "within": _(
            "Skillnader inom kommunerna: länets 524 områden i födelseland, boende och lön."
        ),
        "matrix": _("Alla 26 kommuner i ett tjugotal mått: långt från eller nära den typiska."),
        "goals": _("Den regionala planens mål: nivå, målår, utveckling och rapporternas ord."),
        "follow_up": _("Fyra frågor varje år: målen, omvärlden, hållbarheten och insatserna."),
        "strategy": _("Så hänger näringslivs- och tillväxtstrategin ihop, del för del."),
        "data": _("Alla mått med definition, källa, licens och senaste värde. Sök och ladda ned."),
        "build": _("Välj mått, områden, år och kön, och få tabell, diagram, fil och bild."),
        "indicator": _(
            "Ett mått: svaret, utvecklingen, kommunerna, omvärlden, källan och nästa värde."
        ),
        "about": _("Vad webbplatsen är, för vem, och hur siffrorna ska läsas."),
        "method": _("Hur målens status räknas, regel för regel, och en räknare för egna tal."),
        "open_data": _("Hämta siffrorna som data: exempel, adresser, datapaket och villkor."),
        "glossary": _("Ord och förkortningar på webbplatsen, förklarade, även på lätt svenska."),
        "easy_read": _("Det viktigaste om Stockholms län i siffror, med lätta ord."),
        "accessibility": _(
            "Hur tillgänglig webbplatsen är, vad som brister och var du säger till."
        ),
        "present": _("Färdiga och egna presentationer för projektor, med anteckningar."),
    }


def title(key: str, language: Language) -> str:
    """Return the document title of a page."""
    _ = gettext(language)
    site = _(SITE_NAME)
    return site if key == "overview" else f"{names(language)[key]} – {site}"


def link(key: str, language: Language, **parameters: str) -> str:
    """Return the address of a page with parameters, the language kept."""
    query = {name: value for name, value in parameters.items() if value}
    if language != DEFAULT_LANGUAGE:
        query["lang"] = language
    return f"/{BY_KEY[key].address}" + (f"?{urlencode(query)}" if query else "")
