"""End the waiting list of a closed policy (候补终止): who still waits is told, and what the claim held is free."""

from dataclasses import replace

from services.subsidies.domain.pool import waits_in_vain
from services.subsidies.domain.subsidy_claim import wait_in_vain
from services.subsidies.usecases import facts
from services.subsidies.usecases.ports import Office
from shared.contracts.fact import Event


async def end_waiting(office: Office, policy_id: str) -> bool:
    """By the clock, a page at a time, the oldest last: nobody moves up meanwhile. True while more may wait."""
    pool = await office.pools.load_for_update(policy_id)
    now = await office.now()
    if pool is None or not waits_in_vain(pool, now):
        return False
    page = await office.files.last_waiting(policy_id)
    told: list[tuple[str, Event]] = []
    for file in page:
        ended = wait_in_vain(file.claim, now)
        await office.files.save(replace(file, claim=ended))
        await office.files.let_go(ended.claim_no)
        told.append(facts.moved(pool.policy, file.claim, ended, now))
    await office.pools.save(replace(pool, waiting=pool.waiting - len(page)))
    await office.tell(*told)
    return bool(page)
