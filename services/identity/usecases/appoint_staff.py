"""Appoint a member of staff (开通工作人员账号)."""

from services.identity.domain.person import Refusal
from services.identity.usecases.ports import Staff, StaffAccount, StaffState
from shared.contracts.identity_events import StaffAppointed
from shared.contracts.roles import SECOND_ADMIN_ROLES
from shared.kernel.decision import Refused
from shared.kernel.ids import new_id


async def appoint_staff(
    staff: Staff, *, login: str, password_hash: str, role: str, district_id: str | None, by: str
) -> StaffAccount | Refused:
    """Make the account, for a second administrator to approve where the role asks for it; the member of staff changes
    the password before the first log-in. A login that is taken is refused."""
    state = StaffState.DRAFT if role in SECOND_ADMIN_ROLES else StaffState.ACTIVE
    account = StaffAccount(
        new_id(), login, password_hash, role, district_id, state=state, appointed_by=by, must_change=True
    )
    if not await staff.add(account):
        return Refused(Refusal.CONFLICT, "login")
    if state == StaffState.ACTIVE:
        await staff.tell((account.staff_id, StaffAppointed(account.staff_id, 1, role, district_id)))
    return account
