"""Every door of identity but the demo's, in a list; `main` chooses what they stand on."""

from fastapi import APIRouter

from services.identity.entrypoints.desk import desk_routes
from services.identity.entrypoints.http import Parts, routes
from services.identity.entrypoints.own_consents import own_consent_routes
from services.identity.entrypoints.sessions import naming_routes, session_routes
from services.identity.entrypoints.staff import staff_routes
from shared.runtime.audit_view import audit_routes


def routers(parts: Parts) -> list[APIRouter]:
    """For people, for staff, for administrators and auditors."""
    return [
        routes(parts),
        session_routes(parts),
        naming_routes(parts),
        own_consent_routes(parts),
        staff_routes(parts),
        desk_routes(parts),
        audit_routes("identity", parts.database, parts.verifier),
    ]
