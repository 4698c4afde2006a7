"""`python -m loadtests.bench.freshness`: how soon what a viewer did stands on the bureau's wall, at a steady rate.

On the running stack with the demo's log-ins (`make up DEMO=1`): a fair of its own with a room at 1×. For SECONDS (60)
RATE interactions a second (6,000) come in, each at its planned time whatever became of those before: nine tenths by
signed pushes of the platform, the rest in packs of pages. Every 100 ms a probe beside them: a page clicks on a card,
and nobody else does. A wall that knows of n clicks knows the nth probe: the time from its planned moment until that
wall was read from the bureau's stream is its freshness. A run in which anything was refused, or a click is not on the
wall at the end, has no figures.
"""

import asyncio
import os
import time
from collections import Counter
from collections.abc import Coroutine, Iterator
from statistics import quantiles
from typing import Any

import msgspec
from rich.console import Console

from deploy.local.state import current_state
from loadtests.clients.gateway import Answer, Gateway, key_of
from loadtests.clients.sse import server_events
from loadtests.demo.fair.stage import FairStage, set_fair_stage
from loadtests.fair.deeds import Deed
from loadtests.fair.doors import LiveRoom, message_type, page_item, platform_item, push
from loadtests.fair.plan import Plan
from loadtests.fair.play import API
from loadtests.fair.visits import Viewer
from shared.contracts.fair_frames import FIGURES
from shared.contracts.fair_records import Kind, Source

TICK_S, PROBE_EVERY_S = 0.05, 0.1
PLATFORM_SHARE = 0.9
PACK_ITEMS = 10
VIEWERS = 40_000
PAGES, PROBES = 1_000, 20
PLATFORM_KINDS = (Kind.LIKE, Kind.BEAT, Kind.LIKE, Kind.COMMENT, Kind.IMPRESSION, Kind.BEAT)
ACCEPTED = {200, 202}
ON_THE_WALL_WITHIN_S = 30.0
console = Console()


class Load:
    """What is sent, and what became of it."""

    def __init__(self, gateway: Gateway, room: LiveRoom) -> None:
        self.statuses: Counter[str] = Counter()
        self.lag_s = 0.0
        self._gateway = gateway
        self._room = room
        self._sending: set[asyncio.Task[None]] = set()
        self._sent = 0

    def deed(self, viewer: Viewer, kind: Kind) -> Deed:
        """A new thing this viewer does now."""
        self._sent += 1
        message = "" if kind in (Kind.BEAT, Kind.JOIN) else f"f{self._sent}"
        return Deed(self.now_ms, viewer, kind, message, 1, self._sent % 7, "好岗位" if kind is Kind.COMMENT else "")

    @property
    def now_ms(self) -> int:
        """The time of the room."""
        return time.time_ns() // 1_000_000 - self._room.origin_ms

    async def steadily(self, seconds: float, every_s: float, act: Iterator[Coroutine[Any, Any, None]]) -> None:
        """One act every so often by the plan, none waiting for another; returns when all have their answer."""
        started = time.monotonic()
        for number in range(round(seconds / every_s)):
            late_s = time.monotonic() - started - number * every_s
            self.lag_s = max(self.lag_s, late_s)
            await asyncio.sleep(max(0.0, -late_s))
            task = asyncio.create_task(next(act))
            self._sending.add(task)
            task.add_done_callback(self._sending.discard)
        await asyncio.gather(*self._sending)

    async def push(self, deeds: list[Deed]) -> None:
        """By the platform's door."""
        body, headers = push(self._room, message_type(deeds[0]), [platform_item(deed, self._room) for deed in deeds])
        target = f"{API}/platform/{self._room.room_id}/pushes"
        self._note(len(deeds), await self._gateway.send("POST", target, body=body, headers=headers))

    async def pack(self, token: str, deeds: list[Deed]) -> None:
        """By a page."""
        headers = {"Authorization": f"Viewer {token}", "Content-Type": "application/json"}
        body = msgspec.json.encode({"items": [page_item(deed, self._room) for deed in deeds]})
        target = f"{API}/rooms/{self._room.room_id}/interactions"
        self._note(len(deeds), await self._gateway.send("POST", target, body=body, headers=headers))

    def _note(self, count: int, answer: Answer) -> None:
        refused = [one["code"] for one in answer.json().get("refused", ())] if answer.status in ACCEPTED else []
        self.statuses.update(refused)
        self.statuses["accepted" if answer.status in ACCEPTED else str(answer.status)] += count - len(refused)


