"""What the OpenAPI of doors without a framework has in common; `http_app` puts the schema `Problem` beside it."""

from typing import Any

from shared.runtime.http_app import KEY_PATTERN
from shared.runtime.problem import MEDIA_TYPE

PROBLEM: dict[str, Any] = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
KEY_HEADER: dict[str, Any] = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": True,
    "schema": {"type": "string", "pattern": KEY_PATTERN},
    "description": "made and kept by the client",
}
BUSY: dict[str, Any] = {
    "description": "Busy: repeat with the same Idempotency-Key after Retry-After",
    "content": PROBLEM,
    "headers": {"Retry-After": {"schema": {"type": "integer"}}},
}
