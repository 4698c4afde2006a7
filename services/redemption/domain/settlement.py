"""A merchant's money (结算) as treasury tells of it: when a business day is paid, why not yet, what is owed."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from shared.kernel.fen import Fen


class PayState(StrEnum):
    """Where a business day's money is; from DUE on it is treasury's word."""

    DAY_OPEN = "DAY_OPEN"
    AWAITING = "AWAITING"  # closed, and treasury has not told of it yet
    HELD = "HELD"
    DUE = "DUE"
    PREPARED = "PREPARED"
    APPROVED = "APPROVED"
    PAID = "PAID"
    FAILED = "FAILED"
    UNKNOWN = "UNKNOWN"
    NETTED = "NETTED"


_OVER = frozenset({PayState.PAID, PayState.NETTED})
_IN_NO_BATCH = frozenset({PayState.AWAITING, PayState.DUE})  # a hold keeps these out of the next one


class Settlement(NamedTuple):
    """What treasury said last of a settlement; it pays whole business days."""

    settlement_id: str
    business_days: tuple[str, ...]
    amount_fen: Fen
    state: PayState
    batch_id: str
    reason: str
    moved_at: datetime


class Hold(NamedTuple):
    """An officer keeps a merchant's money out of batches (暂缓结算)."""

    held_by: str
    reason: str
    held_at: datetime


class DayMoney(NamedTuple):
    """A merchant's business day: what was redeemed and stands, and what refunds of earlier days take back."""

    day: str
    ends_at: datetime
    is_closed: bool
    redemptions: int
    sum_fen: Fen
    refunds: int
    refunded_fen: Fen

    @property
    def net_fen(self) -> Fen:
        """What the day owes the merchant; below zero it carries over."""
        return Fen(self.sum_fen - self.refunded_fen)


class Pay(NamedTuple):
    """A day's pay: `paid_at` once it is PAID; `why` in words where treasury gave any, with who holds it."""

    state: PayState
    settlement_id: str = ""
    batch_id: str = ""
    paid_at: datetime | None = None
    why: str = ""
    held_by: str = ""


class Owed(NamedTuple):
    """A day that is not paid yet, and for how many whole days since its end."""

    day: str
    amount_fen: Fen
    age_days: int
    pay: Pay


def pay_of(day: str, settlements: Iterable[Settlement], hold: Hold | None, *, is_closed: bool) -> Pay:
    """When a business day is paid, or why not yet. Of several settlements of a day the latest word counts."""
    if not is_closed:
        return Pay(PayState.DAY_OPEN)
    of_day = [one for one in settlements if day in one.business_days]
    told = max(of_day, key=lambda one: (one.moved_at, one.settlement_id), default=None)
    state = told.state if told else PayState.AWAITING
    pay = Pay(state, told.settlement_id, told.batch_id, None, told.reason) if told else Pay(state)
    if state == PayState.PAID and told is not None:
        return pay._replace(paid_at=told.moved_at)
    if hold is not None and state in _IN_NO_BATCH:
        return pay._replace(state=PayState.HELD, why=hold.reason, held_by=hold.held_by)
    return pay


def outstanding(
    days: Sequence[DayMoney], settlements: Sequence[Settlement], hold: Hold | None, *, now: datetime
) -> list[Owed]:
    """What is owed and not yet paid (未结算), the oldest first; a day of refunds takes from the others' sum."""
    owed = []
    for day in sorted(days, key=lambda one: one.ends_at):
        pay = pay_of(day.day, settlements, hold, is_closed=day.is_closed)
        if pay.state not in _OVER and day.net_fen != 0:
            owed.append(Owed(day.day, day.net_fen, max((now - day.ends_at).days, 0), pay))
    return owed
