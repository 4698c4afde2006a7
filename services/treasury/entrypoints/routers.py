"""Every door around payments, in one list."""

from fastapi import APIRouter

from services.treasury.entrypoints.accounts import account_routes
from services.treasury.entrypoints.payout_views import PayoutParts, payout_view_routes
from services.treasury.entrypoints.payouts import LARGE_BODIES, payout_routes
from services.treasury.entrypoints.settlement_views import settlement_view_routes
from services.treasury.entrypoints.settlements import settlement_routes

__all__ = ["LARGE_BODIES", "payout_routers"]


def payout_routers(parts: PayoutParts) -> list[APIRouter]:
    """Payouts of claims and settlements of merchants: acts and views."""
    return [
        payout_routes(parts),
        payout_view_routes(parts),
        account_routes(parts),
        settlement_routes(parts),
        settlement_view_routes(parts),
    ]
