"""The ports in memory, for the rules; the contract tests run on them and on Postgres."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime

from services.vouchers.domain.rounds import ClaimRound, due
from services.vouchers.domain.stock import ClaimRequest, Holding, Issued, RoundState, Stock
from services.vouchers.domain.terms import Standing, StockLine, Terms
from services.vouchers.usecases.ports import RoundTotals
from shared.contracts.fact import Event
from shared.contracts.treasury_events import GrantApproved
from shared.kernel.fen import Fen


class Shop:
    """What the database of the service would hold."""

    def __init__(self) -> None:
        self.rounds: dict[str, ClaimRound] = {}
        self.stocks: dict[str, Stock] = {}
        self.round_of: dict[str, str] = {}
        self.vouchers: dict[str, tuple[int, str, str, int]] = {}  # id: stock_no, citizen, key, ordinal
        self.places: Counter[str] = Counter()
        self.answers: dict[str, bool] = {}
        self.told: list[tuple[str, Event]] = []
        self.grants: dict[str, GrantApproved] = {}  # the first of each round
        self.unissued: dict[str, int] = {}
        self.locks: dict[str, asyncio.Lock] = {}
        self.places_lock = asyncio.Lock()

    def now(self) -> datetime:
        return datetime.now(UTC)


class FakeOpenStock:
    """One stock, locked."""

    def __init__(self, shop: Shop, stock_id: str) -> None:
        self._shop = shop
        self._stock_id = stock_id
        self.holds_places = False

    async def load(self) -> tuple[Stock, datetime] | None:
        stock = self._shop.stocks.get(self._stock_id)
        return (stock, self._shop.now()) if stock else None

    async def holdings(self, requests: Sequence[ClaimRequest]) -> Mapping[str, Holding]:
        asked = {request.citizen_id for request in requests}
        found: dict[str, Holding] = {}
        for voucher_id, (stock_no, citizen_id, key, _) in self._shop.vouchers.items():
            if citizen_id in asked:
                holding = found.get(citizen_id, Holding())
                keys = {**holding.by_key, key: (stock_no, voucher_id)}
                found[citizen_id] = Holding(keys, holding.of_campaign + 1)
        return found

    async def take_campaign_places(self, issued: Sequence[Issued], limit: int) -> set[str]:
        if not self.holds_places:  # as in Postgres, whoever comes second waits for the first to commit
            await self._shop.places_lock.acquire()
            self.holds_places = True
        wanted = Counter(one.request.citizen_id for one in issued)
        taken = {who for who, count in wanted.items() if self._shop.places[who] + count <= limit}
        for who in taken:
            self._shop.places[who] += wanted[who]
        return taken

    async def free_campaign_places(self, citizen_ids: Sequence[str]) -> None:
        self._shop.places.subtract(citizen_ids)

    async def issue(self, after: Stock, issued: Sequence[Issued], now: datetime) -> bool:
        if len(await self.insert(issued, now)) < len(issued):
            return False
        await self.save(after, issued, now)
        return True

    async def insert(self, issued: Sequence[Issued], now: datetime) -> set[str]:
        await asyncio.sleep(0)  # another stock's batch may come between
        stock_no = self._shop.stocks[self._stock_id].stock_no
        taken = {(who, key) for _, who, key, _ in self._shop.vouchers.values()}
        for one in issued:
            who, key = one.request.citizen_id, one.request.idempotency_key
            if (who, key) not in taken:
                self._shop.vouchers[one.request.voucher_id] = (stock_no, who, key, one.ordinal)
        rows = {(number, who, key): voucher_id for voucher_id, (number, who, key, _) in self._shop.vouchers.items()}
        standing = {
            rows.get((stock_no, one.request.citizen_id, one.request.idempotency_key)): one.request.voucher_id
            for one in issued
        }
        return {voucher_id for found, voucher_id in standing.items() if found == voucher_id}

    async def save(self, stock: Stock, stored: Sequence[Issued], now: datetime) -> None:
        self._shop.stocks[self._stock_id] = stock


class FakeStocks:
    """Opens stocks one at a time each."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    @asynccontextmanager
    async def open(self, stock_id: str) -> AsyncIterator[FakeOpenStock]:
        async with self._shop.locks.setdefault(stock_id, asyncio.Lock()):
            open_stock = FakeOpenStock(self._shop, stock_id)
            try:
                yield open_stock
            finally:
                if open_stock.holds_places:
                    self._shop.places_lock.release()


