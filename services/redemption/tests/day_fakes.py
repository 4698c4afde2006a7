"""Redemption's days and refunds in memory, beside the rows of a fake counter."""

from collections import defaultdict
from collections.abc import AsyncIterator
from datetime import datetime
from typing import TYPE_CHECKING

from services.redemption.domain.refund import Refund, Refunded
from services.redemption.usecases.ports import DAY_PART_ROWS_MAX, BusinessDay, DayPart, MerchantSum
from shared.contracts.redemption_events import DayRow
from shared.kernel.fen import Fen

if TYPE_CHECKING:
    from services.redemption.tests.fakes import FakeCounter


class FakeRefunds:
    def __init__(self) -> None:
        self.rows: dict[tuple[str, str], Refund] = {}

    async def find(self, store_id: str, request_no: str) -> Refund | None:
        return self.rows.get((store_id, request_no))

    async def so_far(self, redemption_id: str) -> Refunded:
        rows = [one for one in self.rows.values() if one.redemption_id == redemption_id]
        return Refunded(Fen(sum(one.amount_fen for one in rows)), Fen(sum(one.returned_fen for one in rows)))

    async def add(self, refund: Refund) -> bool:
        is_free = (refund.store_id, refund.request_no) not in self.rows
        self.rows.setdefault((refund.store_id, refund.request_no), refund)
        return is_free


class FakeDays:
    def __init__(self, counter: "FakeCounter") -> None:
        self._counter = counter
        self.all: dict[tuple[str, str], BusinessDay] = {}
        self.closed: dict[tuple[str, str], int] = {}

    def open_at(self, campaign_id: str, now: datetime) -> str | None:
        """The day this instant is in."""
        open_now = [day for day in self._open(campaign_id) if day.starts_at <= now < day.ends_at]
        return open_now[0].day if open_now else None

    async def hold_open(self, campaign_id: str, day: str) -> bool:
        return any(one.day == day for one in self._open(campaign_id))

    async def hold_after(self, campaign_id: str, day: str, now: datetime) -> str | None:
        later = [one for one in self._open(campaign_id) if one.starts_at >= self.all[campaign_id, day].ends_at]
        later.sort(key=lambda one: (not one.starts_at <= now < one.ends_at, one.starts_at))
        return later[0].day if later else None

    async def close(self, campaign_id: str, day: str, now: datetime) -> list[MerchantSum] | None:
        is_open = self._open(campaign_id)
        if not is_open or is_open[0].day != day:
            return None
        self.closed[campaign_id, day] = 1 + sum(campaign == campaign_id for campaign, _ in self.closed)
        return [
            MerchantSum(
                merchant_id,
                self._counter.vouchers.all[rows[0][0]].terms.district_id,
                sum(row.entry_id == row.redemption_id for _, row in rows),
                Fen(sum(row.amount_fen for _, row in rows if row.entry_id == row.redemption_id)),
                sum(row.entry_id != row.redemption_id for _, row in rows),
                Fen(-sum(row.amount_fen for _, row in rows if row.entry_id != row.redemption_id)),
            )
            for merchant_id, rows in sorted(self._rows(campaign_id, day).items())
        ]

    async def listed(self, campaign_id: str, day: str) -> AsyncIterator[list[DayPart]]:
        for merchant_id, rows in sorted(self._rows(campaign_id, day).items()):
            ordered = sorted(
                (row for _, row in rows), key=lambda row: (row.entry_id != row.redemption_id, row.entry_id)
            )
            for part, first in enumerate(range(0, len(ordered), DAY_PART_ROWS_MAX), 1):
                yield [DayPart(merchant_id, part, ordered[first : first + DAY_PART_ROWS_MAX])]

    async def due(self, now: datetime) -> list[tuple[str, str]]:
        due = [(day.ends_at, name) for name, day in self.all.items() if day.ends_at <= now and name not in self.closed]
        return [name for _, name in sorted(due)]

    def _open(self, campaign_id: str) -> list[BusinessDay]:
        days = [day for name, day in self.all.items() if name[0] == campaign_id and name not in self.closed]
        return sorted(days, key=lambda day: day.ends_at)

    def _rows(self, campaign_id: str, day: str) -> dict[str, list[tuple[str, DayRow]]]:
        """By merchant: the voucher of each row, and the row."""
        rows: dict[str, list[tuple[str, DayRow]]] = defaultdict(list)
        for one in self._counter.redemptions.rows.values():
            if (one.campaign_id, one.business_day, one.undone_at) == (campaign_id, day, None):
                name = one.redemption_id or ""
                row = self._row(name, name, one.voucher_id or "", one.discount_fen or 0)
                rows[one.merchant_id].append((one.voucher_id or "", row))
        for refund in self._counter.refunds.rows.values():
            if (refund.campaign_id, refund.business_day) == (campaign_id, day):
                row = self._row(refund.refund_id, refund.redemption_id, refund.voucher_id, -refund.returned_fen)
                rows[refund.merchant_id].append((refund.voucher_id, row))
        return rows

    def _row(self, entry_id: str, redemption_id: str, voucher_id: str, amount_fen: int) -> DayRow:
        terms = self._counter.vouchers.all[voucher_id].terms
        return DayRow(entry_id, redemption_id, terms.pool_id, terms.program_id, amount_fen)
