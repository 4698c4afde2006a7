"""Appoint the first administrator (首位管理员), who appoints everybody else."""

from services.identity.domain.person import Refusal
from services.identity.usecases.appoint_staff import appoint_staff
from services.identity.usecases.ports import Staff, StaffAccount
from shared.contracts.roles import Role
from shared.kernel.decision import Refused


async def appoint_first_admin(staff: Staff, *, login: str, password_hash: str) -> StaffAccount | Refused:
    """Only while there is no administrator: the second one is appointed by the first."""
    if await staff.has_admin():
        return Refused(Refusal.CONFLICT, "there is an administrator already")
    return await appoint_staff(staff, login=login, password_hash=password_hash, role=Role.ADMIN, district_id=None)
