"""The doors of payouts on real Postgres: who may do what, the same bytes for ever, and not a payee anywhere."""

import csv
import hashlib
import io
from typing import Any

import pytest
import structlog

from services.treasury.domain.bank_line import BankLine, Result
from services.treasury.entrypoints.jobs import asking, fetching, sending
from services.treasury.tests import builders as b
from services.treasury.tests.fake_bank import FakeBank, answer_file, sealed_file
from services.treasury.tests.offices import Office
from services.treasury.tests.payout_story import NAME, account, ask, asked
from services.treasury.tests.worlds import RealWorld
from shared.kernel.fen import Fen

pytestmark = pytest.mark.integration


def lines(*payout_ids: str, result: Result = Result.PAID, reason: str = "") -> list[BankLine]:
    return [BankLine(payout_id, Fen(100), result, reason) for payout_id in payout_ids]


async def test_a_batch_goes_through_the_doors_from_due_to_done(office: Office) -> None:
    (due,) = (await office.get("/payouts/due")).json()
    assert (due["program_id"], due["payouts"], due["sum_fen"]) == ("p1", 2, 200)
    batch = await office.approved()
    assert (batch["state"], batch["count"], batch["approved_by"]) == ("APPROVED", 2, "treasury_checker-1")
    taken = await office.get("/payout-batches/b01/file", who="finance", key="file-0001")
    assert hashlib.sha256(taken.content).hexdigest() == batch["sha256"]
    assert taken.headers["content-type"].startswith("text/csv")
    rows = list(csv.reader(io.StringIO(taken.text, newline="")))
    assert rows[1] == ["n1-1", "100", NAME, account("n1-1")]
    done = await office.answer(answer_file(1, "b01", lines("n1-1", "n2-1")))
    assert (done.status_code, done.json()["meant"]) == (201, {"PAID": 2})
    seen = (await office.get("/payout-batches/b01")).json()
    assert (seen["state"], seen["states"]) == ("DONE", {"PAID": {"lines": 2, "sum_fen": 200}})
    assert [one["account"] for one in seen["lines"]] == [f"{'*' * 15}{account(f'n{n}-1')[-4:]}" for n in (1, 2)]
    assert (await office.get("/payout-batches/b01?after=1")).json()["lines"] == seen["lines"][1:]
    assert [one["batch_id"] for one in (await office.get("/payout-batches?program_id=p1")).json()] == ["b01"]
    assert (await office.get("/payout-batches?program_id=p2")).json() == []


async def test_the_same_key_answers_the_same_bytes_and_a_download_is_on_the_chain_once(office: Office) -> None:
    body = {"batch_id": "b01", "program_id": "p1"}
    first = await office.post("/payout-batches", body)
    assert (await office.post("/payout-batches", body)).content == first.content
    assert (await office.post("/payout-batches/b01/cancellations")).json()["state"] == "CANCELLED"
    await office.approved("b02")
    files = [await office.get("/payout-batches/b02/file", who="finance", key="file-0001") for _ in range(2)]
    assert files[0].content == files[1].content
    assert (await office.get("/payout-batches/b02/file", who="finance")).json()["code"] == "MALFORMED"
    answer = answer_file(1, "b02", lines("n1-1"))
    answers = [await office.answer(answer) for _ in range(2)]
    assert answers[0].content == answers[1].content
    assert (await office.answer(answer, key="key-0002")).json()["meant"] == {}
    assert (await office.answer(answer_file(1, "b02", []))).json()["code"] == "KEY_REUSED"
    async with office.database.connection() as connection:
        acts = [row["act"] for row in await connection.fetch("select act from audit_entry order by seq")]
    assert acts == ["payout_batch.prepare", "payout_batch.cancel", "payout_batch.prepare", "payout_batch.approve",
                    "payout_batch.download", *["bank_answer.hand_in"] * 4]  # fmt: skip


