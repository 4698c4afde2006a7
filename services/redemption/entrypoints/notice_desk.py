"""Doors for those whose systems get notices: the address, what became of each notice, sending again, going on."""

import base64
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Path
from pydantic import Field
from starlette.responses import Response

from services.redemption.domain.notice import Endpoint
from services.redemption.domain.notice_address import URL_LENGTH_MAX
from services.redemption.entrypoints.act_bodies import NoticesView, RegisteredView, RemovedView, ResentView
from services.redemption.entrypoints.bodies import Id
from services.redemption.entrypoints.feed import feed_routes
from services.redemption.entrypoints.merchant_staff import MerchantStaff, merchant_guard
from services.redemption.entrypoints.notice_parts import AfterNotice, NoticeParts
from services.redemption.entrypoints.till_door import TillDoor
from services.redemption.usecases.check_address import check_address
from services.redemption.usecases.notice_ports import NOTICE_LOG_PAGE_MAX, Endpoints
from services.redemption.usecases.register_endpoint import register_endpoint
from services.redemption.usecases.remove_endpoint import remove_endpoint
from services.redemption.usecases.resend_notice import resend_notice
from services.redemption.usecases.resume_endpoint import resume_endpoint
from shared.contracts.roles import Role
from shared.kernel.decision import Refused
from shared.kernel.fen import FEN_MAX
from shared.runtime.desk import Desk
from shared.runtime.http_app import Body, IdempotencyKey
from shared.runtime.signing import key_id_of
from shared.runtime.tokens import Principal, TokenVerifier, city_guard

NoticeNo = Annotated[int, Path(ge=1, le=FEN_MAX)]


class EndpointBody(Body):
    url: Annotated[str, Field(max_length=URL_LENGTH_MAX, description="https, without credentials and fragment")]


def notice_routes(parts: NoticeParts, verifier: TokenVerifier, door: TillDoor) -> APIRouter:
    """The feed, and all of push: a merchant's people act for their own merchant, the city's administrators for any."""
    router = APIRouter()
    router.include_router(feed_routes(parts, verifier, door))
    router.include_router(desk_routes(parts, verifier, door.public_key))
    return router


def desk_routes(parts: NoticeParts, verifier: TokenVerifier, platform_key: bytes) -> APIRouter:
    """The address, what became of each notice, sending again, going on."""
    router = APIRouter(prefix="/api/redemption/v1", tags=["merchant"])
    desk = Desk(parts.database, parts.endpoints)
    Merchant = Annotated[MerchantStaff, merchant_guard(parts.database, parts.shops, verifier)]  # noqa: N806 - a type
    Admin = Annotated[Principal, city_guard(verifier, Role.ADMIN)]  # noqa: N806

    async def register(staff: Principal, merchant_id: str, url: str, key: str) -> Response:
        checked = await check_address(parts.resolver, url, parts.allowed)

        async def do(endpoints: Endpoints) -> dict[str, Any] | Refused:
            done = await register_endpoint(endpoints, merchant_id, url, checked)
            return done if isinstance(done, Refused) else asdict(done) | {"signing": signing_facts(platform_key)}

        return await desk.perform(
            staff, act="notice_endpoint.register", subject=merchant_id, key=key, meaning={"url": url}, do=do, status=200
        )

    async def remove(staff: Principal, merchant_id: str, key: str) -> Response:
        return await desk.perform(
            staff, act="notice_endpoint.remove", subject=merchant_id, key=key, meaning={}, status=200,
            do=lambda endpoints: remove_endpoint(endpoints, merchant_id),
        )  # fmt: skip

    @router.put("/merchant/notice-endpoint", response_model=RegisteredView)
    async def put_endpoint(body: EndpointBody, key: IdempotencyKey, at: Merchant) -> Response:
        """Have the merchant's notices sent to this address (通知地址) from now on; says how they are signed."""
        return await register(at.staff, at.merchant_id, body.url, key)

    @router.delete("/merchant/notice-endpoint", response_model=RemovedView)
    async def delete_endpoint(key: IdempotencyKey, at: Merchant) -> Response:
        """Stop sending; the feed goes on."""
        return await remove(at.staff, at.merchant_id, key)

    @router.put("/merchants/{merchant_id}/notice-endpoint", response_model=RegisteredView)
    async def put_endpoint_of(merchant_id: Id, body: EndpointBody, key: IdempotencyKey, admin: Admin) -> Response:
        """The same, by an administrator for a merchant."""
        return await register(admin, merchant_id, body.url, key)

    @router.delete("/merchants/{merchant_id}/notice-endpoint", response_model=RemovedView)
    async def delete_endpoint_of(merchant_id: Id, key: IdempotencyKey, admin: Admin) -> Response:
        """The same, by an administrator for a merchant."""
        return await remove(admin, merchant_id, key)

    @router.post("/merchant/notice-endpoint/resumptions", status_code=201, response_model=Endpoint)
    async def post_resumption(key: IdempotencyKey, at: Merchant) -> Response:
        """Go on sending from where it stopped, at once."""
        return await desk.perform(
            at.staff, act="notice_endpoint.resume", subject=at.merchant_id, key=key, meaning={},
            do=lambda endpoints: resume_endpoint(endpoints, at.merchant_id),
        )  # fmt: skip

    @router.post("/merchant/notices/{notice_no}/deliveries", status_code=202, response_model=ResentView)
    async def post_delivery(notice_no: NoticeNo, key: IdempotencyKey, at: Merchant) -> Response:
        """Send this notice once more (补发), within moments; the log shows what came of it."""
        return await desk.perform(
            at.staff, act="notice.resend", subject=f"{at.merchant_id}-{notice_no}", key=key, meaning={}, status=202,
            do=lambda endpoints: resend_notice(endpoints, at.merchant_id, notice_no),
        )  # fmt: skip

    @router.get("/merchant/notices", response_model=NoticesView)
    async def get_notices(at: Merchant, after: AfterNotice = 0) -> Any:
        """The address, how far it got (`delivered_to`), and a page of notices with their latest attempts."""
        async with parts.database.connection() as connection:
            endpoints = parts.endpoints(connection)
            endpoint: Endpoint | None = await endpoints.find(at.merchant_id)
            log = await endpoints.log(at.merchant_id, after, NOTICE_LOG_PAGE_MAX)
        return {"endpoint": endpoint, "notices": log, "next": log[-1]["notice_no"] if log else after}

    return router


def signing_facts(platform_key: bytes) -> dict[str, str]:
    """What a receiver checks a notice with."""
    return {
        "algorithm": "Ed25519",
        "key_id": key_id_of(platform_key),
        "public_key": base64.b64encode(platform_key).decode(),
        "message": "POST\\nPATH?QUERY\\nJinqiu-Timestamp\\nIdempotency-Key\\nBODY\\n",
    }
