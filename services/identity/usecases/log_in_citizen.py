"""Log a citizen in (登录) by proof of the registered phone."""

from services.identity.domain.consents import CONSENTS_NEEDED
from services.identity.domain.person import Refusal
from services.identity.usecases.ports import People
from services.identity.usecases.prove_phone import prove_phone
from shared.kernel.decision import Refused


async def log_in_citizen(people: People, *, phone: str, code: str) -> str | Refused:
    """Answer the citizen's id; an unknown phone gets the answer of a wrong code, and who took a needed consent back
    registers again."""
    wrong = await prove_phone(people, phone, code)
    if wrong is not None:
        return wrong
    citizen_id = await people.find_by_phone(phone)
    if citizen_id is None:
        return Refused(Refusal.OTP_WRONG)
    if not await people.consents_to(citizen_id, sorted(CONSENTS_NEEDED)):
        return Refused(Refusal.CONSENT_MISSING)
    return citizen_id
