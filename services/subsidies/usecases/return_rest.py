"""Return what a closed policy did not reserve (余额收回) to the program it was granted from."""

from services.subsidies.domain.money import Place, Step
from services.subsidies.domain.pool import give_back
from services.subsidies.usecases import facts
from services.subsidies.usecases.ports import Office


async def return_rest(office: Office, policy_id: str) -> bool:
    """By the clock; False when the policy is open still, somebody waits, or nothing is left."""
    pool = await office.pools.load_for_update(policy_id)
    now = await office.now()
    emptied = give_back(pool, now) if pool is not None else None
    if pool is None or emptied is None:
        return False
    await office.pools.save(emptied)
    step = Step(pool.remaining_fen, Place.POOL, Place.PROGRAM)
    await office.tell(facts.pool_returned(pool.policy, emptied.returns, step, now))
    return True
