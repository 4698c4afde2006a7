"""Money that is looked after at the desk: vouchers voided by two officers, what a merchant took back, a redemption
followed to the bank."""

import asyncio
import re
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
import pytest_asyncio
from playwright.async_api import expect

from loadtests.demo.settlement.office import PAID_AT_ONCE, Office
from loadtests.tests.city import redeem, won
from loadtests.tests.stack import Stack
from services.portal.tests.shop_floor import ShopFloor, open_shop
from services.portal.tests.visitor import Visitor
from shared.kernel.ids import new_id

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300)]

SHORT_DAYS, SHORT_DAY_S = 60, 12.0
CLOSED_WITHIN_MS = 60_000
CAMPAIGN = re.compile("^活动")


@dataclass(frozen=True)
class Traded:
    """A shop that redeemed twice on a day that ends soon, and undid the second."""

    floor: ShopFloor
    kept: str
    request_no: str

    async def redeem(self, order_no: str) -> str:
        """The request number of another redemption."""
        request_no = f"r-{new_id()}"
        code = await self.floor.shown_code()
        assert (await self.floor.city.send(redeem(self.floor.shop, request_no, code, order_no))).status == 201
        return request_no


@pytest_asyncio.fixture(scope="module", loop_scope="session", autouse=True)
async def traded(stack: Stack) -> AsyncIterator[Traded]:
    """The test that settles the day comes last."""
    async with open_shop(stack, SHORT_DAYS, SHORT_DAY_S) as floor:
        request_no = f"r-{new_id()}"
        done = await floor.city.send(redeem(floor.shop, request_no, await floor.shown_code()))
        assert done.status == 201
        traded = Traded(floor, done.json()["redemption_id"], request_no)
        undone = await traded.redeem("o-undone")
        assert (await floor.city.send(floor.shop.till.undo(undone, f"u-{new_id()}"))).status == 201
        yield traded


async def test_two_officers_void_vouchers_that_were_issued_in_error(
    desk: Visitor, other_desk: Visitor, stack: Stack
) -> None:
    async with open_shop(stack) as floor:
        vouchers = [await won(floor.city, who) for who in (1, 2)]
        await desk.log_in("treasury_maker")
        page = await desk.go("/console#/voids")
        named = page.get_by_label(re.compile("^消费券编号"))
        await named.fill(f"{vouchers[0]}\n12345")
        await expect(page.get_by_role("alert")).to_contain_text("这些不是消费券编号（36 位）：12345")
        await named.fill("\n".join(vouchers))
        await expect(page.get_by_text("已读到 2 张")).to_be_visible()
        submit, said = page.get_by_role("button", name="提交复核"), page.get_by_text(re.compile("已提交复核"))
        desk.expected_statuses = {404}  # while the vouchers are on their way from where they were issued
        while not await said.is_visible():
            await submit.click()
            await said.or_(page.get_by_text("未找到该消费券")).first.wait_for()
        void_id = str(re.findall(r"void\.\S+", await said.inner_text())[0])
        await expect(page.get_by_role("row", name=void_id)).to_contain_text("待复核")
        await expect(page.get_by_role("button", name=re.compile("^复核作废单"))).to_have_count(0)
        assert await desk.faults() == []
        await desk.shoot("desk-voids")

        await other_desk.log_in("treasury_checker")
        checking = await other_desk.go("/console")
        waits = checking.get_by_role("row", name=re.compile("复核消费券作废"))
        await waits.get_by_role("link", name="办理").first.click()
        await checking.get_by_role("button", name="待复核").click()
        await checking.get_by_role("button", name=f"复核作废单 {void_id}").click()
        await expect(checking.get_by_role("dialog")).to_contain_text("发放有误")
        assert await other_desk.faults() == []
        await other_desk.shoot("desk-voids-check")
        await checking.get_by_role("dialog").get_by_role("button", name="批准作废 ¥100").click()
        await expect(checking.get_by_role("status")).to_contain_text(f"作废单 {void_id} 已生效，2 张券已作废")
        await checking.get_by_role("button", name="已作废").click()
        await expect(checking.get_by_role("row", name=void_id).locator("[data-state=VOID]")).to_be_visible()


