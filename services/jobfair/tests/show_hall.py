"""Everybody who comes to the show's doors, on real Postgres."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial
from typing import Any

import httpx
from joserfc import jwt
from joserfc.jwk import KeySet, OKPKey

from services.jobfair.adapters.postgres_show import PostgresShow
from services.jobfair.domain.viewer_token import ViewerToken
from services.jobfair.show_doors import show_doors
from services.jobfair.tests.show_builders import AN, BO
from services.jobfair.tests.show_worlds import RING, SEAL, with_catalogue
from shared.runtime.http_app import build_http_app
from shared.runtime.postgres import Database
from shared.runtime.seal import keyed_hash
from shared.runtime.tokens import ALGORITHM, TokenVerifier
from shared.testing.servers import Running, fresh_database

KEY = OKPKey.generate_key("Ed25519", {"kid": "k1"})
SHOW = partial(PostgresShow, seal=SEAL)
Answer = httpx.Response


class PublishedKeys(TokenVerifier):
    """A verifier that has fetched the keys."""

    def __init__(self) -> None:
        super().__init__("http://nowhere.invalid")
        self._keys = KeySet([KEY])


class PlainTokens:
    """Tokens as `room/viewer`; `late` is whose has ended."""

    def read(self, room_id: str, text: str) -> ViewerToken | None:
        room, _, viewer = text.partition("/")
        return ViewerToken(viewer, expires_s=0 if viewer == "late" else 4_000_000_000) if room == room_id else None


class Hall:
    """Everybody at the doors; each act has its key."""

    def __init__(self, client: httpx.AsyncClient, database: Database) -> None:
        self.client = client
        self.database = database
        self.keys = 0

    def headers(self, who: str, key: str = "") -> dict[str, str]:
        """`who` is a role, role@district, or a citizen's id."""
        role, _, district = who.partition("@")
        claims = {"sub": f"{who}-1", "role": role, "district": district or None, "exp": 4_000_000_000}
        if who in {AN, BO}:
            claims |= {"sub": who, "role": "citizen"}
        token = jwt.encode({"alg": ALGORITHM, "kid": "k1"}, claims, KEY, algorithms=[ALGORITHM])
        return {"Authorization": f"Bearer {token}"} | ({"Idempotency-Key": key} if key else {})

    async def post(self, path: str, body: Any = None, *, who: str = "bureau", key: str = "") -> Answer:
        self.keys += 1
        headers = self.headers(who, key or f"key-{self.keys:04d}") | {"Content-Type": "application/json"}
        return await self.client.post(path, content=json.dumps(body), headers=headers)

    async def done(self, path: str, body: Any = None, *, who: str = "bureau") -> Any:
        answer = await self.post(path, body, who=who)
        assert answer.status_code == 201, answer.text
        return answer.json()

    async def get(self, path: str, *, who: str = "bureau") -> Any:
        answer = await self.client.get(path, headers=self.headers(who))
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def acts(self) -> list[str]:
        async with self.database.connection() as connection:
            return [row["act"] for row in await connection.fetch("select act from audit_entry order by seq")]

    async def told(self) -> list[str]:
        async with self.database.connection() as connection:
            return [row["type"] for row in await connection.fetch("select type from outbox order by id")]

    async def kept(self) -> str:
        """All that is kept in the clear beside the applications: answers, the audit chain, facts."""
        async with self.database.connection() as connection:
            rows = await connection.fetch(
                "select convert_from(body, 'UTF8') as t from desk_answer union all select detail from audit_entry "
                "union all select data::text from outbox"
            )
        return "\n".join(row["t"] for row in rows)


@asynccontextmanager
async def open_hall(server: Running) -> AsyncIterator[Hall]:
    """The doors on a database of their own, with a catalogue."""
    async with fresh_database(server, "jobfair") as (database, _):
        async with database.transaction() as transaction:
            await with_catalogue(transaction)

        async def ready() -> bool:
            return True

        def fingerprint(plain: bytes) -> str:
            return keyed_hash(RING, plain.decode()).hex()

        routers = show_doors(database, SHOW, PublishedKeys(), PlainTokens(), b"v" * 32, fingerprint)
        app = build_http_app("jobfair", routers, ready=ready)
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://city/api/jobfair/v1") as client:
            yield Hall(client, database)


async def room_of(hall: Hall, **changes: Any) -> dict[str, Any]:
    """A room that may be opened, at 10×, too: it opens by itself in an hour, and is over 24 h of its show from now."""
    async with hall.database.connection() as connection:
        now = await SHOW(connection).now()
    times = {"opens_at": 60, "origin_at": 65, "closes_at": 140}
    body = {name: (now + timedelta(minutes=minutes)).isoformat() for name, minutes in times.items()}
    made = await hall.done("/fairs/f1/rooms", {"room_id": "main", "name": "主会场", **body, **changes})
    return dict(made)


async def open_room(hall: Hall) -> None:
    await room_of(hall)
    await hall.done("/rooms/main/openings")
