"""Expire vouchers (过期) whose validity has passed: their value goes back."""

from services.redemption.domain.voucher import expire
from services.redemption.usecases import facts
from services.redemption.usecases.ports import Counter

VOUCHERS_PER_CHUNK = 1_000  # a write transaction must end within a second


async def expire_vouchers(counter: Counter) -> bool:
    """Expire one chunk; whether more may wait."""
    due = await counter.vouchers.due_to_expire(VOUCHERS_PER_CHUNK)
    now = await counter.now()
    expired = [ended for voucher in due if (ended := expire(voucher, now=now)) is not None]
    await counter.vouchers.save(expired, now)
    await counter.tell(*(facts.expired(voucher, now) for voucher in expired))
    return len(due) == VOUCHERS_PER_CHUNK
