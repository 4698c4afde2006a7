"""Figures kept and asked for, on the fake and on real Postgres alike, and the bureau's doors to them."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import httpx
import msgspec
import pytest
from joserfc import jwt
from joserfc.jwk import KeySet, OKPKey

from services.jobfair.adapters.postgres_figures import PostgresFigureKeeper, PostgresFigures
from services.jobfair.entrypoints.figures import figure_routes
from services.jobfair.tests.fair_builders import CLOCK, ORIGIN_MS, item, pack
from services.jobfair.tests.merge_world import FakeNotes, World, partials_of
from services.jobfair.tests.unit.test_merge_partials import logs_of
from services.jobfair.usecases.figure_ports import Figures
from services.jobfair.usecases.merge_ports import FigureKeeper
from services.jobfair.usecases.see_segment import see_segment
from services.jobfair.usecases.see_wall import see_wall
from shared.contracts.fair_records import Kind, Pack, Segment, Verdict
from shared.kernel.decision import Refused
from shared.runtime.http_app import build_http_app
from shared.runtime.postgres import Database
from shared.runtime.tokens import ALGORITHM, TokenVerifier
from shared.testing.servers import Running, fresh_database

KEY = OKPKey.generate_key("Ed25519", {"kid": "k1"})
API = "/api/jobfair/v1"
STAGE = [Segment("s1", "c1", ORIGIN_MS, ORIGIN_MS + 1_000)]
LATER_MS = ORIGIN_MS + 20_000
LIKE = pack(item("a", Kind.JOIN, 0), item("a", Kind.LIKE, 100, message_id="1", count=3))
CLICK = pack(item("b", Kind.CLICK, 2_300, message_id="1", job_id="j1"), refused={"MUTED": 1})
LATE_LIKE = pack(item("a", Kind.LIKE, 300, message_id="2", told_ms=0))

_FAIR = (
    "insert into fair (fair_id, name, host, starts_at, ends_at) values ('f1', '招聘会', '人社局', now(), now() + '1 h')"
)
_ROOM = """
insert into room (room_id, fair_id, name, opens_at, origin_at, closes_at, clock)
values ('r1', 'f1', '主会场', now(), now(), now() + '1 h', $1)
"""


@dataclass
class Kept:
    """A keeper, how to ask for what it kept, and a moderator's hand."""

    keeper: FigureKeeper
    ask: Callable[..., Awaitable[Any]]
    retract: Callable[[str], Awaitable[object]]


@pytest.fixture(params=["fake", pytest.param("postgres", marks=pytest.mark.integration)])
async def kept(request: pytest.FixtureRequest) -> AsyncIterator[Kept]:
    if request.param == "fake":
        fake = FakeNotes()

        async def ask_fake(question: Callable[[Figures], Awaitable[Any]]) -> Any:
            return await question(fake)

        async def retract_fake(comment_id: str) -> None:
            fake.retracted.add(("r1", comment_id))

        yield Kept(fake, ask_fake, retract_fake)
        return
    server: Running = request.getfixturevalue("postgres_server")
    async with fresh_database(server, "jobfair") as (database, _):
        await make_room(database)

        async def ask(question: Callable[[Figures], Awaitable[Any]]) -> Any:
            async with database.connection() as connection:
                return await question(PostgresFigures(connection))

        async def retract(comment_id: str) -> None:
            async with database.transaction() as transaction:
                await transaction.execute("insert into retraction values ('r1', $1, now())", comment_id)

        yield Kept(PostgresFigureKeeper(database), ask, retract)


async def make_room(database: Database) -> None:
    async with database.transaction() as transaction:
        await transaction.execute(_FAIR)
        await transaction.execute(_ROOM, msgspec.json.encode(msgspec.structs.asdict(CLOCK)).decode())


async def count(
    keeper: FigureKeeper, told: list[Pack], now_ms: int = LATER_MS, state: str = "OPEN", stage: list[Segment] = STAGE
) -> None:
    """A merge that has just begun and knows these packs."""
    world = World()
    world.board.state = state
    world.work.keeper = keeper
    for partial in await partials_of(logs_of(told, stage)):
        world.work.note(partial)
    await world.tick(now_ms)


async def test_the_wall_is_the_one_that_was_counted_last(kept: Kept) -> None:
    assert isinstance(await kept.ask(lambda figures: see_wall(figures, "f1")), Refused)
    for told in ([LIKE], [LIKE, CLICK]):
        await count(kept.keeper, told)
    wall = await kept.ask(lambda figures: see_wall(figures, "f1"))
    assert (wall.fair_id, wall.at_ms, len(wall.rooms)) == ("f1", LATER_MS, 1)
    (room,) = wall.rooms
    assert (room.figures.likes, room.figures.card_clicks, room.refused) == (3, 1, {"MUTED": 1})


async def test_a_comment_taken_back_after_all_was_counted_is_on_the_wall_no_more(kept: Kept) -> None:
    said = {"verdict": Verdict.PUBLISHED, "text": "好"}
    await count(kept.keeper, [pack(*(item("a", Kind.COMMENT, 0, message_id=name, **said) for name in "12"))])
    await kept.retract("1-a-1")
    wall = await kept.ask(lambda figures: see_wall(figures, "f1"))
    assert [one.comment_id for one in wall.rooms[0].comments] == ["1-a-2"]


