"""The life of a subsidy claim: only legal moves, each level by another person, two clocks that never run together."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from services.subsidies.domain.policy import Level
from services.subsidies.domain.refusals import Refusal
from services.subsidies.domain.subsidy_claim import (
    ENDED,
    MOVES,
    UNDER_REVIEW,
    State,
    SubsidyClaim,
    approve,
    assign,
    fix,
    hand_back,
    lapse,
    may_change,
    move,
    object_to,
    office_time,
    reject,
    return_for_fix,
    step,
)
from services.subsidies.tests import builders as b
from services.subsidies.tests.builders import LEVELS, NOW
from shared.kernel.decision import Refused
from shared.kernel.errors import BrokenPromiseError

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(("before", "after"), list(product(State, State)))
def test_only_legal_moves_are_made(before: State, after: State) -> None:
    outcome = move(b.claim(before), after, NOW)
    if after in MOVES.get(before, frozenset()):
        assert isinstance(outcome, SubsidyClaim)
        assert (outcome.state, outcome.version) == (after, 2)
    else:
        assert outcome == Refused(Refusal.WRONG_STATE, f"{before} → {after}")


def test_nothing_leaves_an_ended_claim() -> None:
    assert not [state for state in ENDED if MOVES.get(state)]


def test_two_people_approve_the_district_first() -> None:
    first = approve(b.claim(), Level.DISTRICT, LEVELS, "ann", NOW)
    assert isinstance(first, SubsidyClaim)
    assert approve(first, Level.CITY, LEVELS, "ann", NOW) == Refused(Refusal.SAME_PERSON)
    second = approve(first, Level.CITY, LEVELS, "bo", NOW)
    assert isinstance(second, SubsidyClaim)
    assert second.state == State.CITY_APPROVED
    assert isinstance(approve(b.claim(), Level.CITY, LEVELS, "bo", NOW), Refused)
    assert isinstance(approve(second, Level.CITY, LEVELS, "cy", NOW), Refused)


def test_a_policy_of_one_level_needs_one() -> None:
    done = approve(b.claim(), Level.DISTRICT, (Level.DISTRICT,), "ann", NOW)
    assert isinstance(done, SubsidyClaim)
    assert done.state == State.CITY_APPROVED


def returned(by: str = "ann") -> SubsidyClaim:
    week = timedelta(days=7)
    outcome = return_for_fix(b.claim(), Level.DISTRICT, by, fields=("vin",), fix_within=week, now=NOW)
    assert isinstance(outcome, SubsidyClaim)
    return outcome


def test_a_buyer_fixes_just_what_was_named_before_the_deadline() -> None:
    claim = returned()
    assert claim.fix_by == NOW + timedelta(days=7)
    assert may_change(claim, frozenset({"vin"})) is None
    assert may_change(claim, frozenset({"vin", "price"})) == Refused(Refusal.FORBIDDEN, "not to be fixed: price")
    assert fix(claim, NOW + timedelta(days=7)) == Refused(Refusal.FIX_DEADLINE_PASSED)
    fixed = fix(claim, NOW + HOUR)
    assert isinstance(fixed, SubsidyClaim)
    assert (fixed.state, fixed.claim_no, fixed.fix_by) == (State.SUBMITTED, claim.claim_no, None)
    assert fix(fixed, NOW + HOUR) == Refused(Refusal.WRONG_STATE, "SUBMITTED")


def test_a_draft_is_the_buyers_own_and_a_filed_claim_nobodys() -> None:
    assert may_change(b.claim(State.DRAFT), frozenset({"anything"})) is None
    assert may_change(b.claim(State.SUBMITTED), frozenset()) == Refused(Refusal.WRONG_STATE, "the claim is SUBMITTED")


def test_who_knows_the_state_steps_and_a_wrong_step_is_a_broken_promise() -> None:
    assert step(b.claim(State.IN_BATCH), State.PAID, NOW).state == State.PAID
    with pytest.raises(BrokenPromiseError):
        step(b.claim(State.PAID), State.SUBMITTED, NOW)


def test_who_returned_a_file_may_approve_it_on_the_same_level_only() -> None:
    fixed = fix(returned(by="ann"), NOW + HOUR)
    assert isinstance(fixed, SubsidyClaim)
    checked = move(fixed, State.AUTO_CHECKED, NOW + HOUR)
    assert isinstance(checked, SubsidyClaim)
    first = approve(checked, Level.DISTRICT, LEVELS, "ann", NOW + HOUR)
    assert isinstance(first, SubsidyClaim)
    assert first.acted == ((Level.DISTRICT, "ann"),)
    assert reject(first, Level.CITY, "ann", NOW + HOUR, reason=Refusal.NAME_MISMATCH) == Refused(Refusal.SAME_PERSON)


def test_returning_names_fields_and_a_claim_that_ended_is_not_returned() -> None:
    for claim, fields in ((b.claim(), ()), (b.claim(State.REJECTED), ("vin",))):
        refused = return_for_fix(claim, Level.CITY, "ann", fields=fields, fix_within=HOUR, now=NOW)
        assert isinstance(refused, Refused)


def test_a_note_stands_beside_a_field_that_is_to_be_fixed_until_it_is() -> None:
    def noted(*notes: tuple[str, str]) -> SubsidyClaim | Refused:
        return return_for_fix(
            b.claim(), Level.DISTRICT, "ann", fields=("vin",), notes=notes, fix_within=HOUR * 2, now=NOW
        )

    assert noted(("price", "too high")) == Refused(Refusal.MALFORMED, "notes: just of what is to be fixed")
    claim = noted(("vin", "unlike the licence"))
    assert isinstance(claim, SubsidyClaim)
    assert claim.fix_notes == (("vin", "unlike the licence"),)
    fixed = fix(claim, NOW + HOUR)
    assert isinstance(fixed, SubsidyClaim)
    assert fixed.fix_notes == ()


def test_a_claim_lapses_only_after_its_deadline() -> None:
    claim = returned()
    assert isinstance(lapse(claim, NOW + timedelta(days=6)), Refused)
    assert isinstance(lapse(b.claim(), NOW), Refused)
    lapsed = lapse(claim, NOW + timedelta(days=7))
    assert isinstance(lapsed, SubsidyClaim)
    assert lapsed.state == State.LAPSED


def test_a_file_that_one_has_taken_waits_for_nobody_else() -> None:
    taken = assign(b.claim(), Level.DISTRICT, LEVELS, "ann")
    assert isinstance(taken, SubsidyClaim)
    for refused in (assign(taken, Level.DISTRICT, LEVELS, "bo"), approve(taken, Level.DISTRICT, LEVELS, "bo", NOW)):
        assert refused == Refused(Refusal.CONFLICT, "another reviewer has the file")
    assert hand_back(taken, "bo") == Refused(Refusal.WRONG_STATE, "the file is not yours")
    assert hand_back(taken, "ann") == b.claim()
    assert assign(b.claim(State.PAID), Level.CITY, LEVELS, "ann") == Refused(Refusal.WRONG_STATE, "the claim is PAID")
    done = approve(taken, Level.DISTRICT, LEVELS, "ann", NOW)
    assert isinstance(done, SubsidyClaim)
    assert done.assigned_to is None


@pytest.mark.parametrize(
    ("state", "level"),
    [
        (State.SUBMITTED, Level.DISTRICT), (State.AUTO_CHECKED, Level.DISTRICT), (State.DISTRICT_APPROVED, Level.CITY),
        (State.CITY_APPROVED, Level.CITY), (State.PUBLICISED, Level.CITY),
    ],
)  # fmt: skip
def test_a_file_is_taken_by_the_level_it_lies_with(state: State, level: Level) -> None:
    other = Level.CITY if level == Level.DISTRICT else Level.DISTRICT
    assert assign(b.claim(state), other, LEVELS, "bo") == Refused(Refusal.WRONG_STATE, f"the file lies with {level}")
    assert isinstance(assign(b.claim(state), level, LEVELS, "ann"), SubsidyClaim)


def test_an_objection_during_the_notice_has_all_levels_look_again() -> None:
    outcome = object_to(b.claim(State.PUBLICISED), NOW)
    assert isinstance(outcome, SubsidyClaim)
    assert outcome.state == State.AUTO_CHECKED
    assert isinstance(object_to(b.claim(State.PAID), NOW), Refused)
    over = replace(b.claim(State.PUBLICISED), notice_until=NOW)
    assert isinstance(object_to(over, NOW), Refused)


def test_the_offices_clock_stands_still_while_the_buyer_has_the_file() -> None:
    claim = returned()
    assert office_time(claim, NOW + timedelta(days=5)) == HOUR
    fixed = fix(claim, NOW + timedelta(days=5))
    assert isinstance(fixed, SubsidyClaim)
    assert office_time(fixed, NOW + timedelta(days=5) + HOUR) == 2 * HOUR


class LifeOfAClaim(RuleBasedStateMachine):
    """Any acts in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.claim = replace(b.claim(State.DRAFT), held_since=None)
        self.now: datetime = NOW
        self.office = timedelta(0)

    def take(self, outcome: SubsidyClaim | Refused) -> None:
        if isinstance(outcome, SubsidyClaim):
            assert outcome.state in MOVES[self.claim.state]
            assert outcome.version == self.claim.version + 1
            self.claim = outcome

    @rule(minutes=st.integers(1, 20_000))
    def time_passes(self, minutes: int) -> None:
        step = timedelta(minutes=minutes)
        if self.claim.state in UNDER_REVIEW:
            self.office += step
        self.now += step

    @rule(to=st.sampled_from([s for s in State if s not in {State.DISTRICT_APPROVED, State.RETURNED_FOR_FIX}]))
    def moves(self, to: State) -> None:
        if to != State.CITY_APPROVED:
            self.take(move(self.claim, to, self.now))

    @rule(level=st.sampled_from(Level), person=st.sampled_from(["ann", "bo", "cy"]))
    def is_approved(self, level: Level, person: str) -> None:
        self.take(approve(self.claim, level, LEVELS, person, self.now))

    @rule(level=st.sampled_from(Level), person=st.sampled_from(["ann", "bo", "cy"]))
    def is_returned(self, level: Level, person: str) -> None:
        week = timedelta(days=7)
        self.take(return_for_fix(self.claim, level, person, fields=("vin",), fix_within=week, now=self.now))

    @rule()
    def is_fixed(self) -> None:
        self.take(fix(self.claim, self.now))

    @rule()
    def lapses(self) -> None:
        self.take(lapse(self.claim, self.now))

    @invariant()
    def nobody_acted_on_two_levels(self) -> None:
        people = [person for _, person in self.claim.acted]
        assert len(people) == len(set(people))

    @invariant()
    def the_clock_runs_just_while_the_office_holds_the_file(self) -> None:
        assert (self.claim.held_since is not None) == (self.claim.state in UNDER_REVIEW)
        assert office_time(self.claim, self.now) == self.office

    @invariant()
    def a_fix_deadline_stands_just_while_the_file_is_returned(self) -> None:
        assert (self.claim.fix_by is not None) == (self.claim.state == State.RETURNED_FOR_FIX)


TestLifeOfAClaim = LifeOfAClaim.TestCase
