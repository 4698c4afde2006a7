"""Merchants' entries, days, settlements, accounts and holds in memory, with the constraints of the tables."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from services.treasury.domain.payees import Payee
from services.treasury.domain.settlements import (
    DayKey,
    DaySums,
    Entry,
    EntryKind,
    Hold,
    MerchantDay,
    PoolSums,
    Settlement,
    SettlementState,
    day_sums,
)
from services.treasury.tests.payout_fakes import FakePayouts
from services.treasury.usecases.settlement_ports import AccountFile, Differing
from shared.contracts.redemption_events import DayListed, DayRow
from shared.kernel.errors import BrokenPromiseError
from shared.kernel.fen import Fen

ENDED = (SettlementState.PAID, SettlementState.NETTED)


class FakeMerchantDays:
    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self.listed: dict[str, tuple[DayListed, DayRow]] = {}
        self.closed: dict[DayKey, MerchantDay] = {}
        self.settled: dict[DayKey, str] = {}

    async def add_entries(self, entries: Sequence[Entry]) -> None:
        self.entries = {**{one.event_id: one for one in entries}, **self.entries}

    async def add_listed(self, listed: Sequence[DayListed]) -> None:
        self.listed = {**{row.entry_id: (one, row) for one in listed for row in one.rows}, **self.listed}

    async def add_closed(self, days: Sequence[MerchantDay]) -> None:
        self.closed = {**{day.key: day for day in days}, **self.closed}

    def _entries_of(self, key: DayKey) -> list[Entry]:
        every = self.entries.values()
        return [one for one in every if (one.merchant_id, one.campaign_id, one.business_day) == key]

    def _booked(self, key: DayKey) -> DaySums:
        return day_sums((one.kind, one.amount_fen) for one in self._entries_of(key))

    def _differing(self, day: MerchantDay) -> Differing:
        return Differing(day.key, day.district_id, day.told, self._booked(day.key), day.closed_at)

    async def not_agreed(self, keys: Sequence[DayKey]) -> list[Differing]:
        return [self._differing(day) for key in keys if (day := self.closed.get(key)) and not day.is_agreed]

    async def district_of(self, merchant_id: str) -> str | None:
        return next((one.district_id for one in self.entries.values() if one.merchant_id == merchant_id), None)

    async def differing(self, closed_before: datetime, district_id: str | None, most: int) -> list[Differing]:
        here = [day for day in self.closed.values() if district_id in {None, day.district_id}]
        waiting = [day for day in here if not day.is_agreed and day.closed_at < closed_before]
        return [self._differing(day) for day in sorted(waiting, key=lambda one: (one.closed_at, one.key))][:most]

    async def agree(self, keys: Sequence[DayKey], now: datetime) -> None:
        self.closed |= {key: self.closed[key]._replace(is_agreed=True) for key in keys}

    async def unsettled(
        self, campaign_id: str, district_id: str, merchant_ids: Sequence[str] | None
    ) -> dict[str, list[MerchantDay]]:
        found: dict[str, list[MerchantDay]] = defaultdict(list)
        for day in sorted(self.closed.values(), key=lambda one: (one.closed_at, one.key)):
            named = merchant_ids is None or day.key.merchant_id in merchant_ids
            here = (day.key.campaign_id, day.district_id) == (campaign_id, district_id)
            if here and named and day.key not in self.settled:
                found[day.key.merchant_id].append(day)
        return dict(found)

    async def settle(self, settlements: Sequence[Settlement]) -> None:
        for one in settlements:
            for day in one.business_days:
                key = DayKey(one.merchant_id, one.campaign_id, day)
                if key in self.settled or not self.closed[key].is_agreed:
                    raise BrokenPromiseError("settled already, or not agreed")
                self.settled[key] = one.settlement_id

    async def pool_sums(self, settlement_ids: Sequence[str]) -> list[PoolSums]:
        redeemed: Counter[tuple[str, str, str]] = Counter()
        refunded: Counter[tuple[str, str, str]] = Counter()
        for key, settlement_id in self.settled.items():
            for entry in self._entries_of(key) if settlement_id in settlement_ids else ():
                pool = (settlement_id, entry.pool_id, entry.program_id)
                refunded[pool] -= entry.amount_fen if entry.kind == EntryKind.REFUNDED else 0
                redeemed[pool] += 0 if entry.kind == EntryKind.REFUNDED else entry.amount_fen
        return [PoolSums(*pool, Fen(redeemed[pool]), Fen(refunded[pool])) for pool in sorted(redeemed)]


class FakeSettlements:
    def __init__(self) -> None:
        self.all: dict[str, Settlement] = {}

    async def add(self, settlements: Sequence[Settlement]) -> None:
        for one in settlements:
            beside = await self.open_among(one.campaign_id, [one.merchant_id])
            if one.settlement_id in self.all or (beside and one.state not in ENDED):
                raise BrokenPromiseError("unique")
            self.all[one.settlement_id] = one

    async def load_for_update(self, settlement_ids: Sequence[str]) -> dict[str, Settlement]:
        return {one: self.all[one] for one in settlement_ids if one in self.all}

    async def save(self, settlements: Sequence[Settlement]) -> None:
        for one in settlements:
            self.all[one.settlement_id] = replace(one, business_days=self.all[one.settlement_id].business_days)

    async def open_among(self, campaign_id: str, merchant_ids: Sequence[str]) -> dict[str, Settlement]:
        still_open = [one for one in self.all.values() if one.state not in ENDED and one.campaign_id == campaign_id]
        return {one.merchant_id: one for one in still_open if one.merchant_id in merchant_ids}

    async def failed_of(self, merchant_ids: Sequence[str]) -> list[Settlement]:
        failed = [one for _, one in sorted(self.all.items()) if one.state == SettlementState.FAILED]
        return [one for one in failed if one.merchant_id in merchant_ids]


class FakeAccounts:
    def __init__(self) -> None:
        self.files: dict[str, tuple[AccountFile, Mapping[str, Payee]]] = {}
        self.approved: list[str] = []

    async def add(self, file: AccountFile, rows: Mapping[str, Payee]) -> bool:
        if file.file_id in self.files:
            return False
        self.files[file.file_id] = (file, dict(rows))
        return True

    async def load_for_update(self, file_id: str) -> AccountFile | None:
        found = self.files.get(file_id)
        return found[0] if found else None

    async def rows(self, file_id: str) -> dict[str, Payee]:
        return dict(self.files[file_id][1])

    async def approve(self, file: AccountFile) -> None:
        self.files[file.file_id] = (file, self.files[file.file_id][1])
        self.approved.append(file.file_id)

    async def in_force(self, district_id: str, merchant_ids: Sequence[str]) -> dict[str, Payee]:
        in_force: dict[str, Payee] = {}
        for file, rows in (self.files[file_id] for file_id in self.approved):
            in_force |= rows if file.district_id == district_id else {}
        return {merchant: payee for merchant, payee in in_force.items() if merchant in merchant_ids}


class FakeHolds:
    def __init__(self, payouts: FakePayouts) -> None:
        self._payouts = payouts

    async def of(self, merchant_ids: Sequence[str]) -> dict[str, Hold]:
        held = {merchant_id: hold for merchant_id, hold in self._payouts.holds.items() if hold.is_held}
        return {merchant_id: hold for merchant_id, hold in held.items() if merchant_id in merchant_ids}

    async def load_for_update(self, merchant_id: str) -> Hold | None:
        return self._payouts.holds.get(merchant_id)

    async def save(self, hold: Hold) -> None:
        self._payouts.holds[hold.merchant_id] = hold
