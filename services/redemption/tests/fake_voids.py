"""Void orders in memory, beside the fake counter's vouchers."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from services.redemption.domain.voucher import Voucher, VoucherState
from services.redemption.usecases.void_ports import VOIDS_PAGE, ListedVoid, VoidOrder, VoidPage, VoidState


class FakeVoids:
    def __init__(self, vouchers: Mapping[str, Voucher]) -> None:
        self._vouchers = vouchers
        self.all: dict[str, VoidOrder] = {}
        self.times: dict[str, list[datetime]] = {}

    async def add(self, order: VoidOrder) -> bool:
        self.times.setdefault(order.void_id, [datetime.now(UTC)])
        return self.all.setdefault(order.void_id, order) is order

    async def load_for_update(self, void_id: str) -> VoidOrder | None:
        return self.all.get(void_id)

    async def approve(self, void_id: str, checker: str) -> None:
        self.all[void_id] = replace(self.all[void_id], approved_by=checker)
        self.times[void_id].append(datetime.now(UTC))

    async def page(
        self, district_id: str | None, state: VoidState | None, after: str | None = None, *, page: int = VOIDS_PAGE
    ) -> VoidPage:
        wanted = None if state is None else state == VoidState.APPROVED
        newest_first = [self._listed(order) for order in reversed(self.all.values())]
        first = 1 + next((place for place, one in enumerate(newest_first) if one.void_id == after), -1)
        found = [
            one
            for one in newest_first[first:]
            if district_id is None or one.district_ids == (district_id,)
            if wanted in (None, one.approved_by is not None)
        ]
        return VoidPage(found[:page], found[page - 1].void_id if len(found) > page else None)

    def _listed(self, order: VoidOrder) -> ListedVoid:
        named = [self._vouchers[one] for one in set(order.voucher_ids)]
        drafted_at, approved_at = [*self.times[order.void_id], None][:2]
        assert drafted_at is not None
        return ListedVoid(
            order.void_id, order.voucher_ids, order.reason, order.drafted_by, drafted_at, order.approved_by,
            approved_at, tuple(sorted({one.terms.district_id for one in named})), len(named),
            sum(one.state == VoucherState.ISSUED for one in named), sum(one.terms.face_value_fen for one in named),
        )  # fmt: skip
