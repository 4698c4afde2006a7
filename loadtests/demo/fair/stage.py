"""Setting the fair's stage: its catalogue, a room at the show's speed, who is on stage when, forbidden words."""

import asyncio
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from loadtests.clients.gateway import Gateway, key_of
from loadtests.demo.fair.catalogue import Catalogue, bring_catalogue
from loadtests.fair.catalogue import COMPANIES, POSTINGS
from loadtests.fair.doors import LiveRoom
from loadtests.fair.plan import JOBS, OPENS_BEFORE_MS, SEGMENT_MS, SEGMENTS, SHOW_MS, Plan
from loadtests.fair.play import API
from loadtests.fair.words import FORBIDDEN

PLATFORM_SKEW_MS = 180_000
"""A signed platform is believed further than a page: what its feed brings after a stall counts when it happened."""
CLOSES_AFTER_MS = 14_400_000
"""The room is closed by hand when all is played; this is the latest, 72 seconds after a show played at 200×."""
LEAD_S = 3.0
KNOWN_WITHIN_S = 2.0
"""Doors look rooms, words and secrets up every second or so."""


@dataclass(frozen=True)
class FairStaff:
    """Tokens of the officers who lead a fair."""

    bureau: str
    moderator: str


@dataclass(frozen=True)
class FairStage:
    """A room that is open and waits for its show."""

    fair_id: str
    staff: FairStaff
    room: LiveRoom
    catalogue: Catalogue


async def set_fair_stage(
    gateway: Gateway, plan: Plan, speed: int, size: tuple[int, int] = (COMPANIES, POSTINGS)
) -> FairStage:
    """Make the fair, bring a catalogue of so many companies and postings in, open the room; the show begins soon."""
    staff = FairStaff(await _log_in(gateway, "bureau"), await _log_in(gateway, "moderator"))
    fair_id = f"hengshui-{time.strftime('%m%d%H%M%S')}"
    now = datetime.now(UTC)
    body = {
        "fair_id": fair_id, "name": "职就未来,乐业衡水", "host": "衡水市人力资源和社会保障局",
        "starts_at": now.isoformat(), "ends_at": (now + timedelta(days=1)).isoformat(),
    }  # fmt: skip
    await gateway.act(f"{API}/fairs", body, token=staff.bureau, key=key_of("fair", fair_id))
    catalogue = await bring_catalogue(gateway, fair_id, plan.seed, staff.bureau, size)
    await _list_words(gateway, staff.moderator)
    room = await _open_room(gateway, fair_id, staff, catalogue, speed)
    return FairStage(fair_id, staff, room, catalogue)


async def _log_in(gateway: Gateway, role: str) -> str:
    login = await gateway.act("/api/identity/v1/demo/logins", {"role": role, "index": 0}, token="", key="demo-login")
    return str(login["token"])


async def _list_words(gateway: Gateway, moderator: str) -> None:
    """Those of an earlier demo are listed still."""
    known = {one["word"] for one in await gateway.get(f"{API}/words", token=moderator) if one["listed"]}
    for word in FORBIDDEN:
        if word not in known:
            body = {
                "word": word, "category": "诈骗", "owner": "市公安局", "action": "drop", "reason": "招聘诈骗常用语",
            }  # fmt: skip
            key = key_of("word", f"{word} {time.time_ns()}")
            await gateway.act(f"{API}/words", body, token=moderator, key=key)


async def _open_room(gateway: Gateway, fair_id: str, staff: FairStaff, catalogue: Catalogue, speed: int) -> LiveRoom:
    """The room is open before its show begins; every door has heard of it once this returns."""
    room_id = f"{fair_id}-main"
    before_ms = OPENS_BEFORE_MS / speed
    origin = datetime.now(UTC) + timedelta(seconds=LEAD_S + KNOWN_WITHIN_S, milliseconds=before_ms)
    origin_ms = int(origin.timestamp() * 1_000)
    body = {
        "room_id": room_id, "name": "主会场", "speed": speed, "platform_skew_ms": PLATFORM_SKEW_MS,
        "opens_at": _instant(origin_ms - OPENS_BEFORE_MS // speed), "origin_at": _instant(origin_ms),
        "closes_at": _instant(origin_ms + (SHOW_MS + CLOSES_AFTER_MS) // speed),
    }  # fmt: skip
    key = key_of("room", room_id)
    await gateway.act(f"{API}/fairs/{fair_id}/rooms", body, token=staff.bureau, key=key)
    on_stage = zip(range(SEGMENTS), catalogue.on_stage, strict=False)
    segments = [
        {
            "segment_id": f"s{number:02d}",
            "company_id": company_id,
            "starts_at": _instant(origin_ms + number * SEGMENT_MS // speed),
            "ends_at": _instant(origin_ms + (number + 1) * SEGMENT_MS // speed),
        }
        for number, company_id in on_stage
    ]
    stage = {"saw_version": 0, "segments": segments}
    await gateway.act(f"{API}/rooms/{room_id}/stages", stage, token=staff.bureau, key=key)
    secret = await gateway.act(
        f"{API}/platform/{room_id}/secrets", {"reason": "接入平台推送"}, token=staff.bureau, key=key
    )
    await gateway.act(f"{API}/rooms/{room_id}/openings", {}, token=staff.bureau, key=key)
    await asyncio.sleep(KNOWN_WITHIN_S)
    return LiveRoom(room_id, origin_ms, speed, secret["secret"], catalogue.jobs[:JOBS])


def _instant(ms: int) -> str:
    return datetime.fromtimestamp(ms / 1_000, UTC).isoformat()
