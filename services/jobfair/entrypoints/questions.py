"""Jobfair's doors for questions: viewers vote, a moderator leads."""

import time
from typing import Annotated, Any

from fastapi import APIRouter, Header
from starlette.responses import Response

from services.jobfair.domain.question import Question, QuestionMove
from services.jobfair.entrypoints.show_bodies import AnswerBody, QuestionId, QuestionView, RoomId, question_view
from services.jobfair.entrypoints.show_parts import ShowParts
from services.jobfair.usecases.move_question import move_question
from services.jobfair.usecases.show_ports import Show
from services.jobfair.usecases.vote_for_question import vote_for_question
from shared.contracts.refusals import Code
from shared.contracts.roles import Role
from shared.kernel.decision import Refused
from shared.runtime.desk import Desk
from shared.runtime.http_app import IdempotencyKey
from shared.runtime.problem import problem, refusal
from shared.runtime.tokens import Principal, city_guard

_MOVES = {
    "releases": QuestionMove.RELEASE,
    "pins": QuestionMove.PIN,
    "unpinnings": QuestionMove.UNPIN,
    "dismissals": QuestionMove.DISMISS,
}
ViewerToken = Annotated[
    str, Header(alias="Authorization", max_length=1_000, description="`Viewer` and the room's viewer token")
]


def question_routes(parts: ShowParts) -> APIRouter:
    """What viewers see and vote for."""
    router = APIRouter(prefix="/api/jobfair/v1", tags=["show"])

    @router.get("/rooms/{room_id}/questions", response_model=list[QuestionView])
    async def get_questions(room_id: RoomId) -> Any:
        """The questions that are asked, most votes first."""
        async with parts.database.connection() as connection:
            questions = await parts.show(connection).questions.queue(room_id, public=True)
        return [question_view(one) for one in questions]

    @router.put("/rooms/{room_id}/questions/{question_id}/vote", response_model=QuestionView)
    async def put_vote(room_id: RoomId, question_id: QuestionId, authorization: ViewerToken = "") -> Any:
        """Vote for a question: one vote a viewer, however often it is put."""
        token = parts.viewer_tokens.read(room_id, authorization.partition(" ")[2].strip())
        if token is None or not token.is_live(time.time()):
            return problem(Code.VIEWER_TOKEN_INVALID)
        async with parts.database.transaction() as transaction:
            voted = await vote_for_question(parts.show(transaction), question_id, room_id=room_id, viewer=token.viewer)
        return refusal(voted) if isinstance(voted, Refused) else question_view(voted)

    return router


def question_desk_routes(parts: ShowParts) -> APIRouter:
    """The moderator's queue."""
    router = APIRouter(prefix="/api/jobfair/v1", tags=["show"])
    desk = Desk(parts.database, parts.show)
    Lead = Annotated[Principal, city_guard(parts.verifier, Role.MODERATOR)]  # noqa: N806 - a type
    Looker = Annotated[Principal, city_guard(parts.verifier, Role.MODERATOR, Role.BUREAU, Role.AUDITOR)]  # noqa: N806

    @router.get("/rooms/{room_id}/question-queue", response_model=list[QuestionView])
    async def get_queue(room_id: RoomId, _: Looker) -> Any:
        """All questions of the room, those that are held too."""
        async with parts.database.connection() as connection:
            questions = await parts.show(connection).questions.queue(room_id, public=False)
        return [question_view(one) for one in questions]

    @router.post("/rooms/{room_id}/questions/{question_id}/answers", status_code=201, response_model=QuestionView)
    async def post_answer(
        room_id: RoomId, question_id: QuestionId, body: AnswerBody, key: IdempotencyKey, lead: Lead
    ) -> Response:
        """The question is answered, at this second of the show or the one told."""
        return await lead_to(QuestionMove.ANSWER, room_id, question_id, key, lead, body.second)

    def door(path: str, act: QuestionMove) -> None:
        @router.post(
            f"/rooms/{{room_id}}/questions/{{question_id}}/{path}",
            status_code=201,
            response_model=QuestionView,
            name=f"post_{path}",
        )
        async def post_move(room_id: RoomId, question_id: QuestionId, key: IdempotencyKey, lead: Lead) -> Response:
            return await lead_to(act, room_id, question_id, key, lead)

        post_move.__doc__ = f"{act.capitalize()} the question."

    async def lead_to(
        act: QuestionMove, room_id: str, question_id: str, key: str, lead: Principal, second: int | None = None
    ) -> Response:
        async def do(show: Show) -> Any:
            moved = await move_question(show, question_id, act, room_id=room_id, second=second)
            return question_view(moved) if isinstance(moved, Question) else moved

        meaning = {"room_id": room_id} | ({} if second is None else {"second": second})
        return await desk.perform(
            lead, act=f"question.{act.lower()}", subject=question_id, key=key, meaning=meaning, do=do
        )  # fmt: skip

    for path, act in _MOVES.items():
        door(path, act)
    return router
