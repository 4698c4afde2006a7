"""Campaigns as people look at them, from Postgres."""

from typing import Any

from shared.runtime.postgres import Connection

_CAMPAIGNS = """
select campaign_id, name, cap_fen, starts_at, ends_at, state, drafted_by, approved_by from campaign
where $1::text is null or campaign_id = $1 order by starts_at desc, campaign_id limit 500
"""
_PARTS = {
    "programs": """select program_id, district_id, district_name, purpose, allocated_fen from program
                   where campaign_id = $1 order by program_id""",
    "allocation_changes": """select change_id, program_id, from_fen, to_fen, drafted_by, approved_by
                             from allocation_change where campaign_id = $1 order by change_id limit 1000""",
    "grants": """select grant_id, program_id, pool_id, terms::json->>'name' as name, amount_fen, state, drafted_by,
                        approved_by, approved_at
                 from grant_of_money where campaign_id = $1 order by grant_id limit 1000""",
}
_PUBLIC = """
select campaign_id, name, starts_at, ends_at, district_id, district_name
from campaign join program using (campaign_id) where state = 'APPROVED'
order by starts_at desc, campaign_id, district_id, program_id limit 2000
"""
# A kind a line; what an approval must name stands in it.
_WAITING = """
select kind, id, campaign_id, district_id, title, amount_fen, sha256, line_no, outcome, drafted_by, drafted_at from (
    select 'campaign' as kind, campaign_id as id, campaign_id, null as district_id, name as title,
           cap_fen as amount_fen, null as sha256, null::bigint as line_no, null as outcome, drafted_by,
           null::timestamptz as drafted_at
    from campaign where state = 'DRAFT'
    union all
    select 'allocation_change', change_id, change.campaign_id, null, district_name || ' ' || purpose, to_fen, null,
           null, null, drafted_by, null
    from allocation_change change join program using (program_id) where approved_by is null
    union all
    select 'grant', grant_id, campaign_id, district_id, coalesce(terms::json->>'name', pool_id), amount_fen, null, null,
           null, drafted_by, null
    from grant_of_money where state = 'DRAFT'
    union all
    select 'payout_batch', batch_id, campaign_id, district_id, coalesce(program_id, business_day), sum_fen, sha256,
           null, null, prepared_by, prepared_at
    from payout_batch where state = 'PREPARED'
    union all
    select 'account_file', file_id, null, district_id, file_id, null, sha256, null, null, drafted_by, drafted_at
    from account_file where approved_by is null
    union all
    select 'clawback', payout_id, campaign_id, district_id, clawback.reason, clawback.amount_fen, null, null, null,
           drafted_by, drafted_at
    from payout_clawback clawback join payout using (payout_id) where approved_by is null
    union all
    select 'ruling', payout_id, campaign_id, district_id, ruling.reason, amount_fen, null, line_no, outcome, drafted_by,
           drafted_at
    from ruling join payout using (payout_id) where approved_by is null
) as waiting
where $1::text is null or district_id = $1 order by drafted_at nulls first, kind, id limit 1000
"""


class PostgresPlans:
    """Reads only."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def campaigns(self) -> list[dict[str, Any]]:
        return [dict(row) for row in await self._connection.fetch(_CAMPAIGNS, None)]

    async def public(self) -> list[dict[str, Any]]:
        campaigns: dict[str, dict[str, Any]] = {}
        for row in await self._connection.fetch(_PUBLIC):
            own = {name: row[name] for name in ("campaign_id", "name", "starts_at", "ends_at")}
            districts = campaigns.setdefault(row["campaign_id"], own | {"districts": []})["districts"]
            district = {"district_id": row["district_id"], "name": row["district_name"]}
            if district not in districts:
                districts.append(district)
        return list(campaigns.values())

    async def waiting(self, district_id: str | None) -> list[dict[str, Any]]:
        return [dict(row) for row in await self._connection.fetch(_WAITING, district_id)]

    async def campaign(self, campaign_id: str) -> dict[str, Any] | None:
        row = await self._connection.fetchrow(_CAMPAIGNS, campaign_id)
        if row is None:
            return None
        parts = {
            name: [dict(part) for part in await self._connection.fetch(query, campaign_id)]
            for name, query in _PARTS.items()
        }
        return dict(row) | parts
