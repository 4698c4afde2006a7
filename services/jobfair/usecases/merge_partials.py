"""Merge what the partitions know: a frame a room for viewers, a wall a fair for the bureau, figures kept for later."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec

from services.jobfair.domain.merged_room import (
    Online,
    Totals,
    decayed,
    of_minutes,
    quantile,
    shown_cells,
    watermark_of,
)
from services.jobfair.domain.room_fold import COMMENTS_SHOWN
from services.jobfair.usecases.merge_ports import MergeWork, Minute, RoomBoard, RoomNews, StoredRoom
from shared.contracts.fair_frames import (
    Applications,
    Cell,
    HotJob,
    RoomFrame,
    RoomWall,
    SegmentWall,
    Wall,
    WallFigures,
)
from shared.contracts.fair_records import (
    MINUTE_COUNTS,
    PARTITIONS,
    Comment,
    Partial,
    RoomClock,
    Segment,
)

SIGN_OF_LIFE_MS = 5_000
"""So often a frame is sent although nothing changed: it says how fresh the figures are."""
SEGMENT_TOLD_AFTER_MS = 60_000
"""After a company's time on stage, at 1× speed; until the room is closed its figures are provisional."""
COMPARED_MINUTES = 10
SECONDS_A_MINUTE = 60
MINUTE_ACTS = ("comments", "likes", "questions", "clicks", "applies")
"""Of what is counted in a minute, what somebody did."""
_NOTHING = [0] * len(MINUTE_COUNTS)
_ANY_STEP = range(1 << 62)
_UNTOLD = RoomClock(0)
_Number = TypeVar("_Number", int, float)

_encode = msgspec.json.Encoder().encode


async def merge_partials(work: MergeWork, now_ms: int, up_ms: int) -> None:
    """One tick: tell what changed, or not for a while by `up_ms` (a clock that nobody sets); keep what changed."""
    walls: dict[str, list[tuple[RoomWall, object]]] = defaultdict(list)
    frames: list[tuple[str, bytes]] = []
    stored: list[StoredRoom] = []
    for board in await work.boards.boards(_touched(work)):
        news = work.news.get(board.room_id) or RoomNews()
        parts = [news.parts[partition] for partition in sorted(news.parts)]
        wall = await _named(work, _wall_of(board, parts, now_ms))
        frame = _frame_of(board, wall, parts, now_ms)
        seen = (news.changes, board, wall.figures.online, frame.segment_id)
        walls[board.fair_id].append((wall, seen))
        if _is_due(work, f"room:{board.room_id}", seen, up_ms):
            frames.append((f"room:{board.room_id}", _encode(frame)))
        is_final = await _is_final(work, board, news)
        if parts and _is_new(work, (board.room_id, "wall"), (seen, is_final)):
            stored.append(_stored(work, board, parts, wall, now_ms, is_final=is_final))
        work.kept[board.room_id, "changes"] = news.changes
    for fair_id, rooms in walls.items():
        if _is_due(work, f"fair:{fair_id}", [seen for _, seen in rooms], up_ms):
            frames.append((f"fair:{fair_id}", _encode(Wall(fair_id, now_ms, [wall for wall, _ in rooms]))))
    await work.frames.send(frames)
    await work.keeper.keep(stored)


def _touched(work: MergeWork) -> list[str]:
    """Rooms of which something was heard that is not kept yet, however long they are closed; whole ones only."""
    return [
        room_id
        for room_id, news in work.news.items()
        if len(news.parts) == PARTITIONS and work.kept.get((room_id, "changes")) != news.changes
    ]


def _is_due(work: MergeWork, key: str, seen: object, up_ms: int) -> bool:
    before, said_ms = work.said.get(key, (None, 0))
    if seen == before and up_ms - said_ms < SIGN_OF_LIFE_MS:
        return False
    work.said[key] = (seen, up_ms)
    return True


def _is_new(work: MergeWork, key: tuple[str, object], value: object) -> bool:
    if work.kept.get(key) == value:
        return False
    work.kept[key] = value
    return True


async def _is_final(work: MergeWork, board: RoomBoard, news: RoomNews) -> bool:
    """The room is closed, and all that the log held when we saw it closed is in the figures."""
    if board.state != "CLOSED":
        return False
    ends = work.ends_at_close.get(board.room_id)
    if ends is None:
        ends = work.ends_at_close[board.room_id] = {place: await work.ends.end(place) for place in range(PARTITIONS)}
    return all(place in news.parts and news.parts[place].offset >= end - 1 for place, end in ends.items())


