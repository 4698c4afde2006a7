"""`python -m loadtests.bench.filing`: what a filing costs, from the first thousand of a policy's claims to the last.

On a running demo stack: drafts are written straight into the tables, complete and with their documents; each is then
filed through the gateway like any other. Prints claims a second for each tenth, and how a page of the reviewers' queue
is found and answered at the end. COUNT (100,000) and AT_ONCE (32) may be set.
"""

import asyncio
import os
import secrets
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from statistics import median
from typing import Any

import asyncpg
import msgspec
from rich.console import Console
from rich.table import Table

from deploy.campaigns.campaign_file import read_campaign_file
from deploy.campaigns.policy_schedule import policy_grant_bodies
from deploy.campaigns.schedule import Calendar, campaign_body
from deploy.local.environment import service_dsn
from deploy.local.state import State, current_state
from loadtests.clients.gateway import Gateway
from loadtests.clients.people import people
from loadtests.demo.settings import Settings
from loadtests.demo.stage import Staff, log_in_people, log_in_staff, register_people
from loadtests.demo.subsidies.stage import approve_campaign, approve_grant, load_policies
from loadtests.demo.visitors import CAMPAIGN_FILE
from loadtests.paperwork.numbers import bank_card, vin
from shared.runtime.keyfiles import load_keyring
from shared.runtime.seal import Seal

TENTHS = 10
PAGES = 200
DRAFTS_AT_ONCE = 2_000
console = Console()
_ADD = """
insert into subsidies.subsidy_claim (claim_no, policy_id, citizen_id, district_id, state, version, amount_fen,
    office_time, fix_fields, acted, payouts, awaits_bank, settled_fen, pay_failure, typed_sealed, documents, findings)
select claim_no, $1, citizen_id, 'taocheng', 'DRAFT', 1, 0, '0', '{}', '{}', 0, false, 0, '', sealed,
       '{"invoice": "none"}', '[]'
from unnest($2::text[], $3::uuid[], $4::bytea[]) as row (claim_no, citizen_id, sealed)
"""


