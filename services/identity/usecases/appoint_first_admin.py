"""Appoint one of the first two administrators (首批管理员), who appoint everybody else."""

from services.identity.domain.person import Refusal
from services.identity.usecases.ports import Staff, StaffAccount
from shared.contracts.identity_events import StaffAppointed
from shared.contracts.roles import Role
from shared.kernel.decision import Refused
from shared.kernel.ids import new_id

FROM_THE_SHELL_MAX = 2  # one drafts and the other approves; every further one is appointed by them


async def appoint_first_admin(staff: Staff, *, login: str, password_hash: str) -> StaffAccount | Refused:
    """Only while there are fewer than two active administrators; the password is the person's own."""
    if await staff.count_admins() >= FROM_THE_SHELL_MAX:
        return Refused(Refusal.CONFLICT, "there are two administrators already")
    account = StaffAccount(new_id(), login, password_hash, Role.ADMIN, None)
    if not await staff.add(account):
        return Refused(Refusal.CONFLICT, "login")
    await staff.tell((account.staff_id, StaffAppointed(account.staff_id, 1, account.role, None)))
    return account
