"""The outbox is a service's event log: what happened, written in the transaction that made it happen."""

from collections.abc import Sequence
from uuid import UUID, uuid4

import msgspec

from shared.contracts.fact import Event
from shared.runtime.postgres import Connection
from shared.runtime.trace import current_trace_id

COLUMNS = "event_id, type, key, trace_id, data"
"""Those that a fact is written with."""
# Ids are taken row by row after the sort, so a transaction's facts stand in the order told.
_APPEND = """
insert into outbox (event_id, type, key, trace_id, data)
select told.event_id, told.type, told.key, $4, told.data::json
from unnest($1::uuid[], $2::text[], $3::text[], $5::text[]) with ordinality as told (event_id, type, key, data, place)
order by told.place
"""


ONE = """
insert into outbox (event_id, type, key, trace_id, data) select ${}, ${}, ${}, ${}, ${}::json
"""
"""The same of one fact, for a statement that does more at once: `outbox.ONE.format(4, 5, 6, 7, 8)`, with the values of
`one_fact`. What it says of locks and writes before holds there too."""


def one_fact(key: str, event: Event) -> tuple[UUID, str, str, str, str]:
    """The values of `ONE`, and of `COLUMNS`, in their order."""
    return uuid4(), event.TYPE, key, current_trace_id(), msgspec.json.encode(event).decode()


async def append(connection: Connection, told: Sequence[tuple[str, Event]]) -> None:
    """Add facts, each with its key, as the last write of the open transaction.

    It must come after every lock on an entity and after at least one other write: the relay's watermark rests on
    transactions having their id before they take a place in the log.
    """
    if not told:
        return
    await connection.execute(
        _APPEND,
        [uuid4() for _ in told],
        [event.TYPE for _, event in told],
        [key for key, _ in told],
        current_trace_id(),
        [msgspec.json.encode(event).decode() for _, event in told],
    )
