"""Jobfair's doors for the bureau: fairs and rooms, from the plan to the closing."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import APIRouter
from starlette.responses import Response

from services.jobfair.domain.rooms import Fair, Room, RoomState, Times
from services.jobfair.entrypoints.show_bodies import (
    FairBody,
    FairId,
    RescheduleBody,
    RoomBody,
    RoomId,
    RoomView,
    TimesBody,
    room_view,
)
from services.jobfair.entrypoints.show_parts import ShowParts
from services.jobfair.usecases.make_fair import make_fair
from services.jobfair.usecases.make_room import make_room
from services.jobfair.usecases.move_room import move_room
from services.jobfair.usecases.reschedule_room import reschedule_room
from services.jobfair.usecases.show_ports import Show
from shared.contracts.roles import Role
from shared.kernel.decision import Refused
from shared.runtime.desk import Desk
from shared.runtime.http_app import IdempotencyKey
from shared.runtime.tokens import Principal, city_guard


def show_desk_routes(parts: ShowParts) -> APIRouter:
    """The bureau's hand on fairs and rooms."""
    router = APIRouter(prefix="/api/jobfair/v1", tags=["show"])
    desk = Desk(parts.database, parts.show)
    Bureau = Annotated[Principal, city_guard(parts.verifier, Role.BUREAU)]  # noqa: N806 - a type

    @router.post("/fairs", status_code=201, response_model=Fair)
    async def post_fair(body: FairBody, key: IdempotencyKey, bureau: Bureau) -> Response:
        """Make a fair."""
        return await desk.perform(
            bureau, act="fair.make", subject=body.fair_id, key=key, meaning=body.model_dump(),
            do=lambda show: make_fair(show, Fair(**body.model_dump())),
        )  # fmt: skip

    @router.post("/fairs/{fair_id}/rooms", status_code=201, response_model=RoomView)
    async def post_room(fair_id: FairId, body: RoomBody, key: IdempotencyKey, bureau: Bureau) -> Response:
        """Make a live room; it opens and closes at its times, or by an act."""
        return await desk.perform(
            bureau, act="room.make", subject=body.room_id, key=key, meaning=body.model_dump() | {"fair_id": fair_id},
            do=_shown(lambda show: _make_room(show, fair_id, body)),
        )  # fmt: skip

    @router.post("/rooms/{room_id}/reschedulings", status_code=201, response_model=RoomView)
    async def post_rescheduling(room_id: RoomId, body: RescheduleBody, key: IdempotencyKey, bureau: Bureau) -> Response:
        """Move the times of a plan, or the end of a show that runs."""
        return await desk.perform(
            bureau, act="room.reschedule", subject=room_id, key=key, meaning=body.model_dump(),
            do=_shown(lambda show: reschedule_room(show, room_id, _times(body), saw_version=body.saw_version)),
        )  # fmt: skip

    @router.post("/rooms/{room_id}/openings", status_code=201, response_model=RoomView)
    async def post_opening(room_id: RoomId, key: IdempotencyKey, bureau: Bureau) -> Response:
        """Open the room's doors before their time."""
        return await desk.perform(
            bureau, act="room.open", subject=room_id, key=key, meaning={},
            do=_shown(lambda show: move_room(show, room_id, RoomState.OPEN)),
        )  # fmt: skip

    @router.post("/rooms/{room_id}/closings", status_code=201, response_model=RoomView)
    async def post_closing(room_id: RoomId, key: IdempotencyKey, bureau: Bureau) -> Response:
        """Close the room for good before its time."""
        return await desk.perform(
            bureau, act="room.close", subject=room_id, key=key, meaning={},
            do=_shown(lambda show: move_room(show, room_id, RoomState.CLOSED)),
        )  # fmt: skip

    return router


async def _make_room(show: Show, fair_id: str, body: RoomBody) -> Room | Refused:
    return await make_room(
        show, room_id=body.room_id, fair_id=fair_id, name=body.name, times=_times(body), speed=body.speed,
        platform_skew_ms=body.platform_skew_ms, review_first=body.review_first,
    )  # fmt: skip


def _times(body: TimesBody) -> Times:
    return Times(body.opens_at, body.origin_at, body.closes_at)


def _shown(do: Callable[[Show], Awaitable[Room | Refused]]) -> Callable[[Show], Awaitable[Any]]:
    """The act, answered with the room as a page sees it."""

    async def act(show: Show) -> Any:
        room = await do(show)
        return room if isinstance(room, Refused) else room_view(room)

    return act
