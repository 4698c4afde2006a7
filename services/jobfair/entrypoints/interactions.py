"""The interactions door: `POST …/rooms/{room_id}/interactions`, plain ASGI, because what viewers do is the load.

The token alone says who acts and where. A broken envelope refuses the whole; each thing in it is judged for itself, so
that one bad one costs no other. What a 202 calls accepted is in the log; told again, it counts once.
"""

import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Annotated

import msgspec
from prometheus_client import Counter
from starlette.types import Receive, Scope, Send

from services.jobfair.domain.interaction import Refusal
from services.jobfair.domain.viewer_token import ViewerToken
from services.jobfair.entrypoints.mended_json import read_each
from services.jobfair.usecases.interaction_ports import Cells, LiveRoom, LiveRooms, Told
from shared.contracts.fair_records import Source
from shared.contracts.refusals import Code
from shared.kernel.errors import UnavailableError
from shared.runtime.raw_asgi import answer, header, read_body, refuse, within

PATH = "/api/jobfair/v1/rooms/{room_id}/interactions"
BODY_BYTES_MAX = 256 * 1024
ITEMS_MAX = 100
ANSWER_WITHIN_S = 1.9
"""The platform waits for 2 s, and a page's person not much longer."""
SCHEMES = ("Viewer ", "Bearer ")

Receiving = Callable[[LiveRoom, Source, Sequence[Told], int, Cells], Awaitable[Sequence[Refusal | None]]]
ReadToken = Callable[[str, str], ViewerToken | None]

_taken = Counter("jinqiu_interactions_total", "Interactions by door and outcome", ["door", "outcome"])


class _Item(msgspec.Struct, forbid_unknown_fields=True, gc=False):
    kind: str
    message_id: str = ""
    at_ms: Annotated[int, msgspec.Meta(ge=0)] = 0
    count: int = 1
    job_id: str = ""
    text: str = ""


class _Body(msgspec.Struct, forbid_unknown_fields=True):
    items: list[_Item]


class _Envelope(msgspec.Struct, forbid_unknown_fields=True):
    """The same with its items still to be read, when one of them is broken."""

    items: list[msgspec.Raw]


_decode = msgspec.json.Decoder(_Body).decode
_decode_envelope = msgspec.json.Decoder(_Envelope).decode
_decode_item = msgspec.json.Decoder(_Item).decode
_LOST = "\N{REPLACEMENT CHARACTER}"


class NotTaken(msgspec.Struct):
    """A thing that was not taken: its place in the pack, and why."""

    index: int
    code: str


class Accepted(msgspec.Struct):
    """The answer: how many are in the log, and what is not."""

    accepted: int
    refused: list[NotTaken]


encode = msgspec.json.Encoder().encode


class InteractionsDoor:
    """Checks the token and the room, hands the pack on, writes the answer."""

    def __init__(
        self, read_token: ReadToken, rooms: LiveRooms, receive: Receiving, *, answer_within_s: float = ANSWER_WITHIN_S
    ) -> None:
        self._read_token = read_token
        self._rooms = rooms
        self._receive = receive
        self._answer_within_s = answer_within_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one pack."""
        try:
            await self._answer(scope, receive, send)
        except UnavailableError:
            await refuse(send, Code.BUSY_RETRY)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        room_id = scope["path_params"]["room_id"]
        raw = await read_body(receive, BODY_BYTES_MAX)
        if raw is None:
            await refuse(send, Code.TOO_LARGE)
            return
        now = time.time()
        token = self._read_token(room_id, _credentials(scope))
        if token is None or not token.is_live(now):
            await refuse(send, Code.VIEWER_TOKEN_INVALID)
            return
        items = read_items(raw)
        if isinstance(items, str):
            await refuse(send, Code.MALFORMED, items)
            return
        room, arrived_ms = await self._rooms.room(room_id), int(now * 1_000)
        if room is None:
            await refuse(send, Code.NOT_FOUND)
        elif not room.takes(arrived_ms):
            await refuse(send, Code.ROOM_CLOSED)
        else:
            told = [_told(token.viewer, item) for item in items]
            cells = Cells(token.region, token.education)
            receiving = self._receive(room, Source.PAGE, told, arrived_ms, cells)
            faults = await within(self._answer_within_s, receiving)
            await answer(send, 202, encode(accepted("page", faults)))


def accepted(door: str, faults: Sequence[Refusal | None]) -> Accepted:
    """The answer to what came of each thing."""
    refused = [NotTaken(index, fault.value) for index, fault in enumerate(faults) if fault is not None]
    taken = len(faults) - len(refused)
    _taken.labels(door, "accepted").inc(taken)
    for one in refused:
        _taken.labels(door, one.code).inc()
    return Accepted(taken, refused)


def read_items(raw: bytes) -> "list[_Item | None] | str":
    """The things in a pack, None for one that is broken; or what is wrong with the whole."""
    items = read_each(raw, lambda told: _decode(told).items, lambda told: _decode_envelope(told).items, _read_mended)
    return items if isinstance(items, str) or 1 <= len(items) <= ITEMS_MAX else f"items: 1 to {ITEMS_MAX}"


def _read_mended(raw: msgspec.Raw) -> _Item:
    """A thing of a pack that had to be mended; a text that lost something is not what its viewer wrote."""
    item = _decode_item(raw)
    if _LOST in item.text:
        raise msgspec.ValidationError("a text that is none")
    return item


def _told(viewer: str, item: _Item | None) -> Told:
    if item is None:
        return Told(viewer, "", "", 0, 0, "", "")  # of no kind, and refused for it
    return Told(viewer, item.kind, item.message_id, item.at_ms, item.count, item.job_id, item.text)


def _credentials(scope: Scope) -> str:
    told = header(scope, b"authorization")
    return next((told[len(scheme) :].strip() for scheme in SCHEMES if told.startswith(scheme)), "")
