"""Treasury's doors for reconciliation: run it as at any second, and look at it."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from services.treasury.entrypoints.differences import Room, difference_routes
from services.treasury.entrypoints.payout_views import HANDLERS, After
from services.treasury.entrypoints.reconciliation_bodies import FoundView, RunsLine, RunView
from services.treasury.entrypoints.reconciling import tell_reconciled
from services.treasury.usecases.compare_sides import compare_sides
from services.treasury.usecases.keep_comparison import Reconciled, keep_comparison
from services.treasury.usecases.reconciliation_ports import Reconciliations
from shared.contracts.refusals import Code
from shared.contracts.roles import Role
from shared.kernel.decision import Refused
from shared.runtime.desk import Desk
from shared.runtime.fields import Instant, Text
from shared.runtime.http_app import Body, IdempotencyKey
from shared.runtime.postgres import Database
from shared.runtime.problem import problem, refusal
from shared.runtime.tokens import Principal, TokenVerifier, guard

RunId = Annotated[str, Path(pattern=r"^[0-9a-f]{16}$")]
AfterPlace = Annotated[str, Query(max_length=200, description="`<business_day>/<merchant_id>` seen last")]


class ReconciliationBody(Body):
    campaign_id: Text
    district_id: Text | None = None
    as_at: Instant | None = None


def reconciliation_routers(database: Database, room: Room, verifier: TokenVerifier) -> list[APIRouter]:
    """Runs, and the work list that follows them."""
    return [_run_routes(database, room, verifier), difference_routes(database, room, verifier)]


def _run_routes(database: Database, room: Room, verifier: TokenVerifier) -> APIRouter:
    """Staff of a district see the district's."""
    router = APIRouter(prefix="/api/treasury/v1", tags=["reconciliation"])
    desk = Desk(database, room.ledger_on)
    Reader = Annotated[Principal, guard(verifier, *HANDLERS, Role.AUDITOR)]  # noqa: N806 - a type

    @router.post("/reconciliations", status_code=201, response_model=Reconciled)
    async def post_reconciliation(body: ReconciliationBody, key: IdempotencyKey, reader: Reader) -> Response:
        """Hold all sides against one another, now or as at a second; a look back moves no work list."""
        told = list[Reconciled]()
        # Compared before the act's transaction: that one writes, and must be short.
        compared = await compare_sides(room, officer=reader.officer, **body.model_dump())
        if isinstance(compared, Refused):
            return refusal(compared)

        async def do(ledger: Reconciliations) -> Reconciled:
            told.append(await keep_comparison(ledger, compared))
            return told[-1]

        done = await desk.perform(
            reader, act="reconciliation.run", subject=body.campaign_id, key=key, do=do,
            meaning=body.model_dump(mode="json"),
        )  # fmt: skip
        for one in told:
            tell_reconciled(one)
        return done

    @router.get("/reconciliations", response_model=list[RunsLine])
    async def get_reconciliations(
        reader: Reader, campaign_id: Annotated[str, Query(max_length=80)]
    ) -> list[dict[str, Any]]:
        """Runs of a campaign, the latest first."""
        async with database.connection() as connection:
            return await room.views_on(connection).runs(campaign_id, reader.district_id)

    @router.get("/reconciliations/{run_id}", response_model=RunView)
    async def get_reconciliation(run_id: RunId, reader: Reader, after: AfterPlace = "") -> Any:
        """What a run counted, by pair and by day and merchant; `after` turns the page of the latter."""
        async with database.connection() as connection:
            found = await room.views_on(connection).run(run_id, reader.district_id, after)
        return found or problem(Code.NOT_FOUND)

    @router.get("/reconciliations/{run_id}/differences", response_model=list[FoundView])
    async def get_found(run_id: RunId, reader: Reader, after: After = 0) -> list[dict[str, Any]]:
        """What differed in that run, as it was then; `after` is the last find_no seen."""
        async with database.connection() as connection:
            return await room.views_on(connection).found(run_id, reader.district_id, after)

    return router
