"""Prove who one is by login and password: the step that logging in and changing the password share."""

from services.identity.domain.person import Refusal
from services.identity.usecases.ports import Accounts, Passwords, StaffAccount, StaffState
from shared.kernel.decision import Refused

_NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHRzb21lc2FsdA$GpZ3sK/oH9p7VIiV56G/64Zo/8GaUw434IimaPqxwCo"


async def prove_password(
    accounts: Accounts, passwords: Passwords, *, login: str, password: str
) -> StaffAccount | Refused:
    """Answer the account; an unknown, unapproved or withdrawn one takes as long and is answered as a wrong password."""
    account = await accounts.find(login)
    is_active = account is not None and account.state == StaffState.ACTIVE
    matches = await passwords.matches(account.password_hash if account and is_active else _NOBODY, password)
    if account is None or not is_active or not matches:
        return Refused(Refusal.UNAUTHENTICATED)
    return account
