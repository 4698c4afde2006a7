"""A car buyer's way on the phone: what to bring, a form that keeps itself, the papers, a number, and then."""

import asyncio
import io
import re
import secrets
from collections.abc import AsyncIterator, Mapping
from itertools import count
from pathlib import Path

import pytest
import pytest_asyncio
from PIL import Image
from playwright.async_api import Page, expect

from loadtests.paperwork.filings import Filing
from loadtests.paperwork.paper import Paper
from loadtests.tests.stack import Stack
from services.portal.tests.subsidy_office import AUTUMN, WITHIN_S, SubsidyOffice, subsidy_office
from services.portal.tests.visitor import Visitor

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300)]
NUMBER = re.compile(r"BT\d{16}")
BUYERS = count(secrets.randbelow(100))  # another one a test: who has a draft goes on with it


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def office(stack: Stack) -> AsyncIterator[SubsidyOffice]:
    async with subsidy_office(stack, AUTUMN, "hightech-cars") as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def buyer(phone: Visitor) -> Visitor:
    """Somebody who has not claimed anything under this policy."""
    await phone.log_in("citizen", next(BUYERS))
    return phone


async def test_the_papers_are_told_first_and_a_claim_is_filed_with_a_number(
    buyer: Visitor, office: SubsidyOffice, tmp_path: Path
) -> None:
    filing = office.desk.file_one()
    page = await buyer.go(f"/m#/car/policies/{office.policy_id}")
    await expect(page.locator("main h2").first).to_have_text("先备齐这些材料")
    await expect(page.get_by_text("机动车销售统一发票")).to_be_visible()
    assert await buyer.faults() == []
    await buyer.shoot("car-policy")
    await page.get_by_role("button", name="材料备齐，开始申领").click()
    await fill_in(page, filing.typed)
    await expect(page.locator("[data-keeping=kept]")).to_be_visible()
    await upload(page, filing, tmp_path)
    assert await buyer.faults() == []
    await buyer.shoot("car-form")
    await page.get_by_role("button", name="提交申领").click()
    await expect(page.get_by_text(NUMBER).first).to_be_visible()
    await expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("待审核|系统核验中"))
    await expect(page.get_by_role("list", name="办理进度").get_by_role("listitem")).to_have_count(7)
    assert await buyer.faults() == []
    await buyer.shoot("car-claim")
    await page.get_by_role("button", name="长辈版").click()
    await page.get_by_role("button", name="English").click()
    await buyer.fits("car-elder-english-claim")


async def test_a_draft_says_at_once_what_is_wrong_and_is_there_after_a_reload(
    buyer: Visitor, office: SubsidyOffice
) -> None:
    page = await open_form(buyer, office)
    await page.get_by_label("购车人身份证号").fill("110101199003070000")
    await page.get_by_label("座位数").fill("9")
    await page.get_by_label("车架号").focus()
    await expect(page.get_by_text("身份证号码有误")).to_be_visible()
    await expect(page.get_by_text("车辆超过7座，不在补贴范围")).to_be_visible()
    await page.reload()
    await expect(page.get_by_label("座位数")).to_have_value("9")
    await expect(page.get_by_text("身份证号码有误")).to_be_visible()
    claim_no = NUMBER.findall(page.url)[0]
    await page.get_by_label("座位数").fill("7")
    await page.goto("about:blank")  # in the middle of typing
    async with asyncio.timeout(WITHIN_S):
        while await _kept(buyer, claim_no, "seats") != "7":
            await asyncio.sleep(0.05)


async def test_what_is_missing_is_told_all_at_once_and_each_line_leads_to_its_place(
    buyer: Visitor, office: SubsidyOffice
) -> None:
    buyer.expected_statuses = {400, 409}
    page = await open_form(buyer, office)
    await page.get_by_label("座位数").fill("5")
    await page.get_by_role("button", name="提交申领").click()
    told = page.locator("#to-mend")
    await expect(told).to_contain_text("还有 16 处需要处理")
    assert await buyer.faults() == []
    await buyer.shoot("car-form-missing")
    await told.get_by_role("button", name="联系电话").click()
    await expect(page.get_by_label("联系电话")).to_be_focused()


