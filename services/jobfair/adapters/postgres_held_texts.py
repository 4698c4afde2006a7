"""Comments that were held for a moderator, in Postgres."""

from collections.abc import Collection

from services.jobfair.domain.instants import ms_of
from services.jobfair.usecases.show_ports import HeldText
from shared.runtime.postgres import Connection

_FIND = "select comment_id, room_id, viewer, text, at from held_comment where comment_id = any($1)"


class PostgresHeldTexts:
    """Held comments as one transaction sees them."""

    def __init__(self, transaction: Connection) -> None:
        self._transaction = transaction

    async def find(self, comment_ids: Collection[str]) -> dict[str, HeldText]:
        if not comment_ids:
            return {}
        rows = await self._transaction.fetch(_FIND, list(comment_ids))
        return {
            row["comment_id"]: HeldText(row["room_id"], row["viewer"], row["text"], ms_of(row["at"])) for row in rows
        }
