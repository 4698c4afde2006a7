"""The door of redeems: `POST /api/redemption/v1/redemptions`, plain ASGI, because a queue of shoppers waits at it.

What is looked at first comes first: who signed, the form, too many wrong codes, the code, and only then the voucher,
together with those of other tills.
"""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from services.redemption.domain.till_code import read_code
from services.redemption.domain.voucher import Order, Refusal
from services.redemption.entrypoints.act_bodies import RedeemedView
from services.redemption.entrypoints.bodies import RedeemBody
from services.redemption.entrypoints.redeem_batches import RedeemBatches, Together
from services.redemption.entrypoints.till import TillParts, json_answer, redeemed_view
from services.redemption.entrypoints.till_door import SignedRequest, signed_answer
from services.redemption.usecases.ports import Counter, Redemption
from services.redemption.usecases.redeem_vouchers import Asked, redeem_vouchers
from shared.contracts.refusals import Code
from shared.kernel.decision import Refused
from shared.kernel.fen import Fen
from shared.runtime.http_app import KEY_PATTERN, Body, RawRoute
from shared.runtime.limits import Limit
from shared.runtime.openapi_parts import BUSY, KEY_HEADER, PROBLEM
from shared.runtime.postgres import Connection, Database
from shared.runtime.problem import problem, refusal

PATH = "/api/redemption/v1/redemptions"
WRONG_CODES_A_MINUTE_MAX = 30  # a till: more than a cashier mistypes, too few to guess one of 2^30
_KEY = re.compile(KEY_PATTERN)


def redeem_route(parts: TillParts, database: Database) -> RawRoute:
    """The door and its description; what it decides together is one transaction of this database."""
    door = RedeemDoor(parts, RedeemBatches(_redeeming(database, parts.counter)))
    return RawRoute(PATH, "POST", door, _OPENAPI, (RedeemBody, RedeemedView))


def _redeeming(database: Database, counter: Callable[[Connection], Counter]) -> Together:

    async def redeem_together(asked: Sequence[Asked]) -> list[Redemption | Refused]:
        async with database.transaction() as transaction:
            return await redeem_vouchers(counter(transaction), asked)

    return redeem_together


class RedeemDoor:
    """Checks who asks for what, joins the running batch, writes the answer."""

    def __init__(self, parts: TillParts, batches: RedeemBatches) -> None:
        self._parts = parts
        self._batches = batches
        self._wrong_codes = Limit(WRONG_CODES_A_MINUTE_MAX, 60)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Redeem a voucher (核销); the key is the request number, unique a store."""
        answer = await signed_answer(self._parts.door, self._answer, Request(scope, receive))
        await answer(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        signed = await self._parts.door.check(request)
        key = signed.idempotency_key
        if not _KEY.fullmatch(key):
            return problem(Code.MALFORMED, f"Idempotency-Key: {KEY_PATTERN}")
        try:
            body = RedeemBody.model_validate_json(await request.body())
        except ValidationError as error:
            raise RequestValidationError([{**one, "loc": ("body", *one["loc"])} for one in error.errors()]) from None
        wait_s = self._wrong_codes.wait_s(signed.till.terminal_id)
        if wait_s > 0:
            return problem(Code.TOO_MANY, retry_after_s=wait_s)
        outcome = await self._redeem(signed, body)
        if isinstance(outcome, Refused):
            async with self._parts.database.transaction() as transaction:
                await self._parts.shops(transaction).note_refusal(signed.till.store_id, key, outcome.reason)
            return refusal(outcome)
        return json_answer(201, redeemed_view(outcome))

    async def _redeem(self, signed: SignedRequest, body: RedeemBody) -> Redemption | Refused:
        now = datetime.now(UTC)
        code = read_code(self._parts.code_key, body.code, now)
        if code is None:
            self._wrong_codes.count(signed.till.terminal_id)
            return Refused(Refusal.CODE_INVALID)
        order = Order(body.order_no, Fen(body.order_amount_fen), body.category)
        expired = now >= code.expires_at
        return await self._batches.redeem(Asked(signed.till, signed.idempotency_key, code.voucher_no, order, expired))


def _json_of(model: type[Body]) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{model.__name__}"}}}


_OPENAPI: dict[str, Any] = {
    "post": {
        "tags": ["till"],
        "operationId": "post_redemption",
        "summary": "Redeem a voucher (核销)",
        "description": "The key is the request number, unique a store. Request and answer are signed.",
        "parameters": [KEY_HEADER],
        "requestBody": {"required": True, "content": _json_of(RedeemBody)},
        "responses": {
            "201": {"description": "The voucher is used", "content": _json_of(RedeemedView)},
            "4XX": {"description": "Refused", "content": PROBLEM},
            "503": BUSY,
        },
    }
}
