"""A live room and the ports around it in memory."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

import msgspec

from services.jobfair.adapters.memory_chatter import MemoryChatter
from services.jobfair.adapters.memory_pacing import MemoryPacing
from services.jobfair.domain.moderation import Action, Word
from services.jobfair.usecases.interaction_ports import Ingest, KeptText, LiveRoom, Told
from shared.contracts.fair_frames import PlatformFigures
from shared.contracts.fair_records import Item, Pack, Record, RoomClock
from shared.kernel.errors import UnavailableError

NOW_MS = 1_700_000_000_000
HOUR_MS = 3_600_000
ANN, BO = "annannannannanna", "bobobobobobobobo"
ROOM = LiveRoom(
    "r1", "OPEN", NOW_MS - HOUR_MS, NOW_MS + HOUR_MS, RoomClock(NOW_MS - HOUR_MS), review_first=False, muted={},
    push_issue=1,
)  # fmt: skip


def told(
    kind: str, message_id: str = "m1", *, viewer: str = ANN, at_ms: int = NOW_MS, count: int = 1, job_id: str = "",
    text: str = "",
) -> Told:  # fmt: skip
    return Told(viewer, kind, message_id, at_ms, count, job_id, text)


class FakeRooms:
    def __init__(self, *rooms: LiveRoom) -> None:
        self.rooms = {room.room_id: room for room in rooms}
        self.away = False

    async def room(self, room_id: str) -> LiveRoom | None:
        if self.away:
            raise UnavailableError("away")
        return self.rooms.get(room_id)


class FakeJobs:
    """The same in every room."""

    def __init__(self, *job_ids: str) -> None:
        self.job_ids = set(job_ids)
        self.away = False

    async def jobs(self, room_id: str) -> Set[str]:
        if self.away:
            raise UnavailableError("away")
        return self.job_ids


class FakeLexicon:
    """Finds words by looking for each."""

    def __init__(self, **words: Action) -> None:
        self.words = [Word(folded, folded, action) for folded, action in words.items()]

    def simplify(self, text: str) -> str:
        return text.replace("賭", "赌").replace("錢", "钱")

    async def find(self, folded: str) -> Sequence[Word]:
        return [word for word in self.words if word.folded in folded]


class FakeTexts:
    def __init__(self) -> None:
        self.held: dict[str, KeptText] = {}
        self.questions: dict[str, KeptText] = {}
        self.muted: list[str] = []
        self.away = False

    async def keep(self, room_id: str, held_comments: Sequence[KeptText], questions: Sequence[KeptText]) -> None:
        if self.away:
            raise UnavailableError("away")
        self.held |= {one.text_id: one for one in held_comments}
        self.questions |= {one.text_id: one for one in questions}

    async def mute(self, room_id: str, viewer: str) -> None:
        self.muted.append(viewer)


class FakePacks:
    """Keeps what was packed, by partition."""

    def __init__(self) -> None:
        self.items: dict[int, list[Item]] = {}
        self.refused: dict[int, dict[str, int]] = {}

    async def add(self, room: LiveRoom, partition: int, items: Sequence[Item], refused: Mapping[str, int]) -> None:
        self.items.setdefault(partition, []).extend(items)
        if refused:
            self.refused[partition] = dict(refused)

    @property
    def all(self) -> list[Item]:
        return [item for items in self.items.values() for item in items]


class FakeNotes:
    def __init__(self) -> None:
        self.noted: list[tuple[str, PlatformFigures]] = []

    async def note(self, room_id: str, figures: PlatformFigures) -> None:
        self.noted.append((room_id, figures))


class FakeLog:
    """A broker that acknowledges, or does not."""

    def __init__(self) -> None:
        self.records: list[tuple[int, str, bytes]] = []
        self.away = False

    async def send(self, partition: int, key: str, value: bytes) -> None:
        if self.away:
            raise UnavailableError("away")
        self.records.append((partition, key, value))

    @property
    def packs(self) -> list[Pack]:
        found = [msgspec.msgpack.decode(value, type=Record) for _, _, value in self.records]
        return [record for record in found if isinstance(record, Pack)]


class Scene:
    """A room, and what comes of what is sent to it."""

    def __init__(self, **words: Action) -> None:
        self.packs, self.texts, self.jobs = FakePacks(), FakeTexts(), FakeJobs("j1", "j2")
        self.ingest = Ingest(self.packs, FakeLexicon(**words), MemoryChatter(), self.texts, MemoryPacing(), self.jobs)
        self.room = ROOM

    def change(self, **fields: object) -> None:
        self.room = replace(self.room, **fields)  # type: ignore[arg-type]
