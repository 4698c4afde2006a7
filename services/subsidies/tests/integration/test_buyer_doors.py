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
    left = await phone.post(f"/claims/{claim_no}/withdrawals", headers=of(BUYER, "away-0001"))
    assert left.status_code == 201
    assert (await phone.get(f"/claims/{claim_no}", headers=of(BUYER))).json()["state"] == State.WITHDRAWN


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
