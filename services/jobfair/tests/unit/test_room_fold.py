import math
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from services.jobfair.domain.room_fold import COMMENTS_SHOWN, RoomFold
from services.jobfair.domain.tally import HEAT_ONE, Sums
from services.jobfair.tests.brute_force import recount
from services.jobfair.tests.fair_builders import CLOCK, ORIGIN_MS, item, pack, packs, segments
from shared.contracts.fair_records import Kind, Pack, Segment, Source, Verdict, comment_id_of


def sums(of: Sums) -> dict[str, Any]:
    return {
        "pv": of.pv, "watch_ms": of.watch_ms, "stays": {stay: many for stay, many in of.stays.items() if many},
        "comments": of.counts[Kind.COMMENT], "likes": of.counts[Kind.LIKE], "questions": of.counts[Kind.QUESTION],
        "clicks": of.counts[Kind.CLICK], "impressions": of.counts[Kind.IMPRESSION],
        "submissions": of.counts[Kind.APPLY], "person_jobs": of.person_jobs, "people": of.people, "actors": of.actors,
    }  # fmt: skip


def online(differences: dict[int, int]) -> dict[int, int]:
    there, found = 0, {}
    for step in range(min(differences, default=0), max(differences, default=0)):
        there += differences.get(step, 0)
        if there:
            found[step] = there
    return found


def figures(room: RoomFold) -> dict[str, Any]:
    tally = room.tally
    return {
        "room": sums(tally.room),
        "by_segment": {
            one.segment_id: sums(of) for one, of in zip(tally.stage.segments, tally.by_segment, strict=True)
        },
        "online": online(tally.online),
        "minutes": {number: counts for number, counts in tally.minutes.items() if any(counts)},
        "hot": {job: heat / HEAT_ONE for job, heat in tally.heat.items()},
        "cells": {"region": tally.regions, "education": tally.education},
        "counted": room.counted(),
        "comments": [(at_ms, comment_id) for at_ms, comment_id, _, _ in room.comments()],
    }


def fold(told: list[Pack]) -> RoomFold:
    room = RoomFold("r1", CLOCK)
    for one in told:
        room.take(one.items)
        room.turn_away(one.refused)
    return room


def same(found: dict[str, Any], expected: dict[str, Any]) -> bool:
    heat, true_heat = found.pop("hot"), expected.pop("hot")
    assert heat.keys() == true_heat.keys()
    assert all(math.isclose(heat[job], true_heat[job], rel_tol=1e-9) for job in heat)
    assert found == expected
    return True


@given(packs(), segments(), st.integers(0, 12))
def test_the_figures_are_those_of_a_plain_recount_whenever_the_stage_was_told(
    told: list[Pack], stage: list[Segment], after: int
) -> None:
    room = RoomFold("r1", CLOCK)
    for place, one in enumerate(told):
        if place == after:
            room.set_stage(1, stage)
        room.take(one.items)
    room.set_stage(1, stage)
    assert same(figures(room), recount(told, stage, set()))


@given(packs(), segments())
def test_figures_counted_anew_are_the_same(told: list[Pack], stage: list[Segment]) -> None:
    room = fold(told)
    room.set_stage(3, stage)
    before = figures(room)
    room.count_anew()
    assert figures(room) == before


def test_an_older_stage_changes_nothing() -> None:
    room = RoomFold("r1", CLOCK)
    room.set_stage(2, [Segment("s2", "c2", 0, 1)])
    room.set_stage(1, [Segment("s1", "c1", 0, 1)])
    assert [one.segment_id for one in room.stage.segments] == ["s2"]


def test_refusals_of_the_door_are_added_up_by_code() -> None:
    assert fold([pack(refused={"MUTED": 2}), pack(refused={"MUTED": 1, "TOO_MANY": 1})]).refused == {
        "MUTED": 3,
        "TOO_MANY": 1,
    }


def test_what_was_not_told_a_time_is_not_skewed_and_what_was_told_a_far_one_is() -> None:
    room = fold([pack(item("a", Kind.JOIN, 0, told_ms=0), item("b", Kind.JOIN, 0, told_ms=ORIGIN_MS + 301))])
    assert (room.counted()["skewed"], room.tally.room.pv) == (1, 2)
    assert room.newest_ms == ORIGIN_MS


def test_a_platform_is_believed_far_back_and_no_further_ahead_than_a_page() -> None:
    """Else one wrong clock of theirs would make all that others tell late."""
    told = [item(viewer, Kind.JOIN, 0, told_ms=ORIGIN_MS + ms, source=Source.PLATFORM)
            for viewer, ms in (("a", -4_000), ("b", 300), ("c", 301), ("d", -4_001))]  # fmt: skip
    room = fold([pack(*told)])
    assert (room.counted()["skewed"], room.newest_ms) == (2, ORIGIN_MS + 300)


