"""Merchants in any order of sales, refunds, days, batches, answers and mends: each is paid what it is owed, once."""

import asyncio
from collections import Counter
from collections.abc import Coroutine, Iterable
from random import Random
from typing import Any, TypeVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from services.treasury.domain.bank_line import Result
from services.treasury.domain.payees import Payee
from services.treasury.domain.payouts import BatchState, PayoutBatch
from services.treasury.domain.settlements import DayKey, Entry, EntryKind, SettlementState
from services.treasury.tests import builders as b
from services.treasury.tests.fake_bank import FakeBank
from services.treasury.tests.settlement_story import (
    CLOSES,
    closed,
    hear,
    opened,
    redeemed,
    refunded,
    settled,
    undone,
    with_accounts,
)
from services.treasury.tests.worlds import FakeWorld
from services.treasury.usecases.approve_batch import approve_batch
from services.treasury.usecases.cancel_batch import cancel_batch
from services.treasury.usecases.fetch_answers import fetch_answers
from services.treasury.usecases.hold_merchant import hold_merchant
from services.treasury.usecases.send_batch import send_batch
from shared.kernel.decision import Refused
from shared.testing.officers import ANN, BO

Done = TypeVar("Done")
MERCHANTS = ("m1", "m2")
MERCHANT = st.sampled_from(MERCHANTS)
PICK = st.integers(0, 10**6)
FATES = st.sampled_from([Result.PAID, Result.PAID, Result.FAILED, Result.UNKNOWN])
ENDED = (SettlementState.PAID, SettlementState.NETTED)
DAYS = tuple(CLOSES)
SALES = st.lists(st.tuples(MERCHANT, st.booleans()), max_size=4)


