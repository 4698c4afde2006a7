"""A subsidy claim on the officers' desk: returned field by field, approved level by level, rejected, unmasked, paid."""

import re
import secrets
from collections.abc import AsyncIterator
from itertools import count

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from loadtests.bank.rule import Fate, Result, Settings, account_meeting
from loadtests.paperwork.numbers import bank_card
from loadtests.paperwork.paper import Format
from loadtests.tests.stack import Stack
from services.portal.tests.sheets import rows_of
from services.portal.tests.subsidy_office import AUTUMN, VISITORS, SubsidyOffice, subsidy_office
from services.portal.tests.visitor import Visitor

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300)]
BUYERS = count(100 + secrets.randbelow(100))
SOON_MS = 30_000  # the office's next step, or the bank's
PAID_AT_ONCE = Fate(Result.PAID, "", 0, late=False)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def office(stack: Stack) -> AsyncIterator[SubsidyOffice]:
    """A policy that pays as soon as both levels have approved."""
    async with subsidy_office(stack, VISITORS, "cars") as opened:
        yield opened


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def car_office(stack: Stack) -> AsyncIterator[SubsidyOffice]:
    """A policy with three papers and a public notice."""
    async with subsidy_office(stack, AUTUMN, "hightech-cars") as opened:
        yield opened


async def test_a_claim_is_returned_fixed_approved_twice_and_paid(
    phone: Visitor, desk: Visitor, other_desk: Visitor, office: SubsidyOffice
) -> None:
    series = (bank_card(office.policy_id, number) for number in range(10_000))
    account = account_meeting(Settings(), PAID_AT_ONCE, series)
    who = next(BUYERS)
    claim_no = await office.file(who, office.desk.file_one(changed={"bank_card": account, "seats": "5"}))

    await desk.log_in("district_reviewer", district_id="taocheng")
    district = await open_file(desk, office, claim_no)
    await expect(district.get_by_text("个人信息已脱敏")).to_be_visible()
    await district.locator("[data-field=seats]").get_by_role("checkbox").check()
    await district.get_by_role("button", name="退回补正（1 项）").click()
    await district.get_by_label("座位数：哪里要改").fill("行驶证上是 7 座")
    await desk.shoot("review-return")
    await confirm(district, "退回补正")
    await expect(district.get_by_text("✓ 已退回补正")).to_be_visible()

    await phone.log_in("citizen", who)
    buyer = await phone.go(f"/m#/car/claims/{claim_no}")
    await expect(buyer.get_by_role("heading", level=1)).to_have_text("待补正", timeout=SOON_MS)
    await expect(buyer.get_by_text("行驶证上是 7 座")).to_be_visible()
    assert await phone.faults() == []
    await phone.shoot("car-claim-returned")
    await buyer.get_by_role("link", name="去补正").click()
    await buyer.get_by_label("座位数").fill("7")
    await expect(buyer.get_by_label("车架号")).to_have_count(0)
    await phone.shoot("car-fix")
    await buyer.get_by_role("button", name="补正完毕，重新提交").click()
    await expect(buyer.get_by_role("heading", level=1)).to_have_text("待审核", timeout=SOON_MS)

    await open_file(desk, office, claim_no)
    await approve(district)
    await other_desk.log_in("city_reviewer")
    await approve(await open_file(other_desk, office, claim_no, "待市级审核"))
    await expect(buyer.get_by_role("heading", level=1)).to_have_text("拨付中", timeout=SOON_MS)

    await desk.log_in("finance")
    await other_desk.log_in("treasury_checker")
    await pay(district, other_desk, office)
    await expect(buyer.get_by_role("heading", level=1)).to_have_text("已到账", timeout=SOON_MS)
    await phone.shoot("car-claim-paid")


async def test_the_queue_shows_age_and_clock_and_the_file_stands_beside_its_papers(
    desk: Visitor, car_office: SubsidyOffice
) -> None:
    filings = iter(car_office.desk.file_one, None)
    filing = next(one for one in filings if one.papers["invoice"].format is Format.PDF)
    claim_no = await car_office.file(next(BUYERS), filing)
    await desk.log_in("district_reviewer", district_id="hightech")
    page = await desk.go(f"/console#/review?policy={car_office.policy_id}")
    await expect(page.get_by_role("row").filter(has_text=claim_no)).to_contain_text("/ 5天")
    assert await desk.faults() == []
    await desk.shoot("review-queue")
    async with page.expect_download() as download:
        await page.get_by_role("button", name="导出 Excel").click()
    rows = await rows_of(await download.value)
    assert [rows[0][3], claim_no in [row[0] for row in rows]] == ["补贴金额", True]
    await page.get_by_role("link", name=claim_no).click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("高新区购车补贴")
    await page.get_by_role("tab", name="机动车销售统一发票").click()
    invoice = page.get_by_role("img", name="机动车销售统一发票，第 1 页，共 1 页")
    await expect(invoice).to_have_attribute("aria-busy", "false")
    await page.get_by_role("button", name="旋转").click()
    await expect(invoice).to_have_attribute("aria-busy", "false")
    await desk.shoot("review-invoice")
    await page.get_by_role("tab", name="机动车行驶证").click()
    await expect(page.get_by_role("img", name="机动车行驶证")).to_be_visible()
    await page.get_by_role("button", name="放大").click()
    assert await desk.faults() == []
    await desk.shoot("review-file")


