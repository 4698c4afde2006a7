"""Runs of reconciliation and the work list in Postgres, all of it set-based."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from services.treasury.domain.differences import Difference, DifferenceState
from services.treasury.domain.reconciliation import Found, Key, Pair, Place, Result, Sums
from services.treasury.usecases.reconciliation_ports import Run
from shared.runtime.postgres import Connection

# One keeper of a campaign's work list at a time, until it commits.
_ALONE = "select pg_advisory_xact_lock(hashtext('reconciliation'), hashtext($1))"
_LAST = "select max(as_at) from reconciliation_run where campaign_id = $1 and is_present"
_ADD = """
insert into reconciliation_run (run_id, campaign_id, district_id, as_at, is_present, is_whole, started_by, started_at,
    finished_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
"""
_ADD_COUNTS = """
insert into reconciliation_count (run_id, pair, business_day, merchant_id, district_id, result, items, here_fen,
    there_fen)
select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::numeric[],
    $9::numeric[])
"""
_ADD_FINDS = """
insert into reconciliation_find (run_id, find_no, pair, business_day, merchant_id, item_id, district_id, result,
    here_fen, there_fen, here_word, there_word)
select $1, * from unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
    $9::numeric[], $10::numeric[], $11::text[], $12::text[])
"""
_COLUMNS = (
    "difference_id", "campaign_id", "district_id", "pair", "business_day", "merchant_id", "item_id", "result",
    "here_fen", "there_fen", "here_word", "there_word", "first_run", "last_run", "state", "owner", "ended_by", "note",
    "version",
)  # fmt: skip
_SELECT = f"select {', '.join(_COLUMNS)} from difference"  # noqa: S608 - our own words
_OPEN = f"""{_SELECT}
where campaign_id = $1 and ($2::text is null or district_id = $2) and state = 'OPEN' order by difference_id for update
"""
_OF = f"{_SELECT} where difference_id = any($1::text[]) order by difference_id for update"
_MOVED = ("district_id", *_COLUMNS[7:])
_SAVE = f"""
insert into difference ({", ".join(_COLUMNS)})
select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
    $9::numeric[], $10::numeric[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[],
    $17::text[], $18::text[], $19::int[])
on conflict (difference_id) do update set {", ".join(f"{name} = excluded.{name}" for name in _MOVED)}
"""  # noqa: S608
_DUE = """
select campaign_id from (select distinct campaign_id from merchant_day join campaign using (campaign_id)) with_days
left join (select campaign_id, max(started_at) as last from reconciliation_run
           where is_present and district_id is null group by campaign_id) ran using (campaign_id)
where last is null or last < clock_timestamp() - $1::interval order by last nulls first, campaign_id limit 1
"""


class PostgresReconciliations:
    """Runs and differences as one transaction sees them."""

    def __init__(self, transaction: Connection) -> None:
        self._transaction = transaction

    async def now(self) -> datetime:
        now: datetime = await self._transaction.fetchval("select clock_timestamp()")
        return now

    async def last_present(self, campaign_id: str) -> datetime | None:
        await self._transaction.execute(_ALONE, campaign_id)
        last: datetime | None = await self._transaction.fetchval(_LAST, campaign_id)
        return last

    async def add(self, run: Run, counts: Mapping[Place, Sums], found: Sequence[Found]) -> None:
        await self._transaction.execute(
            _ADD, run.run_id, run.campaign_id, run.district_id, run.as_at, run.is_present, run.is_whole,
            run.started_by, run.started_at, run.finished_at,
        )  # fmt: skip
        counted = [(*place, *sums) for place, sums in counts.items()]
        await self._transaction.execute(_ADD_COUNTS, run.run_id, *_columns(counted, 8))
        finds = [
            (number, *one.key, one.district_id, one.result, one.here and one.here.amount_fen,
             one.there and one.there.amount_fen, one.here.word if one.here else "", one.there.word if one.there else "")
            for number, one in enumerate(found, 1)
        ]  # fmt: skip
        await self._transaction.execute(_ADD_FINDS, run.run_id, *_columns(finds, 11))

    async def open_in(self, campaign_id: str, district_id: str | None) -> dict[str, Difference]:
        return _by_id(await self._transaction.fetch(_OPEN, campaign_id, district_id))

    async def of(self, difference_ids: Sequence[str]) -> dict[str, Difference]:
        return _by_id(await self._transaction.fetch(_OF, list(difference_ids)))

    async def save(self, differences: Sequence[Difference]) -> None:
        rows = [
            (one.difference_id, one.campaign_id, one.district_id, *one.key, one.result, one.here_fen, one.there_fen,
             one.here_word, one.there_word, one.first_run, one.last_run, one.state, one.owner, one.ended_by, one.note,
             one.version)
            for one in differences
        ]  # fmt: skip
        await self._transaction.execute(_SAVE, *_columns(rows, len(_COLUMNS)))

    async def first_due(self, every: timedelta) -> str | None:
        campaign_id: str | None = await self._transaction.fetchval(_DUE, every)
        return campaign_id


def _columns(rows: Sequence[Sequence[Any]], width: int) -> list[list[Any]]:
    return [[row[place] for row in rows] for place in range(width)]


def _by_id(rows: Sequence[Any]) -> dict[str, Difference]:
    return {row["difference_id"]: _difference(dict(row)) for row in rows}


def _difference(columns: dict[str, Any]) -> Difference:
    key = Key(Pair(columns.pop("pair")), *(columns.pop(name) for name in Key._fields[1:]))
    for name in ("here_fen", "there_fen"):
        columns[name] = None if columns[name] is None else int(columns[name])
    columns |= {"result": Result(columns["result"]), "state": DifferenceState(columns["state"])}
    return Difference(key=key, **columns)
