"""What the bank says, on the fake and on real Postgres alike: contradictions, broken files, a full batch."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from services.treasury.domain.bank_line import BankLine, Meaning, Result
from services.treasury.domain.payouts import LINES_MAX, LineState
from services.treasury.domain.refusals import Refusal
from services.treasury.tests import builders as b
from services.treasury.tests.fake_bank import FakeBank, answer_file, sealed_file
from services.treasury.tests.payout_story import (
    approved,
    ask,
    asked,
    batch_state,
    handed_in,
    imported,
    line,
    prepared,
    reason,
    sent,
    states,
)
from services.treasury.tests.worlds import RealWorld, World, money
from services.treasury.usecases.fetch_answers import fetch_answers
from services.treasury.usecases.hand_in_answer import AwaitsSecond
from services.treasury.usecases.ports import Booked
from shared.kernel.decision import Refused
from shared.kernel.errors import BrokenPromiseError, UnavailableError
from shared.kernel.officer import Officer
from shared.testing.officers import ANN, BO, STRANGER
from shared.testing.servers import Running, fresh_database

L, M, R = LineState, Meaning, Result


async def test_what_contradicts_is_kept_and_moves_nothing(world: World) -> None:
    bank = FakeBank(fate={"n2-1": R.FAILED})
    await sent(world, bank, "n1", "n2")
    bank.answer("b1")
    await fetch_answers(world.books, bank)
    await ask(world, asked("n3"))
    before = await money(world)
    lies = [line("n1-1", R.FAILED), line("n2-1", R.PAID)]
    outcome = await imported(world, answer_file(7, "b1", lies))
    assert [payout_id for payout_id, _ in outcome.contradictions] == ["n1-1", "n2-1"]
    assert outcome.meant == {M.CONTRADICTION: 2}
    assert (await money(world), await states(world, "n1-1", "n2-1", "n3-1")) == (before, [L.PAID, L.FAILED, L.DUE])
    again = await imported(world, answer_file(7, "b1", lies))
    assert again.meant == {}


@pytest.mark.parametrize(
    ("wrong", "detail"),
    [
        (line("no", R.PAID), "line 3: payout_id: not of this batch"),
        (line("n3-1", R.PAID), "line 3: payout_id: not of this batch"),
        (line("n4-1", R.PAID), "line 3: payout_id: not of this batch"),
        (line("n2-1", R.PAID, 101), "line 3: amount_fen: the payout is 100 fen"),
    ],
)
async def test_an_answer_with_one_line_that_does_not_fit_counts_for_nothing(
    world: World, wrong: BankLine, detail: str
) -> None:
    """A stranger, a payout that was never sent, another batch's, another amount."""
    await ask(world, asked("n4"))
    await approved(world, "b0")
    await ask(world, asked("n1"), asked("n2"))
    await approved(world)
    await ask(world, asked("n3"))
    before = await money(world)
    content = answer_file(1, "b1", [line("n1-1", R.PAID), wrong])
    for _ in range(2):
        assert await imported(world, content) == Refused(Refusal.MALFORMED, detail)
    assert await handed_in(world, content, ANN) == Refused(Refusal.MALFORMED, detail)
    assert (await money(world), await states(world, "n1-1")) == (before, [L.APPROVED])
    assert (await imported(world, answer_file(1, "b1", [line("n1-1", R.PAID)]))).meant == {M.PAID: 1}


async def test_an_answer_about_a_batch_the_bank_never_got_is_refused(world: World) -> None:
    await ask(world, asked("n1"))
    await prepared(world)
    for batch_id, detail in (("b1", "the batch is PREPARED, it was never sent"), ("b9", "there is no such batch")):
        refused = await imported(world, answer_file(1, batch_id, [line("n1-1", R.PAID)]))
        assert refused == Refused(Refusal.MALFORMED, f"line 1: batch_id: {detail}")


async def test_an_answer_twice_in_one_file_counts_once_and_its_own_contradiction_is_seen(world: World) -> None:
    await ask(world, asked("n1"))
    await approved(world)
    told = [line("n1-1", R.UNKNOWN), line("n1-1", R.PAID), line("n1-1", R.PAID), line("n1-1", R.FAILED)]
    outcome = await imported(world, answer_file(1, "b1", told))
    assert outcome.meant == {M.UNKNOWN: 1, M.PAID: 1, M.REPEATED: 1, M.CONTRADICTION: 1}
    assert ((await money(world))["paid"], await batch_state(world)) == (100, "DONE")


async def test_an_answer_that_cannot_be_read_is_noted_and_the_next_one_is_read(world: World) -> None:
    bank = FakeBank()
    await sent(world, bank, "n1")
    bank.told[1] = sealed_file("JINQIU-ANSWER,2,1,b1,1,100\nn1-1,100,MAYBE,,\n")
    bank.told[2] = answer_file(3, "b1", [line("n1-1", R.PAID)])
    bank.told[3] = answer_file(3, "b1", [line("n1-1", R.PAID)])
    outcomes = [one.outcome for one in await fetch_answers(world.books, bank)]
    assert outcomes == [Refused(Refusal.MALFORMED, "line 2: result"), Refused(Refusal.MALFORMED, "line 1: answer_no"),
                        Booked({M.PAID: 1}, [], [])]  # fmt: skip