async def test_a_masked_field_is_shown_for_a_reason_and_the_reason_stands_on_the_trail(
    desk: Visitor, other_desk: Visitor, car_office: SubsidyOffice
) -> None:
    filing = car_office.desk.file_one()
    claim_no = await car_office.file(next(BUYERS), filing)
    await desk.log_in("district_reviewer", district_id="hightech")
    page = await open_file(desk, car_office, claim_no)
    field, number = page.locator("[data-field=buyer_id]"), filing.typed["buyer_id"]
    await expect(field).not_to_contain_text(number)
    await field.get_by_role("button", name="查看原文").click()
    await page.get_by_role("dialog").get_by_role("textbox").fill("核对身份证原件")
    await confirm(page, "查看")
    await expect(field).to_contain_text(number)
    await field.get_by_role("button", name="收起原文").click()
    await expect(field).not_to_contain_text(number)
    await other_desk.log_in("auditor")
    trail = await other_desk.page.context.request.get(f"/api/subsidies/v1/audit?subject={claim_no}")
    assert "核对身份证原件" in await trail.text()


async def test_a_rejection_needs_a_reason_and_its_buyer_reads_it(
    phone: Visitor, desk: Visitor, car_office: SubsidyOffice
) -> None:
    who = next(BUYERS)
    claim_no = await car_office.file(who, car_office.desk.file_one())
    await desk.log_in("district_reviewer", district_id="hightech")
    page = await open_file(desk, car_office, claim_no)
    await page.get_by_role("button", name="驳回", exact=True).click()
    dialog = page.get_by_role("dialog")
    await expect(dialog.get_by_role("button", name="驳回")).to_be_disabled()
    await dialog.get_by_role("combobox").select_option(label="金额与材料不一致")
    await confirm(page, "驳回")
    await expect(page.get_by_text("✓ 已驳回")).to_be_visible()
    await phone.log_in("citizen", who)
    buyer = await phone.go(f"/m#/car/claims/{claim_no}")
    await expect(buyer.get_by_text("未通过：金额与材料不一致。请按发票核对金额。")).to_be_visible()


async def test_a_file_that_a_colleague_has_taken_is_left_to_them(
    desk: Visitor, other_desk: Visitor, car_office: SubsidyOffice
) -> None:
    claim_no = await car_office.file(next(BUYERS), car_office.desk.file_one())
    await desk.log_in("district_reviewer", district_id="hightech")
    page = await open_file(desk, car_office, claim_no)
    await page.get_by_role("button", name="领办").click()
    await expect(page.get_by_role("button", name="退回队列")).to_be_visible()
    await other_desk.log_in("district_reviewer", 1, "hightech")
    other = await other_desk.go(f"/console#/review/{claim_no}")
    await expect(other.get_by_text("正在办理此件")).to_be_visible()
    await expect(other.get_by_role("button", name="通过")).to_have_count(0)


async def test_finance_looks_in_english_and_decides_nothing(desk: Visitor, car_office: SubsidyOffice) -> None:
    claim_no = await car_office.file(next(BUYERS), car_office.desk.file_one())
    await desk.log_in("finance")
    page = await desk.go(f"/console#/review/{claim_no}")
    await page.get_by_role("button", name="English").click()
    await expect(page.get_by_text("You may look, not decide")).to_be_visible()
    await expect(page.get_by_role("button", name="Unmask")).to_have_count(0)
    assert await desk.faults() == []
    await desk.shoot("review-file-english")


async def open_file(visitor: Visitor, office: SubsidyOffice, claim_no: str, queue: str = "待审核") -> Page:
    """From the queue, as officers do."""
    page = await visitor.go(f"/console#/review?policy={office.policy_id}")
    await page.get_by_role("navigation", name="队列").get_by_role("link", name=re.compile(f"^{queue}")).click()
    await page.get_by_role("link", name=claim_no).click()
    await expect(page.get_by_text(claim_no).first).to_be_visible()
    return page


async def approve(page: Page) -> None:
    await page.get_by_role("button", name="通过", exact=True).click()
    await confirm(page, "通过")
    await expect(page.get_by_text("✓ 已通过")).to_be_visible()


async def pay(finance: Page, checker: Visitor, office: SubsidyOffice) -> None:
    """One prepares a batch of what is due, another sees sum and fingerprint and approves it; the bank does the rest."""
    await finance.goto("/console#/batches")
    await finance.get_by_role("button", name=f"编制支付批次：{office.program_id}").click(timeout=SOON_MS)
    await expect(finance.get_by_role("heading", level=1)).to_contain_text("补贴支付")
    await expect(finance.get_by_text("不能由自己复核")).to_be_visible()
    checking = await checker.go("/console" + finance.url.partition("/console")[2])
    await checking.get_by_label("我已核对笔数").check()
    await checking.get_by_role("button", name="批准支付").click()
    await expect(checking.get_by_role("status")).to_contain_text("已批准")


async def confirm(page: Page, name: str) -> None:
    await page.get_by_role("dialog").get_by_role("button", name=name, exact=True).click()
