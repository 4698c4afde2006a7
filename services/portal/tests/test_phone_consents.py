"""What somebody has agreed to: seen on the phone, and withdrawn after what follows was said."""

import re

import pytest
from playwright.async_api import expect

from services.portal.tests.newcomers import newcomer, texted
from services.portal.tests.visitor import Visitor

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300)]


async def test_consents_are_seen_and_withdrawn_after_what_follows_was_said(phone: Visitor) -> None:
    await _register(phone, ("campaign", "job_fair"))
    page = await phone.go("/m#/wallet")
    await page.get_by_role("link", name="我的授权").click()
    fair = page.locator(".consent").filter(has_text="参加直播招聘会")
    await expect(fair).to_contain_text(re.compile(r"\d{4}年\d+月\d+日同意 · 说明版本 2022-08"))
    assert await phone.faults() == []
    await phone.shoot("shop-consents")
    await fair.get_by_role("button", name="撤回同意").click()
    await expect(page.get_by_role("dialog")).to_contain_text("已投递的简历不会自动收回")
    assert await phone.faults() == []
    await page.get_by_role("button", name="暂不撤回").click()
    await expect(fair).to_contain_text("已同意")
    await fair.get_by_role("button", name="撤回同意").click()
    await page.get_by_role("button", name="确认撤回").click()
    await expect(fair).to_contain_text("已撤回")
    needed = page.locator(".consent").filter(has_text="参加消费券和补贴活动")
    await needed.get_by_role("button", name="撤回同意").click()
    await expect(page.get_by_role("dialog")).to_contain_text("立即退出登录")
    await phone.shoot("shop-consent-withdrawal")
    await page.get_by_role("button", name="确认撤回").click()
    await expect(page.get_by_text("已撤回，您已退出登录")).to_be_visible()
    await page.reload()
    await expect(page.get_by_role("heading", name="登录")).to_be_visible()


async def _register(visitor: Visitor, consents: tuple[str, ...]) -> None:
    """Somebody new, by the doors of the sign-up page."""
    person = newcomer()
    ask, headers = visitor.page.context.request, {"Origin": visitor.stack.gateway}
    shown = (await (await ask.get("/api/identity/v1/consents")).json())["consents"]
    await ask.post("/api/identity/v1/codes", data={"phone": person.phone}, headers=headers)
    who = {"name": person.name, "national_id": person.national_id, "phone": person.phone}
    agreed = {"consents": consents, "consent_version": shown[0]["version"]}
    body = who | agreed | {"code": texted(visitor, person.phone)}
    answer = await ask.post("/api/identity/v1/registrations", data=body, headers=headers)
    assert answer.status == 201, await answer.text()
