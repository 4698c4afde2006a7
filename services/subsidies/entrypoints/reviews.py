"""Subsidies' doors for reviewers' acts: take a file, hand it back, approve, return, reject, hear an objection."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import Field
from starlette.responses import Response

from services.subsidies.domain.policy import Level
from services.subsidies.domain.refusals import Refusal
from services.subsidies.domain.subsidy_claim import State
from services.subsidies.entrypoints.bodies import ClaimNo
from services.subsidies.usecases.approve_claim import approve_claim
from services.subsidies.usecases.assign_claim import assign_claim
from services.subsidies.usecases.hand_back_claim import hand_back_claim
from services.subsidies.usecases.object_to_claim import object_to_claim
from services.subsidies.usecases.ports import ClaimFile, Office
from services.subsidies.usecases.reject_claim import reject_claim
from services.subsidies.usecases.return_claim import return_claim
from shared.contracts.roles import Role
from shared.kernel.decision import Refused
from shared.runtime.desk import Desk
from shared.runtime.fields import Why
from shared.runtime.http_app import Body, IdempotencyKey
from shared.runtime.postgres import Connection, Database
from shared.runtime.tokens import Principal, TokenVerifier, guard

FieldName = Annotated[str, Field(max_length=40)]
LEVELS = {Role.DISTRICT_REVIEWER: Level.DISTRICT, Role.CITY_REVIEWER: Level.CITY}


class ApproveBody(Body):
    saw_amount_fen: Annotated[int, Field(ge=0)]


class ReturnBody(Body):
    """What is to be fixed; a note beside some of it tells the buyer what is wrong."""

    fields: Annotated[list[FieldName], Field(min_length=1, max_length=60)]
    notes: Annotated[dict[FieldName, Why], Field(default_factory=dict, max_length=60)]


class RejectBody(Body):
    reason: Annotated[Refusal, Field(strict=False, description="one of the file's `rejection_reasons`")]


class WhyBody(Body):
    reason: Why


class MovedView(Body):
    claim_no: str
    state: State


def review_routes(database: Database, office: Callable[[Connection], Office], verifier: TokenVerifier) -> APIRouter:
    """What reviewers do with a claim."""
    router = APIRouter(prefix="/api/subsidies/v1", tags=["desk"])
    desk = Desk(database, office)
    Reviewer = Annotated[Principal, guard(verifier, *LEVELS)]  # noqa: N806 - a type

    async def act(
        staff: Principal, name: str, claim_no: str, key: str, meaning: dict[str, Any],
        do: Callable[[Office], Awaitable[ClaimFile | Refused]],
    ) -> Response:  # fmt: skip
        async def told(office: Office) -> Any:
            done = await do(office)
            return done if isinstance(done, Refused) else {"claim_no": claim_no, "state": done.claim.state}

        return await desk.perform(staff, act=name, subject=claim_no, key=key, meaning=meaning, do=told)

    @router.post("/reviews/{claim_no}/assignments", status_code=201, response_model=MovedView)
    async def post_assignment(claim_no: ClaimNo, key: IdempotencyKey, reviewer: Reviewer) -> Response:
        """Take the file, while it lies with one's level."""
        level = LEVELS[Role(reviewer.role)]
        return await act(
            reviewer, "subsidy_claim.assign", claim_no, key, {},
            lambda office: assign_claim(office, claim_no, reviewer=reviewer.officer, level=level),
        )  # fmt: skip

    @router.post("/reviews/{claim_no}/hand-backs", status_code=201, response_model=MovedView)
    async def post_hand_back(claim_no: ClaimNo, key: IdempotencyKey, reviewer: Reviewer) -> Response:
        """Hand the file back."""
        return await act(
            reviewer, "subsidy_claim.hand_back", claim_no, key, {},
            lambda office: hand_back_claim(office, claim_no, reviewer=reviewer.officer),
        )  # fmt: skip

    @router.post("/reviews/{claim_no}/approvals", status_code=201, response_model=MovedView)
    async def post_approval(claim_no: ClaimNo, body: ApproveBody, key: IdempotencyKey, reviewer: Reviewer) -> Response:
        """Approve at one's level."""
        level = LEVELS[Role(reviewer.role)]
        return await act(
            reviewer, "subsidy_claim.approve", claim_no, key, body.model_dump(),
            lambda office: approve_claim(office, claim_no, reviewer=reviewer.officer, level=level, **body.model_dump()),
        )  # fmt: skip

    @router.post("/reviews/{claim_no}/returns", status_code=201, response_model=MovedView)
    async def post_return(claim_no: ClaimNo, body: ReturnBody, key: IdempotencyKey, reviewer: Reviewer) -> Response:
        """Return it, naming what is to be fixed."""
        level = LEVELS[Role(reviewer.role)]
        return await act(
            reviewer, "subsidy_claim.return", claim_no, key, body.model_dump(),
            lambda office: return_claim(office, claim_no, reviewer=reviewer.officer, level=level, **body.model_dump()),
        )  # fmt: skip

    @router.post("/reviews/{claim_no}/rejections", status_code=201, response_model=MovedView)
    async def post_rejection(claim_no: ClaimNo, body: RejectBody, key: IdempotencyKey, reviewer: Reviewer) -> Response:
        """Reject it for a coded reason."""
        level = LEVELS[Role(reviewer.role)]
        return await act(
            reviewer, "subsidy_claim.reject", claim_no, key, body.model_dump(),
            lambda office: reject_claim(office, claim_no, reviewer=reviewer.officer, level=level, reason=body.reason),
        )  # fmt: skip

    @router.post("/reviews/{claim_no}/objections", status_code=201, response_model=MovedView)
    async def post_objection(claim_no: ClaimNo, body: WhyBody, key: IdempotencyKey, reviewer: Reviewer) -> Response:
        """Somebody objected during the public notice: all levels look again."""
        return await act(
            reviewer, "subsidy_claim.object", claim_no, key, body.model_dump(),
            lambda office: object_to_claim(office, claim_no, reviewer=reviewer.officer),
        )  # fmt: skip

    return router
