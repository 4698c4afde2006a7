"""Offer a till's place to a browser (登记码): good for a quarter of an hour, once."""

from datetime import datetime

from services.redemption.domain.enrolment import VALID_FOR, Enrolment, code_digest
from services.redemption.domain.voucher import Refusal
from services.redemption.usecases.enrolment_ports import Enrolments
from shared.kernel.decision import Refused


async def offer_enrolment(
    enrolments: Enrolments, terminal_id: str, code: str, now: datetime, *, merchant_id: str | None
) -> Enrolment | Refused:
    """The offer, in place of an earlier one; `merchant_id` is whose tills one may offer, None for anybody's."""
    owner = await enrolments.merchant_of(terminal_id)
    if owner is None or merchant_id not in {None, owner}:
        return Refused(Refusal.NOT_FOUND)
    offer = Enrolment(terminal_id, (now + VALID_FOR).replace(microsecond=0))
    await enrolments.offer(offer, code_digest(code))
    return offer
