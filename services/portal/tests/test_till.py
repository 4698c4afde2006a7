"""A cashier at a till without a mouse: enrol it, redeem, undo, lose the network, count the shift, be revoked."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Page, Route, async_playwright, expect

from loadtests.tests.city import redeem
from loadtests.tests.stack import Stack
from services.portal.tests.conftest import CHROMIUM, FLAGS, PHONE, opened
from services.portal.tests.held_up import film_of
from services.portal.tests.shop_floor import ShopFloor, open_shop
from services.portal.tests.visitor import Visitor
from shared.kernel.ids import new_id

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300)]

REDEMPTIONS = re.compile(r"/api/redemption/v1/redemptions$")
TOLD_WITHIN_MS = 60_000
SHORT_DAYS, SHORT_DAY_S = 60, 12.0


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def floor(stack: Stack) -> AsyncIterator[ShopFloor]:
    async with open_shop(stack) as floor:
        yield floor


@pytest_asyncio.fixture(loop_scope="session", scope="module", autouse=True)
async def yesterday(stack: Stack) -> AsyncIterator[ShopFloor]:
    """A shop that redeemed on a day that ends while the other tests run; the test that refunds it comes last."""
    async with open_shop(stack, SHORT_DAYS, SHORT_DAY_S) as floor:
        request = redeem(floor.shop, f"r-{new_id()}", await floor.shown_code())
        assert (await floor.city.send(request)).status == 201
        yield floor


async def _enrolled(visitor: Visitor, floor: ShopFloor) -> Page:
    """The page of a browser that just became the shop's till; earlier ones of these tests are revoked."""
    for key in await floor.keys():
        if key["revoked_at"] is None:
            await floor.revoke(key["key_id"])
    page = await visitor.go("/pos")
    await page.get_by_label("登记码").fill((await floor.enrolment()).lower())
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="核销消费券")).to_be_visible()
    return page


async def _scan(page: Page, code: str) -> None:
    """As a scanner does: it types fast, wherever the focus is, and ends with Enter."""
    await page.keyboard.type(code)
    await page.keyboard.press("Enter")


async def _next(page: Page) -> None:
    """Enter, once the answer has stood long enough to be read: one on its heels does nothing."""
    await expect(page.locator(".panel:not([data-fresh])")).to_be_visible()
    await page.keyboard.press("Enter")


async def test_a_browser_becomes_a_till_redeems_undoes_and_counts_without_a_mouse(
    desk: Visitor, floor: ShopFloor
) -> None:
    page = await _enrolled(desk, floor)
    assert await desk.faults() == []
    await desk.shoot("till-order")
    await page.keyboard.type("600.5")
    await page.keyboard.press("Enter")
    await _scan(page, await floor.shown_code())
    panel = page.locator(".panel")
    await expect(panel).to_contain_text("核销成功")
    await expect(panel).to_contain_text("¥550.50")
    await expect(panel).to_contain_text(re.compile(r"券尾号 \w{4}"))
    await expect(page.locator(".shift")).to_contain_text("¥50.00")
    assert await desk.faults() == []
    await desk.shoot("till-redeemed")

    await _next(page)
    await page.keyboard.press("F8")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("撤销这一笔？")).to_be_visible()
    assert await desk.faults() == []
    await desk.shoot("till-undo-asked")
    await page.keyboard.press("Enter")
    await expect(panel).to_contain_text("已撤销")
    await expect(page.locator(".shift")).to_contain_text("1 笔 · ¥50.00")
    await desk.shoot("till-undone")

    await _next(page)
    await page.keyboard.press("F2")
    await expect(page.get_by_role("dialog")).to_contain_text("交班单")
    assert await desk.faults() == []
    await desk.shoot("till-shift")
    await page.get_by_role("button", name="确认交班").press("Enter")
    await expect(page.locator(".shift")).to_contain_text("0 笔")


async def test_a_refusal_says_why_and_what_to_do_and_the_order_stays(desk: Visitor, floor: ShopFloor) -> None:
    desk.expected_statuses = {409}
    page = await _enrolled(desk, floor)
    code = await floor.shown_code()
    await _scan(page, code)  # before the amount: it is understood all the same
    await expect(page.get_by_text("券码已扫到")).to_be_visible()
    await page.keyboard.type("20")
    await page.keyboard.press("Enter")
    panel = page.locator(".panel")
    await expect(panel).to_contain_text("订单金额未达到满减门槛")
    await expect(panel).to_contain_text("凑足金额后再用")
    assert await desk.faults() == []
    await desk.shoot("till-refused")
    await _next(page)
    amount = page.get_by_label("订单金额")
    await expect(amount).to_have_value("20")
    await amount.fill("320")
    await page.keyboard.press("Enter")
    await _scan(page, code)
    await expect(panel).to_contain_text("¥270.00")
    await page.keyboard.type("88")  # the next amount, right over the answer
    await expect(amount).to_have_value("88")
    await page.keyboard.press("Enter")
    await _scan(page, code)
    await expect(panel).to_contain_text("该券已被使用")


