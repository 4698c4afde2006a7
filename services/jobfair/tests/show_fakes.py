"""The show in memory."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from services.jobfair.domain.application import Application, Posting
from services.jobfair.domain.question import PUBLIC, Question
from services.jobfair.domain.rooms import Fair, Room, due
from services.jobfair.domain.stage import Stage
from services.jobfair.tests import show_builders as b
from services.jobfair.usecases.show_ports import QUEUE_MAX, Counts, Filed, HeldText, Letter
from shared.contracts.fact import Event
from shared.kernel.errors import UnavailableError


class FakeFairs:
    def __init__(self) -> None:
        self.all: dict[str, Fair] = {}

    async def add(self, fair: Fair) -> bool:
        is_new = fair.fair_id not in self.all
        self.all.setdefault(fair.fair_id, fair)
        return is_new

    async def newest(self) -> list[Fair]:
        return sorted(self.all.values(), key=lambda fair: fair.starts_at, reverse=True)[:QUEUE_MAX]

    async def see(self, fair_id: str) -> Fair | None:
        return self.all.get(fair_id)


class FakeRooms:
    def __init__(self) -> None:
        self.all: dict[str, Room] = {}
        self.stages: dict[str, Stage] = {}

    async def add(self, room: Room) -> bool:
        is_new = room.room_id not in self.all
        self.all.setdefault(room.room_id, room)
        return is_new

    async def see(self, room_id: str) -> Room | None:
        return self.all.get(room_id)

    async def of_fair(self, fair_id: str) -> list[Room]:
        found = [room for room in self.all.values() if room.fair_id == fair_id]
        return sorted(found, key=lambda room: (room.times.opens_at, room.room_id))

    async def load_for_update(self, room_id: str) -> Room | None:
        return self.all.get(room_id)

    async def save(self, room: Room) -> None:
        self.all[room.room_id] = room

    async def ids_due(self, now: datetime) -> list[str]:
        return sorted(room.room_id for room in self.all.values() if due(room, now))

    async def stage_of(self, room_id: str) -> Stage:
        return self.stages.get(room_id, Stage())

    async def save_stage(self, room_id: str, stage: Stage) -> None:
        self.stages[room_id] = stage


class FakeQuestions:
    def __init__(self) -> None:
        self.all: dict[str, Question] = {}
        self.votes: set[tuple[str, str]] = set()

    async def add(self, question: Question) -> bool:
        is_new = question.question_id not in self.all
        self.all.setdefault(question.question_id, question)
        return is_new

    async def see(self, question_id: str) -> Question | None:
        return self.all.get(question_id)

    async def load_for_update(self, question_id: str) -> Question | None:
        return self.all.get(question_id)

    async def save(self, question: Question) -> None:
        self.all[question.question_id] = question

    async def note_vote(self, question_id: str, viewer: str) -> bool:
        is_new = (question_id, viewer) not in self.votes
        self.votes.add((question_id, viewer))
        return is_new

    async def queue(self, room_id: str, *, public: bool) -> list[Question]:
        found = [one for one in self.all.values() if one.room_id == room_id and (one.state in PUBLIC or not public)]
        return sorted(found, key=lambda one: -one.votes)[:QUEUE_MAX]


class FakeApplications:
    def __init__(self, postings: "FakePostings") -> None:
        self.all: dict[str, Application] = {}
        self._postings = postings

    async def add(self, application: Application) -> bool:
        who = (application.citizen_id, application.job_id)
        if any((one.citizen_id, one.job_id) == who for one in self.all.values() if one.withdrawn_at is None):
            return False
        self.all[application.application_id] = application
        return True

    async def see(self, application_id: str) -> Application | None:
        return self.all.get(application_id)

    async def load_for_update(self, application_id: str) -> Application | None:
        return self.all.get(application_id)

    async def save_withdrawn(self, application: Application) -> None:
        self.all[application.application_id] = replace(application, resume=None)

    async def of_citizen(self, citizen_id: str, before: int | None) -> list[Filed]:
        return self._page(before, [one for one in self.all.values() if one.citizen_id == citizen_id])

    async def to_company(self, company_id: str, before: int | None) -> list[Filed]:
        live = [one for one in self.all.values() if one.withdrawn_at is None]
        return self._page(before, [one for one in live if one.company_id == company_id])

    async def counts(self, fair_id: str) -> Counts:
        found = [one for one in self.all.values() if one.fair_id == fair_id]
        return Counts(
            len(found),
            len({(one.citizen_id, one.job_id) for one in found}),
            len({one.citizen_id for one in found}),
            sum(one.withdrawn_at is None for one in found),
        )

    def _page(self, before: int | None, found: Sequence[Application]) -> list[Filed]:
        numbers = {application_id: number for number, application_id in enumerate(self.all, 1)}
        filed = [Filed(numbers[one.application_id], one, self._postings.all[one.job_id].title) for one in found]
        return [one for one in reversed(filed) if before is None or one.filing_no < before][:QUEUE_MAX]


class FakePostings:
    def __init__(self) -> None:
        self.all: dict[str, Posting] = {one.job_id: one for one in b.POSTINGS}

    async def find(self, job_ids: Collection[str]) -> dict[str, Posting]:
        return {job_id: self.all[job_id] for job_id in job_ids if job_id in self.all}

    async def companies(self, fair_id: str, company_ids: Collection[str]) -> set[str]:
        return set(company_ids) & set(b.COMPANIES) if fair_id == "f1" else set()


class FakeShow:
    """Its clock stands until a test moves it."""

    def __init__(self) -> None:
        self.time = b.NOW
        self.told: list[tuple[str, Event]] = []
        self.fairs, self.rooms, self.questions = FakeFairs(), FakeRooms(), FakeQuestions()
        self.postings = FakePostings()
        self.applications = FakeApplications(self.postings)

    async def now(self) -> datetime:
        return self.time

    async def tell(self, *told: tuple[str, Event]) -> None:
        self.told += told


def open_show() -> FakeShow:
    """A fair with one open room."""
    show = FakeShow()
    show.fairs.all["f1"], show.rooms.all["r1"] = b.FAIR, b.room()
    return show


class FakeHeldTexts:
    def __init__(self) -> None:
        self.all: dict[str, HeldText] = {}

    async def find(self, comment_ids: Collection[str]) -> dict[str, HeldText]:
        return {one: self.all[one] for one in comment_ids if one in self.all}


class FakeLiveLog:
    """Takes whole batches or, while it is away, nothing."""

    def __init__(self) -> None:
        self.letters: list[Letter] = []
        self.frames: list[tuple[str, str, bytes]] = []
        self.is_away = False

    async def send_all(self, letters: Sequence[Letter]) -> None:
        self._be_there()
        self.letters += letters

    async def send_frame(self, key: str, kind: str, value: bytes) -> None:
        self._be_there()
        self.frames.append((key, kind, value))

    def _be_there(self) -> None:
        if self.is_away:
            raise UnavailableError("away")
