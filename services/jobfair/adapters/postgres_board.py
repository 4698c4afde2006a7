"""What stands around a room's figures, in one look at Postgres: it is asked each second."""

from collections.abc import Sequence

import asyncpg
import msgspec

from services.jobfair.domain.instants import ms_of
from services.jobfair.usecases.merge_ports import RoomBoard
from shared.contracts.fair_frames import PlatformFigures, Question
from shared.runtime.postgres import Database

# A card whose job was blocked after it was pinned is not shown.
_BOARDS = """
select room.room_id, room.fair_id, room.name, room.state,
    array(
        select card.job_id from unnest(room.cards) with ordinality as card (job_id, place)
        join job_posting as posting on posting.job_id = card.job_id and posting.state in ('SHOWN', 'WARNED')
        order by card.place
    ) as job_ids,
    question.question_id, question.text, question.votes, question.second,
    array(
        select json_build_array(question_id, text, votes, second)::text from question waiting
        where waiting.room_id = room.room_id and waiting.state in ('WAITING', 'PINNED')
        order by votes desc, asked_at limit 5
    ) as questions,
    platform.views, platform.online, platform.likes, platform.at as platform_at
from room
left join question on question.question_id = room.shown_question
left join platform_figure as platform on platform.room_id = room.room_id
where room.state = 'OPEN' or room.closed_at > now() - interval '10 minutes' or room.room_id = any($1)
    or exists (select from room_figure as kept where kept.room_id = room.room_id and not kept.is_final)
order by room.room_id
"""
_NAMES = """
select company_id as id, name from company where company_id = any($1)
union all
select job_id, title from job_posting where job_id = any($1)
"""
_read_question = msgspec.json.Decoder(tuple[str, str, int, int | None]).decode


class PostgresBoards:
    """`RoomBoards`; a moment ago is ten minutes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def boards(self, room_ids: Sequence[str]) -> list[RoomBoard]:
        async with self._database.connection() as connection:
            return [_board(row) for row in await connection.fetch(_BOARDS, room_ids)]

    async def names(self, ids: Sequence[str]) -> dict[str, str]:
        async with self._database.connection() as connection:
            return {row["id"]: row["name"] for row in await connection.fetch(_NAMES, list(ids))}


def _board(row: asyncpg.Record) -> RoomBoard:
    question = platform = None
    if row["question_id"] is not None:
        question = Question(row["question_id"], row["text"], row["votes"], row["second"])
    questions = tuple(Question(*_read_question(one)) for one in row["questions"])
    if row["platform_at"] is not None:
        platform = PlatformFigures(row["views"], row["online"], row["likes"], ms_of(row["platform_at"]))
    return RoomBoard(
        row["room_id"], row["fair_id"], row["name"], row["state"], row["job_ids"], question, platform, questions
    )
