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
    "grants": """select grant_id, program_id, pool_id, amount_fen, state, drafted_by, approved_by, approved_at
                 from grant_of_money where campaign_id = $1 order by grant_id limit 1000""",
}


class PostgresPlans:
    """Reads only."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def campaigns(self) -> list[dict[str, Any]]:
        return [dict(row) for row in await self._connection.fetch(_CAMPAIGNS, None)]

    async def campaign(self, campaign_id: str) -> dict[str, Any] | None:
        row = await self._connection.fetchrow(_CAMPAIGNS, campaign_id)
        if row is None:
            return None
        parts = {
            name: [dict(part) for part in await self._connection.fetch(query, campaign_id)]
            for name, query in _PARTS.items()
        }
        return dict(row) | parts
