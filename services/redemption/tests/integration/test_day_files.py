"""Day files of merchants and districts, on the fake and on real Postgres alike."""

import asyncio
from typing import Any

from services.redemption.domain.day_file import START, DayFile, Head, Kind, Line, Scope, read_day_file
from services.redemption.domain.voucher import Refusal
from services.redemption.tests import builders as b
from services.redemption.tests.view_worlds import DAY_2, ViewWorld, day_file, refund
from services.redemption.tests.worlds import redeem, undo
from services.redemption.usecases.enrol_merchants import enrol_merchants
from services.redemption.usecases.open_day_file import open_day_file
from services.redemption.usecases.ports import Redemption
from shared.kernel.decision import Refused

M9 = b.till(9, store_id="st9", merchant_id="m9")


async def redeemed(world: ViewWorld, number: int, **where: Any) -> Redemption:
    found = await redeem(world, number, f"req-{number:03d}", **where)
    assert isinstance(found, Redemption)
    return found


async def read(world: ViewWorld, scope: Scope, of: str, day: str = "day-1", *, page: int = 500) -> DayFile:
    file = read_day_file(await day_file(world, scope, of, day, page=page))
    assert isinstance(file, DayFile), file
    return file


def told(file: DayFile) -> list[tuple[str, str, int, int]]:
    return [(line.kind, line.request_no, line.order_fen, line.amount_fen) for line in file.lines]


async def test_a_file_has_a_line_a_redemption_and_undo_and_is_what_the_database_says(view_world: ViewWorld) -> None:
    world = view_world
    for number in range(1, 6):
        await redeemed(world, number)
    await redeemed(world, 6, at=M9)
    await undo(world, "req-003", "undo-03")
    await undo(world, "req-never", "undo-99")  # a tombstone is no line
    await world.close("day-1")
    file = await read(world, Scope.MERCHANT, "m1", page=2)
    assert (file.head.sequence, file.head.of, file.head.day) == (1, "m1", "day-1")
    assert sorted(told(file)) == sorted(
        [*(("REDEEMED", f"req-{n:03d}", 40_000, 5_000) for n in range(1, 6)), ("UNDONE", "req-003", -40_000, -5_000)]
    )
    assert [line.place for line in file.lines] == sorted(line.place for line in file.lines)
    assert list(file.lines) == await world.files().page(file.head, START)
    assert (file.lines[0].campaign_id, file.lines[0].program_id, file.lines[0].round_id) == ("c1", "p1", "r1")


async def test_a_refund_stands_on_its_own_day_and_changes_no_earlier_file(view_world: ViewWorld) -> None:
    world = view_world
    first, second = await redeemed(world, 1), await redeemed(world, 2)
    await world.close("day-1")
    before = await day_file(world, Scope.MERCHANT, "m1"), await day_file(world, Scope.DISTRICT, "d1")
    await world.next_day(DAY_2)
    at_till = await refund(world, first, 8_000, 1_000, terminal_id="t1")
    at_desk = await refund(world, second, 40_000, 5_000)
    await redeemed(world, 3)
    await world.close("day-2")
    assert before == (await day_file(world, Scope.MERCHANT, "m1"), await day_file(world, Scope.DISTRICT, "d1"))
    file = await read(world, Scope.MERCHANT, "m1", "day-2", page=1)
    assert file.head.sequence == 2
    refunds = {line.refund_id: line for line in file.lines if line.kind == Kind.REFUNDED}
    assert (len(file.lines), set(refunds)) == (3, {at_till.refund_id, at_desk.refund_id})
    line = refunds[at_till.refund_id]
    assert (line.redemption_id, line.order_no, line.terminal_id) == (first.redemption_id, "o-req-001", "t1")
    assert (line.order_fen, line.amount_fen, line.request_no) == (-8_000, -1_000, at_till.request_no)
    assert refunds[at_desk.refund_id].terminal_id == ""


