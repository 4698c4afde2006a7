"""Fuel cards at the finance office's doors, on real Postgres: from the delivery to the signature."""

import io
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image

from services.subsidies.adapters.postgres_office import PostgresOffice
from services.subsidies.domain.subsidy_claim import State
from services.subsidies.tests import builders as b
from services.subsidies.tests.integration.conftest import BUYER, KEYS, of
from services.subsidies.tests.integration.test_review_doors import filed
from services.subsidies.usecases.advance_claim import advance_claim
from services.subsidies.usecases.approve_claim import approve_claim
from services.subsidies.usecases.ports import ClaimFile
from shared.kernel.officer import Officer
from shared.runtime.postgres import Database

pytestmark = pytest.mark.integration
NUMBERS = [f"FC{number:04d}" for number in range(16)]


def signature(colour: str = "white") -> bytes:
    made = io.BytesIO()
    Image.new("L", (60, 20), colour).save(made, "PNG")
    return made.getvalue()


def files_in(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


async def released(phone: httpx.AsyncClient, database: Database) -> str:
    """A claim that is to be paid in kind: loaded anew, filed, approved, its notice over."""
    claim_no = await filed(phone)
    in_kind = b.in_kind_policy(version=2, notice=b.DAY * 0)
    async with database.transaction() as transaction:
        assert await PostgresOffice(transaction, KEYS).pools.put(in_kind)
    for level, person in ((None, ""), ("district", "ann"), ("city", "bo"), (None, ""), (None, "")):
        async with database.transaction() as transaction:
            office = PostgresOffice(transaction, KEYS)
            if level is None:
                done = await advance_claim(office, claim_no)
            else:
                officer, at = Officer(person), in_kind.levels[level == "city"]
                done = await approve_claim(office, claim_no, reviewer=officer, level=at, saw_amount_fen=300_000)
            assert isinstance(done, ClaimFile), done
    return claim_no


async def test_cards_go_from_the_delivery_to_the_buyer_who_signs(
    phone: httpx.AsyncClient, database: Database, tmp_path: Path
) -> None:
    claim_no = await released(phone, database)

    async def act(what: str, key: str, *, json: Any = None, content: bytes | None = None, role: str = "finance") -> Any:
        headers = of("fin", key, role=role, district_id="d1")
        return (await phone.post(f"/fuel-cards/{what}", json=json, content=content, headers=headers)).json()

    claim = f"claims/{claim_no}"
    assert (await act(f"{claim}/assignments", "card-0001"))["code"] == "CARDS_SHORT"
    delivery = {"policy_id": "cars", "card_nos": NUMBERS}
    assert (await act("deliveries", "card-0002", json=delivery, role="auditor"))["code"] == "FORBIDDEN"
    assert (await act("deliveries", "card-0003", json=delivery))["card_nos"] == NUMBERS
    assert (await act("deliveries", "card-0003", json=delivery))["card_nos"] == NUMBERS
    assert (await act("deliveries", "card-0004", json=delivery))["code"] == "CONFLICT"
    same = {"policy_id": "cars", "card_nos": [NUMBERS[0].lower().replace("fc", "f-c-")]}
    assert (await act("deliveries", "card-0011", json=same))["code"] == "CONFLICT"
    assert (await act(f"{claim}/assignments", "card-0005"))["card_nos"] == NUMBERS[:15]
    assert (await act(f"{claim}/hand-overs", "card-0006", content=b"no picture"))["code"] == "DOCUMENT_UNREADABLE"
    assert (await act(f"{claim}/hand-overs", "card-0007", content=b"%PDF-1.4 %%EOF"))["code"] == "DOCUMENT_UNREADABLE"
    kept = files_in(tmp_path)
    assert (await act(f"{claim}/hand-overs", "card-0008", content=signature()))["card_nos"] == NUMBERS[:15]
    assert (await act(f"{claim}/hand-overs", "card-0008", content=signature()))["card_nos"] == NUMBERS[:15]
    assert (await act(f"{claim}/hand-overs", "card-0008", content=signature("black")))["code"] == "KEY_REUSED"
    assert (await act(f"{claim}/hand-overs", "card-0010", content=signature()))["code"] == "WRONG_STATE"
    assert len(files_in(tmp_path) - kept) == 1, "the signature that the cards were handed over for"
    seen = (await phone.get(f"/claims/{claim_no}", headers=of(BUYER))).json()
    assert (seen["state"], seen["settled_fen"]) == (State.PAID, 300_000)
    assert [one["claim_no"] for one in (await phone.get("/claims", headers=of(BUYER))).json()] == [claim_no]
    back = await act(f"{claim}/returns", "card-0009", json={"reason": "car returned"})
    assert back == {"card_nos": NUMBERS[:15], "void_stock_id": f"cars.{claim_no.lower()}"}
    seen = (await phone.get(f"/claims/{claim_no}", headers=of(BUYER))).json()
    assert seen["state"] == State.CLAWED_BACK


async def test_a_claim_on_notice_is_public_with_a_masked_name(phone: httpx.AsyncClient, database: Database) -> None:
    claim_no = await filed(phone)
    async with database.transaction() as transaction:
        await transaction.execute("update subsidy_claim set state = 'PUBLICISED'")
    (shown,) = (await phone.get("/notices?policy_id=cars")).json()
    assert (shown["claim_no"], shown["name"], shown["amount_fen"]) == (claim_no, "张*", 300_000)
