"""nginx in front of the servers: as it is shipped, and as a cluster runs it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import yaml

from tests.servers import ROOT, free_port, wait_for

PROXY = "127.0.0.2"
"""Where nginx asks the servers from: another number than that of whoever asks them directly."""

INGRESS = """
worker_processes 1;
events {{ worker_connections 1024; }}
pid /tmp/nginx.pid;
http {{
    access_log off;
    client_body_temp_path /tmp/nginx-body;
    proxy_temp_path /tmp/nginx-proxy;
    fastcgi_temp_path /tmp/nginx-fastcgi;
    uwsgi_temp_path /tmp/nginx-uwsgi;
    scgi_temp_path /tmp/nginx-scgi;
    server {{
        listen 8080;
        proxy_http_version 1.1;
        location / {{
            proxy_set_header Host $http_host;
            proxy_set_header X-Real-IP $remote_addr;
            proxy_set_header X-Forwarded-For $remote_addr;
            proxy_set_header X-Forwarded-Host $http_host;
            proxy_set_header X-Forwarded-Proto $scheme;
            proxy_set_header X-Original-Forwarded-For $http_x_forwarded_for;
            proxy_pass http://{server};
        }}
    }}
}}
"""
"""What the controller ingress-nginx makes of `deploy/kubernetes/ingress.yaml`, without tuning."""


def shipped(ports: Sequence[int]) -> str:
    """Return `deploy/nginx.conf` for servers on these ports."""
    text = (ROOT / "deploy" / "nginx.conf").read_text("utf-8")
    for number, port in enumerate(ports, 1):
        text = text.replace(f"app{number}:8501", f"127.0.0.1:{port}")
    return text


def ingress(port: int) -> str:
    """Return what a cluster's ingress controller runs for a server on this port."""
    return INGRESS.format(server=f"127.0.0.1:{port}")


@contextmanager
def nginx(folder: Path, text: str) -> Iterator[str]:
    """Run nginx with a configuration on a free port; hands out its address."""
    port = free_port()
    text = text.replace("listen 8080", f"listen 127.0.0.1:{port}")
    text = text.replace("proxy_http_version 1.1;", f"proxy_http_version 1.1; proxy_bind {PROXY};")
    owner = "user root;\n" if os.geteuid() == 0 else ""  # the folder is the tests' own
    path = folder / "nginx.conf"
    path.write_text(owner + text.replace("/tmp/nginx", f"{folder}/nginx"), "utf-8")
    with subprocess.Popen(["nginx", "-c", str(path), "-g", "daemon off;"]) as process:
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(process, address)
            yield address
        finally:
            process.terminate()


def in_compose() -> dict[str, str]:
    """Return what `compose.yaml` tells each server, once its own settings are filled in."""
    compose = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text("utf-8"))
    given = {"SITE_ADDRESS": "https://siffror.example.se", "ALLOWED_HOSTS": "siffror.example.se"}
    told = dict(compose["services"]["app1"]["environment"])
    assert told["FORWARDED_ALLOW_IPS"] == _front(compose)
    return {
        "REGION_SITE_ADDRESS": told["REGION_SITE_ADDRESS"] and given["SITE_ADDRESS"],
        "REGION_ALLOWED_HOSTS": told["REGION_ALLOWED_HOSTS"] and given["ALLOWED_HOSTS"],
        "FORWARDED_ALLOW_IPS": PROXY,
        "REGION_PUBLIC": "yes",
    }


def in_kubernetes() -> dict[str, str]:
    """Return what `kubernetes/config.yaml` tells each server; the controller has `PROXY`."""
    config = yaml.safe_load((ROOT / "deploy" / "kubernetes" / "config.yaml").read_text("utf-8"))
    assert config["data"]["proxies"] != "*"
    return {
        "REGION_SITE_ADDRESS": config["data"]["site-address"],
        "REGION_ALLOWED_HOSTS": config["data"]["allowed-hosts"],
        "FORWARDED_ALLOW_IPS": f"{PROXY}/32",
        "REGION_PUBLIC": "yes",
    }


def _front(compose: dict[str, dict[str, dict[str, dict[str, dict[str, str]]]]]) -> str:
    return compose["services"]["front"]["networks"]["inside"]["ipv4_address"]
