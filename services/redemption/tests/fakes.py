"""Redemption's counter and shops in memory; the contract tests run on them and on Postgres."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from services.redemption.domain.voucher import Terms, Till, Voucher, VoucherState
from services.redemption.tests.day_fakes import FakeDays, FakeRefunds
from services.redemption.tests.fake_voids import FakeVoids
from services.redemption.usecases.ports import (
    DAY_PAGE,
    ArrivingVoucher,
    AtDesk,
    AtTill,
    BusinessDay,
    DayPage,
    KeyOfTill,
    MerchantFile,
    Redemption,
    Shown,
    Use,
)
from shared.contracts.fact import Event


class FakeVouchers:
    def __init__(self) -> None:
        self.stocks: dict[str, Terms] = {}
        self.all: dict[str, Voucher] = {}

    async def keep_terms(self, terms: Sequence[Terms]) -> None:
        for one in terms:
            self.stocks.setdefault(one.stock_id, one)

    async def add(self, terms: Terms, arriving: Sequence[ArrivingVoucher], issued_at: datetime) -> None:
        for one in arriving:
            made = Voucher(one.voucher_id, one.citizen_id, self.stocks[terms.stock_id], VoucherState.ISSUED, 1)
            self.all.setdefault(one.voucher_id, made)

    async def by_ids(self, voucher_ids: Sequence[str]) -> list[Voucher]:
        return [self.all[name] for name in sorted(set(voucher_ids)) if name in self.all]

    async def due_to_expire(self, limit: int) -> list[Voucher]:
        now = datetime.now(UTC)
        due = [one for one in self.all.values() if one.state == VoucherState.ISSUED and one.terms.valid_until <= now]
        return due[:limit]

    async def save(self, vouchers: Sequence[Voucher], now: datetime) -> None:
        self.all |= {one.voucher_id: one for one in vouchers}


class FakeRedemptions:
    """Refuses what the unique indexes refuse."""

    def __init__(self) -> None:
        self.rows: dict[tuple[str, str], Redemption] = {}

    async def find(self, store_id: str, request_no: str) -> Redemption | None:
        return self.rows.get((store_id, request_no))

    async def find_all(self, keys: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Redemption]:
        return {key: one for key in keys if (one := await self.find(*key)) is not None}

    find_for_update = find

    async def find_at(self, at: AtTill | AtDesk) -> Redemption | None:
        if isinstance(at, AtTill):
            return await self.find(at.till.store_id, at.request_no)
        found = next((one for one in self.rows.values() if one.redemption_id == at.redemption_id), None)
        return found if found and found.merchant_id == at.merchant_id else None

    find_at_for_update = find_at

    async def find_by_undo_key(self, store_id: str, undo_key: str) -> Redemption | None:
        own = (one for one in self.rows.values() if (one.store_id, one.undo_key) == (store_id, undo_key))
        return next(own, None)

    async def add(self, redemption: Redemption) -> bool:
        key = (redemption.store_id, redemption.request_no)
        live = [one for one in self.rows.values() if one.undone_at is None]
        is_taken = key in self.rows or any(
            one.voucher_id == redemption.voucher_id
            or (one.order and redemption.order and one.store_id == redemption.store_id
                and one.order.order_no == redemption.order.order_no)
            for one in live
        )  # fmt: skip
        if redemption.undo_key is not None:
            is_taken |= await self.find_by_undo_key(redemption.store_id, redemption.undo_key) is not None
        if not is_taken:
            self.rows[key] = redemption
        return not is_taken

    async def mark_undone(self, redemption: Redemption) -> bool:
        if await self.find_by_undo_key(redemption.store_id, redemption.undo_key or ""):
            return False
        self.rows[redemption.store_id, redemption.request_no] = redemption
        return True


class FakeCounter:
    """All of it."""

    def __init__(self) -> None:
        self.vouchers = FakeVouchers()
        self.redemptions: FakeRedemptions = FakeRedemptions()
        self.refunds = FakeRefunds()
        self.days = FakeDays(self)
        self.voids = FakeVoids(self.vouchers.all)
        self.told: list[tuple[str, Event]] = []

    async def show(self, asked: Sequence[tuple[int, str, str]]) -> list[Shown]:
        rows, now = list(self.vouchers.all.values()), await self.now()
        shown = []
        for voucher_no, *key in asked:
            voucher = rows[voucher_no - 1] if 0 < voucher_no <= len(rows) else None
            day = self.days.open_at(voucher.terms.campaign_id, now) if voucher else None
            shown.append(Shown(voucher, await self.redemptions.find(*key) is not None, now, day))
        return shown

    async def use(self, uses: Sequence[Use]) -> set[tuple[str, str]]:
        kept = [one for one in uses if await self.redemptions.add(one.redemption)]
        await self.vouchers.save([one.voucher for one in kept], await self.now())
        await self.tell(*(one.told for one in kept))
        return {(one.redemption.store_id, one.redemption.request_no) for one in kept}

    async def now(self) -> datetime:
        return datetime.now(UTC)

    async def tell(self, *told: tuple[str, Event]) -> None:
        self.told += told


class FakeShops:
    """Shops beside a counter: they look at its vouchers and give it its days."""

    def __init__(self, counter: FakeCounter) -> None:
        self._counter = counter
        self.files: dict[str, MerchantFile] = {}
        self.keys: dict[str, tuple[str, bytes]] = {}
        self.revoked: set[str] = set()
        self.staff: dict[str, str] = {}
        self.refusals: dict[tuple[str, str], str] = {}

    async def put(self, merchants: Sequence[MerchantFile]) -> None:
        for merchant in merchants:
            self.files[merchant.merchant_id] = merchant
            for till in (till for store in merchant.stores for till in store.tills):
                if till.key_id is not None and till.public_key is not None:
                    self.keys.setdefault(till.key_id, (till.terminal_id, till.public_key))

    async def clash(self, merchants: Sequence[MerchantFile]) -> str | None:
        stores = {store.store_id: one.merchant_id for one in self.files.values() for store in one.stores}
        tills = {t.terminal_id: s.store_id for one in self.files.values() for s in one.stores for t in s.tills}
        for one in merchants:
            known = self.files.get(one.merchant_id)
            if known is not None and known.district_id != one.district_id:
                return f"merchant {one.merchant_id} is enrolled in another district: there it needs another id"
            for store in one.stores:
                if stores.get(store.store_id, one.merchant_id) != one.merchant_id:
                    return f"store {store.store_id} is another merchant's"
                for till in store.tills:
                    if tills.get(till.terminal_id, store.store_id) != store.store_id:
                        return f"terminal {till.terminal_id} is another store's"
                    if till.key_id and await self.owner_of_key(till.key_id) not in {None, (till.terminal_id, False)}:
                        return f"key {till.key_id} is another terminal's, or was revoked"
        return None

    async def owner_of_key(self, key_id: str) -> tuple[str, bool] | None:
        return (self.keys[key_id][0], key_id in self.revoked) if key_id in self.keys else None

    async def day_in_the_way(self, campaign_id: str, days: Sequence[BusinessDay]) -> str | None:
        known = [day for (campaign, _), day in self._counter.days.all.items() if campaign == campaign_id]
        pairs = ((old, new) for old in known for new in days if old != new)
        return next(
            (o.day for o, n in pairs if o.day == n.day or (n.starts_at < o.ends_at and o.starts_at < n.ends_at)), None
        )

    async def till_of_key(self, key_id: str) -> KeyOfTill | None:
        if key_id not in self.keys:
            return None
        terminal_id, public_key = self.keys[key_id]
        for one in self.files.values():
            for store in one.stores:
                if any(till.terminal_id == terminal_id for till in store.tills):
                    till = Till(terminal_id, store.store_id, one.merchant_id, one.district_id, one.categories)
                    return KeyOfTill(till, public_key, is_revoked=key_id in self.revoked)
        return None

    async def live_keys(self, terminal_id: str) -> int | None:
        if not any(t.terminal_id == terminal_id for m in self.files.values() for s in m.stores for t in s.tills):
            return None
        return sum(owner == terminal_id and key not in self.revoked for key, (owner, _) in self.keys.items())

    async def add_key(self, terminal_id: str, key_id: str, public_key: bytes) -> None:
        self.keys.setdefault(key_id, (terminal_id, public_key))

    async def revoke_key(self, key_id: str) -> bool:
        self.revoked.add(key_id)
        return key_id in self.keys

    async def bind_staff(self, staff_id: str, merchant_id: str) -> None:
        if merchant_id in self.files:
            self.staff.setdefault(staff_id, merchant_id)

    async def merchant_of(self, staff_id: str) -> str | None:
        return self.staff.get(staff_id)

    async def put_days(self, campaign_id: str, days: Sequence[BusinessDay]) -> None:
        for day in days:
            self._counter.days.all.setdefault((campaign_id, day.day), day)

    async def stores(
        self, district_id: str | None, category: str | None, words: str, after: str
    ) -> list[dict[str, Any]]:
        return [
            {"store_id": store.store_id, "address": store.address}
            for one in self.files.values()
            if district_id in (None, one.district_id) and category in (None, *one.categories)
            for store in one.stores
            if words in f"{store.name} {one.name} {store.address}" and store.store_id > after
        ]

    async def day_of_merchant(
        self, merchant_id: str, campaign_id: str, day: str, after: str | None = None, *, page: int = DAY_PAGE
    ) -> DayPage:
        wanted = (merchant_id, campaign_id, day)
        rows: list[dict[str, Any]] = [
            {"redemption_id": one.redemption_id, "request_no": one.request_no, "undone_at": one.undone_at}
            for one in self._counter.redemptions.rows.values()
            if (one.merchant_id, one.campaign_id, one.business_day) == wanted
        ]
        first = 1 + next((place for place, row in enumerate(rows) if row["redemption_id"] == after), -1)
        rest = rows[first:]
        return DayPage(rest[:page], rest[page - 1]["redemption_id"] if len(rest) > page else None)

    async def wallet(self, citizen_id: str) -> list[dict[str, Any]]:
        rows = self._counter.vouchers.all.values()
        return [{"voucher_id": one.voucher_id, "state": one.state} for one in rows if one.citizen_id == citizen_id]

    async def voucher_no(self, voucher_id: str) -> tuple[int, str] | None:
        for number, one in enumerate(self._counter.vouchers.all.values(), 1):
            if one.voucher_id == voucher_id:
                return number, one.citizen_id
        return None

    async def note_refusal(self, store_id: str, request_no: str, code: str) -> None:
        self.refusals[store_id, request_no] = code

    async def last_refusal(self, store_id: str, request_no: str) -> str | None:
        return self.refusals.get((store_id, request_no))
