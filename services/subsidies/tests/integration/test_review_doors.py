"""Officers at their doors: policies in, the queue by district, files masked, each act on the audit chain."""

from dataclasses import replace
from typing import Any

import httpx
import msgspec
import pytest

from services.subsidies.adapters.postgres_office import PostgresOffice
from services.subsidies.domain.subsidy_claim import State
from services.subsidies.tests import builders as b
from services.subsidies.tests.integration.conftest import BUYER, KEYS, of
from services.subsidies.tests.integration.test_buyer_doors import draft
from services.subsidies.tests.strange_files import pdf
from shared.kernel.fen import Fen
from shared.runtime.postgres import Database

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
    assert (entry["claim_no"], entry["amount_fen"], entry["service_time_s"]) == (claim_no, 300_000, 432_000)
    after = f"/reviews?state=SUBMITTED&after={entry['filing_no']}"
    assert (await phone.get(after, headers=reviewer("ann"))).json() == []
    elsewhere = await phone.get("/reviews?state=SUBMITTED", headers=reviewer("cy", district_id="d9"))
    assert elsewhere.json() == []
    city = await phone.get("/reviews?state=SUBMITTED", headers=reviewer("bo", level="city", district_id=None))
    assert len(city.json()) == 1
    counts = await phone.get("/reviews/counts?policy_id=cars", headers=reviewer("ann"))
    assert counts.json() == {"by_state": {"SUBMITTED": 1}}
    assert (await phone.get("/reviews/counts", headers=reviewer("cy", district_id="d9"))).json() == {"by_state": {}}
    assert (await phone.get("/reviews?state=PAID", headers=reviewer("ann"))).json()["code"] == "MALFORMED"


async def test_a_file_is_shown_masked_and_one_field_whole_for_a_reason(phone: httpx.AsyncClient) -> None:
    claim_no = await filed(phone)
    seen = (await phone.get(f"/reviews/{claim_no}", headers=reviewer("ann"))).json()
    assert seen["fields"]["vin"].endswith("7372")
    assert "*" in seen["fields"]["vin"]
    assert seen["fields"]["seats"] == "5"
    assert seen["rejection_reasons"][0] == "SEATS_OVER_7"
    assert (seen["labels"]["vin"], seen["labels"]["invoice"]) == ("车架号", "购车发票")
    target = f"/reviews/{claim_no}/unmaskings"
    ask = {"field": "vin", "reason": "call back"}
    for wordless in (" ", "about LSVAA49J132o47372"):
        said = await phone.post(target, json={**ask, "reason": wordless}, headers=reviewer("ann", "show-0009"))
        assert said.json()["code"] == "MALFORMED"
    whole = await phone.post(target, json=ask, headers=reviewer("ann", "show-0001"))
    assert (whole.json()["value"], whole.headers["cache-control"]) == (b.TYPED["vin"], "no-store")
    assert "value" not in (await phone.post(target, json=ask, headers=reviewer("ann", "show-0001"))).json()
    for answer in (
        await phone.post(target, json=ask, headers=reviewer("cy", "show-0002", district_id="d9")),
        await phone.get(f"/reviews/{claim_no}", headers=reviewer("cy", district_id="d9")),
        await phone.get(f"/reviews/{claim_no}", headers=of(BUYER)),
    ):
        assert answer.json()["code"] == "FORBIDDEN"
    nothing = await phone.post(target, json=ask | {"field": "shoe"}, headers=reviewer("ann", "show-0003"))
    assert nothing.json()["code"] == "NOT_FOUND"


async def test_a_draft_is_its_buyers_own_and_a_field_the_form_does_not_know_is_shown_to_nobody(
    phone: httpx.AsyncClient, database: Database
) -> None:
    claim_no = await draft(phone)
    await phone.put(f"/claims/{claim_no}/documents/invoice", content=pdf(), headers=of(BUYER))
    ask = {"field": "vin", "reason": "curious"}
    for answer in (
        await phone.get(f"/reviews/{claim_no}", headers=reviewer("ann")),
        await phone.get(f"/reviews/{claim_no}/documents/invoice", headers=reviewer("ann")),
        await phone.post(f"/reviews/{claim_no}/unmaskings", json=ask, headers=reviewer("ann", "show-0001")),
    ):
        assert answer.json()["code"] == "NOT_FOUND"
    async with database.transaction() as transaction:
        office = PostgresOffice(transaction, KEYS)
        file = await office.files.load_for_update(claim_no)
        assert file is not None
        odd = {**file.typed, "mobile": "13912345678"}
        await office.files.save(replace(file, typed=odd, claim=replace(file.claim, state=State.SUBMITTED)))
    seen = await phone.get(f"/reviews/{claim_no}", headers=reviewer("ann"))
    assert seen.json()["fields"]["mobile"] == "*" * 11


