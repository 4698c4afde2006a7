"""Packing: what requests bring for one partition of one room goes to the log together, one record for many of them.

Requests collect for a few milliseconds, or until a record is full; a few records of a line are on their way at once.
Each request is answered when the broker acknowledged its record.
"""

import asyncio
from collections import Counter, deque
from collections.abc import Coroutine, Mapping, Sequence
from dataclasses import dataclass

import msgspec
import structlog
from prometheus_client import Gauge, Histogram

from services.jobfair.usecases.interaction_ports import LiveLog, LiveRoom
from shared.contracts.fair_records import Item, Pack
from shared.kernel.errors import UnavailableError

log = structlog.get_logger()

COLLECT_S = 0.003
ITEMS_MAX = 500
BYTES_MAX = 256 * 1024
IN_FLIGHT_MAX = 12  # records over all lines; the log keeps the order of a line
WAITING_MAX = 100_000  # items over all lines: some seconds of a rush
ACKNOWLEDGED_WITHIN_S = 1.8  # so that a platform that waits for 2 s still hears of it
_ITEM_BYTES = 120  # an item without its text, amply
_TEXT_BYTES = 4  # a character, amply

_waiting_now = Gauge("jinqiu_interactions_waiting", "Interactions waiting for the broker's word")
_record_items = Histogram("jinqiu_interaction_record_items", "Interactions in a record", buckets=(1, 5, 20, 100, 500))
_encode = msgspec.msgpack.Encoder().encode


@dataclass(eq=False)
class _Waiting:
    room: LiveRoom
    items: Sequence[Item]
    refused: Mapping[str, int]
    bytes: int
    durable: "asyncio.Future[None]"


class Packing:
    """Collects by (room, partition)."""

    def __init__(self, log_: LiveLog) -> None:
        self._log = log_
        self._lines: dict[tuple[str, int], deque[_Waiting]] = {}
        self._waiting = 0
        self._places = asyncio.Semaphore(IN_FLIGHT_MAX)
        self._running: set[asyncio.Task[None]] = set()

    async def add(self, room: LiveRoom, partition: int, items: Sequence[Item], refused: Mapping[str, int]) -> None:
        """Return once all of this is durable. Raises UnavailableError when that is not known in time, or when too
        much waits already."""
        if self._waiting + len(items) > WAITING_MAX:
            raise UnavailableError("too many interactions are waiting")
        parts = list(self._parts(room, items, refused))
        line = self._lines.get((room.room_id, partition))
        if line is None:
            line = self._lines[room.room_id, partition] = deque()
            self._start(self._serve(room.room_id, partition, line))
        line.extend(parts)
        self._waiting += len(items)
        try:
            async with asyncio.timeout(ACKNOWLEDGED_WITHIN_S):
                for part in parts:
                    await part.durable
        except TimeoutError as error:
            raise UnavailableError("the log did not acknowledge in time") from error
        finally:
            for part in parts:
                part.durable.cancel()  # what nobody waits for any more is not sent any more
            self._waiting -= len(items)

    def _parts(self, room: LiveRoom, items: Sequence[Item], refused: Mapping[str, int]) -> list[_Waiting]:
        """Cut to the size of records; what was refused is counted with the first."""
        make = asyncio.get_running_loop().create_future
        cuts = [items[at : at + ITEMS_MAX] for at in range(0, len(items), ITEMS_MAX)] or [items]
        return [
            _Waiting(room, cut, {} if place else refused, sum(_size(item) for item in cut), make())
            for place, cut in enumerate(cuts)
        ]

    async def _serve(self, room_id: str, partition: int, line: deque[_Waiting]) -> None:
        """Send record after record until nobody waits for this line."""
        try:
            while line:
                await asyncio.sleep(COLLECT_S)
                while line:
                    await self._places.acquire()
                    self._start(self._send(room_id, partition, _full_record(line)))
        finally:
            del self._lines[room_id, partition]

    async def _send(self, room_id: str, partition: int, batch: list[_Waiting]) -> None:
        try:
            if not batch:
                return
            items = [item for waiting in batch for item in waiting.items]
            refused: Counter[str] = Counter()
            for waiting in batch:
                refused.update(waiting.refused)
            _record_items.observe(len(items))
            _waiting_now.set(self._waiting)
            pack = Pack(room_id, batch[-1].room.clock, items, dict(refused))
            await self._log.send(partition, f"{room_id}:{partition}", _encode(pack))
        except Exception as error:
            if not isinstance(error, UnavailableError):
                log.exception("pack_failed", room_id=room_id)
            for waiting in batch:
                if not waiting.durable.done():
                    waiting.durable.set_exception(error)
                    waiting.durable.exception()  # seen, also when its request has gone
        else:
            for waiting in batch:
                if not waiting.durable.done():
                    waiting.durable.set_result(None)
        finally:
            self._places.release()

    def _start(self, work: Coroutine[object, object, None]) -> None:
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)


def _full_record(line: deque[_Waiting]) -> list[_Waiting]:
    """As many from the front as one record holds; those who have gone are passed over."""
    batch: list[_Waiting] = []
    count = size = 0
    while line:
        first = line[0]
        if not first.durable.done():
            if batch and (count + len(first.items) > ITEMS_MAX or size + first.bytes > BYTES_MAX):
                break
            batch.append(first)
            count, size = count + len(first.items), size + first.bytes
        line.popleft()
    return batch


def _size(item: Item) -> int:
    return _ITEM_BYTES + _TEXT_BYTES * len(item.text)
