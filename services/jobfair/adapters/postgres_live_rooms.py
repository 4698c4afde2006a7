"""Rooms for the doors, from Postgres: each looked up once a second at most, by one who asks for all."""

import time
from collections.abc import Callable

import msgspec

from services.jobfair.usecases.interaction_ports import LiveRoom
from shared.contracts.fair_records import RoomClock
from shared.runtime.last_seen import LastSeen
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


class PostgresLiveRooms:
    """A room as it was within the last second; within the last minute while Postgres is away."""

    def __init__(self, database: Database, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._database = database
        self._seen = LastSeen(
            self._look_up, fresh_s=FRESH_S, stale_max_s=STALE_MAX_S, keys_max=ROOMS_MAX, clock=clock
        )  # fmt: skip

    async def room(self, room_id: str) -> LiveRoom | None:
        """None for a room that does not exist; raises UnavailableError."""
        return await self._seen.get(room_id)

    async def _look_up(self, room_id: str) -> LiveRoom | None:
        async with self._database.connection() as connection:
            row = await connection.fetchrow(_ROOM, room_id)
            muted = await connection.fetch(_MUTED, room_id, _MUTED_MAX) if row else []
        if row is None:
            return None
        return LiveRoom(
            room_id,
            row["state"],
            int(row["opens_at"].timestamp() * 1_000),
            int(row["closes_at"].timestamp() * 1_000),
            read_clock(row["clock"]),
            row["review_first"],
            {one["viewer"]: int(one["until"].timestamp() * 1_000) for one in muted},
            row["issue"],
        )


def read_clock(text: str) -> RoomClock:
    """A room's periods from the JSON object of its row."""
    return RoomClock(**msgspec.json.decode(text))
