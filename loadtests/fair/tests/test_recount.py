"""The recount on logs small enough to be counted by hand."""

from typing import Any

import pytest

from loadtests.fair.recount import recount
from loadtests.fair.tests.logs import CLOCK, schedule
from shared.contracts.fair_records import (
    Comment,
    Item,
    Kind,
    Pack,
    Record,
    Released,
    Retracted,
    Segment,
    Source,
    Verdict,
)

T = CLOCK.origin_ms


def item(viewer: str, kind: Kind, second: float, message_id: str = "", **more: Any) -> Item:
    t = T + int(second * 1_000)
    arrived = more.pop("arrived", second)
    return Item(viewer, kind, more.pop("source", Source.PAGE), message_id, t, T + int(arrived * 1_000), **more)


def pack(*items: Item, refused: dict[str, int] | None = None) -> tuple[int, Pack]:
    return 0, Pack("r1", CLOCK, list(items), refused or {})


def figures(*records: tuple[int, Record]) -> Any:
    return recount(records)


def test_a_log_without_records_has_no_figures() -> None:
    assert figures() == {}


def test_a_session_lives_forty_five_seconds_after_its_last_sign_of_life() -> None:
    told = figures(pack(item("an", Kind.JOIN, 0), item("an", Kind.BEAT, 15)))["figures"]
    assert (told["pv"], told["uv"], told["avg_stay_s"], told["pcu"]) == (1, 1, 60.0, 1)


def test_a_leave_ends_it_and_a_return_within_the_grace_continues_it() -> None:
    there = [item("an", Kind.JOIN, 0), item("an", Kind.LEAVE, 10)]
    assert figures(pack(*there))["figures"]["avg_stay_s"] == 10.0
    back = figures(pack(*there, item("an", Kind.JOIN, 40), item("an", Kind.LEAVE, 50)))["figures"]
    assert (back["pv"], back["avg_stay_s"]) == (1, 50.0)
    later = figures(pack(*there, item("an", Kind.JOIN, 40.001), item("an", Kind.LEAVE, 50.001)))["figures"]
    assert (later["pv"], later["uv"], later["avg_stay_s"]) == (2, 1, 20.0)


def test_a_leave_opens_nothing() -> None:
    assert figures(pack(item("an", Kind.LEAVE, 5)))["figures"]["pv"] == 0


def test_the_peak_is_the_first_second_at_which_most_watch() -> None:
    told = figures(
        pack(
            item("an", Kind.JOIN, 0), item("bo", Kind.JOIN, 9.5), item("an", Kind.LEAVE, 12), item("cy", Kind.JOIN, 12)
        )
    )
    assert (told["figures"]["pcu"], told["figures"]["pcu_at_ms"]) == (2, T + 10_000)


def test_stays_are_ranked_not_averaged() -> None:
    marks = [
        one
        for place, stay in enumerate((10, 20, 30, 40))
        for one in (item(f"v{place}", Kind.JOIN, 0), item(f"v{place}", Kind.LEAVE, stay))
    ]
    told = figures(pack(*marks))["figures"]
    assert (told["median_stay_s"], told["p90_stay_s"], told["avg_stay_s"]) == (20, 40, 25.0)


def test_a_repeat_counts_once_by_message_or_by_the_time_of_a_presence() -> None:
    twice = [item("an", Kind.JOIN, 0), item("an", Kind.LIKE, 1, "m1", count=5)]
    told = figures(pack(*twice), pack(*twice))
    assert told["figures"]["likes"] == 5
    assert (told["counted"]["items"], told["counted"]["duplicates"]) == (2, 2)


def test_what_is_told_from_too_far_away_counts_as_of_its_arrival() -> None:
    told = figures(pack(item("an", Kind.COMMENT, 0, "m1", arrived=90, verdict=Verdict.PUBLISHED)))
    assert told["minutes"] == {1: [0, 1, 0, 0, 0, 0, 0]}
    assert told["counted"]["skewed"] == 1


def test_a_platform_is_believed_three_minutes_back_and_no_further_ahead_than_a_page() -> None:
    told = [item(who, Kind.LIKE, at, "m1", arrived=0, source=Source.PLATFORM) for who, at in (("an", -180), ("bo", 6))]
    assert figures(pack(*told))["counted"]["skewed"] == 1


