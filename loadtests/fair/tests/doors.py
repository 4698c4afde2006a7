"""The fair's doors as a server of a few lines that keeps what it takes; now and then it does not say so."""

import json
from base64 import b64encode
from collections import Counter
from hashlib import md5
from typing import Any

from aiohttp import web

SECRET = "not-so-secret"


class Doors:
    """`items` are (door, who, item) as taken; every nth request is taken and answered 503."""

    def __init__(self, silent_every: int = 0) -> None:
        self.items: list[tuple[str, str, dict[str, Any]]] = []
        self.applications: Counter[str] = Counter()
        self.withdrawn = 0
        self.stats: list[dict[str, Any]] = []
        self.tokens = 0
        self.bearers: set[str] = set()
        self._requests = 0
        self._silent_every = silent_every

    def app(self) -> web.Application:
        """To be served."""
        app = web.Application(client_max_size=2**22)
        base = "/api/jobfair/v1"
        app.router.add_post(base + "/rooms/{room}/viewer-tokens", self._admit)
        app.router.add_post(base + "/rooms/{room}/interactions", self._take_pack)
        app.router.add_post(base + "/platform/{room}/pushes", self._take_push)
        app.router.add_post(base + "/jobs/{job}/applications", self._apply)
        app.router.add_post(base + "/applications/{id}/withdrawals", self._withdraw)
        return app

    async def _admit(self, request: web.Request) -> web.Response:
        self.tokens += 1
        return web.json_response({"token": f"t{self.tokens}"}, status=201)

    async def _take_pack(self, request: web.Request) -> web.Response:
        items = (await request.json())["items"]
        self.items += [("page", request.headers["Authorization"].removeprefix("Viewer "), item) for item in items]
        refused = [
            {"index": place, "code": "TOO_MANY"} for place, item in enumerate(items) if item["kind"] == "comment"
        ]
        return self._answer({"accepted": len(items) - len(refused), "refused": refused})

    async def _take_push(self, request: web.Request) -> web.Response:
        body = await request.read()
        names = ("x-msg-type", "x-nonce-str", "x-roomid", "x-timestamp")
        signed = "&".join(f"{name}={request.headers[name]}" for name in names).encode() + body + SECRET.encode()
        if request.headers["x-signature"] != b64encode(md5(signed, usedforsecurity=False).digest()).decode():
            return web.json_response({"code": "SIGNATURE_WRONG"}, status=401)
        items = json.loads(body)
        if request.headers["x-msg-type"] == "live_stats":
            self.stats += items
        else:
            self.items += [("platform", item["sec_openid"], item) for item in items]
        return self._answer({"err_no": 0, "accepted": len(items), "refused": []})

    async def _apply(self, request: web.Request) -> web.Response:
        self.bearers.add(request.headers["Authorization"].removeprefix("Bearer "))
        self.applications[request.headers["Idempotency-Key"]] += 1
        return web.json_response({"application_id": request.headers["Idempotency-Key"]}, status=201)

    async def _withdraw(self, request: web.Request) -> web.Response:
        self.withdrawn += 1
        return web.json_response({}, status=201)

    def _answer(self, value: Any) -> web.Response:
        self._requests += 1
        if self._silent_every and self._requests % self._silent_every == 0:
            return web.json_response({"code": "BUSY_RETRY"}, status=503)
        return web.json_response(value, status=202)
