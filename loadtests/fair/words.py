"""What viewers write: comments and questions from a small grammar; some hold what a moderator keeps back."""

from random import Random

FORBIDDEN = ("加微信刷单", "日赚千元", "内部名额代办")
"""For the list of words of a demo's room."""
_WHO = ("我", "我们班", "应届生", "退伍军人", "我表弟", "宝妈", "在衡水的", "想回老家的")
_WHAT = ("想去", "投了", "很喜欢", "关注", "了解过", "推荐", "等着听", "问过")
_WHICH = ("这家公司", "这个岗位", "养元", "质检岗", "电商运营", "储备干部", "文员", "研发岗", "销售岗", "会计岗")
_HOW = ("", "!", "。", "~", ",加油", ",不错", ",有前途", ",离家近", ",👍", ",支持")
_ASKED = (
    "五险一金是入职就交吗", "试用期多久", "大专可以投吗", "有没有宿舍", "周末双休吗", "应届生底薪多少", "需要经验吗",
    "可以异地面试吗", "什么时候出结果", "有没有班车", "加班多不多", "女生多吗",
)  # fmt: skip
_PHONE_SHARE, _FORBIDDEN_SHARE = 0.012, 0.006
_CHINESE_DIGITS = "零一二三四五六七八九"


def comment(dice: Random) -> str:
    """A comment; a few tell a phone number, plainly or not, a few what the list of words forbids."""
    text = dice.choice(_WHO) + dice.choice(_WHAT) + dice.choice(_WHICH) + dice.choice(_HOW)
    kind = dice.random()
    if kind < _PHONE_SHARE:
        return f"{text} 联系我{_phone(dice)}"
    if kind < _PHONE_SHARE + _FORBIDDEN_SHARE:
        return f"{dice.choice(FORBIDDEN)},{text}"
    return text


def question(dice: Random) -> str:
    """A question to the company on stage."""
    return f"{dice.choice(_WHICH)}{dice.choice(_ASKED)}?"


def _phone(dice: Random) -> str:
    digits = f"19{dice.randrange(10**9):09d}"
    spelling = dice.randrange(3)
    if spelling == 0:
        return digits
    if spelling == 1:
        return f"{digits[:3]} {digits[3:7]} {digits[7:]}"
    return "".join(_CHINESE_DIGITS[int(digit)] for digit in digits)
