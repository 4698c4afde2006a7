"""Imports: tried first, accepted by hash, written in parts."""

import io
from dataclasses import replace
from typing import Any

import pytest
import python_calamine

from services.jobfair.adapters.xlsx_sheets import XlsxSheets
from services.jobfair.domain.catalogue_plan import ChangeState, Kind
from services.jobfair.domain.posting import PostingState, Refusal
from services.jobfair.tests.catalogue_worlds import (
    GATE,
    CatalogueWorld,
    CsvReader,
    accepted,
    imported,
    kept,
    sheet,
    tried,
)
from services.jobfair.tests.posting_builders import FAIR, LAWFUL, OTHER_USCC, cells, posting
from services.jobfair.usecases import catalogue_ports
from services.jobfair.usecases.accept_change import accept_change
from services.jobfair.usecases.finish_changes import finish_changes
from services.jobfair.usecases.plan_import import plan_import
from services.jobfair.usecases.see_change import ShownChange, see_change
from services.jobfair.usecases.withdraw_posting import withdraw_posting
from services.jobfair.usecases.write_change import write_change
from services.jobfair.usecases.write_error_sheet import write_error_sheet
from shared.kernel.decision import Refused

BLOCKED = posting(job_no="A02", conditions="限男性")
BAD = [*cells(posting(job_no="A03"))[:6], "若干", *cells(LAWFUL)[7:]]


def many(count: int) -> list[Any]:
    return [posting(job_no=f"N{number}") for number in range(count)]


async def test_a_trial_says_what_would_be_done_and_does_nothing(world: CatalogueWorld) -> None:
    plan = await tried(world, LAWFUL, BLOCKED, BAD, LAWFUL)
    assert dict(plan.figures) == {
        "rows": 4, "inserted": 2, "updated": 0, "unchanged": 0, "refused": 2, "shown": 1, "warned": 0, "blocked": 1,
    }  # fmt: skip
    async with world.open() as catalogue:
        assert await catalogue.known(FAIR) == {}
        shown = await see_change(catalogue, FAIR, plan.change_id, Kind.IMPORT, part_no=0)
    assert isinstance(shown, ShownChange)
    assert [(row.row_no, row.sentences) for row in shown.part.refused] == [
        (4, ("招聘人数须为1到100000的整数",)),
        (5, ("与第2行的岗位编号重复",)),
    ]
    assert shown.change.state == ChangeState.PLANNED


async def test_the_same_file_tried_twice_is_the_same_plan(world: CatalogueWorld) -> None:
    assert await tried(world, LAWFUL) == await tried(world, LAWFUL)
    assert (await tried(world, LAWFUL)).sha256 != (await tried(world, BLOCKED)).sha256


async def test_what_was_accepted_is_written(world: CatalogueWorld) -> None:
    change = await imported(world, LAWFUL, BLOCKED)
    assert (await kept(world, LAWFUL)).posting == LAWFUL
    assert (await kept(world, LAWFUL)).state == PostingState.SHOWN
    blocked = await kept(world, BLOCKED)
    assert (blocked.state, [hit.words for hit in blocked.hits]) == (PostingState.BLOCKED, ["限男性"])
    async with world.open() as catalogue:
        written = await catalogue.change(change.change_id)
    assert written is not None
    assert written.state == ChangeState.WRITTEN


async def test_a_second_file_updates_what_differs_and_leaves_the_rest(world: CatalogueWorld) -> None:
    await imported(world, LAWFUL, BLOCKED)
    listed = (await kept(world, BLOCKED)).listed_no
    corrected = replace(BLOCKED, conditions="能吃苦耐劳")
    change = await imported(world, LAWFUL, corrected, posting(uscc=OTHER_USCC, employer="示例家居有限公司"))
    assert {name: change.figures[name] for name in ("inserted", "updated", "unchanged")} == {
        "inserted": 1, "updated": 1, "unchanged": 1,
    }  # fmt: skip
    now = await kept(world, BLOCKED)
    assert (now.posting, now.state, now.listed_no) == (corrected, PostingState.SHOWN, listed)


async def test_a_plan_made_before_another_change_is_stale(world: CatalogueWorld) -> None:
    first, second = await tried(world, LAWFUL), await tried(world, BLOCKED)
    assert not isinstance(await accepted(world, first), Refused)
    assert await plan_import(world.open, CsvReader(), GATE, FAIR, sheet(LAWFUL)) == Refused(
        Refusal.WRONG_STATE, f"{first.change_id} is being written"
    )
    await write_change(world.open, first.change_id)
    assert await accepted(world, second) == Refused(Refusal.NOT_FOUND)  # forgotten with the version it was made for
    assert await accepted(world, first) == Refused(Refusal.WRONG_STATE, "it is WRITTEN")


async def test_a_plan_is_accepted_by_its_own_hash_at_its_own_fair_only(world: CatalogueWorld) -> None:
    plan = await tried(world, LAWFUL)
    async with world.open() as catalogue:
        wrong = await accept_change(catalogue, FAIR, plan.change_id, Kind.IMPORT, saw_sha256="0" * 64)
        kind = await accept_change(catalogue, FAIR, plan.change_id, Kind.RESCREENING, saw_sha256=plan.sha256)
        fair = await accept_change(catalogue, "fair-2", plan.change_id, Kind.IMPORT, saw_sha256=plan.sha256)
    assert wrong == Refused(Refusal.STALE_VALUE, "sha256: not this plan's")
    assert kind == fair == Refused(Refusal.NOT_FOUND)


