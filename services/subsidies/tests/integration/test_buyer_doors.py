"""A buyer's way through the doors, from the draft to the filed claim, on real Postgres and a real store."""

from pathlib import Path
from typing import Any

import httpx
import pytest

from services.subsidies.domain.subsidy_claim import State
from services.subsidies.tests import builders as b
from services.subsidies.tests.integration.conftest import BUYER, EVE, of
from services.subsidies.tests.strange_files import pdf

pytestmark = pytest.mark.integration


async def draft(phone: httpx.AsyncClient, **typed: str) -> str:
    opened = await phone.post("/claims", json={"policy_id": "cars"}, headers=of(BUYER, "open-0001"))
    assert opened.status_code == 201, opened.text
    claim_no = str(opened.json()["claim_no"])
    checked = await phone.patch(f"/claims/{claim_no}", json={"fields": {**b.TYPED, **typed}}, headers=of(BUYER))
    assert checked.status_code == 200, checked.text
    return claim_no


async def test_from_the_draft_to_the_filed_claim_each_key_answered_for_ever(phone: httpx.AsyncClient) -> None:
    claim_no = await draft(phone)
    assert await draft(phone) == claim_no, "the same key opens the same draft"
    uploaded = await phone.put(f"/claims/{claim_no}/documents/invoice", content=pdf(), headers=of(BUYER))
    assert uploaded.status_code == 201, uploaded.text
    assert uploaded.json()["differences"] == []
    filed = await phone.post(f"/claims/{claim_no}/submissions", headers=of(BUYER, "file-0001"))
    assert (filed.status_code, filed.json()["state"], filed.json()["amount_fen"]) == (201, State.SUBMITTED, 300_000)
    again = await phone.post(f"/claims/{claim_no}/submissions", headers=of(BUYER, "file-0001"))
    assert again.content == filed.content
    seen = (await phone.get(f"/claims/{claim_no}", headers=of(BUYER))).json()
    assert (seen["state"], seen["documents"], seen["service_time_s"]) == (State.SUBMITTED, ["invoice"], 432_000)
    assert [one["state"] for one in seen["steps"]] == [State.DRAFT, State.SUBMITTED]
    assert seen["office_clock_runs"] is True
    left = await phone.post(f"/claims/{claim_no}/withdrawals", headers=of(BUYER, "away-0001"))
    assert left.status_code == 201
    assert (await phone.get(f"/claims/{claim_no}", headers=of(BUYER))).json()["state"] == State.WITHDRAWN


async def test_a_draft_is_gone_on_with_on_another_phone_and_a_filed_form_shows_no_numbers(
    phone: httpx.AsyncClient,
) -> None:
    claim_no = await draft(phone, seats="9")
    await phone.put(f"/claims/{claim_no}/documents/invoice", content=pdf(), headers=of(BUYER))
    form = (await phone.get(f"/claims/{claim_no}/form", headers=of(BUYER))).json()
    assert form["fields"]["vin"] == b.TYPED["vin"]
    assert [one["code"] for one in form["problems"]] == ["SEATS_OVER_7"]
    (paper,) = form["documents"]
    assert (paper["kind"], paper["type"], paper["pages"], paper["differences"]) == ("invoice", "pdf", 1, [])
    shown = await phone.get(f"/claims/{claim_no}/documents/invoice", headers=of(BUYER))
    assert (shown.content, shown.headers["content-type"]) == (pdf(), "application/pdf")
    for path in ("form", "documents/invoice"):
        assert (await phone.get(f"/claims/{claim_no}/{path}", headers=of(EVE))).json()["code"] == "NOT_FOUND"
    assert (await phone.get(f"/claims/{claim_no}/documents/shoe", headers=of(BUYER))).status_code == 404
    await phone.patch(f"/claims/{claim_no}", json={"fields": {"seats": "5"}}, headers=of(BUYER))
    await phone.post(f"/claims/{claim_no}/submissions", headers=of(BUYER, "file-0001"))
    filed = (await phone.get(f"/claims/{claim_no}/form", headers=of(BUYER))).json()
    assert (filed["fields"]["vin"][:3], "*" in filed["fields"]["vin"], filed["problems"]) == ("lsv", True, [])
    assert [one["state"] for one in (await phone.get("/claims", headers=of(BUYER))).json()[0]["steps"]] == [
        "DRAFT", "SUBMITTED",
    ]  # fmt: skip


