"""The front page and its doors, as each audience meets them."""

import re

import pytest
from playwright.async_api import expect

from services.portal.tests.visitor import Visitor

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300)]


async def test_a_stranger_finds_five_doors_on_a_phone_and_at_a_desk(phone: Visitor, desk: Visitor) -> None:
    for visitor, name in ((phone, "front-phone"), (desk, "front-desk")):
        page = await visitor.go("/")
        await expect(page.get_by_role("navigation").get_by_role("link")).to_have_count(5)
        await expect(page.get_by_role("heading", name="演示登录")).to_be_visible()
        assert await visitor.faults() == []
        await visitor.shoot(name)


async def test_a_shopper_enters_by_one_tap_and_sees_the_rounds(phone: Visitor) -> None:
    page = await phone.go("/")
    await page.get_by_role("button", name="市民", exact=True).click()
    await expect(page).to_have_url(re.compile("/m#/$"))
    await expect(page.get_by_role("article").first).to_be_visible()
    assert await phone.faults() == []
    await phone.shoot("m-first")


async def test_elder_mode_and_english_stay_for_the_next_page(phone: Visitor) -> None:
    page = await phone.go("/")
    await page.get_by_role("button", name="长辈版").click()
    await page.get_by_role("button", name="English").click()
    page = await phone.go("/m")
    await expect(page.locator("html")).to_have_attribute("lang", "en")
    assert await page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 18
    heights = await page.evaluate("[...document.querySelectorAll('button')].map((one) => one.offsetHeight)")
    assert min(heights) >= 60
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert await phone.faults() == []
    await phone.shoot("m-elder-english")


@pytest.mark.parametrize(
    ("role", "path", "name"),
    [
        ("cashier", "/pos", "pos-first"),
        ("treasury_maker", "/console", "console-first"),
        ("bureau", "/screen", "screen-first"),
    ],
)
async def test_staff_land_at_their_own_desk(desk: Visitor, role: str, path: str, name: str) -> None:
    await desk.log_in(role)
    page = await desk.go(path)
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    await page.wait_for_load_state("networkidle")
    assert await desk.faults() == []
    await desk.shoot(name)


async def test_who_is_not_logged_in_is_asked_to_and_told_what_was_wrong(desk: Visitor) -> None:
    desk.expected_statuses = {401}
    page = await desk.go("/console")
    await expect(page).to_have_url(re.compile(r"/console#/log-in\?to=/$"))
    await page.get_by_label("工号").fill("nobody")
    await page.get_by_label("密码").fill("not the password")
    await page.keyboard.press("Enter")
    notice = page.get_by_role("alert")
    await expect(notice).to_contain_text("工号或密码不正确")
    assert await desk.faults() == []
    await desk.shoot("console-log-in")


async def test_another_role_does_not_get_past_the_log_in(desk: Visitor) -> None:
    await desk.log_in("citizen")
    page = await desk.go("/console")
    await expect(page).to_have_url(re.compile("log-in"))


async def test_no_script_can_read_who_one_is_and_no_other_site_can_use_it(desk: Visitor) -> None:
    await desk.log_in("auditor")
    page = await desk.go("/console")
    assert await page.evaluate("document.cookie") == ""
    stored = await page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")
    assert "eyJ" not in stored + page.url
    elsewhere = await page.context.request.delete(
        "/api/identity/v1/sessions/current", headers={"Origin": "http://elsewhere.invalid"}
    )
    assert elsewhere.status == 403
