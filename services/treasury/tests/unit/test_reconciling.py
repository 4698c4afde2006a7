"""What reconciliation reads, and what it does when nothing can be read."""

from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest

from services.treasury.domain.payees import Payee
from services.treasury.domain.payment_file import PaymentFile, read_payment_file, write_payment_file
from services.treasury.domain.payouts import Payout
from services.treasury.tests import builders as b
from services.treasury.tests.fakes import FakeBooks
from services.treasury.tests.reconciliation_fakes import FakeLedger, FakeReconciling
from services.treasury.usecases.reconcile_due import reconcile_due
from shared.kernel.decision import Refused
from shared.kernel.errors import BrokenPromiseError
from shared.kernel.fen import Fen

PAYEES = [Payee("欧阳, 晓“秋”", "62220204000123456"), Payee("桃城区家电行", "130016161080")]


def file() -> bytes:
    payouts = [Payout(f"n{n}-1", f"n{n}", "c1", "p1", "d1", "r1", Fen(100 * n), b.NOW) for n in (1, 2)]
    return write_payment_file("b1", list(zip(payouts, PAYEES, strict=True)))


def test_a_payment_file_is_read_as_it_was_written_without_a_name_or_an_account() -> None:
    read = read_payment_file(file())
    assert read == PaymentFile("b1", 2, 300, (("n1-1", 100), ("n2-1", 200)))
    assert "130016161080" not in repr(read)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "line 1: no head of a payment file"),
        (b"\xff", "the file is not UTF-8 csv"),
        (file().replace(b"JINQIU-PAYMENT", b"JINQIU-ANSWER"), "line 1: no head of a payment file"),
        (file().replace(b",2,300", b",2,-300"), "line 1: no head of a payment file"),
        (file().replace(b",100,", b",1e2,"), "line 2: no payment"),
        (file().replace(b",200,", b",99999999999999999999,"), "line 3: no payment"),
        (file()[:-14], "line 3: no payment"),
    ],
)
def test_a_payment_file_that_cannot_be_read_is_told_by_its_line(content: bytes, said: str) -> None:
    read = read_payment_file(content)
    assert isinstance(read, Refused)
    assert read.detail == said


class Mistaken(FakeReconciling):
    """Says that a campaign is due which there is not."""

    @asynccontextmanager
    async def ledger(self) -> Any:
        class Ledger(FakeLedger):
            async def first_due(self, every: timedelta) -> str | None:
                return "c9"

        yield Ledger(self._books)


async def test_a_campaign_that_is_due_and_cannot_be_reconciled_is_a_broken_promise() -> None:
    with pytest.raises(BrokenPromiseError, match="c9"):
        await reconcile_due(Mistaken(FakeBooks()), timedelta(days=1))