class FakeRounds:
    """Rounds as one transaction sees them."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    async def now(self) -> datetime:
        return self._shop.now()

    async def add(self, grant: GrantApproved) -> ClaimRound:
        terms = grant.round
        assert terms is not None
        ids = (terms.round_id, grant.campaign_id, grant.program_id, grant.district_id, grant.pool_id)
        made = ClaimRound(*ids, terms.opens_at, terms.closes_at, RoundState.SCHEDULED, 1)
        self._shop.rounds[terms.round_id] = made
        self._shop.grants[terms.round_id] = grant
        for one in terms.stocks:
            self._shop.round_of[one.stock_id] = terms.round_id
            self._shop.stocks[one.stock_id] = Stock(
                one.stock_id, len(self._shop.stocks) + 1, Fen(one.face_value_fen), one.quantity, one.per_person_max,
                RoundState.SCHEDULED, terms.opens_at, terms.closes_at, 1, terms.campaign_person_max,
            )  # fmt: skip
        return made

    async def standing(self, grant: GrantApproved) -> Standing:
        terms = None
        first = self._shop.grants.get(grant.pool_id)
        if first is not None and first.round is not None:
            told = first.round
            lines = [
                StockLine(one.stock_id, one.face_value_fen, one.threshold_fen, one.valid_until, one.per_person_max)
                for one in told.stocks
            ]
            where = (first.campaign_id, first.program_id, first.district_id, told.opens_at, told.closes_at)
            terms = Terms(*where, tuple(told.categories), told.campaign_person_max, tuple(lines))
        round_ = self._shop.rounds.get(grant.pool_id)
        others = [one for one in self._shop.grants.values() if one.campaign_id == grant.campaign_id and one.round]
        return Standing(
            round_.state if round_ else None,
            terms,
            {name for name, round_id in self._shop.round_of.items() if round_id != grant.pool_id},
            [one.round.campaign_person_max for one in others if one.round],
            {name: self._total(name) for name, round_id in self._shop.round_of.items() if round_id == grant.pool_id},
        )

    def _total(self, stock_id: str) -> int:
        stock = self._shop.stocks[stock_id]
        return stock.remaining + sum(stock_no == stock.stock_no for stock_no, *_ in self._shop.vouchers.values())

    async def top_up(self, grant: GrantApproved) -> None:
        assert grant.round is not None
        round_ = self._shop.rounds[grant.pool_id]
        self._shop.rounds[grant.pool_id] = replace(round_, version=round_.version + 1)
        for one in grant.round.stocks:
            known = self._shop.stocks[one.stock_id]
            self._shop.stocks[one.stock_id] = replace(known, remaining=known.remaining + one.quantity)

    async def load_for_update(self, round_id: str) -> ClaimRound | None:
        return self._shop.rounds.get(round_id)

    async def ids_due(self, now: datetime) -> list[str]:
        return [name for name, one in self._shop.rounds.items() if due(one, now) is not None]

    async def save(self, round_: ClaimRound) -> None:
        self._shop.rounds[round_.round_id] = round_
        for stock_id, round_id in self._shop.round_of.items():
            if round_id == round_.round_id:
                self._shop.stocks[stock_id] = replace(self._shop.stocks[stock_id], state=round_.state)

    async def close_stocks(self, round_id: str) -> RoundTotals:
        own = [stock for name, stock in self._shop.stocks.items() if self._shop.round_of[name] == round_id]
        issued = {s.stock_no: sum(v[0] == s.stock_no for v in self._shop.vouchers.values()) for s in own}
        totals = RoundTotals(
            sum(issued.values()),
            Fen(sum(issued[stock.stock_no] * stock.face_value_fen for stock in own)),
            Fen(sum(stock.remaining * stock.face_value_fen for stock in own)),
        )
        for stock in own:
            self._shop.stocks[stock.stock_id] = replace(stock, remaining=0)
        return totals

    async def answer_grant(self, grant_id: str, *, accepted: bool) -> bool:
        is_first = grant_id not in self._shop.answers
        self._shop.answers.setdefault(grant_id, accepted)
        return is_first

    async def tell(self, *told: tuple[str, Event]) -> None:
        self._shop.told += told
