"""How Postgres goes about a batch on fresh tables, which have no statistics, and on tables it has just met."""

import pytest

from services.vouchers.adapters.postgres_stocks import HOLDINGS, HOT_SETTINGS, STANDING
from shared.testing.servers import Running, fresh_database

pytestmark = pytest.mark.integration

BY_PERSON = "Index Scan using voucher_citizen_id_idempotency_key_key on voucher"
BY_STOCK = 'Index Cond: ((stock_no = $4) AND (citizen_id = "row".citizen_id))'
ISSUED = """
insert into voucher (voucher_id, stock_no, citizen_id, ordinal, idempotency_key, issued_at)
select gen_random_uuid(), 1, gen_random_uuid(), 1, md5(number::text), now() from generate_series(1, $1::int) as number
"""


@pytest.mark.parametrize("analyzed", [0, 60, 1_000])
async def test_a_batch_looks_each_person_up_whatever_is_known_of_the_table(
    postgres_server: Running, analyzed: int
) -> None:
    async with (
        fresh_database(postgres_server, "vouchers", settings=HOT_SETTINGS) as (database, _),
        database.connection() as connection,
    ):
        if analyzed:
            await connection.execute(ISSUED, analyzed)
            await connection.execute("vacuum analyze voucher")
        await connection.execute("set plan_cache_mode = force_generic_plan")
        await connection.execute(f"prepare holdings (uuid[]) as {HOLDINGS}")
        await connection.execute(f"prepare standing (uuid[], uuid[], text[], int) as {STANDING}")
        holdings = await connection.fetch("explain execute holdings ('{}')")
        standing = await connection.fetch("explain execute standing ('{}', '{}', '{}', 1)")
    assert any(BY_PERSON in row[0] for row in holdings)
    assert any("Index Cond: (citizen_id = asked.citizen_id)" in row[0] for row in holdings)
    assert any(BY_STOCK in row[0] for row in standing)
    assert not any("Seq Scan" in row[0] or "Materialize" in row[0] for row in standing)
