"""Fairs, rooms and their stages in Postgres."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

import asyncpg
import msgspec

from services.jobfair.domain.instants import ms_of
from services.jobfair.domain.rooms import Fair, Periods, Room, RoomState, Times
from services.jobfair.domain.stage import Stage, StageTime
from services.jobfair.usecases.show_ports import QUEUE_MAX
from shared.runtime.postgres import Connection

_ADD_FAIR = """
insert into fair (fair_id, name, host, starts_at, ends_at) values ($1, $2, $3, $4, $5)
on conflict do nothing returning true
"""
_FAIR = "select fair_id, name, host, starts_at, ends_at from fair where fair_id = $1"
_NEWEST = f"""
select fair_id, name, host, starts_at, ends_at from fair order by starts_at desc, fair_id limit {QUEUE_MAX}
"""  # noqa: S608 - our own words
_ADD = """
insert into room (room_id, fair_id, name, state, opens_at, origin_at, closes_at, clock, review_first, version)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning true
"""
_COLUMNS = """
room_id, fair_id, name, state, opens_at, origin_at, closes_at, clock, review_first, version, cards, cards_version,
shown_question, closed_at
"""
_SEE = f"select {_COLUMNS} from room where room_id = $1"  # noqa: S608 - our own words
_LOAD = f"{_SEE} for no key update"
_OF_FAIR = f"select {_COLUMNS} from room where fair_id = $1 order by opens_at, room_id"  # noqa: S608
# What a moderator switches (review_first) is not ours to write back.
_SAVE = """
update room set state = $2, opens_at = $3, origin_at = $4, closes_at = $5, clock = $6, version = $7, cards = $8,
    cards_version = $9, shown_question = $10, closed_at = $11
where room_id = $1
"""
_DUE = """
select room_id from room
where (state <> 'CLOSED' and closes_at <= $1) or (state = 'PLANNED' and opens_at <= $1) order by room_id
"""
_STAGE_VERSION = "select stage_version from room where room_id = $1"
_SEGMENTS = """
select segment_id, company_id, starts_at, ends_at from stage_segment where room_id = $1 order by starts_at
"""
_CLEAR_SEGMENTS = "delete from stage_segment where room_id = $1"
_ADD_SEGMENTS = """
insert into stage_segment (room_id, segment_id, company_id, starts_at, ends_at)
select $1, * from unnest($2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[])
"""
_SAVE_STAGE = "update room set stage_version = $2 where room_id = $1"


class PostgresFairs:
    """Fairs as one transaction sees them."""

    def __init__(self, transaction: Connection) -> None:
        self._transaction = transaction

    async def add(self, fair: Fair) -> bool:
        own = (fair.fair_id, fair.name, fair.host, fair.starts_at, fair.ends_at)
        return bool(await self._transaction.fetchval(_ADD_FAIR, *own))

    async def newest(self) -> list[Fair]:
        return [Fair(**row) for row in await self._transaction.fetch(_NEWEST)]

    async def see(self, fair_id: str) -> Fair | None:
        row = await self._transaction.fetchrow(_FAIR, fair_id)
        return Fair(**row) if row else None


class PostgresRooms:
    """Rooms as one transaction sees them."""

    def __init__(self, transaction: Connection) -> None:
        self._transaction = transaction

    async def add(self, room: Room) -> bool:
        times = (room.times.opens_at, room.times.origin_at, room.times.closes_at)
        own = (room.room_id, room.fair_id, room.name, room.state, *times)
        return bool(await self._transaction.fetchval(_ADD, *own, _clock(room), room.review_first, room.version))

    async def see(self, room_id: str) -> Room | None:
        row = await self._transaction.fetchrow(_SEE, room_id)
        return _room(row) if row else None

    async def of_fair(self, fair_id: str) -> list[Room]:
        return [_room(row) for row in await self._transaction.fetch(_OF_FAIR, fair_id)]

    async def load_for_update(self, room_id: str) -> Room | None:
        row = await self._transaction.fetchrow(_LOAD, room_id)
        return _room(row) if row else None

    async def save(self, room: Room) -> None:
        await self._transaction.execute(
            _SAVE, room.room_id, room.state, room.times.opens_at, room.times.origin_at, room.times.closes_at,
            _clock(room), room.version, list(room.cards), room.cards_version, room.shown_question, room.closed_at,
        )  # fmt: skip

    async def ids_due(self, now: datetime) -> list[str]:
        return [row["room_id"] for row in await self._transaction.fetch(_DUE, now)]

    async def stage_of(self, room_id: str) -> Stage:
        version = await self._transaction.fetchval(_STAGE_VERSION, room_id)
        rows = await self._transaction.fetch(_SEGMENTS, room_id)
        return Stage(version or 0, tuple(StageTime(**row) for row in rows))

    async def save_stage(self, room_id: str, stage: Stage) -> None:
        segments = stage.segments
        await self._transaction.execute(_CLEAR_SEGMENTS, room_id)
        await self._transaction.execute(
            _ADD_SEGMENTS, room_id, [one.segment_id for one in segments], [one.company_id for one in segments],
            [one.starts_at for one in segments], [one.ends_at for one in segments],
        )  # fmt: skip
        await self._transaction.execute(_SAVE_STAGE, room_id, stage.version)


def _clock(room: Room) -> str:
    """All fields of the records' `RoomClock`: doors that write records read it from here."""
    own = {"origin_ms": ms_of(room.times.origin_at), "speed": room.speed}
    return msgspec.json.encode(own | asdict(room.periods)).decode()


def _room(row: "Mapping[str, Any] | asyncpg.Record") -> Room:
    clock: dict[str, int] = msgspec.json.decode(row["clock"])
    del clock["origin_ms"]
    return Room(
        room_id=row["room_id"],
        fair_id=row["fair_id"],
        name=row["name"],
        state=RoomState(row["state"]),
        times=Times(row["opens_at"], row["origin_at"], row["closes_at"]),
        speed=clock.pop("speed"),
        periods=Periods(**clock),
        review_first=row["review_first"],
        version=row["version"],
        cards=tuple(row["cards"]),
        cards_version=row["cards_version"],
        shown_question=row["shown_question"],
        closed_at=row["closed_at"],
    )
