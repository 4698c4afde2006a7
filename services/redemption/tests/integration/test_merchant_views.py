"""What a merchant sees of its days and its money, on the fake and on real Postgres alike."""

from datetime import timedelta
from typing import Any

from services.redemption.domain.voucher import Refusal
from services.redemption.tests import builders as b
from services.redemption.tests.view_worlds import DAY_2, ViewWorld, refund
from services.redemption.tests.worlds import redeem, undo
from services.redemption.usecases.find_merchant import find_merchant
from services.redemption.usecases.note_settlements import note_settlements
from services.redemption.usecases.ports import Redemption
from services.redemption.usecases.show_merchant import show_merchant
from services.redemption.usecases.show_outstanding import show_outstanding
from services.redemption.usecases.show_redemption import show_redemption
from services.redemption.usecases.show_redemptions import show_redemptions
from services.redemption.usecases.show_returns import show_returns
from services.redemption.usecases.show_today import show_today
from shared.contracts.fact import Event
from shared.contracts.treasury_events import MerchantHeld, SettlementMoved
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer
from shared.testing.officers import ANN, STRANGER

M9 = b.till(9, store_id="st9", merchant_id="m9")
Shown = dict[str, Any]


def moved(state: str, version: int = 1, **changes: Any) -> SettlementMoved:
    plain: Shown = {
        "settlement_id": "s1", "merchant_id": "m1", "campaign_id": "c1", "district_id": "d1",
        "business_days": ["day-1"], "amount_fen": 10_000, "moved_at": b.NOW,
    }  # fmt: skip
    return SettlementMoved(**plain | {"state": state, "version": version} | changes)


def held(version: int, *, is_held: bool) -> MerchantHeld:
    return MerchantHeld("m1", version, is_held, "officer-1", "发票核查", b.NOW)


async def tell(world: ViewWorld, *told: Event) -> None:
    async with world.settlements() as settlements:
        await note_settlements(settlements, [b.fact(one) for one in told])


async def redemptions(world: ViewWorld, merchant_id: str = "m1", **asked: Any) -> Any:
    async with world.shops() as shops, world.views() as views:
        return await show_redemptions(shops, views, merchant_id, "c1", **{"day": None, "after": None} | asked)


async def outstanding(world: ViewWorld, merchant_id: str = "m1") -> Shown:
    async with world.views() as views:
        return await show_outstanding(views, merchant_id, "c1")


async def pay(world: ViewWorld) -> tuple[str, str, str, str]:
    """Of the first redemption of the first day: state, batch, why not yet, by whom it is held."""
    (first, *_) = (await redemptions(world, day="day-1"))["redemptions"]
    return first["pay"]["state"], first["pay"]["batch_id"], first["pay"]["why"], first["pay"]["held_by"]


async def test_a_merchant_sees_its_stores_and_tills_and_the_hold(view_world: ViewWorld) -> None:
    async with view_world.views() as views:
        shown = await show_merchant(views, "m1")
        assert isinstance(shown, dict)
        assert [(one["terminal_id"], one["key_id"]) for one in shown.pop("keys")] == [("m1-t1", "m1-k1")]
        assert shown == {
            "merchant_id": "m1", "name": "示例商户", "district_id": "d1", "categories": ["cars", "food"], "hold": None,
            "stores": [{"store_id": "m1-st1", "name": "桃城示例门店", "address": "", "tills": ["m1-t1"]}],
        }  # fmt: skip
        assert await show_merchant(views, "m7") == Refused(Refusal.NOT_FOUND)
    await tell(view_world, held(1, is_held=True))
    async with view_world.views() as views:
        shown = await show_merchant(views, "m1")
    assert isinstance(shown, dict)
    assert shown["hold"] == {"held_by": "officer-1", "reason": "发票核查", "held_at": b.NOW}


async def test_an_officer_sees_the_merchants_of_the_district_alone(view_world: ViewWorld) -> None:
    async with view_world.views() as views:
        assert await find_merchant(views, "m1", reader=ANN) == "m1"
        assert await find_merchant(views, "m5", reader=Officer("dai", "d2")) == "m5"
        foreign = await find_merchant(views, "m1", reader=STRANGER)
        assert foreign == Refused(Refusal.FORBIDDEN, "the merchant is another district's")
        assert await find_merchant(views, "m7", reader=ANN) == Refused(Refusal.NOT_FOUND)


