"""The catalogue of data sets as DCAT-AP-SE 3, for Sweden's national data portal.

The profile: docs.dataportal.se/dcat. The portal wants RDF/XML, absolute addresses and no blank
nodes; every node here has an address below the site's own. Turtle and JSON-LD say the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from rdflib import DCAT, DCTERMS, FOAF, RDF, RDFS, XSD, Graph, Namespace, URIRef
from rdflib import Literal as Value

from region.content.catalogue import Catalogue
from region.content.model import Indicator
from region.indicators import by_sex
from region.indicators.provenance import source_line
from region.outputs.open_data.package import DESCRIPTOR
from region.outputs.tables.observations import last_retrieved
from region.words.addresses import API, OPENAPI, observations_address
from region.words.language import bilingual as _
from region.words.pages import SITE_NAME, descriptions
from region.words.text import LANGUAGES, Text
from region.words.views import view

Serialisation = Literal["turtle", "xml", "json-ld"]

DCATAP = Namespace("http://data.europa.eu/r5r/")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
EU = "http://publications.europa.eu/resource/authority/"
PUBLIC = URIRef(f"{EU}access-right/PUBLIC")
REGIONAL_AUTHORITY = URIRef("http://purl.org/adms/publishertype/RegionalAuthority")
STOCKHOLM_COUNTY = URIRef("http://sws.geonames.org/2673722/")
EU_LANGUAGES = {"sv": URIRef(f"{EU}language/SWE"), "en": URIRef(f"{EU}language/ENG")}

EU_THEMES = {
    "people": "SOCI",
    "work": "ECON",
    "companies": "ECON",
    "knowledge": "TECH",
    "access": "TRAN",
    "housing": "REGI",
    "climate": "ENVI",
    "health": "HEAL",
    "schools": "EDUC",
    "democracy": "GOVE",
}
"""The site's themes in the EU's vocabulary of data themes; a new one is `REGI`, regions."""

FREQUENCIES = {"P1M": "MONTHLY", "P3M": "QUARTERLY", "P1Y": "ANNUAL", "P2Y": "BIENNIAL"}
AVAILABLE = URIRef(f"{EU}planned-availability/AVAILABLE")
ATTRIBUTION = URIRef("http://purl.org/adms/licencetype/Attribution")
CC0 = URIRef("http://creativecommons.org/publicdomain/zero/1.0/")
MOST_DEMANDING = (
    "ODbL-1.0",
    "LGPL-3.0",
    "CC-BY-4.0",
    "Kolada",
    "Eurostat",
    "open-data",
    "public-domain",
    "CC0-1.0",
)
"""A distribution has one licence. Where the sources have several, it is the one that asks most."""

IANA = "https://www.iana.org/assignments/media-types/"
JSON, ZIP = "application/json", "application/zip"


@dataclass(frozen=True)
class Format:
    """A form that data is given in.

    Attributes
    ----------
    name
        What people call it.
    media_type
        What it is sent as; each has its own, so that a portal can tell one from another.
    registered
        The media type at IANA that it is or builds on.
    """

    name: str
    media_type: str
    registered: str


FORMATS = {
    "csv": Format("CSV", "text/csv", "text/csv"),
    "json": Format("JSON", JSON, JSON),
    "json-stat": Format("JSON-stat 2.0", "application/json-stat+json", JSON),
    "xlsx": Format(
        "Excel",
        *("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",) * 2,
    ),
    "parquet": Format("Parquet", *("application/vnd.apache.parquet",) * 2),
}
WHOLE_FORMATS = {
    "package": (Format("CSV, zip", ZIP, ZIP), "/data/datapackage.zip"),
    "descriptor": (Format("Data Package", JSON, JSON), f"/data/{DESCRIPTOR}"),
}


def most_demanding(keys: Iterable[str]) -> str:
    """Return the licence of what is made of sources with these licences."""
    found = tuple(keys)
    return next((key for key in MOST_DEMANDING if key in found), found[0])


class _Writer:
    """Adds what the catalogue says to a graph."""

    def __init__(self, catalogue: Catalogue, base: str):
        self.catalogue, self.base, self.graph = catalogue, base, Graph()
        for prefix, namespace in (("dcat", DCAT), ("dcterms", DCTERMS), ("foaf", FOAF)):
            self.graph.bind(prefix, namespace)
        self.graph.bind("vcard", VCARD)
        self.graph.bind("dcatap", DCATAP)
        self.root = self.at("/catalog#catalog")
        self.publisher = self.at("/catalog#publisher")
        self.contact = self.at("/catalog#contact")
        self.service = self.at("/catalog#service")
        self.licences: dict[str, URIRef] = {}

    def at(self, path: str) -> URIRef:
        return URIRef(f"{self.base}{path}")

    def say(self, subject: URIRef, predicate: URIRef, value: URIRef | Value) -> None:
        self.graph.add((subject, predicate, value))

    def texts(self, subject: URIRef, predicate: URIRef, text: Text) -> None:
        for language in LANGUAGES:
            self.say(subject, predicate, Value(text[language], lang=language))

    def resource(self, node: URIRef, kind: URIRef, title: Text, description: Text) -> None:
        self.say(node, RDF.type, kind)
        self.texts(node, DCTERMS.title, title)
        self.texts(node, DCTERMS.description, description)
        self.say(node, DCTERMS.publisher, self.publisher)
        if self.catalogue.site.contact_email:
            self.say(node, DCAT.contactPoint, self.contact)

    def write(self) -> Graph:
        self.agents()
        self.head()
        self.data_service()
        for key, indicator in self.catalogue.indicators.items():
            self.indicator(indicator, tuple(self.catalogue.observations[key].by_period))
            if key in self.catalogue.by_sex:
                self.by_sex(indicator)
        self.everything()
        return self.graph

    def agents(self) -> None:
        site = self.catalogue.site
        self.say(self.publisher, RDF.type, FOAF.Agent)
        if site.operator.sv == site.operator.en:
            self.say(self.publisher, FOAF.name, Value(site.operator.sv))
        else:
            self.texts(self.publisher, FOAF.name, site.operator)
        self.say(self.publisher, DCTERMS.type, REGIONAL_AUTHORITY)
        if site.contact_email:
            name = site.contact_name or site.operator
            self.say(self.contact, RDF.type, VCARD.Organization)
            self.texts(self.contact, VCARD.fn, name)
            self.say(self.contact, VCARD.hasEmail, URIRef(f"mailto:{site.contact_email}"))

    def head(self) -> None:
        title = _(SITE_NAME)
        about = Text(sv=descriptions("sv")["data"], en=descriptions("en")["data"])
        self.resource(self.root, DCAT.Catalog, title, about)
        self.say(self.root, DCTERMS.license, self.licence(self.catalogue.site.metadata_licence))
        self.say(self.root, FOAF.homepage, self.at("/"))
        self.say(self.root, DCAT.themeTaxonomy, URIRef(f"{EU}data-theme"))
        self.say(self.root, DCTERMS.spatial, STOCKHOLM_COUNTY)
        for language in LANGUAGES:
            self.say(self.root, DCTERMS.language, EU_LANGUAGES[language])
        last = max(last_retrieved(self.catalogue, key) for key in self.catalogue.indicators)
        self.say(self.root, DCTERMS.modified, Value(last, datatype=XSD.date))
        self.say(self.root, DCAT.service, self.service)

    def data_service(self) -> None:
        title = _("Öppet gränssnitt för Stockholmsregionen i siffror")
        about = _("Allt som webbplatsen visar, som data. Fritt att läsa, utan nyckel.")
        self.resource(self.service, DCAT.DataService, title, about)
        self.say(self.service, DCAT.endpointURL, self.at(API))
        self.say(self.service, DCAT.endpointDescription, self.at(OPENAPI))
        self.say(self.service, DCTERMS.accessRights, PUBLIC)
        self.say(self.service, DCTERMS["format"], Value("application/json"))

    def licence(self, key: str) -> URIRef:
        """Return the licence's address; one that has none is described here."""
        if key in self.licences:
            return self.licences[key]
        found = self.catalogue.licences[key]
        if key == "CC0-1.0":
            node = CC0
        elif found.url:
            node = URIRef(found.url)
        else:
            node = self.at(f"/catalog#licence-{key}")
            self.say(node, RDF.type, DCTERMS.LicenseDocument)
            self.texts(node, DCTERMS.title, found.name)
            self.say(node, DCTERMS.type, ATTRIBUTION)
        self.licences[key] = node
        return node

    def distribution(
        self, dataset: URIRef, node: URIRef, address: URIRef, form: Format, title: Text
    ) -> None:
        self.say(dataset, DCAT.distribution, node)
        self.say(node, RDF.type, DCAT.Distribution)
        named = {code: f"{title[code]} ({form.name})" for code in LANGUAGES}
        self.texts(node, DCTERMS.title, Text(sv=named["sv"], en=named["en"]))
        self.say(node, DCAT.accessURL, address)
        self.say(node, DCAT.downloadURL, address)
        self.say(node, DCTERMS["format"], Value(form.media_type))
        self.say(node, DCAT.mediaType, URIRef(f"{IANA}{form.registered}"))
        self.say(node, DCATAP.availability, AVAILABLE)

    def indicator(
        self, indicator: Indicator, periods: tuple[str, ...], end: str = "", **filters: str
    ) -> None:
        """Add a data set with a distribution for each form; `end` is what ends its addresses."""
        catalogue, key = self.catalogue, indicator.id
        dataset = self.at(f"{API}/indicators/{key}#dataset{end}")
        self.say(self.root, DCAT.dataset, dataset)
        self.resource(dataset, DCAT.Dataset, indicator.name, indicator.definition)
        self.say(dataset, DCTERMS.identifier, Value(f"{key}{end}"))
        theme = EU_THEMES.get(indicator.theme, "REGI")
        self.say(dataset, DCAT.theme, URIRef(f"{EU}data-theme/{theme}"))
        self.texts(dataset, DCAT.keyword, catalogue.themes[indicator.theme].name)
        self.say(dataset, DCTERMS.accessRights, PUBLIC)
        self.say(dataset, DCTERMS.spatial, STOCKHOLM_COUNTY)
        self.say(dataset, DCTERMS.modified, Value(indicator.retrieved, datatype=XSD.date))
        self.say(dataset, DCAT.landingPage, self.at(f"/data?q={key}"))
        if indicator.update_interval in FREQUENCIES:
            frequency = FREQUENCIES[indicator.update_interval]
            self.say(dataset, DCTERMS.accrualPeriodicity, URIRef(f"{EU}frequency/{frequency}"))
        time = self.at(f"{API}/indicators/{key}#time{end}")
        self.say(dataset, DCTERMS.temporal, time)
        self.say(time, RDF.type, DCTERMS.PeriodOfTime)
        self.say(time, DCAT.startDate, Value(f"{periods[0]}-01-01", datatype=XSD.date))
        self.say(time, DCAT.endDate, Value(f"{periods[-1]}-12-31", datatype=XSD.date))
        origin = self.at(f"{API}/indicators/{key}#origin{end}")
        self.say(dataset, DCTERMS.provenance, origin)
        self.say(origin, RDF.type, DCTERMS.ProvenanceStatement)
        self.texts(origin, RDFS.label, _source_line(catalogue, indicator))
        for source in indicator.sources:
            for address in filter(None, (source.page("sv"), source.interface("sv"))):
                self.say(origin, RDFS.seeAlso, URIRef(address))
        self.say(self.service, DCAT.servesDataset, dataset)
        licence = self.licence(most_demanding(s.licence for s in indicator.sources))
        for ending, form in FORMATS.items():
            node = self.at(f"{API}/indicators/{key}#{ending}{end}")
            address = self.at(observations_address(key, "sv", ending, **filters))
            self.distribution(dataset, node, address, form, indicator.name)
            self.say(node, DCTERMS.license, licence)
            self.say(node, DCAT.accessService, self.service)
        json_stat = self.at(f"{API}/indicators/{key}#json-stat{end}")
        self.say(json_stat, DCTERMS.conformsTo, URIRef("https://json-stat.org/full/"))

    def by_sex(self, indicator: Indicator) -> None:
        """Add women's and men's values as a data set of their own."""
        women = by_sex.divided(self.catalogue, "women").indicators[indicator.id]
        pattern = _("{name}: kvinnor och män")
        name = {one: pattern[one].format(name=indicator.name[one]) for one in LANGUAGES}
        named = {"name": Text(sv=name["sv"], en=name["en"]), "definition": indicator.definition}
        periods = tuple(by_sex.divided(self.catalogue, "women").observations[women.id].by_period)
        self.indicator(women.model_copy(update=named), periods, "-by-sex", sex="all")

    def everything(self) -> None:
        dataset = self.at("/catalog#everything")
        self.say(self.root, DCAT.dataset, dataset)
        title = _("Stockholmsregionen i siffror, hela innehållet")
        about = _(
            "Alla mått, nyckeltal, rankningar och mål som webbplatsen visar, med definition och "
            "källa för varje tabell."
        )
        self.resource(dataset, DCAT.Dataset, title, about)
        self.say(dataset, DCAT.theme, URIRef(f"{EU}data-theme/REGI"))
        self.say(dataset, DCTERMS.accessRights, PUBLIC)
        self.say(dataset, DCTERMS.spatial, STOCKHOLM_COUNTY)
        self.say(
            dataset, DCTERMS.conformsTo, URIRef("https://datapackage.org/standard/data-package/")
        )
        licence = self.licence(most_demanding(self.catalogue.licences))
        for name, (form, path) in WHOLE_FORMATS.items():
            node = self.at(f"/catalog#{name}")
            self.distribution(dataset, node, self.at(path), form, title)
            self.say(node, DCTERMS.license, licence)


def _source_line(catalogue: Catalogue, indicator: Indicator) -> Text:
    return Text(
        sv=source_line(catalogue, indicator, "sv"), en=source_line(catalogue, indicator, "en")
    )


@view
def graph(catalogue: Catalogue, base: str) -> Graph:
    """Return the catalogue as a graph; `base` is the site's address without a slash at the end."""
    return _Writer(catalogue, base).write()


@view
def serialised(catalogue: Catalogue, base: str, kind: Serialisation) -> bytes:
    """Return the catalogue as Turtle, RDF/XML or JSON-LD."""
    form = "pretty-xml" if kind == "xml" else kind
    return graph(catalogue, base).serialize(format=form, encoding="utf-8")
