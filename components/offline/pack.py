"""Every page in both languages as files with relative links, from the site's own functions."""

from __future__ import annotations

import base64
from collections.abc import Iterator

from components.application import text_font
from components.assets import ASSETS
from components.frame import footer
from components.offline import map_files
from components.offline.links import OPENED, Linker, Place, in_language, relative
from components.offline.map_files import PackError
from components.page import document
from components.render import fill
from components.stage.document import listing, stage
from pages import PAGES
from region.content.catalogue import Catalogue
from region.outputs.exhibits.steps import presentation
from region.outputs.tables.observations import observations_csv
from region.web.settings import settings
from region.words import clock, pages
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import LANGUAGES, Language

MOST_PAGES = 1_500
COPIED = (
    "favicon.svg",
    "print.css",
    "print.js",
    "charts.js",
    "stage.css",
    "stage.js",
    "listing.css",
)

File = tuple[str, bytes]


def pack(content: Catalogue) -> Iterator[File]:
    """Yield every file of the pack: its name, and its bytes.

    Raises
    ------
    PackError
        if links lead to more pages than anyone can have meant.
    """
    waiting = [Place(page.key, language) for page in pages.PAGES for language in LANGUAGES]
    known = set(waiting)

    def seen(place: Place) -> None:
        for language in LANGUAGES:
            other = Place(place.key, language, place.choices)
            if other not in known:
                known.add(other)
                waiting.append(other)

    linkers = {language: Linker(content, language, seen) for language in LANGUAGES}
    while waiting:
        place = waiting.pop(0)
        yield place.file, _page(content, place, linkers[place.language]).encode()
        if len(known) > MOST_PAGES:
            raise PackError(f"more than {MOST_PAGES} pages are linked to")
    for language, linker in linkers.items():
        yield from _presentations(content, language, linker)
        script = map_files.data(content, language, linker)
        yield f"assets/map-{language}.js", script.encode()
        for key in content.indicators:
            name = in_language(f"data/{key}.csv", language)
            yield name, observations_csv(content, key, language)
    yield from _assets()


def _page(content: Catalogue, place: Place, linker: Linker) -> str:
    language = place.language
    _ = gettext(language)
    choices = dict(place.choices) | OPENED.get(place.key, {})
    drawn = document.draw_page(PAGES[place.key], content, choices, language)
    whole = fill(
        "offline.html",
        language,
        drawn=drawn,
        key=place.key,
        base="../" * place.file.count("/"),
        description=pages.descriptions(language)[place.key],
        offline=True,
        addresses={
            other: relative(Place(place.key, other, place.choices).file, place.file)
            for other in LANGUAGES
        },
        found=_("Visar {shown} av {count} mått."),
        made=fmt.date(clock.today(), language),
        version=content.version,
        **footer(content, language),
    )
    return linker.rewrite(whole.strip(), place.file)


def _presentations(content: Catalogue, language: Language, linker: Linker) -> Iterator[File]:
    font = f"data:font/woff2;base64,{base64.b64encode(text_font()).decode()}"
    texts = {"/presentera": listing(content, None, "", language, offline=True)}
    for key in content.presentations:
        show = presentation(content, key, language)
        texts[pages.link("present", language, show=key)] = stage(
            show, "", 0, "", language, settings().site_address
        )
    for address, text in texts.items():
        file = linker.target(address)
        if file is not None:
            own_font = text.replace(ASSETS.addresses["text.woff2"], font)
            yield file, linker.rewrite(own_font.strip(), file).encode()


def _assets() -> Iterator[File]:
    font = base64.b64encode(text_font()).decode()
    face = (
        '@font-face { font-family: "Source Sans"; font-weight: 100 900; '
        f'src: url("data:font/woff2;base64,{font}") format("woff2"); }}\n'
    )
    for name in COPIED:
        yield f"assets/{name}", ASSETS.text(name).encode()
    yield "assets/style.css", ASSETS.text("style.css").encode()
    site = face + ASSETS.text("style.css") + ASSETS.text("offline.css")
    yield "assets/site.css", site.encode()
    yield "assets/map.js", map_files.script().encode()
    yield "assets/offline.js", ASSETS.text("offline.js").encode()
