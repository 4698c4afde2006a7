"""Serve the waiting list (候补): whoever can be paid for now is filed, in strict order of submission."""

from dataclasses import replace

from services.subsidies.domain.pool import Pool, move_up
from services.subsidies.domain.subsidy_claim import State, step
from services.subsidies.usecases import facts
from services.subsidies.usecases.ports import Office
from shared.contracts.fact import Event


async def serve_waiting(office: Office, pool: Pool) -> None:
    """Save the pool and file those whose turn has come; `pool` is locked and holds the money to be given.

    The list comes in pages: one served whole may have another behind it.
    """
    now = await office.now()
    told: list[tuple[str, Event]] = []
    while page := await office.files.first_waiting(pool.policy.policy_id):
        pool, served = move_up(pool, [file.claim for file in page])
        for waiting in page[: len(served)]:
            claim = step(waiting.claim, State.SUBMITTED, now)
            await office.files.save(replace(waiting, claim=claim))
            told.append(facts.moved(pool.policy, waiting.claim, claim, now))
        if len(served) < len(page):
            break
    await office.pools.save(pool)
    await office.tell(*told)
