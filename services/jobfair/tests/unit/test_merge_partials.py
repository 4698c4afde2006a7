import msgspec
from hypothesis import given

from services.jobfair.tests.brute_force import accepted, figures, sessions
from services.jobfair.tests.fair_builders import CLOCK, ORIGIN_MS, item, pack, packs, segments
from services.jobfair.tests.merge_world import World, cut, partials_of
from services.jobfair.usecases.merge_partials import SIGN_OF_LIFE_MS
from shared.contracts.fair_frames import Question
from shared.contracts.fair_records import PARTITIONS, PRESENCE, Kind, Pack, Record, Schedule, Segment, Verdict

NOW_MS = ORIGIN_MS + 5_000


def logs_of(told: list[Pack], stage: list[Segment]) -> dict[int, list[Record]]:
    logs: dict[int, list[Record]] = {place: [Schedule("r1", CLOCK, 1, stage)] for place in range(PARTITIONS)}
    for one in told:
        for partition, part in cut(one).items():
            logs[partition].append(part)
    return logs


async def merged(told: list[Pack], stage: list[Segment] | None = None, now_ms: int = NOW_MS) -> World:
    world = World()
    for partial in await partials_of(logs_of(told, stage or [])):
        world.work.note(partial)
    await world.tick(now_ms)
    return world


@given(packs(), segments())
async def test_a_wall_is_the_recount_over_all_partitions(told: list[Pack], stage: list[Segment]) -> None:
    (wall,) = (await merged(told, stage)).frames.wall().rooms
    found = [one for partition in range(PARTITIONS) for one in accepted([cut(pack)[partition] for pack in told])[0]]
    assert [one.segment_id for one in wall.segments] == [
        one.segment_id for one in sorted(stage, key=lambda one: (one.from_ms, one.segment_id))
    ]
    spans = [(float("-inf"), float("inf")), *((one.from_ms, one.to_ms) for one in wall.segments)]
    for shown, (start, end) in zip([wall.figures, *(one.figures for one in wall.segments)], spans, strict=True):
        plain = figures(found, CLOCK, start, end)
        uv = sum(plain["stays"].values())
        assert (shown.pv, shown.uv, shown.likes) == (plain["pv"], uv, plain["likes"])
        assert shown.avg_stay_s == (plain["watch_ms"] / CLOCK.step_ms / uv if uv else 0)
        assert shown.interaction_rate == (plain["actors"] / uv if uv else 0)
        assert msgspec.structs.astuple(shown.applications) == (
            plain["submissions"], plain["person_jobs"], plain["people"],
        )  # fmt: skip
        marks: dict[str, list[tuple[int, int]]] = {}
        for one, at in found:
            if one.kind in PRESENCE:
                marks.setdefault(one.viewer, []).append((at, one.kind))
        steps = [ORIGIN_MS + step * CLOCK.step_ms for step in range(400)]
        seen = [one for several in marks.values() for one in sessions(several, CLOCK)]
        there = {at: sum(first <= at < last for first, last in seen) for at in steps if start <= at < end}
        most = max(there.values(), default=0)
        assert (shown.pcu, shown.pcu_at_ms) == (
            most, next((at for at, count in there.items() if count == most), None) if most else None,
        )  # fmt: skip


async def test_a_room_that_nobody_came_to_yet_has_a_frame_of_zeros() -> None:
    world = World()
    await world.tick(NOW_MS)
    frame, (wall,) = world.frames.room(), world.frames.wall().rooms
    assert (frame.pv, frame.online, frame.job_ids, frame.segment_id) == (0, 0, ["j1"], None)
    assert (wall.figures.pcu_at_ms, wall.segments, wall.counted) == (None, [], {})
    assert await world.figures.wall_of("f1") is None


async def test_a_frame_says_who_is_on_stage_who_is_there_and_what_was_said() -> None:
    stage = [Segment("s1", "c1", ORIGIN_MS, ORIGIN_MS + 4_000), Segment("s2", "c2", ORIGIN_MS + 4_000, NOW_MS + 900)]
    said = item("a", Kind.COMMENT, 4_900, message_id="m", verdict=Verdict.PUBLISHED, text="您好")
    world = await merged([pack(item("a", Kind.JOIN, 4_800), item("b", Kind.JOIN, 4_900), said)], stage)
    frame, (wall,) = world.frames.room(), world.frames.wall().rooms
    assert (frame.segment_id, frame.company_id, frame.online, frame.pv) == ("s2", "c2", 2, 2)
    assert ([one.text for one in frame.comments], frame.comment_count) == (["您好"], 1)
    assert (frame.fresh_ms, wall.pcu_segment_id) == (ORIGIN_MS + 4_900, "s2")
    assert wall.names == {"c1": "name of c1", "c2": "name of c2"}
    assert [one.figures.online for one in wall.segments] == [None, 2]


