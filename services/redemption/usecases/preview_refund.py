"""Preview a refund (退款预览): who would get what."""

from services.redemption.domain.refund import Shares
from services.redemption.domain.voucher import Refusal
from services.redemption.usecases.ports import AtDesk, AtTill, Counter
from services.redemption.usecases.weigh_refund import weigh_refund
from shared.kernel.decision import Refused
from shared.kernel.fen import Fen


async def preview_refund(counter: Counter, at: AtTill | AtDesk, amount_fen: Fen) -> Shares | Refused:
    """What a refund would give or be refused for at this instant; it binds nobody."""
    redemption = await counter.redemptions.find_at(at)
    if redemption is None:
        return Refused(Refusal.NOT_FOUND)
    weighed = await weigh_refund(counter, redemption, amount_fen, now=await counter.now())
    return weighed if isinstance(weighed, Refused) else weighed.shares
