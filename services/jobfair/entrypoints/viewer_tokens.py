"""The door that admits viewers: a token for one room, with or without a name behind it."""

import secrets
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter
from pydantic import Field, StringConstraints
from starlette.responses import Response

from services.jobfair.domain.cell_names import EDUCATION
from services.jobfair.domain.viewer import anonymous_viewer, citizen_viewer
from services.jobfair.domain.viewer_token import ViewerToken, is_region
from services.jobfair.usecases.admit_viewer import admit_viewer
from services.jobfair.usecases.interaction_ports import Cells, LiveRooms
from shared.contracts.refusals import Code
from shared.contracts.roles import Role
from shared.kernel.decision import Refused
from shared.runtime.http_app import Body
from shared.runtime.problem import ProblemError, refusal
from shared.runtime.tokens import Principal, TokenVerifier, visitor

RoomId = Annotated[str, StringConstraints(pattern=r"^[0-9a-z.-]{1,80}$")]


class AdmissionBody(Body):
    """By what a viewer agrees to be counted; nothing is, without consent."""

    consent: bool = False
    region: str = Field("", pattern=r"^([0-9]{6})?$", description="city or province, GB/T 2260, such as 131100")
    education: str = Field("", description="one of " + ", ".join(EDUCATION))


class AdmissionView(Body):
    token: str
    viewer: str
    expires_at: datetime
    server_time: datetime


def viewer_routes(
    rooms: LiveRooms,
    viewer_key: bytes,
    mint: Callable[[str, ViewerToken], str],
    verifier: TokenVerifier,
) -> APIRouter:
    """`viewer_key` makes viewers' hashes."""
    router = APIRouter(prefix="/api/jobfair/v1", tags=["viewers"])
    Visitor = Annotated[Principal | None, visitor(verifier)]  # noqa: N806 - a type

    @router.post("/rooms/{room_id}/viewer-tokens", status_code=201, response_model=AdmissionView)
    async def post_viewer_token(
        room_id: RoomId, visitor_: Visitor, body: AdmissionBody | None = None
    ) -> AdmissionView | Response:
        """Enter a room (进入直播间). A citizen who is logged in is the same viewer on every device, everybody else
        a new one each time; the viewer of a room is nobody in another."""
        cells = _cells(body or AdmissionBody())
        if visitor_ is not None and visitor_.role == Role.CITIZEN:
            viewer = citizen_viewer(viewer_key, room_id, visitor_.subject_id)
        else:
            viewer = anonymous_viewer(viewer_key, room_id, secrets.token_hex(16))
        now_s = int(time.time())
        token = await admit_viewer(rooms, room_id, viewer, cells, now_s)
        if isinstance(token, Refused):
            return refusal(token)
        return AdmissionView(
            token=mint(room_id, token),
            viewer=token.viewer,
            expires_at=datetime.fromtimestamp(token.expires_s, UTC),
            server_time=datetime.fromtimestamp(now_s, UTC),
        )

    return router


def _cells(body: AdmissionBody) -> Cells:
    if not body.region and not body.education:
        return Cells()
    if not body.consent:
        raise ProblemError(Code.CONSENT_MISSING)
    if body.region and not is_region(body.region):
        raise ProblemError(Code.MALFORMED, "region: a province or city by GB/T 2260")
    if body.education and body.education not in EDUCATION:
        raise ProblemError(Code.MALFORMED, "education: one of " + ", ".join(EDUCATION))
    return Cells(body.region, body.education)
