"""Which facts reach redemption, and the use cases that take them."""

from collections.abc import Callable, Sequence

from services.redemption.usecases.note_notices import note_notices
from services.redemption.usecases.note_settlements import note_settlements
from services.redemption.usecases.notice_ports import Notices
from services.redemption.usecases.ports import Counter
from services.redemption.usecases.receive_vouchers import receive_vouchers
from services.redemption.usecases.view_ports import Settlements
from shared.contracts.events import Fact
from shared.runtime.consumer import Apply
from shared.runtime.postgres import Connection

LISTENS_TO = ("vouchers.events", "subsidies.events", "redemption.events", "treasury.events")


def receiving(
    counter: Callable[[Connection], Counter],
    settlements: Callable[[Connection], Settlements],
    notices: Callable[[Connection], Notices],
) -> Apply:
    """Show a batch to each of them in the consumer's transaction; the one that may tell facts itself comes last."""

    async def apply(transaction: Connection, facts: Sequence[Fact]) -> None:
        await note_notices(notices(transaction), facts)
        await note_settlements(settlements(transaction), facts)
        await receive_vouchers(counter(transaction), facts)

    return apply