@pytest.mark.parametrize(
    ("who", "path", "body"),
    [
        ("treasury_checker", "/payout-batches", {"batch_id": "b01", "program_id": "p1"}),
        ("finance@d9", "/payout-batches", {"batch_id": "b01", "program_id": "p1"}),
        ("auditor", "/payout-batches/b01/cancellations", None),
        ("finance", "/payout-batches/b01/approvals", {"saw_sha256": "0" * 64, "saw_sum_fen": 1}),
        ("treasury_maker", "/bank-answers", None),
        ("finance", "/payouts/n1-1/clawbacks/approvals", {"saw_amount_fen": 100}),
        ("treasury_checker", "/payouts/n1-1/clawbacks", {"reason": "x", "saw_amount_fen": 100}),
        ("treasury_checker", "/payouts/n1-1/rulings", {"outcome": "PAID", "reason": "x", "saw_line_no": 1}),
        ("finance", "/payouts/n1-1/rulings/approvals", {"saw_outcome": "PAID", "saw_line_no": 1}),
        ("citizen", "/payout-batches", {"batch_id": "b01", "program_id": "p1"}),
    ],
)
async def test_a_door_is_closed_to_whom_it_is_not_for(office: Office, who: str, path: str, body: Any) -> None:
    assert (await office.post(path, body, who=who)).json()["code"] == "FORBIDDEN"


async def test_staff_of_a_district_see_the_districts_and_an_auditor_takes_no_file(office: Office) -> None:
    await office.approved()
    for path in ("/payout-batches/b01", "/payouts/n1-1"):
        assert (await office.get(path, who="finance@d1")).status_code == 200
        assert (await office.get(path, who="finance@d9")).json()["code"] == "NOT_FOUND"
    for path in ("/payout-batches", "/payouts/due"):
        assert (await office.get(path, who="finance@d9")).json() == []
    for who in ("auditor", "finance@d9"):
        assert (await office.get("/payout-batches/b01/file", who=who, key="file-0001")).json()["code"] == "FORBIDDEN"


async def test_a_paid_subsidy_comes_back_through_the_doors(office: Office) -> None:
    await office.approved()
    await office.answer(answer_file(1, "b01", lines("n1-1")))
    target = "/payouts/n1-1/clawbacks"
    drafted = await office.post(target, {"reason": "sold the car", "saw_amount_fen": 100}, who="treasury_maker")
    assert drafted.status_code == 201
    assert (await office.get("/payouts/n1-1")).json()["clawback"]["approved_by"] is None
    done = await office.post(f"{target}/approvals", {"saw_amount_fen": 100}, who="treasury_checker")
    assert done.json()["approved_by"] == "treasury_checker-1"
    seen = (await office.get("/payouts/n1-1")).json()
    assert (seen["state"], seen["clawback"]["reason"]) == ("CLAWED_BACK", "sold the car")


async def test_who_is_held_and_why_is_seen_and_two_people_lift_it_through_the_doors(office: Office) -> None:
    await office.approved()
    await office.answer(answer_file(1, "b01", lines("n1-1", result=Result.FAILED)))
    await office.answer(answer_file(2, "b01", lines("n1-1")), key="key-0002")
    await ask(RealWorld(office.database), asked("n1", 2), asked("n3"))
    (due,) = (await office.get("/payouts/due")).json()
    assert (due["payouts"], due["held"]) == (2, ["n1-2"])
    (word,) = (await office.get("/payouts/n1-2")).json()["held_by"]
    assert (word["payout_id"], word["problem"]) == ("n1-1", "the bank said FAILED before")
    prepared = await office.post("/payout-batches", {"batch_id": "b02", "program_id": "p1"}, key="key-b02")
    assert (prepared.json()["count"], prepared.json()["held"]) == (1, ["n1-2"])
    target, seen = "/payouts/n1-1/rulings", {"saw_line_no": word["line_no"]}
    drafted = await office.post(target, {**seen, "outcome": "NOT_PAID", "reason": "sent back"})
    assert drafted.status_code == 201, drafted.text
    done = await office.post(f"{target}/approvals", {**seen, "saw_outcome": "NOT_PAID"}, who="treasury_checker")
    assert done.json()["approved_by"] == "treasury_checker-1"
    assert (await office.get("/payouts/n1-2")).json()["held_by"] == []
    (settled,) = (await office.get("/payouts/n1-1")).json()["rulings"]
    assert (settled["outcome"], settled["reason"], settled["drafted_by"]) == ("NOT_PAID", "sent back", "finance-1")
    assert (await office.get("/payouts/due")).json()[0]["held"] == []


async def test_staff_of_a_district_see_what_the_bank_said_of_the_districts_payouts_only(office: Office) -> None:
    await office.approved()
    await office.answer(answer_file(1, "b01", lines("n1-1")))
    await office.answer(answer_file(2, "b01", lines("n1-1", result=Result.FAILED)), key="key-0002")
    await fetching(office.open_books, FakeBank(told={1: b"no answer"}))()

    async def seen_by(who: str) -> list[str | None]:
        return [one["payout_id"] for one in (await office.get("/bank-contradictions", who=who)).json()]

    assert [await seen_by(who) for who in ("finance", "finance@d1", "finance@d9")] == [[None, "n1-1"], ["n1-1"], []]


