"""Terms, vouchers, tills and orders for tests: plain where the test does not care."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from services.redemption.domain.voucher import Order, Terms, Till, Voucher, VoucherState
from services.redemption.usecases.ports import BusinessDay, Counter, MerchantFile, Redemption, StoreFile, TillFile
from services.redemption.usecases.receive_vouchers import receive_vouchers
from services.redemption.usecases.redeem_vouchers import Asked, redeem_vouchers
from services.redemption.usecases.undo_redemption import undo_redemption
from shared.contracts.events import Fact
from shared.contracts.fact import Event
from shared.contracts.treasury_events import RoundTerms, StockTerms
from shared.contracts.vouchers_events import IssuedVoucher, RoundScheduled, VouchersIssued
from shared.kernel.decision import Refused
from shared.kernel.fen import Fen

NOW = datetime.now(UTC).replace(microsecond=0)
DAY = timedelta(days=1)
SHOPPER = str(UUID(int=77))
KEY = b"k" * 32


def terms(**changes: Any) -> Terms:
    """A voucher of 50 yuan on 300, for cars, in d1, good for a day."""
    plain = Terms("s1", "r1", "c1", "p1", "d1", "r1", Fen(5_000), Fen(30_000), ("cars",), NOW + DAY)
    return replace(plain, **changes)


def voucher(state: VoucherState = VoucherState.ISSUED, **changes: Any) -> Voucher:
    return Voucher(voucher_id(1), SHOPPER, terms(**changes), state, 1)


def voucher_id(number: int) -> str:
    return str(UUID(int=number))


def till(number: int = 1, **changes: Any) -> Till:
    """The n-th till of the first store; it sells cars in d1."""
    return replace(Till(f"t{number}", "st1", "m1", "d1", ("cars", "food")), **changes)


def order(order_no: str = "o1", **changes: Any) -> Order:
    return replace(Order(order_no, Fen(40_000), "cars"), **changes)


def merchant(merchant_id: str = "m1", uscc: str = "91131100000000001X", **changes: Any) -> MerchantFile:
    """A merchant with a store and a till."""
    tills = (TillFile(f"{merchant_id}-t1", f"{merchant_id}-k1", b"1" * 32),)
    store = StoreFile(f"{merchant_id}-st1", "桃城示例门店", tills)
    return replace(MerchantFile(merchant_id, "示例商户", uscc, "d1", ("cars", "food"), (store,)), **changes)


def today() -> BusinessDay:
    return BusinessDay("day-1", NOW - DAY, NOW + DAY)


def fact(event: Event, key: str = "k") -> Fact:
    return Fact(f"e-{key}", event.TYPE, NOW, key, "trace", 1, event)


def scheduled() -> Fact:
    stocks = [StockTerms("s1", 5_000, 30_000, 10, NOW + DAY)]
    told = RoundTerms("r1", 1, "one", NOW - DAY, NOW + DAY, ["cars"], stocks)
    return fact(RoundScheduled("r1", 1, "c1", "p1", "d1", "r1", told), "r1")


def issued(*numbers: int, valid_until: datetime | None = None, stock_id: str = "s1") -> Fact:
    """The fact that these vouchers were issued to the shopper."""
    pack = VouchersIssued(
        stock_id=stock_id, version=2, round_id="r1", campaign_id="c1", program_id="p1", district_id="d1",
        pool_id="r1", face_value_fen=5_000, threshold_fen=30_000, categories=["cars"],
        valid_until=valid_until or NOW + DAY, issued_at=NOW - DAY,
        vouchers=[IssuedVoucher(voucher_id(number), SHOPPER) for number in numbers],
    )  # fmt: skip
    return fact(pack, stock_id)


async def receive(counter: Counter, *numbers: int, **changes: Any) -> None:
    await receive_vouchers(counter, [issued(*numbers, **changes)])


async def redeem(
    counter: Counter, number: int, request_no: str, at: Till | None = None, order_: Order | None = None
) -> Redemption | Refused:
    """Redeem the n-th voucher that arrived."""
    asked = Asked(at or till(), request_no, number, order_ or order(f"o-{request_no}"))
    (outcome,) = await redeem_vouchers(counter, [asked])
    return outcome


async def undo(counter: Counter, request_no: str, undo_key: str, at: Till | None = None) -> Redemption | Refused:
    return await undo_redemption(counter, at or till(), request_no=request_no, undo_key=undo_key)
