"""Enrol a till (终端登记): its public key becomes one of the till's, under the code that its desk gave."""

from dataclasses import replace
from datetime import datetime

from services.redemption.domain.enrolment import code_digest
from services.redemption.domain.voucher import Refusal
from services.redemption.usecases.enrolment_ports import Enrolments
from services.redemption.usecases.issue_key import issue_key
from services.redemption.usecases.ports import Shops
from shared.kernel.decision import Refused


async def enrol_till(
    enrolments: Enrolments, shops: Shops, code: str, key_id: str, public_key: bytes, now: datetime
) -> dict[str, str] | Refused:
    """Once; the same key again is answered alike, since the answer to a till may be lost."""
    offer = await enrolments.find_for_update(code_digest(code))
    if offer is None or offer.key_id not in {None, key_id}:
        return Refused(Refusal.CODE_INVALID)
    if offer.key_id is None and now >= offer.expires_at:
        return Refused(Refusal.CODE_EXPIRED)
    issued = await issue_key(shops, offer.terminal_id, key_id, public_key)
    if not isinstance(issued, Refused):
        await enrolments.take(replace(offer, key_id=key_id))
    return issued