# --- the wall -------------------------------------------------------------------------------------------------------


def _wall_of(board: RoomBoard, parts: Sequence[Partial], now_ms: int) -> RoomWall:
    clock = parts[0].clock if parts else _UNTOLD
    online = Online((part.online_from, part.online) for part in parts)
    segments = sorted(_stage_of(parts), key=lambda one: (one.from_ms, one.segment_id))
    totals = Totals()
    for part in parts:
        totals.add(part.room)
    now_step = (now_ms - clock.origin_ms) // clock.step_ms
    figures = _figures(clock, totals, online.peak(_ANY_STEP), online.at(now_step))
    peak_at = figures.pcu_at_ms
    minutes = _minutes(parts)
    minute = (now_ms - clock.origin_ms) // clock.minute_ms
    return RoomWall(
        room_id=board.room_id,
        name=board.name,
        state=board.state,
        speed=clock.speed,
        watermark_ms=_watermark(parts),
        fresh_ms=max((part.fresh_ms for part in parts), default=0),
        pcu_segment_id=next(
            (one.segment_id for one in segments if peak_at is not None and one.from_ms <= peak_at < one.to_ms), None
        ),
        figures=figures,
        segments=[_segment(clock, one, parts, online, now_ms) for one in segments],
        hot_jobs=[
            HotJob(job_id, heat)
            for job_id, heat in decayed(
                _added(part.hot for part in parts), (now_ms - clock.origin_ms) / clock.half_life_ms
            )
        ],
        regions=_cells("region", parts),
        education=_cells("education", parts),
        last=_counts(minutes, minute),
        before=_counts(minutes, minute - COMPARED_MINUTES),
        counted=_added(part.counted for part in parts),
        refused=_added(part.refused for part in parts),
        platform=board.platform,
        comments=_newest_comments(parts),
        minute=_minute(minutes, minute - 1),
        acts_per_s=sum(_minute(minutes, minute - 1)[name] for name in MINUTE_ACTS) / SECONDS_A_MINUTE,
        question=board.question,
        questions=list(board.questions),
    )


async def _named(work: MergeWork, wall: RoomWall) -> RoomWall:
    """With the names of what it shows by id."""
    shown = {one.company_id for one in wall.segments} | {one.job_id for one in wall.hot_jobs}
    return msgspec.structs.replace(wall, names=dict(await work.boards.names(sorted(shown)))) if shown else wall


