"""What an auditor is handed in tests: the story of reconciliation, others' logs of it, the acts of staff."""

from pathlib import Path
from typing import Any

import msgspec

from services.treasury.domain.bank_line import Result
from services.treasury.domain.rulings import Outcome
from services.treasury.tests import builders as b
from services.treasury.tests.fake_bank import FakeBank
from services.treasury.tests.payout_story import approved, ask, asked
from services.treasury.tests.reconciliation_story import answered, played, reconciled, reconciling_of
from services.treasury.tests.worlds import RealWorld
from services.treasury.usecases.approve_clawback import approve_clawback
from services.treasury.usecases.approve_grant import approve_grant
from services.treasury.usecases.approve_ruling import approve_ruling
from services.treasury.usecases.draft_clawback import draft_clawback
from services.treasury.usecases.draft_grant import draft_grant
from services.treasury.usecases.draft_ruling import draft_ruling
from services.treasury.usecases.fetch_answers import fetch_answers
from shared.runtime.audit import note_head, record_act
from shared.runtime.postgres import Database
from shared.runtime.tokens import Principal
from shared.testing.officers import ANN, BO

_TELL = "insert into {}.outbox (event_id, type, key, trace_id, data) values ($1, $2, 'k', 't', $3)"


async def told(database: Database, notes: Path) -> RealWorld:
    """Every schema is filled, and the heads are noted; treasury's last act names somebody in full-width quotes."""
    world = RealWorld(database)
    async with world.books() as books:
        await b.funded(books)
    bank = await played(world)
    await ruled(world, bank)
    await clawed_back(world)
    assert (await reconciled(reconciling_of(world))).open == 0
    async with database.transaction() as transaction:
        for fact in world.heard:
            data = msgspec.json.encode(fact.data).decode()
            await transaction.execute(_TELL.format(fact.type.partition(".")[0]), fact.event_id, fact.type, data)
    await signed(database)
    await note_head(database, "treasury", notes)
    return world


async def ruled(world: RealWorld, bank: FakeBank) -> None:
    """A claim whose payment failed, the bank says after all that it paid, and two people find that it did."""
    async with world.books() as books:
        given: dict[str, Any] = {"campaign_id": "c1", "program_id": "p1", "amount_fen": 100, "pool_id": "pol"}
        await draft_grant(books, maker=ANN, grant_id="g8", terms=None, **given)
        await approve_grant(books, "g8", checker=BO, saw_amount_fen=100)
    await ask(world, asked("n2", policy_id="pol", pool_id="pol"))
    bank.fate["n2-1"] = Result.FAILED
    await approved(world, "b10")
    await answered(world, bank, "b10")
    await ask(world, asked("n2", 2, policy_id="pol", pool_id="pol"))
    bank.decide("n2-1", Result.PAID)
    bank.answer("b10")
    await fetch_answers(world.books, bank)
    async with world.books() as books:
        said = await books.rulings.contradiction("n2-1")
        assert said is not None
        given = {"outcome": Outcome.PAID, "reason": "银行已付", "saw_line_no": said.line_no}
        await draft_ruling(books, "n2-1", maker=ANN, **given)
    async with world.books() as books:
        await approve_ruling(books, "n2-1", checker=BO, saw_line_no=said.line_no, saw_outcome=Outcome.PAID)


async def clawed_back(world: RealWorld) -> None:
    async with world.books() as books:
        await draft_clawback(books, "n1-1", maker=ANN, reason="误付", saw_amount_fen=100)
        await approve_clawback(books, "n1-1", checker=BO, saw_amount_fen=100)


async def signed(database: Database) -> None:
    """Ann's and Bo's acts, in the words in which the doors note them."""
    async with database.transaction() as transaction:
        batches = await transaction.fetch("select * from payout_batch order by batch_id")
        files = await transaction.fetch("select * from account_file order by file_id")
        line_no = await transaction.fetchval("select line_no from ruling")
        for actor, act, subject, detail in (
            *_of_plans(), *_of_payouts(line_no), *_of_batches(batches), *_of_files(files),
            ("bo", "bank_answer.hand_in", "1", {"batch_id": "b1", "sha256": "0"}),
            ("bo", "merchant.hold", "欧阳“秋”", {"reason": "核对, 无误\n"}),
        ):  # fmt: skip
            await record_act(transaction, Principal(actor, "finance"), act, subject, detail)


def _of_plans() -> list[tuple[str, str, str, dict[str, Any]]]:
    program = {"program_id": "p1", "district_id": "d1", "district_name": "桃城区", "purpose": "vouchers"}
    campaign = {
        "campaign_id": "c1", "name": "autumn", "cap_fen": 1000, "programs": [{**program, "allocated_fen": 800}]
    }  # fmt: skip
    acts: list[tuple[str, str, str, dict[str, Any]]] = [
        ("ann", "campaign.draft", "c1", campaign),
        ("bo", "campaign.approve", "c1", {"saw_cap_fen": 1000}),
    ]
    for grant_id, amount, of in (
        ("g1", 600, {"round": {"round_id": "r1"}, "policy_id": None}),
        ("g8", 100, {"round": None, "policy_id": "pol"}),
        ("g9", 100, {"round": None, "policy_id": "pol"}),
    ):
        detail = {"grant_id": grant_id, "campaign_id": "c1", "program_id": "p1", "amount_fen": amount, **of}
        acts += [
            ("ann", "grant.draft", grant_id, detail),
            ("bo", "grant.approve", grant_id, {"saw_amount_fen": amount}),
        ]  # fmt: skip
    return acts


def _of_payouts(line_no: int) -> list[tuple[str, str, str, dict[str, Any]]]:
    return [
        ("ann", "clawback.draft", "n1-1", {"reason": "误付", "saw_amount_fen": 100}),
        ("bo", "clawback.approve", "n1-1", {"saw_amount_fen": 100}),
        ("ann", "ruling.draft", "n2-1", {"outcome": "PAID", "reason": "银行已付", "saw_line_no": line_no}),
        ("bo", "ruling.approve", "n2-1", {"saw_line_no": line_no, "saw_outcome": "PAID"}),
    ]


def _of_batches(batches: list[Any]) -> list[tuple[str, str, str, dict[str, Any]]]:
    acts: list[tuple[str, str, str, dict[str, Any]]] = []
    for batch in batches:
        name, act = batch["batch_id"], "payout_batch" if batch["program_id"] else "settlement_batch"
        of = ("program_id",) if batch["program_id"] else ("campaign_id", "district_id", "business_day")
        acts += [
            ("ann", f"{act}.prepare", name, {"batch_id": name, **{column: batch[column] for column in of}}),
            ("bo", "payout_batch.approve", name, {"saw_sha256": batch["sha256"], "saw_sum_fen": batch["sum_fen"]}),
        ]
    return acts


def _of_files(files: list[Any]) -> list[tuple[str, str, str, dict[str, Any]]]:
    return [
        act
        for file in files
        for act in (
            ("ann", "merchant_accounts.draft", file["file_id"], {"district_id": "d1", "sha256": file["sha256"]}),
            ("bo", "merchant_accounts.approve", file["file_id"], {"saw_sha256": file["sha256"]}),
        )
    ]
