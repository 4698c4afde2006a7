"""Rounds in Postgres."""

from datetime import datetime

from services.vouchers.domain.rounds import ClaimRound
from services.vouchers.domain.stock import RoundState
from services.vouchers.domain.terms import Standing, StockLine, Terms
from services.vouchers.usecases.ports import RoundTotals
from shared.contracts.fact import Event
from shared.contracts.treasury_events import GrantApproved
from shared.kernel.errors import BrokenPromiseError
from shared.kernel.fen import Fen
from shared.runtime import outbox
from shared.runtime.postgres import Connection

_ROUND = """
select round_id, campaign_id, program_id, district_id, pool_id, opens_at, closes_at, state, version
from round where round_id = $1 for update
"""
_TERMS = """
select campaign_id, program_id, district_id, opens_at, closes_at, categories, campaign_person_max, state
from round where round_id = $1
"""
_LINES = """
select stock_id, face_value_fen, threshold_fen, valid_until, per_person_max, total from stock where round_id = $1
"""
_TAKEN = "select stock_id from stock where stock_id = any($1) and round_id <> $2"
_LIMITS = "select distinct campaign_person_max from round where campaign_id = $1"
_ADD_ROUND = """
insert into round (round_id, round_no, name, campaign_id, program_id, district_id, pool_id, categories,
                   opens_at, closes_at, campaign_person_max, state)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'SCHEDULED')
"""
_ADD_STOCKS = """
insert into stock (stock_id, round_id, face_value_fen, threshold_fen, valid_until, per_person_max, campaign_id,
                   campaign_person_max, total, remaining, state, opens_at, closes_at)
select s.stock_id, round.round_id, s.face, s.threshold, s.valid_until, s.per_person_max, round.campaign_id,
       round.campaign_person_max, s.quantity, s.quantity, round.state, round.opens_at, round.closes_at
from round cross join unnest($2::text[], $3::bigint[], $4::bigint[], $5::int[], $6::timestamptz[], $7::int[])
    as s (stock_id, face, threshold, quantity, valid_until, per_person_max)
where round.round_id = $1 order by s.stock_id
"""
_TOP_UP = """
update stock set total = total + $3, remaining = remaining + $3
where stock_id = $1 and round_id = $2
"""
_DUE = """
select round_id from round
where (state <> 'CLOSED' and closes_at <= $1) or (state = 'SCHEDULED' and opens_at <= $1) order by round_id
"""
_SAVE = "update round set state = $2, version = $3 where round_id = $1 and version = $3 - 1"
_LOCK_STOCKS = "select stock_id from stock where round_id = $1 order by stock_id for no key update"
_SAVE_STOCKS = "update stock set state = $2 where round_id = $1"
_TOTALS = """
select coalesce(sum(total - remaining - unissued), 0)::bigint as issued_count,
       coalesce(sum((total - remaining - unissued) * face_value_fen), 0)::bigint as issued_fen,
       coalesce(sum(remaining * face_value_fen), 0)::bigint as unissued_fen
from stock where round_id = $1
"""
_CLOSE_STOCKS = "update stock set unissued = remaining, remaining = 0 where round_id = $1"
_ANSWER = "insert into grant_answer (grant_id, accepted) values ($1, $2) on conflict do nothing returning true"


