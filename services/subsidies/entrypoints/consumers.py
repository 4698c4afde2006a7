"""Which facts reach subsidies, and the use case that takes each."""

from collections.abc import Callable, Sequence

from services.subsidies.usecases.accept_grant import accept_grant
from services.subsidies.usecases.follow_payout import follow_payout
from services.subsidies.usecases.ports import Office
from shared.contracts.events import Fact
from shared.contracts.treasury_events import GrantApproved, PayoutClawedBack, PayoutFailed, PayoutPaid
from shared.runtime.consumer import Apply
from shared.runtime.postgres import Connection

LISTENS_TO = ("treasury.events",)


def following(office: Callable[[Connection], Office]) -> Apply:
    """One by one: each fact locks the pool it is about."""

    async def apply(transaction: Connection, facts: Sequence[Fact]) -> None:
        for fact in facts:
            match fact.data:
                case GrantApproved() as grant:
                    await accept_grant(office(transaction), grant)
                case PayoutPaid() | PayoutFailed() | PayoutClawedBack() as told:
                    await follow_payout(office(transaction), told)

    return apply
