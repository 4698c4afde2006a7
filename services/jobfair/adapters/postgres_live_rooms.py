"""Rooms for the doors, from Postgres: each looked up once a second at most, by one who asks for all."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import msgspec

from services.jobfair.usecases.interaction_ports import LiveRoom
from shared.contracts.fair_records import RoomClock
from shared.kernel.errors import UnavailableError
from shared.runtime.postgres import Database

FRESH_S = 1.0
STALE_MAX_S = 60.0  # while Postgres is away: the show goes on with what was true a moment ago
ROOMS_MAX = 10_000
_MUTED_MAX = 10_000  # the longest first

_ROOM = """
select state, opens_at, closes_at, clock::text as clock, review_first, coalesce(push_secret.issue, 0) as issue
from room left join push_secret using (room_id) where room_id = $1
"""
_MUTED = "select viewer, until from mute where room_id = $1 and until > now() order by until desc limit $2"


@dataclass(slots=True)
class _Known:
    room: LiveRoom | None
    at: float


class PostgresLiveRooms:
    """A room as it was within the last second; within the last minute while Postgres is away."""

    def __init__(self, database: Database, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._database = database
        self._clock = clock
        self._known: OrderedDict[str, _Known] = OrderedDict()
        self._looking: dict[str, asyncio.Task[LiveRoom | None]] = {}

    async def room(self, room_id: str) -> LiveRoom | None:
        """None for a room that does not exist; raises UnavailableError."""
        known = self._known.get(room_id)
        if known is not None and self._clock() - known.at < FRESH_S:
            return known.room
        looking = self._looking.get(room_id)
        if looking is None:
            looking = self._looking[room_id] = asyncio.create_task(self._look_up(room_id))
            looking.add_done_callback(partial(self._looked, room_id))
        try:
            return await asyncio.shield(looking)
        except UnavailableError:
            if known is None or self._clock() - known.at > STALE_MAX_S:
                raise
            return known.room

    def _looked(self, room_id: str, task: "asyncio.Task[LiveRoom | None]") -> None:
        del self._looking[room_id]
        if not task.cancelled():
            task.exception()  # seen, also when all who waited have gone

    async def _look_up(self, room_id: str) -> LiveRoom | None:
        async with self._database.connection() as connection:
            row = await connection.fetchrow(_ROOM, room_id)
            muted = await connection.fetch(_MUTED, room_id, _MUTED_MAX) if row else []
        room = (
            None
            if row is None
            else LiveRoom(
                room_id,
                row["state"],
                int(row["opens_at"].timestamp() * 1_000),
                int(row["closes_at"].timestamp() * 1_000),
                read_clock(row["clock"]),
                row["review_first"],
                {one["viewer"]: int(one["until"].timestamp() * 1_000) for one in muted},
                row["issue"],
            )
        )
        self._known[room_id] = _Known(room, self._clock())
        self._known.move_to_end(room_id)
        while len(self._known) > ROOMS_MAX:
            self._known.popitem(last=False)
        return room


def read_clock(text: str) -> RoomClock:
    """A room's periods from the JSON object of its row."""
    return RoomClock(**msgspec.json.decode(text))
