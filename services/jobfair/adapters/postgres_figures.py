"""Figures in Postgres: written by the merge when they change, read by the bureau's doors."""

from collections.abc import Sequence

import asyncpg
import msgspec

from services.jobfair.usecases.figure_ports import SegmentFigures, ShownMinute
from services.jobfair.usecases.merge_ports import StoredRoom
from shared.contracts.fair_frames import RoomWall, SegmentWall, Wall
from shared.contracts.fair_records import MINUTE_COUNTS
from shared.runtime.postgres import Connection, Database

_KEEP_ROOM = """
insert into room_figure (room_id, fair_id, wall, offsets, is_final, at)
select $1, $2, $3, $4, $5, to_timestamp($6 / 1000.0)
on conflict (room_id) do update
set wall = excluded.wall, offsets = excluded.offsets, is_final = excluded.is_final, at = excluded.at
"""
# A minute told again as it is changes nothing; a closed one stays closed.
_KEEP_MINUTES = """
insert into room_minute (room_id, minute, counts, is_closed)
select $1, minute, string_to_array(counts, ',')::bigint[], is_closed
from unnest($2::int[], $3::text[], $4::bool[]) as row (minute, counts, is_closed)
on conflict (room_id, minute) do update
set counts = excluded.counts, is_closed = room_minute.is_closed or excluded.is_closed,
    version = room_minute.version + (room_minute.is_closed and room_minute.counts <> excluded.counts)::int
where (room_minute.counts, room_minute.is_closed) is distinct from (excluded.counts, excluded.is_closed)
"""
_EMPTY_OTHER_MINUTES = """
update room_minute set counts = $3, version = version + is_closed::int
where room_id = $1 and minute <> all($2::int[]) and counts <> $3
"""
_FORGET_OTHER_SEGMENTS = "delete from segment_figure where room_id = $1 and segment_id <> all($2::text[])"
_KEEP_SEGMENTS = """
insert into segment_figure (room_id, segment_id, segment, is_final, at)
select $1, segment_id, segment::jsonb, $4, to_timestamp($5 / 1000.0)
from unnest($2::text[], $3::text[]) as row (segment_id, segment)
on conflict (room_id, segment_id) do update
set segment = excluded.segment, is_final = excluded.is_final, at = excluded.at
"""
_WALL = """
select wall, at, array(select comment_id from retraction where retraction.room_id = kept.room_id) as retracted
from room_figure as kept where fair_id = $1 order by room_id
"""
_MINUTES = "select minute, version, counts, is_closed from room_minute where room_id = $1 order by minute"
_SEGMENT = "select segment, is_final from segment_figure where room_id = $1 and segment_id = $2"

_encode = msgspec.json.Encoder().encode


class PostgresFigureKeeper:
    """`FigureKeeper`: a transaction a room."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, rooms: Sequence[StoredRoom]) -> None:
        for room in rooms:
            async with self._database.transaction() as transaction:
                await _keep(transaction, room)


class PostgresFigures:
    """Figures as one connection sees them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def wall_of(self, fair_id: str) -> Wall | None:
        rows = await self._connection.fetch(_WALL, fair_id)
        if not rows:
            return None
        at_ms = max(int(row["at"].timestamp() * 1000) for row in rows)
        return Wall(fair_id, at_ms, [_wall(row) for row in rows])

    async def minutes_of(self, room_id: str) -> list[ShownMinute]:
        rows = await self._connection.fetch(_MINUTES, room_id)
        return [
            ShownMinute(
                row["minute"], row["version"], row["is_closed"], dict(zip(MINUTE_COUNTS, row["counts"], strict=True))
            )
            for row in rows
        ]

    async def segment_of(self, room_id: str, segment_id: str) -> SegmentFigures | None:
        row = await self._connection.fetchrow(_SEGMENT, room_id, segment_id)
        if row is None:
            return None
        return SegmentFigures(msgspec.json.decode(row["segment"], type=SegmentWall), row["is_final"])


def _wall(row: asyncpg.Record) -> RoomWall:
    wall = msgspec.json.decode(row["wall"], type=RoomWall)
    return msgspec.structs.replace(
        wall, comments=[one for one in wall.comments if one.comment_id not in row["retracted"]]
    )


async def _keep(transaction: Connection, room: StoredRoom) -> None:
    room_id = room.wall.room_id
    offsets = {str(partition): offset for partition, offset in room.offsets.items()}
    await transaction.execute(
        _KEEP_ROOM, room_id, room.fair_id, _encode(room.wall).decode(), _encode(offsets).decode(), room.is_final,
        room.at_ms,
    )  # fmt: skip
    if room.is_first:
        nothing = [0] * len(MINUTE_COUNTS)
        await transaction.execute(_EMPTY_OTHER_MINUTES, room_id, [one.number for one in room.minutes], nothing)
    await transaction.execute(_FORGET_OTHER_SEGMENTS, room_id, room.told)
    if room.minutes:
        counts = [",".join(map(str, one.counts)) for one in room.minutes]
        numbers, closed = [one.number for one in room.minutes], [one.is_closed for one in room.minutes]
        await transaction.execute(_KEEP_MINUTES, room_id, numbers, counts, closed)
    if room.segments:
        ids = [one.segment_id for one in room.segments]
        told = [_encode(one).decode() for one in room.segments]
        await transaction.execute(_KEEP_SEGMENTS, room_id, ids, told, room.is_final, room.at_ms)
