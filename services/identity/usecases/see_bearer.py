"""See who bears a token (当前用户): by what name, and whether they still are who the token says."""

from typing import NamedTuple

from services.identity.domain.consents import CONSENTS_NEEDED
from services.identity.domain.person import masked_name
from services.identity.usecases.ports import People, Staff, StaffState
from shared.contracts.roles import Role


class Bearer(NamedTuple):
    """A citizen or a member of staff, by the name that a screen may show."""

    name: str
    role: str
    district_id: str | None


async def see_bearer(people: People, staff: Staff, subject_id: str, role: str) -> Bearer | None:
    """None for a citizen nobody knows or who took a needed consent back, and for an account that is withdrawn, waits,
    or has another role by now."""
    if role == Role.CITIZEN:
        name = await people.name_of(subject_id)
        if name is None or not await people.consents_to(subject_id, sorted(CONSENTS_NEEDED)):
            return None
        return Bearer(masked_name(name), role, None)
    account = await staff.see(subject_id)
    if account is None or account.state != StaffState.ACTIVE or account.role != role:
        return None
    return Bearer(account.login, account.role, account.district_id)
