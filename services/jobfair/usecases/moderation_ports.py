"""What a moderator's acts need from outside, in their own words. All of it lives in one transaction."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from services.jobfair.domain.chatter import Mute
from shared.contracts.fact import Event


@dataclass(frozen=True, slots=True)
class HeldComment:
    """A comment that waits, or waited."""

    comment_id: str
    room_id: str
    viewer: str
    text: str
    state: str
    version: int


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of a held comment; without its text, since answers are kept."""

    comment_id: str
    state: str
    version: int


@dataclass(frozen=True, slots=True)
class ModeratedRoom:
    """A room as moderators act on it."""

    room_id: str
    closes_at: datetime
    speed: int
    review_first: bool
    was_opened: bool


@dataclass(frozen=True, slots=True)
class ListedWord:
    """A word of the list; `action` is a word of `domain/moderation.py`."""

    word_id: str
    word: str
    folded: str
    category: str
    owner: str
    action: str
    expires_at: datetime | None
    listed: bool = True
    version: int = 1


class Moderation(Protocol):
    """The moderators' tables; what is read here stays as it is until the act is done."""

    async def now(self) -> datetime: ...
    async def room(self, room_id: str) -> ModeratedRoom | None: ...
    async def review_first(self, room_id: str, *, on: bool) -> None: ...
    async def held(self, comment_id: str) -> HeldComment | None: ...
    async def save_held(self, comment: HeldComment) -> None: ...
    async def retract(self, comment_id: str, room_id: str, at: datetime) -> bool:
        """False when it was taken back before."""
        ...

    async def mute_of(self, room_id: str, viewer: str) -> Mute | None: ...
    async def save_mute(self, mute: Mute) -> None: ...
    async def word(self, word_id: str) -> ListedWord | None: ...
    async def is_listed(self, folded: str) -> bool: ...
    async def add_word(self, word: ListedWord) -> None: ...
    async def save_word(self, word: ListedWord) -> None: ...
    async def next_push_issue(self, room_id: str) -> int: ...
    async def push_issue(self, room_id: str) -> int:
        """The newest, 0 before the first."""
        ...

    async def tell(self, *told: tuple[str, Event]) -> None: ...


class ModerationShelf(Protocol):
    """What moderators read."""

    async def waiting(self, room_id: str, after: str, most: int) -> list[dict[str, Any]]: ...
    async def words(self, after: str, most: int) -> list[dict[str, Any]]: ...
    async def mutes(self, room_id: str) -> list[dict[str, Any]]: ...
