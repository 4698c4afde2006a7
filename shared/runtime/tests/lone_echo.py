"""A lone door for the tests: it says what it was told, and breaks when it is told to."""

from shared.runtime.lone_door import Headers, LoneDoor, Reply, answered

PATH = "/v1/echoes"


async def _echo(headers: Headers, body: bytes) -> Reply:
    if body == b"break":
        raise RuntimeError("as told")
    return answered(201, body + (headers.get("idempotency-key") or "").encode())


async def _ready() -> bool:
    return True


def lone() -> LoneDoor:
    """The application."""
    return LoneDoor("echo", PATH, _echo, body_bytes_max=100, ready=_ready)
