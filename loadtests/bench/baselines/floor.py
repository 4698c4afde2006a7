"""F, the floor: a raw ASGI application that reads and parses the JSON and answers as much as the real door does.
Acknowledges nothing."""

from collections.abc import Callable
from typing import Any

import msgspec

_decode = msgspec.json.Decoder(dict[str, Any]).decode
_encode = msgspec.json.Encoder().encode


def claims() -> Any:
    """Beside the claim door: answers a voucher."""
    return _answering(201, lambda asked: {
        "voucher_id": "00000000-0000-0000-0000-000000000000", "stock_id": asked.get("stock_id"),
        "face_value_fen": 5_000, "threshold_fen": 30_000, "valid_until": "2022-09-01T15:59:59Z",
    })  # fmt: skip


def interactions() -> Any:
    """Beside the door of a live room: answers how many were taken."""
    return _answering(202, lambda asked: {"accepted": len(asked["items"]), "refused": []})


def _answering(status: int, answer_to: Callable[[dict[str, Any]], Any]) -> Any:
    async def floor(scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            return
        body = b""
        while True:
            message = await receive()
            body += message.get("body", b"")
            if not message.get("more_body"):
                break
        answer = _encode(answer_to(_decode(body)))
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(answer)).encode())]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": answer})

    return floor
