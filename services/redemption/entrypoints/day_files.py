"""The doors of day files (日终对账单): a merchant's to its desk, its tills and the officers of its district; a
district's to the district and the bank's link."""

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from starlette.responses import Response, StreamingResponse

from services.redemption.domain.day_file import Head, Scope
from services.redemption.entrypoints.merchant_door import (
    READERS,
    MerchantParts,
    merchant_in_district,
    own_district,
    own_merchant,
)
from services.redemption.entrypoints.till_door import SignedRequest, TillDoor, signed_route
from services.redemption.usecases.open_day_file import open_day_file
from services.redemption.usecases.view_ports import DayFiles
from services.redemption.usecases.write_day_file import write_day_file
from services.redemption.usecases.write_day_sheet import write_day_sheet
from shared.contracts.refusals import Code
from shared.kernel.decision import Refused
from shared.runtime.problem import problem, refusal

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TILL_FILE_BYTES_MAX = 32 * 1024 * 1024  # signed as a whole, so held as a whole: some 100,000 lines

_FILES: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {}}, "description": "the file"}}
_SHEETS: dict[int | str, dict[str, Any]] = {200: {"content": {XLSX: {}}, "description": "the sheet"}}


def day_file_routes(parts: MerchantParts) -> APIRouter:
    """Files of closed days; an open day has none yet (WRONG_STATE)."""
    router = APIRouter(prefix="/api/redemption/v1", tags=["day files"])
    turn = asyncio.Lock()  # a sheet keeps a core busy for seconds, and tills are served beside it: one at a time
    for prefix, scope, whose in (
        ("/merchant", Scope.MERCHANT, own_merchant(parts)),
        ("/merchants/{merchant_id}", Scope.MERCHANT, merchant_in_district(parts, *READERS)),
        ("/districts/{district_id}", Scope.DISTRICT, own_district(parts)),
    ):
        _hang(router, prefix, scope, whose, parts, turn)
    return router


def _hang(router: APIRouter, prefix: str, scope: Scope, whose: Any, parts: MerchantParts, turn: asyncio.Lock) -> None:
    Whose = Annotated[str, whose]  # noqa: N806 - a type

    @router.get(f"{prefix}/campaigns/{{campaign_id}}/days/{{day}}/file.csv", responses=_FILES, response_class=Response)
    async def get_file(campaign_id: str, day: str, of: Whose) -> Response:
        """The day file as csv: the same bytes whenever it is asked for. One without its last row, the SHA-256, broke
        off."""
        head = await open_day_file(parts.files, scope, of, campaign_id, day)
        if isinstance(head, Refused):
            return refusal(head)
        return StreamingResponse(_content(parts.files, head), media_type=CSV, headers=_named(head, "csv"))

    @router.get(
        f"{prefix}/campaigns/{{campaign_id}}/days/{{day}}/file.xlsx", responses=_SHEETS, response_class=Response
    )
    async def get_sheet(campaign_id: str, day: str, of: Whose) -> Response:
        """The day file as a sheet: the rows of the csv file, and the SHA-256 of that."""
        head = await open_day_file(parts.files, scope, of, campaign_id, day)
        if isinstance(head, Refused):
            return refusal(head)
        async with turn:
            async with parts.new_sheet(head) as sheet:
                written = await write_day_sheet(parts.files, sheet, head)
            if isinstance(written, Refused):
                return refusal(written)
            return Response(sheet.content, media_type=XLSX, headers=_named(head, "xlsx"))


def till_file_routes(files: DayFiles, door: TillDoor, *, bytes_max: int = TILL_FILE_BYTES_MAX) -> APIRouter:
    """The same file for a till, signed like all that a till is answered."""
    router = APIRouter(prefix="/api/redemption/v1", tags=["till"], route_class=signed_route(door))
    Signed = Annotated[SignedRequest, Depends(door.check)]  # noqa: N806 - a type

    @router.get("/campaigns/{campaign_id}/days/{day}/file.csv", responses=_FILES, response_class=Response)
    async def get_tills_file(campaign_id: str, day: str, signed: Signed) -> Response:
        """The day file of the till's merchant, every till of it."""
        head = await open_day_file(files, Scope.MERCHANT, signed.till.merchant_id, campaign_id, day)
        if isinstance(head, Refused):
            return refusal(head)
        whole = bytearray()
        async for content in _content(files, head):
            whole += content
            if len(whole) > bytes_max:
                return problem(Code.TOO_LARGE, "too long to be signed as a whole: the merchant's desk has the file")
        return Response(bytes(whole), media_type=CSV, headers=_named(head, "csv"))

    return router


async def _content(files: DayFiles, head: Head) -> AsyncIterator[bytes]:
    async for part in write_day_file(files, head):
        yield part.content


def _named(head: Head, form: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="jinqiu-{head.day}-{head.sequence}.{form}"'}