async def test_a_plan_from_before_an_act_on_a_posting_is_stale(world: CatalogueWorld) -> None:
    await imported(world, LAWFUL)
    plan = await tried(world, BLOCKED)
    async with world.open() as catalogue:
        await withdraw_posting(catalogue, (await kept(world, LAWFUL)).job_id)
    assert await accepted(world, plan) == Refused(
        Refusal.STALE_VALUE, "the catalogue has changed since: try the change again first"
    )


async def test_two_plans_are_not_written_at_once(world: CatalogueWorld) -> None:
    plan = await tried(world, LAWFUL)
    async with world.open() as catalogue:
        await catalogue.add_change(replace(plan, change_id="other", state=ChangeState.WRITING))
    assert await accepted(world, plan) == Refused(Refusal.WRONG_STATE, "other is being written")


async def test_whoever_finds_a_change_unfinished_finishes_it(world: CatalogueWorld) -> None:
    plan = await tried(world, *many(catalogue_ports.PART_ROWS + 1))
    assert plan.parts == 2
    assert not isinstance(await accepted(world, plan), Refused)
    assert await finish_changes(world.open)  # nobody wrote a part of it
    assert not await finish_changes(world.open)
    assert await write_change(world.open, plan.change_id) == 0
    async with world.open() as catalogue:
        assert len(await catalogue.known(FAIR)) == catalogue_ports.PART_ROWS + 1


async def test_a_file_without_rows_is_a_change_of_nothing(world: CatalogueWorld) -> None:
    change = await imported(world)
    assert (change.parts, change.figures["rows"]) == (0, 0)


async def test_a_withdrawn_posting_stays_withdrawn_when_it_comes_again(world: CatalogueWorld) -> None:
    await imported(world, LAWFUL)
    async with world.open() as catalogue:
        job_id = (await kept(world, LAWFUL)).job_id
        assert await withdraw_posting(catalogue, job_id) == {"job_id": job_id, "state": PostingState.WITHDRAWN}
        assert await withdraw_posting(catalogue, "unknown") == Refused(Refusal.NOT_FOUND)
    await imported(world, replace(LAWFUL, title="新的名称"))
    assert (await kept(world, LAWFUL)).state == PostingState.WITHDRAWN


async def test_no_posting_is_withdrawn_while_a_change_is_written(world: CatalogueWorld) -> None:
    await imported(world, LAWFUL)
    plan = await tried(world, BLOCKED)
    await accepted(world, plan)
    async with world.open() as catalogue:
        assert isinstance(await withdraw_posting(catalogue, (await kept(world, LAWFUL)).job_id), Refused)


async def test_a_bad_file_an_unknown_fair_and_a_sheet_without_header_are_refused(world: CatalogueWorld) -> None:
    broken = await plan_import(world.open, CsvReader(), GATE, FAIR, b"broken")
    unknown = await plan_import(world.open, CsvReader(), GATE, "nowhere", sheet(LAWFUL))
    headless = await plan_import(world.open, CsvReader(), GATE, FAIR, "姓名,年龄\n甲,3\n".encode())
    assert broken == Refused(Refusal.MALFORMED, "broken")
    assert unknown == Refused(Refusal.NOT_FOUND)
    assert headless == Refused(Refusal.MALFORMED, "表头缺少：统一社会信用代码、岗位编号、岗位名称")


async def test_refused_rows_come_back_as_they_were_with_what_is_wrong(world: CatalogueWorld) -> None:
    evil = [*BAD]
    evil[3] = "=cmd|' /C calc'!A0"
    plan = await tried(world, LAWFUL, evil)
    content = await write_error_sheet(world.open, XlsxSheets(), FAIR, plan.change_id)
    assert isinstance(content, bytes)
    rows = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert rows[0][0] == "行号"
    assert rows[0][-1] == "错误"
    assert rows[1][0] == "3"
    assert rows[1][4] == "'=cmd|' /C calc'!A0"
    assert rows[1][-1] == "招聘人数须为1到100000的整数"
    assert await write_error_sheet(world.open, XlsxSheets(), "other", plan.change_id) == Refused(Refusal.NOT_FOUND)


async def test_a_change_is_shown_at_its_own_fair_only(world: CatalogueWorld) -> None:
    plan = await tried(world, LAWFUL)
    async with world.open() as catalogue:
        shown = await see_change(catalogue, FAIR, plan.change_id, Kind.IMPORT, part_no=7)
        elsewhere = await see_change(catalogue, "other", plan.change_id, Kind.IMPORT, part_no=0)
    assert isinstance(shown, ShownChange)
    assert shown.part.rows == []
    assert elsewhere == Refused(Refusal.NOT_FOUND)


@pytest.mark.parametrize("later", ["", "示例饮品股份有限公司"])
async def test_a_companys_name_stays_when_a_later_row_leaves_it_out(world: CatalogueWorld, later: str) -> None:
    await imported(world, LAWFUL)
    await imported(world, posting(job_no="A09", employer=later, industry=""))
    async with world.jobs() as jobs:
        (company,) = await jobs.companies(FAIR, "", 10)
    assert (company.name, company.industry) == ("示例饮品股份有限公司", "食品饮料")
