"""Officers at their doors: policies in, the queue by district, files masked, each act on the audit chain."""

from dataclasses import replace
from typing import Any

import httpx
import msgspec
import pytest

from services.subsidies.domain.subsidy_claim import State
from services.subsidies.tests import builders as b
from services.subsidies.tests.integration.conftest import BUYER, of
from services.subsidies.tests.integration.test_buyer_doors import draft
from services.subsidies.tests.integration.test_documents import pdf

pytestmark = pytest.mark.integration


def reviewer(name: str, key: str = "", level: str = "district", district_id: str | None = "d1") -> dict[str, str]:
    return of(name, key, role=f"{level}_reviewer", district_id=district_id)


async def filed(phone: httpx.AsyncClient) -> str:
    claim_no = await draft(phone)
    await phone.put(f"/claims/{claim_no}/documents/invoice", content=pdf(), headers=of(BUYER))
    done = await phone.post(f"/claims/{claim_no}/submissions", headers=of(BUYER, "file-0001"))
    assert done.status_code == 201, done.text
    return claim_no


async def test_a_queue_shows_a_districts_files_with_their_clocks(phone: httpx.AsyncClient) -> None:
    claim_no = await filed(phone)
    (entry,) = (await phone.get("/reviews?state=SUBMITTED", headers=reviewer("ann"))).json()
    assert (entry["claim_no"], entry["amount_fen"], entry["service_time"]) == (claim_no, 300_000, "P5D")
    after = f"/reviews?state=SUBMITTED&after={entry['filing_no']}"
    assert (await phone.get(after, headers=reviewer("ann"))).json() == []
    elsewhere = await phone.get("/reviews?state=SUBMITTED", headers=reviewer("cy", district_id="d9"))
    assert elsewhere.json() == []
    city = await phone.get("/reviews?state=SUBMITTED", headers=reviewer("bo", level="city", district_id=None))
    assert len(city.json()) == 1
    assert (await phone.get("/reviews?state=PAID", headers=reviewer("ann"))).json()["code"] == "MALFORMED"


async def test_a_file_is_shown_masked_and_one_field_whole_for_a_reason(phone: httpx.AsyncClient) -> None:
    claim_no = await filed(phone)
    seen = (await phone.get(f"/reviews/{claim_no}", headers=reviewer("ann"))).json()
    assert seen["fields"]["vin"].endswith("7372")
    assert "*" in seen["fields"]["vin"]
    assert seen["fields"]["seats"] == "5"
    target = f"/reviews/{claim_no}/unmaskings"
    ask = {"field": "vin", "reason": "call back"}
    whole = await phone.post(target, json=ask, headers=reviewer("ann", "show-0001"))
    assert whole.json()["value"] == b.TYPED["vin"]
    assert "value" not in (await phone.post(target, json=ask, headers=reviewer("ann", "show-0001"))).json()
    for answer in (
        await phone.post(target, json=ask, headers=reviewer("cy", "show-0002", district_id="d9")),
        await phone.get(f"/reviews/{claim_no}", headers=reviewer("cy", district_id="d9")),
        await phone.get(f"/reviews/{claim_no}", headers=of(BUYER)),
    ):
        assert answer.json()["code"] == "FORBIDDEN"
    nothing = await phone.post(target, json=ask | {"field": "shoe"}, headers=reviewer("ann", "show-0003"))
    assert nothing.json()["code"] == "NOT_FOUND"


async def test_a_file_is_taken_returned_fixed_and_rejected(phone: httpx.AsyncClient) -> None:
    claim_no = await filed(phone)

    async def act(what: str, key: str, body: dict[str, Any] | None = None, name: str = "ann") -> Any:
        return (await phone.post(f"/reviews/{claim_no}/{what}", json=body, headers=reviewer(name, key))).json()

    assert (await act("assignments", "take-0001"))["state"] == State.SUBMITTED
    assert (await act("returns", "back-0001", {"fields": ["price"]}, name="bo"))["code"] == "CONFLICT"
    assert (await act("hand-backs", "hand-0001"))["state"] == State.SUBMITTED
    assert (await act("returns", "back-0002", {"fields": ["price"]}))["state"] == State.RETURNED_FOR_FIX
    seen = (await phone.get(f"/claims/{claim_no}", headers=of(BUYER))).json()
    assert (seen["fix_fields"], seen["fix_by"] is not None) == (["price"], True)
    await phone.patch(f"/claims/{claim_no}", json={"fields": {"price": "90000"}}, headers=of(BUYER))
    assert (await phone.post(f"/claims/{claim_no}/fixes", headers=of(BUYER, "fix-00001"))).status_code == 201
    assert (await act("approvals", "okay-0001", {"saw_amount_fen": 200_000}))["code"] == "WRONG_STATE"
    assert (await act("rejections", "away-0001", {"reason": "BAD_MOOD"}))["code"] == "MALFORMED"
    assert (await act("rejections", "away-0001", {"reason": "NAME_MISMATCH"}))["state"] == State.REJECTED
    assert (await act("objections", "obje-0001", {"reason": "heard"}))["code"] == "WRONG_STATE"


async def test_a_policy_is_loaded_by_an_administrator_of_the_city(phone: httpx.AsyncClient) -> None:
    async def load(version: int, key: str, **who: Any) -> httpx.Response:
        body = msgspec.json.encode(replace(b.policy(policy_id="new-cars"), version=version))
        return await phone.post("/policies", content=body, headers=of("root", key, **{"role": "admin", **who}))

    assert (await load(1, "load-0001")).json() == {"policy_id": "new-cars", "version": 1}
    assert (await load(1, "load-0002")).json()["code"] == "CONFLICT"
    assert (await load(2, "load-0003")).status_code == 201
    assert (await load(3, "load-0004", district_id="d1")).json()["code"] == "FORBIDDEN"
    assert (await load(3, "load-0005", role="auditor")).json()["code"] == "FORBIDDEN"
    bad = await phone.post("/policies", content=b'{"policy_id": 5}', headers=of("root", "load-0006", role="admin"))
    assert (bad.json()["code"], "policy_id" in bad.json()["detail"]) == ("MALFORMED", True)
