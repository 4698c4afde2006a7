"""What a page and the platform put on the wire, and the signature the platform makes (Douyin's form)."""

import hashlib
import secrets
import time
from base64 import b64encode
from dataclasses import dataclass
from typing import Any

import msgspec

from loadtests.fair.deeds import Deed
from loadtests.fair.visits import Viewer
from shared.contracts.fair_records import PRESENCE, Kind

PUSH_ITEMS_MAX = 400
PACK_ITEMS_MAX = 100
STATS = "live_stats"
_MESSAGE_TYPES = {
    Kind.JOIN: "live_presence", Kind.BEAT: "live_presence", Kind.LEAVE: "live_presence", Kind.COMMENT: "live_comment",
    Kind.LIKE: "live_like", Kind.QUESTION: "live_question", Kind.CLICK: "live_card", Kind.IMPRESSION: "live_card",
}  # fmt: skip
_SIGNED = ("x-msg-type", "x-nonce-str", "x-roomid", "x-timestamp")
_encode = msgspec.json.encode


@dataclass(frozen=True)
class LiveRoom:
    """A room as its players know it; `job_ids` stand for the jobs of the show."""

    room_id: str
    origin_ms: int
    speed: int
    push_secret: str
    job_ids: list[str]

    def real_ms(self, show_ms: int) -> int:
        """The unix millisecond of a moment of the show at 1×."""
        return self.origin_ms + show_ms // self.speed

    def job(self, number: int) -> str:
        """The nth job of the show."""
        return self.job_ids[number % len(self.job_ids)]


def openid_of(viewer: Viewer) -> str:
    """The platform's own name for one of its viewers."""
    return f"openid-{viewer.number:07d}"


def message_type(deed: Deed) -> str:
    """The kind of push that a deed goes by."""
    return _MESSAGE_TYPES[deed.kind]


def page_item(deed: Deed, room: LiveRoom) -> dict[str, Any]:
    """A deed as a page tells it."""
    item: dict[str, Any] = {"kind": deed.kind.name.lower(), "at_ms": room.real_ms(deed.at_ms)}
    if deed.message_id:
        item["message_id"] = deed.message_id
    match deed.kind:
        case Kind.LIKE:
            item["count"] = deed.count
        case Kind.COMMENT:
            item["text"] = deed.text
        case Kind.QUESTION:
            item |= {"text": deed.text, "job_id": room.job(deed.job)}
        case Kind.CLICK | Kind.IMPRESSION:
            item["job_id"] = room.job(deed.job)
    return item


def platform_item(deed: Deed, room: LiveRoom) -> dict[str, Any]:
    """A deed as the platform tells it; of presence its messages are named by viewer and time."""
    at_ms = room.real_ms(deed.at_ms)
    openid = openid_of(deed.viewer)
    item: dict[str, Any] = {
        "msg_id": deed.message_id or f"{deed.viewer.number}-{deed.kind:d}-{at_ms}",
        "sec_openid": openid,
        "timestamp": at_ms,
    }
    match deed.kind:
        case Kind.LIKE:
            item["like_num"] = deed.count
        case Kind.COMMENT:
            item["content"] = deed.text
        case Kind.QUESTION:
            item |= {"content": deed.text, "job_id": room.job(deed.job)}
        case Kind.CLICK | Kind.IMPRESSION:
            item |= {"event": deed.kind.name.lower(), "job_id": room.job(deed.job)}
        case _:
            item["event"] = deed.kind.name.lower()
    return item


def push(room: LiveRoom, kind: str, items: list[dict[str, Any]]) -> tuple[bytes, dict[str, str]]:
    """(body, headers) of a signed push."""
    body = _encode(items)
    headers = {
        "x-msg-type": kind,
        "x-nonce-str": secrets.token_hex(8),
        "x-roomid": room.room_id,
        "x-timestamp": str(int(time.time() * 1_000)),
    }
    signed = "&".join(f"{name}={headers[name]}" for name in _SIGNED).encode() + body + room.push_secret.encode()
    signature = b64encode(hashlib.md5(signed, usedforsecurity=False).digest()).decode()
    return body, headers | {"x-signature": signature, "Content-Type": "application/json"}


def reference(deed: Deed, room: LiveRoom) -> str:
    """What a deed is found by in the log: its message, or of presence its kind and time."""
    return f"{deed.kind:d}@{room.real_ms(deed.at_ms)}" if deed.kind in PRESENCE else f"{deed.kind:d}:{deed.message_id}"
