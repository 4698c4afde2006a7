"""A merchant's system in the demo: it registers its address, keeps what it is told, and holds it against the feed."""

import asyncio
import json
import time
from types import TracebackType

from aiohttp import web

from loadtests.clients.gateway import Gateway
from loadtests.demo.stage import Shop, Staff
from shared.runtime import signing

HEARD_WITHIN_S = 90.0
API = "/api/redemption/v1"
NO_CONTENT = 204


class Receiver:
    """Answers on 127.0.0.1 from the block's start to its end."""

    def __init__(self, shop: Shop, platform_key: bytes) -> None:
        self.shop = shop
        self.heard: dict[int, str] = {}
        self.repeated = 0
        self.broken: list[str] = []
        self._platform_key = platform_key
        self._url = ""

    async def __aenter__(self) -> "Receiver":
        app = web.Application()
        app.router.add_post("/notices", self._take)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self._url = f"http://{host}:{port}/notices"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._runner.cleanup()

    async def register(self, gateway: Gateway, staff: Staff) -> None:
        """An administrator enters the address for the merchant."""
        target = f"{API}/merchants/{self.shop.merchant_id}/notice-endpoint"
        headers = {
            "Authorization": f"Bearer {staff.admin}", "Content-Type": "application/json",
            "Idempotency-Key": f"notices-{self.shop.merchant_id}"[:64],
        }  # fmt: skip
        body = json.dumps({"url": self._url}).encode()
        answer = await gateway.until_definite("PUT", target, body=body, headers=headers)
        if answer.status not in {200, 201}:
            raise RuntimeError(f"PUT {target}: {answer.status} {answer.body[:300]!r}")

    async def hold_against_feed(self, gateway: Gateway) -> int:
        """Wait until everything the feed has was heard, to the letter; how many notices."""
        deadline = time.monotonic() + HEARD_WITHIN_S
        feed = await self._feed(gateway)
        while self.heard.keys() < feed.keys() and time.monotonic() < deadline:
            await asyncio.sleep(0.5)
        if self.heard != feed:
            missing = sorted(feed.keys() - self.heard.keys())[:3]
            self.broken.append(f"of {len(feed)} notices {len(self.heard)} were heard; not, or otherwise: {missing}")
        return len(feed)

    async def _feed(self, gateway: Gateway) -> dict[int, str]:
        """All notices as the merchant pulls them, by number."""
        found: dict[int, str] = {}
        after = 0
        while True:
            request = self.shop.till.feed(after)
            answer = await gateway.until_definite(request.method, request.target, headers=request.headers)
            page = self.shop.till.check(request, answer.status, answer.headers, answer.body)
            if not page["notices"]:
                return found
            found |= {one["notice_no"]: json.dumps(one, sort_keys=True) for one in page["notices"]}
            after = page["next"]

    async def _take(self, request: web.Request) -> web.Response:
        body = await request.read()
        headers = request.headers
        over = signing.message(
            "POST", request.path_qs, headers[signing.TIMESTAMP_HEADER], headers["Idempotency-Key"], body
        )
        if not signing.is_signed(self._platform_key, headers[signing.SIGNATURE_HEADER], over):
            self.broken.append(f"notice {headers['Idempotency-Key']}: not the platform's signature")
        told = json.loads(body)
        number = told["notice_no"]
        if number not in self.heard and number != len(self.heard) + 1:
            self.broken.append(f"notice {number} came after {len(self.heard)}")
        self.repeated += number in self.heard
        self.heard[number] = json.dumps(told, sort_keys=True)
        return web.Response(status=NO_CONTENT)
