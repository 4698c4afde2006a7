"""Move a round (轮次) through its life: open, pause (暂停), resume, close (关闭)."""

from services.vouchers.domain.rounds import ClaimRound, RoundRefusal, move
from services.vouchers.domain.stock import RoundState
from services.vouchers.usecases.ports import Rounds
from shared.contracts.vouchers_events import RoundClosed, RoundOpened, RoundPaused
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer


async def move_round(
    rounds: Rounds, round_id: str, to: RoundState, *, by: Officer, reason: str = ""
) -> ClaimRound | Refused:
    """Make one move and tell it; an illegal one, or one in another district, is refused."""
    round_ = await rounds.load_for_update(round_id)
    if round_ is None:
        return Refused(RoundRefusal.NOT_FOUND)
    if not by.acts_in(round_.district_id):
        return Refused(RoundRefusal.FORBIDDEN, "the round is another district's")
    moved = move(round_, to)
    if isinstance(moved, Refused):
        return moved
    if to == RoundState.CLOSED:
        await _close(rounds, moved)
        return moved
    await rounds.save(moved)
    if to == RoundState.PAUSED:
        await rounds.tell((round_id, RoundPaused(round_id, moved.version, reason)))
    else:
        await rounds.tell((round_id, RoundOpened(round_id, moved.version)))
    return moved


async def _close(rounds: Rounds, closed: ClaimRound) -> None:
    """The round's last word, in the transaction that locks its stocks: what was issued, what goes back."""
    totals = await rounds.close_stocks(closed.round_id)
    await rounds.save(closed)
    told = RoundClosed(
        round_id=closed.round_id,
        version=closed.version,
        campaign_id=closed.campaign_id,
        program_id=closed.program_id,
        district_id=closed.district_id,
        pool_id=closed.pool_id,
        issued_count=totals.issued_count,
        issued_fen=totals.issued_fen,
        unissued_fen=totals.unissued_fen,
        closed_at=await rounds.now(),
    )
    await rounds.tell((closed.round_id, told))
