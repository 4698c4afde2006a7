"""The officer's way to facts that could not be applied."""

import asyncio
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from deploy.local.parked import app
from shared.testing.servers import Running, fresh_database

KEY = "hengshui-2022-autumn-0826100000.taocheng-vouchers.r1.g1 it's"
PARK = """
insert into parked_fact (consumer, topic, partition, "offset", cluster_id, key, record, state, reason)
values ('treasury', 'vouchers.events', 0, 1, 'c', $1, 'x', 'POISON', 'ValueError: no such stock')
"""


async def parked(*arguments: str) -> Result:
    return await asyncio.to_thread(CliRunner().invoke, app, arguments)


@pytest.mark.integration
async def test_what_is_listed_can_be_copied_into_the_act_at_any_width(
    postgres_server: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    async with fresh_database(postgres_server, "treasury") as (database, dsn):
        monkeypatch.setenv("JINQIU_SERVICE_DSN", dsn)
        async with database.transaction() as transaction:
            await transaction.execute(PARK, KEY)
        listed = (await parked("list")).stdout
        assert f"parked retry treasury vouchers.events {shlex.quote(KEY)}    or    parked drop" in listed
        assert "…" not in listed
        assert (await parked("retry", "treasury", "vouchers.events", KEY)).exit_code == 0
        assert (await parked("retry", "treasury", "vouchers.events", "another")).exit_code == 1
        assert (await parked("drop", "treasury", "vouchers.events", KEY, "TORN")).exit_code == 0
        assert (await parked("list")).stdout == "nothing is parked\n"


@pytest.mark.parametrize("dsn", ["", "postgresql://nobody@127.0.0.1:1/none"], ids=["never up", "down"])
async def test_a_stack_that_is_down_is_said_to_be(dsn: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JINQIU_STATE_DIR", str(tmp_path))
    monkeypatch.setenv("JINQIU_SERVICE_DSN", dsn)
    told = await parked("list")
    assert (told.exit_code, told.stdout) == (1, "the stack is down; `make up` first\n")
