"""Judge merchants (结算预审): whose closed days of a district can be paid now, and why the others' cannot."""

from collections.abc import Mapping
from dataclasses import dataclass

from services.treasury.domain.payees import Payee
from services.treasury.domain.settlements import LeftOut, MerchantDay, days_to_settle, why_not
from services.treasury.usecases.ports import Books


@dataclass(frozen=True, slots=True)
class Judged:
    """`ready`: by merchant the days that can be settled, which come to more than nothing."""

    ready: tuple[tuple[MerchantDay, ...], ...]
    left_out: tuple[LeftOut, ...]
    accounts: Mapping[str, Payee]


async def judge_merchants(books: Books, campaign_id: str, district_id: str, until_day: str) -> Judged:
    """Of every merchant with unsettled days until then; nothing is changed."""
    unsettled = await books.days.unsettled(campaign_id, district_id, None)
    merchants = sorted(unsettled)
    holds = await books.holds.of(merchants)
    accounts = await books.accounts.in_force(district_id, merchants)
    still_open = await books.settlements.open_among(campaign_id, merchants)
    left_out, ready = [], []
    for merchant_id in merchants:
        days = days_to_settle(unsettled[merchant_id], until_day)
        reason = why_not(
            unsettled[merchant_id], days, until_day,
            hold=holds.get(merchant_id), earlier=still_open.get(merchant_id), has_account=merchant_id in accounts,
        )  # fmt: skip
        if reason is not None:
            left_out.append(reason)
        elif days:
            ready.append(tuple(days))
    return Judged(tuple(ready), tuple(left_out), accounts)
