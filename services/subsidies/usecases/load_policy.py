"""Load a policy, or the next version of one (载入政策)."""

from services.subsidies.domain.policy import Policy
from services.subsidies.domain.policy_change import bound_changes
from services.subsidies.domain.policy_check import check_policy
from services.subsidies.domain.refusals import Refusal
from services.subsidies.usecases.ports import Office
from shared.kernel.decision import Refused


async def load_policy(office: Office, policy: Policy) -> Policy | Refused:
    """What does not fit together, or would break the books of living claims, is refused by its place.

    Claims filed already are judged by the new rules next. The pool is locked, so that none is filed meanwhile.
    """
    refused = check_policy(policy)
    if refused is not None:
        return refused
    pool = await office.pools.load_for_update(policy.policy_id)
    bound = bound_changes(pool.policy, policy) if pool is not None else ()
    if bound and await office.files.lives_under(policy.policy_id):
        return Refused(Refusal.CONFLICT, f"{', '.join(bound)}: not while claims of the policy live")
    if not await office.pools.put(policy):
        return Refused(Refusal.CONFLICT, "this version is there already, or the program is another")
    return policy
