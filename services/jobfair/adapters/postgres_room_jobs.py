"""The jobs that a room's viewers may act on, from Postgres: those its fair shows, looked up every few seconds."""

import time
from collections.abc import Callable, Set

from shared.runtime.last_seen import LastSeen
from shared.runtime.postgres import Database

FRESH_S = 10.0
ROOMS_MAX = 1_000

_JOBS = """
select job_id from job_posting join room using (fair_id) where room_id = $1 and job_posting.state in ('SHOWN', 'WARNED')
"""


class PostgresRoomJobs:
    """A room's jobs as they were within the last seconds; while Postgres is away, as they were seen last."""

    def __init__(self, database: Database, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._database = database
        self._seen = LastSeen(self._look_up, fresh_s=FRESH_S, keys_max=ROOMS_MAX, clock=clock)

    async def jobs(self, room_id: str) -> Set[str]:
        """Raises UnavailableError while they were never seen."""
        return await self._seen.get(room_id)

    async def _look_up(self, room_id: str) -> Set[str]:
        async with self._database.connection() as connection:
            rows = await connection.fetch(_JOBS, room_id)
        return frozenset(row["job_id"] for row in rows)