async def test_a_file_that_nobody_can_read_is_told_once_and_its_number_passes_over_nothing(world: World) -> None:
    bank = FakeBank()
    await sent(world, bank, "n1")
    bank.told[10**15] = b"junk"
    (told,) = await fetch_answers(world.books, bank)
    assert (told.answer_no, isinstance(told.outcome, Refused)) == (10**15, True)
    assert await fetch_answers(world.books, bank) == []
    bank.told[1] = answer_file(1, "b1", [line("n1-1", R.PAID)])
    (told,) = await fetch_answers(world.books, bank)
    assert (told.outcome, await states(world, "n1-1")) == (Booked({M.PAID: 1}, [], []), [L.PAID])
    assert await fetch_answers(world.books, bank) == []


class DumbAbout:
    """Books that stumble over telling of one payout."""

    def __init__(self, books: Any, payout_id: str) -> None:
        self._books, self._payout_id = books, payout_id

    def __getattr__(self, name: str) -> Any:
        return getattr(self._books, name)

    async def tell(self, *told: tuple[str, Any]) -> None:
        if any(key == self._payout_id for key, _ in told):
            raise BrokenPromiseError("not to be told")
        await self._books.tell(*told)


class OutOfReach(DumbAbout):
    """Books whose database goes away before an answer is booked."""

    async def tell(self, *told: tuple[str, Any]) -> None:
        raise UnavailableError("postgres")


async def test_an_answer_that_cannot_be_booked_is_put_aside_whole_until_two_people_bring_it(world: World) -> None:
    bank = FakeBank()
    await sent(world, bank, "n1", "n2")
    bank.answer("b1", "n2-1", "n1-1")
    bank.answer("b1", "n2-1")

    @asynccontextmanager
    async def books_dumb_about_n1() -> AsyncIterator[Any]:
        async with world.books() as books:
            yield DumbAbout(books, "n1-1")

    outcomes = [one.outcome for one in await fetch_answers(books_dumb_about_n1, bank)]
    assert outcomes == [Refused(Refusal.CONFLICT, "put aside: not to be told"), Booked({M.PAID: 1}, [], [])]
    assert (await states(world, "n1-1", "n2-1"), (await money(world))["paid"]) == ([L.APPROVED, L.PAID], 100)
    assert await fetch_answers(world.books, bank) == []
    assert await handed_in(world, bank.told[1], ANN) == AwaitsSecond("ann")
    assert (await handed_in(world, bank.told[1], BO)).meant == {M.REPEATED: 1, M.PAID: 1}
    assert ((await money(world))["paid"], await batch_state(world)) == (200, "DONE")


async def test_while_the_books_are_out_of_reach_no_answer_is_passed_over(world: World) -> None:
    bank = FakeBank()
    await sent(world, bank, "n1")
    bank.answer("b1")

    @asynccontextmanager
    async def books_out_of_reach() -> AsyncIterator[Any]:
        async with world.books() as books:
            yield OutOfReach(books, "")

    with pytest.raises(UnavailableError):
        await fetch_answers(books_out_of_reach, bank)
    outcomes = [one.outcome for one in await fetch_answers(world.books, bank)]
    assert (outcomes, await states(world, "n1-1")) == ([Booked({M.PAID: 1}, [], [])], [L.PAID])


async def test_an_officer_of_a_district_hands_in_answers_of_its_batches_only(world: World) -> None:
    await ask(world, asked("n1"))
    await approved(world)
    di, answer, nobody = Officer("di", "d1"), answer_file(1, "b1", [line("n1-1", R.PAID)]), answer_file(1, "b9", [])
    assert reason(await handed_in(world, answer, STRANGER)) == Refusal.FORBIDDEN
    assert reason(await handed_in(world, nobody, di)) == Refusal.FORBIDDEN
    assert reason(await handed_in(world, nobody, ANN)) == Refusal.MALFORMED
    assert await handed_in(world, answer, di) == AwaitsSecond("di")


@pytest.mark.parametrize("result", [R.PAID, R.FAILED])
async def test_no_one_person_decides_what_the_bank_said(world: World, result: Result) -> None:
    await ask(world, asked("n1"))
    await approved(world)
    answer = answer_file(1, "b1", [line("n1-1", result)])
    before = await money(world)
    for _ in range(2):
        assert await handed_in(world, answer, ANN) == AwaitsSecond("ann")
    other = answer_file(1, "b1", [line("n1-1", result, why="another file under the same number")])
    assert await handed_in(world, other, BO) == AwaitsSecond("bo")
    assert await money(world) == before
    assert (await handed_in(world, answer, BO)).meant == {M(result): 1}
    assert (await handed_in(world, answer, ANN)).meant == {}


@pytest.mark.integration
async def test_a_full_batch_is_answered_in_one_transaction(postgres_server: Running) -> None:
    """As many lines as a file holds: what the limit on statements and idle transactions allows is the bound."""
    async with fresh_database(postgres_server, "treasury") as (database, _):
        world = RealWorld(database)
        async with world.books() as books:
            await b.funded(books)
        for start in range(0, LINES_MAX + 10, 1_000):
            await ask(world, *(asked(f"n{start + n}", amount_fen=1, money=[]) for n in range(1_000)))
        assert (await approved(world)).count == LINES_MAX
        async with world.books() as books:
            lines = await books.payouts.of_batch_for_update("b1")
        told = [line(one.payout_id, R.FAILED if place % 10 == 0 else R.PAID, 1, "" if place % 10 else "账户状态异常")
                for place, one in enumerate(lines)]  # fmt: skip
        outcome = await imported(world, answer_file(1, "b1", told))
        assert (outcome.meant, await batch_state(world)) == ({M.PAID: 9_000, M.FAILED: 1_000}, "DONE")
        assert (await money(world))["paid"] == 9_000
        async with database.connection() as connection:
            assert (
                await connection.fetchval("select count(*) from outbox where type like 'treasury.payout.%'")
                == LINES_MAX
            )
