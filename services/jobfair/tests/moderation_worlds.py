"""Moderators' tables as tests meet them: in memory, and in real Postgres."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Protocol

import msgspec

from services.jobfair.adapters.postgres_moderation import PostgresModeration
from services.jobfair.domain.chatter import Mute
from services.jobfair.usecases.moderation_ports import HeldComment, ListedWord, ModeratedRoom, Moderation
from shared.contracts.fact import Event
from shared.contracts.fair_records import RoomClock
from shared.runtime.postgres import Database

HOUR = timedelta(hours=1)


class World(Protocol):
    def moderation(self) -> AbstractAsyncContextManager[Moderation]: ...
    async def hold(self, room_id: str, comment_id: str, text: str) -> None: ...
    async def told(self) -> list[tuple[str, str]]:
        """(type, key) of every fact, in order."""
        ...


def _room(room_id: str, *, was_opened: bool = True) -> ModeratedRoom:
    return ModeratedRoom(room_id, datetime.now(UTC) + HOUR, 1, review_first=False, was_opened=was_opened)


class FakeModeration:
    def __init__(self) -> None:
        self.rooms = {room_id: _room(room_id) for room_id in ("r1", "r2")}
        self.rooms["planned"] = _room("planned", was_opened=False)
        self.comments: dict[str, HeldComment] = {}
        self.retracted: set[tuple[str, str]] = set()
        self.mutes: dict[tuple[str, str], Mute] = {}
        self.words: dict[str, ListedWord] = {}
        self.issues: dict[str, int] = {}
        self.facts: list[tuple[str, Event]] = []

    async def now(self) -> datetime:
        return datetime.now(UTC)

    async def room(self, room_id: str) -> ModeratedRoom | None:
        return self.rooms.get(room_id)

    async def review_first(self, room_id: str, *, on: bool) -> None:
        self.rooms[room_id] = replace(self.rooms[room_id], review_first=on)

    async def held(self, comment_id: str) -> HeldComment | None:
        return self.comments.get(comment_id)

    async def save_held(self, comment: HeldComment) -> None:
        self.comments[comment.comment_id] = comment

    async def retract(self, comment_id: str, room_id: str, at: datetime) -> bool:
        is_first = (room_id, comment_id) not in self.retracted
        self.retracted.add((room_id, comment_id))
        return is_first

    async def mute_of(self, room_id: str, viewer: str) -> Mute | None:
        return self.mutes.get((room_id, viewer))

    async def save_mute(self, mute: Mute) -> None:
        self.mutes[mute.room_id, mute.viewer] = mute

    async def word(self, word_id: str) -> ListedWord | None:
        return self.words.get(word_id)

    async def is_listed(self, folded: str) -> bool:
        return any(word.folded == folded and word.listed for word in self.words.values())

    async def add_word(self, word: ListedWord) -> None:
        self.words[word.word_id] = word

    async def save_word(self, word: ListedWord) -> None:
        self.words[word.word_id] = word

    async def next_push_issue(self, room_id: str) -> int:
        self.issues[room_id] = self.issues.get(room_id, 0) + 1
        return self.issues[room_id]

    async def push_issue(self, room_id: str) -> int:
        return self.issues.get(room_id, 0)

    async def tell(self, *told: tuple[str, Event]) -> None:
        self.facts += told


class FakeWorld:
    def __init__(self) -> None:
        self.tables = FakeModeration()

    @asynccontextmanager
    async def moderation(self) -> AsyncIterator[Moderation]:
        yield self.tables

    async def hold(self, room_id: str, comment_id: str, text: str) -> None:
        self.tables.comments[comment_id] = HeldComment(comment_id, room_id, "v", text, "HELD", 1)

    async def told(self) -> list[tuple[str, str]]:
        return [(event.TYPE, key) for key, event in self.tables.facts]


class RealWorld:
    def __init__(self, database: Database) -> None:
        self.database = database

    @asynccontextmanager
    async def moderation(self) -> AsyncIterator[Moderation]:
        async with self.database.transaction() as transaction:
            yield PostgresModeration(transaction)

    async def hold(self, room_id: str, comment_id: str, text: str) -> None:
        async with self.database.transaction() as transaction:
            await transaction.execute(
                "insert into held_comment (comment_id, room_id, viewer, text, at) values ($1, $2, 'v', $3, now())",
                comment_id, room_id, text,
            )  # fmt: skip

    async def told(self) -> list[tuple[str, str]]:
        async with self.database.connection() as connection:
            return [
                (row["type"], row["key"]) for row in await connection.fetch("select type, key from outbox order by id")
            ]


async def make_room(database: Database, room_id: str = "r1", *, state: str = "OPEN", speed: int = 1) -> None:
    """A fair with a room that is open from an hour ago until in an hour."""
    now = datetime.now(UTC)
    clock = RoomClock(int((now - HOUR).timestamp() * 1_000), speed)
    fields = {name: getattr(clock, name) for name in RoomClock.__struct_fields__}
    async with database.transaction() as transaction:
        await transaction.execute(
            "insert into fair (fair_id, name, host, starts_at, ends_at) values ('f1', '招聘会', '人社局', $1, $2) "
            "on conflict do nothing",
            now - HOUR, now + HOUR,
        )  # fmt: skip
        await transaction.execute(
            "insert into room (room_id, fair_id, name, state, opens_at, origin_at, closes_at, clock) "
            "values ($1, 'f1', '直播间', $2, $3, $3, $4, $5)",
            room_id, state, now - HOUR, now + HOUR, msgspec.json.encode(fields).decode(),
        )  # fmt: skip
