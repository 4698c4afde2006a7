"""Log a member of staff in (登录)."""

from services.identity.domain.person import Refusal
from services.identity.usecases.ports import Accounts, Passwords, StaffAccount
from services.identity.usecases.prove_password import prove_password
from shared.kernel.decision import Refused


async def log_in_staff(
    accounts: Accounts, passwords: Passwords, *, login: str, password: str
) -> StaffAccount | Refused:
    """Answer the account; a password that an administrator chose must be changed first."""
    account = await prove_password(accounts, passwords, login=login, password=password)
    if isinstance(account, StaffAccount) and account.must_change:
        return Refused(Refusal.PASSWORD_CHANGE_NEEDED)
    return account
