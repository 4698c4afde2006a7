"""The live doors put together as `main` does, on real servers, with clients that speak to them in this process."""

import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import msgspec
from aiokafka import AIOKafkaConsumer, TopicPartition

from services.jobfair.adapters.file_show_keys import show_keys
from services.jobfair.adapters.postgres_show import PostgresShow
from services.jobfair.config import Config
from services.jobfair.live_doors import LARGE_BODIES, live_doors
from shared.contracts.fair_records import INTERACTIONS, PARTITIONS, Item, Pack, Record
from shared.runtime.http_app import build_http_app
from shared.runtime.keyfiles import load_keyring, make_missing_keys
from shared.runtime.postgres import Database
from shared.runtime.tokens import Principal, TokenVerifier


class SpokenVerifier(TokenVerifier):
    """Believes a token of the form `role/subject`, or `role@district/subject`."""

    def __init__(self) -> None:
        super().__init__("http://127.0.0.1:1")

    async def verify(self, token: str) -> Principal | None:
        office, _, subject = token.partition("/")
        role, _, district_id = office.partition("@")
        return Principal(subject, role, district_id or None) if subject else None


class Client:
    """Somebody at the doors."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self.http = http

    async def post(self, path: str, body: Any, **headers: str) -> httpx.Response:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return await self.http.post(f"/api/jobfair/v1{path}", content=json.dumps(body).encode(), headers=named)

    async def enter(self, room_id: str, citizen: str | None = None, **cells: Any) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer citizen/{citizen}"} if citizen else {}
        answer = await self.post(f"/rooms/{room_id}/viewer-tokens", cells, Content_Type="application/json", **headers)
        assert answer.status_code == 201, answer.text
        told: dict[str, Any] = answer.json()
        return told

    async def send(self, room_id: str, token: str, *items: dict[str, Any]) -> httpx.Response:
        return await self.post(f"/rooms/{room_id}/interactions", {"items": items}, Authorization=f"Viewer {token}")

    async def act(self, path: str, body: dict[str, Any], key: str, role: str = "moderator") -> httpx.Response:
        headers = {
            "Authorization": f"Bearer {role}/staff-1",
            "Idempotency_Key": key,
            "Content_Type": "application/json",
        }
        return await self.post(path, body, **headers)

    async def read(self, path: str, role: str = "moderator") -> Any:
        answer = await self.http.get(f"/api/jobfair/v1{path}", headers={"Authorization": f"Bearer {role}/staff-1"})
        assert answer.status_code == 200, answer.text
        return answer.json()


@asynccontextmanager
async def live_app(database: Database, dsn: str, kafka: str, redis_url: str, keys: Path) -> AsyncIterator[Client]:
    """The doors, open."""
    make_missing_keys(keys)
    config = Config(
        postgres_dsn=dsn, kafka_bootstrap=kafka, redis_url=redis_url, identity_url="http://127.0.0.1:1", keys_dir=keys,
        notes_dir=keys,
    )  # fmt: skip
    show, viewers = partial(PostgresShow, seal=show_keys(keys).seal), load_keyring(keys, "viewer")
    live = live_doors(config, database, show, SpokenVerifier(), viewers)
    app = build_http_app(
        "jobfair", live.routers, raw_routes=live.raw_routes, large_bodies=LARGE_BODIES, ready=database.ready
    )
    async with AsyncExitStack() as stack:
        for resource in live.resources:
            await stack.enter_async_context(resource)
        transport = httpx.ASGITransport(app)
        http = await stack.enter_async_context(httpx.AsyncClient(transport=transport, base_url="http://city"))
        yield Client(http)


async def logged(bootstrap: str, room_id: str) -> list[Item]:
    """Every item of a room in the log, in the order of its partition."""
    kafka = AIOKafkaConsumer(bootstrap_servers=bootstrap, group_id=None)
    await kafka.start()
    try:
        partitions = [TopicPartition(INTERACTIONS, number) for number in range(PARTITIONS)]
        kafka.assign(partitions)
        await kafka.seek_to_beginning(*partitions)
        ends = await kafka.end_offsets(partitions)
        found: list[Item] = []
        while any([await kafka.position(partition) < ends[partition] for partition in partitions]):
            for records in (await kafka.getmany(timeout_ms=200)).values():
                packs = [msgspec.msgpack.decode(one.value, type=Record) for one in records if _is_of(room_id, one.key)]
                found += [
                    item for pack in packs if isinstance(pack, Pack) and pack.room_id == room_id for item in pack.items
                ]
        return found
    finally:
        await kafka.stop()


def _is_of(room_id: str, key: bytes | None) -> bool:
    """The broker is shared, and other tests send what nobody can read."""
    return (key or b"").startswith(f"{room_id}:".encode())
