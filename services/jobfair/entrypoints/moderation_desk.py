"""Moderators' doors to a room: what waits, what is taken back, who may not speak. Each act has its reason."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from services.jobfair.domain.chatter import Mute
from services.jobfair.entrypoints.moderation_bodies import (
    CommentId,
    MuteView,
    ReasonBody,
    ReviewBody,
    RoomId,
    ViewerId,
    WaitingView,
)
from services.jobfair.usecases.moderation_ports import Decided, ModeratedRoom, Moderation, ModerationShelf
from services.jobfair.usecases.mute_viewer import mute_viewer
from services.jobfair.usecases.reject_comment import reject_comment
from services.jobfair.usecases.release_comment import release_comment
from services.jobfair.usecases.retract_comment import Taken, retract_comment
from services.jobfair.usecases.switch_review import switch_review
from services.jobfair.usecases.unmute_viewer import unmute_viewer
from shared.contracts.roles import Role
from shared.runtime.desk import Desk
from shared.runtime.http_app import IdempotencyKey
from shared.runtime.postgres import Connection, Database
from shared.runtime.tokens import Principal, TokenVerifier, city_guard

PAGE_MAX = 200
After = Annotated[str, Query(max_length=100, pattern=r"^[0-9A-Za-z_.:~-]*$")]


def moderation_desk_routes(
    database: Database, moderation: Callable[[Connection], Moderation], shelf: ModerationShelf, verifier: TokenVerifier
) -> APIRouter:
    """A room's comments and who makes them."""
    router = APIRouter(prefix="/api/jobfair/v1/rooms/{room_id}", tags=["moderation"])
    desk = Desk(database, moderation)
    Moderator = Annotated[Principal, city_guard(verifier, Role.MODERATOR)]  # noqa: N806 - a type

    @router.get("/held-comments", response_model=list[WaitingView])
    async def get_held(room_id: RoomId, _: Moderator, after: After = "") -> Any:
        """What waits for a moderator, the oldest first; `after` is the last one seen."""
        return await shelf.waiting(room_id, after, PAGE_MAX)

    @router.get("/mutes", response_model=list[MuteView])
    async def get_mutes(room_id: RoomId, _: Moderator) -> Any:
        """Who may not speak now."""
        return await shelf.mutes(room_id)

    @router.post("/held-comments/{comment_id}/releases", status_code=201, response_model=Decided)
    async def post_release(
        room_id: RoomId, comment_id: CommentId, body: ReasonBody, key: IdempotencyKey, moderator: Moderator
    ) -> Response:
        """Let a held comment appear."""
        return await desk.perform(
            moderator, act="comment.release", subject=comment_id, key=key, meaning=body.model_dump(),
            do=lambda moderation: release_comment(moderation, room_id, comment_id),
        )  # fmt: skip

    @router.post("/held-comments/{comment_id}/rejections", status_code=201, response_model=Decided)
    async def post_rejection(
        room_id: RoomId, comment_id: CommentId, body: ReasonBody, key: IdempotencyKey, moderator: Moderator
    ) -> Response:
        """Let nobody see a held comment; its text is deleted."""
        return await desk.perform(
            moderator, act="comment.reject", subject=comment_id, key=key, meaning=body.model_dump(),
            do=lambda moderation: reject_comment(moderation, room_id, comment_id),
        )  # fmt: skip

    @router.post("/comments/{comment_id}/retractions", status_code=201, response_model=Taken)
    async def post_retraction(
        room_id: RoomId, comment_id: CommentId, body: ReasonBody, key: IdempotencyKey, moderator: Moderator
    ) -> Response:
        """Take a published comment back (撤回): it leaves every page within a second."""
        return await desk.perform(
            moderator, act="comment.retract", subject=f"{room_id}/{comment_id}", key=key, meaning=body.model_dump(),
            do=lambda moderation: retract_comment(moderation, room_id, comment_id),
        )  # fmt: skip

    @router.post("/viewers/{viewer}/mutes", status_code=201, response_model=Mute)
    async def post_mute(
        room_id: RoomId, viewer: ViewerId, body: ReasonBody, key: IdempotencyKey, moderator: Moderator
    ) -> Response:
        """Mute a viewer (禁言): a minute, ten, an hour, then for the rest of the show."""
        return await desk.perform(
            moderator, act="viewer.mute", subject=f"{room_id}/{viewer}", key=key, meaning=body.model_dump(),
            do=lambda moderation: mute_viewer(moderation, room_id, viewer),
        )  # fmt: skip

    @router.post("/viewers/{viewer}/unmutes", status_code=201, response_model=Mute)
    async def post_unmute(
        room_id: RoomId, viewer: ViewerId, body: ReasonBody, key: IdempotencyKey, moderator: Moderator
    ) -> Response:
        """Let a muted viewer speak again."""
        return await desk.perform(
            moderator, act="viewer.unmute", subject=f"{room_id}/{viewer}", key=key, meaning=body.model_dump(),
            do=lambda moderation: unmute_viewer(moderation, room_id, viewer),
        )  # fmt: skip

    @router.post("/review-switches", status_code=201, response_model=ModeratedRoom)
    async def post_review(room_id: RoomId, body: ReviewBody, key: IdempotencyKey, moderator: Moderator) -> Response:
        """Hold every comment until a moderator lets it appear (先审后发), or no more."""
        return await desk.perform(
            moderator, act="room.review", subject=room_id, key=key, meaning=body.model_dump(),
            do=lambda moderation: switch_review(moderation, room_id, on=body.review_first),
        )  # fmt: skip

    return router
