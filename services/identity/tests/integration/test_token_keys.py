"""Tokens: signed by the newest key, good until they end though the key was rotated, sealed at rest."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, OKPKey

from services.identity.adapters.argon2_passwords import Argon2Passwords
from services.identity.adapters.postgres_staff import PostgresStaff
from services.identity.adapters.postgres_token_keys import TokenKeys
from services.identity.domain.person import Refusal
from services.identity.usecases.appoint_staff import appoint_staff
from services.identity.usecases.log_in_staff import log_in_staff
from services.identity.usecases.ports import StaffAccount
from shared.kernel.decision import Refused
from shared.runtime.keyfiles import Keyring
from shared.runtime.postgres import Database
from shared.runtime.seal import Seal
from shared.runtime.tokens import ALGORITHM
from shared.testing.servers import Running, fresh_database

pytestmark = pytest.mark.integration
SEAL = Seal(Keyring({1: b"s" * 32}))


@pytest.fixture
async def database(postgres_server: Running) -> AsyncIterator[Database]:
    async with fresh_database(postgres_server, "identity") as (database, _):
        yield database


async def claims(keys: TokenKeys, token: str) -> dict[str, Any]:
    return jwt.decode(token, await key_set(keys), algorithms=[ALGORITHM]).claims


async def key_set(keys: TokenKeys) -> KeySet:
    published: Any = await keys.published()
    return KeySet.import_key_set(published)


async def test_a_token_says_who_and_ends(database: Database) -> None:
    keys = TokenKeys(database, SEAL)
    told = await claims(keys, (await keys.sign("someone", "finance", "taocheng")).token)
    assert (told["sub"], told["role"], told["district"]) == ("someone", "finance", "taocheng")
    assert told["exp"] > told["iat"]


async def test_an_old_token_stays_good_after_a_rotation_and_new_ones_have_the_new_key(database: Database) -> None:
    keys, other_process = TokenKeys(database, SEAL), TokenKeys(database, SEAL)
    before = (await keys.sign("someone", "finance", None)).token
    async with database.transaction() as transaction:
        new_key = await keys.rotate(transaction)
    after = (await keys.sign("someone", "finance", None)).token
    assert (await claims(other_process, before))["sub"] == "someone"
    assert (await claims(other_process, after))["sub"] == "someone"
    assert len((await keys.published())["keys"]) == 2
    assert jwt.decode(after, await key_set(keys), algorithms=[ALGORITHM]).header["kid"] == new_key


async def test_a_private_key_is_never_published_and_sealed_at_rest(database: Database) -> None:
    keys = TokenKeys(database, SEAL)
    await keys.sign("someone", "finance", None)
    assert all("d" not in key for key in (await keys.published())["keys"])
    async with database.connection() as connection:
        row = await connection.fetchrow("select * from signing_key")
    assert row is not None
    with pytest.raises(InvalidTag):
        SEAL.open(row["sealed"], "signing_key.sealed.another-row")
    with pytest.raises(InvalidTag):
        Seal(Keyring({1: b"t" * 32})).open(row["sealed"], f"signing_key.sealed.{row['key_id']}")


async def test_a_foreign_token_is_not_ours(database: Database) -> None:
    keys = TokenKeys(database, SEAL)
    await keys.sign("someone", "finance", None)
    async with database.connection() as connection:
        key_id = await connection.fetchval("select key_id from signing_key")
    foreign = OKPKey.generate_key("Ed25519", {"kid": key_id})
    token = jwt.encode({"alg": ALGORITHM, "kid": key_id}, {"sub": "x"}, foreign, algorithms=[ALGORITHM])
    with pytest.raises(JoseError):
        await claims(keys, token)


async def test_a_staff_password_is_kept_as_argon2id_and_checked(database: Database) -> None:
    passwords = Argon2Passwords()
    async with database.transaction() as transaction:
        staff = PostgresStaff(transaction)
        given: dict[str, str] = {"login": "li", "password": "correct horse battery"}
        account: dict[str, Any] = {
            "login": "li",
            "password_hash": await passwords.hash(given["password"]),
            "district_id": None,
            "by": "root",
        }
        made = await appoint_staff(staff, **account, role="auditor")
        twin = await appoint_staff(staff, **account, role="admin")
        assert isinstance(made, StaffAccount)
        assert made.password_hash.startswith("$argon2id$")
        assert isinstance(twin, Refused)
        assert await log_in_staff(staff, passwords, **given) == Refused(Refusal.PASSWORD_CHANGE_NEEDED)
        assert isinstance(await log_in_staff(staff, passwords, login="li", password="wrong"), Refused)
        assert isinstance(await log_in_staff(staff, passwords, login="nobody", password="wrong"), Refused)
