"""The merchant's view and the day files in memory, over the fake counter's rows."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from services.redemption.domain.day_file import Head, Kind, Line, Place, Scope
from services.redemption.domain.settlement import DayMoney, Hold, PayState, Settlement
from services.redemption.domain.voucher import Terms
from services.redemption.tests.fakes import FakeCounter, FakeShops
from services.redemption.usecases.ports import BusinessDay, Redemption
from services.redemption.usecases.view_ports import RETURNS_PAGE, DayEnd, ReturnPage, ShownDay
from shared.contracts.treasury_events import MerchantHeld, SettlementMoved
from shared.kernel.fen import Fen


class RefundRow(NamedTuple):
    """A row of the table `refund`, as far as anybody looks at it here."""

    refund_id: str
    redemption_id: str
    merchant_id: str
    store_id: str
    terminal_id: str | None
    request_no: str
    business_day: str
    amount_fen: int
    returned_fen: int
    refunded_at: datetime


class Books:
    """What the views look at beside the counter: days with their ends, refunds, what treasury told."""

    def __init__(self, counter: FakeCounter, shops: FakeShops) -> None:
        self.counter = counter
        self.shops = shops
        self.days: dict[str, BusinessDay] = {}
        self.ends: dict[str, DayEnd] = {}
        self.refunds: list[RefundRow] = []
        self.moved: dict[str, SettlementMoved] = {}
        self.held: dict[str, MerchantHeld] = {}

    def redemptions(self, merchant_id: str | None, day: str) -> list[Redemption]:
        rows = self.counter.redemptions.rows.values()
        return [one for one in rows if one.business_day == day and merchant_id in (None, one.merchant_id)]

    def refunds_on(self, merchant_id: str | None, day: str) -> list[RefundRow]:
        return [one for one in self.refunds if one.business_day == day and merchant_id in (None, one.merchant_id)]

    def redemption(self, redemption_id: str) -> Redemption:
        rows = self.counter.redemptions.rows.values()
        return next(one for one in rows if one.redemption_id == redemption_id)

    def terms(self, redemption: Redemption) -> Terms:
        return self.counter.vouchers.all[redemption.voucher_id or ""].terms


class FakeDayFiles:
    def __init__(self, books: Books, page: int) -> None:
        self._books = books
        self._page = page

    async def end_of_day(self, campaign_id: str, day: str) -> DayEnd | None:
        known = campaign_id == "c1" and day in self._books.days
        return self._books.ends.get(day, DayEnd(None, None)) if known else None

    async def knows(self, scope: Scope, of: str, campaign_id: str) -> bool:
        stocks = self._books.counter.vouchers.stocks.values()
        districts = {one.district_id for one in stocks if one.campaign_id == campaign_id}
        return of in (self._books.shops.files if scope == Scope.MERCHANT else districts)

    async def page(self, head: Head, after: Place) -> list[Line]:
        lines = sorted(self._lines(head), key=lambda line: line.place)
        return [line for line in lines if line.place > after][: self._page]

    def _lines(self, head: Head) -> list[Line]:
        merchant_id = head.of if head.scope == Scope.MERCHANT else None
        lines = []
        for one in self._books.redemptions(merchant_id, head.day):
            lines.append(self._line(one))
            if one.undone_at is not None:
                lines.append(_taken_back(lines[-1], kind=Kind.UNDONE, at=one.undone_at))
        for refund in self._books.refunds_on(merchant_id, head.day):
            redeemed = self._line(self._books.redemption(refund.redemption_id))
            back = _taken_back(redeemed, kind=Kind.REFUNDED, at=refund.refunded_at)
            lines.append(
                back._replace(
                    refund_id=refund.refund_id, terminal_id=refund.terminal_id or "", request_no=refund.request_no,
                    order_fen=-refund.amount_fen, amount_fen=-refund.returned_fen,
                )
            )  # fmt: skip
        districts = {stock.round_id: stock.district_id for stock in self._books.counter.vouchers.stocks.values()}
        return [line for line in lines if head.scope == Scope.MERCHANT or districts[line.round_id] == head.of]

    def _line(self, one: Redemption) -> Line:
        terms, order = self._books.terms(one), one.order
        assert order is not None
        assert one.redeemed_at is not None
        return Line(
            Kind.REDEEMED, one.redeemed_at, one.redemption_id or "", "", one.merchant_id, one.store_id,
            one.terminal_id, one.request_no, order.order_no, order.category, order.amount_fen, one.discount_fen or 0,
            terms.campaign_id, terms.program_id, terms.round_id,
        )  # fmt: skip


class FakeSettlements:
    def __init__(self, books: Books) -> None:
        self._books = books

    async def keep(self, moved: Sequence[SettlementMoved]) -> None:
        for one in moved:
            known = self._books.moved.get(one.settlement_id)
            if known is None or known.version < one.version:
                self._books.moved[one.settlement_id] = one

    async def keep_holds(self, held: Sequence[MerchantHeld]) -> None:
        for one in held:
            known = self._books.held.get(one.merchant_id)
            if known is None or known.version < one.version:
                self._books.held[one.merchant_id] = one


class FakeMerchantViews:
    def __init__(self, books: Books) -> None:
        self._books = books

    async def merchant(self, merchant_id: str) -> dict[str, Any] | None:
        file = self._books.shops.files.get(merchant_id)
        if file is None:
            return None
        stores = [
            {
                "store_id": store.store_id,
                "name": store.name,
                "address": store.address,
                "tills": sorted(till.terminal_id for till in store.tills),
            }
            for store in sorted(file.stores, key=lambda store: store.store_id)
        ]
        return {
            "merchant_id": merchant_id, "name": file.name, "district_id": file.district_id,
            "categories": list(file.categories), "stores": stores,
        }  # fmt: skip

    async def keys_of(self, merchant_id: str) -> list[dict[str, Any]]:
        tills = [till for store in self._books.shops.files[merchant_id].stores for till in store.tills]
        return [{"terminal_id": till.terminal_id, "key_id": till.key_id} for till in tills]

    async def merchants(self, district_id: str | None, words: str, after: str) -> dict[str, Any]:
        raise NotImplementedError  # no act of a merchant's looks at the others

    async def day_to_show(self, campaign_id: str, day: str | None) -> ShownDay | None:
        now = datetime.now(UTC)
        days = self._books.days.values() if campaign_id == "c1" else []
        shown = [one for one in days if (one.starts_at <= now if day is None else one.day == day)]
        found = max(shown, key=lambda one: one.starts_at, default=None)
        return ShownDay(found.day, found.day in self._books.ends) if found else None

    async def tills(self, merchant_id: str, campaign_id: str, day: str) -> list[dict[str, Any]]:
        tills: dict[tuple[str, str | None], dict[str, Any]] = defaultdict(
            lambda: dict.fromkeys(("count", "sum_fen", "undone", "undone_fen", "refunds", "refunded_fen"), 0)
        )
        for one in self._books.redemptions(merchant_id, day):
            till = tills[one.store_id, one.terminal_id]
            counted, summed = ("count", "sum_fen") if one.undone_at is None else ("undone", "undone_fen")
            till[counted] += 1
            till[summed] += one.discount_fen or 0
        for refund in self._books.refunds_on(merchant_id, day):
            till = tills[refund.store_id, refund.terminal_id]
            till["refunds"] += 1
            till["refunded_fen"] += refund.returned_fen
        ordered = sorted(tills, key=lambda one: (one[0], one[1] is None, one[1] or ""))
        return [{"store_id": store, "terminal_id": till, **tills[store, till]} for store, till in ordered]

    async def returns(
        self, merchant_id: str, campaign_id: str, day: str, after: str | None = None, *, page: int = RETURNS_PAGE
    ) -> ReturnPage:
        rows = [
            _return(Kind.UNDONE, one.undone_at, one, one.discount_fen or 0)
            for one in self._books.redemptions(merchant_id, day)
            if one.undone_at is not None
        ]
        for back in self._books.refunds_on(merchant_id, day):
            redeemed = self._books.redemption(back.redemption_id)
            rows.append(_return(Kind.REFUNDED, back.refunded_at, redeemed, back.returned_fen, back))
        rows.sort(key=lambda row: (row["at"], row["return_id"]))
        rest = rows[1 + next((place for place, row in enumerate(rows) if row["return_id"] == after), -1) :]
        return ReturnPage(rest[:page], rest[page - 1]["return_id"] if len(rest) > page else None)

    async def redemption(self, merchant_id: str, redemption_id: str) -> dict[str, Any] | None:
        rows = self._books.counter.redemptions.rows.values()
        found = next(
            (one for one in rows if (one.merchant_id, one.redemption_id) == (merchant_id, redemption_id)), None
        )
        if found is None or found.order is None:
            return None
        voucher = self._books.counter.vouchers.all[found.voucher_id or ""]
        return {
            "redemption_id": redemption_id, "request_no": found.request_no, "store_id": found.store_id,
            "terminal_id": found.terminal_id, "business_day": found.business_day, "order_no": found.order.order_no,
            "order_amount_fen": found.order.amount_fen, "discount_fen": found.discount_fen,
            "undone_at": found.undone_at, "voucher_id": voucher.voucher_id, "voucher_state": voucher.state,
            "round_id": voucher.terms.round_id, "face_value_fen": voucher.terms.face_value_fen,
        }  # fmt: skip

    async def refunds_of(self, redemption_ids: Sequence[str]) -> list[dict[str, Any]]:
        return [one._asdict() for one in self._books.refunds if one.redemption_id in redemption_ids]

    async def days(self, merchant_id: str, campaign_id: str) -> list[DayMoney]:
        return [self._money(merchant_id, day) for day in self._books.days.values()]

    async def settlements(self, merchant_id: str, campaign_id: str) -> list[Settlement]:
        return [
            Settlement(
                one.settlement_id, tuple(one.business_days), Fen(one.amount_fen), PayState(one.state), one.batch_id,
                one.reason, one.moved_at,
            )
            for one in self._books.moved.values()
            if (one.merchant_id, one.campaign_id) == (merchant_id, campaign_id)
        ]  # fmt: skip

    async def hold(self, merchant_id: str) -> Hold | None:
        held = self._books.held.get(merchant_id)
        return Hold(held.held_by, held.reason, held.held_at) if held and held.is_held else None

    async def now(self) -> datetime:
        return datetime.now(UTC)

    def _money(self, merchant_id: str, day: BusinessDay) -> DayMoney:
        stand = [one.discount_fen or 0 for one in self._books.redemptions(merchant_id, day.day) if not one.undone_at]
        back = [one.returned_fen for one in self._books.refunds_on(merchant_id, day.day)]
        is_closed = day.day in self._books.ends
        return DayMoney(day.day, day.ends_at, is_closed, len(stand), Fen(sum(stand)), len(back), Fen(sum(back)))


def _return(
    kind: Kind, at: datetime, redeemed: Redemption, returned_fen: int, back: RefundRow | None = None
) -> dict[str, Any]:
    order = redeemed.order
    assert order is not None
    of = back or redeemed
    return {
        "at": at, "kind": kind, "return_id": back.refund_id if back else redeemed.redemption_id,
        "redemption_id": redeemed.redemption_id, "refund_id": back.refund_id if back else None,
        "request_no": of.request_no, "store_id": of.store_id, "terminal_id": of.terminal_id,
        "order_no": order.order_no, "order_amount_fen": order.amount_fen, "discount_fen": redeemed.discount_fen,
        "redeemed_day": redeemed.business_day, "amount_fen": back.amount_fen if back else order.amount_fen,
        "returned_fen": returned_fen,
    }  # fmt: skip


def _taken_back(line: Line, **changes: Any) -> Line:
    return line._replace(order_fen=-line.order_fen, amount_fen=-line.amount_fen, **changes)
