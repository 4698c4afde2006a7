"""Redeems that come while others are being decided are decided together; an idle till's adds no wait.

The line has an end by number and by time, as that of claims: after a standstill a till that waited long asks again.
"""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from prometheus_client import Gauge, Histogram

from services.redemption.usecases.ports import Redemption
from services.redemption.usecases.redeem_vouchers import Asked
from shared.kernel.decision import Refused
from shared.kernel.errors import UnavailableError
from shared.runtime.trace import current_trace_id, set_trace_id, trace_of_all

BATCH_MAX = 64
LANES = 2  # so that a voucher that somebody else holds keeps half of the tills waiting, not all
WAITING_MAX = 2_048  # at 1,000 redeems a second, two seconds' wait
WAITED_S_MAX = 2.0

_waiting_now = Gauge("jinqiu_redeems_waiting", "Redeems waiting for a batch")
_batch_size = Histogram("jinqiu_redeem_batch_size", "Redeems in a batch", buckets=(1, 2, 4, 8, 16, 32, 64))

Together: TypeAlias = Callable[[Sequence[Asked]], Awaitable[list[Redemption | Refused]]]
"""Decides redeems that have nothing in common in one transaction."""


@dataclass
class _Waiting:
    asked: Asked
    trace_id: str
    since: float
    answer: "asyncio.Future[Redemption | Refused]"

    @property
    def touches(self) -> frozenset[Hashable]:
        """What no other of its batch may touch: its voucher, its request number, its order."""
        store_id, request_no = self.asked.key
        return frozenset((self.asked.voucher_no, (store_id, "no", request_no), (store_id, self.asked.order.order_no)))


class RedeemBatches:
    """One line, and lanes that take from it what came first and has nothing in common."""

    def __init__(self, together: Together, clock: Callable[[], float] = time.monotonic) -> None:
        self._together = together
        self._clock = clock
        self._line: deque[_Waiting] = deque()
        self._lanes: set[asyncio.Task[None]] = set()

    async def redeem(self, asked: Asked) -> Redemption | Refused:
        """The durable decision; raises UnavailableError when it is not known (the request number resolves it)."""
        if len(self._line) >= WAITING_MAX:
            raise UnavailableError("too many redeems are waiting")
        answer: asyncio.Future[Redemption | Refused] = asyncio.get_running_loop().create_future()
        waiting = _Waiting(asked, current_trace_id(), self._clock(), answer)
        self._line.append(waiting)
        if len(self._lanes) < LANES:
            lane = asyncio.create_task(self._serve())
            self._lanes.add(lane)
            lane.add_done_callback(self._lanes.discard)
        return await answer

    async def _serve(self) -> None:
        """Decide batch after batch until nobody waits; whatever goes wrong costs one batch."""
        while batch := self._next():
            _waiting_now.set(len(self._line))
            _batch_size.observe(len(batch))
            await self._decide(batch)

    def _next(self) -> list[_Waiting]:
        """Whoever has something in common with one before waits for the next batch, at the same place; whoever has
        waited too long is told so, and nothing was decided."""
        begun = self._clock() - WAITED_S_MAX
        batch: list[_Waiting] = []
        later: list[_Waiting] = []
        touched: set[Hashable] = set()
        while self._line and len(batch) < BATCH_MAX:
            one = self._line.popleft()
            if one.since < begun:
                _fail([one], UnavailableError("waited too long"))
                continue
            touches = one.touches
            if touched.isdisjoint(touches):
                touched |= touches
                batch.append(one)
            else:
                later.append(one)
        self._line.extendleft(reversed(later))
        return batch

    async def _decide(self, batch: Sequence[_Waiting]) -> None:
        set_trace_id(trace_of_all(one.trace_id for one in batch))
        try:
            outcomes = await self._together([one.asked for one in batch])
        except Exception as error:
            if isinstance(error, UnavailableError) or len(batch) == 1:
                _fail(batch, error)
                return
            # One bad row must not cost the others their redeem.
            middle = len(batch) // 2
            await self._decide(batch[:middle])
            await self._decide(batch[middle:])
        else:
            for one, outcome in zip(batch, outcomes, strict=True):
                if not one.answer.done():  # its till may have gone
                    one.answer.set_result(outcome)


def _fail(batch: Sequence[_Waiting], error: Exception) -> None:
    for one in batch:
        if not one.answer.done():
            one.answer.set_exception(error)
