"""Identity's doors around a session (会话): who one is, going on, logging out, and the names behind ids."""

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response

from services.identity.domain.consents import CONSENT_TEXTS, TEXT_VERSION
from services.identity.domain.session import may_go_on
from services.identity.entrypoints.http import Parts
from services.identity.entrypoints.logged_in import COOKIE_PATH, LoggedIn, Page, logged_in
from services.identity.usecases.see_bearer import Bearer, see_bearer
from shared.contracts.refusals import Code
from shared.contracts.roles import STAFF_ROLES, Role
from shared.runtime.http_app import Body
from shared.runtime.problem import ProblemError
from shared.runtime.tokens import SESSION_COOKIE, Principal, guard

NAMES_MAX = 100
StaffIds = Annotated[
    list[Annotated[str, Field(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]],
    Query(alias="id", max_length=NAMES_MAX),
]


class SessionView(Body):
    """`name` is the login of staff; of a citizen the family name, starred."""

    subject_id: str
    role: Role
    district_id: str | None
    name: str
    expires_at: datetime


class CurrentSession(Body):
    """`session` is null for who is not logged in: to ask is no mistake."""

    session: SessionView | None
    server_time: datetime


class NamesView(Body):
    names: dict[str, str]


class ConsentView(Body):
    purpose: str
    version: str
    needed: bool
    title: str
    text: str
    if_withdrawn: str


class ConsentsView(Body):
    consents: list[ConsentView]


def session_routes(parts: Parts) -> APIRouter:
    """What a page asks about who is in front of it."""
    router = APIRouter(prefix="/api/identity/v1", tags=["identity"])
    Anybody = Annotated[Principal, guard(parts.verifier, *Role)]  # noqa: N806 - a type

    async def bearer(principal: Principal) -> Bearer | None:
        async with parts.database.connection() as connection:
            people, staff = parts.people(connection), parts.staff(connection)
            return await see_bearer(people, staff, principal.subject_id, principal.role)

    @router.get("/session", response_model=CurrentSession)
    async def get_session(request: Request) -> Any:
        """Whose session this browser has, and until when."""
        token = request.cookies.get(SESSION_COOKIE)
        principal = await parts.verifier.verify(token) if token else None
        found = await bearer(principal) if principal else None
        if principal is None or found is None:
            return CurrentSession(session=None, server_time=datetime.now(UTC))
        view = SessionView(
            subject_id=principal.subject_id, role=Role(principal.role), district_id=principal.district_id,
            name=found.name, expires_at=principal.expires_at,
        )  # fmt: skip
        return CurrentSession(session=view, server_time=datetime.now(UTC))

    @router.put("/session", response_model=LoggedIn)
    async def put_session(principal: Anybody, page: Page) -> Any:
        """Go on for another two hours, a shift long (a citizen a week, a wall a month); an account that was withdrawn
        meanwhile, or has another role by now, may not."""
        began, found = principal.logged_in_at, await bearer(principal)
        if found is None or not may_go_on(principal.role, began, datetime.now(UTC)):
            raise ProblemError(Code.UNAUTHENTICATED)
        return await logged_in(
            parts.tokens, page, principal.subject_id, found.role, found.district_id, status=200, logged_in_at=began
        )

    @router.delete("/session", status_code=204)
    async def delete_session(_: Page) -> Response:
        """Log out of this browser."""
        answer = Response(status_code=204)
        answer.delete_cookie(SESSION_COOKIE, path=COOKIE_PATH, httponly=True, samesite="strict")
        return answer

    return router


def naming_routes(parts: Parts) -> APIRouter:
    """What a page shows beside a session: the words of the consents, and the names behind ids."""
    router = APIRouter(prefix="/api/identity/v1", tags=["identity"])
    Staff = Annotated[Principal, guard(parts.verifier, *STAFF_ROLES)]  # noqa: N806 - a type

    @router.get("/consents", response_model=ConsentsView)
    async def get_consents() -> Any:
        """What a person is asked to agree to, in the words they are shown."""
        return {"consents": [asdict(one) | {"version": TEXT_VERSION} for one in CONSENT_TEXTS]}

    @router.get("/staff-names", response_model=NamesView)
    async def get_names(_: Staff, staff_ids: StaffIds) -> Any:
        """Whose ids these are (经办人): the logins, for lists of who did what; unknown ids are left out."""
        async with parts.database.connection() as connection:
            return NamesView(names=await parts.staff(connection).logins(staff_ids))

    return router
