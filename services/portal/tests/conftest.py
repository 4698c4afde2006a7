"""Pages in a real browser on the tests' stack: Debian's Chromium, at the size of a phone, a desk and a wall.

All of them hold to one rule by themselves: a page writes no error to its console and asks nothing of another host.
Tests here and their fixtures run in one event loop, because the browser is started once.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, async_playwright

from loadtests.tests.stack import Stack
from services.portal.tests.visitor import Visitor

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run",
)  # fmt: skip
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True,
                         "has_touch": True}  # fmt: skip
DESK: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}
WALL: dict[str, Any] = {"viewport": {"width": 1920, "height": 1080}}
ANSWER_WITHIN_MS = 15_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser lives as long as the session's loop, and so do its tests."""
    for item in items:
        if item.path.is_relative_to(__file__.removesuffix("/conftest.py")):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()


@asynccontextmanager
async def opened(browser: Browser, stack: Stack, screen: dict[str, Any]) -> AsyncIterator[Visitor]:
    """Somebody before a screen of this size, in a browser window that shares nothing with others."""
    context: BrowserContext = await browser.new_context(
        base_url=stack.gateway, locale="zh-CN", timezone_id="Asia/Shanghai", reduced_motion="reduce", **screen
    )
    context.set_default_timeout(ANSWER_WITHIN_MS)
    visitor = Visitor(await context.new_page(), stack)
    try:
        yield visitor
        await visitor.settled()
    finally:
        await context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def phone(browser: Browser, stack: Stack) -> AsyncIterator[Visitor]:
    """Somebody with a phone."""
    async with opened(browser, stack, PHONE) as visitor:
        yield visitor


@pytest_asyncio.fixture(loop_scope="session")
async def desk(browser: Browser, stack: Stack) -> AsyncIterator[Visitor]:
    """Somebody at a desk, or at a till."""
    async with opened(browser, stack, DESK) as visitor:
        yield visitor


@pytest_asyncio.fixture(loop_scope="session")
async def other_desk(browser: Browser, stack: Stack) -> AsyncIterator[Visitor]:
    """A colleague of theirs, at another machine."""
    async with opened(browser, stack, DESK) as visitor:
        yield visitor


@pytest_asyncio.fixture(loop_scope="session")
async def wall(browser: Browser, stack: Stack) -> AsyncIterator[Visitor]:
    """A wall of 1920 × 1080."""
    async with opened(browser, stack, WALL) as visitor:
        yield visitor
