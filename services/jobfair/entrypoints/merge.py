"""The door of the merge: one process at a time reads the partial figures and speaks for all partitions, each second."""

import asyncio
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Protocol

import structlog

from services.jobfair.usecases.merge_partials import merge_partials
from services.jobfair.usecases.merge_ports import FigureKeeper, Frames, LogEnds, MergeWork, RoomBoards
from shared.contracts.fair_records import Partial
from shared.runtime.lease import hold_lease, stopped_within

log = structlog.get_logger()

TICK_S = 0.8  # with the fold's quarter of a second: what was posted is on the wall in little more than one


class PartialLog(Protocol):
    """Partial figures in the order they were told."""

    async def news(self) -> Sequence[Partial]:
        """All that was told by now and not read yet; at first the whole log."""
        ...


class Merger:
    """Merge while holding the lease; two at once would do no harm but send each frame twice."""

    name = "merge"

    def __init__(
        self,
        dsn: str,
        partials: Callable[[], AbstractAsyncContextManager[PartialLog]],
        frames: Callable[[], AbstractAsyncContextManager[Frames]],
        boards: RoomBoards,
        keeper: FigureKeeper,
        ends: LogEnds,
    ) -> None:
        self._dsn = dsn
        self._partials, self._frames = partials, frames
        self._boards, self._keeper, self._ends = boards, keeper, ends

    async def run(self, stop: asyncio.Event) -> None:
        """Work until stopped; raises when Kafka or Postgres is away, to begin anew."""
        async with hold_lease(self._dsn, "jobfair:merge", stop) as lease:
            if lease is None:
                return
            async with self._partials() as partials, self._frames() as frames:
                work = MergeWork(self._boards, frames, self._keeper, self._ends)
                # Nothing is said before all is read: an old figure would look like a correction.
                _note(work, await partials.news())
                log.info("merge_started", rooms=len(work.news))
                while not stop.is_set():
                    begun = time.monotonic()
                    _note(work, await partials.news())
                    await merge_partials(work, time.time_ns() // 1_000_000, int(begun * 1_000))
                    await lease.fetchval("select 1")
                    await stopped_within(stop, max(TICK_S - (time.monotonic() - begun), 0.0))


def _note(work: MergeWork, told: Sequence[Partial]) -> None:
    for one in told:
        work.note(one)