def test_more_than_a_minute_behind_the_watermark_is_late_and_the_record_itself_moves_nothing() -> None:
    newest = item("an", Kind.LIKE, 100, "m1")
    in_time, late = (
        item("an", Kind.LIKE, second, f"m{second}", arrived=100, source=Source.PLATFORM) for second in (35, 34.999)
    )
    assert "late" not in figures(pack(newest, late))["counted"]
    told = figures(pack(newest), pack(in_time, late))["counted"]
    assert (told["late"], told["late_folded"], told["items"]) == (1, 1, 2)


def test_a_late_leave_is_no_repeat_of_one_that_counted() -> None:
    told = figures(pack(item("an", Kind.JOIN, 0)), pack(item("an", Kind.JOIN, 0), item("an", Kind.LEAVE, 0)))
    assert told["figures"]["pv"] == 1
    assert told["counted"]["duplicates"] == 1


def test_moderated_texts_count_but_for_those_dropped() -> None:
    verdicts = (Verdict.PUBLISHED, Verdict.HELD, Verdict.SENDER_ONLY, Verdict.DROPPED)
    told = figures(pack(*(item("an", Kind.COMMENT, n, f"m{n}", verdict=v, text="x") for n, v in enumerate(verdicts))))
    assert told["figures"]["comments"] == 3
    assert (told["counted"]["held"], told["counted"]["sender_only"], told["counted"]["dropped"]) == (1, 1, 1)
    assert told["comments"] == [("1-an-m0", "x")]


def test_a_comment_taken_back_stays_away_and_one_let_go_appears() -> None:
    said = pack(item("an", Kind.COMMENT, 1, "m1", verdict=Verdict.PUBLISHED, text="x"))
    released = (0, Released("r1", CLOCK, Comment("1-bo-m1", "b", "y", T)))
    retracted = (0, Retracted("r1", CLOCK, "1-an-m1"))
    assert figures(said, released)["comments"] == [("1-bo-m1", "y"), ("1-an-m1", "x")]
    assert figures(retracted, said, released)["comments"] == [("1-bo-m1", "y")]


def test_a_segment_has_what_happened_in_its_time_and_the_newest_stage_holds() -> None:
    stage = (Segment("s1", "c1", T, T + 20_000), Segment("s2", "c2", T + 20_000, T + 60_000))
    told = figures(
        *schedule(Segment("s0", "c0", T, T + 60_000)),
        *schedule(*stage, version=2),
        pack(
            item("an", Kind.JOIN, 0), item("an", Kind.LIKE, 5, "m1", count=3), item("an", Kind.LEAVE, 30),
            item("an", Kind.APPLY, 25, "a1", source=Source.DESK, job_id="j1"),
        ),
    )  # fmt: skip
    first, second = told["segments"].values()
    assert list(told["segments"]) == ["s1", "s2"]
    assert (first["pv"], first["avg_stay_s"], first["likes"], first["applications"]["people"]) == (1, 20.0, 3, 0)
    assert (second["pv"], second["avg_stay_s"], second["likes"], second["applications"]["people"]) == (1, 10.0, 0, 1)
    assert told["pcu_segment_id"] == "s1"


def test_three_numbers_of_applications() -> None:
    applied = [("an", "j1"), ("an", "j1"), ("an", "j2"), ("bo", "j1")]
    items = [item(who, Kind.APPLY, 1, f"a{n}", source=Source.DESK, job_id=job) for n, (who, job) in enumerate(applied)]
    assert figures(pack(*items))["figures"]["applications"] == {"submissions": 4, "person_jobs": 3, "people": 2}


def test_heat_counts_a_viewer_once_a_window_and_halves_with_its_age() -> None:
    clicks = [item("an", Kind.CLICK, second, f"m{second}", job_id="j1") for second in (0, 599, 600)]
    asked = item("an", Kind.QUESTION, 0, "q1", job_id="j2", verdict=Verdict.HELD)
    heat = figures(pack(*clicks, asked))["heat"]
    assert heat == {"j1": pytest.approx(0.5 + 1), "j2": 1.5}  # as of the last click, one half-life after the first


def test_heat_of_ages_ago_is_none() -> None:
    clicks = [item("an", Kind.CLICK, second, f"m{second}", job_id=f"j{second}") for second in (0, 10**9)]
    assert figures(pack(*clicks))["heat"] == {"j0": 0.0, f"j{10**9}": 1.0}


def test_a_viewer_counts_by_the_first_value_told() -> None:
    joins = [item("an", Kind.JOIN, n, region=region, education="本科") for n, region in enumerate(("", "衡水", "北京"))]
    told = figures(pack(*joins, refused={"TOO_MANY": 2}))
    assert (told["regions"], told["education"], told["refused"]) == ({"衡水": 1}, {"本科": 1}, {"TOO_MANY": 2})
