"""Payouts in any order of acts, answers, repeats, lies and crashes: nobody is paid twice, the books follow the bank."""

import asyncio
from collections import Counter
from collections.abc import Coroutine, Iterable
from datetime import timedelta
from typing import Any, TypeVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from services.treasury.domain.bank_line import BankLine, Result
from services.treasury.domain.journal import Kind
from services.treasury.domain.payment_file import Answer, read_answer_file
from services.treasury.domain.payouts import BatchState, LineState, Payout, PayoutBatch
from services.treasury.domain.rulings import Outcome
from services.treasury.tests import builders as b
from services.treasury.tests.fake_bank import FakeBank, answer_file
from services.treasury.tests.payout_story import ask, asked, prepared
from services.treasury.tests.worlds import FakeWorld
from services.treasury.usecases.approve_batch import approve_batch
from services.treasury.usecases.approve_clawback import approve_clawback
from services.treasury.usecases.approve_ruling import approve_ruling
from services.treasury.usecases.ask_bank import ask_bank
from services.treasury.usecases.cancel_batch import cancel_batch
from services.treasury.usecases.draft_clawback import draft_clawback
from services.treasury.usecases.draft_ruling import draft_ruling
from services.treasury.usecases.fetch_answers import fetch_answers
from services.treasury.usecases.import_answer import import_answer
from services.treasury.usecases.send_batch import send_batch
from shared.contracts.treasury_events import PayoutClawedBack, PayoutFailed, PayoutPaid
from shared.kernel.decision import Refused
from shared.kernel.errors import BrokenPromiseError, UnavailableError
from shared.kernel.fen import Fen
from shared.testing.officers import ANN, BO

Done = TypeVar("Done")

CLAIMS = st.sampled_from([f"n{number}" for number in range(1, 7)])
PICK = st.integers(0, 10**6)
FATES = st.sampled_from([Result.PAID, Result.PAID, Result.FAILED, Result.UNKNOWN])
SILENT = timedelta(minutes=10)
L = LineState


class Deaf(FakeBank):
    """Takes the file, and the line breaks before anybody hears of it."""

    def __init__(self, bank: FakeBank) -> None:
        vars(self).update(vars(bank))

    async def send(self, batch_id: str, file: bytes) -> str:
        await super().send(batch_id, file)
        raise UnavailableError("the line broke")


