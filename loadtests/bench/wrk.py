"""wrk at work: claims from a file, each a new citizen's, as fast as they are answered (a closed loop)."""

import asyncio
import signal
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from loadtests.bench.tickets import Tickets

SCRIPT = Path(__file__).with_name("shots.lua")


class Shot(msgspec.Struct, frozen=True):
    """What wrk saw in one run; `refused` are answers beyond 3xx, `lost` broken links and silences."""

    requests: int
    refused: int
    lost: int
    took_us: int
    p50_us: int
    p99_us: int
    exhausted: bool

    @property
    def a_second(self) -> float:
        """Answers that were no refusal, a second."""
        return (self.requests - self.refused) * 1e6 / self.took_us


class ClaimFile:
    """Claims of new citizens, as lines `ticket key`."""

    def __init__(self, path: Path, tickets: Tickets) -> None:
        self.path = path
        self._tickets = tickets

    def fill(self, count: int) -> None:
        """New ones in place of those before."""
        self.write(self.lines(count))

    def lines(self, count: int) -> Iterator[str]:
        """So many new ones."""
        return self._tickets.claims(count)

    def write(self, lines: Iterable[str]) -> None:
        """These in place of those before."""
        with self.path.open("w") as file:
            file.writelines(f"{line}\n" for line in lines)


async def shoot(
    port: int, path: str, claims: ClaimFile, stock_id: str, connections: int, seconds: int, *, to_the_end: bool = False
) -> Shot:
    """One run of wrk, one thread: for so long, or `to_the_end` of the claims.

    Raises RuntimeError when it could not run, its claims did not suffice, or it was not through with them in time.
    """
    return await run(SCRIPT, port, (str(claims.path), path, stock_id), connections, seconds, to_the_end=to_the_end)


async def run(
    script: Path, port: int, told: Sequence[str], connections: int, seconds: int, *, to_the_end: bool = False
) -> Shot:
    """The same with another script, which is told these words; its first names the file that it shoots from."""
    command = (
        "wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s", "-s", str(script),
        f"http://127.0.0.1:{port}", "--", *told,
    )  # fmt: skip
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    try:
        printed = [line async for line in _lines(process)]
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    found = [line[5:] for line in printed if line.startswith(b"JSON ")]
    if not found:
        raise RuntimeError(f"wrk: {b''.join(printed)[-300:]!r}")
    shot = msgspec.json.decode(found[0], type=Shot)
    if shot.exhausted != to_the_end:
        raise RuntimeError("wrk was not through in time" if to_the_end else "wrk ran out of claims: give it more")
    return shot


async def _lines(process: asyncio.subprocess.Process) -> AsyncIterator[bytes]:
    """What it prints. Out of claims, it is told to end: by itself it would sleep through the rest of its time."""
    assert process.stdout is not None  # noqa: S101 - it was asked for
    async for line in process.stdout:
        if line == b"EXHAUSTED\n":
            process.send_signal(signal.SIGINT)
        yield line
    await process.wait()
