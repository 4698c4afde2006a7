"""Which facts reach redemption, and the use case that takes them."""

from collections.abc import Callable, Sequence

from services.redemption.usecases.ports import Counter
from services.redemption.usecases.receive_vouchers import receive_vouchers
from shared.contracts.events import Fact
from shared.runtime.consumer import Apply
from shared.runtime.postgres import Connection

LISTENS_TO = ("vouchers.events", "subsidies.events", "redemption.events", "treasury.events")


def receiving(counter: Callable[[Connection], Counter]) -> Apply:
    """Take in a batch in the consumer's transaction."""

    async def apply(transaction: Connection, facts: Sequence[Fact]) -> None:
        await receive_vouchers(counter(transaction), facts)

    return apply
