"""Which facts reach vouchers, and the use case that takes each."""

from collections.abc import Callable, Sequence

from services.vouchers.usecases.accept_grant import accept_grant
from services.vouchers.usecases.ports import Rounds
from shared.contracts.events import Fact
from shared.contracts.treasury_events import GrantApproved
from shared.runtime.consumer import Apply
from shared.runtime.postgres import Connection

LISTENS_TO = ("treasury.events",)


def accepting(rounds: Callable[[Connection], Rounds]) -> Apply:
    """Answer grants one by one: they are few, and each locks a round."""

    async def apply(transaction: Connection, facts: Sequence[Fact]) -> None:
        for fact in facts:
            if isinstance(fact.data, GrantApproved):
                await accept_grant(rounds(transaction), fact.data)

    return apply
