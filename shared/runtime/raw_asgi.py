"""What doors of plain ASGI within a service's process share: a body read within its bound, an answer, a refusal.

They are jobfair's, of interactions and of platforms' pushes. A door that has a process of its own speaks RSGI
(`lone_door.py`).
"""

import asyncio
from collections.abc import Awaitable
from typing import Any, TypeVar

from starlette.types import Message, Receive, Scope, Send

from shared.contracts.refusals import REFUSALS, Code
from shared.kernel.errors import UnavailableError
from shared.runtime.problem import MEDIA_TYPE, drawn_wait_s, problem_body

Value = TypeVar("Value")
_JSON = (b"content-type", b"application/json")
_PROBLEM = (b"content-type", MEDIA_TYPE.encode())


def header(scope: Scope, name: bytes) -> str:
    """A request header's value, empty without it."""
    found: bytes = next((value for known, value in scope["headers"] if known == name), b"")
    return found.decode("latin-1")


async def read_body(receive: Receive, bytes_max: int) -> bytes | None:
    """The request's body, read to its end; None when it is too large or its sender has gone."""
    parts: list[bytes] = []
    size = 0
    while True:
        message: Message = await receive()
        if message["type"] != "http.request":
            return None
        part = bytes(message.get("body", b""))
        size += len(part)
        if size <= bytes_max:
            parts.append(part)
        if not message.get("more_body"):
            return b"".join(parts) if size <= bytes_max else None


async def within(seconds: float, work: Awaitable[Value]) -> Value:
    """What the work gives; raises UnavailableError when it takes longer: whether it was done is not known."""
    try:
        async with asyncio.timeout(seconds):
            return await work
    except TimeoutError as error:
        raise UnavailableError("not done in time") from error


async def answer(send: Send, status: int, body: bytes) -> None:
    """Answer with JSON."""
    await _send(send, status, body, [_JSON])


async def refuse(send: Send, code: Code, detail: str = "", **more: Any) -> None:
    """Refuse as problem+json; `more` are members of its own."""
    wait = drawn_wait_s(code)
    headers = [_PROBLEM] if wait is None else [_PROBLEM, (b"retry-after", str(wait).encode())]
    await _send(send, REFUSALS[code].status, problem_body(code, detail, retry_after_s=wait, **more), headers)


async def _send(send: Send, status: int, body: bytes, headers: list[tuple[bytes, bytes]]) -> None:
    headers = [*headers, (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
