"""Approve merchants' bank accounts (复核商户账户): in force for all that is in no batch, what failed is due again."""

from collections.abc import Mapping
from dataclasses import replace

from services.treasury.domain.payees import Payee
from services.treasury.domain.payouts import LineState
from services.treasury.domain.refusals import Refusal
from services.treasury.domain.settlements import follow, next_payout
from services.treasury.usecases import facts
from services.treasury.usecases.ports import Books
from services.treasury.usecases.settlement_ports import AccountFile
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer


async def approve_accounts(books: Books, file_id: str, *, checker: Officer, saw_sha256: str) -> AccountFile | Refused:
    """Another person than the drafter, who saw these very rows."""
    file = await books.accounts.load_for_update(file_id)
    if file is None:
        return Refused(Refusal.NOT_FOUND)
    if not checker.acts_in(file.district_id):
        return Refused(Refusal.FORBIDDEN, "the accounts are another district's")
    if file.approved_by is not None:
        return Refused(Refusal.WRONG_STATE, "approved already")
    if checker.staff_id == file.drafted_by:
        return Refused(Refusal.SAME_PERSON)
    if saw_sha256 != file.sha256:
        return Refused(Refusal.STALE_VALUE, f"the file is {file.sha256}")
    approved = replace(file, approved_by=checker.staff_id)
    await books.accounts.approve(approved)
    rows = await books.accounts.rows(file_id)
    await _pay_anew(books, approved, rows)
    return approved


async def _pay_anew(books: Books, file: AccountFile, rows: Mapping[str, Payee]) -> None:
    """The next payment of each settlement that failed; the next batch takes it."""
    failed = [one for one in await books.settlements.failed_of(sorted(rows)) if one.district_id == file.district_id]
    now = await books.now()
    begun = [next_payout(follow(settlement, LineState.DUE, now), now) for settlement in failed]
    await books.settlements.save([settlement for settlement, _ in begun])
    await books.payouts.add([(payout, rows[payout.merchant_id]) for _, payout in begun])
    await books.tell(*(facts.settlement_moved(settlement) for settlement, _ in begun))
