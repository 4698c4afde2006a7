"""Every door of tills, merchants' desks and officers, in lists; `main` chooses what they stand on."""

from collections.abc import Callable

from fastapi import APIRouter

from services.redemption.entrypoints.day_files import day_file_routes, till_file_routes
from services.redemption.entrypoints.desk import desk_routes
from services.redemption.entrypoints.enrolments import EnrolmentParts, enrolment_routes
from services.redemption.entrypoints.http import shopper_routes
from services.redemption.entrypoints.merchant import merchant_view_routes
from services.redemption.entrypoints.merchant_door import MerchantParts
from services.redemption.entrypoints.merchant_staff import staff_routes
from services.redemption.entrypoints.notice_desk import notice_routes
from services.redemption.entrypoints.notice_parts import NoticeParts
from services.redemption.entrypoints.refunds import merchant_refund_routes, till_refund_routes
from services.redemption.entrypoints.till import TillParts, till_routes
from services.redemption.entrypoints.till_door import TillDoor
from services.redemption.entrypoints.till_views import till_view_routes
from services.redemption.entrypoints.voids import void_routes
from services.redemption.usecases.view_ports import TillViews
from shared.runtime.audit_view import audit_routes
from shared.runtime.postgres import Connection


def every_router(
    tills: TillParts, merchants: MerchantParts, notices: NoticeParts, enrolments: EnrolmentParts,
    views: Callable[[Connection], TillViews], voucher_key: bytes,
) -> list[APIRouter]:  # fmt: skip
    """All of them, but for the door of redeems, which needs no router."""
    return [
        shopper_routes(tills, merchants.verifier, voucher_key),
        *_till_routers(tills, merchants, views),
        *merchant_routers(merchants),
        *_office_routers(merchants, notices, enrolments, tills.door),
    ]


def _till_routers(
    parts: TillParts, merchants: MerchantParts, views: Callable[[Connection], TillViews]
) -> list[APIRouter]:
    """What tills do and see: all of it signed."""
    return [
        till_routes(parts),
        till_refund_routes(parts),
        till_view_routes(parts, views),
        till_file_routes(merchants.files, parts.door),
    ]


def merchant_routers(parts: MerchantParts) -> list[APIRouter]:
    """What merchants look at and give back, and what officers see of them."""
    return [
        merchant_view_routes(parts),
        day_file_routes(parts),
        merchant_refund_routes(parts.database, parts.shops, parts.counter, parts.verifier),
    ]


def _office_routers(
    parts: MerchantParts, notices: NoticeParts, enrolments: EnrolmentParts, door: TillDoor
) -> list[APIRouter]:
    """What officers do, what merchants' systems are told, how tills are enrolled; and what of it an auditor finds."""
    return [
        desk_routes(parts.database, parts.shops, parts.verifier),
        void_routes(parts.database, parts.counter, parts.verifier),
        staff_routes(parts.database, parts.shops, parts.verifier),
        notice_routes(notices, parts.verifier, door),
        enrolment_routes(enrolments),
        audit_routes("redemption", parts.database, parts.verifier),
    ]
