"""What can be set from outside, and what is said to a wrong setting."""

from __future__ import annotations

import pytest

from region.web.settings import SettingsError, settings


def test_without_variables_the_site_answers_everywhere_and_is_shown_in_no_frame() -> None:
    found = settings({})

    assert found.allowed_hosts == ("*",)
    assert found.frame_ancestors == "'none'"
    assert found.api_limit


def test_lists_may_be_written_with_commas_or_spaces() -> None:
    found = settings(
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
    ],
)
def test_a_wrong_setting_is_named_with_what_is_allowed(name: str, value: str) -> None:
    with pytest.raises(SettingsError) as caught:
        settings({name: value})

    assert name in str(caught.value)
    assert "allowed:" in str(caught.value)
