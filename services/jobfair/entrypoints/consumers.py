"""Which facts reach jobfair, and the use case that takes each: its own, on their way to the live log."""

from collections.abc import Callable, Sequence

from services.jobfair.usecases.forward_facts import forward_facts
from services.jobfair.usecases.show_ports import HeldTexts, LiveLog, Rooms
from shared.contracts.events import Fact
from shared.runtime.consumer import Apply
from shared.runtime.postgres import Connection

LISTENS_TO = ("jobfair.events",)


def forwarding(
    rooms: Callable[[Connection], Rooms], texts: Callable[[Connection], HeldTexts], log: LiveLog
) -> Apply:  # fmt: skip
    """Hand on what the live rooms must know; it is in the live log before the consumer's offset moves."""

    async def apply(transaction: Connection, facts: Sequence[Fact]) -> None:
        await forward_facts(rooms(transaction), texts(transaction), log, facts)

    return apply
