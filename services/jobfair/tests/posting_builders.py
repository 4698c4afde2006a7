"""Postings for tests: one that offends nobody, and what differs."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from services.jobfair.domain.posting import Posting
from shared.kernel.fen import Fen

USCC, OTHER_USCC = "91131100MA0000001E", "91131100MA0000002H"
FAIR = "fair-1"
LAWFUL = Posting(
    uscc=USCC,
    employer="示例饮品股份有限公司",
    job_no="A01",
    title="灌装线操作工",
    occupation="生产制造",
    industry="食品饮料",
    headcount=5,
    education="高中",
    conditions="能倒班，有经验者优先",
    duties="操作灌装设备并做好记录",
    place="桃城区示例大街1号",
    base_pay_fen=Fen(350_000),
    pay_min_fen=Fen(400_000),
    pay_max_fen=Fen(600_000),
    valid_until=datetime(2099, 9, 30, 16, tzinfo=UTC),
)


def posting(**differs: Any) -> Posting:
    return replace(LAWFUL, **differs)


def cells(of: Posting) -> list[str]:
    """The row that reads as this posting, in the order of the headers' table."""
    until = of.valid_until - timedelta(hours=16) if of.valid_until else None
    pays = [str(pay // 100) for pay in (of.pay_min_fen, of.pay_max_fen) if pay is not None]
    employment = {"FULL_TIME": "全职", "PART_TIME": "兼职", "INTERN": "实习", "TEMPORARY": "临时"}[of.employment]
    return [
        of.uscc, of.employer, of.job_no, of.title, of.occupation, of.industry, str(of.headcount or ""), of.education,
        of.conditions, of.duties, of.place, str(of.base_pay_fen // 100) if of.base_pay_fen else "", "-".join(pays),
        employment, until.date().isoformat() if until else "",
    ]  # fmt: skip
