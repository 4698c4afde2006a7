"""Each way to be at fault, planted in a healthy campaign by somebody who may do anything, is found on real Postgres."""

from collections.abc import AsyncIterator
from typing import NamedTuple

import pytest

from services.treasury.adapters.postgres_reconciling import PostgresReconciling
from services.treasury.domain.reconciliation import Pair, Result
from services.treasury.tests import builders as b
from services.treasury.tests.payout_fakes import SEALS
from services.treasury.tests.reconciliation_story import differs, played, reconciled, spoil
from services.treasury.tests.worlds import RealWorld
from shared.testing.servers import Running, fresh_database

pytestmark = pytest.mark.integration
P, R = Pair, Result


class Planted(NamedTuple):
    """A fault as SQL, and all that is then found: pair, result, item; `{m1}` is m1's first settlement."""

    name: str
    sql: str
    found: set[tuple[Pair, Result, str]]


def stray(event_id: str, debited: tuple[str, str], credited: tuple[str, str]) -> Planted:
    """A transfer that nobody asked for, with the balances that it moves."""
    debit, credit = (f"(select account_id from account where (pool_id, kind) = {side})" for side in (debited, credited))
    sql = f"""
        insert into transfer (event_id, line, debit_id, credit_id, amount_fen)
        values ('{event_id}', 9, {debit}, {credit}, 7);
        update account set balance_fen = balance_fen - 7 where account_id = {debit};
        update account set balance_fen = balance_fen + 7 where account_id = {credit}
    """
    return Planted(event_id, sql, {(P.JOURNAL, R.MISSING_THERE, event_id)})


def uneven(*accounts: str) -> set[tuple[Pair, Result, str]]:
    """Accounts whose balance is not what their transfers come to."""
    return {(P.BALANCE, R.AMOUNT_DIFFERS, account) for account in accounts}


OWED = uneven("r1 outstanding", "r1 payable")


