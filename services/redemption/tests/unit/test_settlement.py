"""When a merchant's day is paid, why not yet, and what is owed; and treasury's words in whatever order they come."""

import itertools
import random
from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from services.redemption.domain.settlement import (
    DayMoney,
    Hold,
    Owed,
    Pay,
    PayState,
    Settlement,
    outstanding,
    pay_of,
)
from services.redemption.tests import builders as b
from services.redemption.tests.fakes import FakeCounter, FakeShops
from services.redemption.tests.view_fakes import Books, FakeSettlements
from services.redemption.usecases.note_settlements import note_settlements
from shared.contracts.treasury_events import MerchantHeld, SettlementMoved
from shared.kernel.fen import Fen

HOLD = Hold("officer-1", "发票核查", b.NOW)


def settlement(state: PayState, *days: str, **changes: Any) -> Settlement:
    return Settlement("s1", days or ("d1",), Fen(5_000), state, "b1", "", b.NOW)._replace(**changes)


def money(day: str = "d1", sum_fen: int = 5_000, refunded_fen: int = 0, **changes: Any) -> DayMoney:
    plain = DayMoney(day, b.NOW - 3 * b.DAY, True, 1, Fen(sum_fen), 0, Fen(refunded_fen))
    return plain._replace(**changes)


def test_an_open_day_is_not_paid_whatever_treasury_says() -> None:
    assert pay_of("d1", [settlement(PayState.PAID)], HOLD, is_closed=False) == Pay(PayState.DAY_OPEN)


def test_a_closed_day_awaits_treasurys_word() -> None:
    assert pay_of("d1", [settlement(PayState.PAID, "d2")], None, is_closed=True) == Pay(PayState.AWAITING)


def test_a_paid_day_says_when_and_in_which_batch() -> None:
    pay = pay_of("d1", [settlement(PayState.PAID, "d0", "d1")], HOLD, is_closed=True)
    assert pay == Pay(PayState.PAID, "s1", "b1", b.NOW)


def test_a_hold_keeps_out_what_is_in_no_batch_and_says_who_and_why() -> None:
    held = Pay(PayState.HELD, why="发票核查", held_by="officer-1")
    assert pay_of("d1", [], HOLD, is_closed=True) == held
    due = pay_of("d1", [settlement(PayState.DUE, batch_id="")], HOLD, is_closed=True)
    assert due == held._replace(settlement_id="s1")
    for state in (PayState.PREPARED, PayState.APPROVED, PayState.UNKNOWN, PayState.FAILED):
        assert pay_of("d1", [settlement(state)], HOLD, is_closed=True).state == state


def test_a_failed_day_says_the_banks_reason() -> None:
    pay = pay_of("d1", [settlement(PayState.FAILED, reason="账号不存在")], None, is_closed=True)
    assert pay == Pay(PayState.FAILED, "s1", "b1", None, "账号不存在")


def test_of_two_settlements_of_a_day_the_later_word_counts() -> None:
    older = settlement(PayState.FAILED, settlement_id="s9", moved_at=b.NOW - b.DAY)
    assert pay_of("d1", [older, settlement(PayState.DUE)], None, is_closed=True).state == PayState.DUE


def test_what_is_owed_is_the_days_not_paid_with_their_age_the_oldest_first() -> None:
    days = [
        money("d3", refunded_fen=6_000, sum_fen=1_000, ends_at=b.NOW - b.DAY - timedelta(hours=1)),
        money("d1"),
        money("d2", ends_at=b.NOW - 2 * b.DAY),
        money("d4", is_closed=False, ends_at=b.NOW + b.DAY),
        money("d5", sum_fen=700, refunded_fen=700),
        money("d6"),
    ]
    settlements = [
        settlement(PayState.PAID, "d2"),
        settlement(PayState.NETTED, "d6", settlement_id="s2"),
        settlement(PayState.UNKNOWN, "d1", settlement_id="s3"),
    ]
    assert outstanding(days, settlements, None, now=b.NOW) == [
        Owed("d1", Fen(5_000), 3, Pay(PayState.UNKNOWN, "s3", "b1")),
        Owed("d3", Fen(-5_000), 1, Pay(PayState.AWAITING)),
        Owed("d4", Fen(5_000), 0, Pay(PayState.DAY_OPEN)),
    ]


def moved(number: int, version: int) -> SettlementMoved:
    return SettlementMoved(
        f"s{number}", version, "m1", "c1", "d1", ["day-1"], 5_000, "DUE", b.NOW, reason=f"v{version}"
    )


def held(number: int, version: int) -> MerchantHeld:
    return MerchantHeld(f"m{number}", version, version % 2 == 1, "officer-1", f"v{version}", b.NOW)


@given(st.randoms(use_true_random=False), st.integers(1, 6))
async def test_words_in_any_order_and_any_number_end_with_the_last_version(dice: random.Random, cut: int) -> None:
    pairs = list(itertools.product((1, 2), (1, 2, 3)))
    told = [b.fact(make(*pair)) for make in (moved, held) for pair in pairs] * 2 + [b.issued(1)]
    dice.shuffle(told)
    counter = FakeCounter()
    books = Books(counter, FakeShops(counter))
    for start in range(0, len(told), cut):
        await note_settlements(FakeSettlements(books), told[start : start + cut])
    assert {one.reason for one in books.moved.values()} == {one.reason for one in books.held.values()} == {"v3"}
    assert (len(books.moved), len(books.held)) == (2, 2)
