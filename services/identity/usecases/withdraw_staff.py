"""Withdraw a member of staff's account (停用工作人员账号)."""

from dataclasses import replace

from services.identity.domain.person import Refusal
from services.identity.usecases.ports import Staff, StaffAccount, StaffState
from shared.contracts.identity_events import StaffWithdrawn
from shared.kernel.decision import Refused


async def withdraw_staff(staff: Staff, staff_id: str, *, by: str) -> StaffAccount | Refused:
    """Close an account for good; nobody closes their own, so that an administrator is left."""
    account = await staff.load_for_update(staff_id)
    if account is None:
        return Refused(Refusal.NOT_FOUND)
    if account.state == StaffState.WITHDRAWN:
        return Refused(Refusal.WRONG_STATE)
    if staff_id == by:
        return Refused(Refusal.SAME_PERSON)
    was_told = account.state == StaffState.ACTIVE  # nobody heard of a draft
    withdrawn = replace(account, state=StaffState.WITHDRAWN, version=account.version + was_told)
    await staff.save(withdrawn)
    if was_told:
        await staff.tell((staff_id, StaffWithdrawn(staff_id, withdrawn.version)))
    return withdrawn
