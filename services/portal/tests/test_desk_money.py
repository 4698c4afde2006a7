"""Officers who handle money: fund a round, hold it, settle a merchant's day, look back; always two of them."""

import re
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from deploy.campaigns.campaign_file import read_campaign_file
from deploy.campaigns.schedule import Calendar, campaign_body
from loadtests.clients.gateway import Gateway
from loadtests.demo.settings import Settings
from loadtests.demo.settlement.office import PAID_AT_ONCE, Office
from loadtests.demo.stage import Staff, enrol_shops, fund, log_in_people, log_in_staff, until_open
from loadtests.demo.visitors import CAMPAIGN_FILE
from loadtests.tests.city import City, redeem, won
from loadtests.tests.stack import Stack
from services.portal.tests.sheets import rows_of, sheet_file
from services.portal.tests.visitor import Visitor

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300)]

CITY_TIME = ZoneInfo("Asia/Shanghai")
SHORT_DAY_S = 14.0
CLOSED_WITHIN_MS = 60_000
CAMPAIGN = re.compile("^活动")


@dataclass(frozen=True)
class Hall:
    """The gateway, and officers' tokens to set a stage with."""

    gateway: Gateway
    staff: Staff
    stack: Stack


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def hall(stack: Stack) -> AsyncIterator[Hall]:
    async with Gateway(stack.gateway) as gateway:
        yield Hall(gateway, await log_in_staff(gateway), stack)


@pytest_asyncio.fixture(scope="module", loop_scope="session", autouse=True)
async def traded(hall: Hall) -> City:
    """A shop took a voucher on a day that ends while the other tests run; the test that settles it comes last."""
    city = await _funded(hall, SHORT_DAY_S)
    code = (await city.code(0, await won(city))).json()["code"]
    assert (await city.send(redeem(city.shops[0], f"r-{time.monotonic_ns()}", code))).status == 201
    return city


async def _funded(hall: Hall, day_s: float = 86_400) -> City:
    """A campaign with one round that is open now, and a shop to redeem at."""
    file = read_campaign_file(CAMPAIGN_FILE)
    shops = await enrol_shops(hall.gateway, hall.staff, {"taocheng": (1, ("supermarket",))})
    people = await log_in_people(hall.gateway, 1)
    calendar = Calendar(file, datetime.now(UTC) - timedelta(seconds=0.5), day_s)
    campaign_id = f"desk-{time.monotonic_ns()}"
    settings = Settings(0.05, day_s, 1, hall.stack.state)
    (grant,) = await fund(hall.gateway, settings, hall.staff, file, campaign_id, calendar)
    await until_open(hall.gateway, campaign_id, grant["round"]["round_id"])
    return City(hall.gateway, hall.staff, people, grant, shops, calendar.days())


async def _two_officers(maker: Visitor, checker: Visitor) -> None:
    await maker.log_in("treasury_maker")
    await checker.log_in("treasury_checker")


