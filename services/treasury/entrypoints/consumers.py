"""Which facts reach treasury, and the one use case that books them."""

from collections.abc import Callable, Sequence

from services.treasury.usecases.book_facts import book_facts
from services.treasury.usecases.ports import Books
from shared.contracts.events import Fact
from shared.runtime.consumer import Apply
from shared.runtime.postgres import Connection

LISTENS_TO = ("vouchers.events", "redemption.events", "subsidies.events")


def booking(books: Callable[[Connection], Books]) -> Apply:
    """Book a batch in the consumer's transaction."""

    async def apply(transaction: Connection, facts: Sequence[Fact]) -> None:
        await book_facts(books(transaction), facts)

    return apply
