"""A bank that says FAILED and then PAID, on the fake and on real Postgres alike: held until two people settle it."""

from typing import Any

import pytest

from services.treasury.domain.bank_line import Result
from services.treasury.domain.payouts import LineState, PayoutBatch
from services.treasury.domain.refusals import Refusal
from services.treasury.domain.rulings import Outcome, Ruling
from services.treasury.tests.fake_bank import answer_file
from services.treasury.tests.payout_story import NAME, approved, ask, asked, imported, line, prepared, reason, states
from services.treasury.tests.worlds import World, money
from services.treasury.usecases.approve_batch import approve_batch
from services.treasury.usecases.approve_ruling import approve_ruling
from services.treasury.usecases.book_bank_lines import book_bank_lines
from services.treasury.usecases.cancel_batch import cancel_batch
from services.treasury.usecases.draft_ruling import draft_ruling
from services.treasury.usecases.prepare_batch import Prepared
from shared.kernel.errors import BrokenPromiseError
from shared.kernel.officer import Officer
from shared.testing.officers import ANN, BO, STRANGER

L, R = LineState, Result


async def failed(world: World) -> None:
    await ask(world, asked("n1"))
    await approved(world)
    await imported(world, answer_file(1, "b1", [line("n1-1", R.FAILED)]))


async def say_paid(world: World, answer_no: int = 2, amount_fen: int = 100) -> None:
    """In an answer file, or, another amount than was asked for, when it is asked."""
    said = line("n1-1", R.PAID, amount_fen)
    if amount_fen == 100:
        await imported(world, answer_file(answer_no, "b1", [said]))
        return
    async with world.books() as books:
        await book_bank_lines(books, "asked", [said])


async def said_line(world: World, payout_id: str = "n1-1") -> int:
    async with world.books() as books:
        said = await books.rulings.contradiction(payout_id)
    return said.line_no if said else 0


async def draft(world: World, outcome: Outcome, payout_id: str = "n1-1", **changes: Any) -> Any:
    seen = await said_line(world)
    given: dict[str, Any] = {"maker": ANN, "reason": "the bank looked", "saw_line_no": seen, **changes}
    async with world.books() as books:
        return await draft_ruling(books, payout_id, outcome=outcome, **given)


async def approve(world: World, outcome: Outcome, payout_id: str = "n1-1", **changes: Any) -> Any:
    given: dict[str, Any] = {"checker": BO, "saw_line_no": await said_line(world), **changes}
    async with world.books() as books:
        return await approve_ruling(books, payout_id, saw_outcome=outcome, **given)


async def test_nobody_is_paid_anew_while_the_bank_says_it_paid(world: World) -> None:
    await failed(world)
    await say_paid(world)
    await ask(world, asked("n1", 2))
    assert (await prepared(world, "b2")).detail == "held are all due payouts of the program: 1"
    await ask(world, asked("n2"))
    batch = await prepared(world, "b2")
    assert isinstance(batch, Prepared)
    assert (batch.count, batch.held) == (1, ("n1-2",))
    assert await states(world, "n1-2", "n2-1") == [L.DUE, L.PREPARED]


async def test_a_batch_prepared_before_is_not_approved_once_the_bank_says_it_paid(world: World) -> None:
    await failed(world)
    await ask(world, asked("n1", 2))
    batch = await prepared(world, "b2")
    await say_paid(world)
    async with world.books() as books:
        seen: dict[str, Any] = {"checker": BO, "saw_sha256": batch.sha256, "saw_sum_fen": 100}
        assert reason(await approve_batch(books, "b2", **seen)) == Refusal.CONFLICT
        assert isinstance(await cancel_batch(books, "b2", officer=ANN), PayoutBatch)
    assert reason(await prepared(world, "b3")) == Refusal.WRONG_STATE


async def test_two_people_lift_the_hold_when_the_bank_did_not_pay(world: World) -> None:
    await failed(world)
    await ask(world, asked("n1", 2))
    assert reason(await draft(world, Outcome.NOT_PAID)) == Refusal.WRONG_STATE
    await say_paid(world)
    seen = await said_line(world)
    assert reason(await draft(world, Outcome.NOT_PAID, "no")) == Refusal.NOT_FOUND
    assert reason(await draft(world, Outcome.NOT_PAID, maker=STRANGER)) == Refusal.FORBIDDEN
    assert reason(await draft(world, Outcome.NOT_PAID, saw_line_no=seen + 1)) == Refusal.STALE_VALUE
    assert reason(await draft(world, Outcome.NOT_PAID, reason=f"not to {NAME}")) == Refusal.MALFORMED
    assert reason(await approve(world, Outcome.NOT_PAID)) == Refusal.NOT_FOUND
    assert isinstance(await draft(world, Outcome.PAID, maker=Officer("di", "d1")), Ruling)
    assert await draft(world, Outcome.NOT_PAID) == Ruling("n1-1", seen, Outcome.NOT_PAID, "the bank looked", "ann")
    assert reason(await prepared(world, "b2")) == Refusal.WRONG_STATE
    assert reason(await approve(world, Outcome.NOT_PAID, "no")) == Refusal.NOT_FOUND
    assert reason(await approve(world, Outcome.NOT_PAID, checker=STRANGER)) == Refusal.FORBIDDEN
    assert reason(await approve(world, Outcome.NOT_PAID, checker=ANN)) == Refusal.SAME_PERSON
    assert reason(await approve(world, Outcome.PAID)) == Refusal.STALE_VALUE
    assert (await approve(world, Outcome.NOT_PAID)).approved_by == "bo"
    assert reason(await approve(world, Outcome.NOT_PAID)) == Refusal.NOT_FOUND
    assert (await approved(world, "b2")).count == 1
    await say_paid(world, 3)
    assert await said_line(world) > seen


async def test_a_word_of_the_banks_after_the_draft_is_to_be_drafted_anew(world: World) -> None:
    await failed(world)
    await say_paid(world)
    await draft(world, Outcome.NOT_PAID)
    await say_paid(world, 3)
    assert reason(await approve(world, Outcome.NOT_PAID)) == Refusal.STALE_VALUE
    await draft(world, Outcome.NOT_PAID)
    assert isinstance(await approve(world, Outcome.NOT_PAID), Ruling)


async def test_what_the_bank_did_pay_counts_for_what_is_due_and_goes_to_no_bank(world: World) -> None:
    await failed(world)
    await say_paid(world)
    assert reason(await draft(world, Outcome.PAID)) == Refusal.WRONG_STATE
    await ask(world, asked("n1", 2))
    await draft(world, Outcome.PAID)
    assert isinstance(await approve(world, Outcome.PAID), Ruling)
    assert await states(world, "n1-1", "n1-2") == [L.FAILED, L.PAID]
    found = await money(world)
    assert (found["paid"], found["payable"]) == (100, 0)
    async with world.books() as books:
        paid = (await books.payouts.load_for_update(["n1-2"]))["n1-2"]
    assert (paid.paid_as, paid.bank_ref, paid.batch_id) == ("n1-1", "ref", None)
    await say_paid(world, 3)
    assert await said_line(world) == 0
    assert reason(await prepared(world, "b2")) == Refusal.WRONG_STATE
    with pytest.raises(BrokenPromiseError):
        await ask(world, asked("n1", 3))


async def test_another_amount_than_is_due_is_never_booked(world: World) -> None:
    await failed(world)
    await ask(world, asked("n1", 2))
    await say_paid(world, amount_fen=99)
    assert reason(await draft(world, Outcome.PAID)) == Refusal.CONFLICT
    assert reason(await prepared(world, "b2")) == Refusal.WRONG_STATE
