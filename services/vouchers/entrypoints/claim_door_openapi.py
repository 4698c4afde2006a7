"""The claim door's part of the OpenAPI: a process without a framework has nothing to write it."""

from typing import Any

from shared.runtime.http_app import KEY_PATTERN

CLAIMS = "/api/vouchers/v1/claims"
OPENAPI: dict[str, Any] = {
    "post": {
        "tags": ["vouchers"],
        "operationId": "post_claim",
        "summary": "Claim a voucher (领取)",
        "description": "The ticket alone authenticates. Repeat with the same key until there is a definite answer.",
        "parameters": [
            {
                "name": "Idempotency-Key",
                "in": "header",
                "required": True,
                "schema": {"type": "string", "pattern": KEY_PATTERN},
            }
        ],
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {
                    "schema": {
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["ticket", "stock_id"],
                        "properties": {
                            "ticket": {"type": "string"},
                            "stock_id": {"type": "string", "pattern": "^[0-9a-z.-]{1,80}$"},
                        },
                    }
                }
            },
        },
        "responses": {
            "201": {
                "description": "The voucher is yours",
                "content": {
                    "application/json": {
                        "schema": {
                            "type": "object",
                            "required": ["voucher_id", "stock_id", "face_value_fen", "threshold_fen", "valid_until"],
                            "properties": {
                                "voucher_id": {"type": "string", "format": "uuid"},
                                "stock_id": {"type": "string"},
                                "face_value_fen": {"type": "integer"},
                                "threshold_fen": {"type": "integer"},
                                "valid_until": {"type": "string", "format": "date-time"},
                            },
                        }
                    }
                },
            },
            "4XX": {
                "description": "Refused",
                "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
            },
            "503": {
                "description": "Busy: repeat with the same Idempotency-Key after Retry-After",
                "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
            },
        },
    }
}
