"""Claims of policy r1 that ask to be paid 100 fen each, and the acts of a batch, on any world."""

import base64
import hashlib
from datetime import timedelta
from typing import Any

import msgspec

from services.treasury.domain.bank_line import BankLine, Result
from services.treasury.domain.payment_file import Answer, read_answer_file
from services.treasury.domain.payouts import LineState, Payout, PayoutBatch
from services.treasury.domain.refusals import Refusal
from services.treasury.tests import builders as b
from services.treasury.tests.fake_bank import FakeBank
from services.treasury.tests.payout_fakes import ASKED_SEAL
from services.treasury.tests.worlds import World
from services.treasury.usecases.approve_batch import approve_batch
from services.treasury.usecases.book_facts import book_facts
from services.treasury.usecases.hand_in_answer import hand_in_answer
from services.treasury.usecases.import_answer import import_answer
from services.treasury.usecases.prepare_batch import prepare_batch
from services.treasury.usecases.send_batch import Sending, send_batch
from shared.contracts.events import Fact
from shared.contracts.subsidies_events import ClaimMoved, MoneyStep
from shared.contracts.subsidies_events import Payout as AskedPayout
from shared.kernel.decision import Refused
from shared.kernel.fen import Fen
from shared.kernel.officer import Officer
from shared.testing.officers import ANN, BO

NAME = "欧阳, 晓“秋”"


def account(payout_id: str) -> str:
    return f"62220204{sum(payout_id.encode()):011d}"


def sealed(payout_id: str, name: str = NAME) -> str:
    plain = msgspec.json.encode({"name": name, "account": account(payout_id)})
    return base64.b64encode(ASKED_SEAL.close(plain, f"payout:{payout_id}")).decode()


def asked(claim_no: str, nth: int = 1, amount_fen: int = 100, **changes: Any) -> Fact:
    """The claim is released to be paid; its money is owed from the first time on."""
    payout_id = f"{claim_no}-{nth}"
    steps = [(amount_fen, "POOL", "PROMISED"), (amount_fen, "PROMISED", "OWED")] if nth == 1 else []
    plain: dict[str, Any] = {
        "claim_no": claim_no, "version": nth, "policy_id": "r1", "campaign_id": "c1", "program_id": "p1",
        "district_id": "d1", "pool_id": "r1", "amount_fen": amount_fen, "before": "PUBLICISED", "after": "IN_BATCH",
        "money": [MoneyStep(*step) for step in steps], "moved_at": b.NOW + timedelta(minutes=sum(claim_no.encode())),
        "payout": AskedPayout(payout_id, amount_fen, sealed(payout_id)),
    }  # fmt: skip
    return b.fact(f"moved-{payout_id}", ClaimMoved(**{**plain, **changes}))


async def ask(world: World, *facts: Fact) -> None:
    async with world.books() as books:
        await book_facts(books, facts)
    world.heard += facts


async def prepared(world: World, batch_id: str = "b1", **changes: Any) -> Any:
    async with world.books() as books:
        given: dict[str, Any] = {"maker": ANN, "batch_id": batch_id, "program_id": "p1", **changes}
        return await prepare_batch(books, **given)


async def approved(world: World, batch_id: str = "b1") -> PayoutBatch:
    """Prepared, then approved by another."""
    batch = await prepared(world, batch_id)
    assert isinstance(batch, PayoutBatch), batch
    async with world.books() as books:
        done = await approve_batch(books, batch_id, checker=BO, saw_sha256=batch.sha256, saw_sum_fen=batch.sum_fen)
    assert isinstance(done, PayoutBatch), done
    return done


async def states(world: World, *payout_ids: str) -> list[LineState]:
    async with world.books() as books:
        found: dict[str, Payout] = await books.payouts.load_for_update(payout_ids)
    return [found[payout_id].state for payout_id in payout_ids]


async def batch_state(world: World, batch_id: str = "b1") -> str:
    async with world.books() as books:
        batch = await books.batches.see(batch_id)
    assert batch is not None
    return batch.state


def reason(outcome: Any) -> Refusal | None:
    return Refusal(outcome.reason) if isinstance(outcome, Refused) else None


async def handed_in(world: World, content: bytes, officer: Officer) -> Any:
    answer = read_answer_file(content)
    assert isinstance(answer, Answer)
    async with world.books() as books:
        return await hand_in_answer(books, answer, hashlib.sha256(content).hexdigest(), officer=officer)


async def imported(world: World, content: bytes) -> Any:
    answer = read_answer_file(content)
    assert isinstance(answer, Answer)
    async with world.books() as books:
        return await import_answer(books, answer, hashlib.sha256(content).hexdigest())


def line(payout_id: str, result: Result, amount_fen: int = 100, why: str = "") -> BankLine:
    return BankLine(payout_id, Fen(amount_fen), result, why, "ref" if result == Result.PAID else "")


async def sent(world: World, bank: FakeBank, *claims: str) -> None:
    await ask(world, *(asked(claim) for claim in claims))
    await approved(world)
    assert await send_batch(world.books, bank) == Sending("b1", "")