async def test_a_wall_says_how_much_was_done_a_second_in_the_last_whole_minute() -> None:
    said = [
        item("a", Kind.COMMENT, 100 + n, message_id=f"m{n}", verdict=Verdict.PUBLISHED, text="您好") for n in range(4)
    ]
    liked = item("a", Kind.LIKE, 300, message_id="l", count=26)
    told = [pack(item("a", Kind.JOIN, 0), *said, liked)]
    (wall,) = (await merged(told, now_ms=ORIGIN_MS + CLOCK.minute_ms + 1)).frames.wall().rooms
    assert (wall.minute["joins"], wall.minute["comments"], wall.minute["likes"]) == (1, 4, 26)
    assert wall.acts_per_s == 0.5
    (later,) = (await merged(told, now_ms=ORIGIN_MS + 2 * CLOCK.minute_ms + 1)).frames.wall().rooms
    assert (later.acts_per_s, set(later.minute.values())) == (0, {0})


async def test_a_wall_shows_the_question_and_those_that_wait() -> None:
    world = World()
    asked, waiting = Question("q1", "包住宿吗？", 3), Question("q2", "几点上班？", 2)
    world.board.question, world.board.questions = asked, (asked, waiting)
    await world.tick(NOW_MS)
    (wall,) = world.frames.wall().rooms
    assert (wall.question, wall.questions) == (asked, [asked, waiting])


async def test_the_last_ten_minutes_stand_beside_the_ten_before() -> None:
    minute = CLOCK.minute_ms
    told = [pack(item("a", Kind.CLICK, number * minute, message_id=str(number))) for number in range(25)]
    (wall,) = (await merged(told, now_ms=ORIGIN_MS + 24 * minute)).frames.wall().rooms
    assert (wall.last["clicks"], wall.before["clicks"], wall.last["joins"]) == (10, 10, 0)


async def test_what_did_not_change_is_sent_again_only_as_a_sign_of_life() -> None:
    world = await merged([pack(item("a", Kind.LIKE, 0, message_id="m"))])
    sent = len(world.frames.sent)
    for partial in await partials_of(logs_of([pack(item("a", Kind.LIKE, 0, message_id="m"))], [])):
        world.work.note(msgspec.structs.replace(partial, offset=partial.offset + 7))  # told again, nothing new
    await world.tick(NOW_MS + SIGN_OF_LIFE_MS - 1)
    assert len(world.frames.sent) == sent
    await world.tick(NOW_MS + SIGN_OF_LIFE_MS)
    assert len(world.frames.sent) == sent + 2
    assert world.frames.room().at_ms == NOW_MS + SIGN_OF_LIFE_MS
    assert world.frames.room().fresh_ms == ORIGIN_MS


async def test_a_clock_that_ran_ahead_and_was_set_back_holds_up_no_frame() -> None:
    world = await merged([pack(item("a", Kind.LIKE, 0, message_id="m"))], now_ms=NOW_MS + 3_600_000)
    sent, up_ms = len(world.frames.sent), NOW_MS + 3_600_000
    await world.tick(NOW_MS, up_ms + SIGN_OF_LIFE_MS)
    assert len(world.frames.sent) == sent + 2
    assert (world.frames.room().at_ms, world.frames.wall().at_ms) == (NOW_MS, NOW_MS)


async def test_a_card_pinned_on_the_board_is_a_change() -> None:
    world = await merged([pack(item("a", Kind.LIKE, 0, message_id="m"))])
    world.board.job_ids = ["j2", "j1"]
    await world.tick(NOW_MS + 1)
    assert world.frames.room().job_ids == ["j2", "j1"]


async def test_whose_turn_on_stage_it_is_is_a_change_on_page_and_wall() -> None:
    stage = [Segment("s1", "c1", ORIGIN_MS, NOW_MS + 1), Segment("s2", "c2", NOW_MS + 1, NOW_MS + 900)]
    world = await merged([pack(item("a", Kind.LIKE, 0, message_id="m"))], stage)
    assert world.frames.wall().rooms[0].segments[1].figures.online is None
    sent = len(world.frames.sent)
    await world.tick(NOW_MS + 1)
    assert len(world.frames.sent) == sent + 2
    assert world.frames.room().segment_id == "s2"
    assert world.frames.wall().rooms[0].segments[1].figures.online == 0


async def test_a_partial_of_a_former_owner_does_not_replace_a_newer_one() -> None:
    world = World()
    old = await partials_of(logs_of([pack(item("a", Kind.LIKE, 0, message_id="m"))], []))
    new = await partials_of(logs_of([pack(item("a", Kind.LIKE, 0, message_id=m)) for m in "mn"], []))
    for partial in [*new, *old]:
        world.work.note(partial)
    await world.tick(NOW_MS)
    assert world.frames.room().likes == 2


