"""How much one may say, and the ladder of mutes."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from services.jobfair.adapters.memory_chatter import MemoryChatter
from services.jobfair.domain.chatter import Limits, Mute, Said, Weighed, mute_longer, weigh

LIMITS = Limits()
NOW = datetime(2022, 8, 26, 2, tzinfo=UTC)
CLOSES_AT = NOW + timedelta(hours=10)
SECOND, MINUTE = 1_000, 60_000


def said(at_ms: int, message_id: str = "", tag: str = "", *, struck: bool = False) -> Said:
    return Said(at_ms, message_id or str(at_ms), tag or str(at_ms), struck)


def test_two_within_two_seconds_are_too_many() -> None:
    assert weigh([said(0)], said(1_999), LIMITS) is Weighed.TOO_MANY
    assert weigh([said(0)], said(2_000), LIMITS) is Weighed.FINE


def test_the_eleventh_of_a_minute_is_too_many() -> None:
    before = [said(n * 5 * SECOND) for n in range(10)]
    assert weigh(before, said(MINUTE - 1), LIMITS) is Weighed.TOO_MANY
    assert weigh(before, said(MINUTE), LIMITS) is Weighed.FINE


def test_the_third_of_the_same_within_five_minutes_is_repeated() -> None:
    before = [said(0, tag="a"), said(10 * SECOND, tag="a")]
    assert weigh(before, said(5 * MINUTE - 1, tag="a"), LIMITS) is Weighed.REPEATED
    assert weigh(before, said(5 * MINUTE, tag="a"), LIMITS) is Weighed.FINE


def test_a_known_message_is_fine_at_any_time() -> None:
    assert weigh([said(0, "m1")], said(1, "m1"), LIMITS) is Weighed.FINE


def test_every_third_forbidden_text_strikes_out() -> None:
    before = [said(n * 10 * SECOND, struck=True) for n in range(2)]
    assert weigh(before[:1], said(20 * SECOND, struck=True), LIMITS) is Weighed.FINE
    assert weigh(before, said(20 * SECOND, struck=True), LIMITS) is Weighed.STRIKES_OUT
    assert weigh(before, said(20 * SECOND), LIMITS) is Weighed.FINE


def test_a_room_that_runs_faster_has_shorter_periods() -> None:
    assert LIMITS.at_speed(20) == Limits(gap_ms=100, minute_ms=3_000, window_ms=15_000)
    assert weigh([said(0)], said(100), LIMITS.at_speed(20)) is Weighed.FINE


def test_each_mute_is_longer_and_the_last_one_ends_with_the_room() -> None:
    mutes = [Mute("r1", "v", 0, NOW)]
    for _ in range(5):
        mutes.append(mute_longer(mutes[-1], NOW, speed=1, closes_at=CLOSES_AT))
    assert [one.times for one in mutes] == [0, 1, 2, 3, 4, 5]
    lengths = [timedelta(minutes=minutes) for minutes in (0, 1, 10, 60, 600, 600)]
    assert [one.until - NOW for one in mutes] == lengths


def test_a_mute_is_shorter_in_a_room_that_runs_faster_and_never_outlasts_the_room() -> None:
    first, third = Mute("r1", "v", 0, NOW), Mute("r1", "v", 2, NOW)
    assert mute_longer(first, NOW, speed=20, closes_at=CLOSES_AT).until == NOW + timedelta(seconds=3)
    soon = NOW + timedelta(seconds=5)
    assert mute_longer(third, NOW, speed=1, closes_at=soon).until == soon
    assert mute_longer(third, soon, speed=1, closes_at=NOW).until == soon


texts = st.builds(
    Said,
    st.integers(0, 400 * SECOND),
    st.sampled_from([f"m{n}" for n in range(30)]),
    st.sampled_from("ab"),
    st.booleans(),
)


@given(st.lists(texts, max_size=40))
async def test_whoever_keeps_count_never_lets_more_through_than_the_rule(sent: list[Said]) -> None:
    chatter = MemoryChatter()
    through: dict[str, Said] = {}
    for one in sent:
        (weighed,) = await chatter.weigh("r1", [("v", one)], LIMITS)
        if weighed in {Weighed.FINE, Weighed.STRIKES_OUT}:
            through.setdefault(one.message_id, one)
    times = sorted(one.at_ms for one in through.values())
    assert all(later - earlier >= LIMITS.gap_ms for earlier, later in pairwise(times))
    assert all(times[n + 10] - times[n] >= LIMITS.minute_ms for n in range(len(times) - 10))


async def test_what_was_said_in_one_room_or_by_one_viewer_counts_for_no_other() -> None:
    chatter = MemoryChatter()
    for room_id, viewer in (("r1", "a"), ("r1", "b"), ("r2", "a")):
        assert await chatter.weigh(room_id, [(viewer, said(0))], LIMITS) == [Weighed.FINE]
