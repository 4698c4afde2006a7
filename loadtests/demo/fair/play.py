"""The show goes on: viewers, cards pinned in time, a comment taken back; then the wall beside a recount of the log."""

import asyncio
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

import msgspec

from deploy.local.state import State
from loadtests.clients.gateway import Gateway, key_of
from loadtests.clients.history import History
from loadtests.clients.sse import server_events
from loadtests.demo.clock import Clock
from loadtests.demo.fair.stage import FairStage, set_fair_stage
from loadtests.demo.settings import Settings
from loadtests.fair.compare import Line, compare, compare_minutes
from loadtests.fair.doors import LiveRoom
from loadtests.fair.plan import SHOW_MS, Plan, pins, speed_of
from loadtests.fair.play import API, Player, Score
from loadtests.fair.wall import minutes_of, recount_of, wall_of
from shared.contracts.fair_frames import FIGURES, RETRACTION

FOLDED_WITHIN_S = 90.0
RETRACTED_WITHIN_S = 30.0
COMMENTS_BEFORE_ONE_IS_TAKEN_BACK = 5

Sabotage = Callable[[State], Coroutine[Any, Any, None]]


@dataclass
class FairScore:
    """What was played and counted; `lines` are the wall's figures beside the recount's."""

    plan: Plan
    room: LiveRoom
    clients: Score
    lines: list[Line]
    wall: dict[str, Any]
    retracted_after_ms: float | None
    broken: list[str] = field(default_factory=list)

    @property
    def differences(self) -> list[str]:
        """Where the wall is not what the log says."""
        return [f"{one.name}: {one.wall} ≠ {one.recount}" for one in self.lines if not one.is_equal]


async def play_fair(
    gateway: Gateway, settings: Settings, citizens: list[str], clock: Clock, sabotage: Sabotage | None = None
) -> FairScore:
    """From an empty fair to its wall, equal to the recount or not; `citizens` are tokens of registered ones."""
    plan = Plan(settings.fair_scale, settings.seed, citizens=len(citizens))
    speed = speed_of(plan.scale)
    stage = await set_fair_stage(gateway, plan, speed)
    room = stage.room
    clock.say(f"{room.room_id}: {plan.visits:,} visits of 80 minutes at {speed}×: all periods are divided by {speed}")
    endpoints = settings.state.endpoints()
    history_file = settings.state.folder / "history" / "fair" / f"{room.room_id}.jsonl"
    async with History(history_file) as history:
        player = Player(gateway, history, room, citizens)
        async with asyncio.TaskGroup() as together:
            playing = together.create_task(player.play(plan))
            together.create_task(_pin_cards(gateway, stage))
            retracting = together.create_task(_retract_one(gateway, endpoints["gateway"], stage))
            if sabotage is not None:
                together.create_task(sabotage(settings.state))
    score = playing.result()
    clock.say(
        f"{score.accepted:,} interactions taken by {score.requests:,} requests, {score.lag_s:.1f} s behind at worst"
    )
    key = key_of("close", room.room_id)
    await gateway.act(f"{API}/rooms/{room.room_id}/closings", {}, token=stage.staff.bureau, key=key)
    wall, lines = await _until_folded(gateway, endpoints["kafka_bootstrap"], stage)
    found = FairScore(plan, room, score, lines, wall, retracting.result(), list(score.broken))
    if found.retracted_after_ms is None:
        found.broken.append("a retracted comment was never taken off the stream")
    return found


async def _pin_cards(gateway: Gateway, stage: FairStage) -> None:
    """Whoever leads the show pins the cards of the company on stage, each in its time."""
    room = stage.room
    for version, (at_ms, jobs) in enumerate(pins()):
        await asyncio.sleep(max(0.0, room.real_ms(at_ms) / 1_000 - time.time()))
        body = {"saw_version": version, "job_ids": [room.job(number) for number in jobs]}
        key = key_of("pin", f"{room.room_id} {version}")
        await gateway.act(f"{API}/rooms/{room.room_id}/cards", body, token=stage.staff.bureau, key=key)


async def _retract_one(gateway: Gateway, url: str, stage: FairStage) -> float | None:
    """A moderator takes a comment back that stands on the page: after how many ms the page has it off."""
    room, asked = stage.room, 0.0
    wanted = ""
    try:
        async with asyncio.timeout(room.real_ms(SHOW_MS) / 1_000 - time.time() + RETRACTED_WITHIN_S) as patience:
            async for event in server_events(url, f"{API}/rooms/{room.room_id}/stream"):
                told = msgspec.json.decode(event.data)
                if event.kind == RETRACTION and told["comment_id"] == wanted:
                    return (time.monotonic() - asked) * 1_000
                if event.kind == FIGURES and not wanted and len(told["comments"]) >= COMMENTS_BEFORE_ONE_IS_TAKEN_BACK:
                    wanted = told["comments"][-1]["comment_id"]
                    asked = time.monotonic()
                    await _retract(gateway, stage, wanted)
                    patience.reschedule(asyncio.get_running_loop().time() + RETRACTED_WITHIN_S)
    except TimeoutError:
        return None
    return None


async def _retract(gateway: Gateway, stage: FairStage, comment_id: str) -> None:
    target = f"{API}/rooms/{stage.room.room_id}/comments/{comment_id}/retractions"
    key = key_of("retract", comment_id)
    await gateway.act(target, {"reason": "与招聘无关"}, token=stage.staff.moderator, key=key)


async def _until_folded(gateway: Gateway, bootstrap: str, stage: FairStage) -> tuple[dict[str, Any], list[Line]]:
    """The wall once it is what the log says, or as it is when that takes too long."""
    deadline = time.monotonic() + FOLDED_WITHIN_S
    counted: dict[str, Any] = {}
    while True:
        wall = await wall_of(gateway, stage.room.room_id, stage.staff.bureau)
        if _items(wall) != _items(counted):
            counted = await recount_of(bootstrap, stage.room.room_id)
        minutes = await minutes_of(gateway, stage.room.room_id, stage.staff.bureau)
        lines = [*compare(wall, counted), *compare_minutes(minutes, counted)]
        if all(line.is_equal for line in lines) or time.monotonic() > deadline:
            return wall, lines
        await asyncio.sleep(1.0)


def _items(figures: dict[str, Any]) -> int:
    """How much of the log stands in these figures."""
    counted = figures.get("counted", {})
    return sum(counted.get(name, 0) for name in ("items", "late", "duplicates"))
