"""What of viewers' texts is kept, in Postgres: comments that wait, questions, and mutes that the rule gave."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime

import structlog

from services.jobfair.adapters.postgres_moderation import PostgresModeration
from services.jobfair.usecases.interaction_ports import KeptText
from services.jobfair.usecases.mute_viewer import mute_viewer
from shared.kernel.decision import Refused
from shared.kernel.errors import UnavailableError
from shared.runtime.postgres import Connection, Database

log = structlog.get_logger()

Ask = Callable[[Connection, str, KeptText], Awaitable[object]]
"""Writes a question of a room in the transaction; one that is there already stays as it is."""

# One form of a batch: rows in the order of their ids, so that two doors never wait for one another.
_HOLD = """
insert into held_comment (comment_id, room_id, viewer, text, at)
select held.comment_id, $1, held.viewer, held.text, held.at
from unnest($2::text[], $3::text[], $4::text[], $5::timestamptz[]) as held (comment_id, viewer, text, at)
order by held.comment_id
on conflict do nothing
"""


class PostgresTexts:
    """Keeps texts once each; a mute that cannot be written is not worth a viewer's whole pack."""

    def __init__(self, database: Database, ask: Ask) -> None:
        self._database = database
        self._ask = ask

    async def keep(self, room_id: str, held_comments: Sequence[KeptText], questions: Sequence[KeptText]) -> None:
        """All of them, or UnavailableError. A question tells a fact, so each has a transaction of its own: nothing may
        be written behind it."""
        if held_comments:
            async with self._database.transaction() as transaction:
                await transaction.execute(
                    _HOLD,
                    room_id,
                    [one.text_id for one in held_comments],
                    [one.viewer for one in held_comments],
                    [one.text for one in held_comments],
                    [datetime.fromtimestamp(one.at_ms / 1_000, UTC) for one in held_comments],
                )
        for question in questions:
            async with self._database.transaction() as transaction:
                await self._ask(transaction, room_id, question)

    async def mute(self, room_id: str, viewer: str) -> None:
        """The moderators' act in a transaction of its own; known at every door a second later."""
        try:
            async with self._database.transaction() as transaction:
                muted = await mute_viewer(PostgresModeration(transaction), room_id, viewer)
        except UnavailableError:
            log.warning("mute_not_kept", room_id=room_id)
            return
        if not isinstance(muted, Refused):
            log.info("viewer_muted", room_id=room_id, times=muted.times, by="rule")
