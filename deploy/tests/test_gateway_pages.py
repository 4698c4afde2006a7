"""The portal's pages as the gateway serves them: compressed, kept by browsers as long as they are true, walled in."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from deploy.tests.gateway import SCRIPT, running_gateway

pytestmark = pytest.mark.integration


@pytest.fixture(scope="module")
def browser(servers_folder: Path) -> Iterator[httpx.Client]:
    with running_gateway(servers_folder / "paging") as url, httpx.Client(base_url=url, trust_env=False) as client:
        yield client


@pytest.mark.parametrize("path", ["/", "/m", "/m/", "/pos", "/console", "/screen"])
def test_a_page_is_kept_nowhere_and_held_to_its_own_scripts(browser: httpx.Client, path: str) -> None:
    page = browser.get(path)
    assert page.status_code == 200
    name = path.strip("/")
    assert page.text == f"the text of {f'{name}/' if name else ''}index.html 金秋"
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["cache-control"] == "no-store"
    rules = page.headers["content-security-policy"]
    assert "default-src 'self'" in rules
    assert "frame-ancestors 'none'" in rules
    assert "frame-src 'none'" in rules
    assert "unsafe-inline" not in rules
    assert "http" not in rules
    assert page.headers["x-content-type-options"] == "nosniff"


def test_what_has_its_content_in_its_name_is_kept_for_good_and_comes_compressed(browser: httpx.Client) -> None:
    script = browser.get(f"/{SCRIPT}")
    assert script.headers["content-encoding"] == "gzip"
    assert script.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert script.text == f"the text of {SCRIPT} 金秋"
    plain = browser.get(f"/{SCRIPT}", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers


@pytest.mark.parametrize("path", ["/nowhere", "/.vite/manifest.json", "/index.html", "/assets/gone.js", "/nginx.conf"])
def test_nothing_else_is_served(browser: httpx.Client, path: str) -> None:
    assert (browser.get(path).status_code, browser.get(path).json()["code"]) == (404, "NOT_FOUND")


def test_a_stack_that_is_no_demo_tells_of_no_log_ins(browser: httpx.Client) -> None:
    assert browser.get("/portal.json").json() == {"demo": False, "logins": []}


def test_a_demo_tells_a_log_in_for_each_door(servers_folder: Path) -> None:
    with running_gateway(servers_folder / "demo", demo=True) as url:
        portal = httpx.get(f"{url}/portal.json", trust_env=False).json()
    assert {one["at"] for one in portal["logins"]} == {"m", "pos", "console", "screen", "moderate"}
