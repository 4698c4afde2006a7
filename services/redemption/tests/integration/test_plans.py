"""How Postgres goes about a redeem on fresh tables, which have no statistics."""

import pytest

from services.redemption.adapters.postgres_uses import HOT_SETTINGS, SHOW
from shared.testing.servers import Running, fresh_database

pytestmark = pytest.mark.integration


async def test_voucher_and_request_number_are_looked_up_by_their_own_keys(postgres_server: Running) -> None:
    async with (
        fresh_database(postgres_server, "redemption", settings=HOT_SETTINGS) as (database, _),
        database.connection() as connection,
    ):
        await connection.execute("set plan_cache_mode = force_generic_plan")
        await connection.execute(f"prepare shown (bigint[], text[], text[]) as {SHOW}")
        plan = await connection.fetch("explain execute shown ('{1}', '{st1}', '{req-1}')")
    text = "\n".join(row[0] for row in plan)
    assert "Index Scan using voucher_voucher_no_key" in text
    assert "Index Only Scan using redemption_pkey" in text or "Index Scan using redemption_pkey" in text
    assert "Seq Scan" not in text
