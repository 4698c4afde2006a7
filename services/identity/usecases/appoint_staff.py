"""Appoint a member of staff (开通工作人员账号)."""

from services.identity.domain.person import Refusal
from services.identity.usecases.ports import Staff, StaffAccount
from shared.contracts.identity_events import StaffAppointed
from shared.kernel.decision import Refused
from shared.kernel.ids import new_id


async def appoint_staff(
    staff: Staff, *, login: str, password_hash: str, role: str, district_id: str | None
) -> StaffAccount | Refused:
    """Make the account; a login that is taken is refused."""
    account = StaffAccount(new_id(), login, password_hash, role, district_id)
    if not await staff.add(account):
        return Refused(Refusal.CONFLICT, "login")
    await staff.tell((account.staff_id, StaffAppointed(account.staff_id, 1, role, district_id)))
    return account
