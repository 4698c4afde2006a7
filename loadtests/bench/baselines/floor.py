"""F, the floor of a claim: a raw ASGI echo that parses the JSON and answers one as large as a voucher's. Acknowledges
nothing."""

from typing import Any

import msgspec

_decode = msgspec.json.Decoder(dict[str, Any]).decode
_encode = msgspec.json.Encoder().encode
_HEADERS = ((b"content-type", b"application/json"),)


async def _echo(scope: dict[str, Any], receive: Any, send: Any) -> None:
    if scope["type"] != "http":
        return
    body = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            break
    asked = _decode(body)
    answer = _encode({
        "voucher_id": "00000000-0000-0000-0000-000000000000", "stock_id": asked.get("stock_id"),
        "face_value_fen": 5_000, "threshold_fen": 30_000, "valid_until": "2022-09-01T15:59:59Z",
    })  # fmt: skip
    headers = [*_HEADERS, (b"content-length", str(len(answer)).encode())]
    await send({"type": "http.response.start", "status": 201, "headers": headers})
    await send({"type": "http.response.body", "body": answer})


def floor() -> Any:
    """The application."""
    return _echo
