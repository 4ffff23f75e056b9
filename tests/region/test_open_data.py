"""The content as a whole: data package, JSON-stat, catalogue, feed and site map, validated."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import frictionless
import jsonstat_validator
import pyshacl
import pytest
from rdflib import DCAT, DCTERMS, RDF, BNode, Graph
from starlette.applications import Starlette
from starlette.testclient import TestClient

from region.content.catalogue import DATA, Catalogue, load
from region.content.model import IndicatorUpdate, ValueChange
from region.content.model.update import UpdateReport, UpdateRun
from region.outputs.open_data.dcat import EU_THEMES, FORMATS, MOST_DEMANDING, graph
from region.outputs.open_data.feed import ATOM, entries
from region.outputs.open_data.security import security
from region.outputs.open_data.sitemap import SITEMAP, XHTML
from region.outputs.open_data.tables import tables
from region.web.api import api_routes
from region.web.api.published import ENDPOINTS
from region.words import pages
from region.words.text import LANGUAGES, Text

CONTENT = load()
SITE = "https://siffror.example.se"
APP = Starlette(routes=api_routes(lambda: CONTENT, SITE))
SHAPES = Path(__file__).parents[1] / "data" / "dcat_ap_se.ttl"


def _divided(catalogue: Catalogue) -> int:
    """How many data sets there are besides, of women and men."""
    return len(catalogue.by_sex.keys() & catalogue.indicators.keys())


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(APP)


def test_the_data_package_is_valid_with_every_table(client: TestClient, tmp_path: Path) -> None:
    packed = client.get("/data/datapackage.zip")
    zipfile.ZipFile(io.BytesIO(packed.content)).extractall(tmp_path)
    descriptor = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))

    report = frictionless.validate(str(tmp_path / "datapackage.json"))

    assert report.valid, report.to_summary()
    named = {resource["name"] for resource in descriptor["resources"]}
    assert set(CONTENT.indicators) < named
    assert {"regso_areas", *CONTENT.small_areas.tables} < named
    assert report.stats["tasks"] == len(descriptor["resources"])


def test_the_descriptor_leads_to_the_files_that_the_zip_holds(client: TestClient) -> None:
    archive = zipfile.ZipFile(io.BytesIO(client.get("/data/datapackage.zip").content))
    descriptor = client.get("/data/datapackage.json").json()

    assert descriptor["$schema"].endswith("2.0/datapackage.json")
    for resource in descriptor["resources"][::7]:
        body = client.get(f"/data/{resource['path']}").content
        assert body == archive.read(resource["path"])
        assert len(body) == resource["bytes"]
    assert client.get("/data/tables/nope.csv").status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_indicator_is_valid_json_stat(client: TestClient, language: str) -> None:
    for key in CONTENT.indicators:
        address = f"/api/v1/indicators/{key}/observations?format=json-stat&lang={language}"
        assert jsonstat_validator.validate_jsonstat(client.get(address).json())


@pytest.mark.parametrize("contact", [None, "statistik@example.se"])
def test_the_catalogue_has_all_that_the_national_profile_asks_for(
    catalogue: Catalogue, contact: str | None
) -> None:
    name = Text(sv="Statistik", en="Statistics")
    site = catalogue.site.model_copy(update={"contact_email": contact, "contact_name": name})
    version = f"{catalogue.version}-{contact}"
    found = graph(replace(catalogue, site=site, version=version), SITE)

    conforms, _graph, words = pyshacl.validate(found, shacl_graph=Graph().parse(SHAPES))
    assert conforms, words
    assert not [node for triple in found for node in triple if isinstance(node, BNode)]
    datasets = list(found.objects(None, DCAT.dataset))
    assert len(datasets) == len(catalogue.indicators) + _divided(catalogue) + 1
    assert all(str(node).startswith(SITE) for node in found.subjects())


def test_a_portal_can_tell_the_forms_of_a_data_set_apart(catalogue: Catalogue) -> None:
    found = graph(catalogue, SITE)

    for dataset in found.objects(None, DCAT.dataset):
        forms = list(found.objects(dataset, DCAT.distribution))
        assert len({str(found.value(form, DCTERMS["format"])) for form in forms}) == len(forms)
        for language in LANGUAGES:
            titles = [
                title
                for form in forms
                for title in found.objects(form, DCTERMS.title)
                if title.language == language
            ]
            assert len(set(titles)) == len(forms)


def test_what_the_catalogue_calls_a_form_is_what_is_sent(client: TestClient) -> None:
    for ending, form in FORMATS.items():
        address = f"/api/v1/indicators/mean_age/observations?format={ending}"
        assert client.get(address).headers["content-type"].split(";")[0] == form.media_type


def test_a_licence_is_an_address_of_terms_or_described_in_the_catalogue(
    catalogue: Catalogue,
) -> None:
    found = graph(catalogue, SITE)

    for licence in set(found.objects(None, DCTERMS.license)):
        described = (licence, RDF.type, DCTERMS.LicenseDocument) in found
        assert described == str(licence).startswith(SITE)
        assert "dataportal.se" not in str(licence)


def test_the_service_answers_and_lists_every_address(client: TestClient) -> None:
    found = graph(CONTENT, SITE)
    service = next(found.subjects(RDF.type, DCAT.DataService))
    endpoint = str(found.value(service, DCAT.endpointURL))

    answer = client.get(endpoint.removeprefix(SITE))

    assert answer.status_code == 200
    described = set(client.get("/api/openapi.json").json()["paths"])
    assert {one["path"] for one in answer.json()["addresses"]} == described - {
        "/api/v1",
        "/api/openapi.json",
    }
    assert len(list(found.objects(service, DCAT.servesDataset))) == len(
        CONTENT.indicators
    ) + _divided(CONTENT)


@pytest.mark.parametrize("mail", [None, "statistik@example.se"])
def test_who_has_found_a_weakness_learns_where_to_write(
    catalogue: Catalogue, mail: str | None
) -> None:
    site = catalogue.site.model_copy(update={"contact_email": mail})
    today = dt.datetime.now(dt.UTC).date()

    lines = security(replace(catalogue, site=site), SITE, today).decode().splitlines()

    said = dict(line.split(": ", 1) for line in lines)
    assert said["Contact"] == (f"mailto:{mail}" if mail else f"{SITE}/om")
    left = dt.datetime.fromisoformat(said["Expires"].replace("Z", "+00:00")).date() - today
    assert dt.timedelta(days=30) < left < dt.timedelta(days=365)
    assert said["Canonical"] == f"{SITE}/.well-known/security.txt"


def test_security_txt_is_found_where_the_standard_says(client: TestClient) -> None:
    answer = client.get("/.well-known/security.txt")

    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.text.startswith("Contact: ")


def test_shapes_refuse_what_lacks_something(catalogue: Catalogue) -> None:
    found = Graph() + graph(catalogue, SITE)
    found.remove((next(found.subjects(RDF.type, DCAT.Distribution)), DCTERMS.license, None))

    assert not pyshacl.validate(found, shacl_graph=Graph().parse(SHAPES))[0]


def test_themes_and_licences_are_known_to_the_catalogue(catalogue: Catalogue) -> None:
    assert set(EU_THEMES) == set(catalogue.themes)
    assert set(MOST_DEMANDING) == set(catalogue.licences)


def test_the_three_forms_of_the_catalogue_say_the_same(client: TestClient) -> None:
    graphs = [
        Graph().parse(data=client.get(f"/catalog.{ending}").text, format=form)
        for ending, form in (("ttl", "turtle"), ("rdf", "xml"), ("jsonld", "json-ld"))
    ]

    assert set(graphs[0]) == set(graphs[1]) == set(graphs[2])
    assert client.get("/datasets/dcat").content == client.get("/catalog.rdf").content


def test_the_feed_tells_what_an_update_has_changed(catalogue: Catalogue) -> None:
    change = ValueChange(kind="revised", area="0180", period="2024", before=40.1, after=40.3)
    result = IndicatorUpdate(indicator="mean_age", outcome="accepted", revised=1, changes=(change,))
    unchanged = IndicatorUpdate(indicator="population", outcome="unchanged")
    day = dt.date(2031, 1, 2)
    run = UpdateRun(started=dt.datetime(2031, 1, 2, 4, tzinfo=dt.UTC), results=(result, unchanged))
    report = UpdateReport(date=day, runs=(run, run))
    version = f"{catalogue.version}-updated"
    newer = replace(catalogue, updates=(report,), version=version)

    first = entries(newer, "en")[0]

    assert (first.title, first.date) == ("Mean age", day)
    assert "40.1 → 40.3" in first.text
    assert len([entry for entry in entries(newer, "en") if entry.date == day]) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_feed_is_atom(client: TestClient, language: str) -> None:
    answer = client.get("/feed.atom", params={"lang": language})
    feed = ET.fromstring(answer.content)

    assert answer.headers["content-type"] == "application/atom+xml"
    for name in ("id", "title", "updated", "author"):
        assert feed.find(f"{{{ATOM}}}{name}") is not None
    entries = feed.findall(f"{{{ATOM}}}entry")
    assert entries
    ids = [entry.findtext(f"{{{ATOM}}}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    days = [entry.findtext(f"{{{ATOM}}}updated") for entry in entries]
    assert days == sorted(days, reverse=True)
    assert feed.findtext(f"{{{ATOM}}}updated") == days[0]


def test_the_site_map_has_every_view_in_every_language(client: TestClient) -> None:
    root = ET.fromstring(client.get("/sitemap.xml").content)
    found = [url.findtext(f"{{{SITEMAP}}}loc") for url in root]

    for language in LANGUAGES:
        for page in pages.PAGES:
            assert SITE + pages.link(page.key, language) in found
        assert SITE + pages.link("profile", language, kommun="0180") in found
        assert SITE + pages.link("map", language, indicator="mean_age") in found
        assert SITE + pages.link("goals", language, target="rd_share") in found
    assert len(found) == len(set(found))
    for url in root:
        codes = {link.get("hreflang") for link in url.findall(f"{{{XHTML}}}link")}
        assert codes == {*LANGUAGES, "x-default"}
    assert f"Sitemap: {SITE}/sitemap.xml" in client.get("/robots.txt").text


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda endpoint: endpoint.path)
def test_an_unchanged_file_is_not_sent_again(client: TestClient, endpoint) -> None:
    address = endpoint.path.replace("{name}", "mean_age.csv")
    answer = client.get(address)
    assert answer.status_code == 200
    again = client.get(address, headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304
    assert client.post(address).status_code == 405


def test_without_a_configured_address_the_request_says_where_the_site_is() -> None:
    client = TestClient(Starlette(routes=api_routes(lambda: CONTENT)))

    assert "http://one.example/" in client.get("/feed.atom", headers={"Host": "one.example"}).text
    refused = client.get("/feed.atom", headers={"Host": 'x"><script>'})
    assert refused.status_code == 400


def test_the_package_holds_women_and_men_as_they_lie_in_the_content(catalogue: Catalogue) -> None:
    found = {table.name: table for table in tables(catalogue)}
    divided = [key for key in catalogue.by_sex if key in catalogue.indicators]
    assert len(divided) >= 34
    for key in divided:
        with (DATA / f"by_sex/{key}.csv").open(encoding="utf-8") as file:
            rows = {tuple(row)[:3]: row[3] for row in list(csv.reader(file))[1:]}
        table = found[f"{key}_by_sex"]
        assert table.key == ("area_code", "period", "sex")
        assert {row[:3]: row[3] for row in table.rows} == {
            place: float(value) if value else None for place, value in rows.items()
        }


def test_the_package_holds_the_small_areas_as_they_lie_in_the_content(catalogue: Catalogue) -> None:
    found = {table.name: table for table in tables(catalogue)}
    areas = found["regso_areas"]
    with (DATA / "geo/small_areas.csv").open(encoding="utf-8") as file:
        known = [(*row[:3], row[3] == "1") for row in list(csv.reader(file))[1:]]
    assert sorted(areas.rows) == sorted(known)
    assert len(known) == 524
    for path in (DATA / "small_areas").glob("*.csv"):
        with path.open(encoding="utf-8") as file:
            rows = {tuple(row)[:2]: row[2] for row in list(csv.reader(file))[1:]}
        table = found[path.stem]
        assert {row[:2]: row[2] for row in table.rows} == {
            place: float(value) if value else None for place, value in rows.items()
        }
        assert table.references == (("area_code", "regso_areas", "code"),)
        assert table.licences == ("CC0-1.0",)
    for language in LANGUAGES:
        said = found["regso_area_type"].description[language]
        kinds = catalogue.small_areas.tables["regso_area_type"].classes
        assert all(f"{at} {kind[language]}" in said for at, kind in enumerate(kinds, 1))
