"""Moderators' acts, the doors' look at rooms and words, and kept texts, on real Postgres."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from services.jobfair.adapters.aho_lexicon import AhoLexicon
from services.jobfair.adapters.postgres_live_rooms import FRESH_S, STALE_MAX_S, PostgresLiveRooms
from services.jobfair.adapters.postgres_moderation import PostgresModeration, PostgresModerationShelf
from services.jobfair.adapters.postgres_platform_notes import PostgresPlatformNotes
from services.jobfair.adapters.postgres_texts import PostgresTexts
from services.jobfair.domain.chatter import Mute
from services.jobfair.domain.moderation import Action
from services.jobfair.tests.live_fakes import ANN, BO, NOW_MS
from services.jobfair.tests.moderation_story import TOLERANCE, WORD, ModerationStory
from services.jobfair.tests.moderation_worlds import RealWorld, make_room
from services.jobfair.usecases.interaction_ports import KeptText
from services.jobfair.usecases.mute_viewer import mute_viewer
from shared.contracts.fair_frames import PlatformFigures
from shared.kernel.errors import UnavailableError
from shared.runtime.postgres import Connection, Database
from shared.testing.servers import Running, fresh_database

pytestmark = pytest.mark.integration


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
async def database(postgres_server: Running) -> AsyncIterator[Database]:
    async with fresh_database(postgres_server, "jobfair") as (database, _):
        await make_room(database)
        await make_room(database, "r2")
        await make_room(database, "planned", state="PLANNED")
        yield database


class TestInPostgres(ModerationStory):
    @pytest.fixture
    def world(self, database: Database) -> RealWorld:
        return RealWorld(database)


async def test_a_room_is_known_with_its_mutes_and_looked_up_once_a_second(database: Database) -> None:
    clock = Clock()
    rooms = PostgresLiveRooms(database, clock=clock)
    found = await asyncio.gather(*(rooms.room("r1") for _ in range(50)))
    room = found[0]
    assert room is not None
    assert (room.state, room.review_first, dict(room.muted), room.push_issue, room.clock.speed) == (
        "OPEN",
        False,
        {},
        0,
        1,
    )
    assert room.takes(int(datetime.now(UTC).timestamp() * 1_000))
    async with database.transaction() as transaction:
        moderation = PostgresModeration(transaction)
        await moderation.save_mute(Mute("r1", ANN, 1, datetime.now(UTC) + timedelta(minutes=1)))
        await moderation.save_mute(Mute("r1", BO, 1, datetime.now(UTC) - timedelta(minutes=1)))
        await moderation.review_first("r1", on=True)
        await moderation.next_push_issue("r1")
    assert await rooms.room("r1") is room
    clock.now += FRESH_S
    changed = await rooms.room("r1")
    assert changed is not None
    assert (changed.review_first, list(changed.muted), changed.push_issue) == (True, [ANN], 1)
    assert await rooms.room("r9") is None


async def test_a_show_goes_on_for_a_minute_without_postgres(database: Database) -> None:
    clock = Clock()
    rooms, lexicon = PostgresLiveRooms(database, clock=clock), AhoLexicon(database, clock=clock)
    room = await rooms.room("r1")
    await lexicon.find("你好")
    await database.close()
    clock.now += STALE_MAX_S
    assert await rooms.room("r1") is room
    assert await lexicon.find("你好") == ()
    clock.now += 1
    for unknown in ("r1", "r9"):
        with pytest.raises(UnavailableError):
            await rooms.room(unknown)
    with pytest.raises(UnavailableError):
        await AhoLexicon(database).find("你好")


async def test_listed_words_are_found_in_one_pass_and_changes_within_a_second(database: Database) -> None:
    clock = Clock()
    lexicon = AhoLexicon(database, clock=clock)
    assert await lexicon.find("赌钱") == ()
    world = RealWorld(database)
    async with world.moderation() as moderation:
        await moderation.add_word(WORD)
    assert await lexicon.find("赌钱") == ()
    clock.now += 1
    (found,) = await lexicon.find("一起赌钱吧")
    assert (found.folded, found.action) == ("赌钱", Action.DROP)
    assert lexicon.simplify("賭錢") == "赌钱"
    async with world.moderation() as moderation:
        word = await moderation.word(WORD.word_id)
        assert word is not None
        await moderation.save_word(replace(word, listed=False, version=2))
    clock.now += 1
    assert not await lexicon.find("一起赌钱吧")


async def test_texts_are_kept_once_and_questions_in_the_same_transaction(database: Database) -> None:
    asked: list[str] = []

    async def ask(transaction: Connection, room_id: str, question: KeptText) -> None:
        assert await transaction.fetchval("select count(*) from held_comment") == 2
        asked.append(question.text_id)

    texts = PostgresTexts(database, ask)
    held = [KeptText(f"1-{ANN}-m{n}", ANN, f"第{n}条", NOW_MS + n, held=True) for n in range(2)]
    for _ in range(2):
        await texts.keep("r1", held, [KeptText("q1", ANN, "几点", NOW_MS, held=False)])
    await texts.keep("r1", [], [])
    assert asked == ["q1", "q1"]
    shelf = PostgresModerationShelf(database)
    waiting = await shelf.waiting("r1", "", 10)
    assert [(one["comment_id"], one["text"]) for one in waiting] == [(one.text_id, one.text) for one in held]
    assert [one["comment_id"] for one in await shelf.waiting("r1", held[0].text_id, 10)] == [held[1].text_id]


async def test_the_rule_climbs_the_same_ladder_as_a_moderator(database: Database) -> None:
    async def ask(transaction: Connection, room_id: str, question: KeptText) -> None:
        raise AssertionError

    texts = PostgresTexts(database, ask)
    await texts.mute("r9", ANN)
    now = datetime.now(UTC)
    await asyncio.gather(*(texts.mute("r1", ANN) for _ in range(2)))  # two doors at once
    (mute,) = await PostgresModerationShelf(database).mutes("r1")
    assert mute["times"] == 2
    assert abs(mute["until"] - now - timedelta(minutes=10)) < TOLERANCE
    async with RealWorld(database).moderation() as moderation:
        third = await mute_viewer(moderation, "r1", ANN)
    assert isinstance(third, Mute)
    assert third.times == 3
    await database.close()
    await texts.mute("r1", ANN)


async def test_the_words_are_listed_page_by_page(database: Database) -> None:
    async with RealWorld(database).moderation() as moderation:
        await moderation.add_word(WORD)
    shelf = PostgresModerationShelf(database)
    assert [one["word"] for one in await shelf.words("", 10)] == ["赌 钱"]
    assert await shelf.words(WORD.word_id, 10) == []


async def test_an_older_figure_of_the_platform_changes_nothing(database: Database) -> None:
    figures = PostgresPlatformNotes(database)
    await figures.note("r1", PlatformFigures(100, 50, None, NOW_MS))
    await figures.note("r1", PlatformFigures(90, None, 7, NOW_MS - 1))
    await figures.note("r1", PlatformFigures(120, None, 8, NOW_MS + 1))
    async with database.connection() as connection:
        row = await connection.fetchrow("select views, online, likes from platform_figure")
    assert row is not None
    assert tuple(row) == (120, 50, 8)
