"""What the show's ports promise, held to in memory and in Postgres alike."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from services.jobfair.adapters.postgres_board import PostgresBoards
from services.jobfair.adapters.postgres_held_texts import PostgresHeldTexts
from services.jobfair.adapters.postgres_show import PostgresShow
from services.jobfair.domain.instants import ms_of
from services.jobfair.domain.question import QuestionState, ask
from services.jobfair.domain.rooms import Periods, RoomState
from services.jobfair.domain.stage import Stage
from services.jobfair.tests import show_builders as b
from services.jobfair.tests.show_builders import AN, BO, NOW, application, on_stage
from services.jobfair.tests.show_worlds import SEAL, FakeWorld, RealWorld, World, with_catalogue
from services.jobfair.usecases.merge_ports import RoomBoard
from services.jobfair.usecases.show_ports import Counts, HeldText
from shared.contracts.fair_frames import PlatformFigures, Question
from shared.runtime.postgres import Database
from shared.testing.servers import Running, fresh_database

QUESTION = ask(question_id="q1", room_id="r1", viewer="v1", text="有宿舍吗？", held=False)


@asynccontextmanager
async def catalogued(server: Running) -> AsyncIterator[Database]:
    async with fresh_database(server, "jobfair") as (opened, _):
        async with opened.transaction() as transaction:
            await with_catalogue(transaction)
        yield opened


@pytest.fixture
async def database(postgres_server: Running) -> AsyncIterator[Database]:
    async with catalogued(postgres_server) as opened:
        yield opened


@pytest.fixture(params=["fake", pytest.param("postgres", marks=pytest.mark.integration)])
async def world(request: pytest.FixtureRequest) -> AsyncIterator[World]:
    if request.param == "fake":
        fake = FakeWorld()
        await fake.shelf.fairs.add(b.FAIR)
        yield fake
        return
    async with catalogued(request.getfixturevalue("postgres_server")) as opened:
        yield RealWorld(opened)


async def test_a_fair_is_kept_as_it_was_made_and_once(world: World) -> None:
    async with world.show() as show:
        assert await show.fairs.see("f1") == b.FAIR
        assert not await show.fairs.add(replace(b.FAIR, name="other"))
        assert await show.fairs.newest() == [b.FAIR]
        assert await show.fairs.see("f9") is None


async def test_a_room_is_kept_as_it_was_made_and_changed(world: World) -> None:
    planned = b.room(state=RoomState.PLANNED, speed=20, periods=Periods(step_ms=50), review_first=True)
    async with world.show() as show:
        assert await show.rooms.add(planned)
        assert not await show.rooms.add(b.room())
        assert [await show.rooms.see("r1"), await show.rooms.see("r9")] == [planned, None]
        assert await show.rooms.load_for_update("r9") is None
    closed = replace(
        planned, state=RoomState.CLOSED, closed_at=NOW, cards=("j2", "j1"), cards_version=3, shown_question="q1",
        version=4, times=replace(planned.times, closes_at=NOW + timedelta(hours=3)),
    )  # fmt: skip
    async with world.show() as show:
        await show.rooms.save(closed)
        assert await show.rooms.load_for_update("r1") == closed
        assert await show.rooms.of_fair("f1") == [closed]


async def test_rooms_are_due_at_their_times(world: World) -> None:
    opens, closes = b.TIMES.opens_at, b.TIMES.closes_at
    async with world.show() as show:
        await show.rooms.add(b.room(state=RoomState.PLANNED))
        await show.rooms.add(b.room(room_id="r2"))
        assert await show.rooms.ids_due(opens - timedelta(seconds=1)) == []
        assert await show.rooms.ids_due(opens) == ["r1"]
        assert await show.rooms.ids_due(closes) == ["r1", "r2"]


async def test_a_stage_is_kept_as_a_whole(world: World) -> None:
    async with world.show() as show:
        await show.rooms.add(b.room())
        assert await show.rooms.stage_of("r1") == Stage()
        for stage in (Stage(1, (on_stage(1, 0, 60), on_stage(2, 60, 90))), Stage(2, (on_stage(2, 10, 90),)), Stage(3)):
            await show.rooms.save_stage("r1", stage)
            assert await show.rooms.stage_of("r1") == stage


async def test_a_question_is_kept_once_and_found_by_its_votes(world: World) -> None:
    async with world.show() as show:
        held = replace(QUESTION, question_id="q3", state=QuestionState.HELD)
        for question, is_new in ((QUESTION, True), (QUESTION, False), (held, True)):
            assert await show.questions.add(question) == is_new
        liked = replace(QUESTION, question_id="q2", votes=5, version=6)
        await show.questions.add(replace(QUESTION, question_id="q2"))
        await show.questions.save(liked)
        assert await show.questions.queue("r1", public=True) == [liked, QUESTION]
        assert len(await show.questions.queue("r1", public=False)) == 3
        answered = replace(liked, state=QuestionState.ANSWERED, second=7)
        await show.questions.save(answered)
        assert await show.questions.load_for_update("q2") == await show.questions.see("q2") == answered
        assert [await show.questions.see("q9"), await show.questions.load_for_update("q9")] == [None, None]


async def test_a_viewer_votes_once(world: World) -> None:
    async with world.show() as show:
        await show.questions.add(QUESTION)
        assert [await show.questions.note_vote("q1", viewer) for viewer in ("v1", "v2", "v1")] == [True, True, False]


async def test_one_application_of_a_person_for_a_job_lives(world: World) -> None:
    async with world.show() as show:
        assert await show.applications.add(application(1))
        assert not await show.applications.add(application(2))
        assert await show.applications.add(application(3, BO))
        assert await show.applications.add(application(4, job_id="j2", company_id="c2"))
        withdrawn = application(1, withdrawn_at=NOW + timedelta(minutes=1), version=2, resume=None)
        await show.applications.save_withdrawn(withdrawn)
        assert await show.applications.add(application(5))
        assert await show.applications.load_for_update("a1") == await show.applications.see("a1") == withdrawn
        assert await show.applications.see("a5") == application(5)
        assert [await show.applications.see("a9"), await show.applications.load_for_update("a9")] == [None, None]
        assert await show.applications.counts("f1") == Counts(submissions=4, person_jobs=3, people=2, live=3)
        assert await show.applications.counts("f9") == Counts(0, 0, 0, 0)


async def test_applications_are_paged_the_newest_first(world: World) -> None:
    async with world.show() as show:
        for number, job_id in enumerate(("j1", "j2", "j3"), 1):
            await show.applications.add(application(number, job_id=job_id))
        await show.applications.save_withdrawn(application(3, job_id="j3", withdrawn_at=NOW, version=2, resume=None))
        mine = await show.applications.of_citizen(AN, None)
        assert [one.application.job_id for one in mine] == ["j3", "j2", "j1"]
        assert [one.title for one in mine] == ["岗位j3", "岗位j2", "岗位j1"]
        rest = await show.applications.of_citizen(AN, mine[0].filing_no)
        assert rest == mine[1:] == await show.applications.to_company("c1", None)
        assert await show.applications.of_citizen(BO, None) == []


async def test_the_catalogue_is_read_by_job_and_company(world: World) -> None:
    async with world.show() as show:
        assert await show.postings.find(["j1", "j3", "j9"]) == {"j1": b.POSTINGS[0], "j3": b.POSTINGS[2]}
        assert await show.postings.companies("f1", {"c1", "c9"}) == {"c1"}
        assert await show.postings.companies("f9", {"c1"}) == set()


@pytest.mark.integration
async def test_two_applications_at_once_are_one(database: Database) -> None:
    async def add(number: int) -> bool:
        async with database.transaction() as transaction:
            return await PostgresShow(transaction, SEAL).applications.add(application(number))

    assert sum(await asyncio.gather(*(add(number) for number in range(8)))) == 1


@pytest.mark.integration
async def test_nothing_of_a_seeker_stands_in_the_clear(database: Database) -> None:
    async with database.transaction() as transaction:
        show = PostgresShow(transaction, SEAL)
        await show.applications.add(application(1))
        row = await transaction.fetchrow("select * from application")
        assert row is not None
        sealed = bytes(row["resume_sealed"])
        for secret in (b.RESUME.contact, b.RESUME.intro, b.RESUME.region):
            assert secret.encode() not in sealed
            assert secret not in str({**row, "resume_sealed": ""})
        await show.applications.save_withdrawn(application(1, withdrawn_at=NOW, version=2, resume=None))
        assert await transaction.fetchval("select resume_sealed from application") is None


@pytest.mark.integration
async def test_a_board_has_all_that_stands_around_the_figures_while_a_room_is_open_and_a_while_after(
    database: Database,
) -> None:
    boards = PostgresBoards(database)
    async with database.transaction() as transaction:
        show = PostgresShow(transaction, SEAL)
        now = await show.now()
        shown = replace(QUESTION, state=QuestionState.ANSWERED, second=9)
        await show.questions.add(shown)
        await show.questions.add(replace(QUESTION, question_id="q2", state=QuestionState.WAITING))
        await show.rooms.add(b.room(speed=20))
        await show.rooms.save(b.room(speed=20, cards=("j2", "j3", "j1"), shown_question="q1"))
        await transaction.execute("insert into platform_figure values ('r1', 900, 70, null, $1)", NOW)
        for room_id, closed_at in (("r2", now - timedelta(minutes=9)), ("r3", now - timedelta(minutes=11))):
            await show.rooms.add(b.room(room_id=room_id, state=RoomState.PLANNED))
            await show.rooms.save(b.room(room_id=room_id, state=RoomState.CLOSED, closed_at=closed_at))
        await show.rooms.add(b.room(room_id="r4", state=RoomState.PLANNED))
    question = Question("q1", "有宿舍吗？", 0, 9)
    platform = PlatformFigures(900, 70, None, ms_of(NOW))
    assert await boards.boards([]) == [
        RoomBoard("r1", "f1", "主会场", "OPEN", ["j2", "j1"], question, platform, (Question("q2", "有宿舍吗？", 0),)),
        RoomBoard("r2", "f1", "主会场", "CLOSED", [], None, None),
    ]
    assert await boards.names(["j1", "c1", "nobody"]) == {"j1": b.POSTINGS[0].title, "c1": b.COMPANIES["c1"]}
    assert [one.room_id for one in await boards.boards(["r3", "r9"])] == ["r1", "r2", "r3"], "it is asked for"
    for is_final, known in ((False, ["r1", "r2", "r3"]), (True, ["r1", "r2"])):
        async with database.transaction() as transaction:
            await transaction.execute("delete from room_figure")
            await transaction.execute("insert into room_figure values ('r3', 'f1', '{}', '{}', $1, now())", is_final)
        assert [one.room_id for one in await boards.boards([])] == known


@pytest.mark.integration
async def test_held_texts_are_found_by_their_comments(database: Database) -> None:
    async with database.transaction() as transaction:
        await PostgresShow(transaction, SEAL).rooms.add(b.room())
        kept = "insert into held_comment (comment_id, room_id, viewer, text, at) values ('m1', 'r1', 'v1', '你好', $1)"
        await transaction.execute(kept, NOW)
        texts = PostgresHeldTexts(transaction)
        assert await texts.find(["m1", "m2"]) == {"m1": HeldText("r1", "v1", "你好", ms_of(NOW))}
        assert await texts.find([]) == {}
