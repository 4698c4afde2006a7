"""Merchants' systems for tests: real HTTP servers on ports of their own, that answer as they are told to."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from shared.runtime import signing

HANG = -1  # takes the notice and never answers
DRIP = -2  # answers 200, and goes on answering for ever


@dataclass(frozen=True)
class Got:
    """A request as it came in."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def key(self) -> str:
        return self.headers["idempotency-key"]

    def is_signed_by(self, platform_key: bytes) -> bool:
        """As a receiver checks it, with nothing but the platform's public key."""
        timestamp = self.headers[signing.TIMESTAMP_HEADER.lower()]
        over = signing.message(self.method, self.target, timestamp, self.key, self.body)
        return signing.is_signed(platform_key, self.headers[signing.SIGNATURE_HEADER.lower()], over)


@dataclass
class System:
    """Answers with the statuses laid in, then with 200."""

    statuses: list[int] = field(default_factory=list)
    got: list[Got] = field(default_factory=list)
    port: int = 0
    location: str = ""
    on_its_way: int = 0
    most_at_once: int = 0

    @property
    def keys(self) -> list[str]:
        return [one.key for one in self.got]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One request, one answer."""
        self.on_its_way += 1
        self.most_at_once = max(self.most_at_once, self.on_its_way)
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
            method, target, _ = head[0].split(" ")
            headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:] if line)}
            body = await reader.readexactly(int(headers.get("content-length", "0")))
            self.got.append(Got(method, target, headers, body))
            await self._answer(reader, writer, self.statuses.pop(0) if self.statuses else 200)
        except (asyncio.IncompleteReadError, ConnectionError):
            return
        finally:
            self.on_its_way -= 1
            writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, status: int) -> None:
        if status == HANG:
            await reader.read()  # until the other side has had enough
            return
        if status == DRIP:
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n")
            while True:
                writer.write(b"x" * 1_000)
                await writer.drain()
                await asyncio.sleep(0)
        location = f"Location: {self.location}\r\n" if self.location else ""
        writer.write(f"HTTP/1.1 {status} X\r\n{location}Content-Length: 2\r\n\r\nok".encode())
        await writer.drain()


@asynccontextmanager
async def running(*statuses: int, tls: ssl.SSLContext | None = None) -> AsyncIterator[System]:
    """A merchant's system at work on 127.0.0.1."""
    system = System(list(statuses))
    server = await asyncio.start_server(system.serve, "127.0.0.1", 0, ssl=tls)
    system.port = server.sockets[0].getsockname()[1]
    try:
        yield system
    finally:
        server.close()
