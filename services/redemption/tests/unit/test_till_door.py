"""The till's door: whoever signed is answered under the platform's signature, refused or not."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated, Any, cast

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from fastapi import APIRouter, Depends

from services.redemption.entrypoints.till_door import SignedRequest, TillDoor, signed_route
from services.redemption.tests.builders import till
from services.redemption.usecases.ports import KeyOfTill, Shops
from shared.runtime import signing
from shared.runtime.http_app import ServiceApp, build_http_app
from shared.runtime.postgres import Database

OURS, GOOD, REVOKED, STRANGER = (Ed25519PrivateKey.generate() for _ in range(4))
TARGET = "/redemptions?day=1"


def public(key: Ed25519PrivateKey) -> bytes:
    return key.public_key().public_bytes_raw()


class NoDatabase:
    @asynccontextmanager
    async def connection(self) -> AsyncIterator[None]:
        yield None


class Keys:
    async def till_of_key(self, key_id: str) -> KeyOfTill | None:
        known = {signing.key_id_of(public(key)): key for key in (GOOD, REVOKED)}.get(key_id)
        return KeyOfTill(till(), public(known), known is REVOKED) if known else None


def door() -> ServiceApp:
    made = TillDoor(cast("Database", NoDatabase()), lambda _: cast("Shops", Keys()), OURS)
    router = APIRouter(route_class=signed_route(made))

    @router.get("/redemptions")
    async def get(_: Annotated[SignedRequest, Depends(made.check)]) -> dict[str, Any]:
        return {"done": True}

    @router.post("/redemptions", status_code=201)
    async def post(body: dict[str, Any], _: Annotated[SignedRequest, Depends(made.check)]) -> dict[str, Any]:
        return body

    async def ready() -> bool:
        return True

    return build_http_app("redemption", [router], ready=ready)


async def ask(
    key: Ed25519PrivateKey, timestamp: str = "", signed_target: str = TARGET, *, method: str = "GET", body: bytes = b""
) -> httpx.Response:
    timestamp = timestamp or str(int(time.time()))
    headers = {
        signing.KEY_ID_HEADER: signing.key_id_of(public(key)),
        signing.TIMESTAMP_HEADER: timestamp,
        signing.SIGNATURE_HEADER: signing.sign(key, signing.message(method, signed_target, timestamp, "", body)),
        "Content-Type": "application/json",
    }
    async with httpx.AsyncClient(transport=httpx.ASGITransport(door()), base_url="http://city") as client:
        return await client.request(method, TARGET, headers=headers, content=body)


def is_ours(answer: httpx.Response) -> bool:
    timestamp = answer.headers.get(signing.TIMESTAMP_HEADER, "")
    signed = signing.message(str(answer.status_code), TARGET, timestamp, "", answer.content)
    return signing.is_signed(public(OURS), answer.headers.get(signing.SIGNATURE_HEADER, ""), signed)


@pytest.mark.parametrize(
    ("key", "timestamp", "code"),
    [(GOOD, "", None), (GOOD, "1000000000", "CLOCK_SKEW"), (REVOKED, "", "KEY_REVOKED")],
    ids=["good", "another time", "revoked"],
)
async def test_whoever_signed_is_answered_under_our_signature(
    key: Ed25519PrivateKey, timestamp: str, code: str | None
) -> None:
    answer = await ask(key, timestamp)
    assert answer.json().get("code") == code
    assert is_ours(answer)


@pytest.mark.parametrize(("key", "target"), [(STRANGER, TARGET), (GOOD, "/redemptions?day=2")])
async def test_whoever_did_not_is_answered_without(key: Ed25519PrivateKey, target: str) -> None:
    answer = await ask(key, signed_target=target)
    assert answer.json()["code"] == "SIGNATURE_INVALID"
    assert not is_ours(answer)


ODD_BODIES = {
    "no JSON": b"{", "nested beyond measure": b"[" * 50_000, "a number beyond measure": b"1" * 5_000,
    "no UTF-8": b'{"a": "\xff"}', "a byte order mark": b'\xef\xbb\xbf{"a": 1}', "UTF-16": '{"a": 1}'.encode("utf-16"),
}  # fmt: skip


@pytest.mark.parametrize("body", ODD_BODIES.values(), ids=ODD_BODIES)
async def test_a_body_that_cannot_be_read_is_refused_under_our_signature_to_a_till_alone(body: bytes) -> None:
    answer = await ask(GOOD, method="POST", body=body)
    assert answer.json()["code"] == "MALFORMED"
    assert is_ours(answer)
    strangers = await ask(STRANGER, method="POST", body=body)
    assert strangers.json()["code"] == "SIGNATURE_INVALID"
    assert not is_ours(strangers)
