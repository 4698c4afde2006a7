"""What becomes of a payout, by its account alone: pure, and the same for ever under the same key."""

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Settings:
    """Shares of all accounts (of answer files where said), delays, and the key that deals the fates out."""

    failed_share: float = 0.04
    unknown_share: float = 0.05  # UNKNOWN in the answer file
    stubborn_share: float = 0.01  # of all accounts, among the unknown: UNKNOWN when asked for some time, too
    late_share: float = 0.10
    repeated_share: float = 0.25  # of answer files: they come again under a new number
    definite_at_question: int = 1
    stubborn_at_question: int = 4
    settled_after_s: float = 60.0  # from then on every question is answered definitely
    answer_after_s: float = 0.0
    late_after_s: float = 3.0
    repeat_after_s: float = 1.0
    key: str = "jinqiu-bank"


class Result(StrEnum):
    """What the bank says of a payout."""

    PAID = "PAID"
    FAILED = "FAILED"
    UNKNOWN = "UNKNOWN"
    NOT_RECEIVED = "NOT_RECEIVED"


REASONS = ("ACCOUNT_CLOSED", "NAME_DIFFERS", "ACCOUNT_FROZEN", "NO_SUCH_ACCOUNT")


@dataclass(frozen=True, slots=True)
class Fate:
    """PAID, or FAILED with a reason; told from the n-th question on (0: by the answer file), which may be late."""

    result: Result
    reason: str
    definite_at: int
    late: bool


def decide(settings: Settings, account: str) -> Fate:
    """What a payout to this account comes to; another account, such as a mended one, draws again."""
    failed = _draw(settings, "failed", account) < settings.failed_share
    reason = REASONS[int(_draw(settings, "reason", account) * len(REASONS))] if failed else ""
    unknown = _draw(settings, "unknown", account)
    definite_at = 0
    if unknown < settings.stubborn_share:
        definite_at = settings.stubborn_at_question
    elif unknown < settings.unknown_share:
        definite_at = settings.definite_at_question
    late = _draw(settings, "late", account) < settings.late_share
    return Fate(Result.FAILED if failed else Result.PAID, reason, definite_at, late)


def account_meeting(settings: Settings, fate: Fate, accounts: Iterable[str]) -> str:
    """The first of these accounts that meets this fate (the reason aside); raises LookupError when none does."""
    for account in accounts:
        met = decide(settings, account)
        if (met.result, met.definite_at, met.late) == (fate.result, fate.definite_at, fate.late):
            return account
    raise LookupError(f"none of the accounts meets {fate}")


def is_definite(settings: Settings, definite_at: int, *, question_no: int, age_s: float) -> bool:
    """Whether this question about a payout that came `age_s` ago is answered definitely."""
    return question_no >= definite_at or age_s >= settings.settled_after_s


def is_repeated(settings: Settings, batch_id: str, part: str) -> bool:
    """Whether the answer file for this part of a batch comes again."""
    return _draw(settings, "repeated", f"{batch_id}/{part}") < settings.repeated_share


def _draw(settings: Settings, purpose: str, subject: str) -> float:
    """A number from 0 to below 1, by keyed digest."""
    digest = hmac.digest(settings.key.encode(), f"{purpose}:{subject}".encode(), hashlib.sha256)
    return int.from_bytes(digest[:6], "big") / 2**48
