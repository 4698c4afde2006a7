"""Runs of reconciliation and the work list as people look at them, from Postgres."""

import json
from typing import Any

from shared.runtime.postgres import Connection

PLACES_A_PAGE = 500
ROWS_A_PAGE = 500

_RUN_COLUMNS = """
run.run_id, run.campaign_id, run.district_id, run.as_at, run.is_present, run.is_whole, run.started_by, run.started_at,
run.finished_at
"""
# Of a run of the whole campaign a district's staff see their part.
_MAY_SEE = "($2::text is null or run.district_id is null or run.district_id = $2)"
_RUNS = f"""
select {_RUN_COLUMNS}, coalesce((select json_object_agg(result, items) from (
    select result, sum(items)::bigint as items from reconciliation_count one
    where one.run_id = run.run_id and ($2::text is null or one.district_id = $2) group by result
) counted), '{{}}')::text as by_result
from reconciliation_run run where run.campaign_id = $1 and {_MAY_SEE}
order by run.started_at desc, run.run_id limit 100
"""  # noqa: S608 - our own words
_RUN = f"select {_RUN_COLUMNS} from reconciliation_run run where run.run_id = $1 and {_MAY_SEE}"  # noqa: S608
_BY_PAIR = """
select pair, result, sum(items)::bigint as items, sum(here_fen) as here_fen, sum(there_fen) as there_fen
from reconciliation_count where run_id = $1 and ($2::text is null or district_id = $2)
group by pair, result order by pair, result
"""
_BY_MERCHANT = """
with page as (
    select distinct business_day, merchant_id from reconciliation_count
    where run_id = $1 and ($2::text is null or district_id = $2)
        and ($3::text is null or (business_day, merchant_id) > ($3, $4))
    order by business_day, merchant_id limit $5
)
select business_day, merchant_id, pair, result, sum(items)::bigint as items, sum(here_fen) as here_fen,
       sum(there_fen) as there_fen
from page join reconciliation_count using (business_day, merchant_id)
where run_id = $1 and ($2::text is null or district_id = $2)
group by business_day, merchant_id, pair, result order by business_day, merchant_id, pair, result
"""
_FOUND = f"""
select find.find_no, find.pair, find.business_day, find.merchant_id, find.item_id, find.district_id, find.result,
       find.here_fen, find.there_fen, find.here_word, find.there_word
from reconciliation_find find join reconciliation_run run using (run_id)
where run_id = $1 and {_MAY_SEE} and ($2::text is null or find.district_id = $2) and find_no > $3
order by find_no limit {ROWS_A_PAGE}
"""  # noqa: S608
_DIFFERENCES = f"""
select difference_id, one.campaign_id, pair, business_day, merchant_id, item_id, one.district_id, result, here_fen,
       there_fen, here_word, there_word, state, first_run, opened.as_at as first_seen_at, last_run,
       last.as_at as last_seen_at, owner, ended_by, note, version
from difference one join reconciliation_run opened on opened.run_id = first_run
join reconciliation_run last on last.run_id = last_run
where ($1::text is null or state = $1) and ($2::text is null or one.district_id = $2) and difference_id > $3
order by difference_id limit {ROWS_A_PAGE}
"""  # noqa: S608


class PostgresReconciliationViews:
    """Reads only."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def runs(self, campaign_id: str, district_id: str | None) -> list[dict[str, Any]]:
        found = await self._connection.fetch(_RUNS, campaign_id, district_id)
        return [{**row, "by_result": json.loads(row["by_result"])} for row in found]

    async def run(self, run_id: str, district_id: str | None, after: str) -> dict[str, Any] | None:
        row = await self._connection.fetchrow(_RUN, run_id, district_id)
        if row is None:
            return None
        pairs = await self._connection.fetch(_BY_PAIR, run_id, district_id)
        day, _, merchant = after.partition("/")
        place = (day, merchant) if after else (None, None)
        places = await self._connection.fetch(_BY_MERCHANT, run_id, district_id, *place, PLACES_A_PAGE)
        return {**row, "by_pair": [_shown(one) for one in pairs], "by_merchant": [_shown(one) for one in places]}

    async def found(self, run_id: str, district_id: str | None, after: int) -> list[dict[str, Any]]:
        return [_shown(row) for row in await self._connection.fetch(_FOUND, run_id, district_id, after)]

    async def differences(self, state: str | None, district_id: str | None, after: str) -> list[dict[str, Any]]:
        return [_shown(row) for row in await self._connection.fetch(_DIFFERENCES, state, district_id, after)]


def _shown(row: Any) -> dict[str, Any]:
    """Sums of fen are whole numbers, however wide the column."""
    return {name: int(value) if name.endswith("_fen") and value is not None else value for name, value in row.items()}