class PayoutMachine(RuleBasedStateMachine):
    @initialize()
    def open_books(self) -> None:
        self.runner = asyncio.Runner()
        self.world, self.bank, self.nth, self.batches = FakeWorld(), FakeBank(), Counter[str](), 0
        self.books = self.world.shelf
        self.play(b.funded(self.books))

    def play(self, act: Coroutine[Any, Any, Done]) -> Done:
        return self.runner.run(act)

    def teardown(self) -> None:
        self.runner.close()

    def some(self, pick: int, found: Iterable[Any]) -> Any:
        every = list(found)
        return every[pick % len(every)]

    def lines_in(self, *states: LineState) -> list[Payout]:
        return [payout for payout in self.books.payouts.all.values() if payout.state in states]

    def bank_line(self, result: Result) -> list[BankLine]:
        return [line for line in self.bank.lines.values() if line.result == result]

    def batches_in(self, *states: BatchState) -> list[PayoutBatch]:
        return [batch for batch in self.books.batches.all.values() if batch.state in states]

    @rule(claim=CLAIMS, fate=FATES)
    def ask_to_pay(self, claim: str, fate: Result) -> None:
        last = self.books.payouts.all.get(f"{claim}-{self.nth[claim]}")
        fact = asked(claim, self.nth[claim] + 1)
        if last is None or last.state == L.FAILED:
            self.nth[claim] += 1
            self.bank.fate[f"{claim}-{self.nth[claim]}"] = fate
            self.play(ask(self.world, fact))
        else:
            with pytest.raises(BrokenPromiseError):
                self.play(ask(self.world, fact))

    @rule(claim=CLAIMS, pick=PICK)
    def tell_again(self, claim: str, pick: int) -> None:
        if self.nth[claim]:
            before = dict(self.books.payouts.all)
            self.play(ask(self.world, asked(claim, pick % self.nth[claim] + 1)))
            assert self.books.payouts.all == before

    @precondition(lambda self: self.lines_in(L.DUE))
    @rule()
    def prepare(self) -> None:
        self.batches += 1
        self.play(prepared(self.world, f"b{self.batches}"))

    @precondition(lambda self: self.books.batches.all)
    @rule(pick=PICK)
    def cancel(self, pick: int) -> None:
        batch = self.some(pick, self.books.batches.all.values())
        outcome = self.play(cancel_batch(self.books, batch.batch_id, officer=ANN))
        assert isinstance(outcome, PayoutBatch) == (batch.state == BatchState.PREPARED)

    @precondition(lambda self: self.batches_in(BatchState.PREPARED))
    @rule(pick=PICK)
    def approve(self, pick: int) -> None:
        batch = self.some(pick, self.batches_in(BatchState.PREPARED))
        seen = {"saw_sha256": batch.sha256, "saw_sum_fen": batch.sum_fen}
        self.play(approve_batch(self.books, batch.batch_id, checker=BO, **seen))

    @precondition(lambda self: self.batches_in(BatchState.APPROVED))
    @rule(crash=st.booleans())
    def send(self, crash: bool) -> None:
        try:
            self.play(send_batch(self.world.books, Deaf(self.bank) if crash else self.bank))
        except UnavailableError:
            assert crash

    @precondition(lambda self: self.bank_line(Result.UNKNOWN))
    @rule(pick=PICK, result=st.sampled_from([Result.PAID, Result.FAILED]))
    def make_up_its_mind(self, pick: int, result: Result) -> None:
        self.bank.decide(self.some(pick, self.bank_line(Result.UNKNOWN)).payout_id, result)

    @precondition(lambda self: self.bank.files)
    @rule(pick=PICK, part=st.booleans())
    def answer(self, pick: int, part: bool) -> None:
        batch_id = self.some(pick, self.bank.files)
        lines = [row.split(b",")[0].decode() for row in self.bank.files[batch_id].splitlines()[1:]]
        self.bank.answer(batch_id, *(lines[pick % len(lines) :] if part else lines))

    @precondition(lambda self: self.bank.told)
    @rule()
    def fetch(self) -> None:
        self.play(fetch_answers(self.world.books, self.bank))

    @precondition(lambda self: self.bank.told)
    @rule(pick=PICK)
    def import_by_hand(self, pick: int) -> None:
        content = self.some(pick, self.bank.told.values())
        answer = read_answer_file(content)
        assert isinstance(answer, Answer)
        self.play(import_answer(self.books, answer, content.hex()))

    def answered(self) -> list[Payout]:
        """Payouts with a definite answer. One that a ruling found paid under an earlier id may never have been sent."""
        return [one for one in self.lines_in(L.PAID, L.FAILED, L.CLAWED_BACK) if one.batch_id is not None]

    @precondition(lambda self: self.answered())
    @rule(pick=PICK, flip=st.booleans())
    def lie(self, pick: int, flip: bool) -> None:
        """A definite answer turned round is kept, and no more; beside a payout that nobody asked for, not even that."""
        one = self.some(pick, self.answered())
        turned = Result.PAID if one.state == L.FAILED else Result.FAILED
        line = BankLine(one.payout_id, one.amount_fen, turned)
        stranger = [] if flip else [BankLine("nobody", Fen(1), Result.PAID)]
        before, kept = dict(self.books.payouts.all), len(self.books.bank_lines.kept)
        content = answer_file(900, str(one.batch_id), [line, *stranger])
        answer = read_answer_file(content)
        assert isinstance(answer, Answer)
        outcome = self.play(import_answer(self.books, answer, f"{kept}-{flip}"))
        assert isinstance(outcome, Refused) != flip
        assert self.books.payouts.all == before

    def may_be_paid_late(self) -> list[Payout]:
        """Failed payouts of claims that the bank has no later file for."""
        beyond = {one.pays for one in self.lines_in(L.APPROVED, L.UNKNOWN, L.PAID, L.CLAWED_BACK)}
        paid = {self.books.payouts.all[payout_id].pays for payout_id in self.bank.paid}
        return [one for one in self.lines_in(L.FAILED) if one.pays not in beyond | paid]

    @precondition(lambda self: self.may_be_paid_late())
    @rule(pick=PICK)
    def pay_after_all(self, pick: int) -> None:
        """The bank said FAILED, and pays nevertheless: nobody may be paid under the next id as well."""
        one = self.some(pick, self.may_be_paid_late())
        self.bank.paid.append(one.payout_id)
        self.bank.lines[one.payout_id] = BankLine(one.payout_id, one.amount_fen, Result.PAID, "", "late")
        self.bank.answer(str(one.batch_id), one.payout_id)
        self.play(fetch_answers(self.world.books, self.bank))
        assert self.books.rulings.is_held(one.pays)

    @precondition(lambda self: self.books.rulings.open())
    @rule(pick=PICK)
    def settle(self, pick: int) -> None:
        """Two people find out what the bank really did."""
        payout_id = self.some(pick, self.books.rulings.open()).payout_id
        said = self.play(self.books.rulings.contradiction(payout_id))
        assert said is not None
        outcome = Outcome.PAID if payout_id in self.bank.paid else Outcome.NOT_PAID
        seen = said.line_no
        self.play(draft_ruling(self.books, payout_id, maker=ANN, outcome=outcome, reason="-", saw_line_no=seen))
        self.play(approve_ruling(self.books, payout_id, checker=BO, saw_line_no=seen, saw_outcome=outcome))

    @precondition(lambda self: self.lines_in(L.APPROVED, L.UNKNOWN))
    @rule(later=st.booleans())
    def ask(self, later: bool) -> None:
        self.books.later += 2 * SILENT if later else timedelta(0)
        self.play(ask_bank(self.world.books, self.bank, SILENT))

    @precondition(lambda self: self.lines_in(L.PAID, L.CLAWED_BACK))
    @rule(pick=PICK)
    def claw_back(self, pick: int) -> None:
        one = self.some(pick, self.lines_in(L.PAID, L.CLAWED_BACK))
        seen = one.amount_fen
        self.play(draft_clawback(self.books, one.payout_id, maker=ANN, reason="sold", saw_amount_fen=seen))
        self.play(approve_clawback(self.books, one.payout_id, checker=BO, saw_amount_fen=seen))

    @invariant()
    def nobody_is_paid_twice(self) -> None:
        assert max(Counter(self.bank.paid).values(), default=0) <= 1
        claims = Counter(self.books.payouts.all[payout_id].pays for payout_id in self.bank.paid)
        assert max(claims.values(), default=0) <= 1
        told = Counter((type(event), key) for key, event in self.books.told)
        for kind in (PayoutPaid, PayoutFailed, PayoutClawedBack):
            assert max((count for (one, _), count in told.items() if one is kind), default=0) <= 1

    @invariant()
    def the_books_say_what_the_bank_said(self) -> None:
        every = self.books.payouts.all.values()
        paid = {one.payout_id for one in every if one.state in {L.PAID, L.CLAWED_BACK}}
        assert {self.books.payouts.all[one].paid_as or one for one in paid} <= set(self.bank.paid)
        posted = {event_id.removeprefix("payout:") for event_id, _ in self.books.journal.booked
                  if event_id.startswith("payout:")}  # fmt: skip
        assert posted == paid
        assert {key for key, event in self.books.told if isinstance(event, PayoutPaid)} == paid
        failed = {one.payout_id for one in every if one.state == L.FAILED}
        assert {key for key, event in self.books.told if isinstance(event, PayoutFailed)} == failed

    @invariant()
    def the_books_sum_to_the_cap(self) -> None:
        found = b.balances(self.books)
        assert sum(amount for kind, amount in found.items() if kind != Kind.SOURCE) == 1000
        still_paid = [one.amount_fen for one in self.books.payouts.all.values() if one.state == L.PAID]
        assert found[Kind.PAID] == sum(still_paid)

    @invariant()
    def a_batch_is_done_with_its_last_line(self) -> None:
        for batch in self.books.batches.all.values():
            lines = [one.state for one in self.books.payouts.all.values() if one.batch_id == batch.batch_id]
            still_open = any(state in {L.APPROVED, L.UNKNOWN} for state in lines)
            assert (batch.state in {BatchState.APPROVED, BatchState.SENT}) == still_open
            assert len(lines) == (0 if batch.state == BatchState.CANCELLED else batch.count)


TestPayouts = PayoutMachine.TestCase
TestPayouts.settings = settings(max_examples=60, stateful_step_count=40)
