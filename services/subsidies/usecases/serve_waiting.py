"""Serve the waiting list (候补): whoever can be paid for now is filed, in strict order of submission."""

from dataclasses import replace

from services.subsidies.domain.pool import Pool, move_up
from services.subsidies.domain.subsidy_claim import State, step
from services.subsidies.usecases import facts
from services.subsidies.usecases.ports import Office


async def serve_waiting(office: Office, pool: Pool) -> None:
    """Save the pool and file those whose turn has come; `pool` is locked and holds the money to be given."""
    now = await office.now()
    waiting_files = await office.files.first_waiting(pool.policy.policy_id)
    pool, served = move_up(pool, [file.claim for file in waiting_files])
    await office.pools.save(pool)
    for waiting in waiting_files[: len(served)]:
        claim = step(waiting.claim, State.SUBMITTED, now)
        await office.files.save(replace(waiting, claim=claim))
        await office.tell(facts.moved(pool.policy, waiting.claim, claim, now))
