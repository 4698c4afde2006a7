"""Undo a redemption (撤销) while its business day is open; also one that has not been seen yet."""

from dataclasses import replace

from services.redemption.domain.voucher import Refusal, Till, VoucherState, undo, whole_second
from services.redemption.usecases import facts
from services.redemption.usecases.ports import Counter, Redemption
from shared.kernel.decision import Refused
from shared.kernel.errors import BrokenPromiseError


async def undo_redemption(counter: Counter, till: Till, *, request_no: str, undo_key: str) -> Redemption | Refused:
    """Take it back once; a number never seen is closed for good, so that a late redeem under it is refused."""
    by_key = await counter.redemptions.find_by_undo_key(till.store_id, undo_key)
    if by_key is not None:
        return by_key if by_key.request_no == request_no else Refused(Refusal.KEY_REUSED)
    known = await counter.redemptions.find_for_update(till.store_id, request_no)
    if known is None:
        tombstone = Redemption(
            till.store_id, request_no, None, None, till.merchant_id, till.terminal_id,
            undone_at=whole_second(await counter.now()), undo_key=undo_key,
        )  # fmt: skip
        if await counter.redemptions.add(tombstone):
            return tombstone
        known = await counter.redemptions.find_for_update(till.store_id, request_no)
    if known is None:
        return Refused(Refusal.KEY_REUSED)  # the undo's key was taken meanwhile
    if known.undone_at is not None:
        return known if known.undo_key == undo_key else Refused(Refusal.UNDO_CLOSED)
    return await _undo(counter, known, undo_key)


async def _undo(counter: Counter, known: Redemption, undo_key: str) -> Redemption | Refused:
    if known.voucher_id is None or known.campaign_id is None or known.business_day is None:
        raise BrokenPromiseError(f"redemption {known.redemption_id} without voucher or day")
    if not await counter.days.hold_open(known.campaign_id, known.business_day):
        return Refused(Refusal.UNDO_CLOSED, "the business day is closed; use a refund")
    (voucher,) = await counter.vouchers.by_ids([known.voucher_id])
    now = await counter.now()
    back = undo(voucher, now=now)
    taken_back = replace(known, undone_at=whole_second(now), undo_key=undo_key)
    if not await counter.redemptions.mark_undone(taken_back):
        return Refused(Refusal.KEY_REUSED)
    told = [facts.undone(voucher, back.version, taken_back, now)]
    if back.state == VoucherState.EXPIRED:
        back = replace(back, version=back.version + 1)
        told.append(facts.expired(back, now))
    await counter.vouchers.save([back], now)
    await counter.tell(*told)
    return taken_back
