"""Settlement (结算): a merchant's closed business days, what they come to, and where their one payment is.

A day is settled only once our own count and sums equal what redemption closed it with. A refund is a negative entry of
a later day; its money is the program's again once the settlement that carries it is paid.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import groupby, takewhile
from typing import NamedTuple

from services.treasury.domain import journal
from services.treasury.domain.journal import Transfer
from services.treasury.domain.payouts import LineState, Payout
from shared.kernel.fen import Fen

NUMBER_DIGITS = 16


class EntryKind(StrEnum):
    """What an entry of a merchant's account is."""

    REDEEMED = "REDEEMED"
    UNDONE = "UNDONE"
    REFUNDED = "REFUNDED"


class Entry(NamedTuple):
    """One fact in a merchant's account; `entry_id` is the redemption's id or the refund's, `amount_fen` signed."""

    event_id: str
    kind: EntryKind
    entry_id: str
    redemption_id: str
    merchant_id: str
    campaign_id: str
    district_id: str
    program_id: str
    pool_id: str
    business_day: str
    amount_fen: int
    at: datetime


class DayKey(NamedTuple):
    merchant_id: str
    campaign_id: str
    business_day: str


class DaySums(NamedTuple):
    """Redemptions that stand, net of undos, and refunds; `refunded_fen` is not negative."""

    redemptions: int
    redeemed_fen: int
    refunds: int
    refunded_fen: int

    @property
    def net_fen(self) -> int:
        """What the day owes the merchant; below nothing where refunds outweigh."""
        return self.redeemed_fen - self.refunded_fen


class MerchantDay(NamedTuple):
    """A day as redemption closed it; `is_agreed` once our own sums came to the same."""

    key: DayKey
    district_id: str
    told: DaySums
    closed_at: datetime
    is_agreed: bool = False


class PoolSums(NamedTuple):
    """Of a settlement, what was redeemed (net of undos) and refunded of one pool's money."""

    settlement_id: str
    pool_id: str
    program_id: str
    redeemed_fen: Fen
    refunded_fen: Fen


class SettlementState(StrEnum):
    """Where its last payment is (as a payout's states); NETTED: nothing is left to pay."""

    DUE = "DUE"
    PREPARED = "PREPARED"
    APPROVED = "APPROVED"
    UNKNOWN = "UNKNOWN"
    PAID = "PAID"
    FAILED = "FAILED"
    NETTED = "NETTED"


S = SettlementState


@dataclass(frozen=True, slots=True)
class Settlement:
    """Whole days of one merchant, paid together; its days and its amount never change."""

    settlement_id: str
    version: int
    merchant_id: str
    campaign_id: str
    district_id: str
    business_days: tuple[str, ...]
    amount_fen: Fen
    state: SettlementState
    moved_at: datetime
    payouts: int = 0


@dataclass(frozen=True, slots=True)
class Hold:
    """Who keeps what is due to a merchant out of batches (暂缓结算), or let it go on, and why."""

    merchant_id: str
    version: int
    district_id: str
    is_held: bool
    held_by: str
    reason: str
    held_at: datetime


class WhyNot(StrEnum):
    """Why a merchant with unsettled days is not in a batch."""

    HELD = "HELD"
    NO_ACCOUNT = "NO_ACCOUNT"
    STILL_OPEN = "STILL_OPEN"
    NOT_AGREED = "NOT_AGREED"
    CARRIED = "CARRIED"


class LeftOut(NamedTuple):
    """A merchant that is not paid now; `amount_fen` its days come to (not above nothing: carried over, 结转)."""

    merchant_id: str
    why: WhyNot
    amount_fen: int
    detail: str = ""


