"""Fanout within this process: every socket of it is one `_Reader`, every frame is encoded once for all of them."""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Self

import structlog
from prometheus_client import Counter, Gauge, Histogram

from services.jobfair.domain.backlog import Backlog
from services.jobfair.domain.channel import Channel, Event
from services.jobfair.usecases.fanout_ports import Kept
from shared.contracts.fair_frames import FIGURES, RETRACTION

log = structlog.get_logger()

SLOW_AFTER_S = 15.0
"""A reader that takes nothing for so long is cut off; it resumes by its last event id."""
HEARTBEAT_S = 15.0
"""A stream that would be silent for so long says so: proxies and pages take silence for a broken line."""
SWEEP_S = 1.0
END_WITHIN_S = 3.0
CHANNEL_KEPT_S = 86_400.0
"""As long as the log keeps frames; a channel without readers and news is forgotten after it."""
HEARTBEAT = b":\n\n"

_sockets = Gauge("jinqiu_hub_sockets", "Readers of this hub")
_sent = Counter("jinqiu_hub_events_sent_total", "Events handed to readers", ["kind"])
_replaced = Counter("jinqiu_hub_figures_replaced_total", "Figures that a newer frame replaced while they waited")
_cut = Counter("jinqiu_hub_cut_total", "Readers cut off", ["why"])
_refused = Counter("jinqiu_hub_refused_total", "Readers there was no room for")
_lag = Histogram(
    "jinqiu_hub_lag_seconds", "From a frame made to it handed to a reader's socket",
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 2.5, 5, 15),
)  # fmt: skip


class _Reader:
    """A subscription; `writing_since` stands while what it took is being written."""

    __slots__ = ("_backlog", "_beat", "_cut", "_fanout", "_waiter", "channel", "ended", "spoke_at", "was_cut",
                 "writing_since")  # fmt: skip

    def __init__(self, fanout: "MemoryFanout", channel: str, backlog: Backlog, cut: Callable[[], object]) -> None:
        self._fanout = fanout
        self._backlog = backlog
        self._cut = cut
        self._waiter: asyncio.Future[None] | None = None
        self._beat = False
        self.channel = channel
        self.ended = self.was_cut = False
        self.spoke_at = fanout.clock()
        self.writing_since: float | None = None

    async def take(self) -> bytes | None:
        self.writing_since = None
        while not self.ended:
            wire = self._wire()
            if wire:
                self.spoke_at = self.writing_since = self._fanout.clock()
                return wire
            self._waiter = asyncio.get_running_loop().create_future()
            try:
                await self._waiter
            finally:
                self._waiter = None
        return None

    def _wire(self) -> bytes:
        events = self._backlog.take()
        if not events:
            beat, self._beat = self._beat, False
            return HEARTBEAT if beat else b""
        self._beat = False
        for event in events:
            _count(event)
        return events[0].wire if len(events) == 1 else b"".join(event.wire for event in events)

    def offer_figures(self, event: Event) -> None:
        if self._backlog.add_figures(event):
            _replaced.inc()
        self._wake()

    def offer_retraction(self, event: Event) -> None:
        if self._backlog.add_retraction(event):
            self._wake()
        else:
            self.cut("full")

    def offer_heartbeat(self) -> None:
        self._beat = True
        self._wake()

    def end(self) -> None:
        self.ended = True
        self._wake()

    def cut(self, why: str) -> None:
        """End it at once, giving up what is being written."""
        if not self.was_cut:
            self.was_cut = True
            _cut.labels(why).inc()
            self.end()
            if self.writing_since is not None:
                self._cut()

    def leave(self) -> bool:
        self._fanout.forget_reader(self)
        return self.was_cut

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)


def _count(event: Event) -> None:
    if event.at_ms is None:
        _sent.labels(RETRACTION).inc()
    else:
        _sent.labels(FIGURES).inc()
        _lag.observe(max(0.0, time.time() - event.at_ms / 1000))