async def main() -> None:
    """Prepare, file, look, report."""
    count, at_once = int(os.environ.get("COUNT", "100000")), int(os.environ.get("AT_ONCE", "32"))
    state = current_state()
    settings = Settings(1.0, 60, 20220826, state)
    async with Gateway(state.endpoints()["gateway"]) as gateway:
        staff = await log_in_staff(gateway)
        await register_people(gateway, settings, staff, count)
        logins = await log_in_people(gateway, count)
        policy_id = await _policy(gateway, staff, count)
        drafts = [claim_no async for claim_no in _drafts(state, policy_id, [login[0] for login in logins])]
        console.print(f"{count:,} drafts of {policy_id} with their documents; filing {at_once} at once")
        tokens = [token for _, token in logins]
        rates, slowest = [], []
        for tenth in range(TENTHS):
            part = slice(tenth * count // TENTHS, (tenth + 1) * count // TENTHS)
            took, times = await _file(gateway, drafts[part], tokens[part], at_once)
            rates.append(len(times) / took)
            slowest.append(sorted(times)[int(len(times) * 0.99)])
        await _report(gateway, state, rates, slowest)


async def _policy(gateway: Gateway, staff: Staff, count: int) -> str:
    """The visitors' policy under a campaign with money for all."""
    file = read_campaign_file(CAMPAIGN_FILE)
    (program,) = (part for part in file.districts[0].programs if part.program == "cars")
    rich = program.model_copy(update={"allocated_yuan": count * 3_000})
    district = file.districts[0].model_copy(update={"programs": [rich]})
    file = file.model_copy(update={"districts": [district], "rounds": [], "cap_yuan": count * 3_000})
    campaign_id = f"bench-{time.strftime('%m%d%H%M%S')}"
    calendar = Calendar(file, datetime.now(UTC))
    await approve_campaign(gateway, staff, campaign_body(file, campaign_id, calendar))
    (policy_id,) = await load_policies(gateway, staff, file, campaign_id, calendar)
    (grant,) = policy_grant_bodies(file, campaign_id)
    await approve_grant(gateway, staff, grant)
    while not (await gateway.get(f"/api/subsidies/v1/policies?campaign_id={campaign_id}"))[0]["money_left"]:
        await asyncio.sleep(0.1)
    return policy_id


async def _drafts(state: State, policy_id: str, citizens: list[str]) -> AsyncIterator[str]:
    port = int(state.endpoints()["postgres_dsn"].rsplit(":", 1)[1].split("/")[0])
    seal, series = Seal(load_keyring(state.keys, "subsidy_data")), secrets.token_hex(4)
    everybody = people(len(citizens), 20220826)
    connection = await asyncpg.connect(service_dsn(state, "subsidies", port))
    try:
        for first in range(0, len(citizens), DRAFTS_AT_ONCE):
            rows = []
            for number, citizen_id in enumerate(citizens[first : first + DRAFTS_AT_ONCE], first):
                person, claim_no = next(everybody), f"BT{secrets.randbelow(10**16):016d}"
                typed = {
                    "buyer": person.name, "buyer_id": person.national_id, "vin": vin(series, number), "seats": "5",
                    "price": "129800", "bank_card": bank_card(series, number),
                }  # fmt: skip
                sealed = seal.close(msgspec.json.encode(typed), f"subsidy_claim.typed_sealed:{claim_no}")
                rows.append((claim_no, citizen_id, sealed))
                yield claim_no
            await connection.execute(_ADD, policy_id, *map(list, zip(*rows, strict=True)))
    finally:
        await connection.close()


async def _file(
    gateway: Gateway, drafts: list[str], tokens: list[str], at_once: int
) -> tuple[float, list[float]]:  # fmt: skip
    """Seconds for all, and milliseconds of each."""
    turns = asyncio.Semaphore(at_once)

    async def file_one(claim_no: str, token: str) -> float:
        headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": f"file-{claim_no}"}
        async with turns:
            answer = await gateway.send("POST", f"/api/subsidies/v1/claims/{claim_no}/submissions", headers=headers)
        if answer.status != 201:
            raise RuntimeError(f"{claim_no}: {answer.status} {answer.body[:300]!r}")
        return answer.ms

    started = time.monotonic()
    times = await asyncio.gather(*(file_one(*one) for one in zip(drafts, tokens, strict=True)))
    return time.monotonic() - started, times


async def _report(gateway: Gateway, state: State, rates: list[float], slowest: list[float]) -> None:
    table = Table("tenth", "claims a second", "p99, ms", title="Filing through the gateway, durable when answered")
    for tenth, (rate, late) in enumerate(zip(rates, slowest, strict=True), 1):
        table.add_row(str(tenth), f"{rate:,.0f}", f"{late:,.0f}")
    console.print(table)
    console.print(f"cost of a claim, last tenth to first: {rates[0] / rates[-1]:.2f}")
    login = {"role": "district_reviewer", "index": 0, "district_id": "taocheng"}
    token = (await gateway.act("/api/identity/v1/demo/logins", login, token="", key="demo-login"))["token"]
    times = []
    for _ in range(PAGES):
        answer = await gateway.send(
            "GET", "/api/subsidies/v1/reviews?state=AUTO_CHECKED", headers={"Authorization": f"Bearer {token}"}
        )
        times.append(answer.ms)
    console.print(f"a page of the reviewers' queue: median {median(times):.1f} ms, slowest {max(times):.1f} ms")
    console.print("\n".join(await _plan(state.endpoints()["postgres_dsn"])))


async def _plan(dsn: str) -> list[Any]:
    reader = await asyncpg.connect(dsn)
    try:
        rows = await reader.fetch(
            "explain analyze select claim_no from subsidies.subsidy_claim where state = 'AUTO_CHECKED'"
            " and filing_no > 0 and district_id = 'taocheng' order by filing_no limit 50"
        )
        return [row[0] for row in rows]
    finally:
        await reader.close()


if __name__ == "__main__":
    asyncio.run(main())
