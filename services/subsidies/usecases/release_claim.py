"""Release a claim to be paid (公示期满): to the bank, as vouchers, as fuel cards, as its policy says."""

from datetime import datetime

from services.subsidies.domain.policy import Form, Part, split
from services.subsidies.domain.pool import Pool
from services.subsidies.domain.subsidy_claim import SubsidyClaim, release, voucher_stock_of
from services.subsidies.usecases.ports import ClaimFile, Office
from services.subsidies.usecases.record_move import record_move
from services.subsidies.usecases.record_settlement import record_settlement
from services.subsidies.usecases.request_payout import request_payout
from shared.contracts.subsidies_events import SubsidyVouchersIssued
from shared.contracts.vouchers_events import IssuedVoucher
from shared.kernel.decision import Refused
from shared.kernel.fen import Fen


async def release_claim(office: Office, pool: Pool, file: ClaimFile) -> ClaimFile | Refused:
    """PUBLICISED → IN_BATCH once the notice has passed; vouchers are on their way to the wallet in the same step."""
    now = await office.now()
    released = release(file.claim, now)
    if isinstance(released, Refused):
        return released
    shares = {part.form: (part, amount) for part, amount in split(pool.policy, released.amount_fen) if amount > 0}
    if Form.BANK_CARD in shares:
        file = await request_payout(office, pool, file, released)
    else:
        file = await record_move(office, pool, file, released)
    if Form.VOUCHERS in shares:
        part, amount = shares[Form.VOUCHERS]
        issued = _vouchers(office, pool, released, part, amount, now)
        await office.tell((issued.stock_id, issued))
        file = await record_settlement(office, pool, file, amount)
    return file


def _vouchers(
    office: Office, pool: Pool, claim: SubsidyClaim, part: Part, amount: Fen, now: datetime
) -> SubsidyVouchersIssued:
    ids: set[str] = set()
    while len(ids) < amount // part.piece_fen:
        ids.add(office.issuing.voucher_id(claim.citizen_id))
    policy = pool.policy
    return SubsidyVouchersIssued(
        stock_id=voucher_stock_of(claim),
        version=1,
        round_id=policy.policy_id,
        campaign_id=policy.campaign_id,
        program_id=policy.program_id,
        district_id=policy.district_id,
        pool_id=policy.policy_id,
        face_value_fen=part.piece_fen,
        threshold_fen=part.threshold_fen,
        categories=list(part.categories),
        valid_until=now + part.valid_for,
        issued_at=now,
        vouchers=[IssuedVoucher(voucher_id, claim.citizen_id) for voucher_id in sorted(ids)],
    )
