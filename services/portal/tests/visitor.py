"""A person before a page: goes, logs in, looks, and notices what no page may do."""

import re
from typing import Any

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import ConsoleMessage, Page, Request, expect

from deploy.local.servers import ROOT
from loadtests.tests.stack import Stack

SCREENS = ROOT / ".run" / "screens"
SERIOUS = frozenset({"serious", "critical"})
NO_HOST = ("data:", "blob:")
_REFUSED = re.compile(r"Failed to load resource: the server responded with a status of (\d+)")

PHONES = (390, 320)
_MISFITS = """() => {
  const width = document.documentElement.clientWidth // a phone's window grows with what does not fit
  const seen = [...document.querySelectorAll('body *')]
    .filter((one) => one.checkVisibility() && !one.closest('.visually-hidden, .skip'))
  const isText = (node) => node.nodeType === Node.TEXT_NODE && node.data.trim()
  const texts = seen.filter((one) => [...one.childNodes].some(isText))
  const targets = seen.filter((one) => one.offsetHeight > 0 && one.matches(
    'button, a.button, nav a, summary, select, input:not([type=checkbox], [type=radio], [type=file])'))
  const style = (one) => getComputedStyle(one)
  const isCut = (one) => one.scrollWidth > one.clientWidth + 1 && style(one).overflowX !== 'visible'
  const told = (what, ones) =>
    ones.map((one) => `${what} (${style(one).fontSize}, height ${one.offsetHeight}): ${one.outerHTML.slice(0, 160)}`)
  return [
    ...(document.documentElement.scrollWidth > width ? ['wider than the screen'] : []),
    ...told('cut off', texts.filter(isCut)),
    ...told('beyond the screen', texts.filter((one) => one.getBoundingClientRect().right > width + 1)),
    ...told('small type', texts.filter((one) => parseFloat(style(one).fontSize) < 18)),
    ...told('small target', targets.filter((one) => one.offsetHeight < 60)),
  ]
}"""


class Visitor:
    """`page` is Playwright's own; `expected_statuses` are refusals that a test brings about."""

    def __init__(self, page: Page, stack: Stack) -> None:
        self.page = page
        self.stack = stack
        self.expected_statuses: set[int] = set()
        self.is_offline = False
        self._broken: list[str] = []
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self._broken.append(f"threw {error}"))
        page.on("request", self._on_request)

    async def log_in(self, role: str, index: int = 0, district_id: str | None = None) -> None:
        """Sit down as this person, by the demo's door; a page of whoever sat here before is left."""
        await self.page.goto("about:blank")
        login: dict[str, Any] = {"role": role, "index": index} | ({"district_id": district_id} if district_id else {})
        answer = await self.page.context.request.post(
            "/api/identity/v1/demo/logins", data=login, headers={"Origin": self.stack.gateway}
        )
        assert answer.status == 201, await answer.text()

    async def go(self, path: str) -> Page:
        """Open a page of the portal (`/m#/wallet`) and wait until it has something to show."""
        await self.page.goto(path)
        await self.page.locator("h1, h2, article, .notice, .note").first.wait_for()
        return self.page

    async def see(self, title: str) -> None:
        """Return once the page of this title is drawn with what it asked for."""
        await expect(self.page).to_have_title(re.compile(f"^{re.escape(title)} · "))
        await expect(self.page.locator("[data-loading]")).to_have_count(0)

    async def faults(self) -> list[str]:
        """What keeps this page from people, as axe finds it: serious and critical ones.

        Of a page that changes meanwhile axe may read one colour of before and one of after: what it finds twice counts.
        """
        first = await self._looked_at()
        return [] if not first else [told for where, told in (await self._looked_at()).items() if where in first]

    async def _looked_at(self) -> dict[tuple[str, str], str]:
        """What is told of each element that breaks a rule: by rule and place, since its text may tick meanwhile."""
        found = (await Axe().run(self.page)).response["violations"]
        return {
            (one["id"], str(node["target"])): f"{one['id']}: {node['html'][:200]}"
            for one in found if one["impact"] in SERIOUS for node in one["nodes"]
        }  # fmt: skip

    async def fits(self, name: str) -> None:
        """Fails for what does not suit elder mode on a usual phone or on the narrowest: wider than the screen, cut off,
        small to read or to hit. Pictures of both are kept."""
        for width in PHONES:
            await self.page.set_viewport_size({"width": width, "height": 700})
            misfits: list[str] = await self.page.evaluate(_MISFITS)
            assert not misfits, "\n".join((f"{name} at {width}", *misfits))
            await self.shoot(f"{name}-{width}")

    async def shoot(self, name: str) -> None:
        """Keep a picture under `.run/screens/`, to be looked at."""
        SCREENS.mkdir(parents=True, exist_ok=True)
        await self.page.screenshot(path=SCREENS / f"{name}.png", full_page=True, animations="disabled")

    async def lose_network(self, *, lost: bool = True) -> None:
        """No request of this page reaches anything, until the network is back."""
        self.is_offline = lost
        await self.page.context.set_offline(lost)

    async def settled(self) -> None:
        """Fails for what a page did and must not."""
        assert not self._broken, "\n".join(self._broken)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type not in {"error", "warning"}:
            return
        refused = _REFUSED.search(message.text)
        if refused and int(refused[1]) in self.expected_statuses:
            return
        if "net::ERR_" in message.text and (self.is_offline or 0 in self.expected_statuses):
            return
        self._broken.append(f"console: {message.text}")

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith((self.stack.gateway, *NO_HOST)):
            self._broken.append(f"asked {request.url}")