STRAYS = [
    stray("forged-1", ("r1", "payable"), ("r1", "paid")),
    stray("forged-2", ("r1", "paid"), ("p1", "allocated")),
    stray("forged-3", ("r1", "outstanding"), ("r1", "paid")),
    stray("forged-4", ("p1", "allocated"), ("r1", "paid")),
    stray("forged-5", ("r1", "payable"), ("pol", "payable")),
    stray("forged-6", ("r1", "outstanding"), ("r1", "payable")),
    stray("forged-7", ("pol", "payable"), ("pol", "paid")),
    stray("forged-8", ("r1", "outstanding"), ("pol", "outstanding")),
    stray("grant:nosuch", ("p1", "allocated"), ("r1", "granted")),
    stray("clawback:nosuch", ("pol", "paid"), ("p1", "allocated")),
    stray("payout:nosuch", ("pol", "payable"), ("pol", "paid")),
    stray("settlement:nosuch", ("r1", "payable"), ("r1", "paid")),
    stray("allocation:nosuch", ("c1", "unallocated"), ("p1", "allocated")),
]
ENTRY = "delete from merchant_entry where event_id = 'redeemed-2'"
OTHER_POOL = """
update transfer set credit_id = (select account_id from account where pool_id = 'pol' and kind = 'payable')
where event_id = 'redeemed-1'
"""
PLANTED = [
    Planted("a row of redemption's lost", "delete from listed_row where entry_id = 'x2'",
            {(P.LIST, R.MISSING_THERE, "x2")}),
    Planted("a row of redemption's changed", "update listed_row set amount_fen = 101 where entry_id = 'y1'",
            {(P.LIST, R.AMOUNT_DIFFERS, "y1")}),
    Planted("a row of redemption's moved to another merchant",
            "update listed_row set merchant_id = 'm2' where entry_id = 'x1'",
            {(P.LIST, R.MISSING_HERE, "x1"), (P.LIST, R.MISSING_THERE, "x1")}),
    Planted("an entry of ours lost", ENTRY, {
        (P.LIST, R.MISSING_HERE, "x2"), (P.CLOSE, R.AMOUNT_DIFFERS, "redeemed"),
        (P.JOURNAL, R.MISSING_THERE, "redeemed-2"), (P.SETTLED, R.AMOUNT_DIFFERS, "{m1}"),
        (P.SETTLED, R.AMOUNT_DIFFERS, "{m1} r1 redeemed")}),
    Planted("an undo of ours lost", "delete from merchant_entry where kind = 'UNDONE'", {
        (P.LIST, R.MISSING_THERE, "x3"), (P.CLOSE, R.AMOUNT_DIFFERS, "redeemed"),
        (P.JOURNAL, R.MISSING_THERE, "undone-3"), (P.SETTLED, R.AMOUNT_DIFFERS, "{m1}"),
        (P.SETTLED, R.AMOUNT_DIFFERS, "{m1} r1 redeemed")}),
    Planted("a close with another count", "update merchant_day set count = 3 where count = 2",
            {(P.CLOSE, R.WORD_DIFFERS, "redeemed")}),
    Planted("a close with another sum of refunds", "update merchant_day set refunded_fen = 41 where refunds = 1",
            {(P.CLOSE, R.AMOUNT_DIFFERS, "refunded")}),
    Planted("a transfer lost", "delete from transfer where event_id = 'redeemed-1'",
            {(P.JOURNAL, R.MISSING_HERE, "redeemed-1"), *OWED}),
    Planted("a transfer changed", "update transfer set amount_fen = 1 where event_id = 'undone-3'",
            {(P.JOURNAL, R.AMOUNT_DIFFERS, "undone-3"), *OWED}),
    Planted("a transfer the wrong way", "update transfer set debit_id = credit_id, credit_id = debit_id"
            " where event_id = 'redeemed-1'", {(P.JOURNAL, R.AMOUNT_DIFFERS, "redeemed-1"), *OWED}),
    Planted("a transfer to another pool", OTHER_POOL,
            {(P.JOURNAL, R.WORD_DIFFERS, "redeemed-1"), *uneven("r1 payable", "pol payable")}),
    Planted("a transfer nobody asked for",
            "insert into transfer select 'forged', 0, debit_id, credit_id, 7 from transfer where event_id = 'undone-3'",
            {(P.JOURNAL, R.MISSING_THERE, "forged"), *OWED}),
    Planted("a settlement's posting lost", "delete from transfer where event_id = 'settlement:{m1}'",
            {(P.SETTLED, R.MISSING_HERE, "{m1} r1 redeemed"), *uneven("r1 payable", "r1 paid")}),
    Planted("a settlement with another amount", "update settlement set amount_fen = 199 where settlement_id = '{m1}'",
            {(P.SETTLED, R.AMOUNT_DIFFERS, "{m1}"), (P.PAYOUT, R.AMOUNT_DIFFERS, "{m1}")}),
    Planted("a settlement that says it is paid no more",
            "update settlement set state = 'FAILED', ended_at = null where settlement_id = '{m1}'",
            {(P.PAYOUT, R.WORD_DIFFERS, "{m1}"), (P.SETTLED, R.MISSING_THERE, "{m1} r1 redeemed")}),
    Planted("a payout with another amount", "update payout set amount_fen = 201 where payout_id = '{m1}-1'", {
        (P.PAYOUT, R.AMOUNT_DIFFERS, "{m1}"), (P.FILE, R.AMOUNT_DIFFERS, "{m1}-1"),
        (P.BANK, R.AMOUNT_DIFFERS, "{m1}-1")}),
    Planted("a payout nobody sent",
            "insert into payout (payout_id, pays, campaign_id, district_id, amount_fen, requested_at, payee_sealed,"
            " state, batch_id, merchant_id, answered_at) select 'forged', 'zz', campaign_id, district_id, 5,"
            " requested_at, payee_sealed, 'PAID', batch_id, 'm1', now() from payout where payout_id = '{m1}-1'",
            {(P.FILE, R.MISSING_THERE, "forged"), (P.BANK, R.MISSING_THERE, "forged")}),
    Planted("a batch with another hash", "update payout_batch set sha256 = repeat('0', 64) where batch_id = 'b9'",
            {(P.FILE, R.WORD_DIFFERS, "b9 lines")}),
    Planted("a batch with another sum", "update payout_batch set sum_fen = 1 where batch_id = 'b9'",
            {(P.FILE, R.AMOUNT_DIFFERS, "b9 lines"), (P.FILE, R.AMOUNT_DIFFERS, "b9 head")}),
    Planted("a file that cannot be opened", "update payout_batch set file_sealed = 'x' where batch_id = 'b9'", {
        (P.FILE, R.MISSING_THERE, "b9 lines"), (P.FILE, R.MISSING_THERE, "b9 head"),
        (P.FILE, R.MISSING_THERE, "n1-1")}),
    Planted("the bank's word lost", "delete from bank_line where payout_id = 'n1-1'",
            {(P.BANK, R.MISSING_THERE, "n1-1")}),
    Planted("the bank's amount forged", "update bank_line set amount_fen = 99 where payout_id = 'n1-1'",
            {(P.BANK, R.AMOUNT_DIFFERS, "n1-1")}),
    Planted("the bank's reference forged", "update bank_line set bank_ref = 'B' where payout_id = 'n1-1'",
            {(P.BANK, R.WORD_DIFFERS, "n1-1")}),
    Planted("a row of another redemption's", "update listed_row set redemption_id = 'x9' where entry_id = 'x2'",
            {(P.LIST, R.WORD_DIFFERS, "x2")}),
    Planted("an entry of another redemption's",
            "update merchant_entry set redemption_id = 'x9' where event_id = 'redeemed-2'",
            {(P.LIST, R.WORD_DIFFERS, "x2")}),
    Planted("an entry of another program's",
            "update merchant_entry set program_id = 'p2' where event_id = 'redeemed-4'",
            {(P.LIST, R.WORD_DIFFERS, "x4")}),
    Planted("a settlement of another merchant's",
            "update settlement set merchant_id = 'm9' where settlement_id = '{m1}'", {
        (P.SETTLED, R.MISSING_HERE, "{m1}"), (P.SETTLED, R.MISSING_THERE, "{m1}"),
        (P.PAYOUT, R.MISSING_HERE, "{m1}"), (P.PAYOUT, R.MISSING_THERE, "{m1}")}),
    Planted("a settlement of another district's",
            "update settlement set district_id = 'd9' where settlement_id = '{m1}'",
            {(P.SETTLED, R.WORD_DIFFERS, "{m1}")}),
    Planted("a balance edited",
            "update account set balance_fen = balance_fen + 1 where pool_id = 'r1' and kind = 'paid'",
            {*uneven("r1 paid"), (P.BALANCE, R.AMOUNT_DIFFERS, "cap")}),
    Planted("a cap raised", "update campaign set cap_fen = 1001",
            {(P.JOURNAL, R.AMOUNT_DIFFERS, "campaign:c1 c1"), (P.BALANCE, R.AMOUNT_DIFFERS, "cap")}),
    Planted("a grant changed", "update grant_of_money set amount_fen = 601 where grant_id = 'g1'",
            {(P.JOURNAL, R.AMOUNT_DIFFERS, "grant:g1")}),
    Planted("a grant lost", "delete from grant_of_money where grant_id = 'g9'", {
        (P.JOURNAL, R.MISSING_THERE, "grant:g9"), (P.JOURNAL, R.MISSING_THERE, "moved-n1-1"),
        (P.JOURNAL, R.MISSING_THERE, "moved-n1-1 #2")}),
    Planted("an allocation changed", "update program set allocated_fen = 801",
            {(P.JOURNAL, R.AMOUNT_DIFFERS, "campaign:c1 p1")}),
    Planted("a claim's payment lost", "delete from transfer where event_id = 'payout:n1-1'",
            {(P.JOURNAL, R.MISSING_HERE, "payout:n1-1"), *uneven("pol payable", "pol paid")}),
    Planted("an answer of the bank's lost", "delete from bank_answer where answer_no = 1",
            {(P.BANK, R.MISSING_HERE, "answer 1")}),
    Planted("a line of the bank's about no payout", "insert into bank_line (source, payout_id, amount_fen, result,"
            " reason, bank_ref, meaning, problem) overriding system value values"
            " ('asked', 'nobody', 5, 'PAID', '', 'x', 'REPEATED', '')", {(P.BANK, R.MISSING_HERE, "line 6")}),
    *STRAYS,
    Planted("a payout that hides its answer", "update payout set state = 'UNKNOWN', answered_at = null"
            " where payout_id = 'n1-1'",
            {(P.BANK, R.WORD_DIFFERS, "n1-1"), (P.JOURNAL, R.MISSING_THERE, "payout:n1-1")}),
]  # fmt: skip


