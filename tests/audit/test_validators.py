"""What validators that nobody here wrote say of what is served, as it comes over the network."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from openapi_spec_validator import validate
from rdflib import DCAT, FOAF, Graph

from tests.audit.conftest import FIGURES, Count
from tests.servers import ROOT, serving

TOOLS = ROOT / ".venv" / "web" / "node_modules"
SETTINGS = Path(__file__).parent / "web" / "htmlvalidate.json"
SITE = "https://siffror.example.se"
MORE = (
    "/embed/target/rd_share",
    "/embed/map/mean_age?lang=en",
    "/embed/indicator/population",
    "/export/report.html",
    "/export/report.html?lang=en",
    "/presentera",
    "/presentera?show=state_of_the_region&lang=en",
    "/presentera?show=municipalities_in_five_minutes",
    "/sok?q=skola",
    "/finns-inte",
)
LEADS = (
    *(DCAT.accessURL, DCAT.downloadURL, DCAT.landingPage, DCAT.endpointURL),
    *(DCAT.endpointDescription, FOAF.homepage),
)
"""What the catalogue says that leads to something of this site's."""
NOT_KNOWN_YET = re.compile(
    r"CSS: .*(container|vector-effect|light-dark|text-wrap|paint-order|position-(area|try))",
    re.IGNORECASE,
)
"""Properties of CSS that vnu's engine has not learned; browsers have."""


WITH_ITS_PART = "<style> element is not permitted"
"""A part's sheet stands with it, since the application takes part by part into its page."""


def _file(address: str) -> str:
    return re.sub(r"[^A-Za-z0-9=-]+", "_", address).strip("_")[:150] + ".html"


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[str, Path]]:
    """The server's address, and a folder with every view of the site map and more."""
    folder = FIGURES / "served"
    folder.mkdir(parents=True, exist_ok=True)
    variables = {"REGION_SITE_ADDRESS": SITE, "REGION_EXPORT_LIMIT": "none"}
    with serving(log=folder / "server.log", **variables) as (address, _process):
        with httpx.Client(base_url=address, timeout=120) as client:
            listed = re.findall(r"<loc>(.*?)</loc>", client.get("/sitemap.xml").text)
            views = [one.removeprefix(SITE).replace("&amp;", "&") for one in listed]
            for view in (*views, *MORE):
                (folder / _file(view)).write_text(client.get(view).text, "utf-8")
        yield address, folder


@pytest.mark.skipif(shutil.which("java") is None, reason="Java is not installed")
@pytest.mark.skipif(not TOOLS.exists(), reason="npm was not there to fetch vnu")
def test_the_checker_of_the_standard_finds_no_error(served: tuple[str, Path], count: Count) -> None:
    _address, folder = served
    jar = TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", "-jar", str(jar), "--skip-non-html", "--format", "json", str(folder)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)

    said = json.loads(answer.stderr)["messages"]
    faults = {
        f"{Path(one['url']).name}: {one['message']} {one.get('extract', '')[:200]}"
        for one in said
        if one["type"] == "error" and not NOT_KNOWN_YET.search(one["message"])
    }
    count("documents read by vnu", len(list(folder.glob("*.html"))))
    assert not faults, "\n".join(sorted(faults)[:40])


@pytest.mark.skipif(not TOOLS.exists(), reason="npm was not there to fetch html-validate")
def test_html_validate_finds_no_error(served: tuple[str, Path], count: Count) -> None:
    _address, folder = served
    command = [str(TOOLS / ".bin" / "html-validate"), "--config", str(SETTINGS)]
    command += ["--formatter", "json", *map(str, sorted(folder.glob("*.html")))]
    said = folder / "html-validate.json"
    with said.open("w") as file:
        subprocess.run(command, stdout=file, check=False)

    faults = {
        f"{Path(one['filePath']).name}:{message['line']}: {message['ruleId']}: {message['message']}"
        for one in json.loads(said.read_text("utf-8"))
        for message in one["messages"]
        if message["severity"] > 1 and not message["message"].startswith(WITH_ITS_PART)
    }
    count("documents read by html-validate", len(list(folder.glob("*.html"))))
    assert not faults, "\n".join(sorted(faults)[:40])


def test_the_description_of_the_interface_is_valid(served: tuple[str, Path]) -> None:
    address, _folder = served
    described = httpx.get(f"{address}/api/openapi.json", timeout=60).json()

    validate(described)

    assert described["security"] == []
    assert described["info"]["license"]["identifier"]
    operations = [part["get"] for part in described["paths"].values()]
    assert all(one["description"] and "429" in one["responses"] for one in operations)


def test_every_address_of_the_catalogue_answers(served: tuple[str, Path], count: Count) -> None:
    address, _folder = served
    with httpx.Client(base_url=address, timeout=120) as client:
        catalogue = Graph().parse(data=client.get("/catalog.ttl").text, format="turtle")
        named = {str(o) for said in LEADS for o in catalogue.objects(None, said)}
        for one in sorted(named):
            assert client.head(one.removeprefix(SITE)).status_code == 200, one
            count("addresses of the catalogue asked", 1)
