"""Change one's own password (修改密码)."""

from services.identity.domain.person import Refusal
from services.identity.usecases.ports import Staff, StaffAccount
from shared.kernel.decision import Refused


async def change_password(staff: Staff, account: StaffAccount, *, password_hash: str) -> StaffAccount | Refused:
    """Put the new password's hash in the place of the one that was proved; refused when it is there no more."""
    if not await staff.change_password(account.staff_id, seen=account.password_hash, password_hash=password_hash):
        return Refused(Refusal.UNAUTHENTICATED)
    return account