async def test_a_districts_file_has_its_merchants_one_after_another(view_world: ViewWorld) -> None:
    world = view_world
    for number in (1, 3, 5):
        await redeemed(world, number)
        await redeemed(world, number + 1, at=M9)
    await undo(world, "req-002", "undo-02", at=M9)
    await world.close("day-1")
    whole = await day_file(world, Scope.DISTRICT, "d1")
    for page in (1, 2, 3, 7):
        assert await day_file(world, Scope.DISTRICT, "d1", page=page) == whole
    file = read_day_file(whole)
    assert isinstance(file, DayFile)
    assert [line.merchant_id for line in file.lines] == ["m1"] * 3 + ["m9"] * 4
    of_each = [line for of in ("m1", "m9") for line in (await read(world, Scope.MERCHANT, of)).lines]
    assert list(file.lines) == of_each


async def test_what_is_enrolled_anew_changes_no_file(view_world: ViewWorld) -> None:
    world = view_world
    await redeemed(world, 1)
    await world.close("day-1")
    before = await day_file(world, Scope.MERCHANT, "m1"), await day_file(world, Scope.DISTRICT, "d1")
    async with world.shops() as shops:
        await enrol_merchants(shops, [b.merchant(name="新名称")])
    assert before == (await day_file(world, Scope.MERCHANT, "m1"), await day_file(world, Scope.DISTRICT, "d1"))


async def test_every_closed_day_has_a_file_also_without_lines(view_world: ViewWorld) -> None:
    world = view_world
    await world.close("day-1")
    await world.next_day(DAY_2)
    await world.close("day-2")
    for sequence, day in enumerate(("day-1", "day-2"), 1):
        file = await read(world, Scope.MERCHANT, "m5", day)
        assert (file.head.sequence, file.lines) == (sequence, ())


async def test_an_open_day_has_no_file_and_what_is_unknown_is_not_found(view_world: ViewWorld) -> None:
    world = view_world
    files = world.files()
    is_open = await open_day_file(files, Scope.MERCHANT, "m1", "c1", "day-1")
    assert is_open == Refused(Refusal.WRONG_STATE, "the business day is open still")
    await world.close("day-1")
    assert isinstance(await open_day_file(files, Scope.DISTRICT, "d1", "c1", "day-1"), Head)
    unknown = [
        (Scope.MERCHANT, "m1", "c1", "day-7"), (Scope.MERCHANT, "m1", "c7", "day-1"),
        (Scope.MERCHANT, "m7", "c1", "day-1"), (Scope.DISTRICT, "d2", "c1", "day-1"),
        (Scope.DISTRICT, "m1", "c1", "day-1"),
    ]  # fmt: skip
    for scope, of, campaign_id, day in unknown:
        assert await open_day_file(files, scope, of, campaign_id, day) == Refused(Refusal.NOT_FOUND), (scope, of, day)


async def test_a_file_asked_for_while_its_day_closes_is_refused_or_whole(view_world: ViewWorld) -> None:
    world = view_world
    for number in range(1, 4):
        await redeemed(world, number)

    async def ask() -> bytes | Refused:
        files = world.files()
        head = await open_day_file(files, Scope.MERCHANT, "m1", "c1", "day-1")
        return head if isinstance(head, Refused) else await day_file(world, Scope.MERCHANT, "m1", page=1)

    acts = [redeem(world, number, f"req-{number:03d}") for number in range(4, 9)]
    acts += [undo(world, f"req-{number:03d}", f"undo-{number:02d}") for number in range(1, 4)]
    asked = [ask() for _ in range(8)]
    answers = await asyncio.gather(*acts[:4], *asked[:4], world.close("day-1"), *asked[4:], *acts[4:])
    last = await day_file(world, Scope.MERCHANT, "m1")
    assert {one for one in answers if isinstance(one, bytes)} <= {last}
    file = read_day_file(last)
    assert isinstance(file, DayFile)
    async with world.shops() as shops:
        rows = (await shops.day_of_merchant("m1", "c1", "day-1")).redemptions
    assert sum(line.kind == Kind.REDEEMED for line in file.lines) == len(rows)


def test_lines_of_one_second_stand_in_a_fixed_order() -> None:
    plain = Line(Kind.REDEEMED, b.NOW, b.voucher_id(1), "", "m1", "", "", "", "", "", 1, 1, "", "", "")
    lines = [plain._replace(kind=Kind.UNDONE), plain._replace(redemption_id=b.voucher_id(2)), plain]
    assert [(one.redemption_id[-1], one.kind) for one in sorted(lines, key=lambda one: one.place)] == [
        ("1", "REDEEMED"), ("1", "UNDONE"), ("2", "REDEEMED"),
    ]  # fmt: skip
