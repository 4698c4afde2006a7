"""The evidence the checks judge: rows of the live databases and logs, and what clients wrote down for themselves.

Read with the checkers' read-only role. The checks are pure functions of this, so that a planted fault can show each of
them that it catches its own.
"""

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import asyncpg
import msgspec

from deploy.local.stack import SERVICES
from loadtests.bank.read_ledger import read_ledger
from loadtests.clients.history import Act, read_history
from shared.contracts.events import Fact, read_envelope, read_fact
from shared.runtime.keyfiles import load_keyring
from shared.runtime.seal import Seal


class Row(dict[str, Any]):
    """A row of a table, by column."""


@dataclass
class Evidence:
    """Everything, unordered by importance; lists of rows as their tables have them."""

    campaigns: list[Row] = field(default_factory=list)
    programs: list[Row] = field(default_factory=list)
    grants: list[Row] = field(default_factory=list)
    allocation_changes: list[Row] = field(default_factory=list)
    accounts: list[Row] = field(default_factory=list)
    transfers: list[Row] = field(default_factory=list)
    stocks: list[Row] = field(default_factory=list)
    issued: list[Row] = field(default_factory=list)  # vouchers as vouchers has them
    vouchers: list[Row] = field(default_factory=list)  # vouchers as redemption has them
    redemptions: list[Row] = field(default_factory=list)
    refunds: list[Row] = field(default_factory=list)
    merchant_entries: list[Row] = field(default_factory=list)
    merchant_days: list[Row] = field(default_factory=list)
    settlements: list[Row] = field(default_factory=list)
    notices: list[Row] = field(default_factory=list)  # to merchants, by their numbers
    batches: list[Row] = field(default_factory=list)  # with the bytes of their files
    day_files: list[Row] = field(default_factory=list)  # as merchants were handed them
    voids: list[Row] = field(default_factory=list)
    policies: list[Row] = field(default_factory=list)
    subsidy_claims: list[Row] = field(default_factory=list)
    held_alone: list[Row] = field(default_factory=list)
    payouts: list[Row] = field(default_factory=list)
    bank_lines: list[Row] = field(default_factory=list)
    rulings: list[Row] = field(default_factory=list)  # of what contradicts: what two people found out
    payout_acts: list[Row] = field(default_factory=list)  # batches, clawbacks, rulings; by maker and checker
    bank_ledger: list[Row] = field(default_factory=list)  # payments as the simulated bank wrote them down
    fair_rooms: list[Row] = field(default_factory=list)  # what doors told, the log has, a recount says, the wall says
    bank_has_books: bool = True  # false where the stack has another bank, of whose books nothing is known
    leaks: list[str] = field(default_factory=list)  # where personal data stands in the clear
    facts: dict[str, list[Fact]] = field(default_factory=dict)  # each service's log in order
    published: dict[str, list[tuple[int, str, int]]] = field(default_factory=dict)  # topic: (partition, key, seq)
    unreadable: list[Row] = field(default_factory=list)  # records of the topics that are no facts
    parked: list[Row] = field(default_factory=list)
    audit: dict[str, list[Row]] = field(default_factory=dict)
    noted_heads: dict[str, list[tuple[int, bytes]]] = field(default_factory=dict)
    float_columns: list[str] = field(default_factory=list)
    history: list[Act] = field(default_factory=list)


