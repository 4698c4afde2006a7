"""Prove a phone by the code that was sent to it: the step that registering and logging in share."""

from services.identity.domain.one_time_code import check_code
from services.identity.usecases.ports import People
from shared.kernel.decision import Refused


async def prove_phone(people: People, phone: str, code: str) -> Refused | None:
    """None once the phone's code was given; each wrong guess costs a try, a right one uses the code up."""
    wrong = check_code(await people.sent_code(phone), people.hash_code(phone, code), await people.now())
    await people.use_up_try(phone, all_of_them=wrong is None)
    return wrong