async def test_a_merge_that_began_anew_makes_no_new_version_of_what_it_finds(kept: Kept) -> None:
    for _ in range(3):
        await count(kept.keeper, [LIKE, CLICK])
    minutes = await kept.ask(lambda figures: figures.minutes_of("r1"))
    assert [(one.minute, one.version, one.is_closed) for one in minutes] == [(0, 1, True), (1, 1, False)]
    assert (minutes[0].counts["likes"], minutes[0].counts["joins"], minutes[1].counts["clicks"]) == (3, 1, 1)


async def test_a_closed_minute_that_changes_has_a_new_version_and_stays_closed(kept: Kept) -> None:
    await count(kept.keeper, [LIKE, CLICK])
    await count(kept.keeper, [LIKE, CLICK, LATE_LIKE])
    minutes = await kept.ask(lambda figures: figures.minutes_of("r1"))
    assert [(one.version, one.is_closed, one.counts["likes"]) for one in minutes] == [(2, True, 4), (1, False, 0)]


async def test_a_minute_that_a_merge_begun_anew_no_longer_finds_is_one_of_nothing(kept: Kept) -> None:
    later, before = (pack(item("a", Kind.JOIN, ms)) for ms in (2_500, 1_500))
    await count(kept.keeper, [later])
    await count(kept.keeper, [later, before])  # one session, which now begins a minute earlier
    minutes = await kept.ask(lambda figures: figures.minutes_of("r1"))
    assert [(one.minute, one.counts["joins"], one.version) for one in minutes] == [(0, 1, 1), (1, 0, 1)]


async def test_a_company_that_is_on_stage_no_more_or_only_later_has_no_page(kept: Kept) -> None:
    for stage in ([], [Segment("s1", "c1", LATER_MS, LATER_MS + 1_000)]):
        await count(kept.keeper, [LIKE])
        assert not isinstance(await kept.ask(lambda figures: see_segment(figures, "r1", "s1")), Refused)
        await count(kept.keeper, [LIKE], stage=stage)
        assert isinstance(await kept.ask(lambda figures: see_segment(figures, "r1", "s1")), Refused)


async def test_minutes_on_stage_are_provisional_until_the_room_is_closed_and_counted(kept: Kept) -> None:
    assert isinstance(await kept.ask(lambda figures: see_segment(figures, "r1", "s1")), Refused)
    await count(kept.keeper, [LIKE])
    provisional = await kept.ask(lambda figures: see_segment(figures, "r1", "s1"))
    assert (provisional.segment.company_id, provisional.segment.figures.likes, provisional.is_final) == ("c1", 3, False)
    await count(kept.keeper, [LIKE], state="CLOSED")
    assert (await kept.ask(lambda figures: see_segment(figures, "r1", "s1"))).is_final


class PublishedKeys(TokenVerifier):
    """A verifier that has fetched the keys."""

    def __init__(self) -> None:
        super().__init__("http://nowhere.invalid")
        self._keys = KeySet([KEY])


def bearer(role: str) -> dict[str, str]:
    now = int(time.time())
    claims = {"sub": f"{role}-1", "role": role, "iss": "identity", "aud": "jinqiu", "iat": now, "exp": now + 600}
    return {
        "Authorization": f"Bearer {jwt.encode({'alg': ALGORITHM, 'kid': 'k1'}, claims, KEY, algorithms=[ALGORITHM])}"
    }


@pytest.mark.integration
async def test_the_bureau_reads_them_at_its_doors_and_nobody_else(postgres_server: Running) -> None:
    async with fresh_database(postgres_server, "jobfair") as (database, _):
        await make_room(database)
        await count(PostgresFigureKeeper(database), [LIKE, CLICK])
        app = build_http_app(
            "jobfair", [figure_routes(database, PostgresFigures, PublishedKeys())], ready=database.ready
        )
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test", headers=bearer("bureau")) as bureau:
            wall = (await bureau.get(f"{API}/fairs/f1/figures")).json()
            minutes = (await bureau.get(f"{API}/rooms/r1/minutes")).json()
            segment = (await bureau.get(f"{API}/rooms/r1/segments/s1/figures")).json()
            missing = [
                await bureau.get(f"{API}{path}") for path in ("/fairs/f9/figures", "/rooms/r1/segments/s9/figures")
            ]
            strangers = [
                (await bureau.get(f"{API}/fairs/f1/figures", headers=bearer("cashier"))).status_code,
                (await bureau.get(f"{API}/fairs/f1/figures", headers={"Authorization": ""})).status_code,
            ]
    assert (wall["rooms"][0]["figures"]["likes"], minutes[0]["counts"]["likes"]) == (3, 3)
    assert segment["segment"]["figures"]["likes"] == 3
    assert [(answer.status_code, answer.json()["code"]) for answer in missing] == [(404, "NOT_FOUND")] * 2
    assert strangers == [403, 401]
