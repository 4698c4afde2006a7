"""A voucher's life: each step from where it may come, and no other."""

from typing import Any, cast

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from services.redemption.domain.voucher import Refusal, Voucher, VoucherState, expire, redeem, refund, undo, void
from services.redemption.tests.builders import DAY, NOW, order, till, voucher
from shared.kernel.decision import Refused
from shared.kernel.fen import Fen

S = VoucherState


def test_a_good_voucher_is_redeemed_at_the_threshold() -> None:
    used = redeem(voucher(), order(amount_fen=30_000), till(), business_day="d", now=NOW)
    assert isinstance(used, Voucher)
    assert (used.state, used.version) == (S.REDEEMED, 2)


REFUSED_AT_THE_TILL: list[tuple[str, dict[str, Any], Refusal]] = [
    ("a used voucher", {"voucher": voucher(S.REDEEMED)}, Refusal.ALREADY_REDEEMED),
    ("an expired voucher", {"voucher": voucher(S.EXPIRED)}, Refusal.EXPIRED),
    ("a voided voucher", {"voucher": voucher(S.VOID)}, Refusal.VOID),
    ("the very instant its validity ends", {"now": NOW + DAY}, Refusal.EXPIRED),
    ("a shop of another district", {"till": till(district_id="d2")}, Refusal.WRONG_MERCHANT),
    ("goods it is not for", {"order": order(category="food")}, Refusal.WRONG_CATEGORY),
    ("goods this shop may not sell on vouchers", {"till": till(categories=("food",))}, Refusal.WRONG_MERCHANT),
    ("a fen under the threshold", {"order": order(amount_fen=29_999)}, Refusal.BELOW_THRESHOLD),
    ("no open business day", {"business_day": None}, Refusal.OUT_OF_HOURS),
]


@pytest.mark.parametrize(
    ("changes", "refusal"), [c[1:] for c in REFUSED_AT_THE_TILL], ids=[c[0] for c in REFUSED_AT_THE_TILL]
)
def test_the_till_refuses(changes: dict[str, Any], refusal: Refusal) -> None:
    given: dict[str, Any] = {"voucher": voucher(), "order": order(), "till": till(), "business_day": "d", "now": NOW}
    given |= changes
    answer = redeem(
        given["voucher"], given["order"], given["till"], business_day=given["business_day"], now=given["now"]
    )
    assert answer == Refused(refusal)


def test_a_state_that_the_till_does_not_know_is_never_redeemed() -> None:
    with pytest.raises(KeyError):
        redeem(voucher(cast("VoucherState", "FROZEN")), order(), till(), business_day="d", now=NOW)


def test_only_an_unused_voucher_expires_and_not_before_its_validity_ends() -> None:
    ended = expire(voucher(), now=NOW + DAY)
    assert ended is not None
    assert (ended.state, ended.version) == (S.EXPIRED, 2)
    assert expire(voucher(), now=NOW) is None
    assert [expire(voucher(state), now=NOW + DAY) for state in (S.REDEEMED, S.EXPIRED, S.VOID)] == [None] * 3


def test_only_a_redeemed_voucher_can_be_undone() -> None:
    for state in (S.ISSUED, S.EXPIRED, S.VOID):
        with pytest.raises(ValueError, match="an undo of a voucher that is"):
            undo(voucher(state), now=NOW)


def test_only_a_redeemed_voucher_takes_goods_back() -> None:
    for state in (S.ISSUED, S.EXPIRED, S.VOID):
        with pytest.raises(ValueError, match="a refund of a voucher that is"):
            refund(voucher(state), left_fen=Fen(1))


def test_only_an_unused_voucher_can_be_voided() -> None:
    for state in (S.REDEEMED, S.EXPIRED, S.VOID):
        answer = void(voucher(state))
        assert isinstance(answer, Refused)
        assert answer.reason == Refusal.WRONG_STATE


class LifeOfAVoucher(RuleBasedStateMachine):
    """Any order of acts, and time that only goes on: value is used, expired, voided or given back once."""

    def __init__(self) -> None:
        super().__init__()
        self.voucher = voucher()
        self.now = NOW
        self.live_redemptions = 0
        self.ended = 0
        self.left_fen = order().amount_fen
        self.is_day_open = True
        self.steps = 0

    def _take(self, after: Voucher) -> None:
        self.voucher = after
        self.steps += 1

    @rule(hours=st.integers(0, 30))
    def time_goes_on(self, hours: int) -> None:
        self.now += hours * DAY / 24

    @rule()
    def somebody_redeems(self) -> None:
        day = "d" if self.is_day_open else None
        after = redeem(self.voucher, order(), till(), business_day=day, now=self.now)
        if isinstance(after, Voucher):
            assert self.now < self.voucher.terms.valid_until
            self.live_redemptions += 1
            self._take(after)

    @rule()
    def the_business_day_closes(self) -> None:
        self.is_day_open = False

    @precondition(lambda self: self.voucher.state == S.REDEEMED and not self.is_day_open)
    @rule(amount=st.integers(1, order().amount_fen))
    def goods_come_back(self, amount: int) -> None:
        self.left_fen = Fen(max(0, self.left_fen - amount))
        self._take(refund(self.voucher, left_fen=self.left_fen))
        if self.left_fen == 0:
            self.live_redemptions -= 1
            self.ended += 1

    @precondition(lambda self: self.voucher.state == S.REDEEMED and self.is_day_open)
    @rule()
    def the_till_undoes(self) -> None:
        self._take(undo(self.voucher, now=self.now))
        self.live_redemptions -= 1
        if self.voucher.state == S.EXPIRED:
            self.ended += 1

    @rule()
    def the_clock_expires_it(self) -> None:
        after = expire(self.voucher, now=self.now)
        if after is not None:
            self.ended += 1
            self._take(after)

    @rule()
    def staff_voids_it(self) -> None:
        after = void(self.voucher)
        if isinstance(after, Voucher):
            self.ended += 1
            self._take(after)

    @invariant()
    def its_value_is_in_one_place(self) -> None:
        where = {S.ISSUED: (0, 0), S.REDEEMED: (1, 0), S.EXPIRED: (0, 1), S.VOID: (0, 1)}
        assert (self.live_redemptions, self.ended) == where[self.voucher.state]

    @invariant()
    def each_step_counts_one_version(self) -> None:
        assert self.voucher.version == 1 + self.steps


TestLifeOfAVoucher = LifeOfAVoucher.TestCase
