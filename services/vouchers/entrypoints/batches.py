"""Claims collect while a batch of their stock is in flight; an idle stock adds no wait.

The line has an end by number and by time: after a standstill those who have waited long are told to come again, and
those who have just come are served at once, instead of all being late for good.
"""

import asyncio
import threading
import time
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

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

Serving: TypeAlias = "asyncio.Future[None] | Future[None]"


class TooBusyError(UnavailableError):
    """The waiting line is full, or too slow."""


@dataclass
class _Waiting:
    request: ClaimRequest
    answer: "asyncio.Future[Decision]"
    since: float


class ClaimBatches:
    """Groups the claims of each stock and decides one batch of it at a time.

    Who asks and who decides may be on two loops: what both touch is touched under the lock, and answers go back to the
    loop of those who asked, all of a batch at once.
    """

    def __init__(
        self,
        claim: Callable[[str, Sequence[ClaimRequest]], Awaitable[Decided]],
        gate: Gate,
        on_decided: Callable[[str, Decided], None],
        clock: Callable[[], float] = time.monotonic,
        begin: Callable[[Coroutine[Any, Any, None]], Serving] = asyncio.create_task,
    ) -> None:
        """`begin` starts the deciding, on whatever loop `claim` and `gate` belong to; `on_decided` is called where the
        claims were made, before their answers are there."""
        self._claim = claim
        self._gate = gate
        self._on_decided = on_decided
        self._begin = begin
        self._clock = clock
        self._lock = threading.Lock()
        self._lines: dict[str, deque[_Waiting]] = {}
        self._waiting = 0
        self._serving: set[Serving] = set()
        """What `begin` gave for each line, so that it is not forgotten while it runs."""

    async def decide(self, stock_id: str, request: ClaimRequest) -> Decision:
        """The durable decision on one claim; raises UnavailableError when it is not known (the key resolves it)."""
        waiting = _Waiting(request, asyncio.get_running_loop().create_future(), self._clock())
        with self._lock:
            if self._waiting >= WAITING_MAX:
                raise TooBusyError("too many claims are waiting")
            self._waiting += 1
            line = self._lines.get(stock_id)
            if line is not None:
                line.append(waiting)
            else:
                self._lines[stock_id] = deque([waiting])
        if line is None:
            serving = self._begin(self._serve(stock_id))
            self._serving.add(serving)
            serving.add_done_callback(self._serving.discard)
        return await waiting.answer

    async def _serve(self, stock_id: str) -> None:
        """Decide batch after batch until nobody waits for this stock; whatever goes wrong costs one batch."""
        while batch := self._next_batch(stock_id):
            _batch_size.observe(len(batch))
            try:
                await self._mark_the_hasty(batch)
                await self._decide(stock_id, batch)
            except Exception as error:
                log.exception("claim_batch_failed", stock_id=stock_id)
                self._fail(batch, UnavailableError(type(error).__name__))

    def _next_batch(self, stock_id: str) -> list[_Waiting]:
        """Whoever came first; those who have waited too long are told so, and nothing was decided. Nobody: the line is
        closed, and who comes next begins another."""
        begun = self._clock() - WAITED_S_MAX
        with self._lock:
            line, late = self._lines[stock_id], list[_Waiting]()
            while line and line[0].since < begun:
                late.append(line.popleft())
            batch = [line.popleft() for _ in range(min(BATCH_MAX, len(line)))]
            self._waiting -= len(late) + len(batch)
            _waiting_now.set(self._waiting)
            if not batch:
                del self._lines[stock_id]
        self._fail(late, TooBusyError("waited too long"))
        return batch

    async def _mark_the_hasty(self, batch: list[_Waiting]) -> None:
        for place in await self._gate.too_fast("claim", [waiting.request.citizen_id for waiting in batch]):
            batch[place].request = replace(batch[place].request, too_fast=True)

    async def _decide(self, stock_id: str, batch: Sequence[_Waiting]) -> None:
        try:
            decided = await self._claim(stock_id, [waiting.request for waiting in batch])
        except UnavailableError as error:
            self._fail(batch, error)
        except Exception as error:
            if len(batch) == 1:
                log.exception("claim_failed", stock_id=stock_id)
                self._fail(batch, UnavailableError(type(error).__name__))
                return
            # One bad row must not cost the others their claim.
            middle = len(batch) // 2
            await self._decide(stock_id, batch[:middle])
            await self._decide(stock_id, batch[middle:])
        else:
            _where_asked(batch).call_soon_threadsafe(self._tell, stock_id, batch, decided)

    def _tell(self, stock_id: str, batch: Sequence[_Waiting], decided: Decided) -> None:
        try:
            self._on_decided(stock_id, decided)
        except Exception as error:
            log.exception("claim_batch_failed", stock_id=stock_id)
            _tell_failed(batch, UnavailableError(type(error).__name__))
            return
        for waiting, decision in zip(batch, decided.decisions, strict=True):
            if not waiting.answer.done():  # its client may have gone
                waiting.answer.set_result(decision)

    def _fail(self, batch: Sequence[_Waiting], error: UnavailableError) -> None:
        if batch:
            _where_asked(batch).call_soon_threadsafe(_tell_failed, batch, error)


def _where_asked(batch: Sequence[_Waiting]) -> asyncio.AbstractEventLoop:
    return batch[0].answer.get_loop()


def _tell_failed(batch: Sequence[_Waiting], error: UnavailableError) -> None:
    for waiting in batch:
        if not waiting.answer.done():
            waiting.answer.set_exception(error)
