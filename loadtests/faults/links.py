"""The links of a stack that has them: `python -m loadtests.faults.links SOCKET NAME=PORT:TARGET …`.

A wish for trouble is a line of JSON on the socket. It is granted by a line, and lasts until whoever wished it closes
the connection or dies: so no trouble outlives the faults that made it.
"""

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec

from loadtests.faults.proxy import Kind, Link, Trouble

GRANTED_WITHIN_S = 5.0


class Wish(msgspec.Struct, frozen=True):
    """Trouble for one link."""

    link: str
    kind: Kind
    amount: int = 0


@asynccontextmanager
async def troubled(control: Path, wish: Wish) -> AsyncIterator[None]:
    """Trouble for as long as the block lasts; raises OSError where there are no such links."""
    async with asyncio.timeout(GRANTED_WITHIN_S):
        reader, writer = await asyncio.open_unix_connection(control)
        writer.write(msgspec.json.encode(wish) + b"\n")
        if not await reader.readline():
            raise ConnectionError(f"there is no link {wish.link}")
    try:
        yield
    finally:
        writer.close()
        await reader.read()  # closed on the other side too: the link is calm again


@asynccontextmanager
async def control_of(links: dict[str, Link], control: Path) -> AsyncIterator[None]:
    """Grant wishes on this socket while the block lasts."""

    async def grant(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            wish = msgspec.json.decode(await reader.readline(), type=Wish)
            with links[wish.link].troubled(Trouble(wish.kind, wish.amount)):
                writer.write(b"granted\n")
                await reader.read()
        except (msgspec.MsgspecError, LookupError, OSError):
            pass  # the connection ends without a word: not granted
        finally:
            writer.close()

    control.unlink(missing_ok=True)
    server = await asyncio.start_unix_server(grant, control)
    control.chmod(0o600)
    try:
        yield
    finally:
        server.close()


async def main(control: Path, carried: list[str]) -> None:
    """Carry until told to stop."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    links: dict[str, Link] = {}
    for one in carried:
        name, _, ports = one.partition("=")
        port, _, target = ports.partition(":")
        links[name] = Link(name, int(target))
        await links[name].listen(int(port))
    async with control_of(links, control):
        await stop.wait()
    await asyncio.gather(*(link.close() for link in links.values()))


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2:]))
