"""Figures of a made-up room, and a shelf that has them in memory."""

from services.jobfair.usecases.report_ports import Minute, RoomFigures
from shared.contracts.fair_frames import (
    Applications,
    Cell,
    HotJob,
    PlatformFigures,
    RoomWall,
    SegmentWall,
    WallFigures,
)
from shared.contracts.fair_records import RoomClock

ORIGIN_MS = 1_661_472_000_000  # 2022-08-26 08:00 in Beijing
FIGURES = WallFigures(
    pv=28_500, uv=21_900, online=0, pcu=1_090, pcu_at_ms=ORIGIN_MS + 97_500, avg_stay_s=156.4321, median_stay_s=105,
    p90_stay_s=312, interaction_rate=0.39817, comments=4_600, likes=101_000, questions=400, card_clicks=1_200,
    card_impressions=6_800, applications=Applications(64, 60, 58),
)  # fmt: skip
NOBODY = WallFigures(0, 0, None, 0, None, 0.0, 0, 0, 0.0, 0, 0, 0, 0, 0, Applications(0, 0, 0))
WALL = RoomWall(
    room_id="r1", name="主会场", state="CLOSED", speed=40, watermark_ms=ORIGIN_MS + 120_000,
    fresh_ms=ORIGIN_MS + 121_000, pcu_segment_id="s1", figures=FIGURES,
    segments=[
        SegmentWall("s1", "c1", ORIGIN_MS, ORIGIN_MS + 12_000, FIGURES),
        SegmentWall("s2", "c2", ORIGIN_MS + 12_000, ORIGIN_MS + 24_000, NOBODY),
    ],
    hot_jobs=[HotJob("j1", 12.345), HotJob("j2", 3.0)],
    regions=[Cell("131100", 812), Cell("371400", None), Cell("110000", 44), Cell("999999", None)],
    education=[Cell("bachelor", 700), Cell("other", None)],
    last={}, before={}, counted={"items": 316_000, "late": 410, "duplicates": 15_600}, refused={"TOO_MANY": 7, "X": 1},
    platform=PlatformFigures(views=29_113, online=None, likes=93_000, at_ms=ORIGIN_MS + 119_000), comments=[],
)  # fmt: skip
ROOM = RoomFigures(
    fair_name="=职就未来，乐业衡水", host="衡水市人社局", clock=RoomClock(ORIGIN_MS, speed=40), wall=WALL,
    at_ms=ORIGIN_MS + 122_000, is_final=True,
    minutes=[Minute(number, 1 + number % 2, (number, 60, 1_200, 5, 15, 80, 1)) for number in range(-1, 80)],
    companies={"c1": "河北养元智汇饮品股份有限公司"}, jobs={"j1": "质检员"},
)  # fmt: skip


class MemoryShelf:
    """What was put on it."""

    def __init__(self, **rooms: RoomFigures) -> None:
        self._rooms = rooms

    async def figures_of(self, room_id: str) -> RoomFigures | None:
        return self._rooms.get(room_id)