async def test_an_answer_that_was_lost_is_asked_for_again_and_nothing_is_done_twice(
    desk: Visitor, floor: ShopFloor
) -> None:
    desk.expected_statuses = {0}
    page = await _enrolled(desk, floor)
    keys: list[str] = []

    async def lose_the_answer(route: Route) -> None:
        keys.append(route.request.headers["idempotency-key"])
        await route.fetch()
        await route.abort()

    await page.route(REDEMPTIONS, lose_the_answer)
    await page.keyboard.type("600")
    await page.keyboard.press("Enter")
    await _scan(page, await floor.shown_code())
    await expect(page.get_by_role("heading", name="网络中断，结果未知")).to_be_visible()
    assert await desk.faults() == []
    await desk.shoot("till-unknown")
    await page.reload()
    await expect(page.get_by_role("heading", name="网络中断，结果未知")).to_be_visible()
    await page.unroute(REDEMPTIONS)
    await expect(page.locator(".panel")).to_contain_text("¥550.00")
    assert len(set(keys)) == 1
    await expect(page.locator(".shift")).to_contain_text("1 笔")


async def test_who_gives_up_waiting_charges_the_full_price_and_it_is_undone(desk: Visitor, floor: ShopFloor) -> None:
    desk.expected_statuses = {0}
    page = await _enrolled(desk, floor)
    code = await floor.shown_code()
    await desk.lose_network()
    await expect(page.get_by_role("alert")).to_contain_text("网络已断开")
    await desk.shoot("till-offline")
    await page.keyboard.type("600")
    await page.keyboard.press("Enter")
    await _scan(page, code)
    await expect(page.get_by_role("heading", name="网络中断，结果未知")).to_be_visible()
    await page.keyboard.press("F9")
    await expect(page.get_by_role("heading", name="请按原价收款")).to_be_visible()
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("等待自动撤销")).to_be_visible()
    await desk.shoot("till-given-up")
    await desk.lose_network(lost=False)
    await expect(page.get_by_text("等待自动撤销")).to_be_hidden()
    desk.expected_statuses = {0, 409}
    await page.keyboard.type("600")
    await page.keyboard.press("Enter")
    await _scan(page, code)  # the voucher is still the customer's
    await expect(page.locator(".panel")).to_contain_text("核销成功")


async def test_a_revoked_till_is_told_within_a_minute(phone: Visitor, floor: ShopFloor) -> None:
    phone.expected_statuses = {401}
    page = await _enrolled(phone, floor)
    assert await phone.faults() == []
    await phone.shoot("till-phone")
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    (live,) = [key for key in await floor.keys() if key["revoked_at"] is None]
    await floor.revoke(live["key_id"])
    await expect(page.get_by_role("heading", name="本终端已停用")).to_be_visible(timeout=TOLD_WITHIN_MS)
    assert await phone.faults() == []
    await phone.shoot("till-revoked-phone")
    await page.get_by_role("button", name="重新登记本机").click()
    await page.get_by_label("登记码").fill(await floor.enrolment())
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="核销消费券")).to_be_visible()


async def test_the_camera_reads_what_the_customer_holds_up(tmp_path: Path, stack: Stack, floor: ShopFloor) -> None:
    film = film_of(await floor.shown_code(), tmp_path)
    camera = ("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream",
              f"--use-file-for-fake-video-capture={film}")  # fmt: skip
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=(*FLAGS, *camera))
        async with opened(browser, stack, PHONE) as visitor:
            page = await _enrolled(visitor, floor)
            await page.get_by_role("button", name="摄像头扫码").click()
            await expect(page.get_by_text("券码已扫到")).to_be_visible()
            await page.get_by_label("订单金额").fill("1200")
            await page.get_by_role("button", name="核销", exact=True).click()
            await expect(page.locator(".panel")).to_contain_text("¥1,150.00")
            assert await visitor.faults() == []
            await visitor.shoot("till-redeemed-phone")
        await browser.close()


async def test_a_wrong_code_makes_no_till(desk: Visitor) -> None:
    desk.expected_statuses = {409}
    page = await desk.go("/pos")
    await page.get_by_role("button", name="English").click()
    await page.get_by_label("Enrolment code").fill("WRNG-WRNG-22")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert")).to_contain_text("This code is wrong")
    assert await desk.faults() == []
    await desk.shoot("till-enrol-english")


async def test_in_a_demo_whoever_is_alone_becomes_a_till_of_a_store_they_choose(
    phone: Visitor, floor: ShopFloor
) -> None:
    page = await phone.go("/pos")
    await page.get_by_role("button", name="English").click()
    await page.get_by_role("button", name="Show the demo’s stores").click()
    await page.get_by_role("button", name="Become a till of this store").click()
    await expect(page.get_by_role("heading", name="Redeem a voucher")).to_be_visible()
    await page.set_viewport_size({"width": 320, "height": 640})
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert await phone.faults() == []
    await phone.shoot("till-phone-english")


async def test_goods_that_come_back_after_their_day_are_refunded(desk: Visitor, yesterday: ShopFloor) -> None:
    page = await _enrolled(desk, yesterday)
    await page.get_by_role("button", name=re.compile("^退款")).click(timeout=TOLD_WITHIN_MS)
    amount = page.get_by_label("退货金额")
    await expect(amount).to_have_value("600.00")
    await amount.fill("600.01")
    await expect(page.get_by_role("alert")).to_contain_text("不超过 ¥600.00")
    await amount.fill("300")
    await expect(page.get_by_text("退还顾客 ¥275.00，退回资金池 ¥25.00")).to_be_visible()
    assert await desk.faults() == []
    await desk.shoot("till-refund")
    await amount.press("Enter")
    await expect(page.get_by_text("已退款，请退还顾客 ¥275.00")).to_be_visible()
