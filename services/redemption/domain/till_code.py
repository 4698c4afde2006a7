"""The digits a shopper shows (券码): 24, so that they can also be typed; good for two minutes, signed.

79 bits: voucher number 32, expiry in minutes 17 (the nearest of its turns of 91 days), MAC 30. Fewer MAC bits than a
key deserves, but a guess costs a signed request at an enrolled till and a code lives two minutes.
"""

import hmac
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import ceil

DIGITS = 24
VALID_MINUTES = 2
_MINUTE_BITS, _MAC_BITS, _NUMBER_BITS = 17, 30, 32
_TURN = 1 << _MINUTE_BITS


@dataclass(frozen=True, slots=True)
class TillCode:
    """A genuine code; it may have expired."""

    voucher_no: int
    expires_at: datetime


def make_code(key: bytes, voucher_no: int, now: datetime) -> tuple[str, datetime]:
    """The digits and until when they are good (a whole minute, at least two ahead)."""
    if not 0 < voucher_no < 1 << _NUMBER_BITS:
        raise ValueError("voucher number out of range")
    minute = ceil(now.timestamp() / 60) + VALID_MINUTES
    value = ((voucher_no << _MINUTE_BITS | minute % _TURN) << _MAC_BITS) | _mac(key, voucher_no, minute)
    return f"{value:0{DIGITS}d}", _instant(minute)


def read_code(key: bytes, digits: str, now: datetime) -> TillCode | None:
    """The code, or None for digits we did not make."""
    if len(digits) != DIGITS or not (digits.isascii() and digits.isdigit()):
        return None
    value = int(digits)
    mac = value & ((1 << _MAC_BITS) - 1)
    minute_in_turn = (value >> _MAC_BITS) & (_TURN - 1)
    voucher_no = value >> (_MAC_BITS + _MINUTE_BITS)
    this_minute = int(now.timestamp()) // 60
    behind = (this_minute + VALID_MINUTES + 1 - minute_in_turn) % _TURN
    minute = this_minute + VALID_MINUTES + 1 - behind
    if not hmac.compare_digest(mac.to_bytes(4, "big"), _mac(key, voucher_no, minute).to_bytes(4, "big")):
        return None
    return TillCode(voucher_no, _instant(minute))


def _mac(key: bytes, voucher_no: int, minute: int) -> int:
    text = f"{voucher_no}:{minute}".encode()
    return int.from_bytes(hmac.digest(key, text, "sha256")[:4], "big") >> (32 - _MAC_BITS)


def _instant(minute: int) -> datetime:
    return datetime.fromtimestamp(0, UTC) + timedelta(minutes=minute)