def why_not(
    unsettled: Sequence[MerchantDay],
    ready: Sequence[MerchantDay],
    until_day: str,
    *,
    hold: Hold | None,
    earlier: Settlement | None,
    has_account: bool,
) -> LeftOut | None:
    """Why a merchant's days until then are not settled now; None when they are, or when it has none."""
    asked = [day for day in unsettled if day.key.business_day <= until_day]
    if not asked:
        return None
    merchant_id, net = asked[0].key.merchant_id, net_of(asked)
    if hold is not None:
        return LeftOut(merchant_id, WhyNot.HELD, net, f"{hold.held_by}: {hold.reason}")
    if earlier is not None:
        return LeftOut(merchant_id, WhyNot.STILL_OPEN, net, f"{earlier.settlement_id} is {earlier.state}")
    if not ready:
        first = min(unsettled, key=lambda day: (day.closed_at, day.key))
        return LeftOut(merchant_id, WhyNot.NOT_AGREED, net, f"waits for {first.key.business_day} to be agreed")
    if net_of(ready) <= 0:
        return LeftOut(merchant_id, WhyNot.CARRIED, net_of(ready))
    return None if has_account else LeftOut(merchant_id, WhyNot.NO_ACCOUNT, net)


def day_sums(entries: Iterable[tuple[EntryKind, int]]) -> DaySums:
    """Our own count and sums of a day, from the kinds and signed amounts of its entries."""
    count = total = refunds = refunded = 0
    for kind, amount in entries:
        if kind == EntryKind.REFUNDED:
            refunds, refunded = refunds + 1, refunded - amount
        else:
            count, total = count + (1 if kind == EntryKind.REDEEMED else -1), total + amount
    return DaySums(count, total, refunds, refunded)


def days_to_settle(unsettled: Sequence[MerchantDay], until_day: str) -> list[MerchantDay]:
    """Of a merchant's unsettled days, in the order of their closing, those up to `until_day`; a day that is not agreed
    holds back all that follow it, since a refund must not be settled before what it takes back."""
    in_order = sorted(unsettled, key=lambda day: (day.closed_at, day.key))
    return list(takewhile(lambda day: day.is_agreed and day.key.business_day <= until_day, in_order))


def net_of(days: Sequence[MerchantDay]) -> int:
    """What these days come to, in fen."""
    return sum(day.told.net_fen for day in days)


def draw_up(days: Sequence[MerchantDay], now: datetime) -> Settlement:
    """Settle these days of one merchant, which net to nothing or more; nothing: they even out, no bank is needed."""
    (merchant_id, campaign_id, first_day), amount = days[0].key, net_of(days)
    number = hashlib.sha256(f"{campaign_id}:{merchant_id}:{first_day}".encode()).digest()
    return Settlement(
        settlement_id=f"JS{int.from_bytes(number[:8], 'big') % 10**NUMBER_DIGITS:0{NUMBER_DIGITS}d}",
        version=1,
        merchant_id=merchant_id,
        campaign_id=campaign_id,
        district_id=days[0].district_id,
        business_days=tuple(day.key.business_day for day in days),
        amount_fen=Fen(amount),
        state=S.DUE if amount else S.NETTED,
        moved_at=now,
    )


def next_payout(settlement: Settlement, now: datetime) -> tuple[Settlement, Payout]:
    """Begin the settlement's payment, or after a definite no the next one, under an id of its own."""
    nth = settlement.payouts + 1
    payout = Payout(
        payout_id=f"{settlement.settlement_id}-{nth}",
        pays=settlement.settlement_id,
        campaign_id=settlement.campaign_id,
        program_id="",
        district_id=settlement.district_id,
        pool_id="",
        amount_fen=settlement.amount_fen,
        requested_at=now,
        merchant_id=settlement.merchant_id,
    )
    return replace(settlement, payouts=nth), payout


def follow(settlement: Settlement, line: LineState, now: datetime) -> Settlement:
    """The settlement after its payment moved."""
    return replace(settlement, state=S(line.value), version=settlement.version + 1, moved_at=now)


def postings_of(sums: Sequence[PoolSums]) -> list[Transfer]:
    """What settlements post once they are paid or even out."""
    by_settlement = groupby(sorted(sums), key=lambda one: one.settlement_id)
    return [
        transfer
        for settlement_id, pools in by_settlement
        for transfer in journal.settle(f"settlement:{settlement_id}", [one[1:] for one in pools])
    ]
