"""The streams' part of the OpenAPI: plain ASGI has no framework to write it."""

from typing import Any

from shared.runtime.openapi_parts import PROBLEM

_ID = {"type": "string", "pattern": "^[0-9a-z.-]{1,80}$"}
_LAST = {"type": "string", "pattern": "^[0-9]{1,18}$"}


def stream_item(operation_id: str, id_name: str, summary: str, *, secured: bool) -> dict[str, Any]:
    """A path item of a stream of server-sent events."""
    operation: dict[str, Any] = {
        "tags": ["jobfair"],
        "operationId": operation_id,
        "summary": summary,
        "description": (
            "Server-sent events `figures` and `retraction`, ids growing. Repeat with the last id seen: no retraction "
            "that concerns what a page holds is missed, and the newest figures come last."
        ),
        "parameters": [
            {"name": id_name, "in": "path", "required": True, "schema": _ID},
            {"name": "Last-Event-ID", "in": "header", "required": False, "schema": _LAST},
            {"name": "last_event_id", "in": "query", "required": False, "schema": _LAST},
        ],
        "responses": {
            "200": {
                "description": "A stream that ends when the page or the hub does",
                "content": {"text/event-stream": {"schema": {"type": "string"}}},
            },
            "4XX": {"description": "Refused", "content": PROBLEM},
            "503": {"description": "No room for more readers: come back after Retry-After", "content": PROBLEM},
        },
    }
    if secured:
        operation["security"] = [{"HTTPBearer": []}]
    return {"get": operation}
