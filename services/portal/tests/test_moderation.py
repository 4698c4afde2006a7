"""The moderator's desk: what waits is decided, what was said is taken back, the show is led."""

import itertools
import secrets
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Locator, Page, expect

from loadtests.clients.gateway import Gateway, key_of
from loadtests.demo.fair.stage import FairStage
from loadtests.fair.play import API
from loadtests.tests.stack import Stack
from services.portal.tests.fair_stage import Person, open_fair
from services.portal.tests.visitor import Visitor

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300)]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def gateway(stack: Stack) -> AsyncIterator[Gateway]:
    async with Gateway(stack.gateway) as opened:
        yield opened


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def fair(gateway: Gateway) -> FairStage:
    """One fair for all of these tests."""
    return await open_fair(gateway)


async def _at_work(desk: Visitor, fair: FairStage) -> Page:
    await desk.log_in("moderator")
    page = await desk.go(f"/console#/moderation/{fair.room.room_id}")
    await expect(page.get_by_role("heading", name="实时弹幕")).to_be_visible()
    return page


def _line(page: Page, text: str) -> Locator:
    return page.get_by_role("listitem").filter(has_text=text)


async def test_a_moderator_finds_the_room_that_is_live(desk: Visitor, fair: FairStage) -> None:
    await desk.log_in("moderator")
    page = await desk.go("/console#/moderation")
    await expect(page.get_by_role("link", name="进入审核").first).to_be_visible()
    assert await desk.faults() == []
    await desk.shoot("moderation-rooms")
    await page.locator(f'a[href$="/{fair.room.room_id}"]').click()
    await expect(page.get_by_role("heading", name="主会场", level=1)).to_be_visible()


async def test_while_comments_are_reviewed_first_each_waits_for_a_word(
    desk: Visitor, gateway: Gateway, fair: FairStage
) -> None:
    page = await _at_work(desk, fair)
    people = [await Person(gateway, fair.room.room_id).come() for _ in range(3)]
    await _switch_review(page, "开启")
    await _until_doors_know(page, gateway, fair)
    for person, text in zip(people, ("养元还招人吗", "兼职日结加我", "别人已经放行"), strict=True):
        await person.say(text)
        await expect(_line(page, text).get_by_role("button", name="放行")).to_be_visible()
    assert await desk.faults() == []
    await desk.shoot("moderation-held")
    await _line(page, "养元还招人吗").get_by_role("button", name="放行").click()
    await expect(page.get_by_text("已办理：放行")).to_be_visible()
    await expect(_line(page, "养元还招人吗").get_by_role("button", name="撤回")).to_be_visible()
    await _line(page, "兼职日结加我").get_by_role("button", name="不予显示").click()
    await page.keyboard.press("3")
    await desk.shoot("moderation-reason")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("已办理：不予显示")).to_be_visible()
    await expect(_line(page, "兼职日结加我")).to_have_count(0)
    await _refused_where_a_colleague_was_first(desk, page, gateway, fair)
    await _switch_review(page, "关闭")


async def _switch_review(page: Page, to: str) -> None:
    await page.get_by_role("button", name=to, exact=True).click()
    await page.get_by_role("button", name="确定").click()
    await expect(page.get_by_text("已办理：先审后发")).to_be_visible()


async def _until_doors_know(page: Page, gateway: Gateway, fair: FairStage) -> None:
    """Doors hear of a switch within a second or so: what is said before appears at once."""
    for number in itertools.count():
        await (await Person(gateway, fair.room.room_id).come()).say(f"听得到吗第{number}问")
        line = _line(page, f"听得到吗第{number}问")
        await expect(line).to_be_visible()
        if await line.get_by_role("button", name="放行").count():
            return


async def _refused_where_a_colleague_was_first(desk: Visitor, page: Page, gateway: Gateway, fair: FairStage) -> None:
    """The list may be a moment old: whoever is second is told so, and what to do."""
    desk.expected_statuses = {409}
    await page.route("**/held-comments", lambda route: route.abort())  # this page does not hear of it
    desk.expected_statuses |= {0}
    line = _line(page, "别人已经放行")
    comment_id = await line.get_attribute("data-comment")
    target = f"{API}/rooms/{fair.room.room_id}/held-comments/{comment_id}/releases"
    key = key_of("release", str(comment_id))
    await gateway.act(target, {"reason": "内容合规"}, token=fair.staff.moderator, key=key)
    await line.get_by_role("button", name="放行").click()
    await expect(page.locator('[data-code="WRONG_STATE"]')).to_be_visible()
    await page.unroute("**/held-comments")
    await expect(line.get_by_role("button", name="放行")).to_have_count(0)


