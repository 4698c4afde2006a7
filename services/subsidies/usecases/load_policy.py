"""Load a policy, or the next version of one (载入政策)."""

from services.subsidies.domain.policy import Policy
from services.subsidies.domain.policy_check import check_policy
from services.subsidies.domain.refusals import Refusal
from services.subsidies.usecases.ports import Office
from shared.kernel.decision import Refused


async def load_policy(office: Office, policy: Policy) -> Policy | Refused:
    """What does not fit together is refused by its place; claims filed already are judged by the new rules next."""
    refused = check_policy(policy)
    if refused is not None:
        return refused
    if not await office.pools.put(policy):
        return Refused(Refusal.CONFLICT, "this version is there already, or the program is another")
    return policy
