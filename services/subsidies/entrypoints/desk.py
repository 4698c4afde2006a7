"""Subsidies' doors for officers: load policies, see the queue, look into a file."""

from collections.abc import Callable
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response

from services.subsidies.domain.fields import Kind
from services.subsidies.domain.masking import masked
from services.subsidies.domain.policy import Policy
from services.subsidies.domain.refusals import Refusal
from services.subsidies.domain.subsidy_claim import State
from services.subsidies.entrypoints.bodies import ClaimNo, claim_view, differing
from services.subsidies.usecases.compare_documents import compare_documents
from services.subsidies.usecases.load_for_review import load_for_review
from services.subsidies.usecases.ports import Office, Queues
from shared.contracts.refusals import Code
from shared.contracts.roles import Role
from shared.kernel.decision import Refused
from shared.runtime.desk import Desk
from shared.runtime.fields import Text
from shared.runtime.http_app import Body, IdempotencyKey
from shared.runtime.postgres import Connection, Database
from shared.runtime.problem import problem, refusal
from shared.runtime.tokens import Principal, TokenVerifier, city_guard, guard

REVIEWERS = (Role.DISTRICT_REVIEWER, Role.CITY_REVIEWER)
QUEUES = (State.SUBMITTED, State.AUTO_CHECKED, State.DISTRICT_APPROVED, State.CITY_APPROVED, State.PUBLICISED)


class UnmaskBody(Body):
    reason: Text
    field: Annotated[str, Field(max_length=40)]


def desk_routes(
    database: Database,
    office: Callable[[Connection], Office],
    queues: Callable[[Connection], Queues],
    verifier: TokenVerifier,
) -> APIRouter:
    """What officers do with policies and claims."""
    router = APIRouter(prefix="/api/subsidies/v1", tags=["desk"])
    desk = Desk(database, office)
    Admin = Annotated[Principal, city_guard(verifier, Role.ADMIN)]  # noqa: N806 - a type
    Reviewer = Annotated[Principal, guard(verifier, *REVIEWERS)]  # noqa: N806

    @router.post("/policies", status_code=201)
    async def post_policy(request: Request, key: IdempotencyKey, admin: Admin) -> Response:
        """Load a policy, or its next version, as `deploy/campaigns/policy_schedule.py` writes it."""
        raw = await request.body()
        try:
            policy = msgspec.json.decode(raw, type=Policy)
        except msgspec.MsgspecError as error:
            return problem(Code.MALFORMED, str(error)[:300])

        async def do(office: Office) -> Any:
            if not await office.pools.put(policy):
                return Refused(Refusal.CONFLICT, "this version is there already, or the program is another")
            return {"policy_id": policy.policy_id, "version": policy.version}

        meaning = msgspec.to_builtins(policy, builtin_types=())
        return await desk.perform(admin, act="policy.load", subject=policy.policy_id, key=key, meaning=meaning, do=do)

    @router.get("/reviews")
    async def get_queue(
        reviewer: Reviewer, state: State = State.AUTO_CHECKED, after: Annotated[int, Query(ge=0, le=2**62)] = 0
    ) -> Any:
        """A page of the reviewer's queue, the longest filed first; `after` is the last filing number seen."""
        if state not in QUEUES:
            return problem(Code.MALFORMED, f"state: one of {', '.join(QUEUES)}")
        async with database.connection() as connection:
            page = await queues(connection).page(reviewer.district_id, state, after)
        return Response(msgspec.json.encode(page), media_type="application/json")

    @router.get("/reviews/{claim_no}")
    async def get_file(claim_no: ClaimNo, reviewer: Reviewer) -> Any:
        """A file as a reviewer sees it: personal data masked, what invoices say otherwise named."""
        async with database.transaction() as transaction:
            work = office(transaction)
            found = await load_for_review(work, claim_no, reviewer.officer)
            if isinstance(found, Refused):
                return refusal(found)
            pool, file = found
            differences = await compare_documents(work, claim_no)
            now = await work.now()
        kinds = {field.name: field.kind for field in pool.policy.fields}
        fields = {name: masked(kinds.get(name, Kind.TEXT), text) for name, text in file.typed.items()}
        seen = claim_view(pool.policy, file, now).model_dump()
        return seen | {
            "fields": fields,
            "differences": [] if isinstance(differences, Refused) else differing(differences),
        }

    @router.post("/reviews/{claim_no}/unmaskings", status_code=201)
    async def post_unmasking(claim_no: ClaimNo, body: UnmaskBody, key: IdempotencyKey, reviewer: Reviewer) -> Response:
        """Show one field whole, for a reason that goes on the audit chain."""
        shown: list[str] = []

        async def do(office: Office) -> Any:
            found = await load_for_review(office, claim_no, reviewer.officer)
            if isinstance(found, Refused):
                return found
            _, file = found
            if body.field not in file.typed:
                return Refused(Refusal.NOT_FOUND, "no such field")
            shown.append(file.typed[body.field])
            return {"claim_no": claim_no, "field": body.field}  # the value itself is kept nowhere else

        answer = await desk.perform(
            reviewer, act="subsidy_claim.unmask", subject=claim_no, key=key, meaning=body.model_dump(), do=do
        )
        if not shown:
            return answer
        told = {"claim_no": claim_no, "field": body.field, "value": shown[0]}
        return Response(msgspec.json.encode(told), status_code=201, media_type="application/json")

    return router
