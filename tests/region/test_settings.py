"""What can be set from outside, and what is said to a wrong setting."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from region.web.settings import SettingsError, settings_in

ROOT = Path(__file__).parents[2]


def test_without_variables_the_site_answers_everywhere_and_is_shown_in_no_frame() -> None:
    found = settings_in({})

    assert found.allowed_hosts == ("*",)
    assert found.frame_ancestors == "'none'"
    assert found.api_limit


def test_lists_may_be_written_with_commas_or_spaces() -> None:
    found = settings_in(
        {
            "REGION_ALLOWED_HOSTS": "siffror.example.se, *.example.org",
            "REGION_ALLOWED_ORIGINS": "https://a.example https://b.example:8443",
            "REGION_FRAME_ANCESTORS": "'self' https://example.se",
            "REGION_EXPORT_LIMIT": "none",
        }
    )

    assert found.allowed_hosts == ("siffror.example.se", "*.example.org")
    assert found.allowed_origins == ("https://a.example", "https://b.example:8443")
    assert found.frame_ancestors == "'self' https://example.se"
    assert found.export_limit == ()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("REGION_ALLOWED_HOSTS", "https://example.se"),
        ("REGION_ALLOWED_ORIGINS", "example.se"),
        ("REGION_FRAME_ANCESTORS", "*; script-src *"),
        ("REGION_API_LIMIT", "often"),
        ("REGION_PUBLIC", "perhaps"),
    ],
)
def test_a_wrong_setting_is_named_with_what_is_allowed(name: str, value: str) -> None:
    with pytest.raises(SettingsError) as caught:
        settings_in({name: value})

    assert name in str(caught.value)
    assert "allowed:" in str(caught.value)


PUBLIC = {
    "REGION_PUBLIC": "yes",
    "REGION_SITE_ADDRESS": "https://siffror.example.se",
    "REGION_ALLOWED_HOSTS": "siffror.example.se",
}


@pytest.mark.parametrize("hosts", ["siffror.example.se", "*.example.se", "a.se SIFFROR.example.se"])
def test_a_public_server_knows_its_address_and_its_host_names(hosts: str) -> None:
    assert settings_in({**PUBLIC, "REGION_ALLOWED_HOSTS": hosts}).site_address


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("REGION_SITE_ADDRESS", ""),
        ("REGION_ALLOWED_HOSTS", ""),
        ("REGION_ALLOWED_HOSTS", "siffror.example.se *"),
    ],
)
def test_a_public_server_does_not_start_without_them(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"^{name}: found .* allowed, since REGION_PUBLIC"):
        settings_in({**PUBLIC, name: value})


@pytest.mark.parametrize("hosts", ["www.example.se", "*.siffror.example.se", "example.se"])
def test_a_site_whose_own_address_is_not_answered_does_not_start(hosts: str) -> None:
    with pytest.raises(SettingsError, match=r"REGION_ALLOWED_HOSTS: .*siffror\.example\.se"):
        settings_in({**PUBLIC, "REGION_PUBLIC": "no", "REGION_ALLOWED_HOSTS": hosts})


def test_every_setting_is_explained_once() -> None:
    code = (ROOT / "region" / "web" / "settings.py").read_text("utf-8")
    read = set(re.findall(r'"(REGION_[A-Z_]+)"', code))
    told = [
        name
        for file in ("SECURITY.md", "docs/operations.md")
        for name in re.findall(r"^\| `(REGION_[A-Z_]+)`", (ROOT / file).read_text(), re.MULTILINE)
    ]

    assert read <= set(told)
    assert len(told) == len(set(told))
