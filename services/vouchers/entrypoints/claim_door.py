"""The claim door: `POST /api/vouchers/v1/claims`, in a process of its own, because attempts are the load.

The order matters: form → ticket's MAC → replay → and only then expiry, limits and stock. So a winner whose answer was
lost always gets it again, byte for byte, with an old or a new ticket.
"""

import re
import time
from datetime import UTC, datetime
from typing import Annotated

import msgspec

from services.vouchers.domain.stock import ClaimRequest, Decision, Issued, Refusal, Replayed
from services.vouchers.entrypoints.batches import ClaimBatches
from services.vouchers.entrypoints.sold_out import SoldOutFlags
from services.vouchers.usecases.ports import Shelf, StockTerms, Tickets
from shared.contracts.refusals import Code
from shared.kernel.decision import Refused
from shared.kernel.errors import UnavailableError
from shared.kernel.voucher_ids import make_voucher_id
from shared.runtime.http_app import KEY_PATTERN
from shared.runtime.lone_door import Headers, Reply, answered, refused

BODY_BYTES_MAX = 1_024
UNKNOWN_STOCKS_MAX = 10_000
UNKNOWN_STOCK_S = 1.0
_KEY = re.compile(KEY_PATTERN)


class _Body(msgspec.Struct, forbid_unknown_fields=True):
    ticket: str
    stock_id: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-z.-]{1,80}$")]


_decode = msgspec.json.Decoder(_Body).decode


class ClaimDoor:
    """Parses, checks the ticket, joins the running batch, gives the answer."""

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

    async def __call__(self, headers: Headers, raw: bytes) -> Reply:
        """Answer one claim."""
        key = headers.get("idempotency-key") or ""
        if not _KEY.fullmatch(key):
            return refused(Code.MALFORMED, "Idempotency-Key: 6 to 64 of 0-9 A-Z a-z _ -")
        try:
            return await self._claim(_decode(raw), key)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            return refused(Code.MALFORMED, str(error)[:200])
        except UnavailableError:
            return refused(Code.BUSY_RETRY)

    async def _claim(self, body: _Body, key: str) -> Reply:
        ticket = self._tickets.read(body.ticket)
        if ticket is None:
            return refused(Code.TICKET_INVALID)
        terms = self._terms.get(body.stock_id) or await self._look_up(body.stock_id)
        if terms is None:
            return refused(Code.NOT_FOUND)
        if not ticket.is_for(terms.round_id):
            return refused(Code.TICKET_INVALID)
        decision = self._flags.answer(body.stock_id, ticket.citizen_id, key)
        if isinstance(decision, Refused) and ticket.expires_at <= datetime.now(UTC):
            decision = Refused(Refusal.TICKET_EXPIRED)
        if decision is None:
            voucher_id = make_voucher_id(self._voucher_key, terms.stock_no, ticket.citizen_id)
            request = ClaimRequest(ticket.citizen_id, key, voucher_id, ticket.expires_at)
            decision = await self._batches.decide(body.stock_id, request)
        return _answer(terms, decision)

    async def _look_up(self, stock_id: str) -> StockTerms | None:
        """A stock's terms, remembered; an unknown stock is asked for once a second at most."""
        if self._unknown.get(stock_id, 0.0) > time.monotonic():
            return None
        terms = await self._shelf.terms(stock_id)
        if terms is not None:
            self._terms[stock_id] = terms
        else:
            if len(self._unknown) >= UNKNOWN_STOCKS_MAX:
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


def _answer(terms: StockTerms, decision: Decision) -> Reply:
    match decision:
        case Issued(request=request):
            voucher_id = request.voucher_id
        case Replayed(voucher_id=known):
            voucher_id = known
        case Refused(reason=reason):
            return refused(Code(reason.value))
    body = _Answer(voucher_id, terms.stock_id, terms.face_value_fen, terms.threshold_fen, terms.valid_until)
    return answered(201, _encode(body))
