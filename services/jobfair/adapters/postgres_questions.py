"""Questions and votes in Postgres."""

import asyncpg

from services.jobfair.domain.question import PUBLIC, Question, QuestionState
from services.jobfair.usecases.show_ports import QUEUE_MAX
from shared.runtime.postgres import Connection

_ADD = """
insert into question (question_id, room_id, viewer, text, state, votes, second, version)
values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning true
"""
_COLUMNS = "question_id, room_id, viewer, text, state, votes, second, version"
_SEE = f"select {_COLUMNS} from question where question_id = $1"  # noqa: S608 - our own words
_LOAD = f"{_SEE} for no key update"
_SAVE = "update question set state = $2, votes = $3, second = $4, version = $5 where question_id = $1"
_VOTE = "insert into question_vote (question_id, viewer) values ($1, $2) on conflict do nothing returning true"
_QUEUE = f"""
select {_COLUMNS} from question where room_id = $1 and state = any($2)
order by votes desc, asked_at, question_id limit {QUEUE_MAX}
"""  # noqa: S608


class PostgresQuestions:
    """Questions as one transaction sees them."""

    def __init__(self, transaction: Connection) -> None:
        self._transaction = transaction

    async def add(self, question: Question) -> bool:
        own = (question.question_id, question.room_id, question.viewer, question.text, question.state)
        more = (question.votes, question.second, question.version)
        return bool(await self._transaction.fetchval(_ADD, *own, *more))

    async def see(self, question_id: str) -> Question | None:
        row = await self._transaction.fetchrow(_SEE, question_id)
        return _question(row) if row else None

    async def load_for_update(self, question_id: str) -> Question | None:
        row = await self._transaction.fetchrow(_LOAD, question_id)
        return _question(row) if row else None

    async def save(self, question: Question) -> None:
        own = (question.question_id, question.state, question.votes, question.second, question.version)
        await self._transaction.execute(_SAVE, *own)

    async def note_vote(self, question_id: str, viewer: str) -> bool:
        return bool(await self._transaction.fetchval(_VOTE, question_id, viewer))

    async def queue(self, room_id: str, *, public: bool) -> list[Question]:
        states = sorted(PUBLIC if public else QuestionState)
        return [_question(row) for row in await self._transaction.fetch(_QUEUE, room_id, states)]


def _question(row: asyncpg.Record) -> Question:
    return Question(**{**row, "state": QuestionState(row["state"])})
