"""The journal's sides of reconciliation in memory: what is asked for is made by the domain's own postings."""

from collections import Counter
from collections.abc import Iterator

from services.treasury.domain import journal
from services.treasury.domain.grants import GrantState
from services.treasury.domain.journal import BALANCE_KINDS, Account, Kind, Transfer
from services.treasury.domain.payouts import LineState
from services.treasury.domain.reconciliation import Pair, Row
from services.treasury.tests.fakes import FakeBooks
from services.treasury.usecases.reconciliation_ports import Page

OURS = frozenset({"campaign", "allocation", "grant", "payout", "clawback"})
WITHIN = {(Kind.GRANTED, Kind.OUTSTANDING), (Kind.GRANTED, Kind.ALLOCATED), (Kind.OUTSTANDING, Kind.ALLOCATED)}
OF_POLICIES = WITHIN | {
    (Kind.OUTSTANDING, Kind.GRANTED), (Kind.OUTSTANDING, Kind.PAYABLE), (Kind.PAYABLE, Kind.OUTSTANDING),
    (Kind.OUTSTANDING, Kind.PAID), (Kind.PAID, Kind.ALLOCATED),
}  # fmt: skip


def of_journal(books: FakeBooks) -> Iterator[Page]:
    """What our own tables ask for, what nothing asks for, and where it all led to."""
    booked = list(books.journal.booked.values())
    ours = [one for one in booked if one.event_id.partition(":")[0] in OURS]
    here = [*(_row(one) for one in ours), *(_row(one) for one in booked if one not in ours and _is_stray(books, one))]
    yield Page(Pair.JOURNAL, here, [_row(one) for one in _asked(books)])
    sums = Counter[Account]()
    for one in booked:
        sums[one.debit] -= one.amount_fen
        sums[one.credit] += one.amount_fen
    accounts = books.journal.accounts
    caps = [one.cap_fen for one in books.campaigns.all.values() if one.state == "APPROVED"]
    balances = [_sum(_name(account), balance, account) for account, balance in accounts.items()]
    of_transfers = [_sum(_name(account), sums[account], account) for account in accounts]
    whole = sum(balance for account, balance in accounts.items() if account.kind in BALANCE_KINDS)
    yield Page(Pair.BALANCE, [*balances, _sum("cap", whole)], [*of_transfers, *(_sum("cap", cap) for cap in caps)])


def _asked(books: FakeBooks) -> Iterator[Transfer]:
    for name, campaign in books.campaigns.all.items():
        changes = [one for one in books.campaigns.changes.values() if one.approved_by]
        first = {one.program_id: one.allocated_fen for one in campaign.programs}
        for change in changes:
            more = change.to_fen - change.from_fen
            first[change.program_id] -= more  # type: ignore[assignment]
            yield journal.reallocate(f"allocation:{change.change_id}", name, change.program_id, more)
        if campaign.state == "APPROVED":
            yield from journal.fund(f"campaign:{name}", name, campaign.cap_fen, first)
    for grant, _ in books.grants.all.values():
        if grant.state not in {GrantState.DRAFT, GrantState.CANCELLED}:
            yield journal.grant(f"grant:{grant.grant_id}", grant.program_id, grant.pool_id, grant.amount_fen)
    for payout in books.payouts.all.values():
        if not payout.merchant_id and payout.state in {LineState.PAID, LineState.CLAWED_BACK}:
            yield journal.pay(f"payout:{payout.payout_id}", payout.pool_id, payout.amount_fen)
    for back in books.payouts.clawbacks.values():
        payout = books.payouts.all[back.payout_id]
        if back.approved_by:
            event_id = f"clawback:{back.payout_id}"
            yield journal.claw_back(event_id, payout.pool_id, payout.program_id, payout.amount_fen)


def _is_stray(books: FakeBooks, one: Transfer) -> bool:
    prefix, _, name = one.event_id.partition(":")
    if one.event_id in books.days.entries or (prefix == "settlement" and name in books.settlements.all):
        return False
    grants = [(grant, terms) for grant, terms in books.grants.all.values() if grant.pool_id == one.debit.pool_id]
    if prefix == "settlement" or not grants:
        return True
    may = OF_POLICIES if all(terms is None for _, terms in grants) else WITHIN
    owner = grants[0][0].program_id if one.credit.kind == Kind.ALLOCATED else one.debit.pool_id
    return (one.debit.kind, one.credit.kind) not in may or one.credit.pool_id != owner


def _row(one: Transfer) -> Row:
    is_plan = one.event_id.startswith("campaign:")
    item = f"{one.event_id} {one.credit.pool_id}" if is_plan else one.event_id
    word = f"{_name(one.debit)} > {_name(one.credit)}"
    return Row("", "", item, one.amount_fen, word, "" if one.debit.kind == Kind.SOURCE else "d1")


def _sum(item: str, amount_fen: int, account: Account | None = None) -> Row:
    is_citys = account is None or account.kind in {Kind.SOURCE, Kind.UNALLOCATED}
    return Row("", "", item, amount_fen, "", "" if is_citys else "d1")


def _name(account: Account) -> str:
    return f"{account.pool_id} {account.kind}"
