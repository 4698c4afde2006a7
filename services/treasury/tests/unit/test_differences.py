"""The life of a difference in any order of runs and people."""

from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from services.treasury.domain.differences import (
    BY_RUN,
    Difference,
    DifferenceState,
    difference_id,
    end,
    see,
    take,
    unseen,
)
from services.treasury.domain.reconciliation import Found, Key, Pair, Result, Row
from services.treasury.domain.refusals import Refusal
from services.treasury.tests.payout_story import reason

KEY = Key(Pair.LIST, "2022-08-26", "m1", "x1")
OPEN, ENDED = DifferenceState.OPEN, DifferenceState.ENDED
AMOUNTS = st.sampled_from([None, 90, 100])
STAFF = st.sampled_from(["ann", "bo"])


def found(here_fen: int | None, there_fen: int | None = 100) -> Found:
    rows = [None if fen is None else Row(*KEY[1:], fen, "", "d1") for fen in (here_fen, there_fen)]
    return Found(KEY, Result.AMOUNT_DIFFERS, *rows)


class DifferenceMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.one: Difference | None = None
        self.runs = 0
        self.explained: int | str | None = ""  # what a person ended it at

    @rule(here_fen=AMOUNTS)
    def a_run_sees_it(self, here_fen: int | None) -> None:
        self.runs += 1
        before, run_id = self.one, f"run{self.runs}"
        self.one = see(before, found(here_fen), "c1", run_id)
        assert self.one.last_run == run_id
        stays_ended = (
            before is not None
            and before.state == ENDED
            and before.ended_by != BY_RUN
            and (here_fen == before.here_fen == self.explained)
        )
        assert self.one.state == (ENDED if stays_ended else OPEN)
        assert self.one.here_fen == here_fen
        if before is not None and before.state == OPEN:
            assert (self.one.first_run, self.one.owner) == (before.first_run, before.owner)
        elif self.one.state == OPEN:
            assert (self.one.first_run, self.one.owner, self.one.note) == (run_id, "", "")

    @precondition(lambda self: self.one is not None and self.one.state == OPEN)
    @rule()
    def a_run_does_not(self) -> None:
        assert self.one is not None
        self.one = unseen(self.one)
        assert (self.one.state, self.one.ended_by) == (ENDED, BY_RUN)

    @precondition(lambda self: self.one is not None)
    @rule(who=STAFF)
    def somebody_takes_it(self, who: str) -> None:
        assert self.one is not None
        taken = take(self.one, who)
        if self.one.state == OPEN and not self.one.owner:
            assert isinstance(taken, Difference)
            assert taken.owner == who
            self.one = taken
        else:
            assert reason(taken) == Refusal.WRONG_STATE

    @precondition(lambda self: self.one is not None)
    @rule(who=STAFF)
    def somebody_ends_it(self, who: str) -> None:
        assert self.one is not None
        ended = end(self.one, who, "核对无误")
        if self.one.state == OPEN:
            assert isinstance(ended, Difference)
            assert (ended.ended_by, ended.note, ended.owner) == (who, "核对无误", self.one.owner)
            self.one, self.explained = ended, ended.here_fen
        else:
            assert reason(ended) == Refusal.WRONG_STATE

    @invariant()
    def who_ended_it_is_known(self) -> None:
        assert self.one is None or (self.one.state == ENDED) == (self.one.ended_by != "")


TestDifferenceMachine = DifferenceMachine.TestCase


def test_the_id_is_of_the_campaign_and_all_of_the_key() -> None:
    others = [
        ("c2", KEY), ("c1", KEY._replace(pair=Pair.BANK)), ("c1", KEY._replace(business_day="2022-08-27")),
        ("c1", KEY._replace(merchant_id="m2")), ("c1", KEY._replace(item_id="x2")),
    ]  # fmt: skip
    names = {difference_id("c1", KEY), *(difference_id(*other) for other in others)}
    assert len(names) == len(others) + 1
    assert all(name.startswith("DF") and len(name) == 22 for name in names)


def test_another_word_opens_it_again() -> None:
    ended = end(see(None, found(90), "c1", "r1"), "ann", "核对无误")
    assert isinstance(ended, Difference)
    said = found(90)
    assert said.there is not None
    again = see(ended, replace_there(said, said.there._replace(word="PAID x")), "c1", "r2")
    assert (again.state, again.version) == (OPEN, ended.version + 1)
    assert replace(ended, owner="bo").state == ENDED


def replace_there(one: Found, there: Row) -> Found:
    return one._replace(there=there)
