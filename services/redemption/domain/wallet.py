"""What a shopper's wallet (我的消费券) says of a voucher beside its state."""

from datetime import datetime, timedelta

SOON_AT_MOST = timedelta(days=1)
TAIL_LENGTH = 4


def expires_soon(issued_at: datetime, valid_until: datetime, now: datetime) -> bool:
    """Whether it is time to remind of it (即将过期): the last quarter of its validity, a day at most."""
    return valid_until - min((valid_until - issued_at) / 4, SOON_AT_MOST) <= now < valid_until


def tail_of(voucher_id: str) -> str:
    """The last characters (尾号), by which shopper and cashier know that they mean the same voucher."""
    return voucher_id[-TAIL_LENGTH:].upper()