async def main() -> None:
    """Set up, send, read, report."""
    rate, seconds = int(os.environ.get("RATE", "6000")), float(os.environ.get("SECONDS", "60"))
    url = current_state().endpoints()["gateway"]
    async with Gateway(url) as gateway:
        stage = await set_fair_stage(gateway, Plan(), 1)
        tokens = await asyncio.gather(*(_token(gateway, stage.room) for _ in range(PAGES + PROBES)))
        load, planned, seen = Load(gateway, stage.room), list[float](), list[tuple[float, int]]()
        reading = asyncio.create_task(_read(url, stage, seen))
        pushes = _pushes(load, round(rate * PLATFORM_SHARE * TICK_S))
        every_s = PACK_ITEMS / (rate * (1 - PLATFORM_SHARE))
        await asyncio.gather(
            load.steadily(seconds, TICK_S, pushes),
            load.steadily(seconds, every_s, _packs(load, tokens[PROBES:])),
            load.steadily(seconds, PROBE_EVERY_S, _probes(load, tokens[:PROBES], planned)),
        )
        fresh = await _fresh(planned, seen)
        reading.cancel()
        key = key_of("close", stage.room.room_id)
        await gateway.act(f"{API}/rooms/{stage.room.room_id}/closings", {}, token=stage.staff.bureau, key=key)
    accepted = load.statuses.pop("accepted")
    if load.statuses or not fresh:
        raise SystemExit(f"no figures: {dict(load.statuses)}, {len(fresh)} of {len(planned)} clicks on the wall")
    cuts = quantiles(fresh, n=100)
    console.print(
        f"{accepted:,} interactions in {seconds:g} s, {accepted / seconds:,.0f} a second,"
        f" {load.lag_s * 1e3:.0f} ms behind the plan at worst;"
        f" on the wall after p50 {cuts[49]:.2f} s, p99 {cuts[98]:.2f} s, max {max(fresh):.2f} s"
        f" ({len(fresh)} probes, {len(seen)} walls)"
    )


async def _token(gateway: Gateway, room: LiveRoom) -> str:
    target = f"{API}/rooms/{room.room_id}/viewer-tokens"
    answer = await gateway.until_definite("POST", target, body=b"{}", headers={"Content-Type": "application/json"})
    return str(answer.json()["token"])


def _pushes(load: Load, items: int) -> Iterator[Coroutine[Any, Any, None]]:
    number = 0
    while True:
        kind = PLATFORM_KINDS[number // items % len(PLATFORM_KINDS)]
        viewers = (Viewer((number + place) * 7 % VIEWERS, Source.PLATFORM) for place in range(items))
        yield load.push([load.deed(viewer, kind) for viewer in viewers])
        number += items


def _packs(load: Load, tokens: list[str]) -> Iterator[Coroutine[Any, Any, None]]:
    while True:
        for number, token in enumerate(tokens):
            yield load.pack(token, [load.deed(Viewer(number, Source.PAGE), Kind.LIKE) for _ in range(PACK_ITEMS)])


def _probes(load: Load, tokens: list[str], planned: list[float]) -> Iterator[Coroutine[Any, Any, None]]:
    while True:
        for number, token in enumerate(tokens):
            planned.append(time.time())
            yield load.pack(token, [load.deed(Viewer(number, Source.PAGE), Kind.CLICK)])


async def _read(url: str, stage: FairStage, seen: list[tuple[float, int]]) -> None:
    """(when it was read, how many clicks it knows) of each wall."""
    async for event in server_events(url, f"{API}/fairs/{stage.fair_id}/wall", stage.staff.bureau):
        if event.kind == FIGURES:
            (room,) = msgspec.json.decode(event.data)["rooms"]
            seen.append((time.time(), room["figures"]["card_clicks"]))


async def _fresh(planned: list[float], seen: list[tuple[float, int]]) -> list[float]:
    """Seconds of each probe; nothing when some never came."""
    end = time.monotonic() + ON_THE_WALL_WITHIN_S
    while not seen or seen[-1][1] < len(planned):
        if time.monotonic() > end:
            return []
        await asyncio.sleep(0.1)
    walls = iter(seen)
    at, clicks = next(walls)
    found = []
    for number, sent in enumerate(planned, 1):
        while clicks < number:
            at, clicks = next(walls)
        found.append(at - sent)
    return found


if __name__ == "__main__":
    asyncio.run(main())
