"""Servers and processes of a benchmark's own, outside any stack, and the processor time that each of them has used."""

import asyncio
import os
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import httpx

from deploy.local import servers
from deploy.local.servers import ROOT, Server, free_port
from shared.runtime.keyfiles import make_missing_keys
from shared.testing.servers import Running

ANSWERS_WITHIN_S = 60.0
TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")
NOWHERE = "http://127.0.0.1:1"


class Arena:
    """A folder with keys, and what runs in it: `postgres`, `redis`, and `kafka` where it was asked for."""

    def __init__(self, folder: Path, running: dict[str, Running], stack: AsyncExitStack) -> None:
        self.folder = folder
        self.keys = folder / "keys"
        self._running = running
        self._stack = stack
        self._pids = {name: one.process.pid for name, one in running.items()}
        make_missing_keys(self.keys)

    def running(self, name: str) -> Running:
        """One of the servers."""
        return self._running[name]

    def url(self, name: str) -> str:
        """A server's address; one that was not asked for is nowhere."""
        return self._running[name].server.url if name in self._running else NOWHERE.removeprefix("http://")

    def environment(self, dsn: str, port: int) -> dict[str, str]:
        """What a process of ours is told, as in the stack; a worker tells of its health on the port."""
        return {
            "JINQIU_POSTGRES_DSN": dsn, "JINQIU_REDIS_URL": self.url("redis"),
            "JINQIU_KAFKA_BOOTSTRAP": self.url("kafka"), "JINQIU_IDENTITY_URL": NOWHERE,
            "JINQIU_KEYS_DIR": str(self.keys), "JINQIU_NOTES_DIR": str(self.folder), "JINQIU_OPS_PORT": str(port),
        }  # fmt: skip

    async def start(self, name: str, command: tuple[str, ...], port: int, dsn: str) -> int:
        """A process of ours that answers on the port; its pid. Ended with the arena."""
        log = self.folder / f"{name}.log"
        self._pids[name] = await start(self._stack, command, self.environment(dsn, port), log, port)
        return self._pids[name]

    def cpu_s(self, name: str) -> float:
        """What a process and all it has started have used of the cores so far."""
        return cpu_of(self._pids[name])


async def start(
    stack: AsyncExitStack, command: tuple[str, ...], environment: dict[str, str], log: Path, port: int
) -> int:
    """A process that ends with the stack of contexts; its pid, once it answers on the port."""
    own = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **environment}
    file = stack.enter_context(log.open("wb"))
    process = subprocess.Popen(command, env=own, cwd=ROOT, stdout=file, stderr=file)  # noqa: ASYNC220, S603 - our own
    stack.callback(_end, process)
    async with asyncio.timeout(ANSWERS_WITHIN_S), httpx.AsyncClient(trust_env=False) as client:
        while True:
            try:
                await client.post(f"http://127.0.0.1:{port}/", content=b"{}")
            except httpx.TransportError:
                await asyncio.sleep(0.1)
            else:
                return process.pid


def cpu_of(pid: int) -> float:
    """Seconds that a process, those it has started, and those of them that have ended, used of the cores so far."""
    return sum(map(_used_s, _family(pid)))


@asynccontextmanager
async def arena(*, kafka: bool = False) -> AsyncIterator[Arena]:
    """Postgres with durable commits, Redis, perhaps a broker; all gone afterwards."""
    async with AsyncExitStack() as stack:
        made = tempfile.TemporaryDirectory(prefix="jinqiu-bench-", ignore_cleanup_errors=True)
        folder = Path(stack.enter_context(made))
        folder.chmod(0o755)
        stack.callback(servers.remove_postgres, folder)
        wanted = [servers.postgres(folder, free_port()), servers.redis_server(folder, free_port())]
        if kafka:
            wanted.append(servers.kafka(folder, free_port(), free_port()))
        running = {server.name: await stack.enter_async_context(_run(server, folder)) for server in wanted}
        yield Arena(folder, running, stack)


@asynccontextmanager
async def _run(server: Server, folder: Path) -> AsyncIterator[Running]:
    running = Running(server, folder / f"{server.name}.log")
    try:
        await running.wait_ready()
        yield running
    finally:
        running.stop()


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(15)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _family(pid: int) -> Iterator[int]:
    yield pid
    for listed in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in listed.read_text().split():
            yield from _family(int(child))


def _used_s(pid: int) -> float:
    """Its own time and that of its ended children (proc(5))."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:15])) / TICKS_A_SECOND
