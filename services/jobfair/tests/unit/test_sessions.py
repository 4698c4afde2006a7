from bisect import bisect_left

from hypothesis import given
from hypothesis import strategies as st

from services.jobfair.domain import fair_acts
from services.jobfair.domain.sessions import changes_nothing, mark_of, sessions_of
from services.jobfair.domain.stage_cuts import StageCuts
from services.jobfair.tests.brute_force import sessions as plain_sessions
from services.jobfair.tests.fair_builders import CLOCK, segments
from shared.contracts import fair_records
from shared.contracts.fair_records import Kind, Segment, Source, Verdict


def marks(*told: tuple[str, int]) -> list[int]:
    return sorted(mark_of(Kind[kind.upper()], at) for kind, at in told)


def made(*told: tuple[str, int]) -> list[int]:
    return sessions_of(marks(*told), beat_ms=45, grace_ms=30)


def test_a_join_lives_for_a_beat() -> None:
    assert made(("join", 0)) == [0, 45]


def test_a_leave_ends_the_session_and_begins_none() -> None:
    assert made(("join", 0), ("leave", 20)) == [0, 20]
    assert made(("leave", 20)) == []


def test_a_sign_of_life_within_the_grace_continues_the_session_and_the_gap_counts() -> None:
    assert made(("join", 0), ("leave", 20), ("join", 50)) == [0, 95]
    assert made(("join", 0), ("beat", 75)) == [0, 120]


def test_a_sign_of_life_after_the_grace_begins_another() -> None:
    assert made(("join", 0), ("beat", 76)) == [0, 45, 76, 121]


def test_a_leave_after_the_end_changes_nothing() -> None:
    assert made(("join", 0), ("leave", 60), ("beat", 75)) == [0, 120]


def test_of_a_join_and_a_leave_at_the_same_time_the_leave_is_last() -> None:
    assert made(("leave", 10), ("join", 10)) == [10, 10]


@given(st.lists(st.tuples(st.sampled_from(["join", "beat", "leave"]), st.integers(-4_000, 4_000)), max_size=20))
def test_sessions_are_those_of_the_plain_words(told: list[tuple[str, int]]) -> None:
    found = sessions_of(marks(*told), CLOCK.beat_ms, CLOCK.grace_ms)
    plain = plain_sessions([(at, Kind[kind.upper()]) for kind, at in told], CLOCK)
    assert found == [edge for one in plain for edge in one]
    assert found == sorted(found)


@given(
    st.lists(st.tuples(st.sampled_from(["join", "beat", "leave"]), st.integers(0, 200)), min_size=1, max_size=20),
    st.sampled_from(["join", "beat", "leave"]), st.integers(0, 200),
)  # fmt: skip
def test_a_mark_that_changes_nothing_leaves_the_sessions_as_they_are(
    told: list[tuple[str, int]], kind: str, at: int
) -> None:
    before, mark = marks(*told), mark_of(Kind[kind.upper()], at)
    place = bisect_left(before, mark)
    if place < len(before) and changes_nothing(mark, before, place, made(*told)):
        assert made(*told, (kind, at)) == made(*told)


def test_a_beat_within_a_session_is_known_to_change_nothing() -> None:
    told = marks(("join", 0), ("beat", 40))
    assert changes_nothing(mark_of(Kind.BEAT, 20), told, 1, [0, 85])
    assert not changes_nothing(mark_of(Kind.LEAVE, 20), told, 1, [0, 85])
    assert not changes_nothing(mark_of(Kind.BEAT, -20), told, 0, [0, 85])
    assert not changes_nothing(mark_of(Kind.BEAT, 10), marks(("join", 0), ("beat", 80)), 1, [0, 45, 80, 125])


@given(segments(), st.integers(-4_000, 20_000), st.integers(1, 9_000))
def test_a_stage_knows_who_is_on_it_at_a_time_and_over_a_while(
    told: list[Segment], after_ms: int, length_ms: int
) -> None:
    stage, at = StageCuts(1, told), 1_000_000 + after_ms
    assert list(stage.at(at)) == [place for place, one in enumerate(told) if one.from_ms <= at < one.to_ms]
    assert list(stage.over(at, at + length_ms)) == [
        place
        for place, one in enumerate(told)
        if one.from_ms < one.to_ms and one.from_ms < at + length_ms and at < one.to_ms
    ]


def test_the_numbers_of_the_rules_are_those_of_the_records() -> None:
    for kind in Kind:
        assert getattr(fair_acts, kind.name) == kind
    assert {fair_acts.PLATFORM} == {Source.PLATFORM}
    for verdict in list(Verdict)[1:]:
        assert getattr(fair_acts, verdict.name) == verdict
    assert {kind for kind in Kind if kind <= fair_acts.LEAVE} == fair_records.PRESENCE
    assert fair_acts.TAKES_PART == fair_records.ACTS
    named = {"joins": Kind.JOIN, "comments": Kind.COMMENT, "likes": Kind.LIKE, "questions": Kind.QUESTION,
             "clicks": Kind.CLICK, "impressions": Kind.IMPRESSION, "applies": Kind.APPLY}  # fmt: skip
    assert [fair_acts.MINUTE_COLUMN[named[name]] for name in fair_records.MINUTE_COUNTS] == list(range(7))
