"""Moderators' tables in Postgres, as one transaction sees them, and as moderators read them."""

from datetime import datetime
from typing import Any

from services.jobfair.domain.chatter import Mute
from services.jobfair.domain.rooms import RoomState, were_opened
from services.jobfair.usecases.moderation_ports import HeldComment, ListedWord, ModeratedRoom
from shared.contracts.fact import Event
from shared.runtime import outbox
from shared.runtime.postgres import Connection, Database

_ROOM = """
select room_id, closes_at, (clock ->> 'speed')::int as speed, review_first, state, opens_at, closed_at from room
where room_id = $1 for no key update
"""
_REVIEW_FIRST = "update room set review_first = $2, version = version + 1 where room_id = $1"
_HELD = """
select comment_id, room_id, viewer, text, state, version from held_comment where comment_id = $1 for update
"""
_SAVE_HELD = "update held_comment set text = $2, state = $3, version = $4 where comment_id = $1"
_RETRACT = """
insert into retraction (comment_id, room_id, retracted_at) values ($1, $2, $3) on conflict do nothing returning true
"""
_MUTE = "select room_id, viewer, times, until from mute where room_id = $1 and viewer = $2 for update"
_SAVE_MUTE = """
insert into mute (room_id, viewer, times, until) values ($1, $2, $3, $4)
on conflict (room_id, viewer) do update set times = excluded.times, until = excluded.until
"""
_WORD_COLUMNS = "word_id, word, folded, category, owner, action, expires_at, listed, version"
_WORD = f"select {_WORD_COLUMNS} from listed_word where word_id = $1 for update"  # noqa: S608 - our own words
_IS_LISTED = "select true from listed_word where folded = $1 and listed"
_ADD_WORD = f"insert into listed_word ({_WORD_COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"  # noqa: S608
_SAVE_WORD = """
update listed_word set category = $2, owner = $3, action = $4, expires_at = $5, listed = $6, version = $7
where word_id = $1
"""
_NEXT_ISSUE = """
insert into push_secret (room_id, issue) values ($1, 1)
on conflict (room_id) do update set issue = push_secret.issue + 1 returning issue
"""
_ISSUE = "select issue from push_secret where room_id = $1"
_WAITING = """
select comment_id, viewer, text, at from held_comment
where room_id = $1 and state = 'HELD' and (at, comment_id) > (
    coalesce((select at from held_comment where comment_id = $2), '-infinity'), $2
) order by at, comment_id limit $3
"""
_WORDS = f"""
select {_WORD_COLUMNS} from listed_word where listed and word_id > $1 order by word_id limit $2
"""  # noqa: S608
_MUTES = "select viewer, times, until from mute where room_id = $1 and until > now() order by until desc limit 200"


class PostgresModeration:
    """What is read for an act is locked until the act is done."""

    def __init__(self, transaction: Connection) -> None:
        self._transaction = transaction

    async def now(self) -> datetime:
        now: datetime = await self._transaction.fetchval("select clock_timestamp()")
        return now

    async def room(self, room_id: str) -> ModeratedRoom | None:
        row = await self._transaction.fetchrow(_ROOM, room_id)
        if row is None:
            return None
        was_opened = were_opened(RoomState(row["state"]), row["opens_at"], row["closed_at"])
        return ModeratedRoom(row["room_id"], row["closes_at"], row["speed"], row["review_first"], was_opened)

    async def review_first(self, room_id: str, *, on: bool) -> None:
        await self._transaction.execute(_REVIEW_FIRST, room_id, on)

    async def held(self, comment_id: str) -> HeldComment | None:
        row = await self._transaction.fetchrow(_HELD, comment_id)
        return HeldComment(**row) if row else None

    async def save_held(self, comment: HeldComment) -> None:
        await self._transaction.execute(_SAVE_HELD, comment.comment_id, comment.text, comment.state, comment.version)

    async def retract(self, comment_id: str, room_id: str, at: datetime) -> bool:
        return bool(await self._transaction.fetchval(_RETRACT, comment_id, room_id, at))

    async def mute_of(self, room_id: str, viewer: str) -> Mute | None:
        row = await self._transaction.fetchrow(_MUTE, room_id, viewer)
        return Mute(**row) if row else None

    async def save_mute(self, mute: Mute) -> None:
        await self._transaction.execute(_SAVE_MUTE, mute.room_id, mute.viewer, mute.times, mute.until)

    async def word(self, word_id: str) -> ListedWord | None:
        row = await self._transaction.fetchrow(_WORD, word_id)
        return ListedWord(**row) if row else None

    async def is_listed(self, folded: str) -> bool:
        return bool(await self._transaction.fetchval(_IS_LISTED, folded))

    async def add_word(self, word: ListedWord) -> None:
        own = (word.word_id, word.word, word.folded, word.category, word.owner, word.action, word.expires_at)
        await self._transaction.execute(_ADD_WORD, *own, word.listed, word.version)

    async def save_word(self, word: ListedWord) -> None:
        own = (word.word_id, word.category, word.owner, word.action, word.expires_at, word.listed, word.version)
        await self._transaction.execute(_SAVE_WORD, *own)

    async def next_push_issue(self, room_id: str) -> int:
        return int(await self._transaction.fetchval(_NEXT_ISSUE, room_id))

    async def push_issue(self, room_id: str) -> int:
        return int(await self._transaction.fetchval(_ISSUE, room_id) or 0)

    async def tell(self, *told: tuple[str, Event]) -> None:
        await outbox.append(self._transaction, told)


class PostgresModerationShelf:
    """What moderators read, page by page."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def waiting(self, room_id: str, after: str, most: int) -> list[dict[str, Any]]:
        """Held comments, the oldest first, behind the one named."""
        return await self._read(_WAITING, room_id, after, most)

    async def words(self, after: str, most: int) -> list[dict[str, Any]]:
        """The word list in the order of ids, behind the one named."""
        return await self._read(_WORDS, after, most)

    async def mutes(self, room_id: str) -> list[dict[str, Any]]:
        """Who may not speak now."""
        return await self._read(_MUTES, room_id)

    async def _read(self, statement: str, *arguments: object) -> list[dict[str, Any]]:
        async with self._database.connection() as connection:
            return [dict(row) for row in await connection.fetch(statement, *arguments)]