def test_a_kind_from_tomorrow_is_accepted_and_counts_nowhere() -> None:
    room = fold([pack(item("a", 12, 0, message_id="m"), item("a", 12, 0, message_id="m"))])  # type: ignore[arg-type]
    assert (room.counted()["items"], room.counted()["duplicates"]) == (1, 1)
    assert not room.tally.minutes


def test_a_seeker_is_counted_once_and_once_for_each_job_however_often_they_apply() -> None:
    jobs = ["j1", "j1", "j2"]
    told = [item("seeker", Kind.APPLY, at, message_id=str(at), job_id=job) for at, job in enumerate(jobs)]
    room = RoomFold("r1", CLOCK)
    room.set_stage(1, [Segment("s1", "c1", ORIGIN_MS, ORIGIN_MS + 9)])
    room.take(told)
    for counted in (room.tally.room, room.tally.by_segment[0]):
        assert (counted.counts[Kind.APPLY], counted.person_jobs, counted.people) == (3, 2, 1)


def test_a_seeker_takes_part_once_in_the_show_and_once_in_each_segment_they_are_there_for() -> None:
    room = RoomFold("r1", CLOCK)
    room.set_stage(1, [Segment("s1", "c1", ORIGIN_MS, ORIGIN_MS + 9), Segment("s2", "c2", ORIGIN_MS, ORIGIN_MS + 9)])
    likes = [item("seeker", Kind.LIKE, at, message_id=str(at)) for at in (1, 2)]
    room.take([item("seeker", Kind.JOIN, 0), *likes])
    assert [of.actors for of in (room.tally.room, *room.tally.by_segment)] == [1, 1, 1]


def test_a_seeker_who_is_only_shown_something_takes_no_part() -> None:
    room = fold([pack(item("seeker", Kind.JOIN, 0), item("seeker", Kind.IMPRESSION, 1, message_id="1", job_id="j1"))])
    assert (room.tally.room.counts[Kind.IMPRESSION], room.tally.room.actors) == (1, 0)


def test_where_a_seeker_comes_from_is_what_they_told_first() -> None:
    first = [item("seeker", Kind.JOIN, 0, region="冀"), item("seeker", Kind.JOIN, 1, source=Source.PLATFORM)]
    later = item("seeker", Kind.JOIN, 2, message_id="2", region="京", education="本科")
    room = fold([pack(*first, later)])
    assert (room.tally.regions, room.tally.education) == ({"冀": 1}, {"本科": 1})


def test_a_text_counts_by_what_moderation_said_of_it_and_a_dropped_one_nowhere_else() -> None:
    verdicts = [Verdict.DROPPED, Verdict.SENDER_ONLY, Verdict.HELD, Verdict.PUBLISHED]
    room = fold(
        [pack(*(item("a", Kind.COMMENT, at, message_id=str(at), verdict=said) for at, said in enumerate(verdicts)))]
    )
    counted = room.counted()
    assert (counted["dropped"], counted["sender_only"], counted["held"]) == (1, 1, 1)
    assert room.tally.room.counts[Kind.COMMENT] == 3
    asked = item("a", Kind.QUESTION, 9, message_id="9", verdict=Verdict.PUBLISHED)
    room.take([asked])
    assert (room.tally.room.counts[Kind.QUESTION], len(room.comments())) == (1, 1), "questions are shown elsewhere"


def said(number: int, at_ms: int) -> Pack:
    verdict = Verdict.PUBLISHED
    return pack(item("seeker", Kind.COMMENT, at_ms, message_id=str(number), verdict=verdict, text=f"第{number}条"))


def test_the_newest_twenty_comments_are_shown_oldest_first() -> None:
    room = fold([said(number, number) for number in range(30)])
    assert [text for *_, text in room.comments()] == [f"第{number}条" for number in range(10, 30)]


def test_a_retracted_comment_never_appears_again_and_an_older_one_takes_its_place() -> None:
    room = fold([said(number, number) for number in range(30)])
    gone = comment_id_of(Source.PAGE, "seeker", "29")
    room.retract(gone)
    room.take(said(29, 29).items)
    room.release((ORIGIN_MS + 99, gone, "seeker", "第29条"))
    assert [text for *_, text in room.comments()] == [f"第{number}条" for number in range(9, 29)]


def test_a_held_comment_counts_at_once_and_appears_once_it_is_released() -> None:
    room = fold([pack(item("seeker", Kind.COMMENT, 0, message_id="1", verdict=Verdict.HELD))])
    assert (room.tally.room.counts[Kind.COMMENT], room.comments()) == (1, [])
    for _ in range(2):
        room.release((ORIGIN_MS, "1-seeker-1", "seeker", "您好"))
    assert room.comments() == [(ORIGIN_MS, "1-seeker-1", "seeker", "您好")]


def test_few_comments_are_kept_however_many_are_made() -> None:
    room = fold([said(number, number) for number in range(100)])
    assert sum(len(shard.comments) for shard in room.shards) == 2 * COMMENTS_SHOWN