async def test_a_policy_says_what_to_bring_and_what_it_earns_and_officers_see_its_money(
    phone: httpx.AsyncClient,
) -> None:
    (policy,) = (await phone.get("/policies")).json()
    assert (policy["documents"], policy["labels"]) == (["invoice"], {"invoice": "购车发票"})
    assert policy["tiers"][0] == {"basis_from": 0, "amount_fen": 200_000, "rate_permyriad": None}
    assert policy["enrolled"] == [{"uscc": b.SELLER, "name": "一号车行"}]
    assert (policy["service_time_s"], policy["levels"], policy["basis"]) == (432_000, ["district", "city"], "price")
    officer = of("ann", role="finance")
    (before,) = (await phone.get("/pools", headers=officer)).json()["pools"]
    assert (before["remaining_fen"], before["filed"], before["empties_at"]) == (300_000, 0, None)
    claim_no = await draft(phone, price="99,999")
    await phone.put(f"/claims/{claim_no}/documents/invoice", content=pdf(), headers=of(BUYER))
    await phone.post(f"/claims/{claim_no}/submissions", headers=of(BUYER, "file-0001"))
    (after,) = (await phone.get("/pools?campaign_id=c1", headers=officer)).json()["pools"]
    assert (after["remaining_fen"], after["filed"], after["reserved_last_day_fen"]) == (100_000, 1, 200_000)
    assert after["empties_at"] is not None
    assert (await phone.get("/pools", headers=of("cy", role="finance", district_id="d9"))).json()["pools"] == []
    assert (await phone.get("/pools", headers=of(BUYER))).status_code == 403


async def test_all_that_is_wrong_is_named_with_its_sentence(phone: httpx.AsyncClient) -> None:
    claim_no = await draft(phone, seats="9", use="commercial")
    answer = await phone.post(f"/claims/{claim_no}/submissions", headers=of(BUYER, "file-0001"))
    problem: dict[str, Any] = answer.json()
    assert (answer.status_code, problem["code"]) == (409, "SEATS_OVER_7")
    assert [(one["field"], one["code"]) for one in problem["problems"]] == [
        ("seats", "SEATS_OVER_7"),
        ("use", "COMMERCIAL_VEHICLE"),
        ("invoice", "DOCUMENT_MISSING"),
    ]
    assert problem["problems"][2]["title"] == "缺少必需的材料"
    await phone.patch(f"/claims/{claim_no}", json={"fields": {"seats": "5", "use": "pickup"}}, headers=of(BUYER))
    await phone.put(f"/claims/{claim_no}/documents/invoice", content=pdf(), headers=of(BUYER))
    mended = await phone.post(f"/claims/{claim_no}/submissions", headers=of(BUYER, "file-0001"))
    assert mended.status_code == 201, "a refusal binds nobody"


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"", 409, "DOCUMENT_UNREADABLE"),
        (b"MZ program", 409, "DOCUMENT_UNREADABLE"),
        (b"%PDF-" + b"x" * 12_000_000, 413, "TOO_LARGE"),
    ],
    ids=["nothing", "a program", "12 MB"],
)
async def test_a_bad_file_is_refused_and_nothing_is_kept(
    phone: httpx.AsyncClient, tmp_path: Path, content: bytes, status: int, code: str
) -> None:
    claim_no = await draft(phone)
    answer = await phone.put(f"/claims/{claim_no}/documents/invoice", content=content, headers=of(BUYER))
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


async def test_a_claim_is_its_buyers_alone(phone: httpx.AsyncClient) -> None:
    claim_no = await draft(phone)
    for answer in (
        await phone.get(f"/claims/{claim_no}", headers=of(EVE)),
        await phone.patch(f"/claims/{claim_no}", json={"fields": {}}, headers=of(EVE)),
        await phone.put(f"/claims/{claim_no}/documents/invoice", content=pdf(), headers=of(EVE)),
        await phone.post(f"/claims/{claim_no}/submissions", headers=of(EVE, "file-0001")),
        await phone.post(f"/claims/{claim_no}/withdrawals", headers=of(EVE, "away-0001")),
        await phone.post(f"/claims/{claim_no}/fixes", headers=of(EVE, "fix-00001")),
    ):
        assert (answer.status_code, answer.json()["code"]) == (404, "NOT_FOUND")
    unknown = await phone.post("/claims", json={"policy_id": "none"}, headers=of(BUYER, "open-0002"))
    assert unknown.json()["code"] == "NOT_FOUND"
