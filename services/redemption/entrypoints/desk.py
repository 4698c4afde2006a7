"""Redemption's doors for officers: merchants, tills and their keys, business days."""

import base64
from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter
from starlette.responses import Response

from services.redemption.entrypoints.act_bodies import DaysSet, EnrolledMerchants, KeyOfTerminal
from services.redemption.entrypoints.bodies import DaysBody, KeyBody, MerchantsBody, RevokedView
from services.redemption.usecases.enrol_merchants import enrol_merchants
from services.redemption.usecases.issue_key import issue_key
from services.redemption.usecases.ports import Shops
from services.redemption.usecases.revoke_key import revoke_key
from services.redemption.usecases.set_business_days import set_business_days
from shared.contracts.roles import Role
from shared.runtime.desk import Desk
from shared.runtime.http_app import IdempotencyKey
from shared.runtime.postgres import Connection, Database
from shared.runtime.signing import key_id_of
from shared.runtime.tokens import Principal, TokenVerifier, city_guard


def desk_routes(database: Database, shops: Callable[[Connection], Shops], verifier: TokenVerifier) -> APIRouter:
    """The officers' acts."""
    router = APIRouter(prefix="/api/redemption/v1", tags=["desk"])
    desk = Desk(database, shops)
    Admin = Annotated[Principal, city_guard(verifier, Role.ADMIN)]  # noqa: N806 - a type

    @router.post("/merchants/imports", status_code=201, response_model=EnrolledMerchants)
    async def post_merchants(body: MerchantsBody, key: IdempotencyKey, admin: Admin) -> Response:
        """Enrol merchants with stores, tills and keys; what is known is brought up to date."""
        merchants = [merchant.as_file() for merchant in body.merchants]
        return await desk.perform(
            admin, act="merchants.enrol", subject="file", key=key, meaning=body.model_dump(),
            do=lambda shops: enrol_merchants(shops, merchants),
        )  # fmt: skip

    @router.post("/terminals/{terminal_id}/keys", status_code=201, response_model=KeyOfTerminal)
    async def post_key(terminal_id: str, body: KeyBody, key: IdempotencyKey, admin: Admin) -> Response:
        """Give a till its next key; two may be live."""
        public_key = base64.b64decode(body.public_key)
        return await desk.perform(
            admin, act="terminal_key.issue", subject=terminal_id, key=key, meaning=body.model_dump(),
            do=lambda shops: issue_key(shops, terminal_id, key_id_of(public_key), public_key),
        )  # fmt: skip

    @router.post("/terminal-keys/{key_id}/revocations", status_code=201, response_model=RevokedView)
    async def post_revocation(key_id: str, key: IdempotencyKey, admin: Admin) -> Response:
        """Revoke a till's key; refused everywhere within seconds."""
        return await desk.perform(
            admin, act="terminal_key.revoke", subject=key_id, key=key, meaning={},
            do=lambda shops: revoke_key(shops, key_id),
        )  # fmt: skip

    @router.post("/campaigns/{campaign_id}/business-days", status_code=201, response_model=DaysSet)
    async def post_days(campaign_id: str, body: DaysBody, key: IdempotencyKey, admin: Admin) -> Response:
        """Set a campaign's business days."""
        days = [day.as_day() for day in body.days]
        return await desk.perform(
            admin, act="business_days.set", subject=campaign_id, key=key, meaning=body.model_dump(mode="json"),
            do=lambda shops: set_business_days(shops, campaign_id, days),
        )  # fmt: skip

    return router
