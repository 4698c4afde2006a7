"""Real hubs: the process as the stack runs it, on a real log of frames."""

import asyncio
import os
import signal
import subprocess
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import httpx
from aiokafka import AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient

from deploy.local.servers import ROOT, free_port
from deploy.local.stack import http_command
from services.jobfair.tests.page import ROOM, Page
from shared.contracts.fair_frames import FIGURES, KIND_HEADER, RETRACTION
from shared.contracts.fair_records import FRAMES
from shared.runtime.topics import make_topics

WITHIN_S = 60.0
STREAM = f"/api/jobfair/v1/rooms/{ROOM}/stream"


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(WITHIN_S):
        while not condition():
            await asyncio.sleep(0.02)


async def answers(url: str, status: int = 200) -> bool:
    async with httpx.AsyncClient(trust_env=False) as client:
        try:
            return (await client.get(url)).status_code == status
        except httpx.TransportError:
            return False


class Hub:
    """A hub process on a port of its own."""

    def __init__(self, bootstrap: str, folder: Path) -> None:
        self.port = free_port()
        self._log = (folder / f"hub-{self.port}.log").open("wb")
        self._environment = {
            "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "JINQIU_POSTGRES_DSN": "postgresql://nowhere.invalid/",
            "JINQIU_KAFKA_BOOTSTRAP": bootstrap, "JINQIU_REDIS_URL": "redis://nowhere.invalid",
            "JINQIU_IDENTITY_URL": "http://nowhere.invalid", "JINQIU_KEYS_DIR": str(folder),
            "JINQIU_NOTES_DIR": str(folder),
        }  # fmt: skip
        self.process = self._spawn()

    def _spawn(self) -> "subprocess.Popen[bytes]":
        command = http_command("jobfair", self.port, factory="services.jobfair.hub:hub")
        return subprocess.Popen(
            command, env=self._environment, cwd=ROOT, stdout=self._log, stderr=self._log, start_new_session=True
        )

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    async def wait_ready(self) -> None:
        async with asyncio.timeout(WITHIN_S):
            while not await answers(f"http://{self.address}/readyz"):
                assert self.process.poll() is None, self.said()
                await asyncio.sleep(0.05)

    async def figure(self, name: str) -> float:
        """Of /metrics, summed over its labels."""
        async with httpx.AsyncClient(trust_env=False) as client:
            text = (await client.get(f"http://{self.address}/metrics")).text
        return sum(float(line.rsplit(" ", 1)[1]) for line in text.splitlines() if line.startswith(name))

    def kill(self) -> None:
        """kill -9 of the server and its worker."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    async def stop(self) -> int:
        """SIGTERM, as a supervisor does; its exit code."""
        self.process.terminate()
        return await asyncio.to_thread(self.process.wait, WITHIN_S)

    def said(self) -> str:
        """Its log."""
        return Path(self._log.name).read_text()

    async def close(self) -> None:
        if self.process.poll() is None:
            self.kill()
        self._log.close()


class Frames:
    """The log of frames, told to by a test."""

    def __init__(self, producer: AIOKafkaProducer) -> None:
        self._producer = producer

    async def tell(self, kind: str, data: bytes, channel: str = f"room:{ROOM}") -> int:
        """Its position in the log."""
        sent = await self._producer.send_and_wait(
            FRAMES, data, key=channel.encode(), headers=[(KIND_HEADER, kind.encode())], partition=0
        )
        return int(sent.offset)

    async def figures(self, data: bytes, channel: str = f"room:{ROOM}") -> int:
        return await self.tell(FIGURES, data, channel)

    async def retraction(self, data: bytes) -> int:
        return await self.tell(RETRACTION, data)


@asynccontextmanager
async def empty_log(bootstrap: str) -> AsyncIterator[Frames]:
    """The topic made anew: positions begin at 0."""
    admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap)
    await admin.start()
    try:
        if FRAMES in await admin.list_topics():
            await admin.delete_topics([FRAMES])
            async with asyncio.timeout(WITHIN_S):
                while FRAMES in await admin.list_topics():
                    await asyncio.sleep(0.05)
    finally:
        await admin.close()
    await make_topics(bootstrap)
    producer = AIOKafkaProducer(bootstrap_servers=bootstrap, enable_idempotence=True)
    await producer.start()
    try:
        yield Frames(producer)
    finally:
        await producer.stop()


class Viewer:
    """A page that stays: it reads, and when its stream ends it comes back with the last id it saw."""

    def __init__(self, base_url: str, target: str = STREAM) -> None:
        self.page = Page()
        self.comings = 0
        parts = urlsplit(base_url)
        self._at = (parts.hostname or "", parts.port or 0)
        self._target = target
        self._task = asyncio.create_task(self._stay())

    async def _stay(self) -> None:
        while True:
            with suppress(OSError, asyncio.IncompleteReadError):
                await self._read_once()
            self.page.reconnect()
            await asyncio.sleep(0.05)

    async def _read_once(self) -> None:
        reader, writer = await asyncio.open_connection(*self._at)
        try:
            header = f"Last-Event-ID: {self.page.last_event_id}\r\n" if self.page.last_event_id else ""
            writer.write(f"GET {self._target} HTTP/1.1\r\nHost: city\r\n{header}\r\n".encode())
            if b" 200 " not in (await reader.readuntil(b"\r\n\r\n")).split(b"\r\n")[0]:
                return
            self.comings += 1
            while size := int(await reader.readline() or b"0", 16):
                self.page.read(await reader.readexactly(size))
                await reader.readexactly(2)
        finally:
            writer.close()

    async def leave(self) -> None:
        self._task.cancel()
        await asyncio.wait([self._task])
