"""Merchants and their tills at the desk: enrol them from a sheet, give a till its code, end it, look without acting."""

import re
import secrets
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import expect

from loadtests.clients.people import shop_code
from loadtests.tests.stack import Stack
from services.portal.tests.shop_floor import ShopFloor, open_shop
from services.portal.tests.visitor import Visitor
from shared.kernel.ids import new_id

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300)]

TOLD_WITHIN_MS = 60_000


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def floor(stack: Stack) -> AsyncIterator[ShopFloor]:
    async with open_shop(stack) as floor:
        yield floor


async def test_an_administrator_enrols_a_merchant_gives_its_till_a_code_and_ends_a_lost_one(
    desk: Visitor, other_desk: Visitor
) -> None:
    run = secrets.token_hex(3)
    name, till_id = f"桃城惠民超市{run}", f"s{run}-t1"
    uscc = shop_code(int(run, 16) * 89 % 999_000_000)
    sold, store = "supermarket、home-appliances", "人民路店"
    row = (f"m{run}", name, uscc, "taocheng", sold, f"s{run}", store, "人民路8号", till_id)
    await desk.log_in("admin")
    page = await desk.go("/console#/desk")
    await page.get_by_label("粘贴的行").fill("\t".join(row[:7]))
    await expect(page.get_by_role("alert")).to_contain_text("第 1 行：列数不够")
    await page.get_by_label("粘贴的行").fill("\t".join(row))
    await expect(page.get_by_text("读到 1 家商户、1 个门店、1 台终端")).to_be_visible()
    await page.get_by_role("button", name="提交入驻").click()
    await expect(page.get_by_text("已入驻 1 家商户")).to_be_visible()
    await page.get_by_label("商户名称、编号").fill(run)
    await page.get_by_role("button", name="查找").click()
    await expect(page.get_by_role("row")).to_have_count(2)
    assert await desk.faults() == []
    await desk.shoot("desk-merchants")

    await page.get_by_role("link", name=name).click()
    await page.get_by_role("button", name=f"为终端 {till_id} 生成登记码").click()
    shown = page.locator(".code")
    await expect(shown).to_have_text(re.compile(r"^\w{5}\s?\w{5}$"))
    assert await desk.faults() == []
    await desk.shoot("desk-enrolment-code")
    till = await other_desk.go("/pos")
    await till.get_by_label("登记码").fill(str(await shown.text_content()))
    await till.keyboard.press("Enter")
    await expect(till.get_by_text(store)).to_be_visible()

    await page.get_by_role("button", name="关闭").click()
    await expect(page.get_by_text("● 有效")).to_be_visible()
    assert await desk.faults() == []
    await desk.shoot("desk-merchant")
    await page.get_by_role("button", name=re.compile(f"停用终端 {till_id}")).click()
    await page.get_by_role("button", name="确认停用").click()
    await expect(page.get_by_text(f"终端 {till_id} 的密钥已停用")).to_be_visible()
    other_desk.expected_statuses = {401}
    await expect(till.get_by_role("heading", name="本终端已停用")).to_be_visible(timeout=TOLD_WITHIN_MS)


async def test_an_auditor_looks_and_takes_a_sheet_along_but_acts_on_nothing(desk: Visitor, floor: ShopFloor) -> None:
    await desk.log_in("auditor")
    page = await desk.go("/console#/desk")
    await expect(page.get_by_text("入驻商户")).to_be_hidden()
    await page.get_by_label("商户名称、编号").fill(floor.shop.merchant_id)
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("row")).to_have_count(2)
    async with page.expect_download() as download:
        await page.get_by_role("button", name="导出 Excel").click()
    assert (await download.value).suggested_filename == "商户与终端.xlsx"
    await page.goto(f"/console#/desk/merchants/{floor.shop.merchant_id}")
    await expect(page.get_by_text("● 有效")).to_be_visible()
    await expect(page.get_by_role("button", name=re.compile("登记码|停用"))).to_have_count(0)
    await expect(page.get_by_role("heading", name="营业日")).to_be_visible()
    await page.get_by_role("button", name="English").click()
    await expect(page.get_by_role("heading", name="Business day")).to_be_visible()
    assert await desk.faults() == []
    await desk.shoot("desk-merchant-auditor-english")


async def test_a_merchants_administrator_sees_only_their_own_and_gives_its_tills_codes(
    desk: Visitor, floor: ShopFloor
) -> None:
    await desk.log_in("merchant_admin", index=secrets.randbelow(10_000_000))  # bound for good
    session = await (await desk.page.context.request.get("/api/identity/v1/session")).json()
    staff = {"staff_id": session["session"]["subject_id"]}
    target = f"/api/redemption/v1/merchants/{floor.shop.merchant_id}/staff"
    await floor.city.gateway.act(target, staff, token=floor.city.staff.admin, key=f"bind-{new_id()}")
    page = await desk.go("/console#/desk")
    await expect(page.get_by_text(floor.shop.merchant_id)).to_be_visible()
    await page.get_by_role("button", name=f"为终端 {floor.terminal_id} 生成登记码").click()
    await expect(page.get_by_role("dialog")).to_contain_text("登记码")
    await page.get_by_role("button", name="关闭").click()
    await expect(page.get_by_role("button", name=re.compile(f"停用终端 {floor.terminal_id}"))).to_be_visible()
    assert await desk.faults() == []
    await desk.shoot("desk-own-merchant")