class MemoryFanout:
    """All channels and readers of a hub; entered, it beats and sweeps once a second.

    Nothing of it waits for a reader: publishing marks what waits for each and wakes those that are idle.
    """

    def __init__(self, sockets_max: int, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self._sockets_max = sockets_max
        self._channels: dict[str, Channel] = {}
        self._told_at: dict[str, float] = {}
        self._readers: dict[str, set[_Reader]] = {}
        self._count = 0
        self._ending = False
        self._sweeping: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._sweeping = asyncio.create_task(self._sweep_for_ever())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.end_all()
        if self._sweeping is not None:
            self._sweeping.cancel()
            with suppress(asyncio.CancelledError):
                await self._sweeping

    @property
    def sockets(self) -> int:
        """How many readers there are."""
        return self._count

    def publish(self, channel: str, kind: str, event_id: int, data: bytes, at_ms: int | None) -> None:
        kept = self._channels.setdefault(channel, Channel())
        self._told_at[channel] = self.clock()
        event = Event(event_id, encode(event_id, kind, data), data, at_ms)
        readers = self._readers.get(channel, ())
        if kind == RETRACTION:
            if kept.keep_retraction(event):
                for reader in readers:
                    reader.offer_retraction(event)
        elif kept.keep_figures(event):
            for reader in readers:
                reader.offer_figures(event)

    def subscribe(self, channel: str, last_event_id: int | None, cut: Callable[[], object]) -> _Reader | None:
        if self._ending or self._count >= self._sockets_max:
            _refused.inc()
            return None
        retractions, newest = self._channels.get(channel, Channel()).resume(last_event_id)
        reader = _Reader(self, channel, Backlog(retractions, newest), cut)
        self._readers.setdefault(channel, set()).add(reader)
        self._count += 1
        _sockets.set(self._count)
        return reader

    def kept(self, channel: str) -> Kept:
        kept = self._channels.get(channel, Channel())
        return Kept(kept.newest.data if kept.newest else None, [event.data for event in kept.retractions])

    def start_over(self) -> None:
        """Positions of the log mean something else from now on: forget what was told, and let readers begin anew."""
        self._channels.clear()
        for reader in self._everybody():
            reader.end()

    async def end_all(self) -> None:
        """Take no more readers and end all streams; whoever takes nothing meanwhile is cut off."""
        self._ending = True
        for reader in self._everybody():
            reader.end()
        loop = asyncio.get_running_loop()
        deadline = loop.time() + END_WITHIN_S
        while self._count and loop.time() < deadline:
            await asyncio.sleep(0.02)
        for reader in self._everybody():
            reader.cut("ending")

    def forget_reader(self, reader: _Reader) -> None:
        readers = self._readers.get(reader.channel, set())
        if reader in readers:
            readers.remove(reader)
            self._count -= 1
            _sockets.set(self._count)
            if not readers:
                del self._readers[reader.channel]

    def sweep(self) -> None:
        """Cut off whoever takes nothing, let silent streams beat, forget channels of long ago."""
        now = self.clock()
        for reader in self._everybody():
            if reader.writing_since is not None:
                if now - reader.writing_since >= SLOW_AFTER_S:
                    reader.cut("slow")
            elif now - reader.spoke_at >= HEARTBEAT_S:
                reader.offer_heartbeat()
        for channel in [one for one, at in self._told_at.items() if now - at >= CHANNEL_KEPT_S]:
            if channel not in self._readers:
                del self._told_at[channel]
                self._channels.pop(channel, None)

    def _everybody(self) -> list[_Reader]:
        return [reader for readers in self._readers.values() for reader in readers]

    async def _sweep_for_ever(self) -> None:
        while True:
            await asyncio.sleep(SWEEP_S)
            self.sweep()


def encode(event_id: int, kind: str, data: bytes) -> bytes:
    """An event as EventSource reads it (server-sent events, WHATWG HTML §9.2); data of several lines stays whole."""
    lines = b"".join(b"data: " + line + b"\n" for line in data.splitlines() or [b""])
    return b"id: %d\nevent: %s\n%s\n" % (event_id, kind.encode(), lines)