@pytest.fixture
async def world(postgres_server: Running) -> AsyncIterator[RealWorld]:
    async with fresh_database(postgres_server, "treasury") as (database, _):
        made = RealWorld(database)
        async with made.books() as books:
            await b.funded(books)
        await played(made)
        yield made


async def first_settlement(world: RealWorld) -> str:
    async with world.database.connection() as connection:
        query = "select settlement_id from settlement where merchant_id = 'm1' and amount_fen = 200"
        return str(await connection.fetchval(query))


async def test_every_planted_fault_is_found_just_where_it_is_and_healing_it_ends_it(world: RealWorld) -> None:
    reconciling, name = PostgresReconciling(world.database, SEALS), await first_settlement(world)
    for planted in PLANTED:
        async with world.database.transaction() as transaction:
            await transaction.execute("create schema healthy")
            for table in TABLES:
                await transaction.execute(f"create table healthy.{table} as table {table}")
        await spoil(world, planted.sql.replace("{m1}", name))
        expected = {(pair, result, item.replace("{m1}", name)) for pair, result, item in planted.found}
        assert await differs(reconciling) == expected, planted.name
        assert (await reconciled(reconciling)).open == len(expected), planted.name
        for table in TABLES:
            copy = f"insert into {table} overriding system value select * from healthy.{table}"
            await spoil(world, f"delete from {table}", copy)
        await spoil(world, "drop schema healthy cascade")
        assert (await reconciled(reconciling)).open == 0, planted.name


