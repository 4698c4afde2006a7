"""The plain ASGI doors' part of the OpenAPI: they have no framework to write it."""

from typing import Any

from services.jobfair.domain.interaction import KINDS, LIKES_MAX, TEXT_LENGTH_MAX
from services.jobfair.entrypoints import interactions, platform_door
from shared.runtime.openapi_parts import PROBLEM

_ROOM = {
    "name": "room_id",
    "in": "path",
    "required": True,
    "schema": {"type": "string", "pattern": "^[0-9a-z.-]{1,80}$"},
}
_ID = {"type": "string", "pattern": "^[0-9A-Za-z_.:~-]{1,64}$"}
_REFUSED = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["index", "code"],
        "properties": {"index": {"type": "integer"}, "code": {"type": "string"}},
    },
}
_REFUSALS = {
    "4XX": {"description": "The whole was refused", "content": PROBLEM},
    "503": {"description": "Busy: send the same again after Retry-After; it counts once", "content": PROBLEM},
}
_ITEM = {
    "type": "object",
    "additionalProperties": False,
    "required": ["kind"],
    "properties": {
        "kind": {"type": "string", "enum": sorted(KINDS)},
        "message_id": {**_ID, "description": "the page's own, kept for repeats; needed except for join, beat, leave"},
        "at_ms": {"type": "integer", "minimum": 0, "description": "when, unix ms by the page's clock; 0: not told"},
        "count": {"type": "integer", "minimum": 1, "maximum": LIKES_MAX, "description": "likes in this one"},
        "job_id": {**_ID, "description": "the card clicked or shown; the job a question is about"},
        "text": {"type": "string", "maxLength": TEXT_LENGTH_MAX, "description": "of a comment or question"},
    },
}

INTERACTIONS: dict[str, Any] = {
    "post": {
        "tags": ["viewers"],
        "operationId": "post_interactions",
        "summary": "What a viewer did (互动), in a pack",
        "description": "`Authorization: Viewer <token>` of this room. 202 is said once the log has it. Each thing is "
        "judged for itself; a comment that only its sender sees is accepted like any other.",
        "parameters": [
            _ROOM,
            {"name": "Authorization", "in": "header", "required": True, "schema": {"type": "string"}},
        ],
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {
                    "schema": {
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["items"],
                        "properties": {
                            "items": {
                                "type": "array",
                                "minItems": 1,
                                "maxItems": interactions.ITEMS_MAX,
                                "items": _ITEM,
                            }
                        },
                    }
                }
            },
        },
        "responses": {
            "202": {
                "description": "Accepted, but for those named",
                "content": {
                    "application/json": {
                        "schema": {
                            "type": "object",
                            "required": ["accepted", "refused"],
                            "properties": {"accepted": {"type": "integer"}, "refused": _REFUSED},
                        }
                    }
                },
            },
            **_REFUSALS,
        },
    }
}

_PUSHED = {
    "type": "object",
    "properties": {
        "msg_id": _ID,
        "sec_openid": {"type": "string", "minLength": 1, "maxLength": platform_door.OPENID_LENGTH_MAX},
        "timestamp": {"type": "integer", "minimum": 0, "description": "unix ms"},
        "content": {"type": "string", "description": "live_comment, live_question"},
        "like_num": {"type": "integer", "description": "live_like"},
        "event": {"type": "string", "description": "live_presence: join, beat, leave; live_card: click, impression"},
        "job_id": {**_ID, "description": "live_card"},
        "views": {"type": "integer", "description": "live_stats: the platform's own figures"},
        "online": {"type": "integer"},
        "likes": {"type": "integer"},
    },
}
_SIGNED = {"in": "header", "required": True, "schema": {"type": "string"}}

PUSHES: dict[str, Any] = {
    "post": {
        "tags": ["platform"],
        "operationId": "post_push",
        "summary": "The platform's push (平台推送), in Douyin's form",
        "description": "x-signature = base64(MD5(the four other x- headers sorted as k=v joined by &, body, secret)).",
        "parameters": [
            _ROOM,
            *({"name": name, **_SIGNED} for name in ("x-nonce-str", "x-timestamp", "x-roomid", "x-signature")),
            {
                "name": "x-msg-type",
                "in": "header",
                "required": True,
                "schema": {"type": "string", "enum": list(platform_door.MESSAGE_TYPES)},
            },
        ],
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {
                    "schema": {"type": "array", "minItems": 1, "maxItems": platform_door.ITEMS_MAX, "items": _PUSHED}
                }
            },
        },
        "responses": {
            "200": {
                "description": "What is accepted is durable: what viewers did in the log, of live_stats the newest in "
                "the room's figures. Refused ones are named; ignored are gifts, and live_stats without a figure.",
                "content": {
                    "application/json": {
                        "schema": {
                            "type": "object",
                            "required": ["err_no", "err_msg", "accepted", "refused", "ignored"],
                            "properties": {
                                "err_no": {"type": "integer", "const": 0},
                                "err_msg": {"type": "string"},
                                "accepted": {"type": "integer"},
                                "ignored": {"type": "integer"},
                                "refused": _REFUSED,
                            },
                        }
                    }
                },
            },
            **_REFUSALS,
        },
    }
}