class PostgresRounds:
    """Rounds as one transaction sees them."""

    def __init__(self, transaction: Connection) -> None:
        self._transaction = transaction

    async def now(self) -> datetime:
        now: datetime = await self._transaction.fetchval("select clock_timestamp()")
        return now

    async def add(self, grant: GrantApproved) -> ClaimRound:
        terms = grant.round
        if terms is None:
            raise BrokenPromiseError("a grant without a round")
        await self._transaction.execute(
            _ADD_ROUND, terms.round_id, terms.round_no, terms.name, grant.campaign_id, grant.program_id,
            grant.district_id, grant.pool_id, terms.categories, terms.opens_at, terms.closes_at,
            terms.campaign_person_max,
        )  # fmt: skip
        stocks = terms.stocks
        await self._transaction.execute(
            _ADD_STOCKS,
            terms.round_id,
            [stock.stock_id for stock in stocks],
            [stock.face_value_fen for stock in stocks],
            [stock.threshold_fen for stock in stocks],
            [stock.quantity for stock in stocks],
            [stock.valid_until for stock in stocks],
            [stock.per_person_max for stock in stocks],
        )
        added = await self.load_for_update(terms.round_id)
        assert added is not None  # noqa: S101 - just added
        return added

    async def standing(self, grant: GrantApproved) -> Standing:
        stock_ids = [stock.stock_id for stock in grant.round.stocks] if grant.round else []
        taken = await self._transaction.fetch(_TAKEN, stock_ids, grant.pool_id)
        limits = await self._transaction.fetch(_LIMITS, grant.campaign_id)
        row = await self._transaction.fetchrow(_TERMS, grant.pool_id)
        terms, totals = None, {}
        if row is not None:
            stocks = await self._transaction.fetch(_LINES, grant.pool_id)
            lines = [StockLine(*tuple(stock)[:-1]) for stock in stocks]
            totals = {stock["stock_id"]: stock["total"] for stock in stocks}
            where = (row["campaign_id"], row["program_id"], row["district_id"], row["opens_at"], row["closes_at"])
            terms = Terms(*where, tuple(row["categories"]), row["campaign_person_max"], tuple(lines))
        return Standing(
            RoundState(row["state"]) if row else None,
            terms,
            {one["stock_id"] for one in taken},
            [one["campaign_person_max"] for one in limits],
            totals,
        )

    async def top_up(self, grant: GrantApproved) -> None:
        terms = grant.round
        if terms is None:
            raise BrokenPromiseError("a grant without a round")
        await self._transaction.execute("update round set version = version + 1 where round_id = $1", terms.round_id)
        for stock in sorted(terms.stocks, key=lambda stock: stock.stock_id):
            done = await self._transaction.execute(_TOP_UP, stock.stock_id, terms.round_id, stock.quantity)
            if done != "UPDATE 1":
                raise BrokenPromiseError(f"a top-up of {stock.stock_id}, which round {terms.round_id} does not have")

    async def load_for_update(self, round_id: str) -> ClaimRound | None:
        row = await self._transaction.fetchrow(_ROUND, round_id)
        return ClaimRound(**{**row, "state": RoundState(row["state"])}) if row else None

    async def ids_due(self, now: datetime) -> list[str]:
        return [row["round_id"] for row in await self._transaction.fetch(_DUE, now)]

    async def save(self, round_: ClaimRound) -> None:
        done = await self._transaction.execute(_SAVE, round_.round_id, round_.state, round_.version)
        if done != "UPDATE 1":
            raise BrokenPromiseError(f"round {round_.round_id} changed under its lock")
        await self._transaction.fetch(_LOCK_STOCKS, round_.round_id)
        await self._transaction.execute(_SAVE_STOCKS, round_.round_id, round_.state)

    async def close_stocks(self, round_id: str) -> RoundTotals:
        await self._transaction.fetch(_LOCK_STOCKS, round_id)
        row = await self._transaction.fetchrow(_TOTALS, round_id)
        assert row is not None  # noqa: S101 - an aggregate always has a row
        await self._transaction.execute(_CLOSE_STOCKS, round_id)
        return RoundTotals(row["issued_count"], Fen(row["issued_fen"]), Fen(row["unissued_fen"]))

    async def answer_grant(self, grant_id: str, *, accepted: bool) -> bool:
        return bool(await self._transaction.fetchval(_ANSWER, grant_id, accepted))

    async def tell(self, *told: tuple[str, Event]) -> None:
        await outbox.append(self._transaction, told)
