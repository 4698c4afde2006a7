"""A refund's shares: whatever the parts, no fen too many, and the whole order gives the whole discount back."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.redemption.domain.refund import Refunded, Shares, share
from services.redemption.domain.voucher import Refusal
from shared.kernel.decision import Refused
from shared.kernel.fen import FEN_MAX, Fen

NOTHING = Refunded(Fen(0), Fen(0))


def given_back(order: int, discount: int, *parts: int) -> list[Shares]:
    """Refund an order in these parts, one after another."""
    before, shares = NOTHING, []
    for part in parts:
        one = share(Fen(order), Fen(discount), before, Fen(part))
        assert isinstance(one, Shares)
        shares.append(one)
        before = Refunded(Fen(before.amount_fen + part), Fen(before.returned_fen + one.returned_fen))
    return shares


@st.composite
def orders(draw: st.DrawFn) -> tuple[int, int, list[int]]:
    """An order, a discount below it, and the parts in which all of the order comes back."""
    order = draw(st.one_of(st.integers(2, 2_000), st.integers(2, FEN_MAX)))
    discount = draw(st.integers(1, order - 1))
    cuts = sorted(draw(st.sets(st.integers(1, order - 1), max_size=8)))
    return order, discount, [later - earlier for earlier, later in pairwise([0, *cuts, order])]


def test_the_shares_of_a_part_and_of_the_rest() -> None:
    first, rest = given_back(39_900, 5_000, 10_000, 29_900)
    assert first == Shares(Fen(10_000), Fen(8_747), Fen(1_253), Fen(29_900))
    assert rest == Shares(Fen(29_900), Fen(26_153), Fen(3_747), Fen(0))
    assert (first.is_full, rest.is_full) == (False, True)


@pytest.mark.parametrize("amount", [0, -1, -FEN_MAX, 40_001, FEN_MAX, 10**30])
def test_nothing_and_more_than_the_order_are_refused(amount: int) -> None:
    refused = share(Fen(40_000), Fen(5_000), NOTHING, Fen(amount))
    assert refused == Refused(Refusal.OVER_REFUND, "left of the order: 40000 fen")


def test_a_fen_more_than_is_left_is_refused() -> None:
    before = Refunded(Fen(30_000), Fen(3_750))
    assert isinstance(share(Fen(40_000), Fen(5_000), before, Fen(10_000)), Shares)
    refused = share(Fen(40_000), Fen(5_000), before, Fen(10_001))
    assert refused == Refused(Refusal.OVER_REFUND, "left of the order: 10000 fen")


@given(orders(), st.randoms(use_true_random=False))
def test_the_whole_order_returns_the_whole_discount_in_whatever_parts_and_order(
    case: tuple[int, int, list[int]], shuffler: random.Random
) -> None:
    order, discount, parts = case
    shuffled = list(parts)
    shuffler.shuffle(shuffled)
    for some in (parts, shuffled, [order]):
        shares = given_back(order, discount, *some)
        assert sum(one.amount_fen for one in shares) == order
        assert sum(one.returned_fen for one in shares) == discount
        assert [one.is_full for one in shares] == [False] * (len(some) - 1) + [True]


@given(orders())
def test_at_every_part_nobody_gets_too_much_and_no_fen_is_lost(case: tuple[int, int, list[int]]) -> None:
    order, discount, parts = case
    amount = returned = 0
    for one in given_back(order, discount, *parts):
        amount, returned = amount + one.amount_fen, returned + one.returned_fen
        assert one.shopper_fen + one.returned_fen == one.amount_fen
        assert one.shopper_fen >= 0
        assert one.returned_fen >= 0
        assert returned == discount * amount // order <= discount
        assert one.left_fen == order - amount


@given(orders(), st.integers(1, FEN_MAX))
def test_after_the_whole_order_not_a_fen_more_comes_back(case: tuple[int, int, list[int]], more: int) -> None:
    order, discount, _ = case
    before = Refunded(Fen(order), Fen(discount))
    assert share(Fen(order), Fen(discount), before, Fen(more)) == Refused(
        Refusal.OVER_REFUND, "left of the order: 0 fen"
    )
