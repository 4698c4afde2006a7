"""Claims collect while a batch of their stock is in flight; an idle stock adds no wait.

The line has an end by number and by time: after a standstill those who have waited long are told to come again, and
those who have just come are served at once, instead of all being late for good.
"""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

import structlog
from prometheus_client import Gauge, Histogram

from services.vouchers.domain.stock import ClaimRequest, Decision
from services.vouchers.usecases.claim_vouchers import Decided
from services.vouchers.usecases.ports import Gate
from shared.kernel.errors import UnavailableError

log = structlog.get_logger()

BATCH_MAX = 256
WAITING_MAX = 4_096  # over all stocks; at 5,000 claims a second, less than a second's wait
WAITED_S_MAX = 1.0

_waiting_now = Gauge("jinqiu_claims_waiting", "Claims waiting for a batch")
_batch_size = Histogram("jinqiu_claim_batch_size", "Claims in a batch", buckets=(1, 4, 16, 64, 128, 256))


class TooBusyError(UnavailableError):
    """The waiting line is full, or too slow."""


@dataclass
class _Waiting:
    request: ClaimRequest
    answer: "asyncio.Future[Decision]"
    since: float


class ClaimBatches:
    """Groups the claims of each stock and decides one batch of it at a time."""

    def __init__(
        self,
        claim: Callable[[str, Sequence[ClaimRequest]], Awaitable[Decided]],
        gate: Gate,
        on_decided: Callable[[str, Decided], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._claim = claim
        self._gate = gate
        self._on_decided = on_decided
        self._clock = clock
        self._lines: dict[str, deque[_Waiting]] = {}
        self._waiting = 0
        self._running: set[asyncio.Task[None]] = set()

    async def decide(self, stock_id: str, request: ClaimRequest) -> Decision:
        """The durable decision on one claim; raises UnavailableError when it is not known (the key resolves it)."""
        if self._waiting >= WAITING_MAX:
            raise TooBusyError("too many claims are waiting")
        waiting = _Waiting(request, asyncio.get_running_loop().create_future(), self._clock())
        self._waiting += 1
        line = self._lines.get(stock_id)
        if line is not None:
            line.append(waiting)
        else:
            self._lines[stock_id] = deque([waiting])
            task = asyncio.create_task(self._serve(stock_id))
            self._running.add(task)
            task.add_done_callback(self._running.discard)
        return await waiting.answer

    async def _serve(self, stock_id: str) -> None:
        """Decide batch after batch until nobody waits for this stock; whatever goes wrong costs one batch."""
        line = self._lines[stock_id]
        try:
            while line:
                batch = self._next_batch(line)
                _waiting_now.set(self._waiting)
                _batch_size.observe(len(batch))
                await self._serve_batch(stock_id, batch)
        finally:
            del self._lines[stock_id]

    def _next_batch(self, line: deque[_Waiting]) -> list[_Waiting]:
        """Whoever came first, without those who have waited too long: they are told so, and nothing was decided."""
        begun, late = self._clock() - WAITED_S_MAX, 0
        while late < len(line) and line[late].since < begun:
            late += 1
        _fail([line.popleft() for _ in range(late)], TooBusyError("waited too long"))
        batch = [line.popleft() for _ in range(min(BATCH_MAX, len(line)))]
        self._waiting -= late + len(batch)
        return batch

    async def _serve_batch(self, stock_id: str, batch: list[_Waiting]) -> None:
        if not batch:
            return
        try:
            await self._mark_the_hasty(batch)
            await self._decide(stock_id, batch)
        except Exception as error:
            log.exception("claim_batch_failed", stock_id=stock_id)
            _fail(batch, UnavailableError(type(error).__name__))

    async def _mark_the_hasty(self, batch: list[_Waiting]) -> None:
        for place in await self._gate.too_fast("claim", [waiting.request.citizen_id for waiting in batch]):
            batch[place].request = replace(batch[place].request, too_fast=True)

    async def _decide(self, stock_id: str, batch: Sequence[_Waiting]) -> None:
        try:
            decided = await self._claim(stock_id, [waiting.request for waiting in batch])
        except UnavailableError as error:
            _fail(batch, error)
        except Exception as error:
            if len(batch) == 1:
                log.exception("claim_failed", stock_id=stock_id)
                _fail(batch, UnavailableError(type(error).__name__))
                return
            # One bad row must not cost the others their claim.
            middle = len(batch) // 2
            await self._decide(stock_id, batch[:middle])
            await self._decide(stock_id, batch[middle:])
        else:
            self._on_decided(stock_id, decided)
            for waiting, decision in zip(batch, decided.decisions, strict=True):
                if not waiting.answer.done():  # its client may have gone
                    waiting.answer.set_result(decision)


def _fail(batch: Sequence[_Waiting], error: UnavailableError) -> None:
    for waiting in batch:
        if not waiting.answer.done():
            waiting.answer.set_exception(error)
