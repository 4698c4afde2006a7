"""Plays a show through the gateway's doors: open loop by its schedule, at the room's speed.

Nine tenths go by the platform's signed pushes, many viewers in each; a page sends its own packs under its viewer's
token; registered viewers apply by the door for citizens. What got no definite answer is sent again until it gets one,
and every answer is written to the history.
"""

import asyncio
import time
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from typing import Any

import msgspec

from loadtests.clients.gateway import Answer, Gateway, key_of
from loadtests.clients.history import Act, History
from loadtests.fair.deeds import Deed
from loadtests.fair.doors import (
    PACK_ITEMS_MAX,
    PUSH_ITEMS_MAX,
    STATS,
    LiveRoom,
    message_type,
    page_item,
    platform_item,
    push,
    reference,
)
from loadtests.fair.plan import Plan
from loadtests.fair.show import show
from loadtests.fair.visits import Viewer
from shared.contracts.fair_records import Kind, Source

API = "/api/jobfair/v1"
TICK_MS = 50
STATS_EVERY_TICKS = 100
PUSHES_AT_ONCE, PAGES_AT_ONCE, APPLICATIONS_AT_ONCE = 12, 48, 8
WAITING_MAX = 600
ACCEPTED, CREATED = 202, 201
BROKEN_MAX = 100


@dataclass
class Score:
    """What was sent and told; `lag_s` is how far behind its schedule the player was at worst."""

    requests: int = 0
    accepted: int = 0
    applied: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    lag_s: float = 0.0
    took_s: float = 0.0
    broken: list[str] = field(default_factory=list)

    def wrong(self, sentence: str) -> None:
        """Something that must not be."""
        if len(self.broken) < BROKEN_MAX:
            self.broken.append(sentence)


class Lane:
    """Work of one kind, some at once, with a bounded queue; leaving the block waits until it is done."""

    def __init__(self, at_once: int) -> None:
        self._queue: asyncio.Queue[Callable[[], Awaitable[None]]] = asyncio.Queue(WAITING_MAX)
        self._at_once = at_once
        self._workers: list[asyncio.Task[None]] = []

    async def add(self, work: Callable[[], Awaitable[None]]) -> None:
        """Returns once there is room for it."""
        await self._queue.put(work)

    async def __aenter__(self) -> "Lane":
        self._workers = [asyncio.create_task(self._work()) for _ in range(self._at_once)]
        return self

    async def __aexit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            done = asyncio.create_task(self._queue.join())
            await asyncio.wait([done, *self._workers], return_when=asyncio.FIRST_COMPLETED)
            done.cancel()
        for worker in self._workers:
            worker.cancel()
        for outcome in await asyncio.gather(*self._workers, return_exceptions=True):
            if isinstance(outcome, Exception):
                raise outcome

    async def _work(self) -> None:
        while True:
            work = await self._queue.get()
            await work()
            self._queue.task_done()


