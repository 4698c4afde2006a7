"""Jobfair's public doors: a fair with its rooms, a room with all that its page shows."""

from dataclasses import asdict, replace
from typing import Any

from fastapi import APIRouter

from services.jobfair.domain.application import not_visible
from services.jobfair.domain.rooms import Room
from services.jobfair.entrypoints.show_bodies import (
    FairId,
    FairLine,
    FairView,
    RoomId,
    ShownRoomView,
    cards_view,
    fair_view,
    question_view,
    room_view,
    stage_view,
)
from services.jobfair.entrypoints.show_parts import ShowParts
from services.jobfair.usecases.show_ports import Show
from shared.contracts.refusals import Code
from shared.runtime.problem import problem


def show_routes(parts: ShowParts) -> APIRouter:
    """What anybody may look at."""
    router = APIRouter(prefix="/api/jobfair/v1", tags=["show"])

    @router.get("/fairs", response_model=list[FairLine])
    async def get_fairs() -> Any:
        """The fairs there are, the newest first."""
        async with parts.database.connection() as connection:
            return [asdict(fair) for fair in await parts.show(connection).fairs.newest()]

    @router.get("/fairs/{fair_id}", response_model=FairView)
    async def get_fair(fair_id: FairId) -> Any:
        """A fair and its live rooms."""
        async with parts.database.connection() as connection:
            show = parts.show(connection)
            fair = await show.fairs.see(fair_id)
            return problem(Code.NOT_FOUND) if fair is None else fair_view(fair, await show.rooms.of_fair(fair_id))

    @router.get("/rooms/{room_id}", response_model=ShownRoomView)
    async def get_room(room_id: RoomId) -> Any:
        """A room: state, times, periods, stage, cards, question."""
        async with parts.database.connection() as connection:
            show = parts.show(connection)
            room = await show.rooms.see(room_id)
            return problem(Code.NOT_FOUND) if room is None else await _shown(show, room)

    return router


async def _shown(show: Show, room: Room) -> dict[str, Any]:
    now = await show.now()
    stage = await show.rooms.stage_of(room.room_id)
    on_stage = stage.on_stage(now)
    found = await show.postings.find(room.cards)
    cards = tuple(job_id for job_id in room.cards if not not_visible(found.get(job_id), room.fair_id))
    question = await show.questions.see(room.shown_question) if room.shown_question else None
    return room_view(room) | {
        "now": now,
        "stage": stage_view(stage),
        "on_stage": asdict(on_stage) if on_stage else None,
        "cards": cards_view(replace(room, cards=cards)),
        "question": question_view(question) if question else None,
    }