async def test_a_lost_network_loses_nothing_that_was_typed(buyer: Visitor, office: SubsidyOffice) -> None:
    page = await open_form(buyer, office)
    await buyer.lose_network()
    await page.get_by_label("座位数").fill("5")
    await page.get_by_label("车架号").focus()
    await expect(page.get_by_text("尚未保存，联网后自动保存")).to_be_visible()
    await buyer.shoot("car-form-offline")
    await buyer.lose_network(lost=False)
    await expect(page.get_by_text("草稿已保存")).to_be_visible()
    await page.reload()
    await expect(page.get_by_label("座位数")).to_have_value("5")


async def test_a_file_that_is_no_document_is_refused_with_what_to_do(
    buyer: Visitor, office: SubsidyOffice, tmp_path: Path
) -> None:
    buyer.expected_statuses = {409}
    page = await open_form(buyer, office)
    (tmp_path / "invoice.pdf").write_text("not a document")
    await choose(page, "invoice", tmp_path / "invoice.pdf")
    await expect(page.locator("#field-invoice").get_by_role("alert")).to_contain_text("材料无法读取")
    await expect(page.locator("#field-invoice")).to_contain_text("请重新上传清晰完整的文件")


async def test_a_large_photo_is_made_small_before_it_leaves_the_phone(
    buyer: Visitor, office: SubsidyOffice, tmp_path: Path
) -> None:
    page = await open_form(buyer, office)
    (tmp_path / "photo.png").write_bytes(large_photo())
    async with page.expect_request("**/documents/registration") as asked:
        await choose(page, "registration", tmp_path / "photo.png")
    assert await (await asked.value).header_value("content-type") == "image/jpeg"
    await expect(page.locator("#field-registration")).to_contain_text("JPEG，1 页")


async def test_elder_mode_in_english_fits_the_narrowest_phone(buyer: Visitor, office: SubsidyOffice) -> None:
    page = await open_form(buyer, office)
    form = page.url.partition("/m")[2]
    await page.get_by_role("button", name="长辈版").click()
    await page.get_by_role("button", name="English").click()
    for path, name, marks in (
        (f"/m{form}", "form", "#field-seats"),
        (f"/m#/car/policies/{office.policy_id}", "policy", "main ol"),
        ("/m#/car", "car", "main .claim"),
    ):
        await buyer.go(path)
        await buyer.see("Car subsidy")
        await expect(page.locator(marks).first).to_be_attached()
        await buyer.fits(f"car-elder-english-{name}")
        assert await buyer.faults() == []


async def _kept(buyer: Visitor, claim_no: str, field: str) -> str:
    """What the service has of a draft."""
    answer = await buyer.page.context.request.get(f"/api/subsidies/v1/claims/{claim_no}/form")
    return str((await answer.json())["fields"].get(field, ""))


async def open_form(buyer: Visitor, office: SubsidyOffice) -> Page:
    page = await buyer.go(f"/m#/car/policies/{office.policy_id}")
    await page.get_by_role("button", name="材料备齐，开始申领").click()
    await page.get_by_label("座位数").wait_for()
    return page


async def fill_in(page: Page, typed: Mapping[str, str]) -> None:
    """Every field by its own control."""
    await page.locator("#field-buyer").wait_for()
    for name, text in typed.items():
        field = page.locator(f"#field-{name}")
        match await field.evaluate("one => one.tagName"):
            case "SELECT":
                await field.select_option(text)
            case "FIELDSET":
                await field.locator(f"input[value={text}]").check()
            case _:
                await field.fill(text)


async def upload(page: Page, filing: Filing, folder: Path) -> None:
    for kind, paper in filing.papers.items():
        await choose(page, kind, written(folder, paper))
        await expect(page.locator(f"#field-{kind}").get_by_text("已上传")).to_be_visible()


async def choose(page: Page, kind: str, file: Path) -> None:
    await page.locator(f"#field-{kind} input[type=file]").set_input_files(file)


def written(folder: Path, paper: Paper) -> Path:
    file = folder / f"{secrets.token_hex(4)}.{paper.format}"
    file.write_bytes(paper.render())
    return file


def large_photo() -> bytes:
    """Noise, which no compression makes small."""
    kept = io.BytesIO()
    Image.effect_noise((2400, 1800), 90).convert("RGB").save(kept, "PNG")
    return kept.getvalue()
