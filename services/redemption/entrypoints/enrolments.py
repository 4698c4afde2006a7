"""The doors of enrolling a till: a desk offers its place, the till in the browser takes it with its own key."""

import base64
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Request
from pydantic import Field
from starlette.responses import Response

from services.redemption.domain.enrolment import CODE_LENGTH, make_enrolment_code
from services.redemption.entrypoints.bodies import Id, PublicKey, RevokedView
from services.redemption.entrypoints.merchant_staff import MerchantStaff, merchant_guard
from services.redemption.usecases.enrol_till import enrol_till
from services.redemption.usecases.enrolment_ports import Enrolments
from services.redemption.usecases.offer_enrolment import offer_enrolment
from services.redemption.usecases.ports import Shops
from services.redemption.usecases.revoke_key import revoke_key
from shared.contracts.refusals import Code
from shared.contracts.roles import Role
from shared.kernel.decision import Refused
from shared.runtime.desk import Desk
from shared.runtime.http_app import Body, IdempotencyKey
from shared.runtime.limits import Limit, caller_address
from shared.runtime.postgres import Connection, Database
from shared.runtime.problem import ProblemError, refusal
from shared.runtime.signing import key_id_of
from shared.runtime.tokens import Principal, TokenVerifier, city_guard

GUESSES_A_MINUTE_MAX = 10  # an address; a code has 50 bits and lives a quarter of an hour

_CREATED = 201


class EnrolBody(Body):
    code: Annotated[str, Field(pattern=rf"^[0-9A-Za-z]{{{CODE_LENGTH}}}$", description="as the desk gave it")]
    public_key: PublicKey


class OfferView(Body):
    terminal_id: str
    code: str
    expires_at: datetime


class EnrolledView(Body):
    terminal_id: str
    key_id: str


@dataclass(frozen=True)
class EnrolmentParts:
    """What these doors stand on, chosen by `main`."""

    database: Database
    enrolments: Callable[[Connection], Enrolments]
    shops: Callable[[Connection], Shops]
    verifier: TokenVerifier
    code_key: bytes


def enrolment_routes(parts: EnrolmentParts) -> APIRouter:
    """For administrators and merchants' desks, and for the till itself, which is nobody yet."""
    router = APIRouter(prefix="/api/redemption/v1", tags=["till"])
    _hang_offers(router, parts)
    _hang_till(router, parts)
    return router


def _hang_offers(router: APIRouter, parts: EnrolmentParts) -> None:
    desk, keys = Desk(parts.database, parts.enrolments), Desk(parts.database, parts.shops)
    Admin = Annotated[Principal, city_guard(parts.verifier, Role.ADMIN)]  # noqa: N806 - a type
    Own = Annotated[MerchantStaff, merchant_guard(parts.database, parts.shops, parts.verifier)]  # noqa: N806

    async def offer(staff: Principal, terminal_id: str, key: str, merchant_id: str | None) -> Response:
        code = make_enrolment_code(parts.code_key, terminal_id, staff.subject_id, key)

        async def do(enrolments: Enrolments) -> Any:
            made = await offer_enrolment(enrolments, terminal_id, code, datetime.now(UTC), merchant_id=merchant_id)
            return made if isinstance(made, Refused) else {"terminal_id": terminal_id, "expires_at": made.expires_at}

        done = await desk.perform(staff, act="terminal.offer", subject=terminal_id, key=key, meaning={}, do=do)
        return _with_code(done, code) if done.status_code == _CREATED else done

    @router.post("/terminals/{terminal_id}/enrolments", status_code=201, response_model=OfferView)
    async def post_offer(terminal_id: Id, key: IdempotencyKey, admin: Admin) -> Response:
        """A code under which a browser becomes this till; it voids an earlier one."""
        return await offer(admin, terminal_id, key, None)

    @router.post("/merchant/terminals/{terminal_id}/enrolments", status_code=201, response_model=OfferView)
    async def post_own_offer(terminal_id: Id, key: IdempotencyKey, own: Own) -> Response:
        """The same for a till of the merchant's own."""
        return await offer(own.staff, terminal_id, key, own.merchant_id)

    @router.post("/merchant/terminal-keys/{key_id}/revocations", status_code=201, response_model=RevokedView)
    async def post_own_revocation(key_id: Id, key: IdempotencyKey, own: Own) -> Response:
        """Revoke (停用) a key of the merchant's own tills: a till that was lost is not heard a few seconds later."""
        return await keys.perform(
            own.staff, act="terminal_key.revoke", subject=key_id, key=key, meaning={},
            do=lambda shops: revoke_key(shops, key_id, merchant_id=own.merchant_id),
        )  # fmt: skip


def _hang_till(router: APIRouter, parts: EnrolmentParts) -> None:
    guesses = Limit(GUESSES_A_MINUTE_MAX, 60)

    @router.post("/till-enrolments", status_code=201, response_model=EnrolledView)
    async def post_enrolment(body: EnrolBody, request: Request) -> Any:
        """Hand in the till's public key under its code; the same key again is answered alike."""
        wait_s = guesses.take(caller_address(request))
        if wait_s > 0:
            raise ProblemError(Code.TOO_MANY, retry_after_s=wait_s)
        public_key = base64.b64decode(body.public_key)
        async with parts.database.transaction() as transaction:
            outcome = await enrol_till(
                parts.enrolments(transaction), parts.shops(transaction), body.code, key_id_of(public_key), public_key,
                datetime.now(UTC),
            )  # fmt: skip
        return refusal(outcome) if isinstance(outcome, Refused) else outcome


def _with_code(done: Response, code: str) -> Response:
    """The code is added on the way out: no stored answer holds it."""
    told = msgspec.json.encode(msgspec.json.decode(done.body) | {"code": code})
    headers = {"Cache-Control": "no-store"}
    return Response(told, status_code=_CREATED, media_type="application/json", headers=headers)