async def test_a_file_is_taken_returned_fixed_and_rejected(phone: httpx.AsyncClient) -> None:
    claim_no = await filed(phone)

    async def act(what: str, key: str, body: dict[str, Any] | None = None, name: str = "ann") -> Any:
        return (await phone.post(f"/reviews/{claim_no}/{what}", json=body, headers=reviewer(name, key))).json()

    assert (await act("assignments", "take-0001"))["state"] == State.SUBMITTED
    assert (await act("returns", "back-0001", {"fields": ["price"]}, name="bo"))["code"] == "CONFLICT"
    assert (await act("hand-backs", "hand-0001"))["state"] == State.SUBMITTED
    back = {"fields": ["price"], "notes": {"price": "与发票的价税合计不一致"}}
    for wrong in ({"vin": "字迹不清"}, {"price": "请致电13912345678"}):
        assert (await act("returns", "back-0002", back | {"notes": wrong}))["code"] == "MALFORMED"
    assert (await act("returns", "back-0002", back))["state"] == State.RETURNED_FOR_FIX
    seen = (await phone.get(f"/claims/{claim_no}", headers=of(BUYER))).json()
    assert (seen["fix_fields"], seen["fix_notes"], seen["fix_by"] is not None) == (["price"], back["notes"], True)
    await phone.patch(f"/claims/{claim_no}", json={"fields": {"price": "90000"}}, headers=of(BUYER))
    assert (await phone.post(f"/claims/{claim_no}/fixes", headers=of(BUYER, "fix-00001"))).status_code == 201
    assert (await act("approvals", "okay-0001", {"saw_amount_fen": 200_000}))["code"] == "WRONG_STATE"
    assert (await act("rejections", "away-0001", {"reason": "BAD_MOOD"}))["code"] == "MALFORMED"
    assert (await act("rejections", "away-0001", {"reason": "FORBIDDEN"}))["code"] == "MALFORMED"
    assert (await act("rejections", "away-0001", {"reason": "NAME_MISMATCH"}))["state"] == State.REJECTED
    assert (await act("objections", "obje-0001", {"reason": "heard"}))["code"] == "WRONG_STATE"


async def test_a_policy_is_loaded_by_an_administrator_of_the_city(phone: httpx.AsyncClient) -> None:
    async def load(version: int, key: str, **who: Any) -> httpx.Response:
        body = msgspec.json.encode(replace(b.bank_policy(policy_id="new-cars"), version=version))
        return await phone.post("/policies", content=body, headers=of("root", key, **{"role": "admin", **who}))

    assert (await load(1, "load-0001")).json() == {"policy_id": "new-cars", "version": 1}
    assert (await load(1, "load-0002")).json()["code"] == "CONFLICT"
    assert (await load(2, "load-0003")).status_code == 201
    assert (await load(3, "load-0004", district_id="d1")).json()["code"] == "FORBIDDEN"
    assert (await load(3, "load-0005", role="auditor")).json()["code"] == "FORBIDDEN"
    bad = await phone.post("/policies", content=b'{"policy_id": 5}', headers=of("root", "load-0006", role="admin"))
    assert (bad.json()["code"], "policy_id" in bad.json()["detail"]) == ("MALFORMED", True)
    headless = msgspec.json.encode(b.policy(policy_id="new-cars", version=9))
    odd = await phone.post("/policies", content=headless, headers=of("root", "load-0007", role="admin"))
    assert odd.json()["detail"] == "payee, account: a name and a bank card of the form are needed"


async def test_changed_rules_are_tried_before_they_are_loaded(phone: httpx.AsyncClient) -> None:
    claim_no = await filed(phone)
    dearer = msgspec.json.encode(b.bank_policy(version=2, tiers=(replace(b.CAR_TIERS[0], amount_fen=Fen(400_000)),)))
    tried = await phone.post("/policies/dry-runs", content=dearer, headers=of("root", role="admin"))
    assert tried.json() == {
        "looked_at": 1, "changed": 1, "now_fen": 300_000, "then_fen": 0,
        "changes": [{"claim_no": claim_no, "now_fen": 300_000, "then_fen": 0, "refusals": ["MALFORMED"]}],
        "bound": ["payee", "account"],
    }  # fmt: skip
    seen = await phone.get(f"/claims/{claim_no}", headers=of(BUYER))
    assert seen.json()["amount_fen"] == 300_000
    for broken in (b"{", b'{"x": ' + b"[" * 20_000):
        refused = await phone.post("/policies/dry-runs", content=broken, headers=of("root", role="admin"))
        assert refused.json()["code"] == "MALFORMED"


async def test_everybody_sees_what_a_policy_asks_for_and_nobody_a_whole_name_on_notice(
    phone: httpx.AsyncClient,
) -> None:
    (policy,) = (await phone.get("/policies")).json()
    assert (policy["policy_id"], policy["documents"], policy["money_left"]) == ("cars", ["invoice"], True)
    assert policy["fields"][5]["choices"] == ["household", "pickup", "commercial"]
    assert (await phone.get("/policies?campaign_id=c-9")).json() == []
    assert (await phone.get("/notices?policy_id=cars")).json() == []
    assert (await phone.get("/notices?policy_id=none")).json()["code"] == "NOT_FOUND"


async def test_who_looks_at_a_document_is_noted(phone: httpx.AsyncClient) -> None:
    claim_no = await filed(phone)
    seen = await phone.get(f"/reviews/{claim_no}/documents/invoice", headers=reviewer("ann"))
    assert (seen.status_code, seen.headers["content-type"], seen.content) == (200, "application/pdf", pdf())
    assert seen.headers["x-content-type-options"] == "nosniff"
    assert seen.headers["content-disposition"].startswith("inline")
    assert (await phone.get(f"/reviews/{claim_no}/documents/shoe", headers=reviewer("ann"))).status_code == 404
    elsewhere = await phone.get(f"/reviews/{claim_no}/documents/invoice", headers=reviewer("cy", district_id="d9"))
    assert elsewhere.json()["code"] == "FORBIDDEN"
