"""What a page tells those who show links to it: search engines, social media, other sites.

Open Graph (ogp.me), schema.org as JSON-LD, and where oEmbed is found. Addresses are whole where
the site's own address is set (`REGION_SITE_ADDRESS`), else without a host.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from region.content.catalogue import Catalogue
from region.municipalities.menu import DEFAULT_INDICATOR
from region.strategy.indicator import data_addresses, every_indicator, periods_of
from region.words import pages
from region.words.language import gettext
from region.words.text import Language

OG_LOCALES: dict[Language, str] = {"sv": "sv_SE", "en": "en_GB"}


@dataclass(frozen=True, eq=False)
class Metadata:
    """What a document's head holds beside title and description.

    Attributes
    ----------
    properties
        Open Graph's names and contents, in order.
    data
        JSON-LD, ready to stand in a script element.
    oembed
        Where the code for showing the page's chart elsewhere is, if it has one.
    """

    properties: tuple[tuple[str, str], ...]
    data: str
    oembed: str


def picture_address(key: str, choices: Mapping[str, str], language: Language) -> str:
    """Return where the picture of a view is: `/og/goals.png?target=rd_share`."""
    query = {name: value for name, value in choices.items() if value}
    if language != "sv":
        query["lang"] = language
    return f"/og/{key}.png" + (f"?{urlencode(query)}" if query else "")


def _organisation(catalogue: Catalogue, language: Language) -> dict[str, Any]:
    return {"@type": "GovernmentOrganization", "name": catalogue.site.operator[language]}


def _site(catalogue: Catalogue, site: str, language: Language) -> dict[str, Any]:
    tail = "" if language == "sv" else f"&lang={language}"
    _ = gettext(language)
    return {
        "@type": "WebSite",
        "name": _(pages.SITE_NAME),
        "url": site + pages.link("overview", language),
        "inLanguage": language,
        "publisher": _organisation(catalogue, language),
        "potentialAction": {
            "@type": "SearchAction",
            "target": f"{site}/sok?q={{search_term_string}}{tail}",
            "query-input": "required name=search_term_string",
        },
    }


def dataset(catalogue: Catalogue, key: str, site: str, language: Language) -> dict[str, Any]:
    """Return an indicator as a schema.org Dataset."""
    indicator = every_indicator(catalogue)[key]
    periods = periods_of(catalogue, key)
    addresses = data_addresses(catalogue, key, language)
    licences = [
        catalogue.licences[one] for one in dict.fromkeys(s.licence for s in indicator.sources)
    ]
    creators = dict.fromkeys(source.publisher for source in indicator.sources)
    return {
        "@type": "Dataset",
        "@id": f"{site}{addresses['json'].partition('?')[0].removesuffix('/observations')}#dataset",
        "name": indicator.name[language],
        "description": f"{indicator.name[language]}. {indicator.definition[language]}",
        "url": site + pages.link("indicator", language, indicator=key),
        "inLanguage": language,
        "isAccessibleForFree": True,
        "license": [
            one.url or {"@type": "CreativeWork", "name": one.name[language]} for one in licences
        ],
        "creator": [
            {
                "@type": "Organization",
                "name": catalogue.publishers[one].name[language],
                "url": catalogue.publishers[one].url,
            }
            for one in creators
        ],
        "publisher": _organisation(catalogue, language),
        "temporalCoverage": f"{periods[0]}/{periods[-1]}",
        "spatialCoverage": catalogue.areas["01"].name[language],
        "dateModified": indicator.retrieved.isoformat(),
        "variableMeasured": indicator.name[language],
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": media_type,
                "contentUrl": site + addresses[ending],
            }
            for ending, media_type in (("csv", "text/csv"), ("json", "application/json"))
        ],
    }


def _everything(catalogue: Catalogue, site: str, language: Language) -> dict[str, Any]:
    _ = gettext(language)
    return {
        "@type": "DataCatalog",
        "name": _(pages.SITE_NAME),
        "description": pages.descriptions(language)["open_data"],
        "url": site + pages.link("open_data", language),
        "publisher": _organisation(catalogue, language),
        "dataset": [dataset(catalogue, key, site, language) for key in catalogue.indicators],
    }


def _structured(
    catalogue: Catalogue, key: str, choices: Mapping[str, str], site: str, language: Language
) -> dict[str, Any] | None:
    if key == "overview":
        return _site(catalogue, site, language)
    if key == "open_data":
        return _everything(catalogue, site, language)
    if key == "indicator":
        return dataset(catalogue, choices.get("indicator", DEFAULT_INDICATOR), site, language)
    if key == "map" and "indicator" in choices:
        return dataset(catalogue, choices["indicator"], site, language)
    return None


def _in_script(content: dict[str, Any] | None) -> str:
    if content is None:
        return ""
    whole = {"@context": "https://schema.org", **content}
    return json.dumps(whole, ensure_ascii=False).replace("<", "\\u003c")


def metadata(
    catalogue: Catalogue,
    key: str,
    title: str,
    choices: Mapping[str, str],
    site: str,
    language: Language,
) -> Metadata:
    """Return what the head of a page's document says about it.

    Parameters
    ----------
    key, title, choices
        The page, what a link to the view is called, and the choices of its address.
    site
        The site's own address without a slash at the end; may be empty.
    """
    description = pages.descriptions(language)[key]
    address = site + pages.link(key, language, **choices)
    others = (OG_LOCALES[code] for code in OG_LOCALES if code != language)
    embedded = (key == "goals" and "target" in choices) or (key == "map" and "indicator" in choices)
    _ = gettext(language)
    return Metadata(
        properties=(
            ("og:type", "website"),
            ("og:site_name", _(pages.SITE_NAME)),
            ("og:title", title),
            ("og:description", description),
            ("og:url", address),
            ("og:locale", OG_LOCALES[language]),
            *(("og:locale:alternate", other) for other in others),
            ("og:image", site + picture_address(key, choices, language)),
            ("og:image:type", "image/png"),
            ("og:image:width", "1200"),
            ("og:image:height", "630"),
            ("og:image:alt", f"{title}. {description}"),
            ("twitter:card", "summary_large_image"),
        ),
        data=_in_script(_structured(catalogue, key, choices, site, language)),
        oembed=f"{site}/oembed?url={quote(address, safe='')}" if embedded and site else "",
    )