_QUERIES = {
    "campaigns": "select campaign_id, cap_fen, state, drafted_by, approved_by from treasury.campaign",
    "programs": "select program_id, campaign_id, allocated_fen from treasury.program",
    "allocation_changes": """select change_id, drafted_by, approved_by from treasury.allocation_change""",
    "grants": """select grant_id, campaign_id, program_id, pool_id, amount_fen, state, drafted_by, approved_by
                 from treasury.grant_of_money""",
    "accounts": "select account_id, pool_id, kind, campaign_id, program_id, balance_fen from treasury.account",
    "transfers": """select event_id, line, debit_id, credit_id, amount_fen from treasury.transfer
                    order by event_id, line""",
    "stocks": """select stock_id, stock_no, round_id, campaign_id, face_value_fen, per_person_max, total, remaining,
                 unissued, state, campaign_person_max from vouchers.stock""",
    "issued": """select voucher_id::text, stock_no, citizen_id::text, ordinal, idempotency_key, issued_at
                 from vouchers.voucher""",
    "vouchers": """select v.voucher_id::text, v.citizen_id::text, v.state, v.version, s.face_value_fen, s.stock_id
                   from redemption.voucher v join redemption.stock s using (stock_id)""",
    "redemptions": """select store_id, request_no, redemption_id::text, voucher_id::text, order_no, discount_fen,
                      order_amount_fen, merchant_id, business_day, undone_at is not null as is_undone, undo_key
                      from redemption.redemption""",
    "refunds": """select refund_id::text, redemption_id::text, voucher_id::text, merchant_id, business_day, amount_fen,
                  returned_fen, shopper_fen, is_full from redemption.refund""",
    "merchant_entries": """select kind, entry_id, redemption_id, merchant_id, campaign_id, business_day, pool_id,
                           program_id, amount_fen from treasury.merchant_entry""",
    "merchant_days": """select merchant_id, campaign_id, business_day, agreed_at is not null as is_agreed, settlement_id
                        from treasury.merchant_day""",
    "notices": """select merchant_id, notice_no, event_id, kind, subject_id from redemption.notice
                  order by merchant_id, notice_no""",
    "settlements": "select settlement_id, merchant_id, amount_fen, state from treasury.settlement",
    "batches": "select batch_id, state, count, sum_fen, sha256, file_sealed as file from treasury.payout_batch",
    "policies": """select policy_id, remaining_fen, jsonb_array_length(body->'uniques') as uniques,
                   array(select jsonb_array_elements_text(body->'levels')) as levels from subsidies.policy""",
    "subsidy_claims": """select claim_no, policy_id, state, amount_fen, filed_key, filed_state, filed_amount_fen,
                         acted
                         from subsidies.subsidy_claim""",
    "held_alone": "select scope, refusal, encode(digest, 'hex') as digest, claim_no from subsidies.held_alone",
    "payouts": """select payout_id, pays, coalesce(merchant_id, '') as merchant_id, state, amount_fen, bank_ref,
                  paid_as, batch_id from treasury.payout""",
    "bank_lines": "select line_no, payout_id, amount_fen, result, bank_ref, problem from treasury.bank_line",
    "rulings": """select payout_id, line_no, outcome from treasury.ruling where approved_at is not null""",
    "payout_acts": """select 'batch ' || batch_id as name, prepared_by as drafted_by, approved_by,
                             state not in ('PREPARED', 'CANCELLED') as in_force from treasury.payout_batch union all
                      select 'clawback ' || payout_id, drafted_by, approved_by,
                             approved_at is not null or state = 'CLAWED_BACK'
                      from treasury.payout_clawback join treasury.payout using (payout_id) union all
                      select 'ruling ' || payout_id, drafted_by, approved_by, approved_at is not null
                      from treasury.ruling union all
                      select 'accounts ' || file_id, drafted_by, approved_by, approved_at is not null
                      from treasury.account_file""",
    "voids": "select void_id, drafted_by, approved_by from redemption.void_order",
}
_FLOATS = """
select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns
where table_schema = any($1) and data_type in ('real', 'double precision', 'money')
"""


async def gather(dsn: str, history_folder: Path, notes_folder: Path) -> Evidence:
    """Read all of it; one transaction of one snapshot a table is not needed at rest."""
    found = Evidence(history=read_history(history_folder))
    connection = await asyncpg.connect(dsn)
    try:
        await read_tables(connection, found, *_QUERIES)
        found.float_columns = [row["name"] for row in await connection.fetch(_FLOATS, list(SERVICES))]
        for service in SERVICES:
            found.facts[service] = await _log(connection, service)
            found.audit[service] = [
                Row(row)
                for row in await connection.fetch(f"select * from {service}.audit_entry order by seq")  # noqa: S608
            ]
            query = f"select consumer, topic, key, state, reason from {service}.parked_fact"  # noqa: S608
            found.parked += [Row(row) for row in await connection.fetch(query)]
            found.noted_heads[service] = _heads(notes_folder / f"{service}.audit-heads")
    finally:
        await connection.close()
    return found


async def read_tables(connection: "asyncpg.Connection[Any]", into: Evidence, *names: str) -> None:
    """Fill these lists of the evidence, those that are the rows of a table."""
    for name in names:
        setattr(into, name, [Row(row) for row in await connection.fetch(_QUERIES[name])])


async def _log(connection: "asyncpg.Connection[Any]", service: str) -> list[Fact]:
    query = f"select id, event_id::text, type, key, occurred_at, trace_id, data from {service}.outbox order by id"  # noqa: S608
    facts = []
    for row in await connection.fetch(query):
        record = msgspec.json.encode(
            {
                **{name: row[name] for name in ("event_id", "type", "occurred_at", "key", "trace_id")},
                "seq": row["id"],
                "data": msgspec.Raw(row["data"].encode()),
            }
        )
        fact = read_fact(read_envelope(record))
        if fact is not None:
            facts.append(fact)
    return facts


def _heads(path: Path) -> list[tuple[int, bytes]]:
    if not path.exists():
        return []
    pairs = (line.split() for line in path.read_text().splitlines())
    return [(int(seq), bytes.fromhex(digest)) for seq, digest in pairs]


def open_files(batches: list[Row], keys: Path) -> None:
    """Payment files as the bank got them, in the place of the sealed bytes."""
    seal = Seal(load_keyring(keys, "treasury_data"))
    for batch in batches:
        if batch["file"] is not None:
            batch["file"] = seal.open(batch["file"], f"payout_batch.file_sealed:{batch['batch_id']}")


def read_bank(folder: Path) -> list[Row]:
    """The simulated bank's own books; empty where there is none."""
    if not folder.exists():
        return []
    return [Row(asdict(payment)) for payment in read_ledger(folder)]
