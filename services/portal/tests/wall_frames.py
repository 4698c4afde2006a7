"""Frames of a full and busy room, the nth always the same: what a wall is fed with when nobody plays a show."""

import time
from random import Random

from shared.contracts.fair_frames import (
    Applications,
    Cell,
    HotJob,
    PlatformFigures,
    Question,
    RoomWall,
    SegmentWall,
    Wall,
    WallFigures,
)
from shared.contracts.fair_records import MINUTE_COUNTS, Comment

COMPANIES = (
    "示例养元饮品", "示例家居", "示例丝网", "示例食品", "示例泵业", "示例百货", "示例医药", "示例网络", "示例种业",
    "示例物流",
)  # fmt: skip
JOBS = ("质检员", "焊工", "数控车工", "会计", "前端工程师", "仓管员", "客服", "厨师")
REGIONS = {"131100": 4_812, "130100": 1_840, "130600": 1_210, "130900": 1_190, "110000": 905, "460300": None}
EDUCATION = {"bachelor": 5_020, "college": 4_790, "secondary": 980, "high": 860, "postgraduate": 790, "other": None}
SEGMENT_MS = 480_000
ON_STAGE = 4
_WORDS = ("这家公司离家近", "质检岗不错", "我们班都在看", "等着听薪资", "有没有宿舍", "已经投了，加油👍")


def wall_frame(fair_id: str, number: int) -> Wall:
    """The nth frame, a second of the show after the one before."""
    dice = Random(number)
    now_ms = int(time.time() * 1_000)
    return Wall(fair_id, now_ms, [_room(fair_id, number, now_ms, dice)])


def _room(fair_id: str, number: int, now_ms: int, dice: Random) -> RoomWall:
    begins_ms = now_ms - ON_STAGE * SEGMENT_MS - 150_000
    return RoomWall(
        room_id=f"{fair_id}-main", name="主会场", state="OPEN", speed=1, watermark_ms=now_ms - 5_000,
        fresh_ms=now_ms - 400, pcu_segment_id="s01", figures=_figures(170_000 + number * 3, dice),
        segments=[
            SegmentWall(
                f"s{place:02d}", f"c{place}", begins_ms + place * SEGMENT_MS, begins_ms + (place + 1) * SEGMENT_MS,
                _figures(20_000 if place <= ON_STAGE else 0, dice),
            )
            for place in range(len(COMPANIES))
        ],
        hot_jobs=[HotJob(f"j{place}", 900.0 / (place + 1) + dice.random()) for place in range(len(JOBS))],
        regions=[Cell(value, viewers) for value, viewers in REGIONS.items()],
        education=[Cell(value, viewers) for value, viewers in EDUCATION.items()],
        last={name: dice.randrange(9_000, 30_000) for name in MINUTE_COUNTS},
        before=dict.fromkeys(MINUTE_COUNTS, 18_000),
        counted={"items": number}, refused={},
        platform=PlatformFigures(160_000 + number, 18_000 + dice.randrange(99), 900_000 + number * 7, now_ms - 3_000),
        comments=[_comment(place, now_ms) for place in range(number, number + 20)],
        minute={name: dice.randrange(4_000) for name in MINUTE_COUNTS}, acts_per_s=dice.randrange(3_000, 9_000) / 10,
        question=Question("q0", "五险一金是入职就交吗？", 88),
        questions=[
            Question(f"q{place}", f"第 {place + 1} 个想问的：有没有班车和宿舍？", 88 - place * 11) for place in range(5)
        ],
        names={f"c{place}": name for place, name in enumerate(COMPANIES)}
        | {f"j{place}": name for place, name in enumerate(JOBS)},
    )  # fmt: skip


def _comment(place: int, at_ms: int) -> Comment:
    return Comment(f"1-viewer{place % 10}abcdefgh-{place}", f"观众{place % 97:02d}", _WORDS[place % len(_WORDS)], at_ms)


def _figures(pv: int, dice: Random) -> WallFigures:
    return WallFigures(
        pv=pv, uv=pv * 4 // 5, online=pv // 9 + dice.randrange(200), pcu=pv // 7, pcu_at_ms=1_661_479_200_000,
        avg_stay_s=148.2, median_stay_s=96, p90_stay_s=402, interaction_rate=0.312, comments=pv // 6, likes=pv * 3,
        questions=pv // 70, card_clicks=pv // 8, card_impressions=pv // 2,
        applications=Applications(pv // 40, pv // 44, pv // 60),
    )  # fmt: skip
