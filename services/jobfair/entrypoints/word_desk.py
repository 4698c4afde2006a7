"""Moderators' doors to the word list (敏感词表) of all rooms."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from services.jobfair.domain.moderation import fold_text
from services.jobfair.entrypoints.moderation_bodies import ReasonBody, WordBody, WordChangeBody, WordId, WordView
from services.jobfair.usecases.change_word import change_word
from services.jobfair.usecases.list_word import list_word
from services.jobfair.usecases.moderation_ports import ListedWord, Moderation, ModerationShelf
from services.jobfair.usecases.withdraw_word import withdraw_word
from shared.contracts.roles import Role
from shared.kernel.ids import new_id
from shared.runtime.desk import Desk
from shared.runtime.http_app import IdempotencyKey
from shared.runtime.postgres import Connection, Database
from shared.runtime.tokens import Principal, TokenVerifier, city_guard

PAGE_MAX = 200
After = Annotated[str, Query(max_length=36, pattern=r"^[0-9a-f-]*$")]


def word_routes(
    database: Database,
    moderation: Callable[[Connection], Moderation],
    shelf: ModerationShelf,
    simplify: Callable[[str], str],
    verifier: TokenVerifier,
) -> APIRouter:
    """The word list of all rooms."""
    router = APIRouter(prefix="/api/jobfair/v1/words", tags=["moderation"])
    desk = Desk(database, moderation)
    Moderator = Annotated[Principal, city_guard(verifier, Role.MODERATOR)]  # noqa: N806 - a type

    @router.get("", response_model=list[WordView])
    async def get_words(_: Moderator, after: After = "") -> Any:
        """The list; `after` is the last word id seen."""
        return await shelf.words(after, PAGE_MAX)

    @router.post("", status_code=201, response_model=ListedWord)
    async def post_word(body: WordBody, key: IdempotencyKey, moderator: Moderator) -> Response:
        """List a word (登记敏感词)."""
        word = ListedWord(
            new_id(), body.word, fold_text(body.word, simplify), body.category, body.owner, body.action, body.expires_at
        )
        return await desk.perform(
            moderator, act="word.list", subject="words", key=key, meaning=body.model_dump(),
            do=lambda moderation: list_word(moderation, word),
        )  # fmt: skip

    @router.post("/{word_id}/changes", status_code=201, response_model=ListedWord)
    async def post_change(word_id: WordId, body: WordChangeBody, key: IdempotencyKey, moderator: Moderator) -> Response:
        """Change what a word does."""
        return await desk.perform(
            moderator, act="word.change", subject=word_id, key=key, meaning=body.model_dump(),
            do=lambda moderation: change_word(
                moderation, word_id, body.version, category=body.category, owner=body.owner, action=body.action,
                expires_at=body.expires_at,
            ),
        )  # fmt: skip

    @router.post("/{word_id}/withdrawals", status_code=201, response_model=ListedWord)
    async def post_withdrawal(word_id: WordId, body: ReasonBody, key: IdempotencyKey, moderator: Moderator) -> Response:
        """Take a word off the list."""
        return await desk.perform(
            moderator, act="word.withdraw", subject=word_id, key=key, meaning=body.model_dump(),
            do=lambda moderation: withdraw_word(moderation, word_id),
        )  # fmt: skip

    return router
