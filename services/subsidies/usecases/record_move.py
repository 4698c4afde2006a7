"""Record a step of a claim: save, tell, and let the money of one that ended go on to those who wait."""

from dataclasses import replace

from services.subsidies.domain.pool import Pool, put_back
from services.subsidies.domain.subsidy_claim import ENDED, State, SubsidyClaim
from services.subsidies.usecases import facts
from services.subsidies.usecases.ports import ClaimFile, Office
from services.subsidies.usecases.serve_waiting import serve_waiting
from shared.contracts.subsidies_events import Payout


async def record_move(
    office: Office, pool: Pool, file: ClaimFile, moved: SubsidyClaim, payout: Payout | None = None
) -> ClaimFile:
    """The step that acts end with; `pool` is the claim's, locked. The file as it stands now."""
    after = replace(file, claim=moved)
    await office.files.save(after)
    await office.tell(facts.moved(pool.policy, file.claim, moved, await office.now(), payout))
    if moved.state in ENDED:
        await office.files.let_go(moved.claim_no)
        if file.claim.state == State.WAITLISTED:
            await serve_waiting(office, replace(pool, waiting=pool.waiting - 1))
        elif moved.state != State.CLAWED_BACK:  # that money is the program's again, by treasury's books
            await serve_waiting(office, put_back(pool, moved.amount_fen))
    return after
