"""What stands around a room's figures, in one look at Postgres: it is asked each second."""

from collections.abc import Sequence

import asyncpg

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
    platform.views, platform.online, platform.likes, platform.at as platform_at
from room
left join question on question.question_id = room.shown_question
left join platform_figure as platform on platform.room_id = room.room_id
where room.state = 'OPEN' or room.closed_at > now() - interval '10 minutes' or room.room_id = any($1)
    or exists (select from room_figure as kept where kept.room_id = room.room_id and not kept.is_final)
order by room.room_id
"""


class PostgresBoards:
    """`RoomBoards`; a moment ago is ten minutes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def boards(self, room_ids: Sequence[str]) -> list[RoomBoard]:
        async with self._database.connection() as connection:
            return [_board(row) for row in await connection.fetch(_BOARDS, room_ids)]


def _board(row: asyncpg.Record) -> RoomBoard:
    question = platform = None
    if row["question_id"] is not None:
        question = Question(row["question_id"], row["text"], row["votes"], row["second"])
    if row["platform_at"] is not None:
        platform = PlatformFigures(row["views"], row["online"], row["likes"], ms_of(row["platform_at"]))
    return RoomBoard(row["room_id"], row["fair_id"], row["name"], row["state"], row["job_ids"], question, platform)
