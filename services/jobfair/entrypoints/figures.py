"""The bureau's doors to figures that were kept: the wall, a room's minutes, a company's minutes on stage."""

from collections.abc import Callable
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Path
from starlette.responses import Response

from services.jobfair.entrypoints.frame_schemas import answers_with, ref
from services.jobfair.usecases.figure_ports import Figures
from services.jobfair.usecases.see_segment import see_segment
from services.jobfair.usecases.see_wall import see_wall
from shared.contracts.roles import Role
from shared.kernel.decision import Refused
from shared.runtime.postgres import Connection, Database
from shared.runtime.problem import refusal
from shared.runtime.tokens import Principal, TokenVerifier, city_guard

Id = Annotated[str, Path(max_length=80)]


def figure_routes(database: Database, figures: Callable[[Connection], Figures], verifier: TokenVerifier) -> APIRouter:
    """What the merge counted last."""
    router = APIRouter(prefix="/api/jobfair/v1", tags=["figures"])
    Bureau = Annotated[Principal, city_guard(verifier, Role.BUREAU, Role.AUDITOR, Role.ADMIN)]  # noqa: N806 - a type

    @router.get("/fairs/{fair_id}/figures", openapi_extra=answers_with(ref("Wall")))
    async def get_wall(fair_id: Id, _: Bureau) -> Any:
        """Every figure of the fair's rooms, as of the last count."""
        async with database.connection() as connection:
            return _answer(await see_wall(figures(connection), fair_id))

    @router.get("/rooms/{room_id}/minutes", openapi_extra=answers_with({"type": "array", "items": ref("ShownMinute")}))
    async def get_minutes(room_id: Id, _: Bureau) -> Any:
        """What happened in each minute; its version grows when it changes after it was closed."""
        async with database.connection() as connection:
            return _answer(await figures(connection).minutes_of(room_id))

    @router.get("/rooms/{room_id}/segments/{segment_id}/figures", openapi_extra=answers_with(ref("SegmentFigures")))
    async def get_segment(room_id: Id, segment_id: Id, _: Bureau) -> Any:
        """A company's minutes on stage, from a minute after their end on."""
        async with database.connection() as connection:
            return _answer(await see_segment(figures(connection), room_id, segment_id))

    return router


def _answer(found: Any) -> Response:
    if isinstance(found, Refused):
        return refusal(found)
    return Response(msgspec.json.encode(found), media_type="application/json")
