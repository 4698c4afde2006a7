"""Log a member of staff in (登录)."""

from services.identity.domain.person import Refusal
from services.identity.usecases.ports import Accounts, Passwords, StaffAccount
from shared.kernel.decision import Refused

_NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHRzb21lc2FsdA$GpZ3sK/oH9p7VIiV56G/64Zo/8GaUw434IimaPqxwCo"


async def log_in_staff(
    accounts: Accounts, passwords: Passwords, *, login: str, password: str
) -> StaffAccount | Refused:
    """Answer the account; an unknown login takes as long and is answered as a wrong password."""
    account = await accounts.find(login)
    matches = await passwords.matches(account.password_hash if account else _NOBODY, password)
    if account is None or not matches:
        return Refused(Refusal.UNAUTHENTICATED)
    return account
