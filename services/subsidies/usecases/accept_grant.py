"""Answer a grant (资金下达) for a policy: its money joins the pool, and those who wait are served."""

from services.subsidies.domain.pool import put_back
from services.subsidies.usecases.ports import Office
from services.subsidies.usecases.serve_waiting import serve_waiting
from shared.contracts.subsidies_events import PolicyGrantAccepted, PolicyGrantDeclined
from shared.contracts.treasury_events import GrantApproved
from shared.kernel.fen import Fen


async def accept_grant(office: Office, grant: GrantApproved) -> None:
    """Accept what is for a policy we have, once; a grant for a round is not ours."""
    if grant.round is not None:
        return
    pool = await office.pools.load_for_update(grant.pool_id)
    if not await office.pools.answer_grant(grant.grant_id, accepted=pool is not None):
        return
    answer = (grant.grant_id, 1, grant.pool_id, grant.amount_fen)
    if pool is None:
        await office.tell((grant.grant_id, PolicyGrantDeclined(*answer, "no such policy")))
        return
    await office.tell((grant.grant_id, PolicyGrantAccepted(*answer)))
    await serve_waiting(office, put_back(pool, Fen(grant.amount_fen)))
