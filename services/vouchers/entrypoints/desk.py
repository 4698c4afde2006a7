"""Vouchers' doors for officers: pause, resume, close."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter
from starlette.responses import Response

from services.vouchers.domain.rounds import ClaimRound
from services.vouchers.domain.stock import RoundState
from services.vouchers.usecases.move_round import move_round
from services.vouchers.usecases.ports import Rounds
from shared.contracts.roles import Role
from shared.runtime.desk import Desk
from shared.runtime.fields import Why
from shared.runtime.http_app import Body, IdempotencyKey
from shared.runtime.postgres import Connection, Database
from shared.runtime.tokens import Principal, TokenVerifier, guard


class PauseBody(Body):
    reason: Why


def desk_routes(database: Database, rounds: Callable[[Connection], Rounds], verifier: TokenVerifier) -> APIRouter:
    """The officers' hand on a round."""
    router = APIRouter(prefix="/api/vouchers/v1", tags=["desk"])
    desk = Desk(database, rounds)
    Officer = Annotated[Principal, guard(verifier, Role.TREASURY_MAKER, Role.TREASURY_CHECKER)]  # noqa: N806
    Checker = Annotated[Principal, guard(verifier, Role.TREASURY_CHECKER)]  # noqa: N806

    @router.post("/rounds/{round_id}/pauses", status_code=201, response_model=ClaimRound)
    async def post_pause(round_id: str, body: PauseBody, key: IdempotencyKey, officer: Officer) -> Response:
        """Stop issuing at once; redeeming goes on."""
        return await desk.perform(
            officer, act="round.pause", subject=round_id, key=key, meaning=body.model_dump(),
            do=lambda rounds: move_round(rounds, round_id, RoundState.PAUSED, by=officer.officer, reason=body.reason),
        )  # fmt: skip

    @router.post("/rounds/{round_id}/resumptions", status_code=201, response_model=ClaimRound)
    async def post_resumption(round_id: str, key: IdempotencyKey, officer: Officer) -> Response:
        """Go on issuing after a pause."""
        return await desk.perform(
            officer, act="round.resume", subject=round_id, key=key, meaning={},
            do=lambda rounds: move_round(rounds, round_id, RoundState.OPEN, by=officer.officer),
        )  # fmt: skip

    @router.post("/rounds/{round_id}/closings", status_code=201, response_model=ClaimRound)
    async def post_closing(round_id: str, key: IdempotencyKey, checker: Checker) -> Response:
        """Close a round for good; what was not issued goes back to its program."""
        return await desk.perform(
            checker, act="round.close", subject=round_id, key=key, meaning={},
            do=lambda rounds: move_round(rounds, round_id, RoundState.CLOSED, by=checker.officer),
        )  # fmt: skip

    return router
