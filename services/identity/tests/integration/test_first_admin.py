"""Whoever runs the stack makes the first two administrators from the shell."""

import io

import pytest

from services.identity.adapters.argon2_passwords import Argon2Passwords
from services.identity.adapters.postgres_staff import PostgresStaff
from services.identity.entrypoints.cli import ask_and_appoint
from shared.runtime.postgres import Database
from shared.testing.servers import Running, fresh_database


async def test_the_shell_makes_the_first_two_administrators(
    postgres_server: Running, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def run(database: Database, login: str, password: str) -> tuple[int, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
        status = await ask_and_appoint(database, PostgresStaff, Argon2Passwords(), login)
        printed = capsys.readouterr()
        return status, (printed.out + printed.err).split(":")[0].strip()

    async with fresh_database(postgres_server, "identity") as (database, _):
        assert await run(database, "anna", "short") == (2, "password")
        assert await run(database, "ANNA!", "long enough indeed") == (2, "login")
        assert await run(database, "anna", "long enough indeed") == (0, "anna is an administrator now")
        assert await run(database, "anna", "long enough indeed") == (2, "login")
        assert await run(database, "boris", "long enough indeed") == (0, "boris is an administrator now")
        assert await run(database, "eve", "long enough indeed") == (2, "there are two administrators already")
        async with database.connection() as connection:
            acts = await connection.fetch("select act, subject from audit_entry")
    assert [tuple(row) for row in acts] == [("staff.appoint_first_admin", login) for login in ("anna", "boris")]
