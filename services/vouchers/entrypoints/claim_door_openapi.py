"""The claim door's part of the OpenAPI: a process without a framework has nothing to write it."""

from typing import Any

from shared.runtime.openapi_parts import BUSY, KEY_HEADER, PROBLEM

CLAIMS = "/api/vouchers/v1/claims"
OPENAPI: dict[str, Any] = {
    "post": {
        "tags": ["vouchers"],
        "operationId": "post_claim",
        "summary": "Claim a voucher (领取)",
        "description": "The ticket alone authenticates. Repeat with the same key until there is a definite answer.",
        "parameters": [KEY_HEADER],
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
            "4XX": {"description": "Refused", "content": PROBLEM},
            "503": BUSY,
        },
    }
}
