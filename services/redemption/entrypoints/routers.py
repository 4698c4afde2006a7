"""Every door of tills, merchants' desks and officers, in lists; `main` chooses what they stand on."""

from fastapi import APIRouter

from services.redemption.entrypoints.day_files import day_file_routes, till_file_routes
from services.redemption.entrypoints.desk import desk_routes
from services.redemption.entrypoints.http import shopper_routes
from services.redemption.entrypoints.merchant import merchant_view_routes
from services.redemption.entrypoints.merchant_door import MerchantParts
from services.redemption.entrypoints.merchant_staff import staff_routes
from services.redemption.entrypoints.notice_desk import notice_routes
from services.redemption.entrypoints.notice_parts import NoticeParts
from services.redemption.entrypoints.refunds import merchant_refund_routes, till_refund_routes
from services.redemption.entrypoints.till import TillParts, till_routes
from services.redemption.entrypoints.till_door import TillDoor


def every_router(
    tills: TillParts, merchants: MerchantParts, notices: NoticeParts, voucher_key: bytes
) -> list[APIRouter]:
    """All of them, but for the door of redeems, which needs no router."""
    verifier = merchants.verifier
    return [
        shopper_routes(tills, verifier, voucher_key),
        *_till_routers(tills, merchants),
        *merchant_routers(merchants),
        *_office_routers(merchants, notices, tills.door),
    ]


def _till_routers(parts: TillParts, merchants: MerchantParts) -> list[APIRouter]:
    """What tills do: all of it signed."""
    return [till_routes(parts), till_refund_routes(parts), till_file_routes(merchants.files, parts.door)]


def merchant_routers(parts: MerchantParts) -> list[APIRouter]:
    """What merchants look at and give back, and what officers see of them."""
    return [
        merchant_view_routes(parts),
        day_file_routes(parts),
        merchant_refund_routes(parts.database, parts.shops, parts.counter, parts.verifier),
    ]


def _office_routers(parts: MerchantParts, notices: NoticeParts, door: TillDoor) -> list[APIRouter]:
    """What officers do, and what merchants' systems are told."""
    return [
        desk_routes(parts.database, parts.shops, parts.counter, parts.verifier),
        staff_routes(parts.database, parts.shops, parts.verifier),
        notice_routes(notices, parts.verifier, door),
    ]
