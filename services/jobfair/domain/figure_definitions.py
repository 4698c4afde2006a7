"""What each figure of a live fair means, in the words that stand beside it wherever it is shown."""

from typing import NamedTuple


class Definition(NamedTuple):
    """A figure: its name in the code, its title, its unit, and how it is counted (口径)."""

    name: str
    title: str
    unit: str
    meaning: str


FIGURES = (
    Definition(
        "pv", "观看人次", "人次", "观看会话数。进入或心跳使会话延续45秒，离开即结束；结束后30秒内再有动静仍算同一会话"
    ),
    Definition("uv", "观看人数", "人", "至少有一次观看会话的不同观众，精确去重"),
    Definition("online", "当前在线", "人", "此刻会话未结束的观众"),
    Definition("pcu", "最高同时在线", "人", "开播后每秒取样在线人数，取其最大值"),
    Definition("pcu_at_ms", "最高在线时刻", "", "第一次达到最高同时在线的那一秒"),
    Definition("avg_stay_s", "人均观看时长", "秒", "全部会话的总时长÷观看人数"),
    Definition("median_stay_s", "观看时长中位数", "秒", "半数观众的观看时长不超过此值"),
    Definition("p90_stay_s", "观看时长九成位", "秒", "九成观众的观看时长不超过此值"),
    Definition("interaction_rate", "互动率", "%", "评论、点赞、提问、点击岗位卡片、投递至少一次的观众÷观看人数"),
    Definition("comments", "评论数", "条", "接收的评论，含待审与仅发送者可见的，不含被丢弃的"),
    Definition("likes", "点赞数", "次", "点赞次数之和"),
    Definition("questions", "提问数", "条", "接收的提问，含待审与仅发送者可见的，不含被丢弃的"),
    Definition("card_impressions", "岗位卡片曝光", "次", "卡片露出一半以上满1秒"),
    Definition("card_clicks", "岗位卡片点击", "次", "点开岗位卡片的次数"),
    Definition("submissions", "投递份数", "份", "提交的次数，撤回后再投另计一份"),
    Definition("person_jobs", "投递人岗数", "对", "不同的（人，岗位）"),
    Definition("people", "投递人数", "人", "不同的投递人"),
)
"""In the order in which they are shown."""

QUALITY = (
    Definition("items", "计入条数", "条", "去重后计入的互动"),
    Definition(
        "late_folded", "迟到并计入", "条", "晚于水位线（最新事件时间减5秒）60秒以内到达，已补入所属分钟，该分钟版本加一"
    ),
    Definition("late", "迟到未计入", "条", "晚于水位线60秒以上才到达，只在此计数"),
    Definition(
        "duplicates", "重复", "条",
        "同一来源、观众、类型与消息编号，或同一观众同一时刻的同种进入、心跳、离开，再次到达；整场只计一次",
    ),
    Definition("skewed", "时间不可信", "条", "所报时间与到达时间相差超过5秒（平台推送按约定放宽），按到达时间计"),
    Definition(
        "dropped", "丢弃的发言", "条",
        "按词表丢弃的评论与提问，以及平台推送的超出频次或禁言期间的评论与提问；不计入评论数与提问数",
    ),
    Definition("held", "待审的发言", "条", "因先审后发或按词表待审的评论与提问，计入评论数与提问数，放行前不公开"),
    Definition(
        "sender_only", "仅发送者可见", "条",
        "含电话等号码或按词表仅发送者可见的评论与提问，计入评论数与提问数，不公开",
    ),
)  # fmt: skip
"""How much of what came in is in the figures, and why the rest is not."""

HEAT = "点击1、提问3、投递10分，每位观众每岗位每种每10分钟计一次，热度每10分钟减半"
CELLS = "仅统计同意的观众，每人一值；不足5人的格子不显示"
