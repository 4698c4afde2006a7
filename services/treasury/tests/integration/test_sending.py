"""At the bank, on the fake and on real Postgres alike: sent, answered, asked about, sent again."""

from datetime import timedelta

import pytest

from services.treasury.domain.bank_line import BankLine, Meaning, Result
from services.treasury.domain.payouts import LineState
from services.treasury.tests.fake_bank import FakeBank
from services.treasury.tests.payout_story import approved, ask, asked, batch_state, sent, states
from services.treasury.tests.worlds import World, money
from services.treasury.usecases.ask_bank import ask_bank
from services.treasury.usecases.fetch_answers import fetch_answers
from services.treasury.usecases.ports import Booked
from services.treasury.usecases.send_batch import Sending, send_batch
from shared.kernel.errors import UnavailableError

L, M, R = LineState, Meaning, Result
AT_ONCE = timedelta(0)


class Deaf(FakeBank):
    """Tells everything from the beginning, whatever it is asked."""

    async def answers(self, after: int) -> dict[int, bytes]:
        return self.told


async def test_the_bank_pays_fails_or_does_not_know_and_each_word_counts_once(world: World) -> None:
    bank = FakeBank(fate={"n2-1": R.FAILED, "n3-1": R.UNKNOWN})
    await sent(world, bank, "n1", "n2", "n3")
    assert await send_batch(world.books, bank) is None
    bank.answer("b1", "n1-1")
    bank.answer("b1")
    first, second = await fetch_answers(world.books, bank)
    assert (first.outcome, await batch_state(world)) == (Booked({M.PAID: 1}, [], []), "SENT")
    assert second.outcome == Booked({M.REPEATED: 1, M.FAILED: 1, M.UNKNOWN: 1}, [], [])
    assert await fetch_answers(world.books, Deaf(told=bank.told)) == []
    assert await states(world, "n1-1", "n2-1", "n3-1") == [L.PAID, L.FAILED, L.UNKNOWN]
    found = await money(world)
    assert (found["paid"], found["payable"]) == (100, 200)
    booked = await ask_bank(world.books, bank, timedelta(hours=1))
    assert booked == Booked({M.REPEATED: 1}, [], [])
    assert await ask_bank(world.books, bank, timedelta(hours=1)) is None
    bank.decide("n3-1", R.PAID)
    assert await ask_bank(world.books, bank, AT_ONCE) == Booked({M.PAID: 1}, [], [])
    assert (await money(world))["paid"] == 200
    assert await batch_state(world) == "DONE"
    await ask(world, asked("n2", 2))
    await approved(world, "b2")
    await send_batch(world.books, bank)
    bank.answer("b2")
    await fetch_answers(world.books, bank)
    found = await money(world)
    assert (found["paid"], found["payable"]) == (300, 0)


async def test_a_batch_is_sent_again_however_often_it_takes_with_the_same_bytes(world: World) -> None:
    bank = FakeBank(away=True)
    await ask(world, asked("n1"))
    await approved(world)
    with pytest.raises(UnavailableError):
        await send_batch(world.books, bank)
    assert await batch_state(world) == "APPROVED"
    bank.away = False
    async with world.books() as books:
        await bank.send("b1", await books.batches.file("b1"))  # and whoever sent it died
    assert await send_batch(world.books, bank) == Sending("b1", "")
    assert (bank.paid, bank.puts, await batch_state(world)) == (["n1-1"], ["b1", "b1"], "SENT")


async def test_an_answer_may_come_before_the_sending_is_noted(world: World) -> None:
    class Quick(FakeBank):
        async def send(self, batch_id: str, file: bytes) -> str:
            await super().send(batch_id, file)
            self.answer(batch_id)
            await fetch_answers(world.books, self)
            return ""

    await ask(world, asked("n1"))
    await approved(world)
    assert await send_batch(world.books, Quick()) == Sending("b1", "")
    assert await batch_state(world) == "DONE"


async def test_a_file_that_the_bank_refuses_holds_no_other_one_up(world: World) -> None:
    bank = FakeBank(files={"b1": b"other bytes"})
    await ask(world, asked("n1"))
    await approved(world)
    await ask(world, asked("n2"))
    await approved(world, "b2")
    refused = Sending("b1", "the bank has another file under this id")
    assert await send_batch(world.books, bank) == refused
    assert await send_batch(world.books, bank) == Sending("b2", "")
    assert await send_batch(world.books, bank) is None
    assert [await batch_state(world, one) for one in ("b1", "b2")] == ["APPROVED", "SENT"]


async def test_a_question_without_an_answer_keeps_no_other_from_being_asked(world: World) -> None:
    class Muddled(FakeBank):
        async def ask(self, payout_id: str) -> BankLine:
            if payout_id in self.muddled:
                raise UnavailableError("the bank answered another question")
            return await super().ask(payout_id)

        muddled: frozenset[str] = frozenset({"n1-1"})

    bank = Muddled()
    await sent(world, bank, "n1", "n2")
    assert await ask_bank(world.books, bank, AT_ONCE) == Booked({M.PAID: 1}, [], [])
    assert await states(world, "n1-1", "n2-1") == [L.APPROVED, L.PAID]
    with pytest.raises(UnavailableError):
        await ask_bank(world.books, bank, AT_ONCE)
    bank.muddled = frozenset()
    assert await ask_bank(world.books, bank, AT_ONCE) == Booked({M.PAID: 1}, [], [])


async def test_a_bank_that_answers_hardly_anything_is_not_asked_to_the_end(world: World) -> None:
    class Mumbling(FakeBank):
        asked: tuple[str, ...] = ()

        async def ask(self, payout_id: str) -> BankLine:
            self.asked += (payout_id,)
            if len(self.asked) > 1:
                raise UnavailableError("the bank is away")
            return await super().ask(payout_id)

    bank = Mumbling()
    await sent(world, bank, *(f"n{place}" for place in range(1, 7)))
    assert await ask_bank(world.books, bank, AT_ONCE) == Booked({M.PAID: 1}, [], [])
    assert len(bank.asked) == 4


async def test_what_the_bank_never_received_is_sent_again_as_it_is(world: World) -> None:
    bank = FakeBank()
    await sent(world, bank, "n1", "n2")
    bank.lines.clear()
    bank.paid.clear()
    lost = bank.files.pop("b1")
    assert await ask_bank(world.books, bank, timedelta(hours=1)) is None
    booked = await ask_bank(world.books, bank, AT_ONCE)
    assert booked == Booked({M.SEND_AGAIN: 2}, [], ["b1"])
    assert (bank.files["b1"], await batch_state(world)) == (lost, "SENT")
    assert await ask_bank(world.books, bank, AT_ONCE) == Booked({M.PAID: 2}, [], [])
    assert (bank.paid, await batch_state(world)) == (["n1-1", "n2-1"], "DONE")


async def test_a_file_sent_again_may_be_refused(world: World) -> None:
    bank = FakeBank()
    await sent(world, bank, "n1")
    bank.lines.clear()
    bank.files["b1"] = b"other bytes"
    await ask_bank(world.books, bank, AT_ONCE)
    assert await states(world, "n1-1") == [L.APPROVED]
