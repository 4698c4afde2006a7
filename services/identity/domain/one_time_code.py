"""One-time codes (验证码): six digits, five minutes, five tries, one a minute."""

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from services.identity.domain.person import Refusal
from shared.kernel.decision import Refused

VALID_FOR = timedelta(minutes=5)
TRIES = 5
RESEND_AFTER = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class SentCode:
    """A code that was sent; only its keyed hash is kept."""

    code_hash: bytes
    sent_at: datetime
    expires_at: datetime
    tries_left: int


def may_send(last: SentCode | None, now: datetime) -> Refused | None:
    """Refuse a second code within a minute of the first."""
    if last is not None and now < last.sent_at + RESEND_AFTER:
        wait = last.sent_at + RESEND_AFTER - now
        return Refused(Refusal.TOO_MANY, retry_after_s=int(wait.total_seconds()) + 1)
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