async def test_today_is_counted_by_till_refunds_at_the_desk_by_themselves(view_world: ViewWorld) -> None:
    world = view_world
    first = await redeem(world, 1, "req-001")
    second = await redeem(world, 2, "req-002", at=b.till(2))
    await world.close("day-1")
    await world.next_day(DAY_2)
    await redeem(world, 3, "req-003")
    await redeem(world, 4, "req-004")
    await redeem(world, 5, "req-005", at=M9)
    await undo(world, "req-004", "undo-04")
    await refund(world, first, 8_000, 1_000, terminal_id="t2")
    await refund(world, second, 16_000, 2_000)
    async with world.views() as views:
        today = await show_today(views, "m1", "c1")
        assert await show_today(views, "m1", "c7") == Refused(Refusal.NOT_FOUND)
    assert isinstance(today, dict)
    assert (today["day"], today["is_closed"]) == ("day-2", False)
    assert [tuple(till.values()) for till in today["tills"]] == [
        ("st1", "t1", 1, 5_000, 1, 5_000, 0, 0),
        ("st1", "t2", 0, 0, 0, 0, 1, 1_000),
        ("st1", None, 0, 0, 0, 0, 1, 2_000),
    ]
    assert tuple(today["total"].values()) == (1, 5_000, 1, 5_000, 2, 3_000)


async def test_a_day_without_a_sale_is_shown_empty(view_world: ViewWorld) -> None:
    async with view_world.views() as views:
        today = await show_today(views, "m5", "c1")
    assert isinstance(today, dict)
    assert (today["tills"], set(today["total"].values())) == ([], {0})
    assert (await redemptions(view_world, "m5"))["redemptions"] == []


async def test_each_redemption_says_when_it_is_paid_or_why_not_yet(view_world: ViewWorld) -> None:
    world = view_world
    await redeem(world, 1, "req-001")
    assert await pay(world) == ("DAY_OPEN", "", "", "")
    await world.close("day-1")
    assert await pay(world) == ("AWAITING", "", "", "")
    await tell(world, held(1, is_held=True), moved("DUE"))
    assert await pay(world) == ("HELD", "", "发票核查", "officer-1")
    await tell(world, held(2, is_held=False))
    assert await pay(world) == ("DUE", "", "", "")
    await tell(world, moved("PREPARED", 2, batch_id="b1"), moved("FAILED", 4, batch_id="b1", reason="账号不存在"))
    await tell(world, moved("APPROVED", 3, batch_id="b1"))  # late: a newer word is known
    assert await pay(world) == ("FAILED", "b1", "账号不存在", "")
    paid_at = b.NOW + timedelta(hours=1)
    await tell(world, moved("PAID", 5, batch_id="b2", moved_at=paid_at))
    assert await pay(world) == ("PAID", "b2", "", "")
    (row,) = (await redemptions(world, day="day-1"))["redemptions"]
    assert row["pay"]["paid_at"] == paid_at


async def test_a_redemption_shows_its_refunds_and_one_undone_is_not_paid(view_world: ViewWorld) -> None:
    world = view_world
    first = await redeem(world, 1, "req-001")
    await redeem(world, 2, "req-002")
    await redeem(world, 3, "req-003", at=M9)
    await undo(world, "req-002", "undo-02")
    await world.close("day-1")
    await world.next_day(DAY_2)
    back = await refund(world, first, 8_000, 1_000)
    assert (await redemptions(world))["redemptions"] == []  # the open day is shown if none is named
    shown = await redemptions(world, day="day-1")
    rows = {row["request_no"]: row for row in shown["redemptions"]}
    assert set(rows) == {"req-001", "req-002"}
    assert [one["refund_id"] for one in rows["req-001"]["refunds"]] == [back.refund_id]
    assert rows["req-001"]["refunds"][0]["returned_fen"] == 1_000
    assert (rows["req-002"]["refunds"], rows["req-002"]["pay"]) == ([], None)
    assert await redemptions(world, day="day-7") == Refused(Refusal.NOT_FOUND)


