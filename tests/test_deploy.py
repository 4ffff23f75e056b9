"""What is put on servers: valid manifests, nothing as root, nothing that one server alone holds."""

from __future__ import annotations

import re
import shutil
import subprocess
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from region.web.settings import settings_in

DEPLOY = Path(__file__).parents[1] / "deploy"
MANIFESTS = [
    (path.name, document)
    for path in sorted([*DEPLOY.glob("kubernetes/*.yaml"), *DEPLOY.glob("schedule/*.yaml")])
    for document in yaml.safe_load_all(path.read_text("utf-8"))
]


def _kind(kind: str) -> dict[str, Any]:
    return next(document for _, document in MANIFESTS if document["kind"] == kind)


@pytest.mark.parametrize(
    ("name", "document"), MANIFESTS, ids=[f"{name}-{d['kind']}" for name, d in MANIFESTS]
)
def test_manifests_follow_the_schema(name: str, document: dict[str, Any]) -> None:
    kubernetes_validate.validate(document, "1.31", strict=True)


def test_all_that_a_cluster_needs_is_there() -> None:
    kinds = {document["kind"] for _, document in MANIFESTS}

    assert kinds >= {
        "Deployment",
        "Service",
        "Ingress",
        "HorizontalPodAutoscaler",
        "PodDisruptionBudget",
        "NetworkPolicy",
        "CronJob",
    }


def test_the_container_has_no_rights_it_does_not_need() -> None:
    pod = _kind("Deployment")["spec"]["template"]["spec"]
    container = pod["containers"][0]

    assert pod["securityContext"]["runAsNonRoot"] is True
    assert container["securityContext"]["readOnlyRootFilesystem"] is True
    assert container["securityContext"]["capabilities"]["drop"] == ["ALL"]
    assert container["readinessProbe"]["httpGet"]["path"] == "/readyz"
    assert container["resources"]["limits"]["memory"]


def test_one_server_can_go_without_leaving_too_few() -> None:
    replicas = _kind("HorizontalPodAutoscaler")["spec"]["minReplicas"]

    assert _kind("PodDisruptionBudget")["spec"]["minAvailable"] < replicas
    assert _kind("Deployment")["spec"]["strategy"]["rollingUpdate"]["maxUnavailable"] == 0


def _environment() -> dict[str, str]:
    """What the cluster's container is told, with the config map's values in their places."""
    config = _kind("ConfigMap")["data"]
    container = _kind("Deployment")["spec"]["template"]["spec"]["containers"][0]
    return {
        one["name"]: one.get("value")
        or config.get(one["valueFrom"].get("configMapKeyRef", {}).get("key", ""), "")
        for one in container["env"]
    }


def test_no_shipped_deployment_starts_without_its_address_and_host_names() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    image = (DEPLOY / "Containerfile").read_text("utf-8")

    assert re.search(r"^ENV .*REGION_PUBLIC=yes", image, re.MULTILINE)
    for name in ("app1", "app2", "app3"):
        given = compose["services"][name]["environment"]
        assert given["REGION_ALLOWED_HOSTS"].startswith("${ALLOWED_HOSTS:?")
        assert given["REGION_SITE_ADDRESS"].startswith("${SITE_ADDRESS:?")
    assert settings_in({**_environment(), "REGION_PUBLIC": "yes"}).site_address


def test_the_servers_believe_the_proxy_and_nobody_else() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    front = compose["services"]["front"]["networks"]["inside"]["ipv4_address"]
    network = compose["networks"]["inside"]["ipam"]["config"][0]

    for name in ("app1", "app2", "app3"):
        assert compose["services"][name]["environment"]["FORWARDED_ALLOW_IPS"] == front
    assert ip_address(front) in ip_network(network["subnet"])
    assert ip_address(front) not in ip_network(network["ip_range"])
    assert ip_network(_environment()["FORWARDED_ALLOW_IPS"]).is_private
    assert all(rule["from"] for rule in _kind("NetworkPolicy")["spec"]["ingress"])


def test_three_servers_stand_behind_nginx() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    servers = [name for name in compose["services"] if name.startswith("app")]
    nginx = (DEPLOY / "nginx.conf").read_text("utf-8")

    assert len(servers) == 3
    assert all(f"server {name}:8501" in nginx for name in servers)
    assert all(compose["services"][name]["read_only"] for name in servers)


@pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx is not installed")
def test_nginx_understands_its_configuration(tmp_path: Path) -> None:
    text = (DEPLOY / "nginx.conf").read_text("utf-8")
    for name in ("app1", "app2", "app3"):
        text = text.replace(f"{name}:8501", "127.0.0.1:8501")
    path = tmp_path / "nginx.conf"
    path.write_text(text.replace("/tmp/nginx", f"{tmp_path}/nginx"), "utf-8")

    answer = subprocess.run(
        ["nginx", "-t", "-c", str(path)], capture_output=True, text=True, check=False
    )

    assert answer.returncode == 0, answer.stderr
