"""What companies write into the cells of a sheet, read into values: pay, numbers, days."""

import re
import unicodedata
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import TypeAlias

from services.jobfair.domain.posting import Employment
from shared.kernel.fen import FEN_PER_YUAN, Fen

CHINA = timezone(timedelta(hours=8))
HEADCOUNT_MAX = 100_000
PAY_YUAN_MAX = 10_000_000
YEARS = range(2000, 2100)

_HEADCOUNT = re.compile(r"(\d{1,6})(?:\.0)?\s*(?:人|名|位)?")
_PAY = r"(\d{1,8}(?:,\d{3})*(?:\.\d{1,4})?)\s*(万|千|k|w)?"
_PER_MONTH = r"\s*(?:元|人民币)?\s*(?:(?:/|每|一)?(?:月|个月|month))?(?:起|以上|左右)?"
_ONE_PAY = re.compile(rf"[¥￥]?{_PAY}{_PER_MONTH}")
_TWO_PAYS = re.compile(rf"[¥￥]?{_PAY}\s*(?:元)?\s*[-~—–至到]+\s*[¥￥]?{_PAY}{_PER_MONTH}")
_TIMES = {"": 1, "千": 1_000, "k": 1_000, "万": 10_000, "w": 10_000}
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]\d{1,2}:\d{2}(?::\d{2})?)?")
_UNSAID = frozenset({"", "/", "-", "无", "面议", "待定", "详谈", "n/a", "none"})
_EMPLOYMENTS = {
    Employment.FULL_TIME: (
        "", "全职", "全日制", "正式", "正式工", "合同制", "劳动合同", "full time", "fulltime", "full-time",
    ),
    Employment.PART_TIME: ("兼职", "非全日制", "小时工", "part time", "part-time"),
    Employment.INTERN: ("实习", "实习生", "见习", "intern", "internship"),
    Employment.TEMPORARY: ("临时", "临时工", "短期", "季节工", "劳务", "劳务派遣", "派遣", "temporary"),
}  # fmt: skip
_EMPLOYMENT_OF = {name: employment for employment, names in _EMPLOYMENTS.items() for name in names}

PayRange: TypeAlias = tuple[Fen | None, Fen | None]


class CellError(ValueError):
    """A cell that cannot be read, with the sentence for who wrote it."""


def read_headcount(cell: str) -> int | None:
    """How many are sought (招聘人数); None where the cell says nothing."""
    text = _plain(cell)
    if text in _UNSAID:
        return None
    found = _HEADCOUNT.fullmatch(text)
    if not found or not 0 < int(found[1]) <= HEADCOUNT_MAX:
        raise CellError(f"招聘人数须为1到{HEADCOUNT_MAX}的整数")
    return int(found[1])


def read_pay(cell: str) -> Fen | None:
    """A pay a month (月薪) in fen: 3500, 3,500元/月, 0.35万, 3.5k; None where it is left open (面议)."""
    text = _plain(cell)
    if text in _UNSAID:
        return None
    found = _ONE_PAY.fullmatch(text)
    if not found:
        raise CellError("基本工资须为每月金额，如3500")
    return _fen(found[1], found[2])


def read_pay_range(cell: str) -> PayRange:
    """The range of pay (薪资范围): 4000-6000, 4-6千, 0.4万至0.6万; one amount is both ends."""
    text = _plain(cell)
    if text in _UNSAID:
        return None, None
    one = _ONE_PAY.fullmatch(text)
    if one:
        amount = _fen(one[1], one[2])
        return amount, amount
    two = _TWO_PAYS.fullmatch(text)
    if not two:
        raise CellError("薪资范围须如4000-6000")
    low, high = _fen(two[1], two[2] or two[4]), _fen(two[3], two[4])
    if low > high:
        raise CellError("薪资范围的下限高于上限")
    return low, high


def read_valid_until(cell: str) -> datetime | None:
    """The last day of validity (有效期至), as the instant at which it is over in China."""
    text = _plain(cell)
    if text in _UNSAID:
        return None
    found = _DAY.fullmatch(text)
    try:
        day = date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        day = None
    if day is None or day.year not in YEARS:
        raise CellError("有效期须为日期，如2022-09-30")
    return datetime.combine(day + timedelta(days=1), time(), CHINA).astimezone(UTC)


def read_employment(cell: str) -> Employment:
    """The kind of work (用工性质); full time where nothing is said."""
    text = _plain(cell)
    if text not in _EMPLOYMENT_OF:
        raise CellError("用工性质须为全职、兼职、实习或临时")
    return _EMPLOYMENT_OF[text]


def _plain(cell: str) -> str:
    return unicodedata.normalize("NFKC", cell).strip().casefold()


def _fen(number: str, unit: str | None) -> Fen:
    yuan = Decimal(number.replace(",", "")) * _TIMES[unit or ""]
    if not 0 < yuan <= PAY_YUAN_MAX:
        raise CellError("金额超出范围")
    return Fen(int(yuan * FEN_PER_YUAN))
