"""`python -m loadtests.bench.bank_answers`: a payment batch of 10,000 lines, from due to paid, on a demo stack.

Claims and payouts are written straight into the tables as if released; from there on everything is real: batch, two
officers, the bank's file and answer, postings, facts, and the claims that follow them. Run `make reset` afterwards:
rows that no fact told of would not please the checker. COUNT (10,000) may be set.
"""

import asyncio
import os
import secrets
import time

import asyncpg
import msgspec
from rich.console import Console
from rich.table import Table

from deploy.local.environment import service_dsn
from deploy.local.state import State, current_state
from loadtests.bench.filing import open_policy, write_drafts
from loadtests.clients.gateway import Gateway
from loadtests.demo.settings import Settings
from loadtests.demo.stage import log_in_people, log_in_staff, register_people
from loadtests.paperwork.numbers import bank_card
from shared.runtime.keyfiles import load_keyring
from shared.runtime.seal import Seal

AMOUNT_FEN = 300_000
TREASURY = "/api/treasury/v1"
console = Console()
_RELEASE = """
update subsidies.subsidy_claim set state = 'IN_BATCH', version = 7, amount_fen = $2, payouts = 1, awaits_bank = true,
    filed_key = claim_no, filed_state = 'SUBMITTED', filed_amount_fen = $2, filed_at = now(),
    filing_no = nextval('filing_no')
where policy_id = $1
"""
_OWE = """
insert into treasury.transfer (event_id, line, debit_id, credit_id, amount_fen)
select 'bench:' || d.pool_id, 0, d.account_id, c.account_id, $2
from treasury.account d join treasury.account c using (pool_id)
where d.pool_id = $1 and d.kind = 'granted' and c.kind = 'payable'
"""
_DUE = """
insert into treasury.payout (payout_id, pays, campaign_id, program_id, district_id, pool_id, amount_fen,
    requested_at, payee_sealed, state)
select claim_no || '-1', claim_no, $1, $2, 'taocheng', $3, $4, now(), sealed, 'DUE'
from unnest($5::text[], $6::bytea[]) as row (claim_no, sealed)
"""
_OPEN = "select count(*) from treasury.payout where pool_id = $1 and state in ('PREPARED', 'APPROVED', 'UNKNOWN')"
_FOLLOWED = """
select count(*) filter (where state = 'IN_BATCH') from subsidies.subsidy_claim where policy_id = $1
"""


async def main() -> None:
    """Prepare, pay, watch, report."""
    count, state = int(os.environ.get("COUNT", "10000")), current_state()
    async with Gateway(state.endpoints()["gateway"]) as gateway:
        staff = await log_in_staff(gateway)
        await register_people(gateway, Settings(1.0, 60, 20220826, state), staff, count)
        citizens = [citizen for citizen, _ in await log_in_people(gateway, count)]
        policy_id = await open_policy(gateway, staff, count)
        claims = [claim_no async for claim_no in write_drafts(state, policy_id, citizens)]
        program_id = await _release(state, policy_id, claims)
        times: dict[str, float] = {}
        started = time.monotonic()
        body = {"batch_id": f"{program_id}.b1", "program_id": program_id}
        keys = [f"bench-{secrets.token_hex(8)}" for _ in range(2)]
        batch = await gateway.act(f"{TREASURY}/payout-batches", body, token=staff.maker, key=keys[0])
        times["prepared, its file's bytes fixed"] = time.monotonic() - started
        saw = {"saw_sha256": batch["sha256"], "saw_sum_fen": batch["sum_fen"]}
        target = f"{TREASURY}/payout-batches/{batch['batch_id']}/approvals"
        await gateway.act(target, saw, token=staff.checker, key=keys[1])
        times["approved"] = time.monotonic() - started
        times["sent, answered and imported: no line open"] = await _until_none(state, _OPEN, policy_id) - started
        times["every claim has followed"] = await _until_none(state, _FOLLOWED, policy_id) - started
    table = Table("step", "s since the start", title=f"A batch of {count:,} lines")
    for what, seconds in times.items():
        table.add_row(what, f"{seconds:.1f}")
    console.print(table)


async def _release(state: State, policy_id: str, claims: list[str]) -> str:
    """The claims approved, the money owed, the payouts due; the program's id."""
    port = int(state.endpoints()["postgres_dsn"].rsplit(":", 1)[1].split("/")[0])
    subsidies = await asyncpg.connect(service_dsn(state, "subsidies", port))
    treasury = await asyncpg.connect(service_dsn(state, "treasury", port))
    campaign_id, program_id = policy_id.split(".", 1)[0], policy_id
    kept = Seal(load_keyring(state.keys, "treasury_data"))
    try:
        await subsidies.execute(_RELEASE, policy_id, AMOUNT_FEN)
        async with treasury.transaction():
            await treasury.execute(_OWE, policy_id, AMOUNT_FEN * len(claims))
            sealed = [
                kept.close(
                    msgspec.json.encode({"name": "张三", "account": bank_card(policy_id, number)}),
                    f"payout.payee_sealed:{claim_no}-1",
                )
                for number, claim_no in enumerate(claims)
            ]
            await treasury.execute(_DUE, campaign_id, program_id, policy_id, AMOUNT_FEN, claims, sealed)
    finally:
        await subsidies.close()
        await treasury.close()
    return program_id


async def _until_none(state: State, query: str, policy_id: str) -> float:
    reader = await asyncpg.connect(state.endpoints()["postgres_dsn"])
    try:
        async with asyncio.timeout(600):
            while await reader.fetchval(query, policy_id):
                await asyncio.sleep(0.1)
    finally:
        await reader.close()
    return time.monotonic()


if __name__ == "__main__":
    asyncio.run(main())
