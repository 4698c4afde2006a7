"""The doors of reconciliation on real Postgres: who may do what, keys, districts, pages, what the log hears."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx
import pytest
import structlog
from joserfc import jwt
from joserfc.jwk import KeySet, OKPKey

from services.treasury.adapters.postgres_reconciling import PostgresReconciling
from services.treasury.entrypoints.reconciliation import reconciliation_routers
from services.treasury.entrypoints.reconciling import reconciling_due
from services.treasury.tests import builders as b
from services.treasury.tests.payout_fakes import SEALS
from services.treasury.tests.reconciliation_story import played, spoil
from services.treasury.tests.settlement_story import DAY_1
from services.treasury.tests.worlds import RealWorld
from shared.runtime.http_app import build_http_app
from shared.runtime.tokens import ALGORITHM, TokenVerifier
from shared.testing.servers import Running, fresh_database

pytestmark = pytest.mark.integration
KEY = OKPKey.generate_key("Ed25519", {"kid": "k1"})
WHOLE = {"campaign_id": "c1"}


class PublishedKeys(TokenVerifier):
    """A verifier that has fetched the keys."""

    def __init__(self) -> None:
        super().__init__("http://nowhere.invalid")
        self._keys = KeySet([KEY])


class Doors:
    """`who` is role, or role@district."""

    def __init__(self, client: httpx.AsyncClient, world: RealWorld) -> None:
        self.client = client
        self.world = world
        self.room = PostgresReconciling(world.database, SEALS)

    def headers(self, who: str, key: str = "") -> dict[str, str]:
        role, _, district = who.partition("@")
        claims = {"sub": f"{who}-1", "role": role, "district": district or None, "exp": 4_000_000_000}
        token = jwt.encode({"alg": ALGORITHM, "kid": "k1"}, claims, KEY, algorithms=[ALGORITHM])
        return {"Authorization": f"Bearer {token}"} | ({"Idempotency-Key": key} if key else {})

    async def post(
        self, path: str, body: Any = WHOLE, *, who: str = "finance", key: str = "key-0001"
    ) -> httpx.Response:  # fmt: skip
        return await self.client.post(path, json=body, headers=self.headers(who, key))

    async def get(self, path: str, *, who: str = "auditor") -> Any:
        found = await self.client.get(path, headers=self.headers(who))
        return found.json() if found.status_code == 200 else found.status_code


@pytest.fixture
async def doors(postgres_server: Running) -> AsyncIterator[Doors]:
    async with fresh_database(postgres_server, "treasury") as (database, _):
        world = RealWorld(database)
        async with world.books() as books:
            await b.funded(books)
        await played(world)

        async def ready() -> bool:
            return True

        routers = reconciliation_routers(database, PostgresReconciling(database, SEALS), PublishedKeys())
        app = build_http_app("treasury", routers, ready=ready)
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://city/api/treasury/v1"
        ) as client:
            yield Doors(client, world)


async def test_a_run_is_kept_once_for_a_key_and_shown_by_pair_day_and_merchant(doors: Doors) -> None:
    with structlog.testing.capture_logs() as logs:
        first = await doors.post("/reconciliations", who="auditor")
        again = await doors.post("/reconciliations", who="auditor")
    assert (first.status_code, first.content) == (201, again.content)
    assert [(one["event"], one["open"]) for one in logs] == [("reconciliation_agrees", 0)]
    told = first.json()
    assert (told["started_by"], told["by_result"]["MATCHED"], told["is_whole"]) == ("auditor-1", 61, True)
    assert told["by_pair"]["BANK"]["MATCHED"] == {"items": 5, "here_fen": 560, "there_fen": 560}
    other = await doors.post("/reconciliations", {**WHOLE, "district_id": "d1"}, who="auditor")
    assert (other.status_code, other.json()["code"]) == (422, "KEY_REUSED")
    (run,) = await doors.get("/reconciliations?campaign_id=c1")
    assert (run["run_id"], run["by_result"]) == (told["run_id"], {"MATCHED": 61})
    shown = await doors.get(f"/reconciliations/{told['run_id']}")
    (of_bank,) = [one for one in shown["by_pair"] if one["pair"] == "BANK"]
    assert of_bank == {"pair": "BANK", "result": "MATCHED", "items": 5, "here_fen": 560, "there_fen": 560}
    places = {(one["business_day"], one["merchant_id"]) for one in shown["by_merchant"]}
    assert ("", "") in places
    assert (DAY_1, "m2") in places
    next_page = await doors.get(f"/reconciliations/{told['run_id']}?after={DAY_1}/m1")
    assert tuple(next_page["by_merchant"][0][name] for name in ("business_day", "merchant_id")) == (DAY_1, "m2")
    assert await doors.get(f"/reconciliations/{'0' * 16}") == 404
    assert await doors.get("/reconciliations/../../etc") == 404


async def test_differences_are_a_districts_work_list_with_owner_and_end_on_the_audit_chain(doors: Doors) -> None:
    await spoil(doors.world, "update listed_row set amount_fen = 9 where entry_id in ('x4', 'x5')")
    with structlog.testing.capture_logs() as logs:
        run = (await doors.post("/reconciliations")).json()
    assert [(one["event"], one["open"], one["AMOUNT_DIFFERS"]) for one in logs] == [("reconciliation_differs", 2, 2)]
    assert await doors.get("/differences", who="finance@d2") == []
    found = await doors.get("/differences?state=OPEN", who="finance@d1")
    assert {(one["item_id"], one["here_fen"], one["there_fen"]) for one in found} == {("x4", 100, 9), ("x5", 100, 9)}
    assert {one["first_run"] for one in found} == {run["run_id"]}
    assert await doors.get(f"/differences?after={found[0]['difference_id']}") == found[1:]
    listed = await doors.get(f"/reconciliations/{run['run_id']}/differences")
    assert [one["find_no"] for one in listed] == [1, 2]
    assert await doors.get(f"/reconciliations/{run['run_id']}/differences?after=1") == listed[1:]
    assert await doors.get(f"/reconciliations/{run['run_id']}/differences", who="finance@d2") == []
    path, other = (f"/differences/{one['difference_id']}" for one in found)
    assert (await doors.post(f"{path}/takings", {}, who="finance@d2")).status_code == 403
    assert (await doors.post(f"{path}/takings", {}, who="auditor")).status_code == 403
    taken = await doors.post(f"{path}/takings", {}, who="treasury_maker@d1")
    assert (taken.status_code, taken.json()["owner"]) == (201, "treasury_maker@d1-1")
    assert (await doors.post(f"{other}/takings", {}, who="treasury_maker@d1")).json()["code"] == "KEY_REUSED"
    assert (await doors.post(f"{path}/takings", {}, key="key-0002")).json()["code"] == "WRONG_STATE"
    assert (await doors.post(f"{path}/ends", {"reason": "  "})).status_code == 400
    assert (await doors.post(f"{path}/ends", {"reason": "卡号 6222020402012345672"})).status_code == 400
    ended = (await doors.post(f"{path}/ends", {"reason": "已查明"})).json()
    assert (ended["state"], ended["note"]) == ("ENDED", "已查明")
    (last,) = await doors.get("/differences?state=ENDED")
    assert (last["ended_by"], last["owner"]) == ("finance-1", "treasury_maker@d1-1")
    async with doors.world.database.connection() as connection:
        acts = [row["act"] for row in await connection.fetch("select act from audit_entry order by seq")]
    assert acts == ["reconciliation.run", "difference.take", "difference.end"]


async def test_of_two_at_once_one_takes_a_difference_and_runs_side_by_side_open_it_once(doors: Doors) -> None:
    await spoil(doors.world, "update listed_row set amount_fen = 9 where entry_id = 'x4'")
    runs = await asyncio.gather(*(doors.post("/reconciliations", key=f"key-run{number}") for number in range(4)))
    assert [run.status_code for run in runs] == [201] * 4
    (one,) = await doors.get("/differences")
    path, people = f"/differences/{one['difference_id']}/takings", ("finance", "treasury_maker", "treasury_checker")
    taken = await asyncio.gather(*(doors.post(path, {}, who=who) for who in people))
    assert sorted(answer.status_code for answer in taken) == [201, 409, 409]


@pytest.mark.parametrize(
    ("path", "body", "who", "status"),
    [
        ("/reconciliations", WHOLE, "cashier", 403),
        ("/reconciliations", WHOLE, "finance@d9", 404),
        ("/reconciliations", {**WHOLE, "district_id": "d1"}, "finance@d9", 403),
        ("/reconciliations", {"campaign_id": "c9"}, "finance", 404),
        ("/reconciliations", {**WHOLE, "as_at": "2099-01-01T00:00:00+08:00"}, "finance", 400),
        ("/reconciliations", {**WHOLE, "as_at": "2022-08-26T00:00:00"}, "finance", 400),
        ("/reconciliations", {**WHOLE, "more": 1}, "finance", 400),
        ("/reconciliations", {}, "finance", 400),
        ("/differences/DF1/takings", {}, "finance", 400),
        ("/differences/DF00000000000000000000/takings", {}, "finance", 404),
        ("/differences/DF00000000000000000000/ends", {"reason": "已查明"}, "finance", 404),
    ],
)
async def test_what_is_malformed_foreign_or_not_there_is_refused(
    doors: Doors, path: str, body: Any, who: str, status: int
) -> None:
    assert (await doors.post(path, body, who=who)).status_code == status


async def test_the_worker_reconciles_each_campaign_once_in_so_long(doors: Doors) -> None:
    act = reconciling_due(doors.room, timedelta(days=1))
    assert [await act(), await act()] == [True, False]
    (run,) = await doors.get("/reconciliations?campaign_id=c1")
    assert (run["started_by"], run["is_present"]) == ("nightly", True)
