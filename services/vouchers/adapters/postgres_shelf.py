"""What the doors show and remember of stocks: terms, rounds, a stock's winners, a citizen's claims. Reading only."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from services.vouchers.usecases.ports import StockTerms
from shared.runtime.postgres import Database

_TERMS = """
select stock_no, round_id, face_value_fen, threshold_fen, valid_until from stock where stock_id = $1
"""
_WINNERS = """
select citizen_id::text, idempotency_key, voucher_id::text
from voucher join stock using (stock_no) where stock_id = $1
"""
_VERSION = "select version from stock where stock_id = $1"
_ROUNDS = """
select r.round_id, r.round_no, r.name, r.campaign_id, r.district_id, r.categories, r.opens_at, r.closes_at, r.state,
       s.stock_id, s.face_value_fen, s.threshold_fen, s.valid_until, s.total, s.remaining, s.per_person_max
from round r join stock s using (round_id)
where ($1::text is null or r.round_id = $1) and ($2::text is null or r.campaign_id = $2)
order by r.opens_at desc, r.round_id, s.face_value_fen limit 1000
"""
_BURN = """
select r.round_id, r.name, r.campaign_id, r.district_id, r.state, r.version, r.opens_at, r.closes_at,
       sum(s.total)::int as total, sum(s.remaining)::int as remaining,
       sum(s.total - s.remaining - s.unissued)::int as issued,
       sum(s.total::bigint * s.face_value_fen)::bigint as total_fen,
       sum(s.remaining::bigint * s.face_value_fen)::bigint as remaining_fen
from round r join stock s using (round_id)
where ($1::text is null or r.campaign_id = $1) and ($2::text is null or r.district_id = $2)
group by r.round_id order by r.opens_at desc, r.round_id limit 200
"""
_CLAIMS = """
select v.voucher_id::text, s.stock_id, s.round_id, s.face_value_fen, s.threshold_fen, s.valid_until, v.issued_at
from voucher v join stock s using (stock_no) where v.citizen_id = $1 order by v.issued_at desc limit 500
"""
_STOCK_COLUMNS = ("stock_id", "face_value_fen", "threshold_fen", "valid_until", "total", "remaining", "per_person_max")


class PostgresShelf:
    """Reads outside any deciding transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def terms(self, stock_id: str) -> StockTerms | None:
        """What never changes about a stock."""
        async with self._database.connection() as connection:
            row = await connection.fetchrow(_TERMS, stock_id)
        return StockTerms(stock_id=stock_id, **row) if row else None

    async def winners(self, stock_id: str) -> tuple[int, Mapping[str, Mapping[str, str]]]:
        """The stock's version and who holds what of it: citizen → key → voucher id, at that version or later."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        async with self._database.connection() as connection:
            version: int = await connection.fetchval(_VERSION, stock_id)
            for citizen, key, voucher_id in await connection.fetch(_WINNERS, stock_id):
                found[citizen][key] = voucher_id
        return version, found

    async def rounds(self, *, round_id: str | None = None, campaign_id: str | None = None) -> list[dict[str, Any]]:
        """Rounds with their stocks, the latest first."""
        async with self._database.connection() as connection:
            rows = await connection.fetch(_ROUNDS, round_id, campaign_id)
        found: dict[str, dict[str, Any]] = {}
        for row in rows:
            columns = dict(row)
            stock = {name: columns.pop(name) for name in _STOCK_COLUMNS}
            found.setdefault(columns["round_id"], {**columns, "stocks": []})["stocks"].append(stock)
        return list(found.values())

    async def burn(self, campaign_id: str | None, district_id: str | None) -> tuple[datetime, list[dict[str, Any]]]:
        """Rounds with what is left of them, the latest first."""
        async with self._database.connection() as connection:
            now: datetime = await connection.fetchval("select clock_timestamp()")
            rows = [dict(row) for row in await connection.fetch(_BURN, campaign_id, district_id)]
        return now, rows

    async def opens_at(self, round_id: str) -> tuple[datetime, datetime] | None:
        """The database's time and when the round opens; None for an unknown round."""
        async with self._database.connection() as connection:
            row = await connection.fetchrow(
                "select clock_timestamp() as now, opens_at from round where round_id = $1", round_id
            )
        return (row["now"], row["opens_at"]) if row else None

    async def claims_of(self, citizen_id: str) -> Sequence[dict[str, Any]]:
        """A citizen's vouchers as issued, the latest first."""
        async with self._database.connection() as connection:
            return [dict(row) for row in await connection.fetch(_CLAIMS, citizen_id)]
