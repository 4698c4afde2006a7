"""What a refund finds when another redemption's took its number between its look and its act."""

from services.redemption.domain.refund import Refund
from services.redemption.domain.voucher import Refusal, VoucherState
from services.redemption.tests import builders as b
from services.redemption.tests.day_fakes import FakeRefunds
from services.redemption.tests.fakes import FakeCounter, FakeShops
from services.redemption.usecases.close_day import close_day
from services.redemption.usecases.ports import AtTill, BusinessDay
from services.redemption.usecases.refund_redemption import refund_redemption
from shared.contracts.redemption_events import VoucherRefunded
from shared.kernel.decision import Refused
from shared.kernel.fen import Fen


class SeenLate(FakeRefunds):
    """What others did does not show at a look."""

    async def find(self, store_id: str, request_no: str) -> Refund | None:
        return None


async def test_a_number_taken_meanwhile_refuses_and_changes_nothing() -> None:
    counter = FakeCounter()
    counter.refunds = SeenLate()
    await FakeShops(counter).put_days("c1", [b.today(), BusinessDay("day-2", b.NOW + b.DAY, b.NOW + 2 * b.DAY)])
    await b.receive(counter, 1, 2)
    answers = []
    for number in (1, 2):
        await b.redeem(counter, number, f"req-{number:03d}")
    await close_day(counter, "c1", "day-1")
    for number in (1, 2):
        at = AtTill(b.till(), f"req-{number:03d}")
        answers.append(await refund_redemption(counter, at, refund_no="refund-01", amount_fen=Fen(40_000)))
    assert isinstance(answers[0], Refund)
    assert answers[1] == Refused(Refusal.KEY_REUSED)
    assert counter.vouchers.all[b.voucher_id(2)].state == VoucherState.REDEEMED
    assert sum(isinstance(event, VoucherRefunded) for _, event in counter.told) == 1