async def test_a_viewer_is_muted_and_heard_again(desk: Visitor, gateway: Gateway, fair: FairStage) -> None:
    page = await _at_work(desk, fair)
    await (await Person(gateway, fair.room.room_id).come()).say("刷屏刷屏刷屏")
    await _line(page, "刷屏刷屏刷屏").get_by_role("button", name="禁言").click()
    await page.get_by_role("button", name="确定").click()
    await expect(page.get_by_text("已办理：禁言")).to_be_visible()
    await expect(_line(page, "刷屏刷屏刷屏").get_by_text("禁言中")).to_be_visible()
    await page.get_by_role("button", name="解除").click()
    await page.get_by_role("button", name="确定").click()
    await expect(page.get_by_text("没有人被禁言")).to_be_visible()


async def test_a_question_is_put_on_the_page_and_answered_and_the_next_company_comes_on(
    desk: Visitor, gateway: Gateway, fair: FairStage
) -> None:
    page = await _at_work(desk, fair)
    await (await Person(gateway, fair.room.room_id).come()).ask("周末双休吗?", fair.room.job(0))
    question = _line(page, "周末双休吗")
    await question.get_by_role("button", name="置顶").click()
    await expect(question.get_by_text("已置顶")).to_be_visible()
    await page.get_by_role("button", name="下一家上台").click()
    await page.get_by_role("button", name="确定").click()
    await expect(page.get_by_text("第 1 家，共 10 家")).to_be_visible()
    await page.get_by_label("台上企业的岗位").select_option(index=1)
    await page.get_by_role("button", name="置顶岗位").click()
    await expect(page.get_by_role("button", name="取下")).to_have_count(1)
    await desk.shoot("moderation-desk")
    await page.get_by_role("button", name="取下").click()
    await expect(page.get_by_text("直播页没有置顶岗位")).to_be_visible()
    await question.get_by_role("button", name="已解答").click()
    await expect(question).to_have_count(0)
    await page.get_by_role("button", name="English").click()
    await expect(page.get_by_role("heading", name="Live comments")).to_be_visible()
    assert await desk.faults() == []
    await desk.shoot("moderation-english")


async def test_a_word_is_listed_changed_and_taken_off(desk: Visitor) -> None:
    await desk.log_in("moderator")
    page = await desk.go("/console#/moderation")
    await page.get_by_role("link", name="敏感词表").click()
    word = f"刷单返利{secrets.token_hex(3)}"
    terms = {"敏感词": word, "类别": "诈骗", "提出部门": "市网信办", "理由": "近期高发"}
    for label, text in terms.items():
        await page.locator("form.card").get_by_label(label).fill(text)
    await page.get_by_role("button", name="登记", exact=True).click()
    row = page.get_by_role("row").filter(has_text=word)
    await expect(row).to_contain_text("待审：审核后才显示")
    assert await desk.faults() == []
    await desk.shoot("moderation-words")
    await row.get_by_role("button", name="改处理方式").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("命中后").select_option("drop")
    await dialog.get_by_label("理由").fill("仍有人转发")
    await dialog.get_by_role("button", name="改处理方式").click()
    await expect(row).to_contain_text("不显示")
    await row.get_by_role("button", name="移除").click()
    await dialog.get_by_label("理由").fill("风险解除")
    await dialog.get_by_role("button", name="移除").click()
    await expect(page.get_by_text(f"已移除“{word}”")).to_be_visible()
    await expect(row.get_by_role("button")).to_have_count(0)


async def test_a_stage_that_somebody_else_has_changed_is_read_again_first(
    desk: Visitor, gateway: Gateway, fair: FairStage
) -> None:
    page = await _at_work(desk, fair)
    desk.expected_statuses = {409}
    button = page.get_by_role("button", name="下一家上台")
    await button.click()
    room = await gateway.get(f"{API}/rooms/{fair.room.room_id}")
    await page.route(f"**/rooms/{fair.room.room_id}", lambda route: route.fulfill(json=room))  # what this page saw
    target, saw = f"{API}/rooms/{fair.room.room_id}/stage/beginnings", {"saw_version": room["stage"]["version"]}
    await gateway.act(target, saw, token=fair.staff.moderator, key=key_of("next", fair.room.room_id))
    await page.get_by_role("button", name="确定").click()
    await expect(page.locator('[data-code="STALE_VALUE"]')).to_be_visible()
