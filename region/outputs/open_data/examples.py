"""Examples of how to fetch data, with real addresses: what the page shows is what is tested."""

from __future__ import annotations

from dataclasses import dataclass

from region.content.catalogue import Catalogue
from region.words.addresses import API, observations_address
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view

NO_ADDRESS = "https://ADRESS"
"""Stands in examples where nobody has said where the site is; scripts fill in the true one."""

INDICATOR = "population"
AREAS, PERIOD = "0180,0184", "2019..2023"


@dataclass(frozen=True, eq=False)
class Example:
    """How to fetch something in one language or program."""

    id: str
    name: str
    text: str
    code: str
    address: str


CURL = 'curl --compressed "{address}"'
PYTHON = """import pandas as pd

address = "{address}"
table = pd.read_csv(address, dtype={{"area code": str, "period": str}})
print(table.pivot(index="period", columns="area", values="value"))"""
R = """address <- "{address}"
table <- read.csv(address, fileEncoding = "UTF-8-BOM", colClasses = c(area.code = "character"))
xtabs(value ~ period + area, table)"""
POWER_QUERY = """let
    Source = Web.Contents("{address}"),
    Rows = Csv.Document(Source, [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),
    Table = Table.PromoteHeaders(Rows),
    Types = {{{{"area code", type text}}, {{"period", type text}}, {{"value", type number}}}},
    Typed = Table.TransformColumnTypes(Table, Types, "en-US")
in
    Typed"""


@view
def examples(catalogue: Catalogue, site_address: str, language: Language) -> tuple[Example, ...]:
    """Return the examples; `site_address` may be empty."""
    _ = gettext(language)
    base = site_address or NO_ADDRESS
    chosen = {"area": AREAS, "period": PERIOD}
    as_json = base + observations_address(INDICATOR, language, "json", **chosen)
    as_csv = base + observations_address(INDICATOR, "en", "csv", **chosen)
    return (
        Example(
            "curl",
            "curl",
            _("I ett terminalfönster. Svaret är JSON med värden, enheter och källa."),
            CURL.format(address=as_json),
            as_json,
        ),
        Example(
            "python",
            "Python",
            _("Med pandas. Den engelska CSV-filen har komma mellan kolumnerna och decimalpunkt."),
            PYTHON.format(address=as_csv),
            as_csv,
        ),
        Example("r", "R", _("Utan några paket."), R.format(address=as_csv), as_csv),
        Example(
            "power_query",
            "Excel (Power Query)",
            _(
                "I Excel: Data, Hämta data, Från andra källor, Tom fråga, Avancerad redigerare. "
                "Klistra in. Tabellen kan sedan uppdateras med ett klick."
            ),
            POWER_QUERY.format(address=as_csv),
            as_csv,
        ),
    )


@dataclass(frozen=True, eq=False)
class Address:
    """An address of the interface and what it gives."""

    path: str
    example: str
    gives: str


@view
def addresses(catalogue: Catalogue, language: Language) -> tuple[Address, ...]:
    """Return the addresses of the interface, each with a real one to try."""
    _ = gettext(language)
    ranking, target = next(iter(catalogue.rankings)), next(iter(catalogue.targets))
    compared = next(iter(catalogue.comparisons["europe"].indicators))
    tail = "" if language == "sv" else f"?lang={language}"
    listed = (
        ("", "", _("vad som finns att hämta")),
        ("indicators", "indicators", _("alla mått, med definition, källa och senaste period")),
        (
            "indicators/{indicator}",
            f"indicators/{INDICATOR}",
            _("ett mått: källor, brott i serien, områden och perioder"),
        ),
        (
            "indicators/{indicator}/observations",
            None,
            _("värden, som csv, json, json-stat, xlsx eller parquet"),
        ),
        (
            "table",
            "table?measures=mean_age&places=0180,01",
            _("valda mått, områden, år och kön i en tabell, som json, csv, xlsx eller parquet"),
        ),
        ("key-figures", "key-figures", _("strategins tio nyckeltal, med senaste värde")),
        ("targets", "targets", _("målen, med beräknad status och rapporternas bedömningar")),
        ("targets/{target}", f"targets/{target}", _("ett mål")),
        ("strategy", "strategy", _("strategins delar, med mått och mål som följer dem")),
        ("rankings", "rankings", _("rankningarna, med Stockholms plats")),
        (
            "rankings/{ranking}",
            f"rankings/{ranking}",
            _("en rankning med alla utgåvor och platser"),
        ),
        (
            "comparisons",
            "comparisons",
            _("jämförelserna med Europas regioner och Sveriges län: mått, områden och grupper"),
        ),
        (
            "comparisons/{scope}/{indicator}",
            f"comparisons/europe/{compared}?peers=DK01,FI1B",
            _("ett mått för Stockholm och de valda, med plats bland alla"),
        ),
        ("follow-up", "follow-up", _("svaren på uppföljningens fyra frågor, ett valt år")),
        ("changes", "changes", _("vad som är nytt mellan två dagar")),
        (
            "reporting-themes",
            "reporting-themes",
            _("vad uppföljningarna ska redovisa, tema för tema"),
        ),
        ("municipalities", "municipalities", _("länets 26 kommuner")),
        (
            "municipalities/{municipality}",
            "municipalities/0182",
            _("en kommuns profil, som json, csv eller xlsx"),
        ),
        (
            "geo/municipalities.geojson",
            "geo/municipalities.geojson",
            _("kommunernas gränser, generaliserade, som GeoJSON"),
        ),
        (
            "geo/municipalities.topojson",
            "geo/municipalities.topojson",
            _("samma gränser som TopoJSON"),
        ),
        (
            "maps/{indicator}",
            f"maps/{INDICATOR}",
            _("ett mått på kartan: gränser, klasser, platser och värden"),
        ),
        (
            "small-areas",
            "small-areas?municipality=0181",
            _("de regionala statistikområdena (RegSO), i hela länet eller en kommun"),
        ),
        (
            "small-area-tables",
            "small-area-tables",
            _("tabellerna om områdena inom kommunerna, med definition och källa"),
        ),
        (
            "small-area-tables/{table}/values",
            "small-area-tables/regso_share_foreign_born/values?format=json&municipality=0181",
            _("områdenas värden, som csv eller json"),
        ),
        ("search", "search?q=bostader", _("sökning som tål stavfel")),
    )
    observations = observations_address(INDICATOR, language, "json", area="01")
    return tuple(
        Address(
            path=f"{API}/{path}".rstrip("/"),
            example=(f"{API}/{example}".rstrip("/") if example is not None else observations)
            + ("" if example is None else tail if "?" not in example else tail.replace("?", "&")),
            gives=gives,
        )
        for path, example, gives in listed
    )
