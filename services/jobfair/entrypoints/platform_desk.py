"""The bureau's door to a room's push secret: shown to whoever had it issued while it is the newest; kept nowhere."""

from collections.abc import Callable
from typing import Annotated

import msgspec
from fastapi import APIRouter
from starlette.responses import Response

from services.jobfair.entrypoints.moderation_bodies import ReasonBody, RoomId
from services.jobfair.usecases.issue_push_secret import issue_push_secret
from services.jobfair.usecases.moderation_ports import Moderation
from shared.contracts.refusals import Code
from shared.contracts.roles import Role
from shared.runtime.desk import Desk
from shared.runtime.http_app import Body, IdempotencyKey
from shared.runtime.postgres import Connection, Database
from shared.runtime.problem import problem
from shared.runtime.tokens import Principal, TokenVerifier, city_guard

_CREATED = 201


class SecretView(Body):
    room_id: str
    issue: int
    secret: str


def platform_desk_routes(
    database: Database,
    moderation: Callable[[Connection], Moderation],
    secret_of: Callable[[str, int], str],
    verifier: TokenVerifier,
) -> APIRouter:
    """`secret_of` derives a room's secret of its nth issue."""
    router = APIRouter(prefix="/api/jobfair/v1/platform", tags=["platform"])
    desk = Desk(database, moderation)
    Bureau = Annotated[Principal, city_guard(verifier, Role.BUREAU)]  # noqa: N806 - a type

    @router.post("/{room_id}/secrets", status_code=201, response_model=SecretView)
    async def post_secret(room_id: RoomId, body: ReasonBody, key: IdempotencyKey, bureau: Bureau) -> Response:
        """Issue the secret that the platform signs its pushes with (推送密钥); the one before is worthless from now on.

        The act and its number are kept; the secret is added to the answer on its way out. So the same caller with the
        same key is shown it again, until there is a newer one: then WRONG_STATE.
        """
        done = await desk.perform(
            bureau, act="platform.issue_secret", subject=room_id, key=key, meaning=body.model_dump(),
            do=lambda moderation: issue_push_secret(moderation, room_id),
        )  # fmt: skip
        if done.status_code != _CREATED:
            return done
        issue = msgspec.json.decode(done.body)["issue"]
        async with database.connection() as connection:
            newest = await moderation(connection).push_issue(room_id)
        if issue != newest:
            return problem(Code.WRONG_STATE, f"the secret of issue {issue} is void: issue {newest} followed it")
        view = {"room_id": room_id, "issue": issue, "secret": secret_of(room_id, issue)}
        headers = {"Cache-Control": "no-store"}
        return Response(msgspec.json.encode(view), status_code=_CREATED, media_type="application/json", headers=headers)

    return router
