"""The bureau's doors to a show's report: the same figures as a sheet and as a document."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Path
from starlette.responses import Response

from services.jobfair.usecases.report_ports import FigureShelf, ReportWriter
from services.jobfair.usecases.write_report import write_report
from shared.contracts.roles import Role
from shared.kernel.decision import Refused
from shared.runtime.problem import refusal
from shared.runtime.tokens import Principal, TokenVerifier, city_guard

RoomId = Annotated[str, Path(pattern=r"^[0-9a-z]([0-9a-z.-]{0,62}[0-9a-z])?$")]
XLSX, PDF = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/pdf"


def report_routes(shelf: FigureShelf, writers: Mapping[str, ReportWriter], verifier: TokenVerifier) -> APIRouter:
    """`writers` by the file's ending, xlsx and pdf."""
    router = APIRouter(prefix="/api/jobfair/v1", tags=["figures"])
    Looker = Annotated[Principal, city_guard(verifier, Role.BUREAU, Role.AUDITOR)]  # noqa: N806 - a type

    @router.get("/rooms/{room_id}/report.xlsx", responses=_file(XLSX), response_class=Response)
    async def get_sheet(room_id: RoomId, _: Looker) -> Response:
        """The report as a workbook with charts."""
        return await _answer(room_id, "xlsx", XLSX)

    @router.get("/rooms/{room_id}/report.pdf", responses=_file(PDF), response_class=Response)
    async def get_document(room_id: RoomId, _: Looker) -> Response:
        """The report to be printed: a page for each company on stage."""
        return await _answer(room_id, "pdf", PDF)

    async def _answer(room_id: str, ending: str, media_type: str) -> Response:
        made = await write_report(shelf, writers[ending], room_id)
        if isinstance(made, Refused):
            return refusal(made)
        named = {"Content-Disposition": f'attachment; filename="{room_id}-report.{ending}"'}
        return Response(made, media_type=media_type, headers=named)

    return router


def _file(media_type: str) -> dict[int | str, dict[str, Any]]:
    return {200: {"content": {media_type: {}}, "description": "the file"}}
