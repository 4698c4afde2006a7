"""A report says every figure with its definition, in words for people."""

from dataclasses import replace

import msgspec

from services.jobfair.domain.cell_names import EDUCATION, Education, region_name
from services.jobfair.domain.figure_definitions import FIGURES, QUALITY
from services.jobfair.tests.report_fakes import ROOM, WALL, MemoryShelf
from services.jobfair.usecases.report_ports import Report, RoomFigures
from services.jobfair.usecases.write_report import write_report
from shared.contracts.fair_records import RoomClock
from shared.contracts.refusals import Code
from shared.kernel.decision import Refused


class Reader:
    """Keeps the report instead of laying it out."""

    async def write(self, report: Report) -> bytes:
        return msgspec.msgpack.encode(report)


async def report_on(room: RoomFigures) -> Report:
    made = await write_report(MemoryShelf(r1=room), Reader(), "r1")
    assert isinstance(made, bytes)
    return msgspec.msgpack.decode(made, type=Report)


async def test_a_room_without_figures_is_not_found() -> None:
    refused = await write_report(MemoryShelf(), Reader(), "r1")
    assert isinstance(refused, Refused)
    assert refused.reason is Code.NOT_FOUND


async def test_every_figure_stands_beside_its_definition() -> None:
    report = await report_on(ROOM)
    assert [(row.title, row.meaning) for row in report.rows] == [(one.title, one.meaning) for one in FIGURES]
    assert [row.title for row in report.quality] == [one.title for one in QUALITY]
    values = {row.title: row.value for row in report.rows}
    assert values["观看人次"] == 28_500
    assert values["互动率"] == 39.82
    assert values["最高在线时刻"] == "2022-08-26 08:01:37（开播65分00秒）"


async def test_the_platforms_own_figures_stand_beside_ours() -> None:
    report = await report_on(ROOM)
    told = {row.title: row.platform for row in report.rows if row.platform is not None}
    assert told == {"观看人次": 29_113, "点赞数": 93_000}
    alone = await report_on(replace(ROOM, wall=msgspec.structs.replace(WALL, platform=None)))
    assert not [row for row in alone.rows if row.platform is not None]
    assert "平台自报截至" not in dict(alone.facts)


async def test_a_report_says_whether_its_figures_may_still_move() -> None:
    assert (await report_on(ROOM)).kind == "最终报告"
    assert "仍可能变动" in (await report_on(replace(ROOM, is_final=False))).kind


async def test_a_replay_says_its_speed_and_a_show_at_its_own_pace_does_not() -> None:
    assert "40倍" in dict((await report_on(ROOM)).facts)["回放倍速"]
    live = replace(ROOM, clock=RoomClock(ROOM.clock.origin_ms))
    assert "回放倍速" not in dict((await report_on(live)).facts)


async def test_a_company_has_its_minutes_on_stage_also_when_nobody_came() -> None:
    first, second = (await report_on(ROOM)).segments
    assert first.title == "河北养元智汇饮品股份有限公司"
    assert first.time == "2022-08-26 08:00:00 至 2022-08-26 08:00:12（开播00分00秒起）"
    assert second.title == "c2"
    titles = {row.title for row in second.rows}
    assert {"最高在线时刻", "当前在线"}.isdisjoint(titles)


async def test_cells_and_jobs_have_names_and_small_cells_no_number() -> None:
    report = await report_on(ROOM)
    assert [tuple(one) for one in report.regions] == [
        ("衡水", 812), ("山东（371400）", None), ("北京", 44), ("999999", None)
    ]  # fmt: skip
    assert [tuple(one) for one in report.education] == [("本科", 700), ("其他", None)]
    assert [tuple(one) for one in report.hot_jobs] == [("质检员", 12.3), ("j2", 3.0)]


async def test_what_the_door_refused_is_told_in_words() -> None:
    report = await report_on(ROOM)
    assert [one.value for one in report.refused] == [7, 1]
    assert report.refused[0].name != "TOO_MANY"
    assert report.refused[1].name == "X"


def test_every_level_of_education_has_a_name() -> None:
    assert set(EDUCATION) == set(Education)


def test_a_code_nobody_knows_stands_for_itself() -> None:
    assert region_name("131100") == "衡水"
    assert region_name("990000") == "990000"
