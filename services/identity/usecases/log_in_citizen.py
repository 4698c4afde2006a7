"""Log a citizen in (登录) by proof of the registered phone."""

from services.identity.domain.person import Refusal
from services.identity.usecases.ports import People
from services.identity.usecases.prove_phone import prove_phone
from shared.kernel.decision import Refused


async def log_in_citizen(people: People, *, phone: str, code: str) -> str | Refused:
    """Answer the citizen's id; an unknown phone gets the answer of a wrong code."""
    wrong = await prove_phone(people, phone, code)
    if wrong is not None:
        return wrong
    return await people.find_by_phone(phone) or Refused(Refusal.OTP_WRONG)
