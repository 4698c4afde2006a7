"""The proxy against an echo of one's own, and against a real Postgres whose answer to a commit is lost."""

import asyncio
import secrets
from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest

from loadtests.faults.links import Wish, control_of, troubled
from loadtests.faults.proxy import Kind, Link, Trouble
from shared.testing.servers import Running

SILENCE_S = 0.2  # nothing came for so long; a failure of this would be something that came


@pytest.fixture
async def link() -> AsyncIterator[tuple[Link, int]]:
    """A link to an echo, and its port."""

    async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while chunk := await reader.read(65_536):
            writer.write(chunk)
        writer.close()

    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    made = Link("echo", server.sockets[0].getsockname()[1])
    yield made, await made.listen()
    await made.close()
    server.close()


class Caller:
    """A connection through the link."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    @classmethod
    async def to(cls, port: int) -> "Caller":
        return cls(*await asyncio.open_connection("127.0.0.1", port))

    async def hear(self, said: bytes) -> bytes:
        self.writer.write(said)
        return await self.reader.readexactly(len(said))

    async def hears_nothing(self) -> bool:
        try:
            async with asyncio.timeout(SILENCE_S):
                return not await self.reader.read(1)
        except TimeoutError:
            return True


async def test_a_calm_link_carries_every_byte_in_order(link: tuple[Link, int]) -> None:
    caller = await Caller.to(link[1])
    said = secrets.token_bytes(500_000)
    sending = asyncio.create_task(caller.hear(said))
    assert await sending == said


async def test_an_end_that_has_said_all_still_hears_the_answer(link: tuple[Link, int]) -> None:
    caller = await Caller.to(link[1])
    caller.writer.write(b"all")
    caller.writer.write_eof()
    assert await caller.reader.read() == b"all"


@pytest.mark.parametrize("kind", [Kind.HALF_OPEN, Kind.DEAF])
async def test_what_a_silent_link_holds_back_goes_on_when_it_is_calm(link: tuple[Link, int], kind: Kind) -> None:
    caller = await Caller.to(link[1])
    assert await caller.hear(b"before") == b"before"
    with link[0].troubled(Trouble(kind)):
        caller.writer.write(b"meanwhile")
        assert await caller.hears_nothing()
    assert await caller.reader.readexactly(9) == b"meanwhile"


async def test_a_half_open_link_takes_connections_and_serves_them_later(link: tuple[Link, int]) -> None:
    with link[0].troubled(Trouble(Kind.HALF_OPEN)):
        caller = await Caller.to(link[1])
        caller.writer.write(b"hello")
        assert await caller.hears_nothing()
    assert await caller.reader.readexactly(5) == b"hello"


async def test_a_reset_ends_open_connections_and_lets_new_ones_in(link: tuple[Link, int]) -> None:
    caller = await Caller.to(link[1])
    await caller.hear(b"before")
    with link[0].troubled(Trouble(Kind.RESET)):
        with pytest.raises(ConnectionResetError):
            await caller.reader.readexactly(1)
        assert await (await Caller.to(link[1])).hear(b"again") == b"again"


async def test_a_cut_link_lets_nobody_in_until_it_is_mended(link: tuple[Link, int]) -> None:
    with link[0].troubled(Trouble(Kind.CUT)):
        cut = await Caller.to(link[1])
        with pytest.raises((ConnectionResetError, asyncio.IncompleteReadError)):
            await cut.reader.readexactly(1)
    assert await (await Caller.to(link[1])).hear(b"again") == b"again"


async def test_a_slow_and_a_narrow_link_still_carry_everything(link: tuple[Link, int]) -> None:
    caller = await Caller.to(link[1])
    for trouble in (Trouble(Kind.DELAY, 5), Trouble(Kind.THROTTLE, 1_000_000)):
        with link[0].troubled(trouble):
            said = secrets.token_bytes(50_000)
            assert await caller.hear(said) == said


async def test_a_connection_to_a_server_that_is_away_is_reset() -> None:
    gone = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    port = gone.sockets[0].getsockname()[1]
    gone.close()
    link = Link("nobody", port)
    caller = await Caller.to(await link.listen())
    with pytest.raises((ConnectionResetError, asyncio.IncompleteReadError)):
        await caller.reader.readexactly(1)
    await link.close()


async def test_a_trouble_ends_with_the_connection_that_wished_it(link: tuple[Link, int], tmp_path: Path) -> None:
    control, caller = tmp_path / "control", await Caller.to(link[1])
    async with control_of({"echo": link[0]}, control):
        async with troubled(control, Wish("echo", Kind.HALF_OPEN)):
            caller.writer.write(b"meanwhile")
            assert await caller.hears_nothing()
        assert await caller.reader.readexactly(9) == b"meanwhile"
        with pytest.raises(ConnectionError):
            async with troubled(control, Wish("another", Kind.CUT)):
                pass


@pytest.mark.integration
async def test_a_commit_whose_answer_is_lost_may_have_taken_effect(postgres_server: Running) -> None:
    at, _, database = postgres_server.server.url.rpartition(":")[2].partition("/")
    link, table = Link("postgres", int(at)), f"t_{secrets.token_hex(6)}"
    port = await link.listen()
    dsn = postgres_server.server.url.replace(f":{at}/{database}", f":{port}/{database}")
    direct, through = await asyncpg.connect(postgres_server.server.url), await asyncpg.connect(dsn)
    try:
        await direct.execute(f"create table {table} (n int)")
        with link.troubled(Trouble(Kind.DEAF)):
            with pytest.raises(TimeoutError):
                await through.execute(f"insert into {table} values (1)", timeout=SILENCE_S)
            assert await direct.fetchval(f"select count(*) from {table}") == 1
    finally:
        await direct.execute(f"drop table {table}")
        await direct.close()
        through.terminate()
        await link.close()
