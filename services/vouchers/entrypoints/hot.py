"""The hot door: `POST /api/vouchers/v1/claims`, plain ASGI, because attempts are the load.

The order matters: form → ticket's MAC → replay → and only then expiry, limits and stock. So a winner whose answer was
lost always gets it again, byte for byte, with an old or a new ticket.
"""

import re
import time
from datetime import UTC, datetime
from typing import Annotated

import msgspec
from starlette.types import Receive, Scope, Send

from services.vouchers.domain.stock import ClaimRequest, Decision, Issued, Refusal, Replayed
from services.vouchers.entrypoints.batches import ClaimBatches
from services.vouchers.entrypoints.sold_out import SoldOutFlags
from services.vouchers.usecases.ports import Shelf, StockTerms, Tickets
from shared.contracts.refusals import Code
from shared.kernel.decision import Refused
from shared.kernel.errors import UnavailableError
from shared.kernel.voucher_ids import make_voucher_id
from shared.runtime.raw_asgi import answer, read_body, refuse

BODY_BYTES_MAX = 1_024
STOCKS_REMEMBERED_MAX = 10_000
UNKNOWN_STOCK_S = 1.0
_KEY = re.compile(rb"[0-9A-Za-z_-]{6,64}")


class _Body(msgspec.Struct, forbid_unknown_fields=True):
    ticket: str
    stock_id: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-z.-]{1,80}$")]


_decode = msgspec.json.Decoder(_Body).decode


class ClaimDoor:
    """Parses, checks the ticket, joins the running batch, writes the answer."""

    def __init__(
        self, tickets: Tickets, shelf: Shelf, batches: ClaimBatches, flags: SoldOutFlags, voucher_key: bytes
    ) -> None:
        self._tickets = tickets
        self._shelf = shelf
        self._batches = batches
        self._flags = flags
        self._voucher_key = voucher_key
        self._terms: dict[str, StockTerms] = {}
        self._unknown: dict[str, float] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one claim."""
        try:
            key = next((value for name, value in scope["headers"] if name == b"idempotency-key"), b"")
            body = await read_body(receive, BODY_BYTES_MAX)
            if body is None:
                await refuse(send, Code.TOO_LARGE)
            elif not _KEY.fullmatch(key):
                await refuse(send, Code.MALFORMED, "Idempotency-Key: 6 to 64 of 0-9 A-Z a-z _ -")
            else:
                await self._claim(send, body, key.decode())
        except UnavailableError:
            await refuse(send, Code.BUSY_RETRY)

    async def _claim(self, send: Send, raw: bytes, key: str) -> None:
        try:
            body = _decode(raw)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            await refuse(send, Code.MALFORMED, str(error)[:200])
            return
        ticket = self._tickets.read(body.ticket)
        if ticket is None:
            await refuse(send, Code.TICKET_INVALID)
            return
        terms = self._terms.get(body.stock_id) or await self._look_up(body.stock_id)
        if terms is None:
            await refuse(send, Code.NOT_FOUND)
            return
        if not ticket.is_for(terms.round_id):
            await refuse(send, Code.TICKET_INVALID)
            return
        decision = self._flags.answer(body.stock_id, ticket.citizen_id, key)
        if isinstance(decision, Refused) and ticket.expires_at <= datetime.now(UTC):
            decision = Refused(Refusal.TICKET_EXPIRED)
        if decision is None:
            voucher_id = make_voucher_id(self._voucher_key, terms.stock_no, ticket.citizen_id)
            request = ClaimRequest(ticket.citizen_id, key, voucher_id, ticket.expires_at)
            decision = await self._batches.decide(body.stock_id, request)
        await _answer(send, terms, decision)

    async def _look_up(self, stock_id: str) -> StockTerms | None:
        """A stock's terms, remembered; an unknown stock is asked for once a second at most."""
        if self._unknown.get(stock_id, 0.0) > time.monotonic():
            return None
        terms = await self._shelf.terms(stock_id)
        if terms is not None:
            self._terms[stock_id] = terms
        else:
            if len(self._unknown) >= STOCKS_REMEMBERED_MAX:
                self._unknown.clear()
            self._unknown[stock_id] = time.monotonic() + UNKNOWN_STOCK_S
        return terms


class _Answer(msgspec.Struct):
    """A claim's answer, made of what never changes."""

    voucher_id: str
    stock_id: str
    face_value_fen: int
    threshold_fen: int
    valid_until: datetime


_encode = msgspec.json.Encoder().encode


async def _answer(send: Send, terms: StockTerms, decision: Decision) -> None:
    match decision:
        case Issued(request=request):
            voucher_id = request.voucher_id
        case Replayed(voucher_id=known):
            voucher_id = known
        case Refused(reason=reason):
            await refuse(send, Code(reason.value))
            return
    body = _Answer(voucher_id, terms.stock_id, terms.face_value_fen, terms.threshold_fen, terms.valid_until)
    await answer(send, 201, _encode(body))