async def test_a_wrong_answer_is_refused_whole_by_its_line_and_noted_where_it_came_over_the_link(
    office: Office,
) -> None:
    await office.approved()
    bad = sealed_file("JINQIU-ANSWER,2,1,b01,2,200\nn1-1,100,PAID,,\nn2-1,100,MAYBE,,\n")
    refused = await office.answer(bad)
    assert (refused.status_code, refused.json()["detail"]) == (400, "line 3: result")
    stranger = answer_file(2, "b01", lines("n1-1", "n9-1"))
    refused = await office.answer(stranger)
    assert (refused.status_code, refused.json()["detail"]) == (400, "line 3: payout_id: not of this batch")
    async with office.database.connection() as connection:
        for table in ("bank_line", "bank_answer", "answer_copy"):
            assert await connection.fetchval(f"select count(*) from {table}") == 0
    bank = FakeBank(told={1: bad, 2: stranger})
    with structlog.testing.capture_logs() as logs:
        assert await fetching(office.open_books, bank)() is True
        assert await fetching(office.open_books, bank)() is False
    assert [one["event"] for one in logs if one["log_level"] == "warning"] == ["bank_answer_refused"] * 2
    noted = (await office.get("/bank-contradictions")).json()
    assert [(one["source"], one["problem"]) for one in noted] == [
        ("1", "line 3: result"), ("2", "line 3: payout_id: not of this batch"),
    ]  # fmt: skip
    async with office.database.connection() as connection:
        assert await connection.fetchval("select count(*) from bank_line") == 0


async def test_the_workers_turns_send_fetch_and_ask_and_bear_a_bank_that_is_away(office: Office) -> None:
    bank = FakeBank(away=True, fate={"n2-1": Result.UNKNOWN})
    await office.approved()
    turns = [sending(office.open_books, bank), fetching(office.open_books, bank)]
    with structlog.testing.capture_logs() as logs:
        assert [await turn() for turn in turns * 2] == [False] * 4
    assert [one["event"] for one in logs] == ["bank_turn_put_off", "bank_turn_put_off"]
    bank.away = False
    assert await turns[0]() is True
    assert await turns[0]() is False
    bank.answer("b01")
    assert await turns[1]() is True
    bank.decide("n2-1", Result.FAILED)
    ask_now = asking(office.open_books, bank, b.NOW - b.NOW)
    assert [await ask_now(), await ask_now()] == [True, False]
    assert (await office.get("/payout-batches/b01")).json()["state"] == "DONE"


async def test_a_payee_stands_nowhere_but_sealed(office: Office) -> None:
    await office.approved()
    shown = [await office.get(path) for path in ("/payout-batches", "/payout-batches/b01", "/payouts/n1-1")]
    await office.get("/payout-batches/b01/file", who="finance", key="file-0001")
    why = f"账号{account('n1-1')}与户名{NAME}不符"
    with structlog.testing.capture_logs() as logs:
        failed = lines("n1-1", result=Result.FAILED, reason=why)
        shown.append(await office.answer(answer_file(1, "b01", [*failed, *lines("n1-1")])))
        shown.append(await office.answer(answer_file(2, "b01", lines("n9-1", reason=why)), key="key-0002"))
    shown.append(await office.get("/bank-contradictions"))
    kept = [repr(logs), *(one.text for one in shown)]
    async with office.database.connection() as connection:
        tables = await connection.fetch(
            "select tablename from pg_tables where schemaname = 'public' and tablename not like 'outbox_%'"
        )
        for (table,) in tables:
            kept += [row[0] for row in await connection.fetch(f'select t::text from "{table}" as t')]
    told = [one for one in kept if "treasury.payout.failed.v1" in one]
    assert len(told) == 1
    assert "***" in told[0]
    text = "\n".join(kept)
    hidden = [word.encode().hex() for word in (NAME, account("n1-1"), account("n2-1"))]
    for word in (NAME, "欧阳", account("n1-1"), account("n2-1"), *hidden):
        assert word not in text


async def test_only_an_answer_file_may_be_large(office: Office) -> None:
    large = b"x" * 70_000
    refused = await office.client.post("/payout-batches", content=large, headers=office.headers("finance", "key-0001"))
    assert refused.json()["code"] == "TOO_LARGE"
    assert (await office.answer(large)).json()["code"] == "MALFORMED"
