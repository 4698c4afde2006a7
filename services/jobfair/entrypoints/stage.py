"""Jobfair's doors for whoever leads the show: the stage and the job cards, each set by who saw the last ones."""

from collections.abc import Awaitable
from typing import Annotated, Any

from fastapi import APIRouter
from starlette.responses import Response

from services.jobfair.domain.rooms import Room
from services.jobfair.domain.stage import Stage, StageTime
from services.jobfair.entrypoints.show_bodies import (
    CardsBody,
    CardsView,
    RoomId,
    SawBody,
    StageBody,
    StageView,
    cards_view,
    stage_view,
)
from services.jobfair.entrypoints.show_parts import ShowParts
from services.jobfair.usecases.correct_stage import Correction, correct_stage
from services.jobfair.usecases.pin_job_cards import pin_job_cards
from services.jobfair.usecases.set_stage import set_stage
from services.jobfair.usecases.show_ports import Show
from shared.contracts.roles import Role
from shared.kernel.decision import Refused
from shared.runtime.desk import Desk
from shared.runtime.http_app import IdempotencyKey
from shared.runtime.tokens import Principal, city_guard


def stage_routes(parts: ShowParts) -> APIRouter:
    """Who is on stage, and which jobs the page shows; a moderator leads through the plan, the bureau makes it."""
    router = APIRouter(prefix="/api/jobfair/v1", tags=["show"])
    desk = Desk(parts.database, parts.show)
    Bureau = Annotated[Principal, city_guard(parts.verifier, Role.BUREAU)]  # noqa: N806 - a type
    Lead = Annotated[Principal, city_guard(parts.verifier, Role.BUREAU, Role.MODERATOR)]  # noqa: N806

    @router.post("/rooms/{room_id}/stages", status_code=201, response_model=StageView)
    async def post_stage(room_id: RoomId, body: StageBody, key: IdempotencyKey, bureau: Bureau) -> Response:
        """Set all segments of the stage."""
        segments = tuple(StageTime(**one.model_dump()) for one in body.segments)
        return await desk.perform(
            bureau, act="stage.set", subject=room_id, key=key, meaning=body.model_dump(),
            do=lambda show: _staged(set_stage(show, room_id, segments, saw_version=body.saw_version)),
        )  # fmt: skip

    @router.post("/rooms/{room_id}/stage/endings", status_code=201, response_model=StageView)
    async def post_ending(room_id: RoomId, body: SawBody, key: IdempotencyKey, lead: Lead) -> Response:
        """The company on stage ends now."""
        return await correct(room_id, Correction.END_NOW, body, key, lead)

    @router.post("/rooms/{room_id}/stage/beginnings", status_code=201, response_model=StageView)
    async def post_beginning(room_id: RoomId, body: SawBody, key: IdempotencyKey, lead: Lead) -> Response:
        """The next company begins now."""
        return await correct(room_id, Correction.BEGIN_NEXT_NOW, body, key, lead)

    async def correct(room_id: str, how: Correction, body: SawBody, key: str, lead: Principal) -> Response:
        return await desk.perform(
            lead, act=f"stage.{how.lower()}", subject=room_id, key=key, meaning=body.model_dump(),
            do=lambda show: _staged(correct_stage(show, room_id, how, saw_version=body.saw_version)),
        )  # fmt: skip

    @router.post("/rooms/{room_id}/cards", status_code=201, response_model=CardsView)
    async def post_cards(room_id: RoomId, body: CardsBody, key: IdempotencyKey, lead: Lead) -> Response:
        """Pin job cards; the first is on top, an empty list takes all off."""

        async def do(show: Show) -> Any:
            room = await pin_job_cards(show, room_id, tuple(body.job_ids), saw_version=body.saw_version)
            return cards_view(room) if isinstance(room, Room) else room

        return await desk.perform(
            lead, act="cards.pin", subject=room_id, key=key, meaning=body.model_dump(), do=do
        )  # fmt: skip

    return router


async def _staged(act: Awaitable[Stage | Refused]) -> Any:
    stage = await act
    return stage_view(stage) if isinstance(stage, Stage) else stage