def _segment(clock: RoomClock, segment: Segment, parts: Sequence[Partial], online: Online, now_ms: int) -> SegmentWall:
    totals = Totals()
    for part in parts:
        if segment.segment_id in part.by_segment:
            totals.add(part.by_segment[segment.segment_id])
    # Steps whose time is inside [from, to), and in the show.
    first = max(-((clock.origin_ms - segment.from_ms) // clock.step_ms), 0)
    steps = range(first, -((clock.origin_ms - segment.to_ms) // clock.step_ms))
    is_on = segment.from_ms <= now_ms < segment.to_ms
    there = online.at((now_ms - clock.origin_ms) // clock.step_ms) if is_on else None
    figures = _figures(clock, totals, online.peak(steps), there)
    return SegmentWall(segment.segment_id, segment.company_id, segment.from_ms, segment.to_ms, figures)


def _figures(clock: RoomClock, totals: Totals, most: tuple[int, int | None], online: int | None) -> WallFigures:
    """Stays at 1× speed: a step is a second of the show."""
    sums, uv, (pcu, pcu_step) = totals.sums, totals.uv, most
    return WallFigures(
        pv=sums["pv"],
        uv=uv,
        online=online,
        pcu=pcu,
        pcu_at_ms=None if pcu_step is None else clock.origin_ms + pcu_step * clock.step_ms,
        avg_stay_s=sums["watch_ms"] / clock.step_ms / uv if uv else 0.0,
        median_stay_s=quantile(totals.stays, 0.5),
        p90_stay_s=quantile(totals.stays, 0.9),
        interaction_rate=sums["actors"] / uv if uv else 0.0,
        comments=sums["comments"],
        likes=sums["likes"],
        questions=sums["questions"],
        card_clicks=sums["clicks"],
        card_impressions=sums["impressions"],
        applications=Applications(sums["submissions"], sums["person_jobs"], sums["people"]),
    )


def _frame_of(board: RoomBoard, wall: RoomWall, parts: Sequence[Partial], now_ms: int) -> RoomFrame:
    on_stage = next((one for one in _stage_of(parts) if one.from_ms <= now_ms < one.to_ms), None)
    return RoomFrame(
        room_id=board.room_id,
        state=board.state,
        at_ms=now_ms,
        fresh_ms=wall.fresh_ms,
        online=wall.figures.online or 0,
        pv=wall.figures.pv,
        likes=wall.figures.likes,
        comment_count=wall.figures.comments,
        segment_id=on_stage.segment_id if on_stage else None,
        company_id=on_stage.company_id if on_stage else None,
        job_ids=list(board.job_ids),
        question=board.question,
        comments=wall.comments,
    )


def _stage_of(parts: Sequence[Partial]) -> list[Segment]:
    """As the partition that heard of the last correction knows it."""
    return max(parts, key=lambda part: part.schedule_version).segments if parts else []


def _watermark(parts: Sequence[Partial]) -> int:
    lateness = parts[0].clock.lateness_ms if parts else 0
    return watermark_of(((part.watermark_ms, part.fresh_ms) for part in parts if part.fresh_ms), lateness)


def _minutes(parts: Sequence[Partial]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for part in parts:
        for number, counts in part.minutes.items():
            known = found.get(number, [0] * len(MINUTE_COUNTS))
            found[number] = [one + other for one, other in zip(known, counts, strict=True)]
    return found


def _minute(minutes: dict[int, list[int]], number: int) -> dict[str, int]:
    return dict(zip(MINUTE_COUNTS, minutes.get(number, _NOTHING), strict=True))


def _counts(minutes: dict[int, list[int]], last: int) -> dict[str, int]:
    """Of the ten minutes that end with this one."""
    wanted = range(last - COMPARED_MINUTES + 1, last + 1)
    return dict(zip(MINUTE_COUNTS, of_minutes(minutes, wanted, len(MINUTE_COUNTS)), strict=True))


def _cells(name: str, parts: Sequence[Partial]) -> list[Cell]:
    return [Cell(*shown) for shown in shown_cells(_added(part.cells[name] for part in parts))]


def _newest_comments(parts: Sequence[Partial]) -> list[Comment]:
    every = {one.comment_id: one for part in parts for one in part.comments}
    return sorted(every.values(), key=lambda one: (one.at_ms, one.comment_id))[-COMMENTS_SHOWN:]


def _added(parts: Iterable[Mapping[str, _Number]]) -> dict[str, _Number]:
    found: dict[str, _Number] = {}
    for part in parts:
        for name, count in part.items():
            found[name] = found.get(name, 0) + count
    return found


# --- what is kept ---------------------------------------------------------------------------------------------------


def _stored(
    work: MergeWork, board: RoomBoard, parts: Sequence[Partial], wall: RoomWall, now_ms: int, *, is_final: bool
) -> StoredRoom:
    clock, room_id = parts[0].clock, board.room_id
    # A late join may draw a session's beginning into the minute before, and leave a minute that was kept with nothing.
    kept = {number: _NOTHING for of, number in work.kept if of == room_id and isinstance(number, int)}
    minutes = [
        Minute(number, tuple(counts), is_closed=clock.origin_ms + (number + 1) * clock.minute_ms <= wall.watermark_ms)
        for number, counts in sorted((kept | _minutes(parts)).items())
    ]
    told_after_ms = SEGMENT_TOLD_AFTER_MS // clock.speed
    told = [
        one
        for one in wall.segments
        if one.to_ms + told_after_ms <= now_ms or (is_final and one.from_ms <= now_ms)  # closed before its end
    ]
    return StoredRoom(
        fair_id=board.fair_id,
        wall=wall,
        offsets={part.partition: part.offset for part in parts},
        at_ms=now_ms,
        minutes=[one for one in minutes if _is_new(work, (room_id, one.number), one)],
        is_first=not kept,
        segments=[one for one in told if _is_new(work, (room_id, one.segment_id), (one, is_final))],
        told=[one.segment_id for one in told],
        is_final=is_final,
    )
