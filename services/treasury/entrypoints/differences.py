"""Treasury's doors for differences: the work list that reconciliation leaves to people."""

from collections.abc import Callable
from typing import Annotated, Any, Literal, Protocol

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from services.treasury.domain.differences import Difference
from services.treasury.entrypoints.payout_views import HANDLERS
from services.treasury.entrypoints.reconciliation_bodies import DifferenceView
from services.treasury.usecases.end_difference import end_difference
from services.treasury.usecases.reconciliation_ports import Reconciliations, ReconciliationViews, Reconciling
from services.treasury.usecases.take_difference import take_difference
from shared.contracts.roles import Role
from shared.runtime.desk import Desk
from shared.runtime.fields import Why
from shared.runtime.http_app import Body, IdempotencyKey
from shared.runtime.postgres import Connection, Database
from shared.runtime.tokens import Principal, TokenVerifier, guard

DifferenceId = Annotated[str, Path(pattern=r"^DF[0-9]{20}$")]
AfterDifference = Annotated[str, Query(pattern=r"^(DF[0-9]{20})?$", description="the difference_id seen last")]


class Taking(Body):
    """Nothing needs to be said."""


class Ending(Body):
    reason: Why


class Room(Reconciling, Protocol):
    """Where these doors lead."""

    @property
    def ledger_on(self) -> Callable[[Connection], Reconciliations]: ...
    @property
    def views_on(self) -> Callable[[Connection], ReconciliationViews]: ...


def difference_routes(database: Database, room: Room, verifier: TokenVerifier) -> APIRouter:
    """Staff of a district see and work off the district's."""
    router = APIRouter(prefix="/api/treasury/v1", tags=["reconciliation"])
    desk = Desk(database, room.ledger_on)
    Reader = Annotated[Principal, guard(verifier, *HANDLERS, Role.AUDITOR)]  # noqa: N806 - a type
    Handler = Annotated[Principal, guard(verifier, *HANDLERS)]  # noqa: N806

    @router.get("/differences", response_model=list[DifferenceView])
    async def get_differences(
        reader: Reader, state: Literal["OPEN", "ENDED"] | None = None, after: AfterDifference = ""
    ) -> list[dict[str, Any]]:
        """The work list: what differs, since which run, who has it, and what ended it."""
        async with database.connection() as connection:
            return await room.views_on(connection).differences(state, reader.district_id, after)

    @router.post("/differences/{difference_id}/takings", status_code=201, response_model=Difference)
    async def post_taking(difference_id: DifferenceId, _: Taking, key: IdempotencyKey, officer: Handler) -> Response:
        """Take an open difference that nobody has."""
        return await desk.perform(
            officer, act="difference.take", subject=difference_id, key=key, meaning={},
            do=lambda ledger: take_difference(ledger, difference_id, officer=officer.officer),
        )  # fmt: skip

    @router.post("/differences/{difference_id}/ends", status_code=201, response_model=Difference)
    async def post_end(difference_id: DifferenceId, body: Ending, key: IdempotencyKey, officer: Handler) -> Response:
        """It is explained; it opens again only when it changes."""
        return await desk.perform(
            officer, act="difference.end", subject=difference_id, key=key, meaning=body.model_dump(),
            do=lambda ledger: end_difference(ledger, difference_id, officer=officer.officer, **body.model_dump()),
        )  # fmt: skip

    return router
