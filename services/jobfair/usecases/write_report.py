"""Write the report on a show (直播报告): provisional while figures may move, final once a closed room is folded."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta, timezone

from services.jobfair.domain.cell_names import EDUCATION, region_name
from services.jobfair.domain.figure_definitions import CELLS, FIGURES, HEAT, QUALITY
from services.jobfair.usecases.report_ports import (
    FigureShelf,
    Named,
    Report,
    ReportWriter,
    RoomFigures,
    Row,
    SegmentPage,
)
from shared.contracts.fair_frames import Cell, PlatformFigures, SegmentWall, WallFigures
from shared.contracts.refusals import REFUSALS, Code
from shared.kernel.decision import Refused

BEIJING = timezone(timedelta(hours=8))
_MINUTE_TITLES = ["分钟", "版本", "进入", "评论", "点赞", "提问", "卡片点击", "卡片曝光", "投递"]
_OF_PLATFORM = {"pv": "views", "online": "online", "likes": "likes"}


async def write_report(shelf: FigureShelf, writer: ReportWriter, room_id: str) -> bytes | Refused:
    """The file; NOT_FOUND for a room without figures."""
    figures = await shelf.figures_of(room_id)
    return Refused(Code.NOT_FOUND) if figures is None else await writer.write(_report(figures))


def _report(figures: RoomFigures) -> Report:
    wall = figures.wall
    return Report(
        title=f"{figures.fair_name} · {wall.name}",
        kind="最终报告" if figures.is_final else "阶段报告（数字仍可能变动）",
        facts=_facts(figures),
        rows=_rows(figures, wall.figures, wall.platform),
        minute_columns=_MINUTE_TITLES,
        minutes=[[minute.number, minute.version, *minute.counts] for minute in figures.minutes],
        segments=[_segment_page(figures, segment) for segment in wall.segments],
        hot_jobs=[Named(figures.jobs.get(one.job_id, one.job_id), round(one.heat, 1)) for one in wall.hot_jobs],
        heat_meaning=HEAT,
        regions=_cells(wall.regions, {cell.value: region_name(cell.value) for cell in wall.regions}),
        education=_cells(wall.education, EDUCATION),
        cells_meaning=CELLS,
        quality=[Row(one.title, wall.counted.get(one.name, 0), one.unit, one.meaning) for one in QUALITY],
        refused=[Named(_refusal(code), count) for code, count in sorted(wall.refused.items())],
    )


def _facts(figures: RoomFigures) -> list[tuple[str, str]]:
    wall, clock = figures.wall, figures.clock
    known = [
        ("主办", figures.host),
        ("直播间", f"{wall.name}（{wall.state}）"),
        ("开播时间", _time(clock.origin_ms)),
        ("数字截至", _time(figures.at_ms)),
        ("最新到达", _time(wall.fresh_ms)),
        ("水位线", _time(wall.watermark_ms)),
    ]
    if clock.speed > 1:
        known.append(("回放倍速", f"{clock.speed}倍：下列各口径中的时长均除以{clock.speed}，观看时长已折回原速"))
    if wall.platform is not None:
        known.append(("平台自报截至", _time(wall.platform.at_ms)))
    return known


def _rows(figures: RoomFigures, told: WallFigures, platform: PlatformFigures | None) -> list[Row]:
    """Every figure with its definition, and the platform's own beside ours."""
    values = _values(figures, told)
    return [
        Row(one.title, values[one.name], one.unit, one.meaning, _by_platform(one.name, platform))
        for one in FIGURES
        if one.name in values
    ]


def _values(figures: RoomFigures, told: WallFigures) -> dict[str, int | float | str]:
    """By name; `online` is missing where it is over, the peak's time where nobody came."""
    values: dict[str, int | float | str] = {
        "pv": told.pv,
        "uv": told.uv,
        "pcu": told.pcu,
        "avg_stay_s": round(told.avg_stay_s, 1),
        "median_stay_s": told.median_stay_s,
        "p90_stay_s": told.p90_stay_s,
        "interaction_rate": round(told.interaction_rate * 100, 2),
        "comments": told.comments,
        "likes": told.likes,
        "questions": told.questions,
        "card_impressions": told.card_impressions,
        "card_clicks": told.card_clicks,
        "submissions": told.applications.submissions,
        "person_jobs": told.applications.person_jobs,
        "people": told.applications.people,
    }
    if told.online is not None:
        values["online"] = told.online
    if told.pcu_at_ms is not None:
        values["pcu_at_ms"] = f"{_time(told.pcu_at_ms)}（开播{_into_the_show(figures, told.pcu_at_ms)}）"
    return values


def _by_platform(name: str, platform: PlatformFigures | None) -> int | None:
    own: int | None = getattr(platform, _OF_PLATFORM[name]) if platform and name in _OF_PLATFORM else None
    return own


def _segment_page(figures: RoomFigures, segment: SegmentWall) -> SegmentPage:
    company = figures.companies.get(segment.company_id, segment.company_id)
    time = f"{_time(segment.from_ms)} 至 {_time(segment.to_ms)}（开播{_into_the_show(figures, segment.from_ms)}起）"
    return SegmentPage(company, time, _rows(figures, segment.figures, None))


def _cells(cells: Iterable[Cell], names: Mapping[str, str]) -> list[Named]:
    return [Named(names.get(cell.value, cell.value), cell.viewers) for cell in cells]


def _refusal(code: str) -> str:
    return REFUSALS[Code(code)].title if code in set(Code) else code


def _into_the_show(figures: RoomFigures, at_ms: int) -> str:
    """Minutes and seconds since the beginning, at 1× speed."""
    minutes, seconds = divmod((at_ms - figures.clock.origin_ms) * figures.clock.speed // 1_000, 60)
    return f"{minutes:02d}分{seconds:02d}秒"


def _time(ms: int) -> str:
    return f"{datetime.fromtimestamp(ms / 1_000, UTC).astimezone(BEIJING):%Y-%m-%d %H:%M:%S}"
