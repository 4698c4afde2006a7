"""Draft merchants' bank accounts (登记商户账户): entered by one person, in force once another approves them."""

import csv
import hashlib
import io
from collections.abc import Mapping

from services.treasury.domain.payees import Payee, can_be_paid
from services.treasury.domain.refusals import Refusal
from services.treasury.usecases.ports import Books
from services.treasury.usecases.settlement_ports import AccountFile
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer


async def draft_accounts(
    books: Books, *, maker: Officer, file_id: str, district_id: str, rows: Mapping[str, Payee]
) -> AccountFile | Refused:
    """`rows`: name and account by merchant_id. Nobody is paid by them yet."""
    if not maker.acts_in(district_id):
        return Refused(Refusal.FORBIDDEN, "the district is another's")
    for merchant_id, payee in sorted(rows.items()):
        if not can_be_paid(payee):
            return Refused(Refusal.MALFORMED, f"{merchant_id}: no bank takes this name or account")
    file = AccountFile(file_id, district_id, fingerprint(rows), maker.staff_id)
    if not await books.accounts.add(file, rows):
        return Refused(Refusal.CONFLICT, "file_id is taken")
    return file


def fingerprint(rows: Mapping[str, Payee]) -> str:
    """SHA-256 in hex of `merchant_id,name,account` lines in order of merchant_id: what a checker approves."""
    made = io.StringIO(newline="")
    lines = [(merchant_id, payee.name, payee.account) for merchant_id, payee in sorted(rows.items())]
    csv.writer(made, lineterminator="\n").writerows(lines)
    return hashlib.sha256(made.getvalue().encode()).hexdigest()
