"""One-time codes (验证码): six digits, five minutes, five tries, one a minute, ten a day."""

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from services.identity.domain.person import Refusal
from shared.kernel.decision import Refused

VALID_FOR = timedelta(minutes=5)
TRIES = 5
RESEND_AFTER = timedelta(seconds=60)
CODES_A_DAY_MAX = 10
DAY = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class SentCode:
    """A code that was sent; only its keyed hash is kept. `sent_in_day` counts since `day_began_at`."""

    code_hash: bytes
    sent_at: datetime
    expires_at: datetime
    tries_left: int
    sent_in_day: int
    day_began_at: datetime


def may_send(last: SentCode | None, now: datetime) -> Refused | None:
    """Refuse a second code within a minute of the first, and an eleventh within a day of it."""
    if last is None:
        return None
    may_at = last.sent_at + RESEND_AFTER
    if last.sent_in_day >= CODES_A_DAY_MAX:
        may_at = max(may_at, last.day_began_at + DAY)
    if now < may_at:
        return Refused(Refusal.TOO_MANY, retry_after_s=int((may_at - now).total_seconds()) + 1)
    return None


def check_code(sent: SentCode | None, given_hash: bytes, now: datetime) -> Refused | None:
    """None when the code is right; a phone that was sent none gets the answer of a wrong code."""
    if sent is None or sent.tries_left <= 0:
        return Refused(Refusal.OTP_WRONG)
    if now >= sent.expires_at:
        return Refused(Refusal.OTP_EXPIRED)
    if not hmac.compare_digest(sent.code_hash, given_hash):
        return Refused(Refusal.OTP_WRONG)
    return None
