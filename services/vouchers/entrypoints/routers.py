"""Every door of officers, in a list; `main` chooses what they stand on."""

from collections.abc import Callable

from fastapi import APIRouter

from services.vouchers.entrypoints.burn import burn_routes
from services.vouchers.entrypoints.desk import desk_routes
from services.vouchers.usecases.ports import Rounds, Shelf
from shared.runtime.audit_view import audit_routes
from shared.runtime.postgres import Connection, Database
from shared.runtime.tokens import TokenVerifier


def office_routers(
    database: Database, rounds: Callable[[Connection], Rounds], shelf: Shelf, verifier: TokenVerifier
) -> list[APIRouter]:
    """Their hand on a round, their look at what is left, and the auditors' at what they did."""
    return [
        desk_routes(database, rounds, verifier),
        burn_routes(shelf, verifier),
        audit_routes("vouchers", database, verifier),
    ]