def _later(hours: float) -> str:
    return (datetime.now(CITY_TIME) + timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M")


async def _fill(page: Page, fields: dict[str, str]) -> None:
    for label, text in fields.items():
        await page.get_by_label(re.compile("^" + re.escape(label))).first.fill(text)


async def test_two_officers_fund_a_round(desk: Visitor, other_desk: Visitor, hall: Hall) -> None:
    file = read_campaign_file(CAMPAIGN_FILE)
    campaign = campaign_body(file, f"plan-{time.monotonic_ns()}", Calendar(file, datetime.now(UTC)))
    campaign_id, act = campaign["campaign_id"], hall.gateway.act
    await act("/api/treasury/v1/campaigns", campaign, token=hall.staff.maker, key=campaign_id)
    await _two_officers(desk, other_desk)

    checking = await other_desk.go(f"/console#/campaigns/{campaign_id}")
    await checking.get_by_label("我已核对资金总额").check()
    await checking.get_by_role("button", name="批准，总额 ¥50,000").click()
    await expect(checking.get_by_role("status")).to_contain_text("活动方案已生效")

    making = await desk.go(f"/console#/campaigns/{campaign_id}/fund")
    await making.get_by_role("button", name="提交复核").click()
    await expect(making.get_by_role("alert")).to_contain_text("处要填写")
    await making.get_by_label("从哪个额度出").select_option(index=1 if await _is_vouchers(making, 1) else 2)
    round_name = f"晚市加场 {campaign_id[-6:]}"
    texts = {"轮次名称（市民可见）": round_name, "面额（元）": "50", "满多少可用（元）": "300", "张数": "500"}
    await _fill(making, texts | {"开抢时间": _later(1), "结束时间": _later(3), "券有效期至": _later(2)})
    await making.get_by_label("商超").check()
    await expect(making.get_by_text("不能早于结束时间")).to_be_visible()
    await making.get_by_label("券有效期至").fill(_later(30))
    await expect(making.get_by_text("合计超过该额度")).to_be_visible()
    assert await desk.faults() == []
    await making.get_by_label("张数").fill("100")
    await desk.shoot("desk-fund")
    await making.get_by_role("button", name="提交复核").click()
    await expect(making.get_by_role("status")).to_contain_text("已提交复核")
    await expect(making.get_by_text("不能由自己复核")).to_be_visible()

    checking = await other_desk.go("/console")
    await checking.get_by_role("row", name=round_name).get_by_role("link", name="办理").click()
    await expect(checking.get_by_role("row", name="¥50 满 ¥300")).to_contain_text("¥5,000")
    approve = checking.get_by_role("button", name="批准下达 ¥5,000")
    await expect(approve).to_be_disabled()
    await checking.get_by_label("我已逐项核对").check()
    assert await other_desk.faults() == []
    await other_desk.shoot("desk-grant")
    await approve.click()
    await expect(checking.locator("[data-state=ACCEPTED]")).to_be_visible()
    await expect(checking.get_by_role("link", name="看轮次实况")).to_be_visible()


async def _is_vouchers(page: Page, place: int) -> bool:
    return "消费券" in await page.get_by_label("从哪个额度出").locator("option").nth(place).inner_text()


async def test_a_round_is_paused_resumed_and_closed(desk: Visitor, other_desk: Visitor, hall: Hall) -> None:
    city = await _funded(hall)
    campaign_id, name = city.grant["campaign_id"], city.grant["round"]["name"]
    await won(city)
    await _two_officers(desk, other_desk)
    page = await desk.go("/console#/rounds")
    await page.get_by_label(CAMPAIGN).select_option(campaign_id)
    await expect(page.get_by_text(re.compile(rf"{name}：还剩 14 张"))).to_be_visible()
    await page.locator("canvas").wait_for()
    row = page.get_by_role("row", name=name)
    await row.get_by_role("button", name="暂停").click()
    await page.get_by_role("dialog").get_by_label("理由").fill("系统压力过大")
    await page.get_by_role("dialog").get_by_role("button", name="暂停").click()
    await expect(row.locator("[data-state=PAUSED]")).to_be_visible()
    await expect(row.get_by_role("button", name="结束")).to_have_count(0)
    assert await desk.faults() == []
    await desk.shoot("desk-rounds")
    await row.get_by_role("button", name="恢复").click()
    await page.get_by_role("dialog").get_by_role("button", name="恢复").click()
    await expect(row.locator("[data-state=OPEN]")).to_be_visible()

    page = await other_desk.go("/console#/rounds")
    await page.get_by_label(CAMPAIGN).select_option(campaign_id)
    row = page.get_by_role("row", name=name)
    await expect(row).to_have_count(1)
    await row.get_by_role("button", name="结束").click()
    await expect(page.get_by_role("dialog")).to_contain_text("退回该区县额度")
    await page.get_by_role("dialog").get_by_role("button", name="结束").click()
    await expect(row.locator("[data-state=CLOSED]")).to_be_visible()


async def test_an_auditor_finds_who_did_what(desk: Visitor) -> None:
    await desk.log_in("auditor")
    page = await desk.go("/console#/audit")
    await page.get_by_label(re.compile("操作（如")).fill("grant")
    await page.get_by_role("button", name="查询").click()
    await expect(page.get_by_role("row").nth(1)).to_contain_text("grant.")
    await expect(page.get_by_role("row").nth(1)).to_contain_text("✓ 相符")
    assert await desk.faults() == []
    await desk.shoot("desk-audit")


@pytest.mark.parametrize(
    ("role", "path"),
    [("treasury_checker", ""), ("treasury_maker", "campaigns"), ("finance", "batches"), ("finance", "differences"),
     ("finance", "accounts"), ("admin", "staff")],
)  # fmt: skip
async def test_each_page_of_the_desk_can_be_read_by_everybody(desk: Visitor, role: str, path: str) -> None:
    await desk.log_in(role)
    page = await desk.go(f"/console#/{path}")
    await expect(page.get_by_role("navigation", name="主菜单")).to_be_visible()
    await page.wait_for_load_state("networkidle")
    assert await desk.faults() == []
    await desk.shoot(f"desk-{path or 'work'}")


async def test_two_officers_settle_a_merchants_day(
    desk: Visitor, other_desk: Visitor, hall: Hall, traded: City
) -> None:
    shop, campaign_id = traded.shops[0], traded.grant["campaign_id"]
    account = Office(hall.gateway, hall.staff, campaign_id, traded.shops).account(shop.merchant_id, PAID_AT_ONCE)
    await _two_officers(desk, other_desk)

    making = await desk.go("/console#/accounts")
    await making.get_by_label("区县").select_option("taocheng")
    accounts = [("商户编号", "户名", "账号"), (shop.merchant_id, "示例商行", account)]
    await making.get_by_label("选择 Excel 文件").set_input_files(sheet_file("账户.xlsx", accounts))
    await expect(making.get_by_text("已读到 1 家商户")).to_be_visible()
    await making.get_by_role("button", name="提交复核").click()
    await expect(making.get_by_text(f"**{account[-4:]}")).to_be_visible()
    checking = await other_desk.go("/console" + making.url.partition("/console")[2])
    await checking.get_by_role("button", name="显示完整账号").click()
    await checking.get_by_role("dialog").get_by_label("理由").fill("核对开户许可证")
    await checking.get_by_role("dialog").get_by_role("button", name="显示完整账号").click()
    await expect(checking.get_by_text(account)).to_be_visible()
    await checking.get_by_label("我已逐户核对").check()
    await checking.get_by_role("button", name="批准生效").click()
    await expect(checking.get_by_role("status")).to_contain_text("账户已生效")

    making = await desk.go("/console#/settle")
    await making.get_by_label(CAMPAIGN).select_option(campaign_id)
    prepare = making.get_by_role("button", name="为桃城区编制结算批次")
    await prepare.wait_for(timeout=CLOSED_WITHIN_MS)
    assert await desk.faults() == []
    await desk.shoot("desk-settle")
    await prepare.click()
    await expect(making.get_by_role("row", name=shop.merchant_id)).to_contain_text("¥50")
    async with making.expect_download() as download:
        await making.get_by_role("button", name="导出 Excel").click()
    rows = await rows_of(await download.value)
    assert [rows[1][1], rows[1][3]] == [shop.merchant_id, 50]

    checking = await other_desk.go("/console" + making.url.partition("/console")[2])
    await checking.get_by_label("我已核对笔数").check()
    await other_desk.shoot("desk-batch")
    await checking.get_by_role("button", name="批准支付 ¥50").click()
    await expect(checking.get_by_role("status")).to_contain_text("已批准")
    await expect(checking.locator("h1 + .badge")).to_have_attribute("data-state", re.compile("APPROVED|SENT|DONE"))
    assert await other_desk.faults() == []
