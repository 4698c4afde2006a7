"""Identity's doors on a real database, for tests that knock at them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
from joserfc.jwk import KeySet

from services.identity.adapters.postgres_people import PostgresPeople
from services.identity.adapters.postgres_staff import PostgresStaff
from services.identity.adapters.postgres_token_keys import TokenKeys
from services.identity.entrypoints.desk import desk_routes
from services.identity.entrypoints.http import Parts, routes
from services.identity.entrypoints.sessions import session_routes
from services.identity.entrypoints.staff import staff_routes
from services.identity.tests.fakes import FakePasswords, FakeTexting
from services.identity.usecases.ports import Passwords
from shared.runtime.http_app import build_http_app
from shared.runtime.keyfiles import Keyring
from shared.runtime.postgres import Connection, Database
from shared.runtime.seal import Seal
from shared.runtime.tokens import TokenVerifier

RING = Keyring({1: b"k" * 32})


class OwnKeys(TokenVerifier):
    """A verifier that asks the service's own keys, without a network."""

    def __init__(self, keys: TokenKeys) -> None:
        super().__init__("http://nowhere.invalid")
        self._own = keys

    async def _fetch(self) -> None:
        published: Any = await self._own.published()
        self._keys = KeySet.import_key_set(published)


@asynccontextmanager
async def open_doors(
    database: Database, *, passwords: Passwords | None = None, texting: FakeTexting | None = None
) -> AsyncIterator[httpx.AsyncClient]:
    """A client of all doors but the demo's."""

    def people(transaction: Connection) -> PostgresPeople:
        return PostgresPeople(transaction, Seal(RING), RING, RING, RING)

    keys = TokenKeys(database, Seal(RING))
    parts = Parts(
        database=database, people=people, staff=PostgresStaff, passwords=passwords or FakePasswords(),
        texting=texting or FakeTexting(), tokens=keys, published_keys=keys.published, rotate_key=keys.rotate,
        verifier=OwnKeys(keys),
    )  # fmt: skip
    routers = [routes(parts), staff_routes(parts), session_routes(parts), desk_routes(parts)]
    app = build_http_app("identity", routers, ready=database.ready)
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://city/api/identity/v1") as client:
        yield client


def at(address: str) -> dict[str, str]:
    """The headers of a request that the gateway got from this address."""
    return {"X-Forwarded-For": address}
