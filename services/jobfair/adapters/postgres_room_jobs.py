"""The jobs that a room's viewers may act on, from Postgres: those its fair shows, looked up every few seconds."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable, Set
from dataclasses import dataclass
from functools import partial

from shared.kernel.errors import UnavailableError
from shared.runtime.postgres import Database

FRESH_S = 10.0
ROOMS_MAX = 1_000

_JOBS = """
select job_id from job_posting join room using (fair_id) where room_id = $1 and job_posting.state in ('SHOWN', 'WARNED')
"""


@dataclass(frozen=True, slots=True)
class _Known:
    jobs: Set[str]
    at: float


class PostgresRoomJobs:
    """A room's jobs as they were within the last seconds; while Postgres is away, as they were seen last."""

    def __init__(self, database: Database, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._database = database
        self._clock = clock
        self._known: OrderedDict[str, _Known] = OrderedDict()
        self._looking: dict[str, asyncio.Task[Set[str]]] = {}

    async def jobs(self, room_id: str) -> Set[str]:
        """Raises UnavailableError while they were never seen."""
        known = self._known.get(room_id)
        if known is not None and self._clock() - known.at < FRESH_S:
            return known.jobs
        looking = self._looking.get(room_id)
        if looking is None:
            looking = self._looking[room_id] = asyncio.create_task(self._look_up(room_id))
            looking.add_done_callback(partial(self._looked, room_id))
        try:
            return await asyncio.shield(looking)
        except UnavailableError:
            if known is None:
                raise
            return known.jobs

    def _looked(self, room_id: str, task: "asyncio.Task[Set[str]]") -> None:
        del self._looking[room_id]
        if not task.cancelled():
            task.exception()  # seen, also when all who waited have gone

    async def _look_up(self, room_id: str) -> Set[str]:
        async with self._database.connection() as connection:
            rows = await connection.fetch(_JOBS, room_id)
        jobs = frozenset(row["job_id"] for row in rows)
        self._known[room_id] = _Known(jobs, self._clock())
        self._known.move_to_end(room_id)
        if len(self._known) > ROOMS_MAX:
            self._known.popitem(last=False)
        return jobs
