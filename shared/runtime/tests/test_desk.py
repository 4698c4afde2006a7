"""Acts of staff: once a key, the same bytes for ever, every one on a chain that shows tampering."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from shared.contracts.refusals import Code
from shared.kernel.decision import Refused
from shared.runtime.audit import entry_hash, note_head
from shared.runtime.desk import Desk
from shared.runtime.migrate import MigrationError, migrate
from shared.runtime.postgres import Connection, Database
from shared.runtime.tokens import Principal
from shared.testing.servers import Running, fresh_database

pytestmark = pytest.mark.integration
ANN = Principal("ann", "treasury_maker")


@pytest.fixture
async def database(postgres_server: Running) -> AsyncIterator[Database]:
    async with fresh_database(postgres_server, "treasury") as (opened, _):
        async with opened.connection() as connection:
            await connection.execute("create table done (what text)")
        yield opened


async def act(
    database: Database, key: str, what: str = "x", *, refuse: bool = False, subject: str = "it"
) -> tuple[int, bytes]:
    async def do(transaction: Connection) -> Any:
        await transaction.execute("insert into done values ($1)", what)
        count = await transaction.fetchval("select count(*) from done")
        return Refused(Code.CAP_EXCEEDED) if refuse else {"count": count}

    desk: Desk[Connection] = Desk(database, lambda transaction: transaction)
    answer = await desk.perform(ANN, act="do", subject=subject, key=key, meaning={"what": what}, do=do)
    return answer.status_code, bytes(answer.body)


async def count(database: Database, table: str) -> int:
    async with database.connection() as connection:
        return int(await connection.fetchval(f"select count(*) from {table}"))


async def test_the_same_key_acts_once_and_answers_the_same_bytes(database: Database) -> None:
    first = await act(database, "key-01")
    await act(database, "key-02")
    assert await act(database, "key-01") == first == (201, b'{"count":1}')
    assert await count(database, "done") == 2


async def test_the_same_key_with_another_meaning_is_refused(database: Database) -> None:
    await act(database, "key-01")
    status, body = await act(database, "key-01", "y")
    assert status == 422
    assert b"KEY_REUSED" in body
    assert await count(database, "done") == 1


async def test_the_same_key_for_another_subject_is_refused(database: Database) -> None:
    await act(database, "key-01")
    status, body = await act(database, "key-01", subject="that")
    assert status == 422
    assert b"KEY_REUSED" in body
    assert await count(database, "done") == 1


async def test_a_refusal_leaves_no_trace_and_frees_the_key(database: Database) -> None:
    status, _ = await act(database, "key-01", refuse=True)
    assert status == 409
    assert [await count(database, table) for table in ("done", "audit_entry", "desk_answer")] == [0, 0, 0]
    assert (await act(database, "key-01"))[0] == 201


async def test_twins_at_the_same_time_act_once(database: Database) -> None:
    answers = await asyncio.gather(*(act(database, "key-01") for _ in range(8)))
    assert set(answers) == {(201, b'{"count":1}')}
    assert await count(database, "done") == 1


async def test_every_act_is_on_the_chain_and_the_chain_verifies(database: Database, tmp_path: Path) -> None:
    await asyncio.gather(*(act(database, f"key-{n:02d}", f"w{n}") for n in range(8)))
    async with database.connection() as connection:
        entries = await connection.fetch("select * from audit_entry order by seq")
    prev = bytes(32)
    for seq, entry in enumerate(entries, 1):
        fields = [entry[name] for name in ("seq", "at", "actor", "role", "act", "subject", "detail")]
        assert (entry["seq"], entry["prev"], entry["hash"]) == (seq, prev, entry_hash(prev, *fields))
        prev = entry["hash"]
    await note_head(database, "treasury", tmp_path)
    await note_head(database, "treasury", tmp_path)
    assert (tmp_path / "treasury.audit-heads").read_text() == f"8 {prev.hex()}\n"


@pytest.mark.parametrize(("table", "column"), [("audit_entry", "act"), ("outbox", "key"), ("transfer", "event_id")])
async def test_a_log_cannot_be_edited(database: Database, table: str, column: str) -> None:
    await act(database, "key-01")
    async with database.transaction() as transaction:
        await transaction.execute(
            "insert into outbox (event_id, type, key, trace_id, data) values (gen_random_uuid(), 't', 'k', 't', '{}')"
        )
        await transaction.execute(
            "insert into account (pool_id, kind, campaign_id) values ('p', 'source', 'c'), ('p', 'granted', 'c')"
        )
        await transaction.execute(
            "insert into transfer (event_id, line, debit_id, credit_id, amount_fen) values ('e', 0, 1, 2, 5)"
        )
    for statement in (f"delete from {table}", f"update {table} set {column} = 'x'"):
        with pytest.raises(asyncpg.RaiseError, match="insert only"):
            async with database.transaction() as transaction:
                await transaction.execute(statement)


async def test_an_edited_migration_is_refused(postgres_server: Running) -> None:
    async with fresh_database(postgres_server, "treasury") as (_, dsn):
        connection = await asyncpg.connect(dsn)
        assert await migrate(connection, "treasury") == []
        await connection.execute("update schema_migration set sha256 = 'other' where name like '%runtime%'")
        with pytest.raises(MigrationError):
            await migrate(connection, "treasury")
        await connection.close()
