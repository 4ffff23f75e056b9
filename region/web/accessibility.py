"""The accessibility statement as the page shows it: what the law asks for, kept true by tests."""

from __future__ import annotations

from dataclasses import dataclass

from region.content.catalogue import Catalogue
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view

COMPLAINTS = "https://www.digg.se/tdosanmalan"
"""Where a complaint is made in Sweden."""


@dataclass(frozen=True, eq=False)
class ShortcomingView:
    """What is not accessible, why, and what to do instead."""

    what: str
    why: str
    instead: str


@dataclass(frozen=True, eq=False)
class AccessibilityView:
    """The statement, ready to show."""

    operator: str
    service: str
    degree: str
    shortcomings: tuple[ShortcomingView, ...]
    assessed: str
    results: str
    updated: str
    method: str
    contact_name: str
    contact_email: str
    complaints: str
    disproportionate_burden: str
    outside_the_law: str


@view
def accessibility(catalogue: Catalogue, language: Language) -> AccessibilityView:
    """Return the statement.

    The degree is full only where the tests found nothing and no shortcoming is known.
    """
    _ = gettext(language)
    statement, results, site = (
        catalogue.accessibility,
        catalogue.accessibility_results,
        catalogue.site,
    )
    if results is None:
        degree = _("Graden av förenlighet är inte bedömd ännu.")
        found, assessed = _("Proven har inte körts ännu."), ""
    else:
        assessed = fmt.date(results.assessed, language)
        whole = results.violations == 0 and not statement.shortcomings
        degree = (
            _("Webbplatsen är helt förenlig med lagen om tillgänglighet till digital service.")
            if whole
            else _(
                "Webbplatsen är delvis förenlig med lagen om tillgänglighet till digital service. "
                "Det som brister står nedan."
            )
        )
        found = _(
            "Proven gällde {pages} sidor i {states} tillstånd, med {rules} regler ur WCAG 2.2 "
            "på nivå A och AA. De hittade {violations} fel."
        ).format(
            pages=results.pages,
            states=fmt.number(results.states, 0, language),
            rules=results.rules,
            violations=results.violations,
        )
    return AccessibilityView(
        operator=site.operator[language],
        service=statement.service[language],
        degree=degree,
        shortcomings=tuple(
            ShortcomingView(item.what[language], item.why[language], item.instead[language])
            for item in statement.shortcomings
        ),
        assessed=assessed,
        results=found,
        updated=fmt.date(site.statement_updated, language),
        method=statement.method[language],
        contact_name=site.contact_name[language] if site.contact_name else "",
        contact_email=site.contact_email or "",
        complaints=COMPLAINTS,
        disproportionate_burden=statement.disproportionate_burden[language],
        outside_the_law=statement.outside_the_law[language],
    )
