"""The door of the fold: a Faust application as a role of a worker, one agent on the live log."""

import asyncio
import logging
import threading
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import faust
import structlog
from prometheus_client import Counter, Gauge

from services.jobfair.usecases.fold_ports import FoldWork, Images, Partials, PastRecords
from services.jobfair.usecases.fold_record import fold_record
from services.jobfair.usecases.take_partition import take_partition
from services.jobfair.usecases.tell_partials import tell_partials
from shared.contracts.fair_records import INTERACTIONS
from shared.runtime.lease import stopped_within

log = structlog.get_logger()

AGENT = "jobfair.fold"
LIBRARIES = frozenset({"faust", "mode", "aiokafka"})
TELL_EVERY_S = 0.25
TELL_ALL_EVERY = 40
"""So often all partials are told again: one that a former owner of the partition sent late must not be the last."""
START_WITHIN_S = 60.0
STOP_WITHIN_S = 6.0

_unreadable = Counter("jinqiu_fold_unreadable_total", "Records met that nobody can read", ["partition"])
_offset = Gauge("jinqiu_fold_offset", "The last record folded", ["partition"])


class Fold:
    """Fold the partitions that the group gives us, until stopped; a failure of the app ends the role, to begin anew."""

    name = "fold"

    def __init__(
        self,
        make_app: Callable[[], faust.App],
        images: Callable[[faust.App], Images],
        past: PastRecords,
        partials: Callable[[], AbstractAsyncContextManager[Partials]],
    ) -> None:
        self._make_app = make_app
        self._images = images
        self._past = past
        self._partials = partials
        self._turn = asyncio.Lock()
        self._work: FoldWork

    async def run(self, stop: asyncio.Event) -> None:
        """Work until stopped; raises when Kafka is away or the app failed."""
        _say_it_in_a_line()
        app = self._make_app()
        app.loop = asyncio.get_running_loop()
        async with self._partials() as partials:
            self._work = FoldWork(self._images(app), self._past, partials)
            _declare(app, self._take)
            try:
                app.finalize()
                async with asyncio.timeout(START_WITHIN_S):
                    await app.start()
                log.info("fold_started")
                await self._look_after(app, stop)
            finally:
                await _end(app)

    async def _take(self, partition: int, offset: int, value: bytes) -> None:
        """A record from the group, in its agent's course (the table is written to in it)."""
        async with self._turn:
            if partition not in self._work.folds:
                await self._take_over(partition)
            fold = self._work.folds[partition]
            unreadable = fold.unreadable
            await fold_record(self._work, partition, offset, value)
            if fold.unreadable > unreadable:
                log.error("record_unreadable", partition=partition, offset=offset)
                _unreadable.labels(partition).inc(fold.unreadable - unreadable)

    async def _look_after(self, app: faust.App, stop: asyncio.Event) -> None:
        """Take over what became ours, drop what did not stay ours, tell partials."""
        rounds, assignments = 0, 0
        while not stop.is_set() and not app.should_stop:
            if not app.rebalancing and _is_recovered(app):
                ours = {tp.partition for tp in app.assignor.assigned_actives() if tp.topic == INTERACTIONS}
                rounds += 1
                async with self._turn:
                    if assignments != app.rebalancing_count:
                        assignments = app.rebalancing_count
                        await self._settle(ours)
                    await self._tell(all_rooms=rounds % TELL_ALL_EVERY == 0)
            await stopped_within(stop, TELL_EVERY_S)
        if app.crash_reason is not None:
            raise app.crash_reason

    async def _settle(self, ours: set[int]) -> None:
        """After each assignment, also of what was ours before: another may have had it in between."""
        for partition in self._work.folds.keys() - ours:
            del self._work.folds[partition]
            log.info("partition_left", partition=partition)
        await asyncio.gather(*map(self._take_over, ours))
        for partition in sorted(ours):
            await tell_partials(self._work, partition, all_rooms=True)

    async def _tell(self, *, all_rooms: bool) -> None:
        for partition, fold in self._work.folds.items():
            await tell_partials(self._work, partition, all_rooms=all_rooms)
            _offset.labels(partition).set(fold.offset)

    async def _take_over(self, partition: int) -> None:
        before = self._work.folds.get(partition)
        known = before.unreadable if before else 0
        fold = await take_partition(self._work, partition)
        log.info("partition_taken", partition=partition, offset=fold.offset, rooms=len(fold.rooms))
        unreadable = fold.unreadable - (known if fold is before else 0)
        if unreadable:
            log.error("records_unreadable", partition=partition, count=unreadable)
        _unreadable.labels(partition).inc(unreadable)


def _say_it_in_a_line() -> None:
    """What the library's services and threads meet while the broker is away is one line each, not pages of frames."""
    threading.excepthook = on_thread_end
    for handler in logging.getLogger().handlers:
        if without_frames not in handler.filters:
            handler.addFilter(without_frames)


def on_thread_end(ended: threading.ExceptHookArgs) -> None:
    """A thread of the library's came to its end by an error; the app notices by itself."""
    name = ended.thread.name if ended.thread else ""
    log.warning("library_thread_ended", thread=name, error=repr(ended.exc_value)[:300])


def without_frames(record: logging.LogRecord) -> bool:
    """A filter that lets everything pass, the library's errors with their names and without their frames."""
    if record.name.split(".")[0] in LIBRARIES and record.exc_info:
        record.msg, record.args = f"{record.getMessage()}: {record.exc_info[1]!r}"[:500], ()
        record.exc_info = None
    return True


def _declare(app: faust.App, take: Callable[[int, int, bytes], Awaitable[None]]) -> None:
    topic = app.topic(INTERACTIONS, value_type=bytes, key_type=bytes)

    @app.agent(topic, name=AGENT)
    async def agent(stream: faust.StreamT[bytes]) -> None:
        async for event in stream.events():
            await take(event.message.partition, event.message.offset, event.value or b"")


def _is_recovered(app: faust.App) -> bool:
    """Whether the tables are read back; Faust's types hide the part that knows."""
    recovery: Any = app.tables.recovery  # type: ignore[attr-defined]
    return bool(recovery.completed.is_set())


async def _end(app: faust.App) -> None:
    """In a task of its own, and not waited for longer than a process may take to end."""
    stopping = asyncio.create_task(app.stop())
    await asyncio.wait([stopping], timeout=STOP_WITHIN_S)
    if not stopping.done():
        stopping.cancel()
        log.warning("fold_dropped", error="it did not stop in time")
