"""Which facts reach jobfair, and the use case that takes each: its own, on their way to the live log."""

from collections.abc import Sequence

from shared.contracts.events import Fact
from shared.runtime.consumer import Apply
from shared.runtime.postgres import Connection

LISTENS_TO = ("jobfair.events",)


def forwarding() -> Apply:
    """Hand on what the live rooms must know."""

    async def apply(transaction: Connection, facts: Sequence[Fact]) -> None:
        pass

    return apply
