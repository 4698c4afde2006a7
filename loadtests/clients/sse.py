"""Server-sent events as a page reads them: a stream that is read on at the last event's id when it breaks."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator
from typing import NamedTuple

import aiohttp

PAUSE_S = 0.5
READ_WITHIN_S = 60.0


class ServerEvent(NamedTuple):
    """`kind` is the event's name."""

    event_id: str
    kind: str
    data: str


async def server_events(url: str, target: str, token: str = "") -> AsyncGenerator[ServerEvent, None]:
    """All events from now on, for ever; a stream that ends or cannot be had is asked for again."""
    headers = {"Accept": "text/event-stream"} | ({"Authorization": f"Bearer {token}"} if token else {})
    timeout = aiohttp.ClientTimeout(total=None, sock_connect=5.0, sock_read=READ_WITHIN_S)
    async with aiohttp.ClientSession(url, timeout=timeout, trust_env=False) as session:
        while True:
            try:
                async with session.get(target, headers=headers) as response:
                    async for event in _events(response.content):
                        headers["Last-Event-ID"] = event.event_id
                        yield event
            except (aiohttp.ClientError, TimeoutError, OSError):
                pass
            await asyncio.sleep(PAUSE_S)


async def _events(lines: AsyncIterable[bytes]) -> AsyncIterator[ServerEvent]:
    fields: dict[str, str] = {}
    async for line in lines:
        text = line.decode().rstrip("\r\n")
        if text:
            name, _, value = text.partition(":")
            if name in {"id", "event", "data"}:
                fields[name] = fields.get(name, "") + value.removeprefix(" ")
        elif "data" in fields:
            yield ServerEvent(fields.get("id", ""), fields.get("event", "message"), fields["data"])
            fields = {}
