"""Nobody is followed: no other host is asked, nothing is stored, nothing is logged."""

from __future__ import annotations

from pathlib import Path

import httpx
import psutil
import pytest

from region.words import pages
from tests.audit.conftest import Count
from tests.browser.conftest import Visit
from tests.servers import serving
from tests.visitors import visitor

COOKIES = {"_streamlit_xsrf"}
STORED = ("stSidebarSectionsState-", "stActiveTheme-", "theme")


@pytest.mark.parametrize("page", pages.PAGES, ids=lambda page: page.key)
def test_a_visit_leaves_one_known_cookie(visit, page: pages.Page, count: Count) -> None:
    made: Visit = visit()
    shown = made.open(page.address)

    cookies = {cookie["name"]: cookie for cookie in shown.context.cookies()}
    stored = shown.evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage))")

    assert set(cookies) <= COOKIES
    assert all(cookie["expires"] == -1 for cookie in cookies.values())
    assert all(name.startswith(STORED) for name in stored)
    count("pages looked at for cookies and foreign requests")


def test_the_server_talks_to_visitors_only_and_logs_nobody(
    tmp_path: Path, browser, count: Count
) -> None:
    log = tmp_path / "log"
    with serving(log=log, REGION_ALLOWED_HOSTS="*") as (address, process):
        context = visitor(browser)
        for page in pages.PAGES:
            context.new_page().goto(f"{address}/{page.address}?q=a-secret-word")
        made = psutil.Process(process.pid)
        foreign = [
            connection.raddr.ip
            for one in [made, *made.children(recursive=True)]
            for connection in one.net_connections("inet")
            if connection.raddr and not connection.raddr.ip.startswith("127.")
        ]
        headers = {"X-Forwarded-For": "203.0.113.7", "User-Agent": "a-strange-browser"}
        httpx.get(f"{address}/data?q=a-secret-word", headers=headers)
        context.close()

    words = log.read_text("utf-8", "replace")
    assert foreign == []
    for secret in ("a-secret-word", "203.0.113.7", "a-strange-browser", "127.0.0.1:"):
        assert secret not in words.replace(f"{address.removeprefix('http://')}", "")
    count("servers watched for foreign connections")