async def test_the_same_bytes_with_another_line_are_found_by_hash_amount_and_line(world: RealWorld) -> None:
    async with world.books() as books:
        file = await books.batches.file("b9")
    forged = SEALS.close_file("b9", file.replace(b"n1-1,100,", b"n1-1,900,"))
    async with world.database.transaction() as transaction:
        await transaction.execute("update payout_batch set file_sealed = $1 where batch_id = 'b9'", forged)
    assert await differs(PostgresReconciling(world.database, SEALS)) == {
        (P.FILE, R.AMOUNT_DIFFERS, "b9 lines"), (P.FILE, R.AMOUNT_DIFFERS, "n1-1")
    }  # fmt: skip
    stranger = SEALS.close_file("b9", file.replace(b"n1-1,", b"n9-9,"))
    async with world.database.transaction() as transaction:
        await transaction.execute("update payout_batch set file_sealed = $1 where batch_id = 'b9'", stranger)
    assert await differs(PostgresReconciling(world.database, SEALS)) == {
        (P.FILE, R.WORD_DIFFERS, "b9 lines"), (P.FILE, R.MISSING_THERE, "n1-1"), (P.FILE, R.MISSING_HERE, "n9-9")
    }  # fmt: skip


async def test_a_run_as_at_an_earlier_second_sees_just_what_was_known_then(world: RealWorld) -> None:
    """Every commit of the story is a moment of its own; at none is anything found but what was forged, once known."""
    reconciling = PostgresReconciling(world.database, SEALS)
    async with world.database.connection() as connection:
        moments = [row["at"] for row in await connection.fetch(MOMENTS)]
    assert len(moments) > 10
    await spoil(world, "update merchant_day set count = 9 where merchant_id = 'm1'")
    differing = []
    for at in moments:
        found = await differs(reconciling, as_at=at)
        assert {pair for pair, _, _ in found} <= {P.CLOSE}
        differing.append(len(found))
    assert differing == sorted(differing)
    assert (differing[0], differing[-1]) == (0, 1)


async def test_more_differences_than_can_be_listed_are_counted_and_end_nothing(
    world: RealWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    reconciling = PostgresReconciling(world.database, SEALS)
    await spoil(world, "update listed_row set amount_fen = 1 where entry_id = 'x5'")
    assert (await reconciled(reconciling)).open == 1
    await spoil(world, "update listed_row set amount_fen = 100 where entry_id = 'x5'")
    await spoil(world, "delete from bank_line")
    monkeypatch.setattr("services.treasury.usecases.compare_sides.LISTED_MAX", 2)
    done = await reconciled(reconciling)
    assert (done.is_whole, done.by_result[R.MISSING_THERE], done.open) == (False, 5, 3)


TABLES = (
    "merchant_entry", "listed_row", "merchant_day", "settlement", "transfer", "payout", "payout_batch", "bank_line",
    "account", "campaign", "program", "grant_of_money", "bank_answer",
)  # fmt: skip
MOMENTS = """
select distinct at from (
    select booked_at as at from transfer
    union select booked_at from merchant_entry union select told_at from merchant_day
    union select came_at from listed_row union select drawn_at from settlement
    union select noted_at from payout union select answered_at from payout union select came_at from bank_line
    union select prepared_at from payout_batch union select approved_at from payout_batch
    union select clock_timestamp()
) known where at is not null order by at
"""
