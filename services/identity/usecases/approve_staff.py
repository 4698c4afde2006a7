"""Approve an account that another administrator drafted (复核工作人员账号)."""

from dataclasses import replace

from services.identity.domain.person import Refusal
from services.identity.usecases.ports import Staff, StaffAccount, StaffState
from shared.contracts.identity_events import StaffAppointed
from shared.kernel.decision import Refused


async def approve_staff(staff: Staff, staff_id: str, *, by: str) -> StaffAccount | Refused:
    """Open a drafted account; never by who drafted it."""
    account = await staff.load_for_update(staff_id)
    if account is None:
        return Refused(Refusal.NOT_FOUND)
    if account.state != StaffState.DRAFT:
        return Refused(Refusal.WRONG_STATE)
    if account.appointed_by == by:
        return Refused(Refusal.SAME_PERSON)
    approved = replace(account, state=StaffState.ACTIVE)
    await staff.save(approved)
    await staff.tell((staff_id, StaffAppointed(staff_id, approved.version, approved.role, approved.district_id)))
    return approved