async def test_money_outstanding_is_summed_over_days_not_paid_yet(view_world: ViewWorld) -> None:
    world = view_world
    first = await redeem(world, 1, "req-001")
    await redeem(world, 2, "req-002")
    await redeem(world, 3, "req-003")
    await undo(world, "req-003", "undo-03")
    assert [(one["day"], one["amount_fen"], one["pay"]["state"]) for one in (await outstanding(world))["days"]] == [
        ("day-1", 10_000, "DAY_OPEN")
    ]
    await world.close("day-1")
    await world.next_day(DAY_2)
    await refund(world, first, 8_000, 1_000)
    await tell(world, moved("UNKNOWN", batch_id="b1"), held(1, is_held=True))
    owed = await outstanding(world)
    assert [(one["day"], one["amount_fen"], one["age_days"], one["pay"]["state"]) for one in owed["days"]] == [
        ("day-1", 10_000, 0, "UNKNOWN"), ("day-2", -1_000, 0, "DAY_OPEN"),
    ]  # fmt: skip
    assert (owed["sum_fen"], owed["hold"]["reason"]) == (9_000, "发票核查")
    await world.close("day-2")
    await tell(world, moved("PAID", 2, batch_id="b1"))
    owed = await outstanding(world)
    assert [(one["day"], one["pay"]["state"]) for one in owed["days"]] == [("day-2", "HELD")]
    assert (await outstanding(world, "m5")) == {"sum_fen": 0, "days": [], "hold": None}


async def test_an_undone_day_and_anothers_settlement_owe_nothing(view_world: ViewWorld) -> None:
    world = view_world
    await redeem(world, 1, "req-001", at=M9)
    await world.close("day-1")
    await tell(world, moved("PAID"))
    assert (await outstanding(world))["days"] == []
    assert (await outstanding(world, "m9"))["sum_fen"] == 5_000


async def test_what_was_taken_back_on_a_day_is_listed_in_order_undone_and_refunded_alike(view_world: ViewWorld) -> None:
    world = view_world
    first = await redeem(world, 1, "req-001")
    await redeem(world, 2, "req-002")
    await undo(world, "req-002", "undo-02")
    await world.close("day-1")
    await world.next_day(DAY_2)
    await redeem(world, 3, "req-003", at=b.till(2))
    await redeem(world, 4, "req-004", at=M9)
    await undo(world, "req-003", "undo-03", at=b.till(2))
    await undo(world, "req-004", "undo-04", at=M9)
    back = await refund(world, first, 8_000, 1_000)
    async with world.views() as views:
        undone = await show_returns(views, "m1", "c1", day="day-1", after=None)
        shown = await show_returns(views, "m1", "c1", day=None, after=None)
        assert await show_returns(views, "m1", "c7", day=None, after=None) == Refused(Refusal.NOT_FOUND)
        page = await views.returns("m1", "c1", "day-2", page=1)
        last = await views.returns("m1", "c1", "day-2", page.next, page=1)
    assert isinstance(undone, dict)
    assert [(one["kind"], one["request_no"], one["returned_fen"]) for one in undone["returns"]] == [
        ("UNDONE", "req-002", 5_000)
    ]  # fmt: skip
    assert isinstance(shown, dict)
    assert (shown["day"], shown["is_closed"], shown["next"]) == ("day-2", False, None)
    refunded, taken_back = shown["returns"]
    assert (refunded["kind"], refunded["return_id"], refunded["terminal_id"]) == ("REFUNDED", back.refund_id, None)
    assert (refunded["redeemed_day"], refunded["amount_fen"], refunded["returned_fen"]) == ("day-1", 8_000, 1_000)
    assert (refunded["redemption_id"], refunded["order_no"]) == (back.redemption_id, "o-req-001")
    assert (taken_back["kind"], taken_back["terminal_id"], taken_back["amount_fen"]) == ("UNDONE", "t2", 40_000)
    assert [*page.returns, *last.returns] == shown["returns"]
    assert last.next is None


async def test_one_redemption_is_shown_with_its_order_its_voucher_and_its_refunds(view_world: ViewWorld) -> None:
    world = view_world
    first = await redeem(world, 1, "req-001")
    assert isinstance(first, Redemption)
    redemption_id = first.redemption_id or ""
    await world.close("day-1")
    await world.next_day(DAY_2)
    back = await refund(world, first, 8_000, 1_000)
    async with world.views() as views:
        shown = await show_redemption(views, "m1", redemption_id)
        for merchant_id, named in (("m9", redemption_id), ("m1", back.refund_id)):
            assert await show_redemption(views, merchant_id, named) == Refused(Refusal.NOT_FOUND)
    assert isinstance(shown, dict)
    assert (shown["voucher_id"], shown["voucher_state"], shown["round_id"]) == (b.voucher_id(1), "REDEEMED", "r1")
    assert (shown["order_no"], shown["order_amount_fen"], shown["discount_fen"]) == ("o-req-001", 40_000, 5_000)
    assert [one["refund_id"] for one in shown["refunds"]] == [back.refund_id]