class SettlementMachine(RuleBasedStateMachine):
    """Two merchants, vouchers of 100 fen; what is refunded stands on a later day."""

    @initialize()
    def open_books(self) -> None:
        self.runner = asyncio.Runner()
        self.world, self.bank = FakeWorld(), FakeBank()
        self.books = self.world.shelf
        self.play(b.funded(self.books))
        self.play(opened(self.world, *MERCHANTS))
        self.day, self.batches, self.files = 0, 0, 1
        self.sold: list[tuple[str, str, bool]] = []  # merchant, last day, undone or given back

    def play(self, act: Coroutine[Any, Any, Done]) -> Done:
        return self.runner.run(act)

    def teardown(self) -> None:
        self.runner.close()

    def some(self, pick: int, found: Iterable[Any]) -> Any:
        every = sorted(found)
        return every[pick % len(every)]

    def batches_in(self, *states: BatchState) -> list[str]:
        return [batch.batch_id for batch in self.books.batches.all.values() if batch.state in states]

    @rule(sales=SALES, backs=st.lists(st.tuples(PICK, st.sampled_from([1, 40, 100])), max_size=4), order=st.randoms())
    def a_day_passes(self, sales: list[tuple[str, bool]], backs: list[tuple[int, int]], order: Random) -> None:
        """Its facts come in any order; closing may overtake what it closes."""
        day, facts = DAYS[self.day % len(DAYS)] if self.day < len(DAYS) else None, []
        if day is None:
            return
        kept, given_back = Counter[str](), {merchant: list[int]() for merchant in MERCHANTS}
        for merchant, is_undone in sales:
            number = len(self.sold)
            facts += [redeemed(merchant, number, day), *([undone(merchant, number, day)] if is_undone else [])]
            self.sold.append((merchant, day, is_undone))
            kept[merchant] += not is_undone
        for pick, fen in backs:
            number = pick % max(len(self.sold), 1)
            if number < len(self.sold) and self.sold[number][1] < day and not self.sold[number][2]:
                merchant = self.sold[number][0]
                self.sold[number] = (merchant, day, True)  # given back once
                given_back[merchant].append(fen)
                facts.append(refunded(merchant, number, day, fen))
        for merchant, own in given_back.items():
            if kept[merchant] or own:
                facts.append(closed(merchant, day, kept[merchant], len(own), sum(own)))
        self.day += 1
        order.shuffle(facts)
        for fact in [*facts, *facts[:2]]:
            self.play(hear(self.world, fact))

    @rule(fate=FATES)
    def the_bank_is_asked_to_pay(self, fate: Result) -> None:
        """A whole round, without an accident."""
        self.prepare(fate)
        for batch_id in self.batches_in(BatchState.PREPARED):
            self.approved(batch_id)
        self.send()
        for batch_id in self.bank.files:
            self.bank.answer(batch_id)
        self.play(fetch_answers(self.world.books, self.bank))

    @rule(pick=PICK)
    def tell_again(self, pick: int) -> None:
        if self.sold:
            number = pick % len(self.sold)
            merchant, day, _ = self.sold[number]
            before = dict(self.books.journal.accounts)
            self.play(hear(self.world, redeemed(merchant, number, day)))
            assert self.books.journal.accounts == before

    @rule(fate=FATES)
    def prepare(self, fate: Result) -> None:
        self.batches += 1
        made = self.play(settled(self.world, f"b{self.batches}"))
        if isinstance(made, PayoutBatch):
            for payout in self.books.payouts.all.values():
                self.bank.fate.setdefault(payout.payout_id, fate)

    @precondition(lambda self: self.batches_in(BatchState.PREPARED))
    @rule(pick=PICK)
    def approve(self, pick: int) -> None:
        self.approved(self.some(pick, self.batches_in(BatchState.PREPARED)))

    def approved(self, batch_id: str) -> None:
        batch = self.books.batches.all[batch_id]
        given: dict[str, Any] = {"checker": BO, "saw_sha256": batch.sha256, "saw_sum_fen": batch.sum_fen}
        self.play(approve_batch(self.books, batch.batch_id, **given))

    @precondition(lambda self: self.batches_in(BatchState.PREPARED))
    @rule(pick=PICK)
    def cancel(self, pick: int) -> None:
        batch_id = self.some(pick, self.batches_in(BatchState.PREPARED))
        assert not isinstance(self.play(cancel_batch(self.books, batch_id, officer=ANN)), Refused)

    @rule()
    def send(self) -> None:
        self.play(send_batch(self.world.books, self.bank))

    @precondition(lambda self: self.bank.files)
    @rule(pick=PICK)
    def answer(self, pick: int) -> None:
        self.bank.answer(self.some(pick, self.bank.files))
        self.play(fetch_answers(self.world.books, self.bank))

    @precondition(lambda self: any(line.result == Result.UNKNOWN for line in self.bank.lines.values()))
    @rule(pick=PICK, result=st.sampled_from([Result.PAID, Result.FAILED]))
    def decide(self, pick: int, result: Result) -> None:
        unknown = [line.payout_id for line in self.bank.lines.values() if line.result == Result.UNKNOWN]
        self.bank.decide(self.some(pick, unknown), result)

    @rule(merchant=MERCHANT)
    def mend(self, merchant: str) -> None:
        self.files += 1
        payee = Payee("行", f"1300{self.files:08d}")
        self.play(with_accounts(self.world, merchant, file_id=f"f{self.files}", payee=payee))

    @rule(merchant=MERCHANT, is_held=st.booleans())
    def hold(self, merchant: str, is_held: bool) -> None:
        given: dict[str, Any] = {"officer": ANN, "district_id": "d1", "is_held": is_held, "reason": "核查"}
        self.play(hold_merchant(self.books, merchant, **given))

    def settled_entries(self, merchant: str) -> tuple[int, int]:
        """Of days in PAID or NETTED settlements: redeemed net of undos, and refunded."""
        redeemed_fen = refunded_fen = 0
        for entry in self.books.days.entries.values():
            if entry.merchant_id == merchant and self.has_ended(entry):
                redeemed_fen += 0 if entry.kind == EntryKind.REFUNDED else entry.amount_fen
                refunded_fen -= entry.amount_fen if entry.kind == EntryKind.REFUNDED else 0
        return redeemed_fen, refunded_fen

    @invariant()
    def each_merchant_got_what_its_settled_days_come_to_and_the_books_say_so(self) -> None:
        if not hasattr(self, "books"):
            return
        paid = Counter(dict.fromkeys(MERCHANTS, 0))
        for payout in self.books.payouts.all.values():
            paid[payout.merchant_id] += payout.amount_fen if payout.state == "PAID" else 0
        balances = b.balances(self.books)
        sums = {merchant: self.settled_entries(merchant) for merchant in MERCHANTS}
        for merchant, (redeemed_fen, refunded_fen) in sums.items():
            assert paid[merchant] == redeemed_fen - refunded_fen
        assert balances["paid"] == sum(paid.values())
        assert balances["allocated"] == 200 + sum(refunded_fen for _, refunded_fen in sums.values())
        every = [entry for entry in self.books.days.entries.values() if entry.kind != EntryKind.REFUNDED]
        owed = sum(entry.amount_fen for entry in every) - sum(redeemed_fen for redeemed_fen, _ in sums.values())
        assert balances["payable"] == owed
        assert sum(balances.values()) - balances["source"] == 1000

    def has_ended(self, entry: Entry) -> bool:
        key = DayKey(entry.merchant_id, entry.campaign_id, entry.business_day)
        settlement_id = self.books.days.settled.get(key)
        return settlement_id is not None and self.books.settlements.all[settlement_id].state in ENDED

    @invariant()
    def no_refund_is_settled_before_what_it_takes_back(self) -> None:
        entries = self.books.days.entries.values() if hasattr(self, "books") else ()
        sold = {entry.redemption_id: entry for entry in entries if entry.kind == EntryKind.REDEEMED}
        for entry in entries:
            if entry.kind == EntryKind.REFUNDED and self.has_ended(entry):
                assert self.has_ended(sold[entry.redemption_id])

    @invariant()
    def no_settlement_is_paid_twice(self) -> None:
        if hasattr(self, "books"):
            settlements = Counter(self.books.payouts.all[payout_id].pays for payout_id in self.bank.paid)
            assert max(settlements.values(), default=0) <= 1

    @invariant()
    def a_settlement_is_where_its_last_payment_is(self) -> None:
        if hasattr(self, "books"):
            for one in self.books.settlements.all.values():
                if one.state != SettlementState.NETTED:
                    last = self.books.payouts.all[f"{one.settlement_id}-{one.payouts}"]
                    assert (one.state.value, one.amount_fen) == (last.state.value, last.amount_fen)

    @invariant()
    def facts_of_a_settlement_count_its_versions(self) -> None:
        if hasattr(self, "books"):
            told: Counter[str] = Counter()
            for key, fact in self.books.told:
                if hasattr(fact, "settlement_id"):
                    told[key] += 1
                    assert fact.version == told[key]  # type: ignore[attr-defined]


TestSettlements = SettlementMachine.TestCase
TestSettlements.settings = settings(max_examples=100, stateful_step_count=30)
