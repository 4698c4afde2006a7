"""A till asks for a business day by its date."""

import time
from typing import cast

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from services.redemption.entrypoints.till import TillParts, till_routes
from services.redemption.entrypoints.till_door import TillDoor
from services.redemption.tests import builders as b
from services.redemption.tests.fakes import FakeCounter
from services.redemption.tests.unit.test_wrong_codes import OURS, TILLS, NoDatabase, Shops
from shared.runtime import signing
from shared.runtime.http_app import build_http_app
from shared.runtime.postgres import Database


async def ask_for_day(day: str, key: Ed25519PrivateKey = TILLS[1]) -> httpx.Response:
    counter, database = FakeCounter(), cast("Database", NoDatabase())
    shops = Shops(counter)
    door = TillDoor(database, lambda _: shops, OURS)
    parts = TillParts(database, lambda _: counter, lambda _: shops, door, b.KEY)

    async def ready() -> bool:
        return True

    target, now = f"/api/redemption/v1/campaigns/c1/days/{day}/redemptions", str(int(time.time()))
    headers = {
        signing.KEY_ID_HEADER: signing.key_id_of(TILLS[1].public_key().public_bytes_raw()),
        signing.TIMESTAMP_HEADER: now,
        signing.SIGNATURE_HEADER: signing.sign(key, signing.message("GET", target, now, "", b"")),
    }
    app = build_http_app("redemption", [till_routes(parts)], ready=ready)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://city") as client:
        return await client.get(target, headers=headers)


async def test_a_day_without_redemptions_has_an_empty_list() -> None:
    answer = await ask_for_day("2022-08-26")
    assert (answer.status_code, answer.json()) == (200, {"redemptions": [], "next": None})


@pytest.mark.parametrize("day", ["99999-99-99", "2022-02-30", "2022-13-01", "20220826", "2022-W34-5", "day-1", "0"])
async def test_what_is_no_date_is_malformed_and_a_stranger_is_told_nothing_of_it(day: str) -> None:
    answer = await ask_for_day(day)
    assert (answer.status_code, answer.json()["code"]) == (400, "MALFORMED")
    assert signing.SIGNATURE_HEADER in answer.headers
    assert (await ask_for_day(day, TILLS[2])).json()["code"] == "SIGNATURE_INVALID"
