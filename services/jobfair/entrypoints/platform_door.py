"""The platform's door: `POST …/platform/{room_id}/pushes`, Douyin's push form, many viewers a push.

Answered within 2 s by `err_no` 0 once what is accepted is durable: what viewers did in the log, the newest of the
platform's own figures (`live_stats`) in Postgres. Anything else, and the platform pushes again. Names and pictures of
viewers come along: they are never read. A gift is money of another house: it is `ignored`, and kept nowhere.
"""

import time
from collections.abc import Callable, Sequence

import msgspec
from starlette.types import Receive, Scope, Send

from services.jobfair.domain.platform_push import SIGNED_HEADERS, is_genuine
from services.jobfair.entrypoints.interactions import ANSWER_WITHIN_S, Accepted, Receiving, accepted, encode
from services.jobfair.entrypoints.mended_json import read_each
from services.jobfair.usecases.interaction_ports import (
    NO_CELLS,
    LiveRoom,
    LiveRooms,
    PlatformNotes,
    Told,
)
from shared.contracts.fair_frames import PlatformFigures
from shared.contracts.fair_records import Source
from shared.contracts.refusals import REFUSALS, Code
from shared.kernel.errors import UnavailableError
from shared.runtime.raw_asgi import answer, header, read_body, refuse, within

PATH = "/api/jobfair/v1/platform/{room_id}/pushes"
BODY_BYTES_MAX = 1024 * 1024
ITEMS_MAX = 1_000
OPENID_LENGTH_MAX = 128
FIGURE_MAX = 2**53 - 1


class _Item(msgspec.Struct, gc=False):
    """What we read of a pushed thing; numbers are those of its type."""

    msg_id: str = ""
    sec_openid: str = ""
    timestamp: int = 0
    content: str = ""
    like_num: int = 0
    event: str = ""
    job_id: str = ""
    views: int | None = None
    online: int | None = None
    likes: int | None = None


class _Answer(Accepted):
    """Ours in the platform's form."""

    ignored: int = 0
    err_no: int = 0
    err_msg: str = "ok"


_decode = msgspec.json.Decoder(list[_Item]).decode
_decode_each = msgspec.json.Decoder(list[msgspec.Raw]).decode
_decode_item = msgspec.json.Decoder(_Item).decode

STATS, GIFT = "live_stats", "live_gift"
_KIND_OF: dict[str, Callable[[_Item], str]] = {
    "live_comment": lambda _: "comment",
    "live_question": lambda _: "question",
    "live_like": lambda _: "like",
    "live_presence": lambda item: item.event if item.event in {"join", "beat", "leave"} else "",
    "live_card": lambda item: item.event if item.event in {"click", "impression"} else "",
}
MESSAGE_TYPES = (*_KIND_OF, GIFT, STATS)


class PlatformDoor:
    """Checks the signature, hands the push on, answers in the platform's form."""

    def __init__(
        self,
        rooms: LiveRooms,
        secret_of: Callable[[LiveRoom], str],
        viewer_of: Callable[[str, str], str],
        receive: Receiving,
        notes: PlatformNotes,
        *,
        answer_within_s: float = ANSWER_WITHIN_S,
    ) -> None:
        """`viewer_of` makes a viewer of a room id and the platform's id of somebody."""
        self._rooms = rooms
        self._secret_of = secret_of
        self._viewer_of = viewer_of
        self._receive = receive
        self._notes = notes
        self._answer_within_s = answer_within_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one push."""
        try:
            await self._answer(scope, receive, send)
        except UnavailableError:
            await _refuse(send, Code.BUSY_RETRY)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        raw = await read_body(receive, BODY_BYTES_MAX)
        if raw is None:
            await _refuse(send, Code.TOO_LARGE)
            return
        room, now_ms = await self._rooms.room(scope["path_params"]["room_id"]), int(time.time() * 1_000)
        if room is None:
            await _refuse(send, Code.NOT_FOUND)
            return
        headers = {name: header(scope, name.encode()) for name in (*SIGNED_HEADERS, "x-signature")}
        if room.push_issue == 0 or not is_genuine(headers, raw, self._secret_of(room), now_ms):
            await _refuse(send, Code.PUSH_SIGNATURE_INVALID)
            return
        items = _read_items(raw)
        if isinstance(items, str):
            await _refuse(send, Code.MALFORMED, items)
        elif headers["x-msg-type"] not in MESSAGE_TYPES:
            await _refuse(send, Code.MALFORMED, f"x-msg-type: one of {', '.join(MESSAGE_TYPES)}")
        elif not room.takes(now_ms):
            await _refuse(send, Code.ROOM_CLOSED)
        else:
            taking = self._take(room, headers["x-msg-type"], items, now_ms)
            await answer(send, 200, encode(await within(self._answer_within_s, taking)))

    async def _take(self, room: LiveRoom, message_type: str, items: "Sequence[_Item | None]", now_ms: int) -> _Answer:
        if message_type == GIFT:
            return _Answer(0, [], ignored=len(items))
        if message_type == STATS:
            return await self._note(room, items, now_ms)
        kind_of = _KIND_OF[message_type]
        told = [self._told(room.room_id, kind_of(item), item) if item else _broken() for item in items]
        faults = await self._receive(room, Source.PLATFORM, told, now_ms, NO_CELLS)
        taken = accepted("platform", faults)
        return _Answer(taken.accepted, taken.refused)

    async def _note(self, room: LiveRoom, items: "Sequence[_Item | None]", now_ms: int) -> _Answer:
        """The platform's own figures: the newest of the push."""
        known = [item for item in items if item is not None and _is_figure(item)]
        if known:
            newest = max(known, key=lambda item: item.timestamp)
            at_ms = min(newest.timestamp or now_ms, now_ms)
            await self._notes.note(room.room_id, PlatformFigures(newest.views, newest.online, newest.likes, at_ms))
        return _Answer(len(known), [], ignored=len(items) - len(known))

    def _told(self, room_id: str, kind: str, item: _Item) -> Told:
        if not 0 < len(item.sec_openid) <= OPENID_LENGTH_MAX or item.timestamp < 0:
            return _broken()
        viewer = self._viewer_of(room_id, item.sec_openid)
        return Told(viewer, kind, item.msg_id, item.timestamp, item.like_num, item.job_id, item.content)


def _broken() -> Told:
    """Of no kind and nobody's, and refused for it."""
    return Told("", "", "", 0, 0, "", "")


def _is_figure(item: _Item) -> bool:
    numbers = (item.views, item.online, item.likes)
    is_told = any(number is not None for number in numbers)
    return (
        is_told and item.timestamp >= 0 and all(0 <= number <= FIGURE_MAX for number in numbers if number is not None)
    )


def _read_items(raw: bytes) -> "list[_Item | None] | str":
    items = read_each(raw, _decode, _decode_each, _decode_item)
    return items if isinstance(items, str) or 1 <= len(items) <= ITEMS_MAX else f"1 to {ITEMS_MAX} messages"


async def _refuse(send: Send, code: Code, detail: str = "") -> None:
    entry = REFUSALS[code]
    await refuse(send, code, detail, err_no=entry.status, err_msg=entry.title)