async def test_an_order_that_names_a_used_voucher_is_refused_in_words(desk: Visitor, traded: Traded) -> None:
    floor = traded.floor
    target = f"/api/redemption/v1/merchants/{floor.shop.merchant_id}/redemptions/{traded.kept}"
    voucher_id = (await floor.city.gateway.get(target, token=floor.city.staff.auditor))["voucher_id"]
    void_id = f"void.used.{secrets.token_hex(4)}"
    body = {"void_id": void_id, "voucher_ids": [voucher_id], "reason": "FRAUD_SUSPECTED"}
    await floor.city.gateway.act("/api/redemption/v1/voids", body, token=floor.city.staff.maker, key=new_id())
    await desk.log_in("treasury_checker")
    page = await desk.go("/console#/voids")
    await expect(page.get_by_role("row", name=void_id)).to_contain_text("1 张已使用或失效")
    desk.expected_statuses = {409}
    await page.get_by_role("button", name=f"复核作废单 {void_id}").click()
    await page.get_by_role("dialog").get_by_role("button", name=re.compile("^批准作废")).click()
    await expect(page.get_by_text("当前状态不能进行此操作")).to_be_visible()


async def test_an_auditor_follows_a_redemption_from_the_merchant_to_the_bank(desk: Visitor, traded: Traded) -> None:
    floor, city = traded.floor, traded.floor.city
    campaign_id = city.grant["campaign_id"]
    await desk.log_in("auditor")
    page = await desk.go("/console#/way")
    await page.get_by_label("核销编号").fill("12345")
    await page.get_by_role("button", name="查询").click()
    await expect(page.get_by_role("alert")).to_contain_text("核销编号共 36 位")
    desk.expected_statuses = {404}
    await page.get_by_label("核销编号").fill(new_id())
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("没有找到这笔核销")).to_be_visible()
    assert await desk.faults() == []
    await desk.shoot("desk-way-unknown")

    await _settled(traded)
    await page.goto(f"/console#/desk/merchants/{floor.shop.merchant_id}")
    await page.get_by_label(CAMPAIGN).select_option(campaign_id)
    await page.get_by_label("看哪一天").fill(city.days[0].day)
    await expect(page.get_by_role("row", name="o-undone")).to_contain_text("撤销")
    assert await desk.faults() == []
    await desk.shoot("desk-merchant-returns")
    await page.get_by_role("button", name="全部核销").click()
    await page.get_by_role("link", name="查看订单 o-1 的资金去向").click()

    await expect(page.get_by_role("heading", name="银行回执").first).to_be_visible(timeout=CLOSED_WITHIN_MS)
    steps = page.locator(".way > li")
    for kind in (
        "发放消费券",
        "核销",
        "记账",
        "营业日日终",
        "两边核对一致",
        "编入结算单",
        "送银行",
        "付款记账",
        "退款",
    ):
        await expect(page.get_by_role("heading", name=kind, exact=True).first).to_be_visible()
    await expect(steps.filter(has_text="请求单号").first).to_contain_text(traded.request_no)
    await expect(steps.first).to_contain_text("发放消费券")
    await expect(steps.first).to_contain_text("¥50")
    assert await desk.faults() == []
    await desk.shoot("desk-way")
    await page.get_by_role("button", name="English").click()
    await expect(page.get_by_role("heading", name="The bank’s answer").first).to_be_visible()
    await desk.shoot("desk-way-english")
    await page.get_by_role("link", name=re.compile("^JS")).first.click()
    await expect(page.get_by_role("heading", name=re.compile("^Payment JS"))).to_be_visible()


async def _settled(traded: Traded) -> None:
    """Pay the merchant's first day; and on a later one half of its order comes back."""
    floor, city = traded.floor, traded.floor.city
    office = Office(city.gateway, city.staff, city.grant["campaign_id"], city.shops)
    await office._enter(floor.shop.district_id, {floor.shop.merchant_id: PAID_AT_ONCE})
    async with asyncio.timeout(CLOSED_WITHIN_MS / 1000):
        while not await office.settle(floor.shop.district_id, city.days[0].day):
            await asyncio.sleep(0.3)
    assert office.broken == []
    refund = await city.send(floor.shop.till.refund(traded.request_no, f"b-{new_id()}", 30_000))
    assert refund.status == 201, refund.body
