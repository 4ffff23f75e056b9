"""Turn views into HTML with the templates beside. Every value is escaped."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape

from components.sparkline import sparkline, ticks
from region.content.geography import credit
from region.indicators.provenance import DocumentNote
from region.web import api
from region.words import formatting as fmt
from region.words import pages
from region.words.language import gettext
from region.words.text import LANGUAGES, Language

_SPACES = re.compile(r"[ \t\r\n]+")
_KEPT_WHOLE = re.compile(r"<(h[1-3]|small)\b[^>]*>.*?</\1>")
_WHOLE = '<span style="white-space: nowrap">'
_RANGE = re.compile(r"\d+(?:[.,]\d+)?–\d+(?:[.,]\d+)?(?![^<]*>)")

TEMPLATES = Path(__file__).parent / "templates"


@lru_cache(maxsize=len(LANGUAGES))
def template_environment(language: Language) -> jinja2.Environment:
    """Return what templates are filled in: a name that none gave is an error, words a language."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        extensions=["jinja2.ext.i18n"],
    )
    translate = gettext(language)
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        translate, lambda one, many, n: translate(one if n == 1 else many), newstyle=False
    )
    environment.filters["lines"] = _lines
    environment.globals.update(
        language=language,
        menu=lambda key: pages.menu(key, language),
        tabs=lambda key: pages.tabs(key, language),
        link=lambda key, **parameters: pages.link(key, language, **parameters),
        download=lambda indicator, **filters: api.observations_address(
            indicator, language, **filters
        ),
        export=lambda what, ending, **choices: api.export_address(
            what, ending, language, **choices
        ),
        sparkline=sparkline,
        ticks=ticks,
        map_credit=credit(language),
        date=lambda value: fmt.date(value, language),
        quoted=lambda text, spoken: _quoted(text, spoken, language),
        strong=_strong,
        titled=lambda source: _titled(source, language),
    )
    return environment


def _lines(text: str) -> Markup:
    """Return code line by line, with indents as style: a filled template keeps no spaces."""
    rows = ((line.strip(), (len(line) - len(line.lstrip())) // 4) for line in text.splitlines())
    return Markup("").join(
        Markup('<span class="line indent-{}">{}</span>').format(depth, line) for line, depth in rows
    )


def _quoted(text: str, spoken: Language, language: Language) -> Markup:
    """Return words as they stand in a document, marked if the page is in another language."""
    if spoken == language:
        return escape(text)
    return Markup('<span lang="{}">{}</span>').format(spoken, text)


def _strong(text: str, number: str) -> Markup:
    """Return a number with its unit, the number standing out wherever it stands."""
    before, found, after = text.partition(number)
    return Markup("{}<strong>{}</strong>{}").format(before, found, after) if found else escape(text)


def _titled(source: DocumentNote, language: Language) -> Markup:
    """Return the line of a document with its title in the title's own language."""
    # The publisher stands before the title and may have the same name.
    before, title, after = source.line.rpartition(source.title)
    return Markup("{}{}{}").format(before, _quoted(title, source.language, language), after)


def fill(template: str, language: Language, **values: Any) -> str:
    """Return the template filled with values, and keep nothing."""
    html = template_environment(language).get_template(template).render(**values)
    return _KEPT_WHOLE.sub(_with_whole_ranges, _SPACES.sub(" ", html))


def _with_whole_ranges(heading: re.Match[str]) -> str:
    """Return a heading, or what stands small beside a figure, where no line ends in `4–6`."""
    if _WHOLE in heading[0]:
        return heading[0]  # from a part that was filled before
    return _RANGE.sub(rf"{_WHOLE}\g<0></span>", heading[0])


render = lru_cache(maxsize=1_024)(fill)
"""As `fill`, kept: views are shared and immutable. Nothing of a single visitor goes through it."""
