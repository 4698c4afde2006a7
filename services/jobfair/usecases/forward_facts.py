"""Hand our own facts on to the live log (转入直播日志), where the fold meets them among what viewers did.

At least once and in order: all of a batch is in Kafka before the consumer's offset moves, and a repeat changes nothing
there (a schedule by its version, an application by its message id, comments by their id).
"""

from collections.abc import Mapping, Sequence

import msgspec

from services.jobfair.domain.instants import ms_of
from services.jobfair.domain.rooms import Room
from services.jobfair.domain.viewer import short_name
from services.jobfair.usecases.facts import clock_of
from services.jobfair.usecases.show_ports import HeldText, HeldTexts, Letter, LiveLog, Rooms
from shared.contracts.events import Fact
from shared.contracts.fair_frames import RETRACTION, Retraction
from shared.contracts.fair_records import (
    PARTITIONS,
    Comment,
    Item,
    Kind,
    Pack,
    Record,
    Released,
    Retracted,
    RoomClock,
    Schedule,
    Segment,
    Source,
    partition_of,
)
from shared.contracts.jobfair_events import ApplicationFiled, CommentReleased, CommentRetracted, StageSet
from shared.kernel.errors import BrokenPromiseError

_MOVING = (StageSet, ApplicationFiled, CommentReleased, CommentRetracted)


async def forward_facts(rooms: Rooms, texts: HeldTexts, log: LiveLog, facts: Sequence[Fact]) -> None:
    """Retractions go to browsers first, to the room's pages and the wall; then everything to the log.

    Raises UnavailableError while Kafka is away.
    """
    told = [fact.data for fact in facts if isinstance(fact.data, _MOVING)]
    where = {room_id: await _room(rooms, room_id) for room_id in dict.fromkeys(one.room_id for one in told)}
    for one in told:
        if isinstance(one, CommentRetracted):
            frame = msgspec.json.encode(Retraction(one.room_id, one.comment_id))
            await log.send_frame(f"room:{one.room_id}", RETRACTION, frame)
            await log.send_frame(f"fair:{where[one.room_id].fair_id}", RETRACTION, frame)
    held = await texts.find([one.comment_id for one in told if isinstance(one, CommentReleased)])
    letters = [letter for one in told for letter in _letters(one, where[one.room_id], held)]
    if letters:
        await log.send_all(letters)


async def _room(rooms: Rooms, room_id: str) -> Room:
    room = await rooms.see(room_id)
    if room is None:
        raise BrokenPromiseError(f"a fact of room {room_id}, which there is not")
    return room


def _letters(
    fact: StageSet | ApplicationFiled | CommentReleased | CommentRetracted,
    room: Room,
    held: Mapping[str, HeldText],
) -> list[Letter]:
    if not room.was_opened:
        # A plan's clock may still change, the log's may not: the stage is told again when the room opens.
        return []
    clock = clock_of(room)
    match fact:
        case StageSet():
            return _everywhere(fact.room_id, _schedule(fact, clock))
        case ApplicationFiled():
            return [_to_viewer(fact.room_id, fact.viewer, _applied(fact, clock))]
        case CommentRetracted():
            return _everywhere(fact.room_id, Retracted(fact.room_id, clock, fact.comment_id))
        case _:
            # Released. A text may have been erased since; then there is nothing left that could appear.
            text = held.get(fact.comment_id)
            return [] if text is None else [_to_viewer(fact.room_id, text.viewer, _released(fact, clock, text))]


def _schedule(fact: StageSet, clock: RoomClock) -> Schedule:
    segments = [
        Segment(one.segment_id, one.company_id, ms_of(one.starts_at), ms_of(one.ends_at)) for one in fact.segments
    ]
    return Schedule(fact.room_id, clock, fact.version, segments)


def _applied(fact: ApplicationFiled, clock: RoomClock) -> Pack:
    """Its time is the desk's own: told and arrival are the same, whenever it is handed on."""
    at_ms = ms_of(fact.filed_at)
    item = Item(fact.viewer, Kind.APPLY, Source.DESK, fact.application_id, at_ms, at_ms, job_id=fact.job_id)
    return Pack(fact.room_id, clock, [item], {})


def _released(fact: CommentReleased, clock: RoomClock, held: HeldText) -> Released:
    comment = Comment(fact.comment_id, short_name(held.viewer), held.text, held.at_ms)
    return Released(fact.room_id, clock, comment)


def _everywhere(room_id: str, record: Record) -> list[Letter]:
    value = msgspec.msgpack.encode(record)
    return [Letter(partition, f"{room_id}:{partition}", value) for partition in range(PARTITIONS)]


def _to_viewer(room_id: str, viewer: str, record: Record) -> Letter:
    partition = partition_of(viewer)
    return Letter(partition, f"{room_id}:{partition}", msgspec.msgpack.encode(record))
