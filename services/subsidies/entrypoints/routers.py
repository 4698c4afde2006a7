"""Every door of subsidies, in lists; `main` chooses what they stand on."""

from collections.abc import Callable

from fastapi import APIRouter

from services.subsidies.entrypoints.desk import desk_routes
from services.subsidies.entrypoints.fuel_cards import fuel_card_routes
from services.subsidies.entrypoints.http import Parts, buyer_routes
from services.subsidies.entrypoints.policies import policy_routes
from services.subsidies.entrypoints.pools import pool_routes
from services.subsidies.entrypoints.progress import progress_routes
from services.subsidies.entrypoints.reviews import review_routes
from services.subsidies.usecases.ports import Queues
from shared.runtime.audit_view import audit_routes
from shared.runtime.postgres import Connection


def routers(parts: Parts, queues: Callable[[Connection], Queues]) -> list[APIRouter]:
    """For buyers and everybody, for reviewers, for whoever keeps cards and books, for auditors."""
    database, office, verifier = parts.database, parts.office, parts.verifier
    return [
        buyer_routes(parts),
        progress_routes(database, office, parts.documents, verifier),
        policy_routes(database, office, verifier),
        desk_routes(database, office, queues, parts.documents, verifier),
        pool_routes(database, queues, verifier),
        review_routes(database, office, verifier),
        fuel_card_routes(parts),
        audit_routes("subsidies", database, verifier),
    ]
