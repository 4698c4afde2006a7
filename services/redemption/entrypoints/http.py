"""Redemption's doors beside the till's: wallet and codes, shops, and the desk's enrolling, days and voids."""

import base64
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter
from starlette.responses import Response

from services.redemption.entrypoints.bodies import (
    CodeView,
    DaysBody,
    KeyBody,
    MerchantsBody,
    VoidBody,
    VoucherView,
)
from services.redemption.usecases.approve_void import approve_void
from services.redemption.usecases.draft_void import draft_void
from services.redemption.usecases.enrol_merchants import enrol_merchants
from services.redemption.usecases.issue_key import issue_key
from services.redemption.usecases.mint_code import mint_code
from services.redemption.usecases.ports import Counter, Shops, VoidOrder
from services.redemption.usecases.revoke_key import revoke_key
from services.redemption.usecases.set_business_days import set_business_days
from shared.contracts.roles import Role
from shared.kernel.decision import Refused
from shared.runtime.desk import Desk
from shared.runtime.http_app import IdempotencyKey
from shared.runtime.postgres import Connection, Database
from shared.runtime.problem import refusal
from shared.runtime.signing import key_id_of
from shared.runtime.tokens import Principal, TokenVerifier, guard


def shopper_routes(
    database: Database,
    shops: Callable[[Connection], Shops],
    verifier: TokenVerifier,
    *,
    code_key: bytes,
    voucher_key: bytes,
    platform_key: bytes,
) -> APIRouter:
    """What a shopper's phone asks for, and what anybody may know."""
    router = APIRouter(prefix="/api/redemption/v1", tags=["redemption"])
    Citizen = Annotated[Principal, guard(verifier, Role.CITIZEN)]  # noqa: N806 - a type

    @router.get("/vouchers", response_model=list[VoucherView])
    async def get_wallet(citizen: Citizen) -> Any:
        """One's vouchers (我的消费券), the latest first."""
        async with database.connection() as connection:
            return await shops(connection).wallet(citizen.subject_id)

    @router.post("/vouchers/{voucher_id}/codes", status_code=201, response_model=CodeView)
    async def post_code(voucher_id: str, citizen: Citizen) -> Any:
        """The digits to show at the till, good for two minutes."""
        async with database.connection() as connection:
            outcome = await mint_code(
                shops(connection), voucher_id=voucher_id, citizen_id=citizen.subject_id, code_key=code_key,
                voucher_key=voucher_key, now=datetime.now(UTC),
            )  # fmt: skip
        if isinstance(outcome, Refused):
            return refusal(outcome)
        return CodeView(code=outcome[0], expires_at=outcome[1])

    @router.get("/stores")
    async def get_stores(district_id: str | None = None) -> list[dict[str, Any]]:
        """Where vouchers are taken."""
        async with database.connection() as connection:
            return await shops(connection).merchants(district_id)

    @router.get("/platform-keys")
    async def get_platform_keys() -> dict[str, str]:
        """The key that answers to tills are signed with."""
        return {"key_id": key_id_of(platform_key), "public_key": base64.b64encode(platform_key).decode()}

    return router


def desk_routes(
    database: Database,
    shops: Callable[[Connection], Shops],
    counter: Callable[[Connection], Counter],
    verifier: TokenVerifier,
) -> APIRouter:
    """The officers' acts."""
    router = APIRouter(prefix="/api/redemption/v1", tags=["desk"])
    shop_desk, counter_desk = Desk(database, shops), Desk(database, counter)
    Admin = Annotated[Principal, guard(verifier, Role.ADMIN)]  # noqa: N806 - a type
    Maker = Annotated[Principal, guard(verifier, Role.TREASURY_MAKER)]  # noqa: N806
    Checker = Annotated[Principal, guard(verifier, Role.TREASURY_CHECKER)]  # noqa: N806
    Auditor = Annotated[Principal, guard(verifier, Role.AUDITOR, Role.FINANCE)]  # noqa: N806

    @router.post("/merchants/imports", status_code=201)
    async def post_merchants(body: MerchantsBody, key: IdempotencyKey, admin: Admin) -> Response:
        """Enrol merchants with stores, tills and keys; what is known is brought up to date."""
        merchants = [merchant.as_file() for merchant in body.merchants]
        return await shop_desk.perform(
            admin, act="merchants.enrol", subject="file", key=key, meaning=body.model_dump(),
            do=lambda shops: enrol_merchants(shops, merchants),
        )  # fmt: skip

    @router.post("/terminals/{terminal_id}/keys", status_code=201)
    async def post_key(terminal_id: str, body: KeyBody, key: IdempotencyKey, admin: Admin) -> Response:
        """Give a till its next key; two may be live."""
        public_key = base64.b64decode(body.public_key)
        return await shop_desk.perform(
            admin, act="terminal_key.issue", subject=terminal_id, key=key, meaning=body.model_dump(),
            do=lambda shops: issue_key(shops, terminal_id, key_id_of(public_key), public_key),
        )  # fmt: skip

    @router.post("/terminal-keys/{key_id}/revocations", status_code=201)
    async def post_revocation(key_id: str, key: IdempotencyKey, admin: Admin) -> Response:
        """Revoke a till's key; refused everywhere within seconds."""
        return await shop_desk.perform(
            admin, act="terminal_key.revoke", subject=key_id, key=key, meaning={},
            do=lambda shops: revoke_key(shops, key_id),
        )  # fmt: skip

    @router.post("/campaigns/{campaign_id}/business-days", status_code=201)
    async def post_days(campaign_id: str, body: DaysBody, key: IdempotencyKey, admin: Admin) -> Response:
        """Set a campaign's business days."""
        days = [day.as_day() for day in body.days]
        return await shop_desk.perform(
            admin, act="business_days.set", subject=campaign_id, key=key, meaning=body.model_dump(mode="json"),
            do=lambda shops: set_business_days(shops, campaign_id, days),
        )  # fmt: skip

    @router.get("/merchants/{merchant_id}/campaigns/{campaign_id}/days/{day}")
    async def get_day(merchant_id: str, campaign_id: str, day: str, _: Auditor) -> list[dict[str, Any]]:
        """A merchant's redemptions of a day."""
        async with database.connection() as connection:
            return await shops(connection).day_of_merchant(merchant_id, campaign_id, day)

    @router.post("/voids", status_code=201)
    async def post_void(body: VoidBody, key: IdempotencyKey, maker: Maker) -> Response:
        """Ask for vouchers to be voided (作废)."""
        order = VoidOrder(body.void_id, tuple(body.voucher_ids), body.reason, maker.subject_id)
        return await counter_desk.perform(
            maker, act="void.draft", subject=body.void_id, key=key, meaning=body.model_dump(),
            do=lambda counter: draft_void(counter, order),
        )  # fmt: skip

    @router.post("/voids/{void_id}/approvals", status_code=201)
    async def post_void_approval(void_id: str, key: IdempotencyKey, checker: Checker) -> Response:
        """Void them: all or none."""
        return await counter_desk.perform(
            checker, act="void.approve", subject=void_id, key=key, meaning={},
            do=lambda counter: approve_void(counter, void_id, checker=checker.subject_id),
        )  # fmt: skip

    return router
