"""A policy's money: never more reserved than there is, and nobody overtakes in the waiting list."""

from collections import deque
from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from services.subsidies.domain.pool import Pool, empties_at, exchange, give_back, move_up, put_back, take_in
from services.subsidies.domain.subsidy_claim import State, SubsidyClaim
from services.subsidies.tests import builders as b
from shared.kernel.fen import Fen

AMOUNTS = st.sampled_from([Fen(200), Fen(300), Fen(500)])


def test_money_is_forecast_to_last_as_long_as_it_goes_on_like_this() -> None:
    day = timedelta(days=1)
    assert empties_at(Fen(600), Fen(200), over=day, now=b.NOW) == b.NOW + 3 * day
    assert empties_at(Fen(600), Fen(0), over=day, now=b.NOW) is None
    assert empties_at(Fen(0), Fen(200), over=day, now=b.NOW) is None


def test_a_newcomer_joins_the_list_while_it_exists_even_if_its_claim_would_fit() -> None:
    pool, state = take_in(Pool(b.policy(), Fen(400), 0), Fen(500))
    assert (state, pool.waiting, pool.remaining_fen) == (State.WAITLISTED, 1, 400)
    pool, state = take_in(pool, Fen(200))
    assert (state, pool.waiting, pool.remaining_fen) == (State.WAITLISTED, 2, 400)


def test_nobody_overtakes_one_whose_claim_does_not_fit_yet() -> None:
    waiting = [
        b.claim(State.WAITLISTED, claim_no=n, amount_fen=Fen(a)) for n, a in (("1", 200), ("2", 500), ("3", 200))
    ]
    pool, served = move_up(Pool(b.policy(), Fen(600), 3), waiting)
    assert [claim.claim_no for claim in served] == ["1"]
    assert (pool.remaining_fen, pool.waiting) == (400, 2)


def test_a_fixed_claim_gives_back_what_it_earns_less_and_takes_more_only_past_nobody() -> None:
    pool = Pool(b.policy(), Fen(100), 0)
    assert exchange(pool, Fen(500), Fen(300)) == replace(pool, remaining_fen=Fen(300))
    assert exchange(pool, Fen(300), Fen(400)) == replace(pool, remaining_fen=Fen(0))
    assert exchange(pool, Fen(300), Fen(500)) is None
    assert exchange(replace(pool, waiting=1), Fen(300), Fen(350)) is None


def test_a_rest_goes_back_when_the_policy_has_closed_and_nobody_waits() -> None:
    closed = b.policy().closes_at
    pool = Pool(b.policy(), Fen(400), 0)
    assert give_back(pool, closed - b.DAY) is None
    assert give_back(replace(pool, waiting=1), closed) is None
    assert give_back(replace(pool, remaining_fen=Fen(0)), closed) is None
    assert give_back(pool, closed) == replace(pool, remaining_fen=Fen(0), returns=1)


class LifeOfAPool(RuleBasedStateMachine):
    """Grants, filings, and claims that end, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.pool = Pool(b.policy(), Fen(0), 0)
        self.granted = 0
        self.held: list[SubsidyClaim] = []
        self.line: deque[SubsidyClaim] = deque()
        self.filed = 0

    def serve(self) -> None:
        self.pool, served = move_up(self.pool, list(self.line))
        for claim in served:
            assert claim == self.line.popleft()
            self.held.append(claim)

    @rule(amount=AMOUNTS)
    def is_granted(self, amount: Fen) -> None:
        self.granted += amount
        self.pool = put_back(self.pool, amount)
        self.serve()

    @rule(amount=AMOUNTS)
    def somebody_files(self, amount: Fen) -> None:
        self.filed += 1
        claim = replace(b.claim(), claim_no=str(self.filed), amount_fen=amount)
        self.pool, state = take_in(self.pool, amount)
        (self.held if state == State.SUBMITTED else self.line).append(claim)

    @precondition(lambda self: self.held)
    @rule(data=st.data())
    def a_claim_ends(self, data: st.DataObject) -> None:
        ended = self.held.pop(data.draw(st.integers(0, len(self.held) - 1)))
        self.pool = put_back(self.pool, ended.amount_fen)
        self.serve()

    @invariant()
    def reserved_and_left_are_what_was_granted(self) -> None:
        assert self.pool.remaining_fen >= 0
        assert self.pool.remaining_fen + sum(claim.amount_fen for claim in self.held) == self.granted

    @invariant()
    def who_waits_is_counted_and_the_first_of_them_does_not_fit(self) -> None:
        assert self.pool.waiting == len(self.line)
        assert not self.line or self.line[0].amount_fen > self.pool.remaining_fen


TestLifeOfAPool = LifeOfAPool.TestCase
