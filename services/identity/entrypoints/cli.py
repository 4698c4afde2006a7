"""Identity's door on the shell: the first two administrators. The password is asked for, or read from a pipe."""

import getpass
import sys
from collections.abc import Callable

from pydantic import ValidationError

from services.identity.entrypoints.desk import Appoint
from services.identity.usecases.appoint_first_admin import appoint_first_admin
from services.identity.usecases.ports import Passwords, Staff
from shared.contracts.roles import Role
from shared.kernel.decision import Refused
from shared.runtime.audit import record_act
from shared.runtime.postgres import Connection, Database
from shared.runtime.tokens import Principal


async def ask_and_appoint(
    database: Database, staff: Callable[[Connection], Staff], passwords: Passwords, login: str
) -> int:
    """0 once appointed; 2, and why, when the login or the password will not do or there are two already."""
    password = getpass.getpass("password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    try:
        Appoint(login=login, password=password, role=Role.ADMIN)
    except ValidationError as error:
        first = error.errors()[0]
        return _no(f"{first['loc'][0]}: {first['msg']}")
    operator = Principal(f"operator:{getpass.getuser()}", Role.ADMIN)
    password_hash = await passwords.hash(password)
    async with database.transaction() as transaction:
        outcome = await appoint_first_admin(staff(transaction), login=login, password_hash=password_hash)
        if isinstance(outcome, Refused):
            return _no(outcome.detail)
        await record_act(transaction, operator, "staff.appoint_first_admin", login, {"staff_id": outcome.staff_id})
    print(f"{login} is an administrator now")
    return 0


def _no(why: str) -> int:
    print(why, file=sys.stderr)
    return 2
