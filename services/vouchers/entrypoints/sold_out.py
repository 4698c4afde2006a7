"""What a process may answer by itself once a stock is sold out: the word of Postgres, leased for half a second.

While the lease lasts, winners get their replay and everyone else SOLD_OUT from memory. The first claim after it asks
Postgres again, so a top-up is seen within that time.
"""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass

from services.vouchers.domain.stock import Decision, Refusal, Replayed, is_sold_out
from services.vouchers.usecases.claim_vouchers import Decided
from services.vouchers.usecases.ports import Winners
from shared.kernel.decision import Refused
from shared.kernel.errors import UnavailableError

LEASE_S = 0.5


@dataclass
class _SoldOut:
    """A stock at one version: what is issued then stays issued, so the winners are known for good."""

    version: int
    per_person_max: int
    until: float
    winners: Mapping[str, Mapping[str, str]] | None = None


class SoldOutFlags:
    """One flag a stock and process."""

    def __init__(self, winners: Winners) -> None:
        self._winners = winners
        self._flags: dict[str, _SoldOut] = {}
        self._loading: set[asyncio.Task[None]] = set()

    def note(self, stock_id: str, decided: Decided) -> None:
        """Raise, renew or lower the flag by what Postgres just said."""
        stock, now = decided.stock, decided.now
        if stock is None or now is None or not is_sold_out(stock, now):
            self._flags.pop(stock_id, None)
            return
        flag, until = self._flags.get(stock_id), time.monotonic() + LEASE_S
        if flag is not None and flag.version == stock.version:
            flag.until = until
            return
        self._flags[stock_id] = _SoldOut(stock.version, stock.per_person_max, until)
        task = asyncio.create_task(self._load(stock_id))
        self._loading.add(task)
        task.add_done_callback(self._loading.discard)

    def answer(self, stock_id: str, citizen_id: str, key: str) -> Decision | None:
        """The decision, or None when Postgres must be asked."""
        flag = self._flags.get(stock_id)
        if flag is None or flag.winners is None or time.monotonic() >= flag.until:
            return None
        held = flag.winners.get(citizen_id)
        if held is None:
            # The key may have won elsewhere; only Postgres knows, and only keys that lost come here: both are refusals.
            return Refused(Refusal.SOLD_OUT)
        voucher_id = held.get(key)
        if voucher_id is not None:
            return Replayed(voucher_id)
        return Refused(Refusal.PERSON_LIMIT if len(held) >= flag.per_person_max else Refusal.SOLD_OUT)

    async def _load(self, stock_id: str) -> None:
        try:
            version, winners = await self._winners.winners(stock_id)
        except UnavailableError:
            self._flags.pop(stock_id, None)
            return
        flag = self._flags.get(stock_id)
        if flag is not None and flag.version == version:
            flag.winners = winners
