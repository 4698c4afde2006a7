"""Tell what each room has come to in a partition: absolute figures, so that whoever missed some needs the newest."""

from typing import cast

from services.jobfair.domain.partition_fold import PartitionFold
from services.jobfair.domain.room_fold import NEVER_MS, RoomFold
from services.jobfair.domain.tally import HEAT_ONE, Sums
from services.jobfair.usecases.fold_ports import FoldWork
from shared.contracts.fair_records import Comment, Figures, Kind, Partial, RoomClock, Segment

STEPS_MAX = 200_000
"""Of `online` in one partial: two days of seconds. What lies before is folded into the first step."""


async def tell_partials(work: FoldWork, partition: int, *, all_rooms: bool = False) -> None:
    """Those that changed since they were told last, or all of them."""
    fold = work.folds[partition]
    rooms = set(fold.rooms) if all_rooms else set(fold.changed)
    await work.partials.tell([_partial(fold, fold.rooms[room_id]) for room_id in sorted(rooms)])
    fold.changed -= rooms


def _partial(fold: PartitionFold, room: RoomFold) -> Partial:
    tally = room.tally
    clock = cast("RoomClock", room.clock)
    online_from, online = _differences(tally.online)
    segments = cast("list[Segment]", list(room.stage.segments))
    return Partial(
        room_id=room.room_id,
        partition=fold.partition,
        offset=fold.offset,
        clock=clock,
        watermark_ms=0 if room.newest_ms == NEVER_MS else room.newest_ms - clock.watermark_ms,
        schedule_version=room.stage.version,
        segments=segments,
        room=_figures(tally.room),
        by_segment={one.segment_id: _figures(sums) for one, sums in zip(segments, tally.by_segment, strict=True)},
        online_from=online_from,
        online=online,
        minutes={number: counts[:] for number, counts in tally.minutes.items() if any(counts)},
        hot={job_id: heat / HEAT_ONE for job_id, heat in tally.heat.items()},
        cells={"region": dict(tally.regions), "education": dict(tally.education)},
        counted=room.counted(),
        refused=dict(room.refused),
        comments=[Comment(comment_id, by, text, at_ms) for at_ms, comment_id, by, text in room.comments()],
        fresh_ms=room.fresh_ms,
    )


def _figures(sums: Sums) -> Figures:
    return Figures(
        pv=sums.pv,
        watch_ms=sums.watch_ms,
        stays={steps: viewers for steps, viewers in sums.stays.items() if viewers},
        comments=sums.counts[Kind.COMMENT],
        likes=sums.counts[Kind.LIKE],
        questions=sums.counts[Kind.QUESTION],
        clicks=sums.counts[Kind.CLICK],
        impressions=sums.counts[Kind.IMPRESSION],
        submissions=sums.counts[Kind.APPLY],
        person_jobs=sums.person_jobs,
        people=sums.people,
        actors=sums.actors,
    )


def _differences(online: dict[int, int]) -> tuple[int, list[int]]:
    """One difference a step, from the first that has one on."""
    there = [step for step, change in online.items() if change]
    if not there:
        return 0, []
    first = max(min(there), max(there) - STEPS_MAX)
    found = [0] * (max(there) - first + 1)
    for step in there:
        found[max(step - first, 0)] += online[step]
    return first, found