class Player:
    """`citizens` are the tokens of the registered viewers, by their numbers."""

    def __init__(self, gateway: Gateway, history: History, room: LiveRoom, citizens: list[str]) -> None:
        self.score = Score()
        self._gateway = gateway
        self._history = history
        self._room = room
        self._citizens = citizens
        self._tokens: dict[int, asyncio.Task[str]] = {}
        self._own: Counter[str] = Counter()  # what the platform counts for itself

    async def play(self, plan: Plan) -> Score:
        """The whole show; returns when everything has its answer."""
        started = time.monotonic()
        async with Lane(PUSHES_AT_ONCE) as pushes, Lane(PAGES_AT_ONCE) as pages, Lane(APPLICATIONS_AT_ONCE) as desk:
            for number, (at_ms, deeds) in enumerate(self._ticks(plan)):
                late_s = time.time() - self._room.real_ms(at_ms) / 1_000
                self.score.lag_s = max(self.score.lag_s, late_s)
                await asyncio.sleep(max(0.0, -late_s))
                for kind, chunk in self._pushes(deeds):
                    await pushes.add(partial(self._push, kind, chunk))
                for viewer, chunk in self._packs(deeds):
                    await pages.add(partial(self.send_pack, viewer, chunk))
                for deed in deeds:
                    if deed.kind is Kind.APPLY:
                        await desk.add(partial(self._apply, deed))
                if number % STATS_EVERY_TICKS == 0:
                    await pushes.add(self._push_stats)
        self.score.took_s = time.monotonic() - started
        return self.score

    def _ticks(self, plan: Plan) -> Iterator[tuple[int, list[Deed]]]:
        """(end of a tick in the show's time, what is delivered in it)."""
        tick_ms = TICK_MS * self._room.speed
        for tick, deliveries in groupby(show(plan), key=lambda delivery: delivery.at_ms // tick_ms):
            yield (tick + 1) * tick_ms, [delivery.deed for delivery in deliveries]

    def _pushes(self, deeds: list[Deed]) -> Iterator[tuple[str, list[Deed]]]:
        by_kind: dict[str, list[Deed]] = defaultdict(list)
        for deed in deeds:
            if deed.viewer.door is Source.PLATFORM:
                by_kind[message_type(deed)].append(deed)
        for kind, of_kind in by_kind.items():
            yield from ((kind, chunk) for chunk in _chunks(of_kind, PUSH_ITEMS_MAX))

    def _packs(self, deeds: list[Deed]) -> Iterator[tuple[Viewer, list[Deed]]]:
        by_viewer: dict[Viewer, list[Deed]] = defaultdict(list)
        for deed in deeds:
            if deed.viewer.door is Source.PAGE and deed.kind is not Kind.APPLY:
                by_viewer[deed.viewer].append(deed)
        for viewer, own in by_viewer.items():
            yield from ((viewer, chunk) for chunk in _chunks(own, PACK_ITEMS_MAX))

    async def _push(self, kind: str, deeds: list[Deed]) -> None:
        for deed in deeds:
            self._own["views"] += deed.kind is Kind.JOIN
            self._own["likes"] += deed.count if deed.kind is Kind.LIKE else 0
        body, headers = push(self._room, kind, [platform_item(deed, self._room) for deed in deeds])
        target = f"{API}/platform/{self._room.room_id}/pushes"
        self._note("push", deeds, await self._ask("POST", target, body, headers))

    async def _push_stats(self) -> None:
        stats = {"msg_id": f"stats-{time.time_ns()}", "timestamp": int(time.time() * 1_000), **self._own}
        body, headers = push(self._room, STATS, [stats])
        answer = await self._ask("POST", f"{API}/platform/{self._room.room_id}/pushes", body, headers)
        if answer.status not in {200, ACCEPTED}:
            self.score.wrong(f"stats of the platform: {answer.status} {answer.body[:200]!r}")

    async def send_pack(self, viewer: Viewer, deeds: list[Deed]) -> None:
        """What a viewer's page tells at once, under the viewer's token."""
        headers = {"Authorization": f"Viewer {await self._token(viewer)}", "Content-Type": "application/json"}
        body = msgspec.json.encode({"items": [page_item(deed, self._room) for deed in deeds]})
        target = f"{API}/rooms/{self._room.room_id}/interactions"
        self._note("pack", deeds, await self._ask("POST", target, body, headers))

    async def _token(self, viewer: Viewer) -> str:
        """Asked for once a viewer."""
        if viewer.number not in self._tokens:
            self._tokens[viewer.number] = asyncio.create_task(self._admitted(viewer))
        return await self._tokens[viewer.number]

    async def _admitted(self, viewer: Viewer) -> str:
        headers = {"Content-Type": "application/json"}
        if viewer.citizen is not None:
            headers["Authorization"] = f"Bearer {self._citizens[viewer.citizen]}"
        cells = {"consent": True, "region": viewer.region, "education": viewer.education} if viewer.region else {}
        target = f"{API}/rooms/{self._room.room_id}/viewer-tokens"
        answer = await self._ask("POST", target, msgspec.json.encode(cells), headers)
        if answer.status != CREATED:
            self.score.wrong(f"viewer token: {answer.status} {answer.body[:200]!r}")
            return ""
        return str(answer.json()["token"])

    async def _apply(self, deed: Deed) -> None:
        """One tap; some take it back and apply again, which is a submission of its own."""
        assert deed.viewer.citizen is not None  # noqa: S101 - only registered viewers apply
        token = self._citizens[deed.viewer.citizen]
        body = msgspec.json.encode({
            "room_id": self._room.room_id, "consent": True, "consent_version": "2022-08",
            "education": deed.viewer.education or "other", "region": deed.viewer.region or "131100",
        })  # fmt: skip
        target = f"{API}/jobs/{self._room.job(deed.job)}/applications"
        for time_no in range(deed.count):
            key = key_of("apply", f"{self._room.room_id} {deed.message_id} {time_no}")
            answer = await self._ask("POST", target, body, _headers(token, key))
            self._note_application(key, answer)
            if answer.status != CREATED or time_no + 1 == deed.count:
                return
            application = answer.json()["application_id"]
            withdrawn = await self._ask(
                "POST", f"{API}/applications/{application}/withdrawals", b"", _headers(token, f"{key}-w")
            )
            if withdrawn.status != CREATED:
                self.score.wrong(f"withdrawal: {withdrawn.status} {withdrawn.body[:200]!r}")

    def _note_application(self, key: str, answer: Answer) -> None:
        told = f"{Kind.APPLY:d}:{answer.json()['application_id']}" if answer.status == CREATED else ""
        act = Act(
            "application", key, self._room.room_id, "page", answer.status, answer.code, told, time.time(), answer.ms
        )
        self._history.note(act)
        self.score.applied += answer.status == CREATED
        if answer.status not in {CREATED, 409}:
            self.score.wrong(f"application: {answer.status} {answer.body[:200]!r}")

    def _note(self, kind: str, deeds: list[Deed], answer: Answer) -> None:
        """Write down which of them were taken."""
        refused = _refused(answer)
        references = [reference(deed, self._room) for place, deed in enumerate(deeds) if place not in refused]
        is_taken = answer.status in {200, ACCEPTED}
        told = " ".join([*references, *(f"!{code}" for code in refused.values())]) if is_taken else ""
        self.score.accepted += len(references) if is_taken else 0
        self.score.refused.update(refused.values())
        if answer.status not in {200, ACCEPTED}:
            self.score.wrong(f"{kind}: {answer.status} {answer.body[:200]!r}")
        key = f"{kind}-{self.score.requests}"
        self._history.note(
            Act(kind, key, self._room.room_id, kind, answer.status, answer.code, told, time.time(), answer.ms)
        )

    async def _ask(self, method: str, target: str, body: bytes, headers: dict[str, str]) -> Answer:
        self.score.requests += 1
        return await self._gateway.until_definite(method, target, body=body, headers=headers)


def _refused(answer: Answer) -> dict[int, str]:
    """Which items were not taken, by their place, and why."""
    if answer.status not in {200, ACCEPTED}:
        return {}
    told: Any = answer.json()
    return {one["index"]: one["code"] for one in told.get("refused", ())}


def _headers(token: str, key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}", "Idempotency-Key": key, "Content-Type": "application/json"}


def _chunks(deeds: list[Deed], most: int) -> Iterator[list[Deed]]:
    return (deeds[place : place + most] for place in range(0, len(deeds), most))
