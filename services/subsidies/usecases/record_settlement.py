"""Record that some of an award has reached the buyer; with the last of it the claim is paid (拨付完成)."""

from dataclasses import replace

from services.subsidies.domain.pool import Pool
from services.subsidies.domain.subsidy_claim import settle
from services.subsidies.usecases.ports import ClaimFile, Office
from services.subsidies.usecases.record_move import record_move
from shared.kernel.fen import Fen


async def record_settlement(office: Office, pool: Pool, file: ClaimFile, amount: Fen) -> ClaimFile:
    """The claim a step further only when nothing is left to hand over."""
    settled = settle(file.claim, amount, await office.now())
    if settled.state != file.claim.state:
        return await record_move(office, pool, file, settled)
    after = replace(file, claim=settled)
    await office.files.save(after)
    return after