async def test_a_partition_that_did_not_hear_of_the_new_stage_adds_nothing_to_it() -> None:
    stage = [Segment("s1", "c1", ORIGIN_MS, ORIGIN_MS + 4_000)]
    told = pack(item("a", Kind.LIKE, 0, message_id="m"), item("b", Kind.LIKE, 0, message_id="m"))
    logs = logs_of([told], stage)
    place = next(place for place, log in logs.items() if log[1].items)  # type: ignore[union-attr]
    logs[place] = logs[place][1:]
    world = World()
    for partial in await partials_of(logs):
        world.work.note(partial)
    await world.tick(NOW_MS)
    (wall,) = world.frames.wall().rooms
    assert (wall.figures.likes, wall.segments[0].figures.likes < 2) == (2, True)


async def test_a_minute_that_changes_after_it_was_closed_has_a_new_version() -> None:
    world = World()
    told = [pack(item("a", Kind.LIKE, 100, message_id="m")), pack(item("b", Kind.LIKE, 2_250, message_id="m"))]
    told.append(pack(item("a", Kind.LIKE, 200, message_id="late", told_ms=0, arrived_ms=ORIGIN_MS + 300)))
    shown = []
    for known in range(1, 4):
        for partial in await partials_of(logs_of(told[:known], [])):
            world.work.note(partial)
        await world.tick(NOW_MS + known)
        shown.append([(one.minute, one.version, one.is_closed) for one in await world.figures.minutes_of("r1")])
    assert shown == [[(0, 1, False)], [(0, 1, True), (1, 1, False)], [(0, 2, True), (1, 1, False)]]


async def test_a_minute_that_a_late_join_leaves_with_nothing_is_kept_as_one_of_nothing() -> None:
    world, minute = World(), CLOCK.minute_ms
    told = [pack(item("a", Kind.JOIN, minute)), pack(item("a", Kind.JOIN, minute - 1))]
    for known in (1, 2):
        for partial in await partials_of(logs_of(told[:known], [])):
            world.work.note(partial)
        await world.tick(NOW_MS + known)
    joins = {one.minute: one.counts["joins"] for one in await world.figures.minutes_of("r1")}
    assert joins == {0: 1, 1: 0}


async def test_minutes_on_stage_are_told_a_minute_after_their_end_and_final_when_the_closed_room_is_counted() -> None:
    stage = [Segment("s1", "c1", ORIGIN_MS, ORIGIN_MS + 1_000)]
    told = [pack(item("a", Kind.JOIN, 100))]
    end_ms = ORIGIN_MS + 1_000 + 60_000 // CLOCK.speed
    world = await merged(told, stage, now_ms=end_ms - 1)
    assert await world.figures.segment_of("r1", "s1") is None
    for partial in await partials_of(logs_of([*told, pack(item("b", Kind.JOIN, 200))], stage)):
        world.work.note(partial)
    await world.tick(end_ms)
    kept = await world.figures.segment_of("r1", "s1")
    assert kept is not None
    assert (kept.segment.figures.uv, kept.is_final) == (2, False)
    world.board.state = "CLOSED"
    world.ends.offsets = dict.fromkeys(range(PARTITIONS), 4)
    await world.tick(end_ms + 1)
    assert not world.figures.rooms["r1"].is_final
    for partition, partial in world.work.news["r1"].parts.copy().items():
        world.work.news["r1"].parts[partition] = msgspec.structs.replace(partial, offset=3)
    await world.tick(end_ms + 2)
    assert world.figures.rooms["r1"].is_final
    kept = await world.figures.segment_of("r1", "s1")
    assert kept is not None
    assert kept.is_final


async def test_a_room_closed_for_long_is_kept_anew_when_something_of_it_is_heard() -> None:
    world, told = World(), [pack(item("a", Kind.JOIN, 100))]
    world.board.state, world.board.is_over = "CLOSED", True
    kept = []
    for known in (told, told, [*told, pack(item("b", Kind.JOIN, 200))]):
        for partial in await partials_of(logs_of(known, [])):
            world.work.note(partial)
        await world.tick(NOW_MS)
        kept.append([room.wall.figures.uv for room in world.figures.rooms.values()])
        world.figures.rooms.clear()
    assert kept == [[1], [], [2]]


async def test_minutes_on_stage_cut_short_by_the_closing_are_told_when_the_room_is_counted() -> None:
    stage = [Segment("s1", "c1", ORIGIN_MS, NOW_MS + 60_000), Segment("s2", "c2", NOW_MS + 60_000, NOW_MS + 120_000)]
    world = await merged([pack(item("a", Kind.JOIN, 100))], stage)
    assert await world.figures.segment_of("r1", "s1") is None
    world.board.state = "CLOSED"
    await world.tick(NOW_MS)
    assert [await world.figures.segment_of("r1", one) is not None for one in ("s1", "s2")] == [True, False]
