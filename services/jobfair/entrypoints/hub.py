"""What a hub serves: two streams, and a room's comments as plain text from the same memory."""

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Path, Request
from starlette.responses import PlainTextResponse, Response

from services.jobfair.entrypoints.streams import WALL_LIFE_S, StreamDoor, watchers_only
from services.jobfair.entrypoints.streams_openapi import stream_item
from services.jobfair.usecases.fanout_ports import FanoutPort
from services.jobfair.usecases.list_comments import list_comments
from shared.runtime.http_app import Body, RawRoute
from shared.runtime.tokens import TokenVerifier

PREFIX = "/api/jobfair/v1"
RoomId = Annotated[str, Path(pattern=r"^[0-9a-z.-]{1,80}$")]


def stream_routes(fanout: FanoutPort, verifier: TokenVerifier) -> list[RawRoute]:
    """The two streams."""
    room = StreamDoor(fanout, "room", "room_id")
    wall = StreamDoor(fanout, "fair", "fair_id", check=watchers_only(verifier), life_s=WALL_LIFE_S)
    return [
        RawRoute(
            f"{PREFIX}/rooms/{{room_id}}/stream", "GET", room,
            stream_item("get_room_stream", "room_id", "A live room as it happens (直播间)", secured=False),
        ),
        RawRoute(
            f"{PREFIX}/fairs/{{fair_id}}/wall", "GET", wall,
            stream_item("get_wall", "fair_id", "The bureau's wall as it happens (大屏)", secured=True),
        ),
    ]  # fmt: skip


class CommentView(Body):
    comment_id: str
    by: str
    text: str
    at_ms: int


class CommentsView(Body):
    room_id: str
    comments: list[CommentView]


def comment_routes(fanout: FanoutPort) -> APIRouter:
    """A room's comments for whoever has no stream: a screen reader's list, a page without scripts."""
    router = APIRouter(prefix=PREFIX, tags=["jobfair"])

    @router.get(
        "/rooms/{room_id}/comments",
        response_model=CommentsView,
        summary="The newest comments (评论列表), as JSON or plain text",
        responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}},
    )
    async def get_comments(room_id: RoomId, request: Request) -> dict[str, Any]:
        comments = await list_comments(fanout, room_id)
        if request.headers.get("accept", "").startswith("text/plain"):
            lines = [f"{comment.by}：{' '.join(comment.text.split())}\n" for comment in comments]
            return _fresh(PlainTextResponse("".join(lines)))  # type: ignore[return-value]
        body = msgspec.json.encode({"room_id": room_id, "comments": comments})
        return _fresh(Response(body, media_type="application/json"))  # type: ignore[return-value]

    return router


def _fresh(response: Response) -> Response:
    response.headers["cache-control"] = "max-age=1"
    return response
