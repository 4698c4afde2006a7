"""Open or close a round (轮次) by the clock."""

from services.vouchers.domain.rounds import due
from services.vouchers.usecases.move_round import move_round
from services.vouchers.usecases.ports import Rounds
from shared.kernel.officer import Officer

CLOCK = Officer("clock")


async def move_round_when_due(rounds: Rounds, round_id: str) -> None:
    """Open or close a round whose time has come."""
    round_ = await rounds.load_for_update(round_id)
    to = due(round_, await rounds.now()) if round_ else None
    if to is not None:
        await move_round(rounds, round_id, to, by=CLOCK)
