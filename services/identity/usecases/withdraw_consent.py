"""Withdraw a consent (撤回同意): for one purpose, at any time, by the person alone."""

from services.identity.domain.person import Refusal
from services.identity.usecases.ports import People, WithdrawnConsent
from shared.contracts.identity_events import ConsentWithdrawn
from shared.kernel.decision import Refused


async def withdraw_consent(people: People, citizen_id: str, purpose: str) -> WithdrawnConsent | Refused:
    """What was done on the ground of it stays right; without a needed one the person is let in no more.

    Whoever wants to come back registers again: the same person gets the same citizen.
    """
    withdrawn = await people.withdraw_consent(citizen_id, purpose)
    if withdrawn is None:
        return Refused(Refusal.WRONG_STATE)
    told = ConsentWithdrawn(citizen_id, withdrawn.version, purpose, withdrawn.withdrawn_at)
    await people.tell((citizen_id, told))
    return withdrawn
