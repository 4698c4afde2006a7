"""Every door around plans and payments, in lists; `main` chooses what they stand on."""

from collections.abc import Callable

from fastapi import APIRouter

from services.treasury.entrypoints.accounts import account_routes
from services.treasury.entrypoints.approvals import approval_routes
from services.treasury.entrypoints.http import routes
from services.treasury.entrypoints.payout_views import PayoutParts, payout_view_routes
from services.treasury.entrypoints.payouts import LARGE_BODIES, payout_routes
from services.treasury.entrypoints.settlement_views import settlement_view_routes
from services.treasury.entrypoints.settlements import settlement_routes
from services.treasury.usecases.ports import Books, Plans
from shared.runtime.audit_view import audit_routes
from shared.runtime.postgres import Connection, Database
from shared.runtime.tokens import TokenVerifier

__all__ = ["LARGE_BODIES", "payout_routers", "plan_routers"]


def plan_routers(
    database: Database,
    books: Callable[[Connection], Books],
    plans: Callable[[Connection], Plans],
    verifier: TokenVerifier,
) -> list[APIRouter]:
    """Campaigns and grants, what waits for a second person, and what an auditor finds of the acts."""
    return [
        routes(database, books, plans, verifier),
        approval_routes(database, plans, verifier),
        audit_routes("treasury", database, verifier),
    ]


def payout_routers(parts: PayoutParts) -> list[APIRouter]:
    """Payouts of claims and settlements of merchants: acts and views."""
    return [
        payout_routes(parts),
        payout_view_routes(parts),
        account_routes(parts),
        settlement_routes(parts),
        settlement_view_routes(parts),
    ]
